use axum::http::StatusCode;

use super::pages::{fields, sent};
use crate::testing::{at, house};

#[tokio::test]
async fn a_form_that_comes_twice_adds_one_activity() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let shown = house.coordinator.get(&at("/activities/new")).await.text();
    let (_, rest) = shown.split_once("name=\"once\" value=\"").unwrap();
    let once = &rest[..36];
    let fields = fields(&house, clinic).await;
    let form = sent(&fields, &[("once", once)]);
    let (new, coordinator) = (at("/activities/new"), &house.coordinator);
    let (one, other) = tokio::join!(coordinator.post(&new, &form), coordinator.post(&new, &form));
    for answer in [one, other, coordinator.post(&new, &form).await] {
        let place = answer.expect(StatusCode::SEE_OTHER).location();
        assert!(place.contains(once), "{place}");
    }
    coordinator.get(&at("/activities")).await.says("1 in all");
}
