//! Opening the records for a command: the folder or the address, the schema, the coalition named.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use coalitions::Coalition;
use kernel::{Clock, Ids, Scope};
use web::texts::Texts;
use web::{App, Database, Site};

use crate::cli::{Data, misused};
use crate::{house, schema};

/// Where "Leave quickly" leads: a page nobody is surprised to find open.
const LEAVE_TO: &str = "https://www.bbc.co.uk/weather";

/// The folder of a command's database.
pub fn folder(data: &Data, usual: &str) -> PathBuf {
    data.data.clone().unwrap_or_else(|| PathBuf::from(usual))
}

/// Opens the database that is asked for and brings it up to date.
pub async fn database(data: &Data, usual: &str) -> anyhow::Result<Database> {
    let database = match &data.database {
        Some(address) => Database::open_address(address).await?,
        None => Database::open_file(&folder(data, usual)).await?,
    };
    schema::prepare(&database).await?;
    Ok(database)
}

/// Opens a database that must be there already: no command but serving makes one by mistake.
pub async fn existing(data: &Data) -> anyhow::Result<App> {
    let usual = usual_folder();
    if data.database.is_none() && !folder(data, &usual).join("weft.db").exists() {
        bail!(
            "There is no Weft database in {}. Say where it is with --data DIR or --database URL.",
            folder(data, &usual).display()
        );
    }
    Ok(app(database(data, &usual).await?, "http://127.0.0.1:8080", false))
}

/// The real records if there are any here, else the demo's.
fn usual_folder() -> String {
    let real = Path::new("data").join("weft.db").exists();
    if !real && Path::new("demo-data").join("weft.db").exists() {
        "demo-data"
    } else {
        "data"
    }
    .to_owned()
}

pub fn app(database: Database, address: &str, is_demo: bool) -> App {
    let site = Site {
        address: address.trim_end_matches('/').to_owned(),
        is_demo,
        leave_to: LEAVE_TO.to_owned(),
    };
    App::new(database, Clock::default(), Ids::default(), Texts::new(&house::texts()), site)
}

/// The address people use, without a slash at the end.
pub fn address(given: &str) -> anyhow::Result<String> {
    let is_web = given.starts_with("http://") || given.starts_with("https://");
    if !is_web
        || given
            .chars()
            .any(|letter| letter.is_whitespace() || letter.is_control())
    {
        return Err(misused(format!(
            "{given:?} is no address people can use. Give one such as https://weft.example.org."
        )));
    }
    Ok(given.trim_end_matches('/').to_owned())
}

/// What somebody is called, on one line.
pub fn called(given: &str) -> anyhow::Result<String> {
    let called = kernel::tidy(given).replace(['\n', '\t'], " ");
    if called.is_empty() {
        return Err(misused("Give the person a name."));
    }
    Ok(called)
}

/// Finds a coalition by the word in its address.
pub async fn coalition(app: &App, slug: &str) -> anyhow::Result<Coalition> {
    let found = coalitions::find_by_slug(app.db(), slug)
        .await
        .context("The coalition could not be read.")?;
    found.with_context(|| format!("There is no coalition with the address word {slug:?} here."))
}

/// Enters a coalition for a command.
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs a command on the server's own files may enter"
)]
pub async fn scope(app: &App, slug: &str) -> anyhow::Result<Scope> {
    Ok(Scope::entered(coalition(app, slug).await?.id))
}
