//! The database file: whether it is whole, and how it is written.

use sea_orm::{ConnectionTrait as _, DbErr, Statement};
use web::Database;

use super::report::Report;

/// What it is about, the question, the answer wanted, and what is said to either.
type Question = (&'static str, &'static str, &'static str, &'static str, &'static str);

const QUESTIONS: [Question; 3] = [
    (
        "whole",
        "PRAGMA quick_check(1)",
        "ok",
        "The database file is whole.",
        "The database file is damaged. Stop Weft, keep a copy of the whole folder, and put the latest backup in its place.",
    ),
    (
        "readers",
        "PRAGMA journal_mode",
        "wal",
        "Readers do not wait for writers.",
        "The database is not in WAL mode, so readers wait for writers. End every program that uses the file, and start Weft once.",
    ),
    (
        "durable",
        "PRAGMA synchronous",
        "2",
        "What was answered survives a power cut.",
        "Writing is not fully synchronous, so a power cut could lose what was answered. Use the program as it was released.",
    ),
];

pub async fn look(database: &Database, report: &mut Report) {
    for (what, question, wanted, good, mend) in QUESTIONS {
        let is_so = first(database, question)
            .await
            .is_ok_and(|answer| answer.as_deref() == Some(wanted));
        report.holds(what, is_so, good, mend);
    }
    match first(database, "PRAGMA foreign_key_check").await {
        Ok(None) => report.good("links", "Every record belongs to one that is there."),
        Err(_) => report.mend(
            "links",
            "Whether every record belongs to one that is there could not be found out. Run this again; if it stays so, the file is damaged: put the latest backup in its place.",
        ),
        Ok(Some(table)) => report.mend(
            "links",
            format!("A record in the table {table} points to one that is gone. Put the latest backup in its place."),
        ),
    }
}

/// The first value of the first row, as text.
async fn first(database: &Database, question: &'static str) -> Result<Option<String>, DbErr> {
    let db = database.write();
    let statement = Statement::from_string(db.get_database_backend(), question);
    let Some(row) = db.query_one_raw(statement).await? else {
        return Ok(None);
    };
    row.try_get_by_index::<String>(0)
        .or_else(|_| row.try_get_by_index::<i64>(0).map(|number| number.to_string()))
        .map(Some)
}
