//! `weft doctor`: looks at the installation and says what to mend.

use std::path::Path;
use std::process::ExitCode;

use sea_orm::{ConnectionTrait as _, Statement};
use web::Database;

use crate::cli::{Data, say};
use crate::opening;
use crate::schema::{self, State};

/// What a check found: good, or what to do.
type Found = Result<String, String>;

pub async fn doctor(options: Data) -> anyhow::Result<ExitCode> {
    let mut found = Vec::new();
    let database = match &options.database {
        Some(address) => Database::open_address(address).await,
        None => {
            let folder = opening::folder(&options, "data");
            if !folder.join("weft.db").exists() {
                say(&format!(
                    "mend  There is no database in {}. Start Weft once, or say where it is with --data.",
                    folder.display()
                ));
                return Ok(ExitCode::FAILURE);
            }
            found.push(writable(&folder));
            Database::open_file(&folder).await
        }
    };
    match database {
        Err(error) => found.push(Err(error.to_string())),
        Ok(database) => {
            found.push(Ok("The database answers.".to_owned()));
            found.push(up_to_date(&database).await);
            if !database.is_postgres() {
                found.extend(file_checks(&database).await);
            }
        }
    }
    found.push(fonts());
    for line in &found {
        match line {
            Ok(text) => say(&format!("good  {text}")),
            Err(text) => say(&format!("mend  {text}")),
        }
    }
    Ok(if found.iter().all(Result::is_ok) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn writable(folder: &Path) -> Found {
    let probe = folder.join(".weft-doctor");
    let written = std::fs::write(&probe, b"probe");
    let _ = std::fs::remove_file(&probe);
    match written {
        Ok(()) => Ok(format!("The folder {} can be written.", folder.display())),
        Err(error) => Err(format!("The folder {} cannot be written: {error}.", folder.display())),
    }
}

async fn up_to_date(database: &Database) -> Found {
    match schema::state(database).await {
        Ok(State::Ready) => Ok("The tables are those of this version.".to_owned()),
        Ok(State::Behind(left)) => {
            Err(format!("{left} changes of the tables are waiting. Start Weft once to make them."))
        }
        Ok(State::Newer) => {
            Err("The database was written by a newer Weft. Start that version instead.".to_owned())
        }
        Err(error) => Err(format!("The tables could not be looked at: {error}.")),
    }
}

async fn file_checks(database: &Database) -> Vec<Found> {
    let checks = [
        (
            "PRAGMA quick_check",
            "ok",
            "The database file is whole.",
            "The database file is damaged. Restore a backup.",
        ),
        (
            "PRAGMA journal_mode",
            "wal",
            "Readers do not wait for writers.",
            "The database is not in WAL mode. Start Weft once to set it.",
        ),
        (
            "PRAGMA synchronous",
            "2",
            "What was answered survives a power cut.",
            "Writing is not fully synchronous.",
        ),
    ];
    let mut found = Vec::new();
    for (question, wanted, good, mend) in checks {
        let answer = ask(database, question).await;
        found.push(if answer.as_deref() == Some(wanted) {
            Ok(good.to_owned())
        } else {
            Err(mend.to_owned())
        });
    }
    found.push(match ask(database, "PRAGMA foreign_key_check").await {
        None => Ok("Every record belongs to one that is there.".to_owned()),
        Some(table) => {
            Err(format!("A record in the table {table} points to one that is gone. Restore a backup."))
        }
    });
    found
}

/// The first value of the first row, as text.
async fn ask(database: &Database, question: &'static str) -> Option<String> {
    let db = database.write();
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), question))
        .await
        .ok()??;
    row.try_get_by_index::<String>(0)
        .or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))
        .ok()
}

fn fonts() -> Found {
    if web::picture::has_fonts() {
        Ok("Fonts for pictures are there.".to_owned())
    } else {
        Err("No fonts are installed: words will be missing in PNG pictures. On Debian: apt-get install fonts-noto-core.".to_owned())
    }
}
