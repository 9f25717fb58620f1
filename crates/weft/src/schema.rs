//! The database's shape: brought up to date at every start, never past what this program knows.

use anyhow::{Context as _, bail};
use sea_orm::{ConnectionTrait as _, Statement};
use sea_orm_migration::{MigrationTrait, MigratorTrait};
use web::Database;

/// All migrations of all features, in order.
pub struct Schema;

#[async_trait::async_trait]
impl MigratorTrait for Schema {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        crate::house::migrations()
    }
}

/// What the database has of the migrations this program knows.
pub enum State {
    Ready,
    /// This many are still to be run.
    Behind(usize),
    /// The database was written by a newer program.
    Newer,
}

pub async fn state(database: &Database) -> anyhow::Result<State> {
    let done = applied(database).await;
    let known: Vec<String> = Schema::migrations()
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect();
    if done.iter().any(|name| !known.contains(name)) {
        return Ok(State::Newer);
    }
    let left = known.iter().filter(|name| !done.contains(name)).count();
    Ok(if left == 0 {
        State::Ready
    } else {
        State::Behind(left)
    })
}

/// Brings the database up to date.
pub async fn prepare(database: &Database) -> anyhow::Result<()> {
    match state(database).await? {
        State::Ready => Ok(()),
        State::Behind(_) => Schema::up(database.write(), None)
            .await
            .context("The database could not be prepared."),
        State::Newer => bail!(
            "This database was written by a newer version of Weft. Start that version, or restore a backup made by this one."
        ),
    }
}

/// Empty where the table is not there yet.
async fn applied(database: &Database) -> Vec<String> {
    let db = database.write();
    let statement = Statement::from_string(db.get_database_backend(), "SELECT version FROM seaql_migrations");
    let rows = db.query_all_raw(statement).await.unwrap_or_default();
    rows.iter()
        .filter_map(|row| row.try_get("", "version").ok())
        .collect()
}
