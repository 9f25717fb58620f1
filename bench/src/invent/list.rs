//! A list of who does what where as a network keeps it: organisations written in several ways, and their work.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::chance::Chance;
use super::organisation::organisations;
use super::work::first_day;

/// Kinds of work, as people write them.
const KINDS: [&str; 8] = [
    "Awareness",
    "Hotline",
    "Legal aid",
    "Health care",
    "Emergency shelter",
    "Case management",
    "Job training",
    "Education",
];
const STATUSES: [&str; 3] = ["ongoing", "planned", "completed"];
const LEGAL: [&str; 4] = [" Ltd", " Inc.", " e.V.", " (NGO)"];
/// Work begins within these days.
const DAYS: u64 = 1_500;

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub organisation: &'a str,
    /// Chooses a country and one of its provinces, however many there are.
    pub country: usize,
    pub province: usize,
    pub kind: &'static str,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub status: &'static str,
    pub reached: u64,
}

/// Names of organisations: `all - planted` different ones, and some of them again, written in another way.
pub fn names(all: usize, planted: usize, seed: u64) -> Vec<String> {
    let mut chance = Chance::new(seed);
    let (mut seen, mut names) = (HashSet::new(), Vec::with_capacity(all));
    for one in organisations(usize::MAX, seed) {
        if names.len() + planted >= all {
            break;
        }
        if seen.insert(one.name.clone()) {
            names.push(one.name);
        }
    }
    let different = names.len();
    while names.len() < all {
        let again = rewritten(&names[chance.below(different)].clone(), &mut chance);
        if seen.insert(again.clone()) {
            names.push(again);
        }
    }
    names
}

/// The same name as somebody else writes it.
fn rewritten(name: &str, chance: &mut Chance) -> String {
    match chance.below(6) {
        0 => name.to_uppercase(),
        1 => format!("{name}{}", chance.one_of(&LEGAL)),
        2 => exchanged(name, 1 + chance.below(name.chars().count().saturating_sub(3))),
        3 => format!("The {name}"),
        4 => name
            .replace("Association", "Assoc.")
            .replace("Foundation", "Fdn")
            .replace(" and ", " & "),
        _ => {
            let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
            format!("{rest} {first}").trim().to_owned()
        }
    }
}

/// Two letters in each other's place.
fn exchanged(name: &str, at: usize) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    letters.swap(at, at + 1);
    letters.into_iter().collect()
}

/// So many rows. Every name comes at least once where there are enough rows, and a few come often.
pub fn list(names: &[String], count: usize, seed: u64) -> impl Iterator<Item = Line<'_>> {
    let mut chance = Chance::new(seed);
    (0..count).map(move |at| {
        let organisation = names
            .get(at)
            .unwrap_or_else(|| &names[chance.uneven(names.len(), 1.2, 400.0)]);
        let from = first_day() + Days::new(chance.under(DAYS));
        let length = Days::new(180 + chance.under(720));
        Line {
            organisation,
            country: chance.below(3),
            province: chance.below(840),
            kind: KINDS[chance.below(KINDS.len())],
            from,
            to: (!chance.in_hundred(30)).then_some(from + length),
            status: STATUSES[chance.below(STATUSES.len())],
            reached: 1 + chance.under(900),
        }
    })
}
