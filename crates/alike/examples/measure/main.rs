//! How well and how fast names are matched, on invented lists with planted duplicates.
//!
//! ```text
//! cargo run --release -p alike --example measure -- invent 100000 22000 2026 names.tsv
//! cargo run --release -p alike --example measure -- gentle 100000 22000 2026 names.tsv
//! cargo run --release -p alike --example measure -- duplicates names.tsv [FROM]
//! cargo run --release -p alike --example measure -- find 12000 2026
//! ```

#![expect(clippy::print_stdout, reason = "an example shows its result")]

mod cells;
mod chance;
mod invent;
mod slips;
mod words;

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fmt::Write as _;
use std::time::Instant;

use alike::{Index, Known, LIKELY, Likeness, SURE, Subject};
use invent::{Inventor, Line};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["invent", all, planted, seed, file] => invent([all, planted, seed], false, file)?,
        ["gentle", all, planted, seed, file] => invent([all, planted, seed], true, file)?,
        ["duplicates", file] => duplicates(&read(file)?, LIKELY, None),
        ["duplicates", file, from] => duplicates(&read(file)?, from.parse()?, None),
        ["wrong", file, from] => duplicates(&read(file)?, LIKELY, Some(from.parse()?)),
        ["find", organisations, seed] => cells::measure(organisations.parse()?, seed.parse()?),
        _ => {
            return Err(
                "say invent ALL PLANTED SEED FILE, duplicates FILE, or find ORGANISATIONS SEED".into()
            );
        }
    }
    Ok(())
}

/// Writes a list: the organisation's number, a tab, the name.
fn invent(numbers: [&str; 3], is_gentle: bool, file: &str) -> Result<(), Box<dyn Error>> {
    let [all, planted, seed] = numbers;
    let (all, planted, seed): (usize, usize, u64) = (all.parse()?, planted.parse()?, seed.parse()?);
    let mut text = String::new();
    for line in Inventor::new(seed, all - planted, is_gentle).list(all, planted) {
        writeln!(text, "{}\t{}", line.organisation, line.name)?;
    }
    Ok(std::fs::write(file, text)?)
}

fn read(file: &str) -> Result<Vec<Line>, Box<dyn Error>> {
    let text = std::fs::read_to_string(file)?;
    let mut lines = Vec::new();
    for line in text.lines() {
        let (organisation, name) = line.split_once('\t').ok_or("a line without a tab")?;
        lines.push(Line { organisation: organisation.parse()?, name: name.to_owned() });
    }
    Ok(lines)
}

/// Finds duplicates and counts, at several thresholds, how many pairs are right.
fn duplicates(lines: &[Line], min: f32, shown_from: Option<f32>) {
    let start = Instant::now();
    let known = lines
        .iter()
        .enumerate()
        .map(|(at, line)| Known::name(at, &line.name));
    let index = Index::new(Subject::Organisations, known);
    let indexed = start.elapsed().as_secs_f64();
    let pairs = index.duplicates(min);
    let all = start.elapsed().as_secs_f64();
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for line in lines {
        *sizes.entry(line.organisation).or_default() += 1;
    }
    let truth: usize = sizes.values().map(|size| size * (size - 1) / 2).sum();
    println!(
        "{} names, {truth} true pairs: {indexed:.2} s to index, {all:.2} s in all, {:.0} MB",
        lines.len(),
        peak()
    );
    let steps = (12..20).map(|step| step as f32 / 20.0);
    for from in steps.chain([SURE]).filter(|from| *from >= min) {
        let taken: Vec<&Likeness> = pairs.iter().filter(|pair| pair.confidence >= from).collect();
        let right = taken.iter().filter(|pair| is_right(lines, pair)).count();
        let (precision, recall) =
            (right as f64 / taken.len().max(1) as f64, right as f64 / truth.max(1) as f64);
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        println!("from {from:.2}: precision {precision:.4} recall {recall:.4} F1 {f1:.4}");
    }
    if let Some(from) = shown_from {
        show(lines, &pairs, from);
    }
}

fn is_right(lines: &[Line], pair: &Likeness) -> bool {
    lines[pair.things.0].organisation == lines[pair.things.1].organisation
}

/// The surest pairs that are wrong, and the right ones that were missed.
fn show(lines: &[Line], pairs: &[Likeness], from: f32) {
    let wrong = pairs
        .iter()
        .filter(|pair| pair.confidence >= from && !is_right(lines, pair));
    for pair in wrong.step_by(7).take(60) {
        let (one, other) = (&lines[pair.things.0].name, &lines[pair.things.1].name);
        println!("{:.2} {one} | {other} {:?}", pair.confidence, pair.reasons);
    }
    let found: HashSet<(usize, usize)> = pairs
        .iter()
        .filter(|pair| pair.confidence >= from)
        .map(|pair| pair.things)
        .collect();
    let mut together: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        together.entry(line.organisation).or_default().push(at);
    }
    let all = together
        .values()
        .flat_map(|ats| ats.windows(2).map(|pair| (pair[0], pair[1])));
    for (one, other) in all.filter(|pair| !found.contains(pair)).take(60) {
        let near = pairs
            .iter()
            .find(|pair| pair.things == (one, other))
            .map(|pair| pair.confidence);
        println!("missed {near:?} {} | {}", lines[one].name, lines[other].name);
    }
}

/// The most memory this process has had, in MB.
pub fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1000.0
}
