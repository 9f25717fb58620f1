//! A coalition may leave out setting needs, and take it up again.

use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::Permission;
use web::{Door, Form, PageError, Pages, Visit, redirect};

pub fn pages() -> Pages {
    const SET: Door = Door::Holding(Permission::SetNeeds);
    Pages::default()
        .post("/c/{coalition}/start/needs/end", SET, put_aside)
        .post("/c/{coalition}/start/needs/revival", SET, take_up)
}

async fn put_aside(visit: Visit, _form: Form) -> Result<Response, PageError> {
    let now = visit.app.now();
    write(&visit, Some(now), "notice-needs-aside").await
}

async fn take_up(visit: Visit, _form: Form) -> Result<Response, PageError> {
    write(&visit, None, "notice-needs-again").await
}

async fn write(visit: &Visit, at: Option<DateTime<Utc>>, notice: &str) -> Result<Response, PageError> {
    let tx = visit.app.begin().await?;
    coalitions::put_needs_aside(&tx, &visit.doer(), at).await?;
    tx.commit().await?;
    Ok(redirect(&visit.frame.at(""), Some(notice)))
}
