//! Places inside a parent place, and words of short lists.

use std::collections::HashSet;

use super::first;
use crate::{Ask, Index, Known, LIKELY, Reason, SURE, Subject};

const PLACES: [(usize, &str); 16] = [
    (1, "Chiang Rai"),
    (2, "Chiang Mai"),
    (3, "Mae Sai"),
    (4, "Mae Sot"),
    (5, "Banteay Meanchey"),
    (5, "បន្ទាយមានជ័យ"),
    (6, "North Darel"),
    (7, "South Darel"),
    (8, "Киевская область"),
    (9, "Département de l'Oureg"),
    (10, "Al Nahar"),
    (11, "Zone 1"),
    (12, "Zone 2"),
    (13, "San José"),
    (14, "เชียงราย"),
    (15, "北原省"),
];

fn places() -> Index {
    Index::new(Subject::Places, PLACES.map(|(thing, name)| Known::name(thing, name)))
}

#[test]
fn places_are_known_without_the_words_for_their_sort() {
    let index = places();
    for (name, thing) in [
        ("Chiang Rai Province", 1),
        ("changwat chiang rai", 1),
        ("จังหวัดเชียงราย", 14),
        ("Mae Sai District", 3),
        ("Amphoe Mae Sai", 3),
        ("Khaet Banteay Meanchey", 5),
        ("ខេត្តបន្ទាយមានជ័យ", 5),
        ("Киевская", 8),
        ("Oureg", 9),
        ("Provincia de San Jose", 13),
        ("北原", 15),
        ("Zone 2", 12),
        ("San José (distrito)", 13),
    ] {
        let found = first(&index, name).unwrap_or_else(|| panic!("nothing for {name}"));
        assert_eq!(found.thing, thing, "{name}: {found:?}");
        assert!(found.confidence >= SURE || name.contains('('), "{name}: {found:?}");
    }
}

#[test]
fn slips_are_measured_by_length() {
    let index = places();
    for (name, thing) in [
        ("Bantey Mean Chey", 5),
        ("Banteay Meanchhey", 5),
        ("Chang Rai", 1),
        ("Chiangrai", 1),
        ("Oureq", 9),
        ("Sanjose", 13),
        ("Kievskaya", 8),
        ("Kievskaia oblast", 8),
        ("Chiengrai", 1),
    ] {
        let found = first(&index, name).unwrap_or_else(|| panic!("nothing for {name}"));
        assert_eq!(found.thing, thing, "{name}: {found:?}");
        assert!(found.confidence >= LIKELY, "{name}: {found:?}");
    }
    for name in ["West Darel", "Mae", "Zone 3", "Rai", "Tolmark"] {
        let found = first(&index, name);
        assert!(found.as_ref().is_none_or(|found| found.confidence < SURE), "{name}: {found:?}");
    }
    // One letter of six is too much to be taken unasked.
    let near = first(&index, "Mae Sit").unwrap();
    assert!(near.confidence < SURE, "{near:?}");
}

#[test]
fn the_parent_decides_between_places_of_one_name() {
    let names = (0..400).map(|at| {
        (
            at,
            if at % 40 == 7 {
                "Santa Ana".to_owned()
            } else {
                format!("Village {at} Ana")
            },
        )
    });
    let names: Vec<(usize, String)> = names.collect();
    let index = Index::new(Subject::Places, names.iter().map(|(thing, name)| Known::name(*thing, name)));
    let within: HashSet<usize> = (80..120).collect();
    let ask = Ask { within: Some(&within), ..Ask::default() };
    let found = index.find("Sta. Ana / Santa Anna", &ask);
    assert!(found.is_empty() || found[0].thing == 87, "{found:?}");
    assert_eq!(index.find("santa ana", &ask)[0].thing, 87);
    assert_eq!(index.find("Santa Anna", &ask)[0].thing, 87);
}

#[test]
fn words_of_a_list_are_found_too() {
    let list = [
        "Protection",
        "Prosecution",
        "Prevention",
        "Partnership",
        "Legal aid",
        "Safe shelter",
        "Child protection",
    ];
    let index = Index::new(Subject::Words, list.iter().enumerate().map(|(at, word)| Known::name(at, word)));
    for (word, means) in [
        ("protection", 0),
        ("PROSECUTIONS", 1),
        ("Prevenion", 2),
        ("aid, legal", 4),
        ("Shelter (safe)", 5),
        ("protection of children", 6),
    ] {
        let found = first(&index, word).unwrap_or_else(|| panic!("nothing for {word}"));
        assert_eq!(found.thing, means, "{word}: {found:?}");
        assert!(found.confidence >= LIKELY, "{word}: {found:?}");
    }
    assert_eq!(first(&index, "protection").unwrap().reasons, [Reason::Same]);
    assert_eq!(first(&index, "water"), None);
}

#[test]
fn a_few_consonants_of_another_script_tell_nothing() {
    // North, Far North and West as a list of many languages has them.
    let names = [(1, "उत्तर"), (2, "ฟาร์ น็อท"), (3, "منطقه غرب"), (4, "Новый Дарель")];
    let index = Index::new(Subject::Places, names.map(|(thing, name)| Known::name(thing, name)));
    for name in ["Douala", "Yaoundé", "Kribi"] {
        let found = index.find(name, &Ask::default());
        assert!(found.is_empty(), "{name}: {found:?}");
    }
    let found = first(&index, "Novy Darel").unwrap();
    assert_eq!((found.thing, found.confidence >= LIKELY), (4, true), "{found:?}");
}
