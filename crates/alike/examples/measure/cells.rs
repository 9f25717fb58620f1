//! Cells of a sheet looked up in a directory: some name an organisation in it, some another one.

use std::time::Instant;

use alike::{Ask, Candidate, Index, Known, LIKELY, SURE, Subject, taken};

use crate::invent::Inventor;
use crate::peak;

/// Counts what is taken without asking and what is offered, and how often that is right.
pub fn measure(organisations: usize, seed: u64) {
    let mut inventor = Inventor::new(seed, organisations, false);
    let all = inventor.organisations(organisations + organisations / 4);
    let known = all
        .iter()
        .take(organisations)
        .enumerate()
        .map(|(at, name)| Known::name(at, name));
    let start = Instant::now();
    let index = Index::new(Subject::Organisations, known);
    let indexed = start.elapsed().as_secs_f64();
    // As many cells as organisations; one in five names an organisation that is not in the directory.
    let cells: Vec<(usize, String)> = (0..organisations)
        .map(|at| at * all.len() / organisations)
        .map(|at| (at, inventor.as_written(&all[at])))
        .collect();
    let start = Instant::now();
    let found: Vec<Vec<Candidate>> = cells
        .iter()
        .map(|(_, name)| index.find(name, &Ask::default()))
        .collect();
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{organisations} organisations indexed in {indexed:.2} s, {} cells found in {seconds:.2} s, {:.0} MB",
        cells.len(),
        peak()
    );
    let unasked: Vec<bool> = cells
        .iter()
        .zip(&found)
        .filter_map(|((at, _), found)| taken(found).map(|taken| taken.thing == *at))
        .collect();
    let right = unasked.iter().filter(|right| **right).count();
    println!(
        "taken without asking {}, of them right {:.4}",
        unasked.len(),
        right as f64 / unasked.len() as f64
    );
    let there = cells.iter().filter(|(at, _)| *at < organisations).count();
    for from in [0.5, LIKELY, 0.7, 0.75, 0.8, 0.85, 0.88, SURE, 0.92, 0.94, 0.96] {
        let mut right = 0;
        let mut taken = 0;
        let mut offered = 0;
        for ((at, _), found) in cells.iter().zip(&found) {
            let best = found.first().filter(|best| best.confidence >= from);
            taken += usize::from(best.is_some());
            right += usize::from(best.is_some_and(|best| best.thing == *at));
            offered += usize::from(found.iter().any(|one| one.thing == *at && one.confidence >= from));
        }
        println!(
            "from {from:.2}: taken {taken}, of them right {:.4}; of {there} known ones first {:.4}, among five {:.4}",
            right as f64 / taken.max(1) as f64,
            right as f64 / there as f64,
            offered as f64 / there as f64
        );
    }
}
