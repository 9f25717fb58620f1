//! Fills a data folder with one coalition of invented organisations, through the program's own doors.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use kernel::{Clock, Ids, OrganisationId, PersonId, Role, Scope};
use organisations::{Draft, Newcomer, OtherName, SectorId};
use places::{PlaceId, Tree};
use web::events::Doer;
use web::texts::Texts;
use web::{App, Database, Site};

use crate::drive::Process;
use crate::invent::{self, COUNTRIES, Organisation};

/// The coalition's word in addresses.
pub const SLUG: &str = "bench";
/// How many organisations are written in one transaction.
const CHUNK: usize = 5_000;

/// Where the records of a measurement are.
#[derive(Clone, Debug)]
pub enum Records {
    Folder(std::path::PathBuf),
    Address(String),
}

impl Records {
    /// How the program is told.
    pub fn options(&self) -> Vec<String> {
        match self {
            Self::Folder(folder) => vec!["--data".to_owned(), folder.display().to_string()],
            Self::Address(address) => vec!["--database".to_owned(), address.clone()],
        }
    }

    pub async fn open(&self) -> anyhow::Result<App> {
        let database = match self {
            Self::Folder(folder) => Database::open_file(folder).await?,
            Self::Address(address) => Database::open_address(address).await?,
        };
        let site = Site {
            address: "http://127.0.0.1".to_owned(),
            is_demo: false,
            leave_to: "/".to_owned(),
            source: String::new(),
            has_mail_server: false,
            patience: std::time::Duration::from_secs(1),
        };
        Ok(App::new(database, Clock::default(), Ids::default(), Texts::new(&[]), site))
    }

    /// Has the program itself prepare the tables and an empty coalition.
    pub fn begin(&self, weft: &Path) -> anyhow::Result<()> {
        let made = Command::new(weft)
            .args([
                "coalition",
                "create",
                SLUG,
                "--name",
                "Measured coalition",
                "--area",
                COUNTRIES[0].code,
            ])
            .args(self.options())
            .output()
            .with_context(|| format!("{} cannot be started", weft.display()))?;
        if !made.status.success() {
            bail!("no coalition could be made: {}", String::from_utf8_lossy(&made.stderr));
        }
        Ok(())
    }
}

/// Enters a coalition by its word in addresses.
#[expect(
    clippy::disallowed_methods,
    reason = "a measurement enters the coalition that it fills itself, or the demo's"
)]
pub async fn enter(app: &App, slug: &str) -> anyhow::Result<Scope> {
    let found = coalitions::find_by_slug(app.db(), slug).await?;
    Ok(Scope::entered(found.with_context(|| format!("there is no coalition {slug}"))?.id))
}

/// A coordinator with an open session; returns the cookie.
pub async fn sign_in(app: &App, scope: Scope) -> anyhow::Result<String> {
    let id = PersonId(app.ids().next());
    let person = people::Person { id, called: "Visitor".to_owned(), language: None, server_role: None };
    let tx = app.begin().await?;
    people::add_person(&tx, &person, app.now()).await?;
    coalitions::add_seat(&tx, app, scope, (id, Role::Coordinator), app.now()).await?;
    let secret = people::open_session(&tx, id, app.now()).await?;
    tx.commit().await?;
    Ok(format!("weft={}", secret.text()))
}

/// Adds the countries, with all their provinces if asked for, and so many organisations. Returns the CPU seconds
/// that the organisations took.
pub async fn fill(app: &App, scope: Scope, count: usize, has_provinces: bool) -> anyhow::Result<f64> {
    let doer = Doer::program(app, scope);
    let of_country = |code: &'static str| {
        if has_provinces {
            places::whole(code)
        } else {
            vec![code]
        }
    };
    let codes: Vec<&str> = COUNTRIES
        .iter()
        .flat_map(|country| of_country(country.code))
        .collect();
    let tx = app.begin().await?;
    places::choose(&tx, &doer, app.ids(), &codes).await?;
    tx.commit().await?;
    let tree = places::tree(app.db(), scope).await?;
    let sectors = organisations::sectors(app.db(), scope).await?;
    let known = Known {
        sectors: sectors.into_iter().map(|sector| sector.id).collect(),
        areas: COUNTRIES
            .iter()
            .map(|country| areas(&tree, country.code, has_provinces))
            .collect(),
    };
    let before = Process::own().cpu_seconds();
    add(app, &doer, count, &known).await?;
    Ok(Process::own().cpu_seconds() - before)
}

/// The ids of the coalition's lists, in the order in which organisations are invented with them.
struct Known {
    sectors: Vec<SectorId>,
    /// For each country the places that organisations there may name.
    areas: Vec<Vec<PlaceId>>,
}

async fn add(app: &App, doer: &Doer, count: usize, known: &Known) -> anyhow::Result<()> {
    let mut invented = invent::organisations(count, invent::SEED).peekable();
    while invented.peek().is_some() {
        let some = invented.by_ref().take(CHUNK);
        let newcomers = some.map(|one| newcomer(app, doer, one, known)).collect();
        let tx = app.begin().await?;
        organisations::add_many(&tx, newcomers).await?;
        tx.commit().await?;
    }
    Ok(())
}

fn newcomer(app: &App, doer: &Doer, one: Organisation, known: &Known) -> Newcomer {
    let (areas, language) = (&known.areas[one.country], COUNTRIES[one.country].language);
    let draft = Draft {
        name: one.name,
        acronym: one.acronym,
        about: one.about,
        confirmed_on: None,
        website: one.website,
        other_names: one
            .other_name
            .map(|name| OtherName { language: Some(language.to_owned()), name })
            .into_iter()
            .collect(),
        languages: vec![language.to_owned()],
        sectors: one
            .sectors
            .iter()
            .filter_map(|at| known.sectors.get(*at))
            .copied()
            .collect(),
        focuses: Vec::new(),
        places: areas
            .get(one.province % areas.len().max(1))
            .copied()
            .into_iter()
            .collect(),
    };
    Newcomer {
        id: OrganisationId(app.ids().next()),
        doer: doer.clone(),
        draft,
        contacts: Vec::new(),
    }
}

fn areas(tree: &Tree, code: &str, has_provinces: bool) -> Vec<PlaceId> {
    let Some(country) = tree.find_by_code(code) else {
        return Vec::new();
    };
    let provinces: Vec<PlaceId> = tree
        .children(country.id)
        .into_iter()
        .map(|place| place.id)
        .collect();
    if has_provinces && !provinces.is_empty() {
        provinces
    } else {
        vec![country.id]
    }
}

/// The coalition's countries in the order of the list.
pub fn countries(tree: &Tree) -> anyhow::Result<Vec<PlaceId>> {
    let find = |code: &str| {
        tree.find_by_code(code)
            .map(|place| place.id)
            .with_context(|| format!("{code} is missing"))
    };
    COUNTRIES.iter().map(|country| find(country.code)).collect()
}
