//! Prints what a file has: `cargo run -p hxl --example inspect -- FILE '#org' '#adm1'`.

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::process::ExitCode;

use hxl::{Options, Pattern, inspect};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("Say which file, and which hashtags to count.");
        return ExitCode::FAILURE;
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let patterns: Vec<Pattern> = arguments.filter_map(|text| text.parse().ok()).collect();
    let found = inspect(&bytes, &Options::default(), &patterns);
    println!("{:#}", found.to_json());
    if found.status() == "error" {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
