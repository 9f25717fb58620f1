//! `weft import organisations`: a list of members taken in by a command.

use std::path::Path;

use serde_json::Value;

use crate::lists::{counts, weft};
use crate::tables::{told, written};

/// French, an own heading in the second row, several places in a cell, one misspelt, one row without a name.
const MEMBERS: &str = "Annuaire des membres;;;;;;;\n\
Nom;Sigle;Type d'organisation;Activités;Province;Langues;Site web;Courriel\n\
Fondation Kalimba;FK;Religious;Legal aid, Counselling;Chiang Rai;th, Français;kalimba.example;aide@kalimba.example\n\
Réseau du Nord;RN;;Night bus;Nan;;;nobody\n\
Fondation Kalimba;;;;Nan;;;\n\
;XX;;;Nan;;;\n";

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

fn import(data: &Path, name: &str, content: &str, more: &[&str]) -> (i32, Value) {
    let file = written(data, name, content.as_bytes());
    let args = [
        "import",
        "organisations",
        file.to_str().unwrap(),
        "--coalition",
        "rivers",
        "--format",
        "json",
    ];
    let ran = weft(&[&args[..], more].concat(), data);
    (ran.code, told(&ran))
}

#[test]
fn members_are_taken_in_once_and_changed_by_what_a_later_list_says() {
    let data = rivers();
    let data = data.path();
    // A kind of work that is not there is asked about; organisations like nobody are not.
    let (code, asked) = import(data, "m.csv", MEMBERS, &[]);
    assert_eq!((code, asked["written"].as_bool()), (1, Some(false)), "{asked}");
    let open = asked["open"].to_string();
    assert!(open.contains("Night bus") && !open.contains("Kalimba"), "{open}");
    let (code, tried) = import(data, "m.csv", MEMBERS, &["--yes", "--dry-run"]);
    assert_eq!((code, counts(&tried)), (3, [4, 2, 1, 0, 1]), "{tried}");
    let (code, answer) = import(data, "m.csv", MEMBERS, &["--yes"]);
    assert_eq!((code, counts(&answer)), (3, [4, 2, 1, 0, 1]), "{answer}");
    assert_eq!(answer["made"]["places"], serde_json::json!(["Nan"]), "{answer}");
    let remarks = answer["remarks"].to_string();
    for said in [
        "It does not say what the organisation is called.",
        "It speaks of the same organisation as row 3.",
        "What stands as the contact’s email is no address.",
        "Français is no language known here",
    ] {
        assert!(remarks.contains(said), "{said}: {remarks}");
    }
    let (code, again) = import(data, "m.csv", MEMBERS, &["--yes"]);
    assert_eq!((code, counts(&again)), (3, [4, 0, 0, 3, 1]), "{again}");
    let corrected = MEMBERS.replace("kalimba.example;", "www.kalimba.example;");
    let (code, changed) = import(data, "m.csv", &corrected, &["--yes"]);
    assert_eq!((code, counts(&changed)), (3, [4, 0, 1, 2, 1]), "{changed}");
    // What a list of activities calls by a short name is one of them.
    let file = written(data, "a.csv", b"#org,#adm1,#activity+type\nFK,Nan,Legal aid\n");
    let args = [
        "import",
        "activities",
        file.to_str().unwrap(),
        "--coalition",
        "rivers",
    ];
    let ran = weft(&[&args[..], &["--yes", "--format", "json"]].concat(), data);
    assert!(told(&ran)["made"]["organisations"].is_null(), "{ran:?}");
}

#[test]
fn rows_that_contradict_each_other_change_nothing_the_second_time() {
    let data = rivers();
    let list = "Name,Short name,Province\nBlue House,BH,Chiang Rai\nBlue House,BLU,Chiang Rai\n";
    let (code, first) = import(data.path(), "m.csv", list, &[]);
    assert_eq!((code, counts(&first)), (0, [2, 1, 1, 0, 0]), "{first}");
    let (code, again) = import(data.path(), "m.csv", list, &[]);
    assert_eq!((code, counts(&again)), (0, [2, 0, 0, 2, 0]), "{again}");
}

#[test]
fn what_people_call_a_sector_is_one_of_organisations_or_of_work() {
    let data = rivers();
    let list =
        "Name,Sector\nBlue House,Funder\nRed House,Legal aid\nGreen House,\"Funder, Legal services\"\n";
    let (code, answer) = import(data.path(), "m.csv", list, &[]);
    assert_eq!((code, counts(&answer)), (0, [3, 3, 0, 0, 0]), "{answer}");
    assert_eq!(answer["remarks"], serde_json::json!([]));
    // Words of other systems and languages are known, too.
    let usual = "Name,Sector\nWhite House,NGO\nBlack House,Bailleur de fonds\n";
    let (code, answer) = import(data.path(), "n.csv", usual, &[]);
    assert_eq!((code, counts(&answer)), (0, [2, 2, 0, 0, 0]), "{answer}");
    assert_eq!(answer["remarks"], serde_json::json!([]));
}

#[test]
fn a_list_of_members_is_undone_by_a_command() {
    let data = rivers();
    let data = data.path();
    let (_, first) = import(data, "m.csv", MEMBERS, &["--yes"]);
    let (_, second) =
        import(data, "n.csv", "Nom;Siglas;Province;Courriel\nRéseau du Nord;RdN;;nord@rn.example\n", &[]);
    assert_eq!(counts(&second), [1, 0, 1, 0, 0], "{second}");
    let undo = |answer: &Value| {
        let id = answer["import"].as_str().unwrap().to_owned();
        weft(&["import", "undo", &id, "--coalition", "rivers", "--format", "json"], data)
    };
    let ran = undo(&first);
    assert!(ran.code == 1 && told(&ran)["stays"].to_string().contains("Réseau du Nord"), "{ran:?}");
    let ran = undo(&second);
    let answer = told(&ran);
    assert_eq!((ran.code, &answer["organisations_restored"]), (0, &Value::from(1)), "{answer}");
    assert_eq!(answer["contacts"], Value::from(1), "{answer}");
    let ran = undo(&first);
    let answer = told(&ran);
    assert_eq!(ran.code, 0, "{answer}");
    assert_eq!(answer["places"], serde_json::json!(["Nan"]));
    assert_eq!(answer["organisations"].as_array().unwrap().len(), 2);
    let (_, again) = import(data, "m.csv", MEMBERS, &["--yes"]);
    assert_eq!(counts(&again), [4, 2, 1, 0, 1], "{again}");
}

#[test]
fn a_list_that_says_no_name_is_asked_about() {
    let data = rivers();
    let (code, answer) = import(data.path(), "x.csv", "Verein,Ort\nHilfe,Chiang Rai\n", &["--yes"]);
    assert_eq!(code, 1, "{answer}");
    assert!(
        answer["open"]
            .to_string()
            .contains("what the organisations are called"),
        "{answer}"
    );
    let mapping = written(data.path(), "map.toml", b"\"Verein\" = \"name\"\n\"Ort\" = \"place\"\n");
    let mapped = ["--mapping", mapping.to_str().unwrap()];
    let (code, answer) = import(data.path(), "x.csv", "Verein,Ort\nHilfe,Chiang Rai\n", &mapped);
    assert_eq!((code, counts(&answer)), (0, [1, 1, 0, 0, 0]), "{answer}");
}
