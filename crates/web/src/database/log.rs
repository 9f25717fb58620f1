//! SQLite's log, in which pages stand as they were before: emptied when something has to be really gone.

use std::time::Duration;

use sea_orm::DbErr;
use sqlx::{ConnectOptions as _, Connection as _, Row as _};

use super::Database;
use crate::app::App;

/// So long a try waits for those who read, and writers for it.
const PATIENCE: Duration = Duration::from_millis(200);
/// Between one try and the next: somebody may be reading a long list.
const PAUSE: Duration = Duration::from_secs(5);
/// After so many tries, an hour of them, the log is left to the next who empties it, or to the end of the program.
const TRIES: usize = 720;

impl App {
    /// Makes sure that nothing which was deleted or written over stays in the database's files: at once when nobody is
    /// reading, else as soon as that is so.
    pub async fn empty_log(&self) {
        if self.database().empty_log().await.unwrap_or(false) {
            return;
        }
        let app = self.clone();
        tokio::spawn(async move {
            for _ in 0..TRIES {
                tokio::time::sleep(PAUSE).await;
                if app.database().empty_log().await.unwrap_or(false) {
                    return;
                }
            }
            tracing::warn!("what was deleted may still stand in the database's log: it could not be emptied");
        });
    }
}

impl Database {
    /// Whether the log is empty now; `false` when somebody was reading. PostgreSQL tidies up by itself, later.
    pub async fn empty_log(&self) -> Result<bool, DbErr> {
        if self.is_postgres() {
            return Ok(true);
        }
        // A line of its own: the writer's would wait for readers as long as any writer waits, and hold up all others.
        let options = self.write.get_sqlite_connection_pool().connect_options();
        let mut options = options.as_ref().clone().busy_timeout(PATIENCE);
        options = options.disable_statement_logging();
        let failed = |error: sqlx::Error| DbErr::Custom(error.to_string());
        let mut line = options.connect().await.map_err(failed)?;
        let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&mut line)
            .await
            .map_err(failed)?;
        let is_busy: i32 = row.try_get(0).map_err(failed)?;
        line.close().await.map_err(failed)?;
        Ok(is_busy == 0)
    }
}
