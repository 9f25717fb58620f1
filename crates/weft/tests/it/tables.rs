//! `weft hxl` and `weft import`: files from elsewhere, looked at and taken in.

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

fn told(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

fn written(folder: &Path, name: &str, content: &[u8]) -> std::path::PathBuf {
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

/// French, tags in row six, several organisations in a cell, misspelt places, one row without a place.
pub const MESSY: &str = "\u{FEFF}Cartographie des acteurs;;;;;;;\n;;;;;;;\nMise à jour : novembre 2026;;;;;;;\n;;;;;;;\n\
Organisation;Sigle;Domaine;Activité;Pays;Province;Début;Statut\n\
#org+name;#org+acronym;#sector+name;#subsector+name;#country+name;#adm1+name;#date+start;#status\n\
Fondation Kalimba;FK;Protection;Legal aid;Thaïlande;Chiang Rai;01/03/2026;en cours\n\
FONDATION KALIMBA;;Protection;Legal aid;Thaïlande;Chiang Rai;01/03/2026;en cours\n\
Kalimba Fondation;;Protection;Counselling;Thaïlande;Chiang Ria;2026-04-01;prévu\n\
Réseau du Nord; ;Recovery;Peer support;Thaïlande;Nan;1er mai 2026;en cours\n\
\"Réseau du Nord; Maison Claire\";;Protection;Night bus;Thaïlande;Phayao;2026-06-01;en cours\n\
Maison Claire;;Protection;Legal aid;;;2026-06-01;en cours\n";

/// A folder with a coalition in Chiang Rai.
fn rivers() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = [
        "coalition",
        "create",
        "rivers",
        "--name",
        "Rivers",
        "--area",
        "TH-57",
    ];
    let ran = weft(&made, folder.path());
    assert_eq!(ran.code, 0, "{ran:?}");
    folder
}

fn weft(args: &[&str], data: &Path) -> Ran {
    let mut all: Vec<&OsStr> = args.iter().map(OsStr::new).collect();
    all.extend([OsStr::new("--data"), data.as_os_str()]);
    run(&binary(), &all, &[], "")
}

fn import(data: &Path, file: &Path, more: &[&str]) -> (i32, Value) {
    let mut args = vec![
        "import",
        "activities",
        file.to_str().unwrap(),
        "--coalition",
        "rivers",
        "--format",
        "json",
    ];
    args.extend(more);
    let ran = weft(&args, data);
    (ran.code, told(&ran))
}

fn counts(answer: &Value) -> [u64; 5] {
    ["rows", "added", "changed", "unchanged", "refused"].map(|name| answer[name].as_u64().unwrap())
}

#[test]
fn a_messy_table_is_taken_in_once() {
    let data = rivers();
    let file = written(data.path(), "acteurs.csv", MESSY.as_bytes());
    // Nothing is taken for granted.
    let (code, answer) = import(data.path(), &file, &[]);
    assert_eq!(code, 1, "{answer}");
    assert!(!answer["open"].as_array().unwrap().is_empty() && answer["written"] == false, "{answer}");
    let (code, tried) = import(data.path(), &file, &["--yes", "--dry-run"]);
    assert_eq!((code, counts(&tried)), (3, [6, 4, 0, 1, 1]), "{tried}");
    let (code, answer) = import(data.path(), &file, &["--yes"]);
    assert_eq!((code, counts(&answer)), (3, [6, 4, 0, 1, 1]), "{answer}");
    let made = &answer["made"];
    assert_eq!(
        made["organisations"],
        serde_json::json!(["Fondation Kalimba", "Réseau du Nord", "Maison Claire"])
    );
    assert_eq!(made["kinds"], serde_json::json!(["Night bus"]));
    assert_eq!(made["places"], serde_json::json!(["Nan", "Phayao"]));
    let said: Vec<String> = answer["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .map(Value::to_string)
        .collect();
    assert!(
        said.iter()
            .any(|remark| remark.contains("\"row\":12") && remark.contains("where")),
        "{said:?}"
    );
    // The same again says nothing new; a corrected one changes what it corrects.
    let (code, again) = import(data.path(), &file, &["--yes"]);
    assert_eq!((code, counts(&again)), (3, [6, 0, 0, 5, 1]), "{again}");
    let corrected = MESSY.replace("2026-04-01;prévu", "2026-04-01;terminé");
    let file = written(data.path(), "acteurs-2.csv", corrected.as_bytes());
    let (code, changed) = import(data.path(), &file, &["--yes"]);
    assert_eq!((code, counts(&changed)), (3, [6, 0, 1, 4, 1]), "{changed}");
    let gaps = weft(&["gaps", "--coalition", "rivers", "--only", "works"], data.path());
    assert!(gaps.code == 0 && gaps.out.contains("Night bus"), "{gaps:?}");
}

#[test]
fn a_table_that_does_not_say_who_or_where_is_asked_about() {
    let data = rivers();
    let file = written(data.path(), "list.csv", b"Betreuer,Was\nHilfe,Rechtsrat\n");
    let (code, answer) = import(data.path(), &file, &["--yes"]);
    assert_eq!(code, 1, "{answer}");
    assert_eq!(answer["open"].as_array().unwrap().len(), 3, "{answer}");
    let mapping = "\"Betreuer\" = \"organisation\"\n\"Was\" = \"kind\"\n\"Wo\" = \"place\"\n";
    let mapping = written(data.path(), "mapping.toml", mapping.as_bytes());
    let file = written(data.path(), "list.csv", "Betreuer,Was,Wo\nHilfe,Rechtsrat,Chiang Rai\n".as_bytes());
    let (code, answer) = import(data.path(), &file, &["--yes", "--mapping", mapping.to_str().unwrap()]);
    assert_eq!((code, counts(&answer)), (0, [1, 1, 0, 0, 0]), "{answer}");
    let wrong = written(data.path(), "wrong.toml", b"\"Betreuer\" = \"helper\"\n");
    let args = [
        "import",
        "activities",
        file.to_str().unwrap(),
        "--coalition",
        "rivers",
        "--mapping",
    ];
    let ran = weft(&[&args[..], &[wrong.to_str().unwrap()]].concat(), data.path());
    assert!(ran.code == 2 && ran.err.contains("is no meaning"), "{ran:?}");
}

#[test]
fn what_a_command_took_in_is_undone_by_one() {
    let data = rivers();
    let file = written(data.path(), "acteurs.csv", MESSY.as_bytes());
    let (_, answer) = import(data.path(), &file, &["--yes"]);
    let id = answer["import"].as_str().unwrap();
    let undo = |more: &[&str]| {
        let args = ["import", "undo", id, "--coalition", "rivers", "--format", "json"];
        weft(&[&args[..], more].concat(), data.path())
    };
    let ran = undo(&["--dry-run"]);
    assert_eq!((ran.code, &told(&ran)["removed"]), (0, &Value::from(4)), "{ran:?}");
    let ran = undo(&[]);
    let answer = told(&ran);
    assert_eq!((ran.code, &answer["written"]), (0, &Value::from(true)), "{answer}");
    assert_eq!(answer["places"], serde_json::json!(["Phayao", "Nan"]));
    let again = undo(&[]);
    assert!(again.code == 1 && again.err.contains("undone before"), "{again:?}");
    let nowhere = weft(&["import", "undo", "ten", "--coalition", "rivers"], data.path());
    assert_eq!(nowhere.code, 2, "{nowhere:?}");
    // It can be brought again.
    let (code, answer) = import(data.path(), &file, &["--yes"]);
    assert_eq!((code, counts(&answer)), (3, [6, 4, 0, 1, 1]), "{answer}");
}
