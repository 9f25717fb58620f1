//! For whatever watches the server: whether the records can be read, and written. Anybody may ask, so asking writes
//! nothing, and however often it is asked, the records are looked at only once in a while.

use std::path::Path;

use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, DbErr, Statement};
use tokio::sync::Mutex;
use web::App;

use crate::disk;

/// For how long an answer stays good.
const EVERY: TimeDelta = TimeDelta::seconds(10);
/// With less than this, what is saved next may not fit: SQLite's WAL grows by as much before it is emptied.
const ROOM_MIN: u64 = 4 * disk::MEGABYTE;

/// What was found last, and when. Whoever looks holds it, so that it is looked at once.
#[derive(Default)]
struct Last(Mutex<Option<(DateTime<Utc>, bool)>>);

pub async fn health(State(app): State<App>) -> (StatusCode, &'static str) {
    let last = app.kept::<Last>();
    if last.is_well(app.now(), is_well(&app)).await {
        (StatusCode::OK, "ok\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "degraded\n")
    }
}

impl Last {
    async fn is_well(&self, now: DateTime<Utc>, look: impl Future<Output = bool>) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, found)) = *last
            && (TimeDelta::zero()..EVERY).contains(&(now - at))
        {
            return found;
        }
        let found = look.await;
        *last = Some((now, found));
        found
    }
}

async fn is_well(app: &App) -> bool {
    let read = app.db().execute_unprepared("SELECT 1").await;
    read.is_ok() && is_writable(app).await.unwrap_or(false)
}

/// Waits its turn as everybody who writes, and then only looks whether writing is let in and has room.
async fn is_writable(app: &App) -> Result<bool, DbErr> {
    let tx = app.begin().await?;
    let question = if app.database().is_postgres() {
        "SELECT current_setting('transaction_read_only')"
    } else {
        "SELECT file FROM pragma_database_list WHERE name = 'main'"
    };
    let statement = Statement::from_string(tx.get_database_backend(), question);
    let row = tx.query_one_raw(statement).await?;
    let answer: String = row.map_or(Ok(String::new()), |row| row.try_get_by_index(0))?;
    tx.rollback().await?;
    if app.database().is_postgres() {
        return Ok(answer == "off");
    }
    let room = Path::new(&answer).parent().and_then(disk::room);
    Ok(room.is_none_or(|room| room >= ROOM_MIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_records_are_looked_at_once_in_a_while() {
        let last = Last::default();
        let noon: DateTime<Utc> = "2026-11-23T12:00:00Z".parse().unwrap();
        // Seconds after noon, how the records are then, whether that is looked at, and what is said.
        for (second, is_well, is_looked_at, says) in [
            (0, true, true, true),
            (9, false, false, true),
            (10, false, true, false),
            (12, true, false, false),
            (20, true, true, true),
            // A clock that was set back.
            (5, false, true, false),
        ] {
            let mut looked = false;
            let look = async {
                looked = true;
                is_well
            };
            let said = last.is_well(noon + TimeDelta::seconds(second), look).await;
            assert_eq!((said, looked), (says, is_looked_at), "{second}");
        }
    }
}
