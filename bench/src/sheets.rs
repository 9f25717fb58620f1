//! Reading spreadsheets, beside libhxl: sheets of 10,000 and 100,000 rows, as CSV and XLSX, and any folder of files.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, anyhow};
use hxl::{Column, Row, Tag};
use places::world;
use serde_json::Value;
use tempfile::TempDir;

use crate::drive::{Run, weft};
use crate::invent::{self, COUNTRIES, Line};
use crate::options::Sheets;
use crate::report::{head, median, number, row, say};

/// Headings and hashtags of a list of who does what where.
pub const COLUMNS: [(&str, &str); 12] = [
    ("Organisation", "#org"),
    ("Country", "#country"),
    ("Country code", "#country+code+v_iso2"),
    ("Province", "#adm1"),
    ("Province code", "#adm1+code"),
    ("Activity", "#activity"),
    ("Start", "#date+start"),
    ("End", "#date+end"),
    ("Status", "#status"),
    ("People reached", "#reached"),
    ("Sector", "#sector"),
    ("Remarks", "#description"),
];
/// Organisations in a list of so many rows: two in five rows name one for the first time, at most this many.
const ORGANISATIONS: usize = 12_000;
const RUNS: usize = 3;

pub fn run(options: &Sheets) -> anyhow::Result<()> {
    let program = weft(options.weft.as_deref())?;
    let folder = TempDir::new()?;
    head(&["file", "MB", "reader", "s", "CPU s", "peak MB"]);
    for count in &options.rows {
        for ending in ["csv", "xlsx"] {
            let file = folder.path().join(format!("{count}.{ending}"));
            write(&file, *count)?;
            beside(&program, options.python.as_deref(), &file)?;
        }
    }
    if let Some(files) = &options.files {
        all_of(&program, options.python.as_deref(), files)?;
    }
    Ok(())
}

/// Has both readers count the organisations of a file; they have to agree.
fn beside(program: &Path, python: Option<&Path>, file: &Path) -> anyhow::Result<()> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let size = number(megabytes(std::fs::metadata(file)?.len()));
    let ours = || {
        let mut command = Command::new(program);
        command
            .args(["hxl", "inspect", "--count", "#org", "--format", "json"])
            .arg(file);
        command
    };
    let peer = |python: &Path| {
        let mut command = Command::new(python);
        command.arg(peer_script()).arg(file);
        command
    };
    let weft = several(ours)?;
    row(&cells(&name, &size, "Weft", &weft));
    if let Some(python) = python {
        let libhxl = several(|| peer(python))?;
        row(&cells(&name, &size, "libhxl", &libhxl));
        let counted = |run: &Run| -> anyhow::Result<Value> {
            Ok(serde_json::from_slice::<Value>(&run.said)?["count_by"]["#org"].clone())
        };
        if counted(&weft)? != counted(&libhxl)? {
            say(&format!("{name}: the two do not count the same"));
        }
    }
    Ok(())
}

/// Both on every file of a folder, one process for each, and the time of them all.
fn all_of(program: &Path, python: Option<&Path>, files: &Path) -> anyhow::Result<()> {
    let mut found = Vec::new();
    gather(files, &mut found)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for file in &found {
        let mut command = Command::new(program);
        command.args(["hxl", "inspect", "--format", "json"]).arg(file);
        ours.push(Run::of(&mut command, &[0, 1])?);
        if let Some(python) = python {
            let mut command = Command::new(python);
            command.arg(peer_script()).arg(file);
            theirs.push(Run::of(&mut command, &[0, 1])?);
        }
    }
    let name = format!("{} files of the folder", found.len());
    for (reader, runs) in [("Weft", ours), ("libhxl", theirs)] {
        let whole = Run {
            seconds: runs.iter().map(|run| run.seconds).sum(),
            cpu_seconds: runs.iter().map(|run| run.cpu_seconds).sum(),
            peak_mb: runs.iter().map(|run| run.peak_mb).fold(0.0, f64::max),
            said: Vec::new(),
        };
        if !runs.is_empty() {
            row(&cells(&name, "", reader, &whole));
        }
    }
    Ok(())
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// The middle of several runs.
fn several(command: impl Fn() -> Command) -> anyhow::Result<Run> {
    let runs = (0..RUNS).map(|_| Run::of(&mut command(), &[0]));
    let runs = runs.collect::<anyhow::Result<Vec<Run>>>()?;
    let middle = |of: fn(&Run) -> f64| median(runs.iter().map(of).collect());
    Ok(Run {
        seconds: middle(|run| run.seconds),
        cpu_seconds: middle(|run| run.cpu_seconds),
        peak_mb: middle(|run| run.peak_mb),
        said: runs
            .into_iter()
            .next_back()
            .map(|run| run.said)
            .unwrap_or_default(),
    })
}

fn cells(file: &str, size: &str, reader: &str, run: &Run) -> Vec<String> {
    let figures = [run.seconds, run.cpu_seconds, run.peak_mb].map(number);
    let words = [file, size, reader].map(str::to_owned);
    words.into_iter().chain(figures).collect()
}

fn peer_script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/libhxl_count.py")
}

#[expect(clippy::cast_precision_loss, reason = "the size of a file")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// An invented list as a file, by its ending.
pub fn write(file: &Path, count: usize) -> anyhow::Result<()> {
    let organisations = (count * 2 / 5).clamp(1, ORGANISATIONS);
    let names = invent::names(organisations, organisations / 4, invent::SEED);
    let columns = COLUMNS.iter().zip(1..).map(|((header, tag), number)| {
        let tag: Tag = tag.parse().map_err(|_| anyhow!("{tag} is no hashtag"))?;
        Ok(Column { number, header: (*header).to_owned(), tag: Some(tag) })
    });
    let columns = columns.collect::<anyhow::Result<Vec<Column>>>()?;
    let lines = invent::list(&names, count, invent::SEED).zip(3..);
    let rows: Vec<Row> = lines.map(|(line, number)| row_of(&line, number)).collect();
    let mut bytes = Vec::new();
    if file.extension().is_some_and(|ending| ending == "xlsx") {
        bytes = hxl::xlsx("List", &columns, &rows)?;
    } else {
        hxl::csv(&columns, &rows, &mut bytes)?;
    }
    Ok(std::fs::write(file, bytes)?)
}

fn row_of(line: &Line<'_>, number: u32) -> Row {
    let code = COUNTRIES[line.country].code;
    let country = world::find(code).map_or(code, |area| area.name);
    let provinces: Vec<_> = world::children(code).collect();
    let province = provinces.get(line.province % provinces.len().max(1));
    let (from, reached) = (line.from.to_string(), line.reached.to_string());
    let to = line.to.map(|day| day.to_string()).unwrap_or_default();
    let cells = [
        line.organisation,
        country,
        code,
        province.map_or("", |area| area.name),
        province.map_or("", |area| area.code),
        line.kind,
        &from,
        &to,
        line.status,
        &reached,
        "Protection",
        "As told by telephone; to be confirmed at the next meeting",
    ];
    Row::new(number, cells)
}
