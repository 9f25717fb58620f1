//! One reminder, by one click, to all who have not answered: the way their link went, and once in a round.

use axum::response::Response;
use chrono::TimeDelta;
use kernel::OrganisationId;
use uuid::Uuid;
use web::{Form, PageError, Secret, Visit, redirect};

use super::made::Words;
use super::mailing::{self, Parcel};
use super::rules::{self, AT_ONCE_MAX};
use super::standing;
use super::store::{self, KIND, Link, Newcomer};

pub(super) async fn remind(visit: Visit, _form: Form) -> Result<Response, PageError> {
    let (app, scope) = (&visit.app, visit.scope);
    let made_by = visit.actor.person_id.ok_or(PageError::SignInFirst)?;
    let tx = app.begin().await?;
    app.hold(&tx, scope, KIND).await?;
    let all = standing::all(&tx, scope, app.now()).await?;
    let owed = all
        .into_iter()
        .filter_map(|one| Some((one.id, one.name, one.link?)));
    let owed: Vec<(OrganisationId, String, Link)> = owed
        .filter(|(_, _, link)| rules::may_remind(link, app.now()))
        .take(AT_ONCE_MAX)
        .collect();
    if owed.is_empty() {
        return Ok(redirect(&visit.frame.at("/links"), Some("notice-links-reminded-already")));
    }
    let former: Vec<Uuid> = owed.iter().map(|(_, _, link)| link.id).collect();
    let former = mail::about(&tx, scope, KIND, &former).await?;
    let ids: Vec<Uuid> = owed.iter().map(|(id, ..)| id.0).collect();
    let ways = organisations::mail_ways(&tx, scope, &ids).await?;
    let newcomers: Vec<Newcomer> = owed.iter().map(|one| newcomer(&visit, one)).collect();
    let until = app.now() + TimeDelta::days(i64::from(rules::DAYS));
    store::make(&tx, &visit.doer(), (made_by, until), &newcomers).await?;
    let parcels: Vec<Parcel<'_>> = newcomers
        .iter()
        .zip(&owed)
        .map(|(made, (_, _, link))| Parcel {
            made,
            words: Words { until, is_reminder: true, own: "" },
            is_by_mail: rules::went_by_mail(former.get(&link.id).map(|mail| mail.state)),
        })
        .collect();
    let queued = mailing::queue(&tx, &visit, &ways, &parcels).await?;
    tx.commit().await?;
    mailing::done(&visit, queued)
}

fn newcomer(visit: &Visit, (id, name, link): &(OrganisationId, String, Link)) -> Newcomer {
    Newcomer {
        id: visit.app.ids().next(),
        organisation_id: *id,
        name: name.clone(),
        secret: Secret::new(),
        asked_at: Some(link.asked_at),
    }
}
