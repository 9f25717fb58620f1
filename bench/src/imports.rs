//! A whole list of who does what where taken in, from the file to records that can be searched; and taken in again.

use std::path::Path;
use std::process::Command;

use anyhow::ensure;
use serde_json::Value;
use tempfile::TempDir;

use crate::drive::{Line, Manner, Run, Server, weft};
use crate::fill::{self, Records};
use crate::invent::ASKED;
use crate::options::Imports;
use crate::report::{head, number, row};
use crate::sheets;

pub async fn run(options: &Imports) -> anyhow::Result<()> {
    let program = weft(options.weft.as_deref())?;
    head(&[
        "rows",
        "what",
        "s",
        "CPU s",
        "peak MB",
        "new",
        "changed",
        "organisations",
    ]);
    for count in &options.rows {
        let folder = TempDir::new()?;
        let file = folder.path().join("list.csv");
        sheets::write(&file, *count)?;
        ours(&program, *count, &file).await?;
        if let Some(python) = &options.python {
            theirs(python, *count, (&file, folder.path()))?;
        }
    }
    Ok(())
}

async fn ours(program: &Path, count: usize, file: &Path) -> anyhow::Result<()> {
    let folder = TempDir::new()?;
    let records = Records::Folder(folder.path().to_owned());
    records.begin(program)?;
    for what in ["Weft, the first time", "Weft, the same again"] {
        let mut command = Command::new(program);
        command
            .args([
                "import",
                "activities",
                "--coalition",
                fill::SLUG,
                "--yes",
                "--format",
                "json",
            ])
            .args(records.options())
            .arg(file);
        let run = Run::of(&mut command, &[0, 3])?;
        let said: Value = serde_json::from_slice(&run.said)?;
        let of = |key: &str| said[key].as_u64().unwrap_or_default().to_string();
        let made = said["made"]["organisations"].as_array().map_or(0, Vec::len);
        told(count, what, &run, [of("added"), of("changed"), made.to_string()]);
    }
    searched(program, count, &records).await
}

/// The first search after a start, which reads the directory, and a later one.
async fn searched(program: &Path, count: usize, records: &Records) -> anyhow::Result<()> {
    let app = records.open().await?;
    let scope = fill::enter(&app, fill::SLUG).await?;
    let cookie = fill::sign_in(&app, scope).await?;
    let mut arguments = vec!["serve".to_owned()];
    arguments.extend(records.options());
    let server = Server::start(program, &arguments, "/health")?;
    let mut line = Line::new(&server.address, &Manner { cookie: Some(cookie), accepts: None });
    for (what, word) in [("first search", ASKED[0]), ("later search", ASKED[1])] {
        let (began, before) = (std::time::Instant::now(), server.process().cpu_seconds());
        let answer = line.get(&format!("/c/{}/organisations?q={word}", fill::SLUG))?;
        ensure!(answer.status == 200, "a search answers {}", answer.status);
        let run = Run {
            seconds: began.elapsed().as_secs_f64(),
            cpu_seconds: server.process().cpu_seconds() - before,
            peak_mb: server.process().memory_mb(),
            said: Vec::new(),
        };
        told(count, what, &run, [const { String::new() }; 3]);
    }
    Ok(())
}

fn theirs(python: &Path, count: usize, (file, folder): (&Path, &Path)) -> anyhow::Result<()> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/django_import.py");
    let mut command = Command::new(python);
    command
        .arg(script)
        .arg(file)
        .env("BENCH_DB", folder.join("django.sqlite3"));
    let run = Run::of(&mut command, &[0])?;
    let said: Value = serde_json::from_slice(&run.said)?;
    let of = |key: &str| said[key].as_u64().unwrap_or_default().to_string();
    told(count, "django-import-export", &run, [of("new"), of("changed"), of("organisations")]);
    Ok(())
}

fn told(count: usize, what: &str, run: &Run, counts: [String; 3]) {
    let mut cells = vec![count.to_string(), what.to_owned()];
    cells.extend([run.seconds, run.cpu_seconds, run.peak_mb].map(number));
    cells.extend(counts);
    row(&cells);
}
