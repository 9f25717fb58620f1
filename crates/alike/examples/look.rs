//! What is meant by each line? `cargo run -p alike --example look -- KNOWN [places|words] < CELLS`
//!
//! KNOWN has a name on each line; further names and, in capitals, an acronym of the same thing stand behind tabs.

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::io::stdin;

use alike::{Ask, Index, Known, Subject, taken};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let subject = match words.get(1).map(String::as_str) {
        Some("places") => Subject::Places,
        Some("words") => Subject::Words,
        _ => Subject::Organisations,
    };
    let list = std::fs::read_to_string(words.first().ok_or("say which file has the known names")?)?;
    let known = list.lines().enumerate().flat_map(|(thing, line)| {
        line.split('\t').enumerate().map(move |(at, name)| Known {
            thing,
            name,
            is_acronym: at > 0 && subject == Subject::Organisations && !name.chars().any(char::is_lowercase),
        })
    });
    let index = Index::new(subject, known);
    for cell in stdin().lines() {
        let cell = cell?;
        let split = index.split(&cell);
        println!("{cell}: {} {}", split.parts.len(), if split.is_sure { "sure" } else { "to be asked" });
        for part in &split.parts {
            let found = index.find(part, &Ask { most: 3, ..Ask::default() });
            let sign = if taken(&found).is_some() { "=" } else { "?" };
            for candidate in &found {
                let name = list.lines().nth(candidate.thing).unwrap_or_default();
                println!("  {sign} {part}: {name} {:.2} {:?}", candidate.confidence, candidate.reasons);
            }
        }
    }
    Ok(())
}
