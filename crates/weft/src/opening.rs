//! Opening the records for a command: the folder or the address, the schema, the coalition named.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail};
use coalitions::Coalition;
use kernel::{Clock, Ids, Scope};
use web::texts::Texts;
use web::{App, Database, DatabaseError, Site};

use crate::cli::{Data, Reached, misused};
use crate::settings::{Layer, Place, Settings};
use crate::{house, schema};

/// Where "Leave quickly" leads: a page nobody is surprised to find open.
const LEAVE_TO: &str = "https://www.bbc.co.uk/weather";

/// Whoever waits longer for work that goes on beside a page is told how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// Opens the database of a place as it is.
pub async fn database(place: &Place) -> Result<Database, DatabaseError> {
    match place {
        Place::Folder(folder) => Database::open_file(folder).await,
        Place::Server(address) => Database::open_address(address).await,
    }
}

/// Opens the database of a place, made when it is not there, and brings it up to date.
pub async fn prepared(settings: &Settings, is_demo: bool) -> anyhow::Result<App> {
    let database = database(&settings.place).await?;
    schema::prepare(&database).await?;
    Ok(app(database, settings, &settings.address_beside()?, is_demo))
}

/// Opens a database that must be there already: no command but serving makes one by mistake.
pub async fn existing(data: &Data) -> anyhow::Result<App> {
    existing_of(&settings(data.said())?).await
}

/// The same, for a command that prints a link.
pub async fn reached(reached: &Reached) -> anyhow::Result<App> {
    existing_of(&settings(reached.said())?).await
}

async fn existing_of(settings: &Settings) -> anyhow::Result<App> {
    if let Place::Folder(folder) = &settings.place
        && !folder.join("weft.db").exists()
    {
        bail!(
            "There is no Weft database in {}. Say where it is with --data DIR or --database URL.",
            folder.display()
        );
    }
    prepared(settings, false).await
}

/// What is set for a command about records that are there: the real ones if there are any here, else the demo's.
pub fn settings(said: Layer) -> anyhow::Result<Settings> {
    let has = |folder: &str| Path::new(folder).join("weft.db").exists();
    let usual = if !has("data") && has("demo-data") {
        "demo-data"
    } else {
        "data"
    };
    Settings::of(said, usual)
}

pub fn app(database: Database, settings: &Settings, address: &str, is_demo: bool) -> App {
    let site = Site {
        address: address.to_owned(),
        is_demo,
        leave_to: LEAVE_TO.to_owned(),
        source: settings.source.clone(),
        has_mail_server: settings.mail.is_some(),
        patience: PATIENCE,
    };
    App::new(database, Clock::default(), Ids::default(), Texts::new(&house::texts()), site)
}

/// What somebody is called, on one line.
pub fn called(given: &str) -> anyhow::Result<String> {
    let called =
        people::Called::new(given).map_err(|_| misused("Give the person a name of at most 80 letters."))?;
    Ok(called.text().to_owned())
}

/// Finds a coalition by the word in its address.
pub async fn coalition(app: &App, slug: &str) -> anyhow::Result<Coalition> {
    let found = coalitions::find_by_slug(app.db(), slug)
        .await
        .context("The coalition could not be read.")?;
    if let Some(coalition) = found {
        return Ok(coalition);
    }
    let known = coalitions::slugs(app.db()).await?;
    if known.is_empty() {
        bail!("There is no coalition here yet. Make one with weft coalition create, or in the browser.");
    }
    bail!(
        "There is no coalition with the address word {slug:?} here. Choose from: {}.",
        known.join(", ")
    );
}

/// Enters a coalition for a command.
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs a command on the server's own files may enter"
)]
pub async fn scope(app: &App, slug: &str) -> anyhow::Result<Scope> {
    Ok(Scope::entered(coalition(app, slug).await?.id))
}
