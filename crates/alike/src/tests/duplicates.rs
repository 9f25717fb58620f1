//! Known things that may be one.

use super::organisations;
use crate::{Index, Known, LIKELY, Likeness, Reason, SURE, Subject, groups};

fn pair(pairs: &[Likeness], one: usize, other: usize) -> Option<&Likeness> {
    pairs.iter().find(|pair| pair.things == (one, other))
}

#[test]
fn different_things_are_left_apart() {
    let pairs = organisations().duplicates(SURE);
    assert_eq!(pairs, []);
}

#[test]
fn likely_duplicates_are_found_with_their_reasons() {
    let mut index = organisations();
    for (thing, name) in [
        (100, "KALIMBA WOMENS FOUNDATION (KWF)"),
        (101, "Legal Aid Network, Northern"),
        (102, "Chalo Yuoth Association Ltd"),
        (103, "NLAN"),
        (104, "Chalo Youth Association"),
    ] {
        index.add(Known::name(thing, name));
    }
    let pairs = index.duplicates(0.4);
    for (one, other, reason, at_least) in [
        (0, 100, Reason::Same, SURE),
        (5, 101, Reason::Order, SURE),
        (15, 102, Reason::Spelling, LIKELY),
        (15, 104, Reason::Same, 1.0),
        (5, 103, Reason::Acronym, 0.4),
    ] {
        let found = pair(&pairs, one, other).unwrap_or_else(|| panic!("{one} {other} {pairs:?}"));
        assert!(found.reasons.contains(&reason), "{found:?}");
        assert!(found.confidence >= at_least, "{found:?}");
    }
    assert!(pairs.is_sorted_by(|one, other| one.confidence >= other.confidence));
    assert!(pairs.iter().all(|pair| pair.things.0 < pair.things.1));
}

#[test]
fn names_of_one_thing_are_no_duplicates() {
    let index = Index::new(
        Subject::Organisations,
        [
            Known::name(3, "Open River Centre"),
            Known::name(3, "Open River Center"),
            Known::acronym(3, "ORC"),
        ],
    );
    assert_eq!(index.duplicates(0.0), []);
}

#[test]
fn pairs_make_groups() {
    let index = Index::new(
        Subject::Organisations,
        [
            (9, "Open River"),
            (4, "OPEN RIVER"),
            (2, "open  river"),
            (7, "Old Mill House"),
            (8, "Old Mill-House"),
        ]
        .map(|(thing, name)| Known::name(thing, name)),
    );
    assert_eq!(groups(&index.duplicates(SURE)), [vec![2, 4, 9], vec![7, 8]]);
    assert!(groups(&[]).is_empty());
}

#[test]
fn a_long_list_of_common_words_is_searched_too() {
    let kinds = ["Women", "Youth", "Farmers", "Children", "Health"];
    let mut names: Vec<String> = Vec::new();
    for at in 0..600 {
        names.push(format!("{} {} Association Town{}", kinds[at % 5], kinds[(at / 5) % 5], at / 25));
    }
    names.push("Association Town7 Womn Youth".to_owned());
    let index =
        Index::new(Subject::Organisations, names.iter().enumerate().map(|(at, name)| Known::name(at, name)));
    let pairs = index.duplicates(LIKELY);
    assert!(
        pairs
            .iter()
            .any(|pair| pair.things.1 == 600 && pair.confidence > 0.8),
        "{pairs:?}"
    );
}
