//! A list full of names that look like each other, taken in by a command that asks nobody.

use crate::lists::{import, rivers};
use crate::tables::written;

/// Organisations that differ by a letter, a word or the order of words.
fn names() -> Vec<String> {
    let mut names = Vec::new();
    for kind in ["Trust", "Society", "Union"] {
        for (one, other) in [("River", "Peace"), ("Youth", "River"), ("Harvest", "Safety")] {
            for town in ["Radal", "Rada", "Dadal", "Kawen", "Sawen", "Sawenvi"] {
                names.push(format!("{kind} for {one} and {other} in {town}"));
                names.push(format!("{town} {one} {kind}"));
                names.push(format!("The {town} {other} {kind} Ltd"));
            }
        }
    }
    names
}

#[test]
fn a_list_of_names_that_look_alike_means_the_same_the_second_time() {
    let data = rivers();
    let rows: Vec<String> = names()
        .iter()
        .map(|name| format!("{name};Chiang Rai;Legal aid;2026-03-01\n"))
        .collect();
    let list = format!("#org;#adm1;#activity+type;#date+start\n{}", rows.concat());
    let file = written(data.path(), "names.csv", list.as_bytes());
    let (code, first) = import(data.path(), &file, &["--yes"]);
    assert_eq!(code, 0, "{first}");
    let made = first["made"]["organisations"].as_array().unwrap();
    assert!(made.len() > 50, "{} organisations", made.len());
    let is_part = |name: &serde_json::Value| name.as_str().is_some_and(|name| name.starts_with("Peace in"));
    assert!(!made.iter().any(is_part), "no name is cut at its \"and\"");
    let (code, second) = import(data.path(), &file, &["--yes"]);
    assert_eq!(code, 0, "{second}");
    assert_eq!((&second["added"], &second["changed"]), (&0.into(), &0.into()), "{second}");
    assert!(second["made"].as_object().unwrap().is_empty(), "{second}");
}
