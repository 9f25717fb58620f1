//! What the columns of a table mean: guessed, shown with the first rows, and corrected.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::{
    Crumb, Field, Form, FormView, Frame, Kind, Options, PageError, Tone, Visit, page, redirect, refused,
};

use super::reading::{self, Opened};
use super::store::{self, Told};
use super::{pages, preview};
use crate::columns::{Basis, Columns, Meaning};
use crate::taking;

/// A table with more columns is cut here; those behind are left alone.
const COLUMNS_MAX: usize = 120;
/// So many cells of each column are shown, and so many letters of each.
const CELLS: usize = 3;
const LETTERS: usize = 60;
/// So many rows are shown as they are read.
const ROWS: usize = 5;

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    /// What is wrong with it; its fields are those of `lines` and `sheet`.
    form: FormView,
    sheet: Option<Field>,
    lines: Vec<Line>,
    rows: Vec<preview::Shown>,
    is_cut: bool,
}

/// One column.
struct Line {
    heading: String,
    tag: String,
    cells: Vec<String>,
    field: Field,
    tone: Tone,
    /// How sure its meaning is.
    sure: String,
}

pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let opened = reading::open(&visit, &id).await?;
    if opened.kept.taken_at.is_some() {
        return Ok(redirect(&visit.frame.at(&format!("/imports/{}", opened.kept.id)), None));
    }
    let form = form(&visit.frame, &opened);
    page(&view(&visit, &opened, form))
}

pub async fn save(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let opened = reading::open(&visit, &id).await?;
    let mut form = form(frame, &opened);
    form.fill(frame, &sent);
    let sheet = form.get("sheet").parse().ok();
    let is_other = sheet.is_some_and(|sheet| sheet != opened.sheet());
    if !form.is_sound() {
        return refused(&view(&visit, &opened, form));
    }
    let there = frame.at(&format!("/imports/{}", opened.kept.id));
    let (told, next) = if is_other {
        let content = reading::find(&visit, &id).await?.content;
        match reading::read(content, sheet).await? {
            Ok(table) => {
                let (rows, headings) = (table.rows.len(), reading::headings(&table));
                (Told { sheet, rows, headings, columns: None }, "/columns")
            }
            Err(error) => {
                form.mistake("sheet", reading::sentence(frame, &error));
                return refused(&view(&visit, &opened, form));
            }
        }
    } else {
        let told = Told {
            sheet: opened.kept.sheet,
            rows: opened.table.rows.len(),
            headings: reading::headings(&opened.table),
            columns: Some(meant(&opened, &form)),
        };
        (told, "/matches")
    };
    let tx = visit.app.begin().await?;
    let seen = (opened.kept.id, form.version);
    if !store::tell(&tx, visit.scope, seen, told).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&format!("{there}{next}"), None))
}

fn name(column: usize) -> String {
    format!("column-{}", column + 1)
}

/// The meanings as they were chosen; columns that were not shown stay as they are.
fn meant(opened: &Opened, form: &FormView) -> Columns {
    let columns = opened.columns.0.iter().enumerate();
    Columns(
        columns
            .map(|(at, meaning)| Meaning::from_word(form.get(&name(at))).unwrap_or(*meaning))
            .collect(),
    )
}

fn form(frame: &Frame, opened: &Opened) -> FormView {
    let address = frame.at(&format!("/imports/{}", opened.kept.id));
    let mut form =
        FormView::new(format!("{address}/columns"), frame.t("import-columns-save"), address.clone())
            .version(opened.kept.version);
    let sheets = opened.sheets();
    if !sheets.is_empty() {
        let options = sheets.iter().enumerate().map(|(at, sheet)| {
            let number = at + 1;
            Options::new(number.to_string(), sheet.name.clone())
        });
        form = form.field(
            Field::new("sheet", frame.t("import-sheet"), Kind::Choice(options.collect()))
                .required()
                .value(opened.sheet().to_string()),
        );
    }
    let options = options(frame);
    for (at, meaning) in opened.columns.0.iter().enumerate().take(COLUMNS_MAX) {
        let heading = heading(frame, opened, at);
        let label = frame.t1("import-column-means", "heading", heading);
        form = form.field(
            Field::new(name(at), label, Kind::Choice(options.clone()))
                .required()
                .value(meaning.word()),
        );
    }
    form
}

/// Everything a column can mean, under headings.
fn options(frame: &Frame) -> Vec<Options> {
    let nothing = Options::new("nothing", frame.t("import-means-nothing"));
    let others = Meaning::words().into_iter().filter(|word| *word != "nothing");
    let others = others.map(|word| {
        let group = Meaning::from_word(word).map_or("more", Meaning::about);
        Options::new(word, frame.of("import-means-", word, "")).in_group(frame.of("import-about-", group, ""))
    });
    std::iter::once(nothing).chain(others).collect()
}

fn heading(frame: &Frame, opened: &Opened, at: usize) -> String {
    let column = opened.table.columns.get(at);
    match column {
        Some(column) if !column.header.is_empty() => cut(&column.header),
        _ => frame.t1("import-column-number", "number", at + 1),
    }
}

fn cut(text: &str) -> String {
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(LETTERS).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

fn view<'a>(visit: &'a Visit, opened: &Opened, form: FormView) -> Show<'a> {
    let frame = &visit.frame;
    let guessed = Columns::guessed(&opened.table);
    let lines = guessed
        .iter()
        .enumerate()
        .take(COLUMNS_MAX)
        .filter_map(|(at, guess)| {
            let field = form.fields.iter().find(|field| field.name == name(at))?.clone();
            let (tone, sure) = sureness(frame, opened, at, *guess);
            Some(Line {
                heading: heading(frame, opened, at),
                tag: opened.table.columns[at]
                    .tag
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                cells: cells(opened, at),
                field,
                tone,
                sure,
            })
        });
    let lines = lines.collect();
    let read = taking::lines(&opened.columns, &opened.table);
    Show {
        frame,
        crumb: frame.crumb("import-title", "/imports"),
        title: pages::called(frame, &opened.kept.file_name),
        sheet: form.fields.iter().find(|field| field.name == "sheet").cloned(),
        lines,
        rows: read
            .iter()
            .take(ROWS)
            .map(|line| preview::shown(frame, line))
            .collect(),
        is_cut: opened.table.columns.len() > COLUMNS_MAX,
        form,
    }
}

fn sureness(frame: &Frame, opened: &Opened, at: usize, guess: (Meaning, Basis)) -> (Tone, String) {
    let is_guessed = opened.columns.0.get(at) == Some(&guess.0);
    let (tone, key) = match guess.1 {
        Basis::Hashtag | Basis::Sure if is_guessed && guess.0 == Meaning::Nothing => {
            (Tone::Plain, "import-sure-unused")
        }
        _ if opened.kept.columns.is_some() && !is_guessed => (Tone::Good, "import-sure-said"),
        Basis::Hashtag => (Tone::Good, "import-sure-hashtag"),
        Basis::Sure => (Tone::Good, "import-sure-heading"),
        Basis::Guess if opened.kept.columns.is_none() => (Tone::Watch, "import-sure-guess"),
        Basis::Guess => (Tone::Good, "import-sure-said"),
        Basis::None => (Tone::Plain, "import-sure-none"),
    };
    (tone, frame.t(key))
}

/// The first filled cells of a column.
fn cells(opened: &Opened, at: usize) -> Vec<String> {
    let cells = opened.table.rows.iter().map(|row| row.text(at).trim());
    cells
        .filter(|text| !text.is_empty())
        .take(CELLS)
        .map(cut)
        .collect()
}
