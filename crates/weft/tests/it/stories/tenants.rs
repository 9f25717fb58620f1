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

pub async fn what_is_kept_in_memory_stays_in_its_coalition(site: &Site) {
    let amina = site.person("Amina", None).await;
    for (slug, name) in [("hills", "Hill school"), ("plains", "River clinic")] {
        let scope = site.coalition(slug, slug).await;
        site.seat(scope, amina, Role::Coordinator).await;
        super::organisations(site, scope, &[name]).await;
    }
    let visitor = site.signed_in(amina).await;
    let list = |slug: &str| format!("/c/{slug}/organisations");
    for _ in 0..2 {
        visitor
            .get(&list("hills"))
            .await
            .says("Hill school")
            .says_not("River clinic");
        visitor
            .get(&list("plains"))
            .await
            .says("River clinic")
            .says_not("Hill school");
    }
}
