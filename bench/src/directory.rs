//! The directory of 100,000 organisations: filtered, searched, signed in, beside the limit.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use tempfile::TempDir;

use crate::bare;
use crate::drive::{Line, Load, Manner, Outcome, Process, Server, weft};
use crate::fill::{self, Records};
use crate::invent::{ASKED, COUNTRIES};
use crate::options::{Directory, Serving};
use crate::report::{head, median, number, row, say};

/// What a visitor looks for.
#[derive(Clone, Copy, PartialEq)]
enum Looking {
    InACountryForAWord,
    InACountry,
    ForAWord,
}

impl Looking {
    const ALL: [(Self, &'static str); 3] = [
        (Self::InACountryForAWord, "country and word"),
        (Self::InACountry, "country"),
        (Self::ForAWord, "word"),
    ];

    /// Fourteen countries times twelve words, or one of the two.
    fn paths(self, list: &str, countries: &[String]) -> Vec<String> {
        let pairs = ASKED
            .iter()
            .flat_map(|word| countries.iter().map(move |country| (country, word)));
        pairs
            .map(|(country, word)| match self {
                Self::InACountryForAWord => format!("{list}?place={country}&q={word}"),
                Self::InACountry => format!("{list}?place={country}"),
                Self::ForAWord => format!("{list}?q={word}"),
            })
            .collect()
    }
}

/// Fills a database, then asks Weft and the limit the same questions.
pub async fn run(options: &Directory) -> anyhow::Result<()> {
    let program = weft(options.weft.as_deref())?;
    let folder = TempDir::new()?;
    let records = match &options.database {
        Some(address) => Records::Address(address.clone()),
        None => Records::Folder(options.keep.clone().unwrap_or_else(|| folder.path().to_owned())),
    };
    let app = prepared(&records, options, &program).await?;
    let scope = fill::enter(&app, fill::SLUG).await?;
    let cookie = fill::sign_in(&app, scope).await?;
    let countries: Vec<String> = fill::countries(&places::tree(app.db(), scope).await?)?
        .iter()
        .map(|id| id.0.to_string())
        .collect();
    drop(app);
    let manner = Manner { cookie: Some(cookie), accepts: None };
    let beside = options.beside.map(Process);
    let measured = Measured { options, records: &records, countries: &countries, beside };
    measured.run(&program, &manner)
}

/// The records of this measurement: filled now, unless they are kept from an earlier one.
async fn prepared(
    records: &Records,
    options: &Directory,
    program: &std::path::Path,
) -> anyhow::Result<web::App> {
    if let Records::Folder(folder) = records
        && folder.join("weft.db").exists()
    {
        return records.open().await;
    }
    records.begin(program)?;
    let app = records.open().await?;
    let scope = fill::enter(&app, fill::SLUG).await?;
    let cpu = fill::fill(&app, scope, options.organisations, !options.countries_only).await?;
    say(&format!("{} organisations added in {} CPU seconds", options.organisations, number(cpu)));
    Ok(app)
}

struct Measured<'a> {
    options: &'a Directory,
    records: &'a Records,
    countries: &'a [String],
    /// The database server, where there is one.
    beside: Option<Process>,
}

impl Measured<'_> {
    fn run(&self, program: &std::path::Path, manner: &Manner) -> anyhow::Result<()> {
        head(&[
            "asked for",
            "of",
            "answers a second",
            "p50 ms",
            "p99 ms",
            "CPU ms",
            "database CPU ms",
            "HTML KB",
            "idle MB",
            "loaded MB",
        ]);
        let list = format!("/c/{}/organisations", fill::SLUG);
        let mut of_weft = Vec::new();
        let mut arguments = vec!["serve".to_owned()];
        arguments.extend(self.records.options());
        let server = Server::start(program, &arguments, "/health")?;
        for (looking, name) in Looking::ALL {
            of_weft.push(self.ask(&server, manner, (name, "Weft"), &looking.paths(&list, self.countries))?);
        }
        if self.options.pressed {
            let pressed = Manner { accepts: Some("gzip, br".to_owned()), ..manner.clone() };
            let (looking, name) = Looking::ALL[0];
            self.ask(&server, &pressed, (name, "Weft, pressed"), &looking.paths(&list, self.countries))?;
        }
        let length = page_length(&server, manner, &Looking::ALL[0].0.paths(&list, self.countries))?;
        drop(server);
        let limit = self.limit(length)?;
        let mut of_limit = Vec::new();
        for (looking, name) in Looking::ALL {
            of_limit.push(self.ask(
                &limit,
                &Manner::default(),
                (name, "the limit"),
                &looking.paths("/list", self.countries),
            )?);
        }
        for (((_, name), weft), limit) in Looking::ALL.iter().zip(of_weft).zip(of_limit) {
            say(&format!("{name}: {} of the limit's answers for the same CPU time", number(limit / weft)));
        }
        Ok(())
    }

    /// The bare server, with pages as long as Weft's.
    fn limit(&self, length: usize) -> anyhow::Result<Server> {
        let bare = |rest: usize| {
            let mut arguments = vec!["bare".to_owned(), "--rest".to_owned(), rest.to_string()];
            arguments.extend(self.records.options());
            Server::start(&std::env::current_exe()?, &arguments, "/list?q=nothing")
        };
        let empty = bare(0)?;
        let own = page_length(&empty, &Manner::default(), &Looking::ALL[0].0.paths("/list", self.countries))?;
        drop(empty);
        bare(length.saturating_sub(own))
    }

    /// Several runs of one question; prints the middle one of each figure and returns the CPU time of an answer.
    fn ask(
        &self,
        server: &Server,
        manner: &Manner,
        (name, of): (&str, &str),
        paths: &[String],
    ) -> anyhow::Result<f64> {
        let load = |seconds: u64| Load {
            address: &server.address,
            manner,
            paths,
            visitors: self.options.visitors,
            time: Duration::from_secs(seconds),
        };
        let idle = server.process().memory_mb();
        load(1).run(&server.process())?;
        let mut runs: Vec<(Outcome, f64)> = Vec::new();
        for _ in 0..self.options.runs {
            let before = self.beside.map_or(0.0, Process::cpu_seconds);
            let outcome = load(self.options.seconds).run(&server.process())?;
            ensure!(outcome.wrong == 0, "{} of {} answers were not pages", outcome.wrong, outcome.answers);
            let beside = self.beside.map_or(0.0, Process::cpu_seconds) - before;
            runs.push((outcome, beside));
        }
        let middle = |of: &dyn Fn(&(Outcome, f64)) -> f64| median(runs.iter().map(of).collect());
        let cpu = middle(&|(run, _)| run.cpu_ms());
        #[expect(clippy::cast_precision_loss, reason = "a count of answers")]
        let beside = middle(&|(run, beside)| beside * 1_000.0 / run.answers.max(1) as f64);
        let figures = [
            middle(&|(run, _)| run.a_second()),
            middle(&|(run, _)| run.wait_ms(50)),
            middle(&|(run, _)| run.wait_ms(99)),
            cpu,
            beside,
            middle(&|(run, _)| run.kilobytes()),
            idle,
            middle(&|(run, _)| run.memory),
        ];
        let mut cells = vec![name.to_owned(), of.to_owned()];
        cells.extend(figures.map(number));
        row(&cells);
        Ok(cpu + beside)
    }
}

/// How long a page is, on the whole.
fn page_length(server: &Server, manner: &Manner, paths: &[String]) -> anyhow::Result<usize> {
    let mut line = Line::new(&server.address, manner);
    let mut sum = 0;
    for path in paths {
        let answer = line.get(path)?;
        ensure!(answer.status == 200, "{path} answers {}", answer.status);
        sum += answer.body.len();
    }
    Ok(sum / paths.len())
}

/// The invented organisations as a table, for everybody else.
pub fn write(file: &std::path::Path, count: usize) -> anyhow::Result<()> {
    let mut table = csv::Writer::from_path(file).with_context(|| file.display().to_string())?;
    table.write_record([
        "name",
        "acronym",
        "other_name",
        "country",
        "sectors",
        "about",
        "website",
    ])?;
    for one in crate::invent::organisations(count, crate::invent::SEED) {
        let sectors: Vec<String> = one
            .sectors
            .iter()
            .map(|sector| format!("Sector {sector}"))
            .collect();
        table.write_record([
            &one.name,
            &one.acronym,
            one.other_name.as_deref().unwrap_or_default(),
            COUNTRIES[one.country].code,
            &sectors.join(" · "),
            &one.about,
            &one.website,
        ])?;
    }
    Ok(table.flush()?)
}

/// The limit alone, for the measurement that starts it.
pub async fn serve_bare(options: &Serving) -> anyhow::Result<()> {
    let records = match (&options.database, &options.data) {
        (Some(address), _) => Records::Address(address.clone()),
        (None, Some(folder)) => Records::Folder(folder.clone()),
        (None, None) => anyhow::bail!("say where the records are: --data or --database"),
    };
    bare::serve(&records, options.listen, options.rest).await
}
