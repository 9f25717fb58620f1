//! What was written down by mistake goes from every day and every page; who did it, and what of it stays, is told.

use axum::http::StatusCode;
use kernel::Verb;
use testkit::Visitor;

use super::pages::{fields, sent};
use crate::testing::{House, at, day, house};
use crate::{ActivityId, Draft, Status};

const NOTE: &str = "The house behind the third gate, Riverside 12.";

/// An activity with a note that must not be kept.
async fn told_too_much(house: &House) -> ActivityId {
    let clinic = house.organisation("Clinic").await;
    let draft = house.draft(clinic, "legal-aid", "Nan").await;
    let draft = Draft {
        title: Some("Open door".to_owned()),
        note: Some(NOTE.to_owned()),
        reach: Some(731),
        to_on: Some(day("2027-03-31")),
        ..draft
    };
    house.add(vec![draft]).await[0]
}

async fn removal(visitor: &Visitor, id: ActivityId, version: &str) -> testkit::Answer {
    let page = at(&format!("/activities/{}/removal", id.0));
    visitor.post(&page, &[("version", version)]).await
}

#[tokio::test]
async fn what_was_written_down_by_mistake_goes_from_everywhere() {
    let house = house().await;
    let id = told_too_much(&house).await;
    let page = at(&format!("/activities/{}", id.0));
    house
        .sees(&format!("/activities/{}", id.0))
        .await
        .says(&format!("href=\"{page}/removal\">Written down by mistake</a>"));
    assert_eq!(house.cell("?on=2026-03-01", "Nan", "Legal aid").await["activities"], 1);
    house
        .sees(&format!("/activities/{}/removal", id.0))
        .await
        .says("Remove “Open door”?")
        .says("the cloth of every day")
        .says("It cannot be brought back.")
        .says(&format!("href=\"{page}/end\""))
        .says_not("[[");
    let gone = removal(&house.coordinator, id, "1")
        .await
        .expect(StatusCode::SEE_OTHER);
    let onward = gone.headers["location"].to_str().unwrap();
    assert_eq!(onward, at("/activities?notice=notice-activity-removed"));
    for query in ["", "?on=2026-03-01", "?rows=place&cols=year&from=2026&to=2026"] {
        for cell in house.cells(query).await {
            assert_eq!(cell["activities"], 0, "{query}: {cell}");
        }
    }
    for path in ["/activities", "/activities?on=2026-03-01", "/activities.csv"] {
        house.sees(path).await.says_not("Open door").says_not("Riverside");
    }
    let (db, scope) = (house.site.app.db(), house.scope);
    for words in ["open door", "riverside"] {
        let found = web::search::find(db, scope, words, None, 5).await.unwrap();
        assert!(found.is_empty(), "{words}");
    }
    for path in ["", "/edit", "/end", "/removal"] {
        let nowhere = house.coordinator.get(&format!("{page}{path}")).await;
        nowhere.expect(StatusCode::NOT_FOUND);
    }
    removal(&house.coordinator, id, "1")
        .await
        .expect(StatusCode::NOT_FOUND);
    let events = web::events::of_object(db, scope, id.0, 5).await.unwrap();
    let last = events.iter().find(|event| event.verb == Verb::Removed).unwrap();
    assert_eq!(last.name, "Legal aid, Nan", "a title may be why it was removed");
    let kept: Vec<(&str, &str, &str)> = last
        .changes
        .iter()
        .map(|one| (one.field.as_str(), one.before.as_str(), one.after.as_str()))
        .collect();
    let expected = [
        ("activities-who", "Clinic (Runs it)", ""),
        ("activities-what", "Legal aid", ""),
        ("activities-where", "Nan", ""),
        ("activities-from", "1 January 2026", ""),
        ("activities-to", "31 March 2027", ""),
    ];
    assert_eq!(kept, expected);
}

#[tokio::test]
async fn only_who_keeps_an_activity_removes_it() {
    let house = house().await;
    let id = told_too_much(&house).await;
    let temple = house.organisation("Temple").await;
    let (temple, reader) = (house.representative(temple).await, house.reader().await);
    let page = at(&format!("/activities/{}/removal", id.0));
    for visitor in [&temple, &reader] {
        visitor.get(&page).await.expect(StatusCode::FORBIDDEN);
        removal(visitor, id, "1").await.expect(StatusCode::FORBIDDEN);
    }
    let other = house.site.coalition("hills", "Hills").await;
    let other = house.site.holding(other, "Noor", kernel::Role::Coordinator).await;
    other.get(&page).await.expect(StatusCode::NOT_FOUND);
    removal(&other, id, "1").await.expect(StatusCode::NOT_FOUND);
    let stranger = house.site.stranger();
    stranger.get(&page).await.expect(StatusCode::UNAUTHORIZED);
    assert_eq!(house.version(id).await, 1, "it is still there");
}

#[tokio::test]
async fn what_somebody_changed_meanwhile_is_not_removed() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let id = house.work(clinic, "legal-aid", "Nan").await;
    let fields = fields(&house, clinic).await;
    let changed = sent(&fields, &[("note", "It is another one after all."), ("version", "1")]);
    let edit = at(&format!("/activities/{}/edit", id.0));
    house
        .coordinator
        .post(&edit, &changed)
        .await
        .expect(StatusCode::SEE_OTHER);
    for version in ["1", "", "x"] {
        let late = removal(&house.coordinator, id, version).await;
        late.expect(StatusCode::CONFLICT).says_not("[[");
    }
    assert_eq!(house.version(id).await, 2);
    let runs = house.representative(clinic).await;
    removal(&runs, id, "2").await.expect(StatusCode::SEE_OTHER);
    let page = at(&format!("/activities/{}", id.0));
    runs.get(&page).await.expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_over_is_removed_as_well_and_not_offered_to_end() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let draft = house.draft(clinic, "legal-aid", "Nan").await;
    let draft = Draft { status: Status::Finished, to_on: Some(day("2026-06-30")), ..draft };
    let id = house.add(vec![draft]).await[0];
    let asked = house.sees(&format!("/activities/{}/removal", id.0)).await;
    asked.says("Remove “Legal aid in Nan”?").says_not("/end\"");
    removal(&house.coordinator, id, "1")
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("?on=2026-03-01", "Nan", "Legal aid").await["activities"], 0);
    // Numbers are never used again: what comes next is not taken for what went.
    house.work(clinic, "legal-aid", "Phayao").await;
    assert_eq!(house.cell("", "Phayao", "Legal aid").await["activities"], 1);
}
