//! The database's shape: brought up to date at every start, never past what this program knows.

use anyhow::{Context as _, bail};
use sea_orm::{ConnectionTrait as _, DbErr, Statement};
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
    /// Other tables are there, and none of ours.
    Foreign,
}

pub async fn state(database: &Database) -> anyhow::Result<State> {
    let tables = tables(database)
        .await
        .context("The tables could not be looked at.")?;
    if !tables.iter().any(|table| table == "seaql_migrations") && !tables.is_empty() {
        return Ok(State::Foreign);
    }
    let done = match tables.is_empty() {
        true => Vec::new(),
        false => column(database, "SELECT version FROM seaql_migrations").await?,
    };
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

/// Brings the database up to date. Of several programs that start at once, one does it and the others wait.
pub async fn prepare(database: &Database) -> anyhow::Result<()> {
    if let State::Ready = state(database).await? {
        return Ok(());
    }
    let _alone = database.hold_preparing().await?;
    match state(database).await? {
        State::Ready => Ok(()),
        State::Behind(_) => Schema::up(database.write(), None)
            .await
            .context("The tables could not be made."),
        State::Newer => bail!(
            "This database was written by a newer version of Weft. Start that version, or restore a backup made by this one."
        ),
        State::Foreign => bail!(
            "This database holds the tables of another program. Give Weft an empty one of its own with --data or --database."
        ),
    }
}

/// The tables in this file, or in this user's part of PostgreSQL, extensions' own left out.
async fn tables(database: &Database) -> Result<Vec<String>, DbErr> {
    column(
        database,
        if database.is_postgres() {
            "SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace \
             AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')"
        } else {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        },
    )
    .await
}

async fn column(database: &Database, question: &'static str) -> Result<Vec<String>, DbErr> {
    let db = database.write();
    let statement = Statement::from_string(db.get_database_backend(), question);
    let rows = db.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}
