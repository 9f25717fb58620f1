//! `weft import`: a spreadsheet taken in, whole or not at all.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use hxl::{Merged, Options, Sheet};
use imports::{Answers, Back, Columns, How, List, Meaning, Report, Undone, What};
use web::events::Doer;
use web::texts::Language;
use web::{App, PageError};

use crate::cli::{ImportActivities, ImportList, ImportPlaces, ImportUndo, Missing, Told, misused, say};
use crate::opening;

/// Some rows were refused, and the others taken in.
const SOME_REFUSED: u8 = 3;

pub async fn import_activities(list: ImportActivities) -> anyhow::Result<ExitCode> {
    let app = opening::existing(&list.list.data).await?;
    let mut answers = answers(&list.list);
    answers.missing.all_on = (list.missing == Missing::End).then(|| app.today());
    import(&app, What::Activities, &list.list, answers).await
}

pub async fn import_organisations(list: ImportList) -> anyhow::Result<ExitCode> {
    let app = opening::existing(&list.data).await?;
    let answers = answers(&list);
    import(&app, What::Organisations, &list, answers).await
}

pub async fn import_places(list: ImportPlaces) -> anyhow::Result<ExitCode> {
    let app = opening::existing(&list.list.data).await?;
    let mut answers = answers(&list.list);
    if let Some(code) = &list.inside {
        let scope = opening::scope(&app, &list.list.coalition).await?;
        let tree = places::tree(app.db(), scope).await?;
        answers.inside = imports::around(&tree, code);
        if answers.inside.is_none() {
            bail!(
                "There is no place with the code {code:?}, neither in the coalition nor in the world's list."
            );
        }
    }
    import(&app, What::Places, &list.list, answers).await
}

async fn import(app: &App, what: What, options: &ImportList, answers: Answers) -> anyhow::Result<ExitCode> {
    let said = mapping(options.mapping.as_deref(), what)?;
    let (bytes, how) = content(options)?;
    let list = List::read(what, &bytes, &how).map_err(|error| anyhow::anyhow!("{error}"))?;
    let how = How {
        columns: Columns::of(&list, &said),
        answers,
        is_trial: options.dry_run,
        ..How::default()
    };
    let by = doer(app, options).await?;
    let name = options.file.file_name();
    let file = imports::File {
        name: name.map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        content: bytes,
        sheet: options.sheet.map(NonZeroUsize::get),
    };
    let report = imports::file(app, by, file, (&list, how)).await?;
    Ok(told(options, (what.word(), imports::seems(&list)), &report))
}

/// What stands in the file, and how it is read.
fn content(options: &ImportList) -> anyhow::Result<(Vec<u8>, Options)> {
    let sheet = options
        .sheet
        .map_or(Sheet::Found, |number| Sheet::Number(number.get()));
    let bytes = std::fs::read(&options.file)
        .with_context(|| format!("{} could not be read", options.file.display()))?;
    Ok((bytes, Options { sheet, merged: Merged::All, ..Options::default() }))
}

fn answers(options: &ImportList) -> Answers {
    if options.yes {
        Answers::likely()
    } else {
        Answers::default()
    }
}

async fn doer(app: &App, options: &ImportList) -> anyhow::Result<(Doer, Language)> {
    let scope = opening::scope(app, &options.coalition).await?;
    Ok((Doer::program(app, scope), Language::English))
}

/// Says what became of the rows; the exit status says it in short.
fn told(options: &ImportList, (things, seems): (&str, Option<What>), report: &Report) -> ExitCode {
    let seems = seems.map(What::word);
    match options.format {
        Told::Json => {
            let mut json = report.to_json();
            json["seems"] = seems.into();
            say(&format!("{json:#}"));
        }
        Told::Text => in_words((things, &options.coalition), report),
    }
    if let (Told::Text, Some(seems)) = (options.format, seems) {
        let file = options.file.display();
        say(&format!("{file} looks like a list of {seems}: weft import {seems} takes it in as that."));
    }
    match report {
        report if report.is_open() => ExitCode::FAILURE,
        Report { refused, .. } if *refused > 0 => ExitCode::from(SOME_REFUSED),
        _ => ExitCode::SUCCESS,
    }
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
    if undone.profiles + undone.areas + undone.contacts + undone.safety > 0 {
        let Undone { profiles, areas, contacts, safety, .. } = undone;
        say(&format!(
            "{profiles} organisations, {areas} places and {safety} contacts as they were before, {contacts} contacts removed."
        ));
    }
    if *back == Back::Tried {
        say("Nothing was written: this was only tried.");
    } else if !undone.is_written {
        say("Nothing was written. With --yes everything but what stands in the way is undone.");
    }
}

/// Headings, and what stands below them.
fn mapping(file: Option<&Path>, what: What) -> anyhow::Result<BTreeMap<String, Meaning>> {
    let Some(file) = file else {
        return Ok(BTreeMap::new());
    };
    let text =
        std::fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))?;
    let lines: BTreeMap<String, String> = toml::from_str(&text).map_err(|error| {
        misused(format!(
            "{} is no mapping: {}. Write lines such as \"Partner name\" = \"organisation\".",
            file.display(),
            error.message()
        ))
    })?;
    let words = || what.words().join(", ");
    let meant = lines.into_iter().map(|(heading, word)| {
        let meaning = what
            .meaning(&word)
            .ok_or_else(|| misused(format!("{word:?} is no meaning. Choose from: {}.", words())))?;
        Ok((heading, meaning))
    });
    meant.collect()
}

fn in_words((things, coalition): (&str, &str), report: &Report) {
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
    let Report { rows, added, changed, unchanged, refused, joined, missing, ended, .. } = report;
    say(&format!(
        "{rows} rows: {added} {things} new, {changed} changed, {unchanged} unchanged, {refused} rows refused."
    ));
    if *joined > 0 {
        say(&format!(
            "{joined} rows say more of an activity that is counted already, or add up others."
        ));
    }
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
