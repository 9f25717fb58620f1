//! Invented organisations: the same ones for Weft and for everybody it is measured beside.

use super::chance::Chance;
use super::words::{CAUSES, COUNTRIES, KINDS, QUALITIES, SYLLABLES};

/// An organisation that nobody founded.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    pub name: String,
    pub acronym: String,
    /// Its name in the country's own script, where it has one.
    pub other_name: Option<String>,
    /// The place of its country in [`COUNTRIES`].
    pub country: usize,
    /// Chooses one of the country's provinces, however many there are.
    pub province: usize,
    /// Places in a list of sectors, of which there are at least ten.
    pub sectors: Vec<usize>,
    pub about: String,
    pub website: String,
}

/// How many sectors are given out.
const SECTORS: usize = 10;
const PROVINCES: usize = 840;

/// So many organisations, always the same ones for one seed.
pub fn organisations(count: usize, seed: u64) -> impl Iterator<Item = Organisation> {
    let mut chance = Chance::new(seed);
    let countries = shares();
    (0..count).map(move |number| organisation(number, &mut chance, &countries))
}

fn organisation(number: usize, chance: &mut Chance, countries: &[f64]) -> Organisation {
    let country = at_share(countries, chance.share());
    let name = name(chance);
    let town = town(chance);
    let cause = chance.one_of(&CAUSES).to_lowercase();
    let local = &COUNTRIES[country];
    let has_other = chance.in_hundred(40);
    let word: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(24)
        .collect();
    Organisation {
        acronym: name
            .split(' ')
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_uppercase())
            .collect(),
        other_name: has_other.then(|| (0..4).map(|_| *chance.one_of(local.syllables)).collect()),
        country,
        province: chance.below(PROVINCES),
        sectors: sectors(chance),
        about: format!(
            "Works on {cause} in and around {town} with its neighbours, since {}.",
            1980 + chance.below(45)
        ),
        website: format!("https://{}{number}.example", word.to_lowercase()),
        name,
    }
}

fn name(chance: &mut Chance) -> String {
    let (town, quality) = (town(chance), *chance.one_of(&QUALITIES));
    let (cause, other, kind) = (*chance.one_of(&CAUSES), *chance.one_of(&CAUSES), *chance.one_of(&KINDS));
    match chance.below(4) {
        0 => format!("{town} {cause} {kind}"),
        1 => format!("{quality} {cause} {kind} of {town}"),
        2 => format!("{kind} for {cause} and {other} in {town}"),
        _ => format!("{town} {quality} {kind} for {cause}"),
    }
}

fn town(chance: &mut Chance) -> String {
    let syllables = 2 + chance.below(3);
    let small: String = (0..syllables).map(|_| *chance.one_of(&SYLLABLES)).collect();
    small[..1].to_uppercase() + &small[1..]
}

/// Between one and four different sectors.
fn sectors(chance: &mut Chance) -> Vec<usize> {
    let mut sectors: Vec<usize> = (0..=chance.below(4)).map(|_| chance.below(SECTORS)).collect();
    sectors.sort_unstable();
    sectors.dedup();
    sectors
}

/// Where each country's share ends: the second has three fifths of the first, the last a sixth.
fn shares() -> Vec<f64> {
    let weights = COUNTRIES
        .iter()
        .zip(1_u32..)
        .map(|(_, rank)| f64::from(rank).powf(-0.7));
    let weights: Vec<f64> = weights.collect();
    let whole: f64 = weights.iter().sum();
    let ends = weights.iter().scan(0.0, |sum, weight| {
        *sum += weight / whole;
        Some(*sum)
    });
    ends.collect()
}

fn at_share(ends: &[f64], share: f64) -> usize {
    ends.partition_point(|end| *end <= share).min(ends.len() - 1)
}
