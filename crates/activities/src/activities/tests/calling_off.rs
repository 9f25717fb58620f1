//! What was planned and will not take place: on no day, in the list, and back again.

use axum::http::StatusCode;
use kernel::Verb;

use crate::testing::{House, at, day, house};
use crate::{ActivityId, Draft, Status};

/// Work of the clinic's that is to begin in the spring.
async fn planned(house: &House) -> ActivityId {
    let clinic = house.organisation("Clinic").await;
    let draft = house.draft(clinic, "legal-aid", "Nan").await;
    let days = (day("2027-03-01"), Some(day("2027-08-31")));
    let draft = Draft { status: Status::Planned, from_on: days.0, to_on: days.1, ..draft };
    house.add(vec![draft]).await[0]
}

const PLANNED: &str = "?on=2027-04-01&status=planned";

#[tokio::test]
async fn what_will_not_take_place_is_called_off_and_can_come_back() {
    let house = house().await;
    let id = planned(&house).await;
    let own = format!("/activities/{}", id.0);
    let page = at(&own);
    house
        .sees(&own)
        .await
        .says(&format!("href=\"{page}/cancellation\">Call it off</a>"))
        .says_not("End it");
    assert_eq!(house.cell(PLANNED, "Nan", "Legal aid").await["activities"], 1);
    let cancellation = format!("{own}/cancellation");
    house
        .sees(&cancellation)
        .await
        .says("Call off “Legal aid in Nan”?")
        .says("counts it on no day")
        .says_not("[[");
    let post = async |path: &str, version: &str| {
        let path = format!("{page}{path}");
        house.coordinator.post(&path, &[("version", version)]).await
    };
    post("/cancellation", "7").await.expect(StatusCode::CONFLICT);
    let sent = post("/cancellation", "1").await.expect(StatusCode::SEE_OTHER);
    let onward = sent.headers["location"].to_str().unwrap();
    assert_eq!(onward, format!("{page}?notice=notice-activity-called-off"));
    assert_eq!(house.cell(PLANNED, "Nan", "Legal aid").await["activities"], 0);
    house
        .sees(&own)
        .await
        .says("Called off")
        .says("Bring it back")
        .says("Was planned from 1 March 2027 to 31 August 2027")
        .says("Amina called off Legal aid, Nan")
        .says_not("Call it off")
        .says_not("Still true");
    for (path, is_listed) in [
        ("/activities?status=called-off", true),
        ("/activities?status=planned", false),
        ("/activities?status=finished", false),
        ("/activities?on=2027-04-01", false),
    ] {
        let list = house.sees(path).await;
        assert_eq!(list.text().contains(&format!("href=\"{page}\"")), is_listed, "{path}");
    }
    // Once is enough.
    let again = post("/cancellation", "2").await;
    again
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This activity is over already.");
    house
        .sees(&format!("{own}/revive"))
        .await
        .says("It is planned again");
    post("/revive", "2").await.expect(StatusCode::SEE_OTHER);
    house.sees(&own).await.says("Planned").says("Call it off");
    assert_eq!(house.cell(PLANNED, "Nan", "Legal aid").await["activities"], 1);
    let (db, scope) = (house.site.app.db(), house.scope);
    let events = web::events::of_object(db, scope, id.0, 9).await.unwrap();
    let verbs: Vec<Verb> = events.iter().map(|event| event.verb).collect();
    assert_eq!(verbs[..2], [Verb::Revived, Verb::CalledOff]);
}

#[tokio::test]
async fn what_has_begun_is_ended_and_not_called_off() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let id = house.work(clinic, "legal-aid", "Nan").await;
    let own = format!("/activities/{}", id.0);
    let asked = house.sees(&format!("{own}/cancellation")).await;
    asked
        .says("It has begun already: end it instead.")
        .says_not("Call it off</button>");
    let page = at(&format!("{own}/cancellation"));
    let sent = house.coordinator.post(&page, &[("version", "1")]).await;
    sent.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.version(id).await, 1);
    house.sees(&format!("{own}/end")).await.says_not("/cancellation");
}

#[tokio::test]
async fn only_who_keeps_an_activity_calls_it_off() {
    let house = house().await;
    let id = planned(&house).await;
    let temple = house.organisation("Temple").await;
    let (temple, reader) = (house.representative(temple).await, house.reader().await);
    let page = at(&format!("/activities/{}/cancellation", id.0));
    for visitor in [&temple, &reader] {
        visitor.get(&page).await.expect(StatusCode::FORBIDDEN);
        let sent = visitor.post(&page, &[("version", "1")]).await;
        sent.expect(StatusCode::FORBIDDEN);
    }
    let stranger = house.site.stranger();
    stranger.get(&page).await.expect(StatusCode::UNAUTHORIZED);
    assert_eq!(house.version(id).await, 1);
}

#[tokio::test]
async fn the_end_of_something_planned_leads_to_calling_it_off() {
    let house = house().await;
    let id = planned(&house).await;
    let page = at(&format!("/activities/{}", id.0));
    let ended = house
        .coordinator
        .post(&format!("{page}/end"), &[("to_on", "2026-11-23"), ("version", "1")])
        .await;
    ended
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("before it begins on 1 March 2027")
        .says(&format!("href=\"{page}/cancellation\""));
    house
        .sees(&format!("/activities/{}/removal", id.0))
        .await
        .says(&format!("href=\"{page}/cancellation\""))
        .says_not(&format!("href=\"{page}/end\""));
}

#[tokio::test]
async fn what_is_paused_before_it_begins_is_called_off_and_not_confirmed_afterwards() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let draft = house.draft(clinic, "legal-aid", "Nan").await;
    let draft = Draft { status: Status::Paused, from_on: day("2027-01-01"), ..draft };
    let id = house.add(vec![draft]).await[0];
    let own = format!("/activities/{}", id.0);
    house.sees(&own).await.says("Call it off").says_not("End it");
    let cancellation = at(&format!("{own}/cancellation"));
    let sent = house.coordinator.post(&cancellation, &[("version", "1")]).await;
    sent.expect(StatusCode::SEE_OTHER);
    let confirmed = house
        .coordinator
        .post(&at(&format!("{own}/confirmation")), &[])
        .await;
    let onward = confirmed.expect(StatusCode::SEE_OTHER);
    assert!(
        onward.headers["location"]
            .to_str()
            .unwrap()
            .ends_with("notice=notice-activity-over")
    );
    assert_eq!(house.version(id).await, 2);
}
