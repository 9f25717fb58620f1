//! The database file: whether it is whole, and how it is written.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use sea_orm::{ConnectionTrait as _, DbErr, Statement};
use web::Database;

use super::report::Report;

/// What stands in the file itself before anything has opened it: opening would put it right at once.
pub fn header(file: &Path, report: &mut Report) {
    const BEGINNING: &[u8] = b"SQLite format 3\0";
    // The versions of the format for writing and for reading; 2 means WAL.
    const VERSIONS: usize = 18;
    let mut head = [0; 20];
    let read = File::open(file).and_then(|mut file| file.read_exact(&mut head));
    if read.is_err() || !head.starts_with(BEGINNING) {
        // Opening it says better what it is.
        return;
    }
    report.holds(
        "readers",
        head[VERSIONS..] == [2, 2],
        "Readers do not wait for writers.",
        "The database was not in WAL mode, so that readers waited for writers. Weft puts that right when it opens it; find out which other program uses the file.",
    );
}

pub async fn look(database: &Database, report: &mut Report) {
    let check = first(database, "PRAGMA quick_check(1)").await;
    report.holds(
        "whole",
        check.is_ok_and(|answer| answer.as_deref() == Some("ok")),
        "The database file is whole.",
        "The database file is damaged. Stop Weft, keep a copy of the whole folder, and put the latest backup in its place.",
    );
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
    row.try_get_by_index::<String>(0).map(Some)
}
