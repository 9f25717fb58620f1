//! `weft hxl`: what is in a spreadsheet and what is wrong in it, before anything of it is taken in.

use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use hxl::{Blank, Finding, Inspection, Limits, Options, Pattern, Schema, Severity, Sheet, Status};
use serde_json::json;

use crate::cli::{Inspect, Told, Validate, misused, quote, say};

/// Prints what a file has. 1 when it could not be read, which the answer says, too.
pub fn inspect(options: &Inspect) -> anyhow::Result<ExitCode> {
    let patterns = options
        .count
        .iter()
        .map(|text| pattern(text))
        .collect::<anyhow::Result<Vec<Pattern>>>()?;
    let how = Options { blank: Blank::Kept, ..how(options.sheet) };
    let found = match read(&options.file) {
        Ok(bytes) => hxl::inspect(&bytes, &how, &patterns),
        Err(error) => return unread(&options.file, error, options.format),
    };
    match options.format {
        Told::Json => say(&format!("{:#}", found.to_json())),
        Told::Text => in_words(&found),
    }
    Ok(exit(found.head.is_ok()))
}

/// Prints what is wrong in a file. 1 when it could not be read or something in it is an error.
pub fn validate(options: &Validate) -> anyhow::Result<ExitCode> {
    let schema = match &options.schema {
        Some(file) => schema(file)?,
        None => Schema::usual(),
    };
    let bytes = match read(&options.file) {
        Ok(bytes) => bytes,
        Err(error) => return unread(&options.file, error, options.format),
    };
    let table = match hxl::read(&bytes, &how(options.sheet)) {
        Ok(table) => table,
        Err(error) => return refused(&error.to_string(), options.format),
    };
    let findings = hxl::validate(&table, &schema);
    let status = if table.status == Status::Tagged {
        "tagged"
    } else {
        "untagged"
    };
    match options.format {
        Told::Json => {
            let told: Vec<_> = findings.iter().map(Finding::to_json).collect();
            let answer =
                json!({"status": status, "rows": table.rows.len(), "findings": told, "message": null});
            say(&format!("{answer:#}"));
        }
        Told::Text => {
            findings.iter().for_each(|finding| quote(&line(finding)));
            let noun = if findings.len() == 1 {
                "finding"
            } else {
                "findings"
            };
            say(&format!("{} {noun}; rows: {}.", findings.len(), table.rows.len()));
        }
    }
    Ok(exit(!findings.iter().any(|finding| finding.severity == Severity::Error)))
}

fn how(sheet: Option<std::num::NonZeroUsize>) -> Options {
    let sheet = sheet.map_or(Sheet::Found, |number| Sheet::Number(number.get()));
    Options { sheet, ..Options::default() }
}

fn pattern(text: &str) -> anyhow::Result<Pattern> {
    text.parse()
        .map_err(|_| misused(format!("{text:?} is no hashtag. Write it like #org or #adm1+name.")))
}

fn schema(file: &Path) -> anyhow::Result<Schema> {
    let bytes = read(file).with_context(|| format!("{} could not be read.", file.display()))?;
    let table = hxl::read(&bytes, &Options::default())
        .with_context(|| format!("{} could not be read as rules.", file.display()))?;
    let schema = Schema::from_table(&table);
    if schema.rules.is_empty() {
        anyhow::bail!(
            "{} holds no rules. They stand in columns such as #valid_tag and #valid_value.",
            file.display()
        );
    }
    Ok(schema)
}

/// The file's bytes, one more at most than the reader takes: it says then that it is too large.
fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = Limits::default().file.saturating_add(1);
    std::fs::File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unread(file: &Path, error: std::io::Error, format: Told) -> anyhow::Result<ExitCode> {
    match format {
        Told::Text => Err(error).with_context(|| format!("{} could not be read.", file.display())),
        Told::Json => refused(&format!("{} could not be read: {error}.", file.display()), format),
    }
}

/// A file that gives no table, in the form that was asked for.
fn refused(message: &str, format: Told) -> anyhow::Result<ExitCode> {
    match format {
        Told::Text => anyhow::bail!("{message}"),
        Told::Json => say(&format!("{:#}", json!({"status": "error", "message": message}))),
    }
    Ok(ExitCode::FAILURE)
}

fn in_words(found: &Inspection) {
    if let Some(message) = found.message() {
        say(&message);
    }
    let Ok(head) = &found.head else { return };
    say(&format!("rows: {}", found.rows));
    for (number, column) in head.columns.iter().enumerate() {
        let tag = column
            .tag
            .as_ref()
            .map_or("(no hashtag)".to_owned(), ToString::to_string);
        quote(&format!("  column {}: {tag}  {}", number + 1, column.header));
    }
    for (pattern, counts) in &found.counts {
        say(&format!("{pattern}:"));
        for (value, times) in counts {
            quote(&format!("  {times}  {value}"));
        }
    }
}

/// `error, row 7, column 2: "12x" is not a number.`
fn line(finding: &Finding) -> String {
    let at =
        |name: &str, number: Option<u32>| number.map_or(String::new(), |number| format!(", {name} {number}"));
    format!(
        "{}{}{}: {finding}",
        finding.severity.key(),
        at("row", finding.row),
        at("column", finding.column)
    )
}

fn exit(is_well: bool) -> ExitCode {
    if is_well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
