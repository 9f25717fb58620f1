//! From the command to the first answer, memory, and how much a visitor has to fetch.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use tempfile::TempDir;

use crate::drive::{Line, Load, Manner, Server, weft};
use crate::fill::{self, Records};
use crate::options::Start;
use crate::report::{head, median, number, row, say};

/// What the demo's coalition is called in addresses.
const DEMO: &str = "three-rivers";
/// How often a start is tried.
const STARTS: usize = 5;
/// How long a server is left alone before its idle memory is read.
const REST: Duration = Duration::from_secs(3);
const VISITORS: usize = 16;

/// The pages that are weighed, and how heavy each may be in kilobytes, pressed.
const PAGES: [(&str, &str, f64); 7] = [
    ("home", "", 14.0),
    ("directory", "/organisations", 14.0),
    ("activities", "/activities", 14.0),
    ("cloth", "/maps/cloth", 25.0),
    ("map", "/maps/area", 25.0),
    ("together", "/maps/together", 25.0),
    ("search", "/find?q=health", 14.0),
];
/// The first page with everything it needs.
const FIRST_PAGE_MAX: f64 = 60.0;

pub async fn run(options: &Start) -> anyhow::Result<()> {
    let program = weft(options.weft.as_deref())?;
    let size = fs::metadata(&program)?.len();
    #[expect(clippy::cast_precision_loss, reason = "megabytes of a program")]
    say(&format!("The program: {} MB", number(size as f64 / 1_000_000.0)));
    let (empty, demo) = (TempDir::new()?, TempDir::new()?);
    head(&["start", "first answer ms (middle)", "idle MB"]);
    starts("serve, empty", &program, "serve", empty.path())?;
    starts("demo", &program, "demo", demo.path())?;
    let records = Records::Folder(demo.path().to_owned());
    let app = records.open().await?;
    let scope = fill::enter(&app, DEMO).await?;
    let cookie = fill::sign_in(&app, scope).await?;
    drop(app);
    let server = Server::start(&program, &arguments("demo", demo.path()), "/health")?;
    let manner = Manner { cookie: Some(cookie), accepts: Some("gzip, br".to_owned()) };
    weigh(&server, &manner)?;
    loaded(&server, &manner, Duration::from_secs(options.seconds))
}

fn arguments(command: &str, folder: &Path) -> Vec<String> {
    vec![
        command.to_owned(),
        "--data".to_owned(),
        folder.display().to_string(),
    ]
}

/// Several starts; the first makes the tables, and the demo, and is told apart.
fn starts(name: &str, program: &Path, command: &str, folder: &Path) -> anyhow::Result<()> {
    let start = || Server::start(program, &arguments(command, folder), "/in");
    let idle = |server: &Server| {
        std::thread::sleep(REST);
        server.process().memory_mb()
    };
    let millis = |server: &Server| server.start.as_secs_f64() * 1_000.0;
    let first = start()?;
    row(&[
        format!("{name}, the very first"),
        number(millis(&first)),
        number(idle(&first)),
    ]);
    drop(first);
    let (mut waits, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let again = start()?;
        waits.push(millis(&again));
        memory.push(idle(&again));
    }
    row(&[
        format!("{name}, again"),
        number(median(waits)),
        number(median(memory)),
    ]);
    Ok(())
}

/// What each page weighs on the line, and the first one with everything it needs.
fn weigh(server: &Server, manner: &Manner) -> anyhow::Result<()> {
    say("");
    head(&["page", "HTML KB", "pressed KB", "may be KB"]);
    let bare = Manner { accepts: None, ..manner.clone() };
    for (name, path, most) in PAGES {
        let path = format!("/c/{DEMO}{path}");
        let plain = fetch(server, &bare, &path)?;
        let pressed = fetch(server, manner, &path)?;
        row(&[
            name.to_owned(),
            number(kilobytes(plain.len())),
            number(kilobytes(pressed.len())),
            number(most),
        ]);
    }
    let home = format!("/c/{DEMO}");
    let mut whole = fetch(server, manner, &home)?.len();
    let mut cells = vec![format!("HTML {}", number(kilobytes(whole)))];
    for asset in assets(server, &bare, &home)? {
        let length = fetch(server, manner, &asset)?.len();
        cells.push(format!("{} {}", asset.trim_start_matches("/assets/"), number(kilobytes(length))));
        whole += length;
    }
    let sum = number(kilobytes(whole));
    say(&format!(
        "First page: {} = {sum} KB of at most {}",
        cells.join(" + "),
        number(FIRST_PAGE_MAX)
    ));
    Ok(())
}

/// Everything of ours that a page names, and that its style sheets name.
fn assets(server: &Server, manner: &Manner, page: &str) -> anyhow::Result<BTreeSet<String>> {
    let mut found = named(&fetch(server, manner, page)?);
    for sheet in found.clone().iter().filter(|name| name.ends_with(".css")) {
        found.extend(named(&fetch(server, manner, sheet)?));
    }
    Ok(found)
}

/// Addresses under `/assets/`, wherever they stand in a text.
fn named(text: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(text);
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "/-._".contains(letter);
    let starts = text.match_indices("/assets/").map(|(at, _)| at);
    starts
        .map(|at| text[at..].chars().take_while(|letter| is_part(*letter)).collect())
        .collect()
}

fn fetch(server: &Server, manner: &Manner, path: &str) -> anyhow::Result<Vec<u8>> {
    let answer = Line::new(&server.address, manner).get(path)?;
    ensure!(answer.status == 200, "{path} answers {}", answer.status);
    Ok(answer.body)
}

fn loaded(server: &Server, manner: &Manner, time: Duration) -> anyhow::Result<()> {
    say("");
    head(&[
        "page",
        "answers a second",
        "p50 ms",
        "p99 ms",
        "CPU ms",
        "loaded MB",
    ]);
    for (name, path, _) in PAGES {
        let paths = [format!("/c/{DEMO}{path}")];
        let manner = Manner { accepts: None, ..manner.clone() };
        let load = Load {
            address: &server.address,
            manner: &manner,
            paths: &paths,
            visitors: VISITORS,
            time,
        };
        let outcome = load.run(&server.process()).with_context(|| name)?;
        let figures = [
            outcome.a_second(),
            outcome.wait_ms(50),
            outcome.wait_ms(99),
            outcome.cpu_ms(),
            outcome.memory,
        ];
        let mut cells = vec![name.to_owned()];
        cells.extend(figures.map(number));
        row(&cells);
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "lengths of pages")]
fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1_000.0
}
