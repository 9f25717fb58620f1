//! Promises that several programs on one PostgreSQL database keep to each other: who serves it, who changes its tables.

use std::time::Duration;

use sqlx::postgres::PgConnection;
use sqlx::{Connection as _, Row as _};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use super::Database;
use super::trouble::{self, DatabaseError};

/// Held by every program that serves; alone, by the one that empties.
const SERVING: i64 = 7381;
/// Held while tables are made or changed.
const PREPARING: i64 = 7382;
/// How often, and after how long, a database is asked again whether it is served.
const TRIES: usize = 10;
const BETWEEN: Duration = Duration::from_millis(200);
/// So many seconds after its start PostgreSQL is not emptied: those who serve may not have come back yet.
const SETTLED: i64 = 5;
/// How often it is looked whether a promise to serve still stands, and how long an answer may take.
const LOOK: Duration = Duration::from_secs(1);
const ANSWER: Duration = Duration::from_secs(5);

/// A promise on a connection of its own, which ends when this is dropped. Files need none: their folder has a lock.
#[derive(Debug)]
pub struct Hold(Option<PgConnection>);

/// The promise to serve, for as long as this is kept: given anew whenever PostgreSQL was away.
#[derive(Debug)]
pub struct Serving(Option<JoinHandle<()>>);

impl Drop for Serving {
    fn drop(&mut self) {
        if let Some(keeping) = &self.0 {
            keeping.abort();
        }
    }
}

impl Database {
    /// Keeps a promise to serve.
    pub fn keep_serving(&self, hold: Hold) -> Serving {
        let Some(mut line) = hold.0 else {
            return Serving(None);
        };
        let database = self.clone();
        Serving(Some(tokio::spawn(async move {
            loop {
                sleep(LOOK).await;
                if timeout(ANSWER, line.ping())
                    .await
                    .is_ok_and(|answer| answer.is_ok())
                {
                    continue;
                }
                // The lock went with the line. Where nobody answers, the next look tries again.
                if let Ok(Hold(Some(anew))) = database.hold_serving().await {
                    tracing::info!("PostgreSQL was away; it knows again that it is served");
                    line = anew;
                }
            }
        })))
    }

    /// Says, for as long as this is held, that a program serves this database. Several may.
    pub async fn hold_serving(&self) -> Result<Hold, DatabaseError> {
        let mut hold = self.hold().await?;
        self.ask(&mut hold, "SELECT pg_advisory_lock_shared($1)", SERVING)
            .await?;
        Ok(hold)
    }

    /// The same, alone; nothing when another program serves this database.
    pub async fn hold_alone(&self) -> Result<Option<Hold>, DatabaseError> {
        let mut hold = self.hold().await?;
        let settled = "SELECT extract(epoch FROM clock_timestamp() - pg_postmaster_start_time()) > $1";
        while !self.ask(&mut hold, settled, SETTLED).await? {
            sleep(BETWEEN).await;
        }
        // The database may notice only after a moment that a program has ended.
        for _ in 0..TRIES {
            let question = "SELECT pg_try_advisory_lock($1)";
            if self.ask(&mut hold, question, SERVING).await? {
                return Ok(Some(hold));
            }
            sleep(BETWEEN).await;
        }
        Ok(None)
    }

    /// Whether a promise to be alone still stands, and nobody wants to serve. It ends when the line breaks; and a program
    /// whose own line broke, so that the database took it for gone, asks anew within a second: so it is looked for a while.
    pub async fn is_alone(&self, alone: &mut Hold) -> bool {
        let question = "SELECT coalesce(bool_or(granted AND mode = 'ExclusiveLock' AND pid = pg_backend_pid()) \
             AND bool_and(granted), false) FROM pg_locks WHERE locktype = 'advisory' AND objid::bigint = $1 \
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        for _ in 0..TRIES {
            if !self.ask(alone, question, SERVING).await.unwrap_or(false) {
                return false;
            }
            if alone.0.is_some() {
                sleep(BETWEEN).await;
            }
        }
        true
    }

    /// Lets others in again after having been alone, without letting go in between.
    pub async fn share(&self, mut alone: Hold) -> Result<Hold, DatabaseError> {
        self.ask(&mut alone, "SELECT pg_advisory_lock_shared($1)", SERVING)
            .await?;
        self.ask(&mut alone, "SELECT pg_advisory_unlock($1)", SERVING)
            .await?;
        Ok(alone)
    }

    /// Waits until no other program makes or changes tables.
    pub async fn hold_preparing(&self) -> Result<Hold, DatabaseError> {
        let mut hold = self.hold().await?;
        // Whoever has it may be making all tables, which takes longer than a page may wait.
        let question = "SELECT pg_advisory_lock($1) FROM set_config('lock_timeout', '60s', false)";
        self.ask(&mut hold, question, PREPARING).await?;
        Ok(hold)
    }

    async fn hold(&self) -> Result<Hold, DatabaseError> {
        if !self.is_postgres() {
            return Ok(Hold(None));
        }
        let pool = self.read.get_postgres_connection_pool();
        let line = pool.acquire().await.map_err(|error| self.trouble(&error))?;
        Ok(Hold(Some(line.detach())))
    }

    /// Asks for a lock; the first column says whether it was given, where it says anything.
    async fn ask(&self, hold: &mut Hold, question: &'static str, lock: i64) -> Result<bool, DatabaseError> {
        let Some(line) = &mut hold.0 else { return Ok(true) };
        let answer = sqlx::query(question).bind(lock).fetch_one(line).await;
        let row = answer.map_err(|error| self.trouble(&error))?;
        Ok(row.try_get(0).unwrap_or(true))
    }

    fn trouble(&self, error: &sqlx::Error) -> DatabaseError {
        trouble::of_server(&self.read.get_postgres_connection_pool().connect_options(), error)
    }
}
