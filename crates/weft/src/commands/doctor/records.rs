//! What holds for the records in either database: their tables, writing, the clock, and the search index.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait as _, DbErr, Statement};
use web::{App, Database};

use super::report::Report;
use crate::schema::{self, State};
use crate::trouble;

/// How far two clocks may be apart.
const APART_MAX: TimeDelta = TimeDelta::minutes(5);

/// Records that stand in the search index, each with the table and the word of its kind.
const INDEXED: [&str; 3] = ["organisation", "place", "activity"];

/// Whether the tables are those of this version.
pub async fn tables(database: &Database, report: &mut Report) -> bool {
    match schema::state(database).await {
        Ok(State::Ready) => {
            report.good("tables", "The tables are those of this version.");
            return true;
        }
        Ok(State::Behind(left)) => report.mend(
            "tables",
            format!("{left} changes of the tables are waiting. Make a backup, then start Weft once to make them."),
        ),
        Ok(State::Newer) => report
            .mend("tables", "The database was written by a newer Weft. Start that version instead of this one."),
        Ok(State::Foreign) => report.mend(
            "tables",
            "The database holds the tables of another program. Give Weft one of its own with --data or --database.",
        ),
        Err(error) => report.mend("tables", trouble::sentence(&error)),
    }
    false
}

pub async fn look(app: &App, report: &mut Report) {
    match write(app).await {
        Ok(()) => report.good("writing", "The database can be written."),
        Err(error) => report.mend("writing", trouble::sentence(&error.into())),
    }
    clock(app, report).await;
    index(app, report).await;
}

/// Changes something as every page does, and takes it back.
async fn write(app: &App) -> Result<(), DbErr> {
    let tx = app.begin().await?;
    tx.execute_unprepared("UPDATE seaql_migrations SET applied_at = applied_at + 1")
        .await?;
    tx.rollback().await
}

/// The newest event, and PostgreSQL's own clock, must not be ahead of this machine's.
async fn clock(app: &App, report: &mut Report) {
    let questions: &[&'static str] = if app.database().is_postgres() {
        &["SELECT max(at) FROM event", "SELECT now()"]
    } else {
        &["SELECT max(at) FROM event"]
    };
    let mut is_right = true;
    for question in questions {
        let statement = Statement::from_string(app.db().get_database_backend(), *question);
        let row = app.db().query_one_raw(statement).await.ok().flatten();
        let at = row.and_then(|row| row.try_get_by_index::<Option<DateTime<Utc>>>(0).ok().flatten());
        is_right &= at.is_none_or(|at| at - app.now() < APART_MAX);
    }
    report.holds(
        "clock",
        is_right,
        "The clock is not behind the records.",
        "The clock of this machine is behind what was already written down. Set it: timedatectl set-ntp true",
    );
}

async fn index(app: &App, report: &mut Report) {
    match astray(app).await {
        Ok(0) => report.good("search", "The search index and the records agree."),
        Ok(count) => report.mend(
            "search",
            format!(
                "{count} records and entries of the search index do not agree, so some things are not found. Save those records again, or put the latest backup in its place."
            ),
        ),
        Err(error) => report.mend("search", trouble::sentence(&error.into())),
    }
}

/// Entries of the index without their record, and records that must be in the index and are not.
async fn astray(app: &App) -> Result<i64, DbErr> {
    let mut questions: Vec<String> = INDEXED
        .iter()
        .map(|kind| {
            format!(
                "SELECT count(*) FROM search_entry e WHERE e.kind = '{kind}' AND NOT EXISTS \
                 (SELECT 1 FROM {kind} r WHERE r.coalition_id = e.coalition_id AND r.id = e.id)"
            )
        })
        .collect();
    // An activity without a name or a note has nothing to be found by.
    questions.extend(INDEXED[..2].iter().map(|kind| {
        format!(
            "SELECT count(*) FROM {kind} r WHERE NOT EXISTS \
             (SELECT 1 FROM search_entry e WHERE e.kind = '{kind}' AND e.coalition_id = r.coalition_id AND e.id = r.id)"
        )
    }));
    if !app.database().is_postgres() {
        // SQLite keeps the words beside the entries.
        questions.push(
            "SELECT abs((SELECT count(*) FROM search_entry) - (SELECT count(*) FROM search_text_docsize))"
                .to_owned(),
        );
    }
    let question = format!("SELECT ({})", questions.join(") + ("));
    let statement = Statement::from_string(app.db().get_database_backend(), question);
    let row = app.db().query_one_raw(statement).await?;
    row.map_or(Ok(0), |row| row.try_get_by_index(0))
}
