//! The database: one file with a single writer, or PostgreSQL by address; the same questions asked of both.

mod hold;
mod line;
mod log;
mod trouble;

use std::path::Path;
use std::str::FromStr as _;
use std::time::Duration;

use sea_orm::{
    DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    SqlxPostgresConnector, SqlxSqliteConnector, TransactionOptions, TransactionTrait as _,
};
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, SqliteConnection};

pub use hold::{Hold, Serving};
pub use line::Line;
pub(crate) use trouble::is_out_of_reach;
pub use trouble::{DatabaseError, failure, reason};

/// How long a writer waits for another before it gives up with a clear page.
const PATIENCE: Duration = Duration::from_secs(5);

/// Reading and writing ends of one database.
#[derive(Clone, Debug)]
pub struct Database {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

impl Database {
    /// One file in `folder`, made when it is not there. WAL with synchronous FULL: what was answered is kept.
    pub async fn open_file(folder: &Path) -> Result<Self, DatabaseError> {
        let file = folder.join("weft.db");
        let refused = |error: sqlx::Error| trouble::of_file(&file, &error);
        make_folder(folder).map_err(|error| DatabaseError::Folder {
            folder: folder.display().to_string(),
            reason: reason(&error),
        })?;
        let options = file_options().filename(&file).create_if_missing(true);
        // The writer comes first: it makes the file and turns WAL on.
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .after_release(|writer, _| Box::pin(is_clean(writer)))
            .connect_with(options.clone())
            .await
            .map_err(refused)?;
        let read = SqlitePoolOptions::new()
            .max_connections(cores() + 1)
            .acquire_timeout(PATIENCE)
            .connect_with(options.pragma("query_only", "ON"))
            .await
            .map_err(refused)?;
        Ok(Self {
            read: SqlxSqliteConnector::from_sqlx_sqlite_pool(read),
            write: SqlxSqliteConnector::from_sqlx_sqlite_pool(write),
        })
    }

    /// A database in memory with one connection: for tests.
    pub async fn in_memory() -> Result<Self, DatabaseError> {
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(file_options().in_memory(true))
            .await
            .map_err(|error| trouble::of_file(Path::new(":memory:"), &error))?;
        let one = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool);
        Ok(Self { read: one.clone(), write: one })
    }

    /// PostgreSQL at an address.
    pub async fn open_address(address: &str) -> Result<Self, DatabaseError> {
        let options = server_options(address).ok_or(DatabaseError::Address)?;
        line::decided(&options)?;
        let refused = |error: sqlx::Error| trouble::of_server(&options, &error);
        // The pool would try again and again; somebody who starts the program wants to hear the first answer.
        let first = tokio::time::timeout(PATIENCE, PgConnection::connect_with(&options))
            .await
            .unwrap_or(Err(sqlx::Error::PoolTimedOut))
            .map_err(refused)?;
        first.close().await.map_err(refused)?;
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(PATIENCE)
            .connect_with(options.clone())
            .await
            .map_err(refused)?;
        let one = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
        Ok(Self { read: one.clone(), write: one })
    }

    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// The writing end, for migrations only; pages write through [`crate::App::begin`].
    pub fn write(&self) -> &DatabaseConnection {
        &self.write
    }

    pub fn is_postgres(&self) -> bool {
        self.read.get_database_backend() == DatabaseBackend::Postgres
    }

    /// How far what is said to the database can be overheard.
    pub fn line(&self) -> Line {
        if !self.is_postgres() {
            return Line::Inside;
        }
        Line::of(&self.read.get_postgres_connection_pool().connect_options())
    }

    #[expect(clippy::disallowed_methods, reason = "the one place where transactions begin")]
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.write
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await
    }
}

fn file_options() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        // Fewer turns between the driver's thread and ours: long lists come twice as fast.
        .row_buffer_size(1024)
        .pragma("cache_size", "-4000")
        .pragma("temp_store", "MEMORY")
        .pragma("trusted_schema", "OFF")
        // What was deleted or written over is really gone from the file: a note that somebody corrected may hold what
        // puts a person in danger, and the file is what a thief or a court takes. FAST would leave it in freed pages.
        .pragma("secure_delete", "ON")
}

/// Whether a writer is done with its transaction. On a full disk taking one back can fail, and the driver would
/// then nest every later transaction inside it, so that what was answered would never be kept. Closing the
/// connection takes everything unfinished back for certain.
async fn is_clean(writer: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // Waits until the driver has done what was asked of it before.
    writer.ping().await?;
    Ok(!writer.is_in_transaction())
}

fn cores() -> u32 {
    std::thread::available_parallelism().map_or(2, |n| u32::try_from(n.get()).unwrap_or(2))
}

/// Nothing when the address is none of PostgreSQL's. An @ behind the first / is a password that was not written as
/// an address wants it: part of it would be taken for the host.
fn server_options(address: &str) -> Option<PgConnectOptions> {
    let rest = address
        .strip_prefix("postgres://")
        .or_else(|| address.strip_prefix("postgresql://"))?;
    let path = rest
        .split('?')
        .next()?
        .split_once('/')
        .map_or("", |(_, path)| path);
    let is_torn = path.contains('@');
    let options = PgConnectOptions::from_str(address).ok().filter(|_| !is_torn)?;
    Some(
        options
            .application_name("weft")
            .options([("lock_timeout", "5s"), ("statement_timeout", "60s")]),
    )
}

/// A new folder is for its owner alone: what a coalition writes down can hurt people in the wrong hands.
pub fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut new = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut new, 0o700);
    new.recursive(true).create(folder)
}
