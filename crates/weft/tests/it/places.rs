//! `weft import places`: places and outlines from files of others.

use std::path::Path;

use serde_json::Value;
use testkit::program::Ran;

use crate::lists::{counts, weft};
use crate::tables::{told, written};

/// A folder with a coalition in Thailand and Cambodia.
fn mekong() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = [
        "coalition",
        "create",
        "mekong",
        "--name",
        "Mekong",
        "--area",
        "TH-57",
        "--area",
        "KH-1",
    ];
    let ran = weft(&made, folder.path());
    assert_eq!(ran.code, 0, "{ran:?}");
    folder
}

fn ran(data: &Path, name: &str, content: &str, more: &[&str]) -> Ran {
    let file = written(data, name, content.as_bytes());
    let mut args = vec![
        "import",
        "places",
        file.to_str().unwrap(),
        "--coalition",
        "mekong",
    ];
    args.extend(more);
    weft(&args, data)
}

fn import(data: &Path, name: &str, content: &str, more: &[&str]) -> (i32, Value) {
    let ran = ran(data, name, content, &[more, &["--format", "json"]].concat());
    (ran.code, told(&ran))
}

const DISTRICTS: &str = "province_code,district_code,district_th,district_en\n\
    57,5701,เมืองเชียงราย,Mueang Chiang Rai\n57,5709,แม่สาย,Mae Sai\n01,0102,,Mongkol Borei\n99,9901,,Nowhere\n\
    57,5709,แม่สาย,Mae Sai\n";

/// Two districts: one with an outline, one whose outline would show a house.
fn outlines() -> String {
    let square = |size: f64| {
        let (east, north) = (99.8 + size, 20.4 + size);
        format!("[[[99.8,20.4],[{east},20.4],[{east},{north}],[99.8,{north}],[99.8,20.4]]]")
    };
    let feature = |name: &str, size: f64| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"ADM1_EN\":\"Chiang Rai\",\"ADM2_EN\":\"{name}\"}},\
             \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{}}}}}",
            square(size)
        )
    };
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{},{}]}}",
        feature("Mae Sai", 0.2),
        feature("Chiang Saen", 0.0001)
    )
}

#[test]
fn places_and_outlines_are_taken_in_from_files_of_others() {
    let data = mekong();
    let data = data.path();
    let (code, tried) = import(data, "d.csv", DISTRICTS, &["--dry-run"]);
    assert_eq!((code, counts(&tried)), (3, [5, 3, 0, 1, 1]), "{tried}");
    let (code, answer) = import(data, "d.csv", DISTRICTS, &[]);
    assert_eq!((code, counts(&answer)), (3, [5, 3, 0, 1, 1]), "{answer}");
    let remarks = answer["remarks"].to_string();
    assert!(remarks.contains("It lies inside 99, which is not among the places."), "{remarks}");
    assert!(remarks.contains("It says the same as row 3."), "{remarks}");
    let (_, again) = import(data, "d.csv", DISTRICTS, &[]);
    assert_eq!(counts(&again), [5, 0, 0, 4, 1], "{again}");
    // An outline for a district that is there, and a new one whose own shows a house.
    let (code, drawn) = import(data, "o.geojson", &outlines(), &[]);
    assert_eq!((code, counts(&drawn)), (0, [2, 1, 1, 0, 0]), "{drawn}");
    let remarks = drawn["remarks"].to_string();
    assert!(remarks.contains("The outline of Chiang Saen was left out."), "{remarks}");
    let (_, again) = import(data, "o.geojson", &outlines(), &[]);
    assert_eq!(counts(&again), [2, 0, 0, 2, 0], "{again}");
    // A province of the world's list is chosen; what the coalition keeps no places for is refused.
    let more = "Province,District,Sub-district\nNan,,\nChiang Rai,Mae Sai,Wiang Phang Kham\n";
    let (code, more) = import(data, "p.csv", more, &["--inside", "TH"]);
    assert_eq!((code, counts(&more)), (3, [2, 1, 0, 0, 1]), "{more}");
}

#[test]
fn a_number_that_two_countries_use_is_told_apart_by_name_or_by_what_is_around() {
    let data = mekong();
    let data = data.path();
    let names = "province_code,province_en\n57,Chiang Rai\n01,Banteay Meanchey\n57,Somewhere else\n";
    let (code, answer) = import(data, "n.csv", names, &[]);
    assert_eq!((code, counts(&answer)), (3, [3, 0, 0, 2, 1]), "{answer}");
    let inside = ran(data, "i.csv", "Province\nNan\n", &["--inside", "XX"]);
    assert!(inside.code == 1 && inside.err.contains("no place with the code \"XX\""), "{inside:?}");
    let nothing = ran(data, "x.csv", "Colour,Price\nred,3\n", &[]);
    assert!(
        nothing.code == 1 && nothing.out.contains("No column says which place a row is about."),
        "{nothing:?}"
    );
    let mapped = written(data, "map.toml", b"\"Ort\" = \"district\"\n\"Land\" = \"province\"\n");
    let file = "Ort,Land\nFang,Chiang Rai\n";
    let (code, answer) = import(data, "m.csv", file, &["--mapping", mapped.to_str().unwrap()]);
    assert_eq!((code, counts(&answer)), (0, [1, 1, 0, 0, 0]), "{answer}");
}

#[test]
fn places_taken_in_by_a_command_are_undone_by_one() {
    let data = mekong();
    let data = data.path();
    let (_, first) = import(data, "d.csv", DISTRICTS, &[]);
    let (_, second) = import(data, "o.geojson", &outlines(), &[]);
    let undo = |answer: &Value| {
        let id = answer["import"].as_str().unwrap().to_owned();
        weft(&["import", "undo", &id, "--coalition", "mekong", "--format", "json"], data)
    };
    // The second list drew a place of the first.
    let ran = undo(&first);
    assert!(ran.code == 1 && told(&ran)["stays"].to_string().contains("Mae Sai"), "{ran:?}");
    let ran = undo(&second);
    let answer = told(&ran);
    assert_eq!((ran.code, &answer["places_restored"]), (0, &Value::from(1)), "{answer}");
    assert_eq!(answer["places"], serde_json::json!(["Chiang Saen"]));
    let ran = undo(&first);
    assert_eq!((ran.code, told(&ran)["places"].as_array().unwrap().len()), (0, 3), "{ran:?}");
    let (_, again) = import(data, "d.csv", DISTRICTS, &[]);
    assert_eq!(counts(&again), [5, 3, 0, 1, 1], "{again}");
}

#[test]
fn a_list_from_the_country_down_goes_in_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let ran = weft(&["coalition", "create", "mekong", "--name", "Mekong"], data);
    assert_eq!(ran.code, 0, "{ran:?}");
    let levels = "Name,Code,Level,Parent code\nThailand,TH,Country,\nChiang Mai,TH-50,Province,TH\n\
                  Fang,TH5009,District,TH-50\n";
    let (code, answer) = import(data, "l.csv", levels, &["--yes"]);
    assert_eq!((code, counts(&answer)), (0, [3, 3, 0, 0, 0]), "{answer}");
    // Others count provinces in their own way; their districts lie inside those all the same.
    let codes = "Location,Admin Level,P-Code,Name,Parent P-Code\nKHM,1,KH01,Banteay Meanchey,KHM\n\
                 KHM,2,KH0102,Mongkol Borei,KH01\n";
    let (code, answer) = import(data, "p.csv", codes, &["--yes"]);
    assert_eq!((code, counts(&answer)), (0, [2, 2, 0, 0, 0]), "{answer}");
    let (code, answer) = import(data, "p.csv", codes, &["--yes"]);
    assert_eq!((code, counts(&answer)), (0, [2, 0, 0, 2, 0]), "{answer}");
}

#[test]
fn a_place_keeps_the_code_of_another_list_beside_its_own() {
    let data = mekong();
    let known = "Country,Province,P-Code\nThailand,Chiang Rai,XR07\nCambodia,Banteay Meanchey,KH01\n";
    let (_, answer) = import(data.path(), "known.csv", known, &["--yes"]);
    assert_eq!(counts(&answer), [2, 0, 2, 0, 0], "{answer}");
    let (_, answer) = import(data.path(), "known.csv", known, &["--yes"]);
    assert_eq!(counts(&answer), [2, 0, 0, 2, 0], "{answer}");
    let inside = "province_code,district_code,district_en\nxr07,XR0709,Mae Sai\n";
    let (_, answer) = import(data.path(), "inside.csv", inside, &["--yes"]);
    assert_eq!(counts(&answer), [1, 1, 0, 0, 0], "{answer}");
    let work = "#org,#adm1+code,#activity+type,#date+start\nTemple,XR07,Legal aid,2026-03-01\n";
    let file = written(data.path(), "work.csv", work.as_bytes());
    let file = file.to_str().unwrap();
    let args = [
        "import",
        "activities",
        file,
        "--coalition",
        "mekong",
        "--yes",
        "--format",
        "json",
    ];
    let answer = told(&weft(&args, data.path()));
    assert_eq!(counts(&answer), [1, 1, 0, 0, 0], "{answer}");
    let args = "export activities --coalition mekong --format csv -o -";
    let ran = weft(&args.split(' ').collect::<Vec<&str>>(), data.path());
    assert!(ran.out.contains("Chiang Rai") && ran.out.contains("TH-57"), "{ran:?}");
}
