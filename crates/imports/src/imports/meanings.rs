//! What the columns of a table mean: guessed, shown with the first rows, and corrected.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::{
    Crumb, Field, Form, FormView, Frame, Kind, Options, PageError, Tone, Visit, page, redirect, refused,
};

use super::pages;
use super::reading::{self, Opened};
use super::shown::{Lines, Shown, heads};
use super::store::{self, Told};
use crate::answers::Answers;
use crate::columns::{Basis, Columns, Meaning};
use crate::seeming::seems;
use crate::what::What;
use crate::world_names;

/// A table with more columns is cut here; those behind are left alone.
const COLUMNS_MAX: usize = 120;
/// So many cells of each column are shown, and so many letters of each.
const CELLS: usize = 3;
const LETTERS: usize = 60;
/// So many rows are shown as they are read.
const ROWS: usize = 5;
const INSIDE: &str = "inside";

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    /// What is wrong with it; its fields are those of `lines`, `sheet` and `inside`.
    form: FormView,
    sheet: Option<Field>,
    lines: Vec<Line>,
    inside: Option<Field>,
    heads: Vec<String>,
    rows: Vec<Shown>,
    is_cut: bool,
    /// It clearly tells of something else.
    seems: Option<What>,
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
    let form = form(&visit, &opened).await?;
    page(&view(&visit, &opened, form))
}

pub async fn save(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let opened = reading::open(&visit, &id).await?;
    if let Some(what) = What::from_word(sent.get("then")) {
        return read_as(&visit, &opened, (what, &sent)).await;
    }
    let mut form = form(&visit, &opened).await?;
    form.fill(frame, &sent);
    let sheet = form.get("sheet").parse().ok();
    let is_other = sheet.is_some_and(|sheet| sheet != opened.sheet());
    if !form.is_sound() {
        return refused(&view(&visit, &opened, form));
    }
    let there = frame.at(&format!("/imports/{}", opened.kept.id));
    let (told, next) = if is_other {
        let content = reading::find(&visit, &id).await?.content;
        match reading::read(opened.kept.what, content, sheet).await? {
            Ok(list) => (Told::of(&list, sheet), "/columns"),
            Err(error) => {
                form.mistake("sheet", reading::sentence(frame, &error));
                return refused(&view(&visit, &opened, form));
            }
        }
    } else {
        let told = Told::of(&opened.list, opened.kept.sheet);
        let columns = Some(meant(&opened, &form));
        (Told { columns, ..told }, "/matches")
    };
    let mut answers = opened.kept.answers.clone();
    answers.inside = form.get(INSIDE).parse().ok();
    let tx = visit.app.begin().await?;
    let seen = (opened.kept.id, form.version);
    if !store::tell(&tx, visit.scope, seen, (told, &answers)).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&format!("{there}{next}"), None))
}

/// The same file as a list of something else; nothing was said of that yet.
async fn read_as(visit: &Visit, opened: &Opened, (what, sent): (What, &Form)) -> Result<Response, PageError> {
    let (id, sheet) = (opened.kept.id, opened.kept.sheet);
    let content = reading::find(visit, &id.to_string()).await?.content;
    let list = reading::read(what, content, sheet).await?;
    let list = list.map_err(|error| PageError::Output(error.kind.key()))?;
    let seen = (id, sent.get("version").parse().unwrap_or_default());
    let tx = visit.app.begin().await?;
    if !store::tell(&tx, visit.scope, seen, (Told::of(&list, sheet), &Answers::default())).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&visit.frame.at(&format!("/imports/{id}/columns")), None))
}

fn name(column: usize) -> String {
    format!("column-{}", column + 1)
}

/// The meanings as they were chosen; columns that were not shown stay as they are.
fn meant(opened: &Opened, form: &FormView) -> Columns {
    let columns = opened.columns.0.iter().enumerate();
    Columns(
        columns
            .map(|(at, meaning)| opened.kept.what.meaning(form.get(&name(at))).unwrap_or(*meaning))
            .collect(),
    )
}

async fn form(visit: &Visit, opened: &Opened) -> Result<FormView, PageError> {
    let (frame, what) = (&visit.frame, opened.kept.what);
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
    if what == What::Places {
        let tree = places::kept_tree(&visit.app, visit.scope).await?;
        let inside = opened.kept.answers.inside;
        let around = match tree.is_empty() {
            true => countries(frame),
            false => tree.options(),
        };
        form = form.field(
            Field::new(INSIDE, frame.t("import-inside"), Kind::Choice(around))
                .hint(frame.t("import-inside-hint"))
                .value(inside.map_or_else(String::new, |id| id.to_string())),
        );
    }
    let options = options(frame, what);
    for (at, meaning) in opened.columns.0.iter().enumerate().take(COLUMNS_MAX) {
        let heading = heading(frame, opened, at);
        let label = frame.t1("import-column-means", "heading", heading);
        form = form.field(
            Field::new(name(at), label, Kind::Choice(options.clone()))
                .required()
                .value(what.word_of(*meaning)),
        );
    }
    Ok(form)
}

/// Where a coalition without places may be at work.
fn countries(frame: &Frame) -> Vec<Options> {
    let countries = world_names::countries(frame.language.tag()).into_iter();
    let countries =
        countries.map(|(area, name)| Options::new(world_names::id(area.code).0.to_string(), name));
    countries.collect()
}

/// Everything a column can mean, under headings.
fn options(frame: &Frame, what: What) -> Vec<Options> {
    let nothing = Options::new("nothing", frame.t("import-means-nothing"));
    let others = what.words().into_iter().filter(|word| *word != "nothing");
    let others = others.map(|word| {
        // A word may mean something else in another list.
        let own = format!("import-means-{word}-{}", what.word());
        let label = match frame.texts.has(&own) {
            true => frame.t(&own),
            false => frame.of("import-means-", word, ""),
        };
        Options::new(word, label).in_group(frame.of("import-about-", what.about(word), ""))
    });
    std::iter::once(nothing).chain(others).collect()
}

fn heading(frame: &Frame, opened: &Opened, at: usize) -> String {
    let column = opened.list.table.columns.get(at);
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
    let guessed = Columns::guessed(&opened.list);
    let lines = guessed
        .iter()
        .enumerate()
        .take(COLUMNS_MAX)
        .filter_map(|(at, guess)| {
            let field = form.fields.iter().find(|field| field.name == name(at))?.clone();
            let (tone, sure) = sureness(frame, opened, at, *guess);
            Some(Line {
                heading: heading(frame, opened, at),
                tag: opened.list.table.columns[at]
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
    let read = Lines::of(opened);
    Show {
        frame,
        crumb: frame.crumb("import-title", "/imports"),
        title: pages::called(frame, &opened.kept.file_name),
        sheet: form.fields.iter().find(|field| field.name == "sheet").cloned(),
        lines,
        inside: form.fields.iter().find(|field| field.name == INSIDE).cloned(),
        heads: heads(frame, opened.kept.what),
        rows: (0..read.numbers().len().min(ROWS))
            .map(|at| read.shown(frame, at))
            .collect(),
        seems: seems(&opened.list),
        is_cut: opened.list.table.columns.len() > COLUMNS_MAX,
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
    let cells = opened.list.table.rows.iter().map(|row| row.text(at).trim());
    cells
        .filter(|text| !text.is_empty())
        .take(CELLS)
        .map(cut)
        .collect()
}
