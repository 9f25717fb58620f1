//! `weft hxl`: files from elsewhere, looked at.

use std::ffi::OsStr;
use std::path::Path;

use serde_json::Value;
use testkit::program::{Ran, run};

use crate::binary;

const SHEET: &str = "Who does what\nGroupe,Lieu,Début\n#org,#adm1+name,#date+start\nCroix Bleue,Nord,2026-03-01\n\
                     Croix Bleue,Sud,demain\nLa Main,Nord,2026-04-01\n";

fn hxl(args: &[&OsStr]) -> Ran {
    let all: Vec<&OsStr> = [OsStr::new("hxl")]
        .into_iter()
        .chain(args.iter().copied())
        .collect();
    run(&binary(), &all, &[], "")
}

fn asked(what: &str, file: &Path, more: &[&str]) -> Ran {
    let mut args = vec![OsStr::new(what), file.as_os_str()];
    args.extend(more.iter().map(OsStr::new));
    hxl(&args)
}

pub fn told(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

pub fn written(folder: &Path, name: &str, content: &[u8]) -> std::path::PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, content).unwrap();
    file
}

#[test]
fn a_table_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "list.csv", SHEET.as_bytes());
    let ran = asked("inspect", &file, &["--count", "#org", "--format", "json"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let answer = told(&ran);
    assert_eq!(answer["status"], "tagged");
    assert_eq!(answer["columns"], serde_json::json!(["#org", "#adm1+name", "#date+start"]));
    assert_eq!(answer["headers"], serde_json::json!(["Groupe", "Lieu", "Début"]));
    assert_eq!(answer["rows"], 3);
    assert_eq!(answer["count_by"]["#org"]["Croix Bleue"], 2);
    let ran = asked("inspect", &file, &["--count", "#org"]);
    for words in ["rows: 3", "column 3: #date+start  Début", "2  Croix Bleue"] {
        assert!(ran.out.contains(words), "{words}: {ran:?}");
    }
}

#[test]
fn what_is_wrong_is_told_by_row_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "list.csv", SHEET.as_bytes());
    let ran = asked("validate", &file, &["--format", "json"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let answer = told(&ran);
    let finding = &answer["findings"][0];
    assert_eq!((&finding["row"], &finding["column"]), (&Value::from(5), &Value::from(3)), "{answer}");
    assert_eq!(finding["severity"], "error");
    let ran = asked("validate", &file, &[]);
    assert!(ran.out.starts_with("error, row 5, column 3: "), "{ran:?}");
    let mended = SHEET.replace("demain", "2026-03-02");
    let file = written(folder.path(), "mended.csv", mended.as_bytes());
    assert_eq!(asked("validate", &file, &[]).code, 0);
    // Rules of one's own.
    let rules = written(folder.path(), "rules.csv", b"#valid_tag,#valid_value+list\n#adm1,Nord|Est\n");
    let rules = rules.to_str().unwrap();
    let ran = asked("validate", &file, &["--schema", rules]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("row 5, column 2: "), "{ran:?}");
    let ran = asked("validate", &file, &["--schema", file.to_str().unwrap()]);
    assert!(ran.code == 1 && ran.err.contains("holds no rules"), "{ran:?}");
}

#[test]
fn what_is_no_table_gets_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let picture = written(folder.path(), "list.xlsx", b"\x89PNG\r\n\x1a\n0000");
    for what in ["inspect", "validate"] {
        let ran = asked(what, &picture, &["--format", "json"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        let answer = told(&ran);
        assert_eq!(answer["status"], "error");
        assert!(answer["message"].as_str().unwrap().ends_with('.'), "{answer}");
        let ran = asked(what, &folder.path().join("none.csv"), &["--format", "json"]);
        assert!(
            told(&ran)["message"]
                .as_str()
                .unwrap()
                .contains("could not be read"),
            "{ran:?}"
        );
    }
    let file = written(folder.path(), "list.csv", SHEET.as_bytes());
    let ran = asked("inspect", &file, &["--count", "# org"]);
    assert!(ran.code == 2 && ran.err.contains("is no hashtag"), "{ran:?}");
    let ran = asked("inspect", &file, &["--sheet", "0"]);
    assert_eq!(ran.code, 2, "{ran:?}");
}

#[test]
fn words_from_elsewhere_do_not_move_the_pen() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "list.json", b"[[\"#org\"],[\"\\u001b]0;x\\u0007Evil\\u202e\"]]");
    let ran = asked("inspect", &file, &["--count", "#org"]);
    assert!(ran.out.contains("Evil\\u{202e}"), "{ran:?}");
    assert!(!ran.out.contains(['\u{1b}', '\u{7}', '\u{202E}']), "{ran:?}");
}

#[test]
fn a_file_without_end_is_refused_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.csv");
    std::fs::File::create(&file).unwrap().set_len(4 << 30).unwrap();
    let ran = asked("inspect", &file, &["--format", "json"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(told(&ran)["message"].as_str().unwrap().contains("larger than"), "{ran:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "list.csv", SHEET.as_bytes());
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = std::process::Command::new(binary());
    let status = command
        .args(["hxl", "inspect"])
        .arg(&file)
        .stdout(full)
        .stderr(std::process::Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(1));
}
