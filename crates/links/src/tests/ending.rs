use axum::http::StatusCode;
use web::events::Doer;

use super::house;

#[tokio::test]
async fn a_link_ends_at_once_and_says_why() {
    let house = house().await;
    let old = house.link(house.first).await;
    let holder = house.open(&old).await;
    let new = house.link(house.first).await;
    holder
        .get("/c/rivers/own/activities")
        .await
        .expect(StatusCode::UNAUTHORIZED);
    house
        .site
        .stranger()
        .get(&old)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("A newer one");
    let holder = house.open(&new).await;
    let list = house.coordinator.get("/c/rivers/links").await.text();
    let at = list.find("/revocation").unwrap();
    let revoke = format!("/c/rivers/links/{}/revocation", &list[at - 36..at]);
    house
        .coordinator
        .get(&revoke)
        .await
        .says("Revoke the link of Blue Lantern?");
    house
        .coordinator
        .post(&revoke, &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    // What was typed meanwhile is shown back.
    let mut fields = house.fields(house.first).await;
    fields.push(("note", "Every Tuesday evening".to_owned()));
    house
        .add(&holder, &fields)
        .await
        .expect(StatusCode::UNAUTHORIZED)
        .says("This page opens with your link")
        .says("Every Tuesday evening");
    for method in ["GET", "POST"] {
        let answer = match method {
            "GET" => house.site.stranger().get(&new).await,
            _ => house.site.stranger().post(&new, &[]).await,
        };
        answer
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("It has been closed");
    }
    house.coordinator.get("/c/rivers/links").await.says("Revoked: 1");
    // Nobody's links look alike, however they are written.
    let unknown = house
        .site
        .stranger()
        .get("/own/abc")
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .text();
    for path in [
        "/own/%00",
        "/own/%ff",
        "/own/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/own/a%20b",
    ] {
        assert_eq!(house.site.stranger().get(path).await.text(), unknown, "{path}");
    }
}

#[tokio::test]
async fn a_link_goes_with_its_organisation_and_its_day() {
    let house = house().await;
    let (ended, late) = (house.link(house.first).await, house.link(house.second).await);
    let (holder, other) = (house.open(&ended).await, house.open(&late).await);
    let tx = house.site.app.begin().await.unwrap();
    let doer = Doer::program(&house.site.app, house.scope);
    organisations::end(&tx, &doer, house.first, "It closed.")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    holder
        .get("/c/rivers/own/activities")
        .await
        .expect(StatusCode::UNAUTHORIZED);
    house
        .site
        .stranger()
        .get(&ended)
        .await
        .says("It has been closed")
        .says("ask whoever gave it to you")
        .says_not("Blue Lantern")
        .says_not("Harbour Alliance");
    house
        .site
        .execute(
            "UPDATE private_link SET expires_at = '2026-11-23T11:59:59+00:00', \
             made_at = '2026-11-01T12:00:00+00:00', asked_at = '2026-11-01T12:00:00+00:00'",
        )
        .await;
    other
        .get("/c/rivers/own/activities")
        .await
        .expect(StatusCode::UNAUTHORIZED);
    house
        .site
        .stranger()
        .get(&late)
        .await
        .says("Its last day has passed");
    house
        .coordinator
        .get("/c/rivers/links")
        .await
        .says("Out of date: 1");
    house
        .coordinator
        .get("/c/rivers/links")
        .await
        .says("Remind those who have not answered (1)");
}

#[tokio::test]
async fn yesterdays_session_is_over_and_another_coalitions_is_none() {
    let house = house().await;
    let holder = house.open(&house.link(house.first).await).await;
    house.site.coalition("hills", "Hills").await;
    holder
        .get("/c/hills/own/activities")
        .await
        .expect(StatusCode::UNAUTHORIZED);
    let begun = "UPDATE private_link_session SET begun_at = '2026-11-22T23:59:59+00:00'";
    house.site.execute(begun).await;
    holder
        .get("/c/rivers/own/activities")
        .await
        .expect(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_form_that_comes_twice_or_asks_too_much_makes_nothing_more() {
    let house = house().await;
    let id = house.first.0.to_string();
    let mark = "0193b3a0-0000-7000-8000-000000000001";
    let fields = [
        ("organisation", id.as_str()),
        ("days", "30"),
        ("way", "copy"),
        ("once", mark),
    ];
    house
        .coordinator
        .post("/c/rivers/links/new", &fields)
        .await
        .expect(StatusCode::OK);
    // What was made is taken along from the page that shows it, and only that.
    let other = house.link(house.second).await;
    let secret = other.strip_prefix("/own/").unwrap();
    let taken = [("link", secret), ("link", "abc")];
    let file = house
        .coordinator
        .post("/c/rivers/links/made.csv", &taken)
        .await
        .expect(StatusCode::OK)
        .text();
    assert!(file.contains("Open Road") && file.contains(&other) && file.lines().count() == 2, "{file}");
    let again = house.coordinator.post("/c/rivers/links/new", &fields).await;
    assert_eq!(again.expect(StatusCode::SEE_OTHER).location(), "/c/rivers/links");
    for days in ["0", "91", "soon", ""] {
        let fields = [("organisation", id.as_str()), ("days", days), ("way", "copy")];
        let answer = house.coordinator.post("/c/rivers/links/new", &fields).await;
        answer.expect(StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn secrets_are_kept_as_digests_only() {
    let house = house().await;
    let link = house.link(house.first).await;
    // Whoever is signed in may open it as well, and is somebody else there.
    let opened = house.coordinator.post(&link, &[]).await;
    let cookie = opened.expect(StatusCode::SEE_OTHER).cookie("weft-own");
    let secret = link.strip_prefix("/own/").unwrap();
    assert!(cookie.len() >= 40 && secret.len() >= 40 && cookie != secret, "{cookie} {secret}");
    let folder = house.site.folder().unwrap();
    let mut is_kept = false;
    for file in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        is_kept |= text.contains(&web::digest(secret));
        assert!(!text.contains(secret) && !text.contains(&cookie));
    }
    assert!(is_kept, "the digest is there to be found");
}

#[tokio::test]
async fn a_link_made_for_one_speaks_for_no_other_once_they_are_merged() {
    let house = house().await;
    let (gone, stays) = (house.link(house.first).await, house.link(house.second).await);
    let holder = house.open(&gone).await;
    house
        .add(&holder, &house.fields(house.first).await)
        .await
        .expect(StatusCode::SEE_OTHER);
    holder
        .post("/c/rivers/own/answer", &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    let tx = house.site.app.begin().await.unwrap();
    let doer = Doer::program(&house.site.app, house.scope);
    organisations::merge(&tx, &doer, house.first, house.second)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let page = house.site.stranger().get(&gone).await;
    page.expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("It has been closed")
        .says_not("Open Road")
        .says_not("Blue Lantern");
    house
        .site
        .stranger()
        .post(&gone, &[])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    holder
        .get("/c/rivers/own/activities")
        .await
        .expect(StatusCode::UNAUTHORIZED)
        .says_not("Open Road");
    // What was said for the one is no answer of the other.
    house
        .coordinator
        .get("/c/rivers/links")
        .await
        .says("All: 1")
        .says("Waiting: 1")
        .says_not("Everybody has answered");
    house
        .site
        .stranger()
        .get(&stays)
        .await
        .says("You speak for Open Road");
}
