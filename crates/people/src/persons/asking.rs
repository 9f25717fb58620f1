//! What a person is asked about themselves, and what is told to them of what is kept.

use kernel::PersonId;
use sea_orm::{ConnectionTrait, DbErr};
use web::{Field, Frame, HistoryRow, Kind, Saved, events};

use super::rules::{CALLED_MAX, UNNAMED};
use crate::history::{history, last_saved};

/// How much of their own history somebody is shown.
const HISTORY_MOST: u64 = 20;

/// Asks what somebody is called; empty while nobody has said.
pub fn called_field(frame: &Frame, called: &str) -> Field {
    let said = if called == UNNAMED { "" } else { called };
    Field::new("called", frame.t("you-called"), Kind::Line)
        .hint(frame.t("you-called-hint"))
        .required()
        .len(CALLED_MAX)
        .value(said)
}

/// When somebody's name was last changed, for whoever comes too late.
pub async fn last_call(db: &impl ConnectionTrait, frame: &Frame, id: PersonId) -> Result<Saved, DbErr> {
    last_saved(db, frame, crate::server(), ("person", id.0)).await
}

/// When somebody signed in and changed their name, latest first.
pub async fn own_history(
    db: &impl ConnectionTrait,
    frame: &Frame,
    id: PersonId,
) -> Result<Vec<HistoryRow>, DbErr> {
    let scope = crate::server();
    let events = events::of_object(db, scope, id.0, HISTORY_MOST).await?;
    history(db, frame, scope, &events).await
}
