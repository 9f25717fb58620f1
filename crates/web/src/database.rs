//! The database: one file with a single writer, or PostgreSQL by address; the same questions asked of both.

use std::path::Path;
use std::str::FromStr as _;
use std::time::Duration;

use sea_orm::{
    DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    SqlxPostgresConnector, SqlxSqliteConnector, TransactionOptions, TransactionTrait as _,
};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, Row as _, SqliteConnection};

/// How long a writer waits for another before it gives up with a clear page.
const PATIENCE: Duration = Duration::from_secs(5);

/// Reading and writing ends of one database.
#[derive(Clone, Debug)]
pub struct Database {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

/// Why a database could not be opened, in words for whoever starts the program.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    #[error(
        "The database address {0:?} is not one Weft understands. Use postgres://user@host/name, or leave --database out."
    )]
    Address(String),
    #[error("The folder {folder} cannot be used for the database: {reason}. Choose another with --data.")]
    Folder { folder: String, reason: String },
    #[error("The database did not answer: {0}. Check that it runs and that the address is right.")]
    Unreachable(String),
}

impl Database {
    /// One file in `folder`, made when it is not there. WAL with synchronous FULL: what was answered is kept.
    pub async fn open_file(folder: &Path) -> Result<Self, DatabaseError> {
        let unusable =
            |reason: String| DatabaseError::Folder { folder: folder.display().to_string(), reason };
        std::fs::create_dir_all(folder).map_err(|error| unusable(error.to_string()))?;
        let options = sqlite_options(&format!("sqlite:{}", folder.join("weft.db").display()))
            .map_err(|error| unusable(error.to_string()))?
            .create_if_missing(true);
        // The writer comes first: it makes the file and turns WAL on.
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .after_release(|writer, _| Box::pin(is_clean(writer)))
            .connect_with(options.clone())
            .await
            .map_err(|error| unusable(error.to_string()))?;
        let read = SqlitePoolOptions::new()
            .max_connections(cores() + 1)
            .acquire_timeout(PATIENCE)
            .connect_with(options.pragma("query_only", "ON"))
            .await
            .map_err(|error| unusable(error.to_string()))?;
        Ok(Self {
            read: SqlxSqliteConnector::from_sqlx_sqlite_pool(read),
            write: SqlxSqliteConnector::from_sqlx_sqlite_pool(write),
        })
    }

    /// A database in memory with one connection: for tests.
    pub async fn in_memory() -> Result<Self, DatabaseError> {
        let options = sqlite_options("sqlite::memory:")
            .map_err(|error| DatabaseError::Unreachable(error.to_string()))?;
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await
            .map_err(|error| DatabaseError::Unreachable(error.to_string()))?;
        let one = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool);
        Ok(Self { read: one.clone(), write: one })
    }

    /// PostgreSQL at an address.
    pub async fn open_address(address: &str) -> Result<Self, DatabaseError> {
        if !address.starts_with("postgres://") && !address.starts_with("postgresql://") {
            return Err(DatabaseError::Address(without_password(address)));
        }
        let options = PgConnectOptions::from_str(address)
            .map_err(|_| DatabaseError::Address(without_password(address)))?
            .application_name("weft")
            .options([("lock_timeout", "5s"), ("statement_timeout", "60s")]);
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await
            .map_err(|error| DatabaseError::Unreachable(error.to_string()))?;
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

    /// Says, for as long as this program lives, that it serves this PostgreSQL database. Several may.
    pub async fn mark_served(&self) -> Result<(), DatabaseError> {
        self.advise("SELECT pg_advisory_lock_shared(7381)")
            .await
            .map(|_| ())
    }

    /// Whether no program serves this PostgreSQL database now.
    pub async fn is_unserved(&self) -> Result<bool, DatabaseError> {
        self.advise("SELECT pg_try_advisory_lock(7381)").await
    }

    /// Asks for a lock on a connection that is kept to the end; the first column says whether it was given.
    async fn advise(&self, question: &'static str) -> Result<bool, DatabaseError> {
        if !self.is_postgres() {
            return Ok(true);
        }
        let unreachable = |error: sqlx::Error| DatabaseError::Unreachable(error.to_string());
        let mut held = self
            .read
            .get_postgres_connection_pool()
            .acquire()
            .await
            .map_err(unreachable)?;
        let row = sqlx::query(question)
            .fetch_one(&mut *held)
            .await
            .map_err(unreachable)?;
        // Out of the pool and open until the program ends, when the server lets go of the lock.
        std::mem::forget(held.detach());
        Ok(row.try_get(0).unwrap_or(true))
    }

    pub fn is_postgres(&self) -> bool {
        self.read.get_database_backend() == DatabaseBackend::Postgres
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

fn sqlite_options(address: &str) -> Result<SqliteConnectOptions, sqlx::Error> {
    Ok(SqliteConnectOptions::from_str(address)?
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        // Fewer turns between the driver's thread and ours: long lists come twice as fast.
        .row_buffer_size(1024)
        .pragma("cache_size", "-4000")
        .pragma("temp_store", "MEMORY")
        .pragma("trusted_schema", "OFF"))
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

fn without_password(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => format!("{}…{}", &address[..scheme + 3], &address[at..]),
        _ => address.to_owned(),
    }
}
