use axum::http::StatusCode;

use super::{activity_in, house};

#[tokio::test]
async fn a_link_is_made_opened_and_answered_and_the_coordinator_sees_it() {
    let house = house().await;
    house
        .coordinator
        .get("/c/rivers/links")
        .await
        .says("No link yet: 2");
    let link = house.link(house.first).await;
    house
        .coordinator
        .get("/c/rivers/links")
        .await
        .says("Waiting: 1")
        .says("No link yet: 1");
    // Looking changes nothing, however often; the title and the address afterwards say nothing.
    for _ in 0..2 {
        let looked = house.site.stranger().get(&link).await.expect(StatusCode::OK);
        assert!(looked.text().contains("<title>What we do – Weft</title>"), "{}", looked.text());
        assert!(
            looked.headers["referrer-policy"] == "no-referrer"
                && looked.headers["cache-control"] == "no-store"
        );
        looked
            .says("You speak for Blue Lantern")
            .says("Amina made this link");
    }
    let holder = house.open(&link).await;
    house
        .add(&holder, &house.fields(house.first).await)
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = holder
        .get("/c/rivers/own/activities")
        .await
        .expect(StatusCode::OK);
    assert!(page.text().contains("<title>What we do – Weft</title>") && !page.text().contains("Harbour"));
    house.coordinator.get("/c/rivers/links").await.says("Has begun");
    let activity = activity_in(&page.text());
    holder
        .post(&format!("{activity}/confirmation"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    holder
        .get(&format!("{activity}/edit"))
        .await
        .expect(StatusCode::OK);
    holder
        .get(&format!("{activity}/end"))
        .await
        .expect(StatusCode::OK);
    let id = activity.rsplit('/').next().unwrap().to_owned();
    holder
        .post("/c/rivers/own/answer", &[("true", &id)])
        .await
        .expect(StatusCode::SEE_OTHER);
    holder
        .get("/c/rivers/own/activities")
        .await
        .says("You said on 23 November 2026");
    house.coordinator.get("/c/rivers/links").await.says("Answered: 1");
    // The history knows the organisation and nobody else.
    let shown = house.coordinator.get(&activity.replace("/own", "")).await;
    shown.says("Somebody at Blue Lantern, by private link, added the activity");
    // Going away ends the session, and the link still opens.
    holder
        .post("/c/rivers/own/out", &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    holder
        .get("/c/rivers/own/activities")
        .await
        .expect(StatusCode::UNAUTHORIZED);
    house
        .open(&link)
        .await
        .get("/c/rivers/own/activities")
        .await
        .expect(StatusCode::OK);
}

#[tokio::test]
async fn once_everybody_has_answered_it_can_be_written_down_that_everybody_was_asked() {
    let house = house().await;
    let (first, second) = (house.link(house.first).await, house.link(house.second).await);
    let asked = "/c/rivers/links/asked";
    let records = || async {
        let tally = web::events::tally(house.site.app.db(), house.scope)
            .await
            .unwrap();
        tally.of("asked")
    };
    house
        .open(&first)
        .await
        .post("/c/rivers/own/answer", &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    for answer in [
        house.coordinator.get(asked).await,
        house.coordinator.post(asked, &[]).await,
    ] {
        assert_eq!(answer.expect(StatusCode::SEE_OTHER).location(), "/c/rivers/links");
    }
    house
        .open(&second)
        .await
        .post("/c/rivers/own/answer", &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(records().await, 0, "nothing is written down by itself");
    house
        .coordinator
        .get("/c/rivers/links")
        .await
        .says("Everybody has answered");
    let question = house.coordinator.get(asked).await.expect(StatusCode::OK);
    question.says("All 2 organisations").says("Chiang Rai");
    let areas = organisations::focuses(house.site.app.db(), house.scope)
        .await
        .unwrap();
    let areas = areas.iter().filter(|focus| focus.parent_id.is_none()).count();
    // Sent twice it says it once.
    for _ in 0..2 {
        house
            .coordinator
            .post(asked, &[])
            .await
            .expect(StatusCode::SEE_OTHER);
        assert_eq!(records().await, i64::try_from(areas).unwrap());
    }
}

#[tokio::test]
async fn a_holder_keeps_its_own_and_sees_nothing_else() {
    let house = house().await;
    let (first, second) = (house.link(house.first).await, house.link(house.second).await);
    let (first, second) = (house.open(&first).await, house.open(&second).await);
    house
        .add(&second, &house.fields(house.second).await)
        .await
        .expect(StatusCode::SEE_OTHER);
    let theirs = activity_in(&second.get("/c/rivers/own/activities").await.text());
    let version = [("version", "1")];
    for path in ["/edit", "/end", "/cancellation"] {
        first
            .get(&format!("{theirs}{path}"))
            .await
            .expect(StatusCode::NOT_FOUND);
        first
            .post(&format!("{theirs}{path}"), &version)
            .await
            .expect(StatusCode::NOT_FOUND);
    }
    first
        .post(&format!("{theirs}/confirmation"), &version)
        .await
        .expect(StatusCode::NOT_FOUND);
    // Saying that all is true says so of one's own only.
    let id = theirs.rsplit('/').next().unwrap().to_owned();
    first
        .post("/c/rivers/own/answer", &[("true", &id)])
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = house.coordinator.get(&theirs.replace("/own", "")).await.text();
    assert!(!page.contains("is still true"), "{page}");
    // No name of another organisation stands anywhere, and none can be written down, or tried.
    for path in ["", "/new"] {
        let page = first.get(&format!("/c/rivers/own/activities{path}")).await.text();
        assert!(!page.contains("Open Road"), "{page}");
    }
    let own = house.fields(house.first).await;
    for name in [
        "Open Road".to_owned(),
        "Nobody".to_owned(),
        house.second.0.to_string(),
    ] {
        let mut fields = own.clone();
        fields[0] = ("runs", name.clone());
        house
            .add(&first, &fields)
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
        let mut beside = own.clone();
        beside.extend([("with-1", name), ("role-1", "runs".to_owned())]);
        house.add(&first, &beside).await.expect(StatusCode::SEE_OTHER);
    }
    let page = second.get("/c/rivers/own/activities").await.text();
    assert!(!page.contains("Blue Lantern"), "{page}");
    // Everywhere else its holder is a stranger.
    for path in [
        "/c/rivers/activities",
        "/c/rivers/links",
        "/c/rivers/organisations",
        "/c/rivers/lists",
    ] {
        first.get(path).await.expect(StatusCode::UNAUTHORIZED);
    }
    // And whoever has a seat is one here.
    house
        .coordinator
        .get("/c/rivers/own/activities")
        .await
        .expect(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn whoever_shares_an_activity_is_named_and_nobody_else() {
    let house = house().await;
    let third = house.add_organisation("Third Door").await;
    let mut fields = house.fields(house.first).await;
    fields.extend([
        ("with-1", house.second.0.to_string()),
        ("role-1", "supports".to_owned()),
    ]);
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let added = house.coordinator.post("/c/rivers/activities/new", &fields).await;
    let id = added
        .expect(StatusCode::SEE_OTHER)
        .location()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let holder = house.open(&house.link(house.first).await).await;
    let edit = format!("/c/rivers/own/activities/{id}/edit");
    for path in ["/c/rivers/own/activities", edit.as_str()] {
        holder
            .get(path)
            .await
            .expect(StatusCode::OK)
            .says("Open Road")
            .says_not("Third Door");
    }
    // Neither by its name nor by its id does another one come in by that form.
    for other in ["Third Door".to_owned(), third.0.to_string()] {
        let mut sent = fields.clone();
        sent.retain(|(name, _)| *name != "with-1");
        sent.extend([("with-1", other.as_str()), ("version", "1")]);
        holder
            .post(&edit, &sent)
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says_not("Third Door<");
    }
    // Who only supports it keeps nothing of it.
    let supporter = house.open(&house.link(house.second).await).await;
    supporter.get(&edit).await.expect(StatusCode::NOT_FOUND);
}
