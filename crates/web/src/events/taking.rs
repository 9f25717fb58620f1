//! Taking something away is recorded: who, when, how much of what.

use kernel::{Happening, Verb};
use sea_orm::DbErr;

use super::record;
use crate::app::Later;
use crate::visit::Visit;

/// Writes down that a file was taken. When that fails the file is given all the same: a full disk is when people
/// most need to take their work away. Whoever asks only for the head takes nothing.
pub fn record_taken<'a>(visit: &'a Visit, file: &str, rows: Option<usize>) -> Later<'a, ()> {
    let name = rows.map_or_else(|| file.to_owned(), |rows| format!("{file} ({rows})"));
    Box::pin(async move {
        if !visit.is_head && write(visit, name).await.is_err() {
            tracing::warn!("that a file was taken away could not be recorded");
        }
    })
}

async fn write(visit: &Visit, name: String) -> Result<(), DbErr> {
    let tx = visit.app.begin().await?;
    let happening = Happening::new(Verb::Exported, "list", visit.scope.key(), name);
    record(&tx, &visit.doer(), happening).await?;
    tx.commit().await
}
