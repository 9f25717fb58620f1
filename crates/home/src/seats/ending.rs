//! Ending a seat: the next page its holder asks for is refused.

use askama::Template;
use axum::response::Response;
use coalitions::Turn;
use sea_orm::DatabaseTransaction;
use web::events::Doer;
use web::{Confirm, Crumb, Form, Frame, PageError, Visit, page, redirect};

use super::found::{self, At, Found};
use super::{address, changing};

#[derive(Template)]
#[template(path = "seats/end.html")]
struct End<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    confirm: Confirm,
}

fn end_page<'a>(frame: &'a Frame, found: &Found) -> End<'a> {
    let own = address(frame, found.seat.id);
    End {
        frame,
        crumb: Crumb { label: found.called.clone(), href: own.clone() },
        confirm: Confirm {
            question: frame.t1("seat-end-question", "name", &found.called),
            consequences: (1..=3)
                .map(|line| frame.t(&format!("seat-end-consequence-{line}")))
                .collect(),
            action: format!("{own}/end"),
            submit: frame.t("seat-end"),
            cancel: own,
            version: found.seat.version,
        },
    }
}

pub async fn ask(visit: Visit, At(id): At) -> Result<Response, PageError> {
    let db = visit.app.db();
    let found = found::one(db, &visit, id).await?;
    let held = coalitions::holders(db, visit.scope).await?;
    if let Err(refusal) = coalitions::turn(&held, id, None) {
        return changing::refused_with(db, &visit, &found, refusal).await;
    }
    page(&end_page(&visit.frame, &found))
}

pub async fn end(visit: Visit, At(id): At, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, "seat").await?;
    let found = found::one(&tx, &visit, id).await?;
    let held = coalitions::holders(&tx, visit.scope).await?;
    let turn = match coalitions::turn(&held, id, None) {
        Ok(turn) => turn,
        Err(refusal) => return changing::refused_with(&tx, &visit, &found, refusal).await,
    };
    let version = sent.get("version").parse().unwrap_or(0);
    end_with(&tx, &visit.doer(), (&turn, version)).await?;
    tx.commit().await?;
    if found.is_own(&visit) {
        return Ok(redirect("/", None));
    }
    Ok(redirect(&frame.at("/settings/seats"), Some("notice-seat-ended")))
}

/// Ends a seat with all that hangs on it: it speaks for nobody any longer, and links that were not used are taken back.
pub async fn end_with(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (turn, version): (&Turn, i32),
) -> Result<(), PageError> {
    if !coalitions::write_turn(tx, doer, (turn, version), Vec::new()).await? {
        return Err(PageError::Stale);
    }
    organisations::stand_down(tx, doer, turn.seat().id).await?;
    let person_id = turn.seat().person_id;
    // A link that another coalition made may let them in there.
    if coalitions::reach(tx, person_id, None).await?.coalitions == 0 {
        people::take_links(tx, person_id).await?;
    }
    Ok(())
}
