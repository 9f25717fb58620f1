//! The database file: whether it is whole, and how it is written.

use sea_orm::{ConnectionTrait as _, Statement};
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
        let answer = first(database, question).await;
        report.holds(what, answer.as_deref() == Some(wanted), good, mend);
    }
    match first(database, "PRAGMA foreign_key_check").await {
        None => report.good("links", "Every record belongs to one that is there."),
        Some(table) => report.mend(
            "links",
            format!("A record in the table {table} points to one that is gone. Put the latest backup in its place."),
        ),
    }
}

/// The first value of the first row, as text.
async fn first(database: &Database, question: &'static str) -> Option<String> {
    let db = database.write();
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), question))
        .await
        .ok()??;
    row.try_get_by_index::<String>(0)
        .or_else(|_| row.try_get_by_index::<i64>(0).map(|number| number.to_string()))
        .ok()
}
