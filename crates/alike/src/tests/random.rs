//! Thousands of random names in many scripts, the same every time.

use crate::{Ask, Index, Known, Subject};

pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

const RANGES: [(u32, u32); 16] = [
    (0x20, 0x7e),
    (0x61, 0x7a),
    (0xa0, 0x24f),
    (0x300, 0x36f),
    (0x370, 0x3ff),
    (0x400, 0x4ff),
    (0x590, 0x5ff),
    (0x600, 0x6ff),
    (0x900, 0x97f),
    (0xe00, 0xeff),
    (0x1780, 0x17ff),
    (0x2000, 0x206f),
    (0x4e00, 0x4fff),
    (0xac00, 0xacff),
    (0x1f300, 0x1f6ff),
    (0xfb00, 0xfdff),
];
const SIGNS: [&str; 16] = [
    "(", ")", "[", "]", " - ", ": ", ", ", "; ", " and ", " & ", "/", "\n", ".", "'", " Ltd", " 1",
];

fn name(chance: &mut Chance) -> String {
    let mut name = String::new();
    let (start, end) = RANGES[chance.below(RANGES.len())];
    for _ in 0..chance.below(24) {
        let (start, end) = if chance.below(6) == 0 {
            RANGES[chance.below(RANGES.len())]
        } else {
            (start, end)
        };
        match chance.below(9) {
            0 => name.push_str(SIGNS[chance.below(SIGNS.len())]),
            1 => name.push(' '),
            _ => name.extend(char::from_u32(start + chance.below((end - start) as usize) as u32)),
        }
    }
    name
}

fn names(seed: u64, count: usize) -> Vec<String> {
    let mut chance = Chance(seed);
    (0..count).map(|_| name(&mut chance)).collect()
}

fn index(subject: Subject, names: &[String]) -> Index {
    Index::new(subject, names.iter().enumerate().map(|(at, name)| Known::name(at, name)))
}

#[test]
fn whatever_is_known_is_found_first_and_surely() {
    for subject in [Subject::Organisations, Subject::Places, Subject::Words] {
        let names = names(7, 3_000);
        let index = index(subject, &names);
        for (at, name) in names.iter().enumerate() {
            let found = index.find(name, &Ask::default());
            if name.trim().is_empty() {
                continue;
            }
            let Some(first) = found.first() else {
                assert!(!name.chars().any(char::is_alphanumeric), "{name:?} {at}");
                continue;
            };
            assert_eq!(first.confidence, 1.0, "{name:?} {found:?}");
            let is_same = crate::fold::folded(&names[first.thing]).squash == crate::fold::folded(name).squash;
            assert!(first.thing == at || is_same, "{name:?} {found:?}");
        }
    }
}

#[test]
fn nothing_panics_and_confidence_stays_within_bounds() {
    let index = index(Subject::Organisations, &names(8, 500));
    for name in names(9, 4_000) {
        let split = index.split(&name);
        assert!(!split.parts.is_empty());
        for found in index.find(&name, &Ask { min: 0.0, most: 50, within: None }) {
            assert!((0.0..=1.0).contains(&found.confidence), "{name:?} {found:?}");
            assert!(!found.reasons.is_empty(), "{name:?} {found:?}");
        }
    }
    for pair in index.duplicates(0.0) {
        assert!((0.0..=1.0).contains(&pair.confidence) && pair.things.0 < pair.things.1, "{pair:?}");
    }
}

#[test]
fn likeness_is_the_same_both_ways() {
    let words = [
        "kalimba",
        "kalimbo",
        "women",
        "foundation",
        "of",
        "north",
        "1",
        "2",
        "ltd",
        "fdn",
        "women's",
        "(kwf)",
    ];
    let mut chance = Chance(11);
    let line = |chance: &mut Chance| -> String {
        (0..=chance.below(5))
            .map(|_| words[chance.below(words.len())])
            .collect::<Vec<_>>()
            .join(" ")
    };
    for _ in 0..2_000 {
        let pair = [line(&mut chance), line(&mut chance)];
        let index = index(Subject::Organisations, &pair);
        let sure = |name: &str, thing: usize| {
            let found = index.find(name, &Ask { min: 0.0, within: Some(&[thing].into()), ..Ask::default() });
            found.first().map_or(0.0, |found| found.confidence)
        };
        let (there, back) = (sure(&pair[0], 1), sure(&pair[1], 0));
        assert!((there - back).abs() < 1e-4, "{pair:?} {there} {back}");
    }
}
