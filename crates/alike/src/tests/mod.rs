//! What is promised, as tables of cases.

mod bounds;
mod duplicates;
mod finding;
mod letters;
mod places;
mod random;
mod splitting;

use crate::{Ask, Candidate, Index, Known, Reason, Subject};

/// Invented organisations, each with its names; an acronym stands after a bar.
const ORGANISATIONS: [&str; 24] = [
    "Kalimba Women's Foundation|KWF",
    "Intersea Relief Committee|IRCO",
    "Guard the Children Valoria",
    "Guard the Children Merenia",
    "Guard the Children Ostland",
    "Northern Legal Aid Network",
    "Southern Legal Aid Network",
    "Health, Education and Hope",
    "Bright Path and Partners",
    "Tamsir District Hospital 1",
    "Tamsir District Hospital 2",
    "Association des femmes de Belun",
    "Asociación de Mujeres de Doran",
    "Médicos del Río",
    "World of Lantern",
    "Chalo Youth Association",
    "Chalo Farmers Association",
    "Doran Women Association",
    "Belun Women Foundation",
    "Amara Children Foundation",
    "Иртанский центр помощи",
    "มูลนิธิแสงทอง",
    "جمعية النور",
    "Esper Development Organisation|EDO",
];

fn organisations() -> Index {
    let known = ORGANISATIONS.iter().enumerate().flat_map(|(thing, line)| {
        let (name, acronym) = line.split_once('|').unwrap_or((line, ""));
        let acronym = (!acronym.is_empty()).then(|| Known::acronym(thing, acronym));
        std::iter::once(Known::name(thing, name)).chain(acronym)
    });
    Index::new(Subject::Organisations, known)
}

fn first(index: &Index, name: &str) -> Option<Candidate> {
    index.find(name, &Ask::default()).into_iter().next()
}

fn number(name: &str) -> usize {
    ORGANISATIONS
        .iter()
        .position(|line| line.starts_with(name))
        .unwrap()
}

fn has(candidate: &Candidate, reason: Reason) -> bool {
    candidate.reasons.contains(&reason)
}
