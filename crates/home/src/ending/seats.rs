//! Who speaks for an organisation that ends: their seats can end with it.

use coalitions::SeatRefusal;
use kernel::{OrganisationId, Permission};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use web::events::Doer;
use web::{Field, FormView, Frame, Kind, Options, PageError, Visit};

use crate::seats::{self, Found};

/// The seats that speak for an organisation, for those who may end seats.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    visit: &Visit,
    id: OrganisationId,
) -> Result<Vec<Found>, PageError> {
    if !visit.actor.may(Permission::Administer) {
        return Ok(Vec::new());
    }
    seats::speaking_for(db, visit, &[id]).await
}

/// A box for each of them, ticked beforehand.
pub(super) fn ask(frame: &Frame, held: &[Found], form: FormView) -> FormView {
    if held.is_empty() {
        return form;
    }
    let option = |found: &Found| {
        let day = frame.day(&found.seat.since.date_naive());
        let said = frame.t2("seat-since", "said", found.said(frame), "day", day);
        Options {
            hint: Some(said),
            ..Options::new(found.seat.id.to_string(), &found.called)
        }
    };
    form.field(
        Field::new("seats", frame.t("ending-seats"), Kind::Ticks(held.iter().map(option).collect()))
            .hint(frame.t("ending-seats-hint"))
            .values(held.iter().map(|found| found.seat.id.to_string()).collect()),
    )
}

/// Ends those that are ticked, one after another and each with its event: few speak for one organisation.
pub(super) async fn end(
    tx: &DatabaseTransaction,
    visit: &Visit,
    doer: &Doer,
    (held, view): (&[Found], &FormView),
) -> Result<Result<(), SeatRefusal>, PageError> {
    let chosen = view.ids("seats");
    let mut left = coalitions::holders(tx, visit.scope).await?;
    for found in held.iter().filter(|found| chosen.contains(&found.seat.id)) {
        let turn = match coalitions::turn(&left, found.seat.id, None) {
            Ok(turn) => turn,
            Err(refusal) => return Ok(Err(refusal)),
        };
        seats::end(tx, doer, (&turn, found.seat.version)).await?;
        left.retain(|seat| seat.id != found.seat.id);
    }
    Ok(Ok(()))
}
