//! Why a database could not be opened, in sentences for whoever starts the program. No password is ever in them.

use std::io;
use std::path::Path;

use sea_orm::{DbErr, RuntimeErr};
use sqlx::postgres::PgConnectOptions;

/// Why a database could not be opened, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    #[error(
        "The address given with --database is not one Weft understands. Write it like postgres://user@host/name, with signs such as / and @ in a password as %2F and %40; or leave it out and keep everything in one file."
    )]
    Address,
    #[error(
        "The folder {folder} cannot be used: {reason}. Give it to the user who runs Weft (chown), or choose another with --data."
    )]
    Folder { folder: String, reason: String },
    #[error(
        "The file {0} cannot be opened for writing. Give it and its folder to the user who runs Weft (chown), or choose another folder with --data."
    )]
    NotWritable(String),
    #[error(
        "The file {0} is not a database. Move it away and put a backup in its place, or choose another folder with --data."
    )]
    NotADatabase(String),
    #[error(
        "The database file {0} is damaged. Stop Weft, keep a copy of the whole folder, and put the latest backup in its place."
    )]
    Damaged(String),
    #[error("There is no room on the disk for {0}. Make room, and start again.")]
    NoRoom(String),
    #[error("Another program keeps the file {0} for itself. End that program, and start again.")]
    Kept(String),
    #[error(
        "PostgreSQL does not answer at {place}: {reason}. Check that it runs there, and that the address is right."
    )]
    Unreachable { place: String, reason: String },
    #[error(
        "PostgreSQL at {place} does not let the user {user:?} in. Check the name and the password (PGPASSWORD, or a password file), and pg_hba.conf on the server."
    )]
    NotLetIn { place: String, user: String },
    #[error("There is no database {name:?} in PostgreSQL at {place}. Make it first: createdb {name}.")]
    NoDatabase { place: String, name: String },
    #[error(
        "Another Weft is making or emptying the tables of this database. Wait until it is done, and start again."
    )]
    Preparing,
    #[error(
        "PostgreSQL at {place} takes no more connections. Wait, end some, or raise max_connections there."
    )]
    Crowded { place: String },
    #[error(
        "PostgreSQL at {place} is on another machine, and the address does not say whether the line is encrypted. Add ?sslmode=verify-full to it (with &sslrootcert=FILE when its certificate is of your own making); or ?sslmode=disable, where a VPN or a tunnel protects the line."
    )]
    Undecided { place: String },
    #[error(
        "PostgreSQL at {place} and Weft could not agree on an encrypted line: {reason}. Check ssl and the certificate on the server, and sslmode and sslrootcert in the address."
    )]
    Encryption { place: String, reason: String },
    #[error("PostgreSQL at {place} refused: {reason}.")]
    Refused { place: String, reason: String },
}

/// A failure of the operating system in its own words, without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => "it failed".to_owned(),
    }
}

/// The code and the words a database gave for refusing something, where it was the database that refused.
pub fn failure(error: &DbErr) -> Option<(String, String)> {
    let source = cause(error)?.as_database_error()?;
    Some((source.code()?.into_owned(), source.message().to_owned()))
}

/// Whether a failure means that the database is out of reach: the line broke, or nobody answered in time.
pub(crate) fn is_out_of_reach(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(_))
        || matches!(
            cause(error),
            Some(
                sqlx::Error::Io(_)
                    | sqlx::Error::PoolTimedOut
                    | sqlx::Error::PoolClosed
                    | sqlx::Error::WorkerCrashed
                    | sqlx::Error::Protocol(_)
                    | sqlx::Error::BeginFailed
            )
        )
}

fn cause(error: &DbErr) -> Option<&sqlx::Error> {
    let (DbErr::Conn(source) | DbErr::Exec(source) | DbErr::Query(source)) = error else {
        return None;
    };
    match source {
        RuntimeErr::SqlxError(source) => Some(source),
        RuntimeErr::Internal(_) => None,
    }
}

/// Why a file could not be opened.
pub(super) fn of_file(file: &Path, error: &sqlx::Error) -> DatabaseError {
    let file = file.display().to_string();
    let code = error
        .as_database_error()
        .and_then(|error| error.code()?.parse::<u32>().ok());
    // The low byte of SQLite's extended result code is its primary one.
    match code.map(|code| code & 0xff) {
        Some(5 | 6) => DatabaseError::Kept(file),
        Some(11) => DatabaseError::Damaged(file),
        Some(13) => DatabaseError::NoRoom(file),
        Some(26) => DatabaseError::NotADatabase(file),
        _ => DatabaseError::NotWritable(file),
    }
}

/// Why PostgreSQL could not be reached or entered.
pub(super) fn of_server(options: &PgConnectOptions, error: &sqlx::Error) -> DatabaseError {
    let place = place_of(options);
    let code = error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code);
    match (code.as_deref(), error) {
        (Some("28000" | "28P01"), _) => {
            DatabaseError::NotLetIn { place, user: options.get_username().to_owned() }
        }
        (Some("3D000"), _) => {
            let name = options.get_database().unwrap_or_else(|| options.get_username());
            DatabaseError::NoDatabase { place, name: name.to_owned() }
        }
        (Some("55P03" | "57014"), _) => DatabaseError::Preparing,
        (Some("53300"), _) => DatabaseError::Crowded { place },
        (_, sqlx::Error::Database(error)) => {
            DatabaseError::Refused { place, reason: error.message().to_owned() }
        }
        // A certificate that is not believed comes as an answer that makes no sense.
        (_, sqlx::Error::Io(error)) if error.kind() == io::ErrorKind::InvalidData => {
            DatabaseError::Encryption { place, reason: reason(error) }
        }
        (_, sqlx::Error::Io(error)) => DatabaseError::Unreachable { place, reason: reason(error) },
        (_, sqlx::Error::Tls(error)) => DatabaseError::Encryption { place, reason: error.to_string() },
        (_, sqlx::Error::PoolTimedOut) => {
            DatabaseError::Unreachable { place, reason: "no answer in time".to_owned() }
        }
        _ => DatabaseError::Unreachable { place, reason: "it is another kind of server".to_owned() },
    }
}

/// Where a server is, without who asks it.
pub(super) fn place_of(options: &PgConnectOptions) -> String {
    match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    }
}
