//! Names made to take long take no longer than a bounded number of steps.

use crate::{Ask, Index, Known, Subject};

/// Words, keys and readings looked at for one name.
const STEPS_MAX: usize = 200_000;

fn steps(index: &Index, name: &str) -> usize {
    index.find_counting(name, &Ask { min: 0.0, ..Ask::default() }).1
}

fn hostile() -> Vec<String> {
    let long: String = (0..20_000)
        .map(|at| char::from(b'a' + (at * 7 % 26) as u8))
        .collect();
    vec![
        "x".repeat(100_000),
        "same ".repeat(50_000),
        long,
        (0..20_000).map(|at| format!("w{at} ")).collect(),
        "(".repeat(50_000),
        "()".repeat(50_000),
        "a.".repeat(50_000),
        " and ".repeat(20_000),
        "e\u{301}\u{302}".repeat(30_000),
        "\u{fdfa}".repeat(20_000),
        "มูลนิธิ".repeat(10_000),
        "省".repeat(30_000),
    ]
}

#[test]
fn long_names_are_bounded() {
    let mut names = hostile();
    names.extend((0..3_000).map(|at| format!("Foundation for Women in Town {}", at * 7919)));
    let index =
        Index::new(Subject::Organisations, names.iter().enumerate().map(|(at, name)| Known::name(at, name)));
    for name in hostile() {
        let start: String = name.chars().take(30).collect();
        let taken = steps(&index, &name);
        assert!(taken < STEPS_MAX, "{start}: {taken}");
        assert_eq!(
            index
                .find(&name, &Ask::default())
                .first()
                .map(|found| found.confidence),
            Some(1.0),
            "{start}"
        );
        assert!(!index.split(&name).parts.is_empty());
    }
    assert!(index.words.len() < 32 * 3 * names.len());
}

#[test]
fn a_list_of_one_name_again_and_again_is_bounded() {
    let name = "Open River Centre for Women";
    let index = Index::new(Subject::Organisations, (0..20_000).map(|at| Known::name(at, name)));
    assert!(steps(&index, name) < STEPS_MAX);
    assert!(steps(&index, "Open Rivr Centre") < STEPS_MAX);
    assert!(index.duplicates(0.6).len() < 20_000 * 20);
}

#[test]
fn words_that_are_all_near_one_another_are_bounded() {
    let names: Vec<String> = (0..8_000).map(|at| format!("abcdefg{:04x} centre", at)).collect();
    let index =
        Index::new(Subject::Organisations, names.iter().enumerate().map(|(at, name)| Known::name(at, name)));
    assert!(steps(&index, "abcdefgzzzz centre") < STEPS_MAX);
    let pairs = crate::blocks::pairs_to_compare(&index, 0.6);
    assert!(pairs.len() < 8_000 * 200, "{}", pairs.len());
}

#[test]
fn twice_as_many_names_make_about_twice_as_many_pairs() {
    let count = |all: usize| {
        let names: Vec<String> = (0..all)
            .map(|at| format!("Tovar{} {} Foundation", at / 2, ["Women", "Youth", "Health"][at % 3]))
            .collect();
        let index = Index::new(
            Subject::Organisations,
            names.iter().enumerate().map(|(at, name)| Known::name(at, name)),
        );
        crate::blocks::pairs_to_compare(&index, 0.6).len()
    };
    let (few, many) = (count(2_000), count(16_000));
    assert!(many < few * 8 * 3, "{few} {many}");
}
