//! `weft import`: a spreadsheet taken in, whole or not at all.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use hxl::{Merged, Options, Sheet};
use imports::{Answers, Back, Columns, How, Meaning, Report, Undone};
use web::PageError;
use web::events::Doer;
use web::texts::Language;

use crate::cli::{ImportList, ImportUndo, Missing, Told, misused, say};
use crate::opening;

/// Some rows were refused, and the others taken in.
const SOME_REFUSED: u8 = 3;

pub async fn import_activities(options: ImportList) -> anyhow::Result<ExitCode> {
    let said = match &options.mapping {
        Some(file) => mapping(file)?,
        None => BTreeMap::new(),
    };
    let sheet = options
        .sheet
        .map_or(Sheet::Found, |number| Sheet::Number(number.get()));
    let how = Options { sheet, merged: Merged::All, ..Options::default() };
    let bytes = std::fs::read(&options.file)
        .with_context(|| format!("{} could not be read", options.file.display()))?;
    let table = hxl::read(&bytes, &how).map_err(|error| anyhow::anyhow!("{error}"))?;
    let app = opening::existing(&options.data).await?;
    let scope = opening::scope(&app, &options.coalition).await?;
    let mut answers = if options.yes {
        Answers::likely()
    } else {
        Answers::default()
    };
    answers.missing.all_on = (options.missing == Missing::End).then(|| app.today());
    let how = How {
        columns: Columns::of(&table, &said),
        answers,
        is_trial: options.dry_run,
        ..How::default()
    };
    let by = (Doer::program(&app, scope), Language::English);
    let file = imports::File {
        name: options
            .file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        content: bytes,
        sheet: options.sheet.map(NonZeroUsize::get),
    };
    let report = imports::file(&app, by, file, (&table, how)).await?;
    match options.format {
        Told::Json => say(&format!("{:#}", report.to_json())),
        Told::Text => in_words(&report, &options.coalition),
    }
    Ok(match &report {
        report if report.is_open() => ExitCode::FAILURE,
        Report { refused, .. } if *refused > 0 => ExitCode::from(SOME_REFUSED),
        _ => ExitCode::SUCCESS,
    })
}

pub async fn undo_import(options: ImportUndo) -> anyhow::Result<ExitCode> {
    let no_id =
        || misused(format!("{:?} is no import. It has an id such as the one in its address.", options.id));
    let id = options.id.parse().map_err(|_| no_id())?;
    let app = opening::existing(&options.data).await?;
    let scope = opening::scope(&app, &options.coalition).await?;
    let back = match (options.dry_run, options.yes) {
        (true, _) => Back::Tried,
        (false, true) => Back::But(None),
        (false, false) => Back::Whole,
    };
    let by = (Doer::program(&app, scope), Language::English);
    let undone = match imports::undo(&app, by, (id, None), &back).await {
        Ok(Ok(undone)) => undone,
        Ok(Err(reason)) => anyhow::bail!(app.texts().get(Language::English, &reason.to_string(), &[])),
        Err(PageError::NotFound) => anyhow::bail!("This coalition has no such import."),
        Err(error) => return Err(error.into()),
    };
    match options.format {
        Told::Json => say(&format!("{:#}", undone.to_json())),
        Told::Text => undone_in_words(&undone, &back),
    }
    let is_done = undone.is_written || back == Back::Tried;
    Ok(if is_done {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn undone_in_words(undone: &Undone, back: &Back) {
    for stay in &undone.stays {
        say(&format!("stands in the way, {}: {} ({})", stay.thing.word(), stay.name, stay.why.word()));
    }
    let made = [
        ("organisations", &undone.organisations),
        ("kinds", &undone.kinds),
        ("places", &undone.places),
    ];
    for (kind, names) in made.into_iter().filter(|(_, names)| !names.is_empty()) {
        say(&format!("gone {kind}: {}", names.join("; ")));
    }
    say(&format!(
        "{} activities removed, {} as they were before.",
        undone.removed, undone.restored
    ));
    if *back == Back::Tried {
        say("Nothing was written: this was only tried.");
    } else if !undone.is_written {
        say("Nothing was written. With --yes everything but what stands in the way is undone.");
    }
}

/// Headings, and what stands below them.
fn mapping(file: &Path) -> anyhow::Result<BTreeMap<String, Meaning>> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))?;
    let lines: BTreeMap<String, String> = toml::from_str(&text).map_err(|error| {
        misused(format!(
            "{} is no mapping: {}. Write lines such as \"Partner name\" = \"organisation\".",
            file.display(),
            error.message()
        ))
    })?;
    let meant = lines.into_iter().map(|(heading, word)| {
        let meaning = Meaning::from_word(&word).ok_or_else(|| {
            misused(format!("{word:?} is no meaning. Choose from: {}.", Meaning::words().join(", ")))
        })?;
        Ok((heading, meaning))
    });
    meant.collect()
}

fn in_words(report: &Report, coalition: &str) {
    for remark in &report.remarks {
        let what = if remark.is_refusal { "refused" } else { "note" };
        let column = match &*remark.column {
            "" => String::new(),
            heading => format!(", {heading}"),
        };
        say(&format!("{what}, row {}{column}: {}", remark.row, remark.sentence));
    }
    for (kind, names) in &report.made {
        say(&format!("new {kind}: {}", names.join("; ")));
    }
    let Report { rows, added, changed, unchanged, refused, missing, ended, .. } = report;
    say(&format!(
        "{rows} rows: {added} activities new, {changed} changed, {unchanged} unchanged, {refused} rows refused."
    ));
    if *missing > 0 {
        say(&format!("{missing} activities are not in this list any more: {ended} ended."));
    }
    if report.is_open() {
        say("Nothing was written, because this is open:");
        report.open().for_each(|question| say(&format!("  {question}")));
        if !report.lacking.is_empty() {
            say("With --mapping FILE you say what the columns mean.");
        }
        say("With --yes the best match is taken, and what is missing is made.");
    } else if !report.is_written {
        say("Nothing was written: this was only tried.");
    }
    if let Some(id) = report.import_id {
        say(&format!("It can be undone: weft import undo {id} --coalition {coalition}"));
    }
}
