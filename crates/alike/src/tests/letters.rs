//! Folding, cutting into words, scripts, and the distance between words.

use crate::distance::{Shape, distance, slips};
use crate::fold::folded;
use crate::script::{romanised, skeleton};

#[test]
fn names_are_cut_into_words() {
    for (text, words) in [
        ("Kalimba Women's Foundation", vec!["kalimba", "womens", "foundation"]),
        ("Association d'aide à l’enfance", vec!["association", "d", "aide", "a", "l", "enfance"]),
        ("S.A. de C. V.", vec!["sa", "de", "cv"]),
        ("e.V.", vec!["ev"]),
        ("I.R.C", vec!["irc"]),
        ("A B", vec!["a", "b"]),
        ("Area51 ٣ ๒", vec!["area", "51", "3", "2"]),
        ("Łódź—Ærø", vec!["lodz", "aero"]),
        ("ﬁnance Ⅳ", vec!["finance", "iv"]),
        ("مُنَظَّمَة", vec!["منظمه"]),
        ("ABCไทย", vec!["abc", "ไทย"]),
        ("soft\u{ad}hyphen zero\u{200b}width", vec!["softhyphen", "zerowidth"]),
        ("!!!", vec![]),
    ] {
        assert_eq!(folded(text).words, words, "{text}");
    }
    assert_eq!(folded(" !! ?").squash, "!!?");
}

#[test]
fn texts_that_differ_late_are_not_the_same() {
    let long = "word ".repeat(500);
    assert_ne!(folded(&format!("{long}a")).squash, folded(&format!("{long}b")).squash);
    assert_eq!(folded(&long).squash, folded(&long).squash);
}

/// The whole table, filled without a band: what the fast way must agree with.
fn slow(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = table[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
                let mut least = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[one.len()][other.len()]
}

#[test]
fn the_fast_distance_agrees_with_the_slow_one() {
    let mut chance = super::random::Chance(5);
    for _ in 0..20_000 {
        let word = |chance: &mut super::random::Chance| -> String {
            (0..chance.below(9))
                .map(|_| ['a', 'b', 'c', 'é'][chance.below(4)])
                .collect()
        };
        let (one, other) = (word(&mut chance), word(&mut chance));
        let steps = slow(&one, &other);
        for most in 0..5 {
            let expected = (steps <= most).then_some(steps);
            assert_eq!(distance(&one, &other, most), expected, "{one} {other} {most}");
            assert!(expected.is_none() || Shape::of(&one).may_be_within(Shape::of(&other), most));
        }
    }
    assert_eq!(distance(&"a".repeat(65), &"a".repeat(66), 3), None);
}

#[test]
fn slips_grow_with_length() {
    let steps: Vec<usize> = (0..80).map(slips).collect();
    assert!(steps.is_sorted());
    assert_eq!((steps[3], steps[4], steps[9], steps[79]), (0, 1, 2, 6));
}

#[test]
fn skeletons_meet_across_scripts() {
    for (native, latin) in [
        ("เชียงราย", "chiangrai"),
        ("ភ្នំពេញ", "phnompenh"),
        ("москва", "moskva"),
        ("αθηνα", "athina"),
    ] {
        assert_eq!(skeleton(&romanised(native)), skeleton(latin), "{native}: {}", romanised(native));
    }
}
