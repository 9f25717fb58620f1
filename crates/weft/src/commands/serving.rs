//! `weft serve` and `weft demo`: start answering, and print the way in.

use std::fs::File;
use std::io::BufRead as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use kernel::{PersonId, ServerRole};
use sea_orm_migration::MigratorTrait as _;
use web::{App, Database};

use crate::cli::{Serve, note, say};
use crate::{Schema, demo as story, opening, schema, server};

pub async fn serve(options: Serve) -> anyhow::Result<()> {
    let (app, listener, _lock) = open(&options, "data", false).await?;
    say(&app.site().address);
    if coalitions::is_empty(app.db()).await? {
        let link = founder_link(&app).await?;
        say(&format!("Sign in as founder (starts a coalition): {}{link}", app.site().address));
    } else {
        note("A new sign-in link: weft sign-in NAME");
    }
    server::run(listener, &app).await
}

pub async fn demo(options: Serve) -> anyhow::Result<()> {
    let (app, listener, _lock) = open(&options, "demo-data", true).await?;
    if coalitions::find_by_slug(app.db(), story::SLUG).await?.is_none() {
        story::load(&app, &mut |step| note(step))
            .await
            .context("The demo could not be loaded.")?;
    }
    say(&app.site().address);
    for (name, role, link) in story::links(&app).await? {
        say(&format!("Sign in as {name} ({role}): {}{link}", app.site().address));
    }
    server::run(listener, &app).await
}

/// Takes the port, the folder's lock and the database, in this order.
async fn open(
    options: &Serve,
    usual: &str,
    is_demo: bool,
) -> anyhow::Result<(App, tokio::net::TcpListener, Option<File>)> {
    let listener = server::listen(options.listen).await?;
    let address = match &options.address {
        Some(address) => opening::address(address)?,
        None => format!("http://{}", listener.local_addr()?),
    };
    let lock = match options.data.database {
        Some(_) => None,
        None => Some(lock(&opening::folder(&options.data, usual))?),
    };
    if options.fresh {
        begin_again(options, usual).await?;
    }
    let database = opening::database(&options.data, usual).await?;
    database.mark_served().await?;
    Ok((opening::app(database, &address, is_demo), listener, lock))
}

/// One server to a folder: two would wait for each other's writes.
fn lock(folder: &Path) -> anyhow::Result<File> {
    let unusable = || format!("The folder {} cannot be used. Choose another with --data.", folder.display());
    std::fs::create_dir_all(folder).with_context(unusable)?;
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join("weft.lock"))
        .with_context(unusable)?;
    if file.try_lock().is_err() {
        bail!(
            "Another Weft already serves the folder {}. Stop it first, or choose another with --data.",
            folder.display()
        );
    }
    Ok(file)
}

async fn begin_again(options: &Serve, usual: &str) -> anyhow::Result<()> {
    let folder = opening::folder(&options.data, usual);
    let what = match &options.data.database {
        Some(_) => "the PostgreSQL database".to_owned(),
        None => folder.display().to_string(),
    };
    note(&format!("This removes everything Weft keeps in {what}. Type yes to go on:"));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    if answer.trim() != "yes" {
        bail!("Nothing was removed.");
    }
    match &options.data.database {
        Some(address) => {
            let database = Database::open_address(address).await?;
            if !database.is_unserved().await? {
                bail!("Another Weft serves this database. Stop it first. Nothing was removed.");
            }
            if let schema::State::Newer = schema::state(&database).await? {
                bail!("This database was written by a newer version of Weft. Nothing was removed.");
            }
            Schema::fresh(database.write())
                .await
                .context("The database could not be emptied.")
        }
        None => remove_files(&folder),
    }
}

fn remove_files(folder: &Path) -> anyhow::Result<()> {
    for name in ["weft.db", "weft.db-wal", "weft.db-shm"] {
        let file = folder.join(name);
        if file.exists() {
            std::fs::remove_file(&file)
                .with_context(|| format!("{} could not be removed.", file.display()))?;
        }
    }
    Ok(())
}

/// A link for whoever may start the first coalition; the person is made when nobody is known yet.
async fn founder_link(app: &App) -> anyhow::Result<String> {
    let tx = app.begin().await?;
    people::forget_expired(&tx, app.now()).await?;
    let founder = match people::founder(&tx).await? {
        Some(person) => person.id,
        None => {
            let id = PersonId(app.ids().next());
            let called = "Founder".to_owned();
            let person =
                people::Person { id, called, language: None, server_role: Some(ServerRole::Founder) };
            people::add_person(&tx, &person, app.now()).await?;
            id
        }
    };
    let link = people::link(&tx, founder, "/start", app.now()).await?;
    tx.commit().await?;
    Ok(link)
}
