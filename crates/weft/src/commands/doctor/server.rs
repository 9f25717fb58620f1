//! PostgreSQL: whether it keeps what was answered, takes writing, and knows every script.

use sea_orm::{ConnectionTrait as _, Statement};
use web::{Database, Line};

use super::report::Report;

pub async fn look(database: &Database, report: &mut Report) {
    line(database.line(), report);
    let question = "SELECT current_setting('fsync') || ' ' || current_setting('full_page_writes'), \
         current_setting('synchronous_commit'), current_setting('server_encoding'), pg_is_in_recovery()";
    let db = database.write();
    let statement = Statement::from_string(db.get_database_backend(), question);
    let answer = match db.query_one_raw(statement).await {
        Ok(Some(row)) => row.try_get_many_by_index::<(String, String, String, bool)>(),
        Ok(None) => return report.mend("durable", "PostgreSQL did not say how it is set up."),
        Err(error) => Err(error),
    };
    let Ok((disk, commit, encoding, is_standby)) = answer else {
        return report.mend("durable", "PostgreSQL did not say how it is set up. Look into its log.");
    };
    report.holds(
        "durable",
        disk == "on on" && commit != "off",
        "What was answered survives a power cut.",
        "A power cut could lose what was answered. Set fsync, full_page_writes and synchronous_commit to on in PostgreSQL.",
    );
    report.holds(
        "encoding",
        encoding == "UTF8",
        "Names in every script can be kept.",
        "The database is not in UTF-8, so names in some scripts cannot be kept. Make a new one: createdb --encoding UTF8 --template template0 NAME",
    );
    report.holds(
        "standby",
        !is_standby,
        "The server takes writing.",
        "This server is a standby, which only reads. Give Weft the address of the main one.",
    );
}

/// Whether anybody on the way can read along.
fn line(line: Line, report: &mut Report) {
    match line {
        Line::Inside => report.good("line", "PostgreSQL is on this machine."),
        Line::Checked => report.good("line", "The line to PostgreSQL is encrypted, and leads to the right server."),
        Line::Encrypted => report.note(
            "line",
            "The line to PostgreSQL is encrypted, but whoever stands in between could pretend to be the server. Use sslmode=verify-full.",
        ),
        Line::Open | Line::Undecided => report.note(
            "line",
            "The line to PostgreSQL is not encrypted, and it is on another machine. Unless a VPN or a tunnel protects it, use sslmode=verify-full.",
        ),
    }
}
