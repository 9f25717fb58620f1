//! What people are called, and what a coalition says of itself at the start.

use axum::http::StatusCode;
use kernel::{Role, ServerRole};
use testkit::Site;

use super::people::{hidden, rivers};

pub async fn a_founder_says_what_they_are_called(site: &Site) {
    let person = site.person(people::UNNAMED, Some(ServerRole::Founder)).await;
    let founder = site.signed_in(person).await;
    founder
        .get("/")
        .await
        .expect(StatusCode::OK)
        .says("href=\"/start\">Start a coalition</a>");
    founder
        .get("/start")
        .await
        .says("What should others call you?")
        .says_not("value=\"Founder\"");
    founder
        .post("/start", &[("name", "Rivers"), ("called", " "), ("version", "1")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("value=\"Rivers\"")
        .says("Say what others should call you.");
    founder
        .post("/start", &[("name", "Rivers"), ("called", "Amina"), ("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    founder
        .get("/c/rivers")
        .await
        .says("Hello, Amina")
        .says("Amina started the coalition");
    let sent = [("called", "อรุณี"), ("version", "2")];
    founder.post("/you", &sent).await.expect(StatusCode::SEE_OTHER);
    founder
        .get("/c/rivers")
        .await
        .says("Hello, อรุณี")
        .says_not("Amina");
    founder
        .get("/c/rivers/news")
        .await
        .says("อรุณี started the coalition")
        .says_not("Amina");
    // The person sees when, but the earlier name is kept nowhere; no search finds a person.
    founder
        .get("/you")
        .await
        .says("changed their name")
        .says_not("Amina");
    founder
        .get("/c/rivers/find?q=อรุณี")
        .await
        .says("Nothing is called");
    site.stranger().get("/you").await.expect(StatusCode::UNAUTHORIZED);
}

pub async fn a_name_changed_on_two_devices_is_lost_on_neither(site: &Site) {
    let person = site.person("Amina", None).await;
    let (phone, desk) = (site.signed_in(person).await, site.signed_in(person).await);
    let sent = [("called", "Nok"), ("version", "1")];
    phone.post("/you", &sent).await.expect(StatusCode::SEE_OTHER);
    let late = desk.post("/you", &[("called", "Mina"), ("version", "1")]).await;
    late.expect(StatusCode::CONFLICT)
        .says("value=\"Mina\"")
        .says("<q dir=\"auto\">Nok</q>")
        .says("Nok saved this while you were writing");
    let again = [("called", "Mina"), ("version", "2")];
    desk.post("/you", &again).await.expect(StatusCode::SEE_OTHER);
    phone.get("/you").await.says("value=\"Mina\"");
}

pub async fn nobody_takes_the_name_of_another(site: &Site) {
    let (scope, amina, _) = rivers(site).await;
    let ruth = site.person("Ruth", None).await;
    site.seat(scope, ruth, Role::Reader).await;
    let ruth = site.signed_in(ruth).await;
    ruth.post("/you", &[("called", "ÁMINA"), ("version", "1")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Somebody in your coalition is called that.")
        .says("value=\"ÁMINA\"");
    let own = [("called", "Amina"), ("version", "1")];
    amina.post("/you", &own).await.expect(StatusCode::SEE_OTHER);
    // Nor that of somebody who has left: the history still names them.
    let gone = site.person("Margit", None).await;
    site.seat(scope, gone, Role::Reader).await;
    let seat = super::people::seat_of(&amina, "Margit").await;
    amina
        .post(&format!("{seat}/end"), &[("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    ruth.post("/you", &[("called", "Margit"), ("version", "1")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    // Two who want the same name at once: one of them has it.
    let other = site.person("Olga", None).await;
    site.seat(scope, other, Role::Reader).await;
    let other = site.signed_in(other).await;
    let wish = [("called", "Nok"), ("version", "1")];
    let (one, two) = tokio::join!(ruth.post("/you", &wish), other.post("/you", &wish));
    let mut found = [one.status, two.status];
    found.sort_unstable();
    assert_eq!(found, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
}

pub async fn a_sentence_given_by_two_is_lost_by_neither(site: &Site) {
    let (_, amina, _) = rivers(site).await;
    let path = "/c/rivers/start/purpose";
    let version = hidden(&amina, path, "version").await;
    let first = [("sentence", "Nobody is sold."), ("version", version.as_str())];
    amina.post(path, &first).await.expect(StatusCode::SEE_OTHER);
    let late = [("sentence", "Everybody is free."), ("version", version.as_str())];
    amina
        .post(path, &late)
        .await
        .expect(StatusCode::CONFLICT)
        .says("Everybody is free.")
        .says("Nobody is sold.");
}
