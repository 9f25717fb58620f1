//! Choosing a few findings out of many, so that nothing is told twice.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::findings::candidates::{Draft, Weighed};
use crate::findings::{Finding, Kind, Tone};

/// What is worth less is not worth telling.
const LEAST: u32 = 4;

pub(super) fn choose(mut drafts: Vec<Draft>, most: usize) -> Vec<Finding> {
    drafts.sort_by(|one, other| order(&one.finding).cmp(&order(&other.finding)));
    let (good, mut open): (Vec<Draft>, Vec<Draft>) = drafts
        .into_iter()
        .partition(|draft| draft.finding.tone == Tone::Good);
    let good_news = best(&good, &[], &HashSet::new(), 1).map(|index| good[index].finding.clone());
    let kept = usize::from(good_news.is_some() && most > 1);
    let mut chosen: Vec<Finding> = Vec::new();
    let mut told = HashSet::new();
    while chosen.len() + kept < most {
        let Some(index) = best(&open, &chosen, &told, LEAST) else {
            break;
        };
        let draft = open.remove(index);
        told.extend(draft.cells.iter().map(|(row, col, _)| (*row, *col)));
        chosen.push(draft.finding);
    }
    if chosen.len() < most {
        chosen.extend(good_news);
    }
    chosen
}

/// The draft worth most; among equals the first.
fn best(open: &[Draft], chosen: &[Finding], told: &HashSet<(usize, usize)>, least: u32) -> Option<usize> {
    let worths = open.iter().map(|draft| worth(draft, chosen, told)).enumerate();
    let worthy = worths.filter(|(_, worth)| *worth >= least);
    worthy
        .min_by_key(|(_, worth)| Reverse(*worth))
        .map(|(index, _)| index)
}

/// The sum of its cells, less for those told already, and less for each finding of the same kind.
fn worth(draft: &Draft, chosen: &[Finding], told: &HashSet<(usize, usize)>) -> u32 {
    let cell = |(row, col, weight): &Weighed| {
        if told.contains(&(*row, *col)) {
            weight / 4
        } else {
            *weight
        }
    };
    let sum: u32 = draft.cells.iter().map(cell).sum();
    let same_kind = chosen
        .iter()
        .filter(|finding| finding.kind == draft.finding.kind)
        .count();
    (0..same_kind).fold(sum, |worth, _| worth / 3)
}

fn order(finding: &Finding) -> (Kind, &[usize], &[usize]) {
    (finding.kind, &finding.rows, &finding.cols)
}
