//! `weft gaps` and `weft export`: the same lists as in the browser, for scripts.

use std::io::Write as _;
use std::path::Path;

use activities::{Axis, CellState, Depth, FileForm, Gaps};
use anyhow::Context as _;
use clap::ValueEnum;
use web::sheets::{Form, Sheet, Value};

use crate::cli::{ExportList, File, Gaps as Options, Shape, misused, note, quote, say};
use crate::opening;

/// The name of a file that stands for the standard output.
const STDOUT: &str = "-";

/// How a cell can stand.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Only {
    /// Needed, everybody was asked, and nobody works there
    #[value(alias = "gap")]
    Gaps,
    /// Everybody was asked, and nobody works there
    Nobody,
    /// Not everybody was asked yet
    NotAsked,
    /// Nobody works there; only places by kinds of work can be asked about
    None,
    /// Many work there for the same people
    #[value(alias = "overlap")]
    Overlaps,
    /// Somebody works there
    Works,
}

impl From<Only> for CellState {
    fn from(only: Only) -> Self {
        match only {
            Only::Gaps => Self::Gap,
            Only::Nobody => Self::Nobody,
            Only::NotAsked => Self::NotAsked,
            Only::None => Self::None,
            Only::Overlaps => Self::Overlap,
            Only::Works => Self::Works,
        }
    }
}

pub async fn gaps(options: Options) -> anyhow::Result<()> {
    let app = opening::existing(&options.data).await?;
    let coalition = opening::coalition(&app, &options.coalition).await?;
    let scope = opening::scope(&app, &options.coalition).await?;
    let (rows, cols) = (axis(&options.rows)?, axis(&options.cols)?);
    if rows == cols {
        return Err(misused(
            "Rows and columns are the same. Choose two different things, such as --rows place --cols focus.",
        ));
    }
    let gaps = Gaps {
        rows,
        cols,
        level: None,
        by_area: false,
        on: None,
        overlap_from: u32::try_from(coalition.overlap_from).unwrap_or_default(),
        level_max: coalition.place_level_max,
        only: options.only.iter().copied().map(CellState::from).collect(),
    };
    let sheet = activities::gaps_sheet(&app, scope, &gaps).await?;
    match options.format {
        Shape::Text if sheet.rows.is_empty() => say(&nothing((rows, cols), &options.only)),
        Shape::Text => text(&sheet).iter().for_each(|line| quote(line)),
        Shape::Csv => say(&printable(&sheet, Form::Csv)?),
        Shape::Json => say(&printable(&sheet, Form::Json)?),
    }
    Ok(())
}

pub async fn export_activities(options: ExportList) -> anyhow::Result<()> {
    let app = opening::existing(&options.data).await?;
    let coalition = opening::coalition(&app, &options.coalition).await?;
    let scope = opening::scope(&app, &options.coalition).await?;
    let form = match options.format {
        File::Hxl => FileForm::Hxl(Depth::Whole),
        File::Xlsx => FileForm::Xlsx,
        File::Csv => FileForm::Csv,
        File::Json => FileForm::Json,
        File::Geojson => FileForm::Geojson,
    };
    let file = activities::file(&app, scope, form, coalition.place_level_max).await?;
    if options.output.as_os_str() == STDOUT {
        let mut out = std::io::stdout().lock();
        let written = out.write_all(&file.bytes).and_then(|()| out.flush());
        written.context("The list could not be written to the standard output.")?;
        note(&format!("{} activities written to the standard output", file.count));
        return Ok(());
    }
    write_whole(&options.output, &file.bytes).with_context(|| {
        format!("{} could not be written. Choose another file with --output.", options.output.display())
    })?;
    say(&format!("{} activities written to {}", file.count, options.output.display()));
    Ok(())
}

/// What is said instead of a list with nothing in it: for programs an empty list says it already.
fn nothing((rows, cols): (Axis, Axis), only: &[Only]) -> String {
    let is_ground = matches!((rows, cols), (Axis::Place, Axis::Focus) | (Axis::Focus, Axis::Place));
    if only == [Only::Gaps] && !is_ground {
        return "No gaps. Only places by kinds of work have gaps: --rows place --cols focus.".to_owned();
    }
    match only {
        [Only::Gaps] => "No gaps.".to_owned(),
        [] => "Nothing to list.".to_owned(),
        _ => "No cell stands so.".to_owned(),
    }
}

/// Writes all of a file or leaves the one that was there. A link leads to what it points to; what is no usual file,
/// such as a terminal or a pipe, is written to as it is.
fn write_whole(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let file = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if std::fs::metadata(&file).is_ok_and(|known| !known.is_file()) {
        return std::fs::OpenOptions::new()
            .write(true)
            .open(&file)?
            .write_all(bytes);
    }
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut part = tempfile::Builder::new();
    // As readable to others as any new file, not as a secret.
    #[cfg(unix)]
    part.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut part = part.tempfile_in(folder)?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    part.persist(&file).map_err(|error| error.error)?;
    Ok(())
}

fn axis(word: &str) -> anyhow::Result<Axis> {
    Axis::from_word(word).ok_or_else(|| {
        let known = Axis::ALL.map(Axis::word).join(", ");
        misused(format!("{word:?} is nothing the cloth can show. Choose from: {known}."))
    })
}

fn printable(sheet: &Sheet, form: Form) -> anyhow::Result<String> {
    let text = String::from_utf8(sheet.bytes(form)?)?;
    // A terminal and a script want no byte order mark.
    Ok(text.trim_start_matches('\u{FEFF}').trim_end().to_owned())
}

/// Columns side by side, as wide as their longest value.
fn text(sheet: &Sheet) -> Vec<String> {
    let lines: Vec<Vec<String>> = std::iter::once(sheet.heads.clone())
        .chain(sheet.rows.iter().map(|row| row.iter().map(shown).collect()))
        .collect();
    let widths: Vec<usize> = (0..sheet.heads.len())
        .map(|column| {
            lines
                .iter()
                .map(|line| line[column].chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    lines
        .iter()
        .map(|line| {
            let cells = line
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell:<width$}"));
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        })
        .collect()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Empty => String::new(),
    }
}
