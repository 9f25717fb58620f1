//! `weft serve` and `weft demo`: start answering, and print the way in.

use std::fs::File;
use std::io::{BufRead as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, bail};
use kernel::{PersonId, ServerRole};
use mail::Way;
use sea_orm_migration::MigratorTrait as _;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;
use web::{App, Database, DatabaseError, Hold, Line, Serving};

use crate::cli::{Serve, note, say};
use crate::schema::{self, State};
use crate::settings::{LOCK, OUTBOX, Place, Settings};
use crate::{Schema, demo as story, house, opening, server};

/// What tells others that somebody serves these records, for as long as it is kept.
enum Held {
    Folder { _lock: File },
    Server { _serving: Serving },
}

/// Everything taken before the first answer.
struct Opened {
    app: App,
    listener: TcpListener,
    _held: Held,
}

pub async fn serve(options: Serve) -> anyhow::Result<()> {
    let settings = Settings::of(options.said(), "data")?;
    let opened = open(&settings, options.fresh, false).await?;
    let app = &opened.app;
    say(&app.site().address);
    if coalitions::is_empty(app.db()).await? {
        let link = founder_link(app).await?;
        say(&format!("Sign in as founder (starts a coalition): {}{link}", app.site().address));
    } else {
        note("A new sign-in link: weft sign-in NAME");
    }
    answer(opened, &settings).await;
    Ok(())
}

pub async fn demo(options: Serve) -> anyhow::Result<()> {
    let settings = Settings::of(options.said(), "demo-data")?;
    let opened = open(&settings, options.fresh, true).await?;
    let app = &opened.app;
    if coalitions::find_by_slug(app.db(), story::SLUG).await?.is_none() {
        if !coalitions::is_empty(app.db()).await? {
            bail!(
                "Another coalition is kept here, and the demo does not mix with it. Give the demo a folder of its own with --data, or start this one with weft serve."
            );
        }
        story::load(app, &mut |step| note(step))
            .await
            .context("The demo could not be loaded.")?;
    }
    say(&app.site().address);
    for (name, role, link) in story::links(app).await? {
        say(&format!("Sign in as {name} ({role}): {}{link}", app.site().address));
    }
    answer(opened, &settings).await;
    Ok(())
}

async fn answer(opened: Opened, settings: &Settings) {
    tokio::spawn(house::warm(opened.app.clone()));
    let (going_on, ends) = watch::channel(());
    let way = Way { server: settings.mail.clone(), folder: settings.outbox() };
    let sending = tokio::spawn(mail::run(opened.app.clone(), way, house::may_mail, ends.clone()));
    let (site, limits) = (house::site(&opened.app), server::Limits::default());
    let mut ending = ends.clone();
    let stop = async move {
        server::told_to_stop().await;
        drop(going_on);
    };
    // A mail under way is finished, if the mail server is not too slow; else it is tried again after the next start.
    let finish = async {
        let _ = ending.changed().await;
        let _ = timeout(limits.ending, sending).await;
    };
    tokio::join!(server::run(opened.listener, site, limits, stop), finish);
}

/// Takes the port, the right to serve and the database, in this order.
async fn open(settings: &Settings, is_fresh: bool, is_demo: bool) -> anyhow::Result<Opened> {
    let listener = server::listen(settings.listen).await?;
    let address = settings.address(listener.local_addr()?)?;
    let (database, held) = match &settings.place {
        Place::Folder(folder) => {
            let held = Held::Folder { _lock: lock(folder, &address)? };
            if is_fresh {
                agree(&folder.display().to_string())?;
                remove_files(folder)?;
            }
            (Database::open_file(folder).await?, held)
        }
        Place::Server(address) => {
            let database = Database::open_address(address).await?;
            if database.line() == Line::Open {
                note("The line to PostgreSQL is not encrypted. Let it go through a VPN or a tunnel only.");
            }
            let hold = match is_fresh {
                true => empty(&database).await?,
                false => database.hold_serving().await?,
            };
            let serving = database.keep_serving(hold);
            (database, Held::Server { _serving: serving })
        }
    };
    if settings.mail.as_ref().is_some_and(mail::Server::is_open_line) {
        note("The line to the mail server is not encrypted. Let it go through a VPN or a tunnel only.");
    }
    schema::prepare(&database).await?;
    let app = opening::app(database, settings, &address, is_demo);
    Ok(Opened { app, listener, _held: held })
}

/// One server to a folder: two would wait for each other's writes. Commands read there where people reach it.
fn lock(folder: &Path, address: &str) -> anyhow::Result<File> {
    let unusable = |error: std::io::Error| DatabaseError::Folder {
        folder: folder.display().to_string(),
        reason: web::reason(&error),
    };
    web::make_folder(folder).map_err(unusable)?;
    let mut file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(LOCK))
        .map_err(unusable)?;
    if file.try_lock().is_err() {
        bail!(
            "Another Weft already serves the folder {}. Stop it first, or choose another with --data.",
            folder.display()
        );
    }
    // On a full disk commands print another address; people are answered all the same.
    if let Err(error) = file.set_len(0).and_then(|()| file.write_all(address.as_bytes())) {
        tracing::warn!("where Weft answers could not be written down: {}", web::reason(&error));
    }
    Ok(file)
}

/// Empties a PostgreSQL database that nobody serves and that is ours; comes back with the right to serve it.
async fn empty(database: &Database) -> anyhow::Result<Hold> {
    let Some(mut alone) = database.hold_alone().await? else {
        bail!("Another Weft serves this database. Stop it first. Nothing was removed.");
    };
    match schema::state(database).await? {
        State::Newer => {
            bail!("This database was written by a newer version of Weft. Use that one. Nothing was removed.")
        }
        State::Foreign => bail!(
            "This database holds the tables of another program. Give Weft one of its own with --database. Nothing was removed."
        ),
        State::Ready | State::Behind(_) => agree("the PostgreSQL database")?,
    }
    let _preparing = database.hold_preparing().await?;
    // Meanwhile PostgreSQL may have been started again, or may have lost the line to a program that serves.
    if !database.is_alone(&mut alone).await {
        bail!(
            "Another Weft serves this database, or PostgreSQL was started again meanwhile. Nothing was removed. Stop the other, or start again."
        );
    }
    Schema::fresh(database.write())
        .await
        .context("The database could not be emptied.")?;
    Ok(database.share(alone).await?)
}

/// Asks before everything is removed.
fn agree(place: &str) -> anyhow::Result<()> {
    note(&format!("This removes everything Weft keeps in {place}. Type yes to go on:"));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    if answer.trim() != "yes" {
        bail!("Nothing was removed. Start without --fresh to go on with what is there, or answer yes.");
    }
    Ok(())
}

fn remove_files(folder: &Path) -> anyhow::Result<()> {
    for name in ["weft.db", "weft.db-wal", "weft.db-shm", OUTBOX] {
        let file = folder.join(name);
        if file.exists() {
            let removed = match file.is_dir() {
                true => std::fs::remove_dir_all(&file),
                false => std::fs::remove_file(&file),
            };
            removed
                .with_context(|| format!("{} could not be removed. Remove it by hand.", file.display()))?;
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
            let called = people::UNNAMED.to_owned();
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
