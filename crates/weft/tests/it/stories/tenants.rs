//! One server, many coalitions: what one has, no other sees.

use axum::http::StatusCode;
use kernel::Role;
use testkit::Site;

pub async fn nobody_sees_another_coalition(site: &Site) {
    let own = site.coalition("own", "Own").await;
    site.coalition("other", "Other").await;
    let visitor = site.holding(own, "Amina", Role::Coordinator).await;
    let foreign = visitor
        .get("/c/other/organisations")
        .await
        .expect(StatusCode::NOT_FOUND);
    let made_up = visitor
        .get("/c/made-up/organisations")
        .await
        .expect(StatusCode::NOT_FOUND);
    assert_eq!(foreign.bytes, made_up.bytes, "a foreign coalition must look like none");
    site.stranger()
        .get("/c/own")
        .await
        .expect(StatusCode::UNAUTHORIZED);
}
