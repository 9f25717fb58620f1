//! The links that were just made as a file to take along. The page that shows them sends them: nobody else has them.

use axum::response::Response;
use kernel::OrganisationId;
use web::sheets::{Form as Format, Sheet, Value};
use web::{Form, PageError, Visit, digest, events};

use super::rules::AT_ONCE_MAX;
use super::store;

const KEYS: [&str; 3] = ["organisation", "link", "works_until"];

pub(super) async fn take(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let (frame, db, scope) = (&visit.frame, visit.app.db(), visit.scope);
    let mut secrets = sent.all("link");
    secrets.truncate(AT_ONCE_MAX);
    let links = store::find_by_secrets(db, scope, &secrets).await?;
    let ids: Vec<OrganisationId> = links.values().map(|link| link.organisation_id).collect();
    let names = organisations::names(db, scope, &ids).await?;
    let rows: Vec<Vec<Value>> = secrets
        .iter()
        .filter_map(|secret| {
            let link = links.get(&digest(secret))?;
            let name = names.get(&link.organisation_id)?;
            let address = super::made::address(&visit.app, secret);
            let until = Some(link.expires_at.date_naive());
            Some(vec![Value::text(name), Value::text(address), Value::day(until)])
        })
        .collect();
    events::record_taken(&visit, "private-links.csv", Some(rows.len())).await;
    Sheet {
        name: format!("{}-private-links", visit.coalition.slug),
        heads: ["who", "link", "until"]
            .map(|word| frame.of("links-column-", word, ""))
            .into(),
        keys: KEYS.to_vec(),
        rows,
    }
    .reply(Format::Csv)
}
