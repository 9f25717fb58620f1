//! Reads a whole table, says what its columns probably mean, and what is wrong in it:
//! `cargo run -p hxl --example check -- FILE`.

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use hxl::{Options, Schema, guess, read_from, validate};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("Say which file.")?;
    let table = read_from(std::fs::File::open(path)?, &Options::default())?;
    println!("{} rows, {} columns", table.rows.len(), table.columns.len());
    for guess in guess(&table, &table.rows) {
        let reasons: Vec<String> = guess.reasons.iter().map(ToString::to_string).collect();
        println!(
            "column {}: {} ({:.2}) {}",
            guess.column + 1,
            guess.tag,
            guess.confidence,
            reasons.join(" ")
        );
    }
    let findings = validate(&table, &Schema::usual());
    println!("{} findings", findings.len());
    for finding in findings.iter().take(20) {
        let place = [finding.row, finding.column]
            .map(|number| number.map_or("-".to_owned(), |number| number.to_string()));
        println!("{:?} row {} column {}: {finding}", finding.severity, place[0], place[1]);
    }
    Ok(())
}
