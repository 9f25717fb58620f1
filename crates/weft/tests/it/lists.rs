//! `weft import`: lists taken in by a command, and undone by one.

use std::ffi::OsStr;
use std::path::Path;

use serde_json::Value;
use testkit::program::{Ran, run};

use crate::binary;
use crate::tables::{told, written};

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
pub fn rivers() -> tempfile::TempDir {
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

pub fn weft(args: &[&str], data: &Path) -> Ran {
    let mut all: Vec<&OsStr> = args.iter().map(OsStr::new).collect();
    all.extend([OsStr::new("--data"), data.as_os_str()]);
    run(&binary(), &all, &[], "")
}

pub fn import(data: &Path, file: &Path, more: &[&str]) -> (i32, Value) {
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

pub fn counts(answer: &Value) -> [u64; 5] {
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
    let text = [
        "import",
        "activities",
        file.to_str().unwrap(),
        "--coalition",
        "rivers",
        "--yes",
    ];
    let ran = weft(&text, data.path());
    assert!(
        ran.out.contains("It can be undone: weft import undo ") && ran.out.contains("--coalition rivers"),
        "{ran:?}"
    );
    let id = ran
        .out
        .split("import undo ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .unwrap();
    let ran = weft(&["import", "undo", id, "--coalition", "rivers"], data.path());
    assert!(ran.code == 0 && ran.out.contains("4 activities removed"), "{ran:?}");
    // It can be brought again.
    let (code, answer) = import(data.path(), &file, &["--yes"]);
    assert_eq!((code, counts(&answer)), (3, [6, 4, 0, 1, 1]), "{answer}");
}

#[test]
fn a_command_ends_what_a_list_names_no_longer_when_told_to() {
    let data = rivers();
    let heads = "#org,#adm1,#activity+type,#date+start\n";
    let (first, second) =
        ("Clinic,Chiang Rai,Night bus,2026-01-01\n", "Temple,Chiang Rai,Night bus,2026-01-01\n");
    let listed = |rows: &str, more: &[&str]| {
        let file = written(data.path(), "list.csv", format!("{heads}{rows}").as_bytes());
        let (code, answer) = import(data.path(), &file, &[&["--yes"], more].concat());
        (code, [&answer["missing"], &answer["ended"]].map(|count| count.as_u64().unwrap()))
    };
    assert_eq!(listed(&format!("{first}{second}"), &[]), (0, [0, 0]));
    assert_eq!(listed(first, &[]), (0, [1, 0]));
    // What was refused may mean what is missing.
    let refused = format!("{first},Chiang Rai,Night bus,2026-01-01\n");
    assert_eq!(listed(&refused, &["--missing", "end"]), (3, [1, 0]));
    assert_eq!(listed(first, &["--missing", "end"]), (0, [1, 1]));
    assert_eq!(listed(first, &["--missing", "end"]), (0, [0, 0]));
}

#[test]
fn a_list_does_not_call_off_what_has_begun() {
    let data = rivers();
    let list = |status: &str| {
        format!(
            "Organisation,Kind of work,Province,From,Status\nKalimba,Legal aid,Chiang Rai,2026-03-01,{status}\n"
        )
    };
    let file = written(data.path(), "a.csv", list("Ongoing").as_bytes());
    let (code, answer) = import(data.path(), &file, &["--yes"]);
    assert_eq!((code, counts(&answer)), (0, [1, 1, 0, 0, 0]), "{answer}");
    let file = written(data.path(), "b.csv", list("Cancelled").as_bytes());
    let (code, answer) = import(data.path(), &file, &["--yes"]);
    assert_eq!((code, counts(&answer)), (3, [1, 0, 0, 0, 1]), "{answer}");
    assert!(answer["remarks"].to_string().contains("It has begun already"), "{answer}");
}

#[test]
fn a_list_of_something_else_is_told() {
    let data = rivers();
    let file = written(data.path(), "acteurs.csv", MESSY.as_bytes());
    let file = file.to_str().unwrap();
    let args = [
        "import",
        "organisations",
        file,
        "--coalition",
        "rivers",
        "--dry-run",
        "--yes",
    ];
    let ran = weft(&args, data.path());
    assert!(
        ran.out
            .contains("looks like a list of activities: weft import activities takes it in"),
        "{ran:?}"
    );
    let answer = told(&weft(&[&args[..], &["--format", "json"]].concat(), data.path()));
    assert_eq!(answer["seems"], "activities", "{answer}");
    let (_, answer) = import(data.path(), file.as_ref(), &["--yes", "--dry-run"]);
    assert!(answer["seems"].is_null(), "{answer}");
}
