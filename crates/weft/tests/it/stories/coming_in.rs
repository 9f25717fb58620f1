//! Coming in and going out.

use axum::http::StatusCode;
use chrono::TimeDelta;
use kernel::Role;
use testkit::Site;

pub async fn a_link_signs_in_once(site: &Site) {
    let person = site.person("Amina", None).await;
    let tx = site.app.begin().await.unwrap();
    let link = people::link(&tx, person, "/c/rivers", site.app.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();

    let stranger = site.stranger();
    // Looking changes nothing, however often: mail scanners look too.
    stranger
        .get(&link)
        .await
        .expect(StatusCode::OK)
        .says("Hello, Amina");
    stranger.get(&link).await.expect(StatusCode::OK);
    let entered = stranger.post_bare(&link, &[]).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(entered.location(), "/c/rivers");
    assert!(
        entered.headers["set-cookie"]
            .to_str()
            .unwrap()
            .contains("HttpOnly")
    );
    stranger
        .post_bare(&link, &[])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("no longer works");
    stranger
        .get("/in/made-up")
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("no longer works");
}

pub async fn a_link_signs_in_for_a_day(site: &Site) {
    let person = site.person("Amina", None).await;
    let made = |hours: i64| async move {
        let tx = site.app.begin().await.unwrap();
        let then = site.app.now() - TimeDelta::hours(hours);
        let link = people::link(&tx, person, "/", then).await.unwrap();
        tx.commit().await.unwrap();
        link
    };
    let (fresh, old) = (made(23).await, made(25).await);
    let stranger = site.stranger();
    for answer in [stranger.get(&old).await, stranger.post_bare(&old, &[]).await] {
        answer
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("no longer works");
    }
    // Two who use it at the same moment: one of them comes in.
    let both = tokio::join!(stranger.post_bare(&fresh, &[]), stranger.post_bare(&fresh, &[]));
    let entered = [both.0, both.1].map(|answer| answer.status == StatusCode::SEE_OTHER);
    assert_eq!(entered.iter().filter(|entered| **entered).count(), 1);
}

pub async fn a_form_from_elsewhere_is_refused(site: &Site) {
    let scope = site.coalition("rivers", "Rivers").await;
    let visitor = site.holding(scope, "Amina", Role::Coordinator).await;
    let fields = [
        ("name", "Taken over"),
        ("sentence", "x"),
        ("overlap_from", "4"),
        ("place_level_max", "2"),
        ("version", "1"),
    ];
    visitor
        .post_bare("/c/rivers/settings/coalition", &fields)
        .await
        .expect(StatusCode::FORBIDDEN);
    visitor
        .get("/c/rivers/settings/coalition")
        .await
        .expect(StatusCode::OK)
        .says_not("Taken over");
}

pub async fn signing_out_ends_the_session(site: &Site) {
    let scope = site.coalition("rivers", "Rivers").await;
    let visitor = site.holding(scope, "Amina", Role::Coordinator).await;
    visitor.get("/c/rivers").await.expect(StatusCode::OK);
    visitor.post("/out", &[]).await.expect(StatusCode::SEE_OTHER);
    visitor.get("/c/rivers").await.expect(StatusCode::UNAUTHORIZED);
}

pub async fn what_was_typed_outlives_the_session(site: &Site) {
    let scope = site.coalition("rivers", "Rivers").await;
    let person = site.person("Amina", None).await;
    site.seat(scope, person, Role::Coordinator).await;
    let before = site.signed_in(person).await;
    site.execute(
        "UPDATE session SET created_at = '2026-01-01 00:00:00+00:00', seen_at = '2026-01-01 00:00:00+00:00'",
    )
    .await;
    let path = "/c/rivers/settings/coalition";
    let typed = [
        ("name", "Rivers of the North"),
        ("sentence", "Written for an hour"),
        ("area", ""),
        ("overlap_from", "4"),
        ("place_level_max", "2"),
        ("version", "1"),
    ];
    before
        .post(path, &typed)
        .await
        .expect(StatusCode::UNAUTHORIZED)
        .says("Written for an hour")
        .says("Sign in again in another window");
    // Sent from that page after signing in again: it carries no token yet, so the person looks once more.
    let after = site.signed_in(person).await;
    after
        .post_bare(path, &[&typed[..], &[("csrf", "")]].concat())
        .await
        .expect(StatusCode::FORBIDDEN)
        .says("since you last signed in")
        .says("Written for an hour");
    after.post(path, &typed).await.expect(StatusCode::SEE_OTHER);
    after.get(path).await.says("Written for an hour");
}

pub async fn a_seat_that_ends_closes_every_door(site: &Site) {
    let scope = site.coalition("rivers", "Rivers").await;
    let visitor = site.holding(scope, "Amina", Role::Coordinator).await;
    site.holding(scope, "Ratana", Role::Reader).await;
    visitor
        .get("/c/rivers/settings/seats")
        .await
        .expect(StatusCode::OK)
        .says("Ratana");
    site.execute("UPDATE seat SET ended_at = since WHERE role = 'reader'")
        .await;
    visitor.get("/c/rivers/settings/seats").await.says_not("Ratana");
    site.execute("UPDATE seat SET ended_at = since").await;
    visitor
        .get("/c/rivers/settings/seats")
        .await
        .expect(StatusCode::NOT_FOUND);
    visitor.get("/c/rivers").await.expect(StatusCode::NOT_FOUND);
    // What was being written is given back, without what only the program reads.
    let (place, focus) = ("018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002");
    let cell = format!("{place}.{focus}");
    let grid = [("from_on", "2026-11-01"), ("cell", cell.as_str())];
    visitor
        .post("/c/rivers/activities/grid", &grid)
        .await
        .expect(StatusCode::NOT_FOUND)
        .says("a coalition in which you have no seat")
        .says("2026-11-01</textarea>")
        .says(&format!("<input type=\"hidden\" name=\"cell\" value=\"{cell}\">"))
        .says_not(">from_on<")
        .says_not(">cell<");
}
