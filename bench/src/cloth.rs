//! Who does what where, from ten thousand to a million pieces of work: the first view, the next, and one after an edit.

use std::path::Path;
use std::time::Instant;

use activities::{Brought, Draft, Plan, Role, Status};
use anyhow::{Context as _, anyhow, ensure};
use chrono::{Days, NaiveDate};
use kernel::{OrganisationId, Scope};
use organisations::FocusId;
use places::{NewPlace, PlaceId};
use tempfile::TempDir;
use web::App;
use web::events::Doer;

use crate::drive::{Line, Manner, Process, Server, weft};
use crate::fill::{self, Records};
use crate::invent::{self, ASKED, COUNTRIES, Standing, Work, work};
use crate::options::Cloth;
use crate::report::{head, median, number, row};

/// The day that is looked at: in the middle of everything.
const DAY: &str = "2024-06-30";
/// How many pieces of work are written in one transaction.
const CHUNK: usize = 20_000;
/// Districts are the third level: country, province, district.
const LEVEL: i32 = 2;
/// How often a view is asked for again.
const AGAIN: usize = 7;

pub async fn run(options: &Cloth) -> anyhow::Result<()> {
    let program = weft(options.weft.as_deref())?;
    head(&[
        "activities",
        "loading CPU s",
        "first view ms",
        "CPU ms",
        "later view ms",
        "CPU ms",
        "after an edit ms",
        "CPU ms",
        "search ms",
        "CPU ms",
        "HTML KB",
        "MB",
    ]);
    for count in &options.activities {
        measure(*count, &program).await?;
    }
    Ok(())
}

async fn measure(count: usize, program: &Path) -> anyhow::Result<()> {
    let folder = TempDir::new()?;
    let records = Records::Folder(folder.path().to_owned());
    records.begin(program)?;
    let app = records.open().await?;
    let scope = fill::enter(&app, fill::SLUG).await?;
    fill::fill(&app, scope, invent::ORGANISATIONS, true).await?;
    let known = Known::settle(&app, scope).await?;
    let before = Process::own().cpu_seconds();
    let mut all = work(count, invent::SEED).peekable();
    while all.peek().is_some() {
        let some: Vec<Work> = all.by_ref().take(CHUNK).collect();
        known.add(&app, scope, &some).await?;
    }
    let loading = Process::own().cpu_seconds() - before;
    let cookie = fill::sign_in(&app, scope).await?;
    let mut arguments = vec!["serve".to_owned()];
    arguments.extend(records.options());
    let server = Server::start(program, &arguments, "/health")?;
    let mut looker = Looker::new(&server, cookie);
    let first = looker.look()?;
    let later = looker.again(AGAIN)?;
    let mut edited = Vec::new();
    for one in work(AGAIN, invent::SEED + 1) {
        known.add(&app, scope, &[one]).await?;
        edited.push(looker.look()?);
    }
    let edited = middle(&edited);
    let kilobytes = looker.kilobytes;
    let searched = ASKED.iter().map(|word| looker.search(word));
    let searched = middle(&searched.collect::<anyhow::Result<Vec<_>>>()?);
    let figures = [
        loading,
        first.0,
        first.1,
        later.0,
        later.1,
        edited.0,
        edited.1,
        searched.0,
        searched.1,
        kilobytes,
        server.process().memory_mb(),
    ];
    let mut cells = vec![count.to_string()];
    cells.extend(figures.map(number));
    row(&cells);
    Ok(())
}

/// Somebody looking at the cloth of districts and kinds of work.
struct Looker<'a> {
    server: &'a Server,
    line: Line,
    kilobytes: f64,
}

impl<'a> Looker<'a> {
    fn new(server: &'a Server, cookie: String) -> Self {
        let manner = Manner { cookie: Some(cookie), accepts: None };
        Self { server, line: Line::new(&server.address, &manner), kilobytes: 0.0 }
    }

    fn look(&mut self) -> anyhow::Result<(f64, f64)> {
        self.get(&format!("/c/{}/maps/cloth?rows=place&cols=focus&level={LEVEL}&on={DAY}", fill::SLUG))
    }

    /// The list of activities, searched by a kind of work, a place and a word of the organisation's name.
    fn search(&mut self, word: &str) -> anyhow::Result<(f64, f64)> {
        self.get(&format!("/c/{}/activities?q=awareness+017+{word}", fill::SLUG))
    }

    /// Milliseconds of waiting, and of the server's processor time.
    fn get(&mut self, path: &str) -> anyhow::Result<(f64, f64)> {
        let (began, before) = (Instant::now(), self.server.process().cpu_seconds());
        let answer = self.line.get(path)?;
        ensure!(answer.status == 200, "{path} answers {}", answer.status);
        #[expect(clippy::cast_precision_loss, reason = "the length of a page")]
        let kilobytes = answer.body.len() as f64 / 1_000.0;
        self.kilobytes = kilobytes;
        let cpu = self.server.process().cpu_seconds() - before;
        Ok((began.elapsed().as_secs_f64() * 1_000.0, cpu * 1_000.0))
    }

    fn again(&mut self, times: usize) -> anyhow::Result<(f64, f64)> {
        let looks = (0..times)
            .map(|_| self.look())
            .collect::<anyhow::Result<Vec<_>>>()?;
        Ok(middle(&looks))
    }
}

fn middle(looks: &[(f64, f64)]) -> (f64, f64) {
    (
        median(looks.iter().map(|look| look.0).collect()),
        median(looks.iter().map(|look| look.1).collect()),
    )
}

/// What invented work points to, as the coalition knows it.
struct Known {
    organisations: Vec<OrganisationId>,
    kinds: Vec<FocusId>,
    districts: Vec<PlaceId>,
    first: NaiveDate,
}

impl Known {
    /// Adds the districts and reads the rest.
    async fn settle(app: &App, scope: Scope) -> anyhow::Result<Self> {
        let tree = places::tree(app.db(), scope).await?;
        let country = tree
            .find_by_code(COUNTRIES[0].code)
            .context("the first country is missing")?;
        let provinces = tree.children(country.id);
        let district = |number: usize| {
            let name = format!("District {number:03}");
            let draft = places::Draft { name, kind: "district".to_owned(), ..places::Draft::default() };
            NewPlace::inside(&tree, provinces[number % provinces.len()].id, LEVEL, &draft)
        };
        let new: Result<Vec<NewPlace>, _> = (0..invent::DISTRICTS).map(district).collect();
        let new = new.map_err(|refusal| anyhow!("a district was refused: {refusal}"))?;
        let tx = app.begin().await?;
        let districts = places::add_many(&tx, &Doer::program(app, scope), app.ids(), new).await?;
        tx.commit().await?;
        let kinds = organisations::focuses(app.db(), scope).await?;
        let kinds = kinds
            .into_iter()
            .filter(|focus| focus.parent_id.is_some())
            .map(|focus| focus.id);
        let briefs = organisations::briefs(app.db(), scope).await?;
        Ok(Self {
            organisations: briefs.into_iter().map(|brief| brief.id).collect(),
            kinds: kinds.take(invent::KINDS).collect(),
            districts,
            first: invent::first_day(),
        })
    }

    async fn add(&self, app: &App, scope: Scope, some: &[Work]) -> anyhow::Result<()> {
        let doer = Doer::program(app, scope);
        let brought = some
            .iter()
            .map(|one| self.brought(&doer, one))
            .collect::<anyhow::Result<Vec<_>>>()?;
        let tx = app.begin().await?;
        activities::add_many(&tx, scope, app.ids(), brought).await?;
        Ok(tx.commit().await?)
    }

    fn brought(&self, doer: &Doer, one: &Work) -> anyhow::Result<Brought> {
        let draft = Draft {
            organisations: vec![(
                self.organisations[one.organisation % self.organisations.len()],
                Role::Runs,
            )],
            focus_id: self.kinds[one.kind % self.kinds.len()],
            place_id: self.districts[one.district],
            population_id: None,
            from_on: self.first + Days::new(one.from),
            to_on: one.to.map(|days| self.first + Days::new(days)),
            status: match one.standing {
                Standing::Planned => Status::Planned,
                Standing::UnderWay => Status::UnderWay,
                Standing::Finished => Status::Finished,
            },
            title: None,
            reach: None,
            note: None,
            confirmed_on: None,
        };
        let plan = Plan::new(draft).map_err(|refusal| anyhow!("invented work was refused: {refusal}"))?;
        Ok(Brought { doer: doer.clone(), plan, later: Vec::new() })
    }
}

/// The invented work as a table, for everybody else.
pub fn write(file: &Path, count: usize) -> anyhow::Result<()> {
    let mut table = csv::Writer::from_path(file).with_context(|| file.display().to_string())?;
    table.write_record(["organisation", "kind", "district", "from_on", "to_on", "status"])?;
    let first = invent::first_day();
    let day = |days: u64| (first + Days::new(days)).to_string();
    for one in work(count, invent::SEED) {
        table.write_record([
            format!("Organisation {:04}", one.organisation).as_str(),
            format!("Kind {:02}", one.kind).as_str(),
            format!("District {:03}", one.district).as_str(),
            day(one.from).as_str(),
            one.to.map(day).unwrap_or_default().as_str(),
            one.standing.word(),
        ])?;
    }
    Ok(table.flush()?)
}
