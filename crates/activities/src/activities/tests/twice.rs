use axum::http::StatusCode;

use testkit::Site;
use testkit::postgres::Cluster;

use super::pages::{fields, sent};
use crate::testing::{House, at, house, house_on, parts};

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
    let one = one.expect(StatusCode::SEE_OTHER).location();
    for answer in [other, coordinator.post(&new, &form).await] {
        assert_eq!(answer.expect(StatusCode::SEE_OTHER).location(), one);
    }
    coordinator.get(&at("/activities")).await.says("1 in all");
}

/// Two kinds of work ticked in the grid, sent twice at the same moment.
async fn a_grid_comes_twice(house: House) {
    let clinic = house.organisation("Clinic").await;
    let legal = house.focus("legal-aid").await.0;
    let grid = at(&format!("/activities/grid?organisation={}&focus={legal}", clinic.0));
    house.coordinator.get(&grid).await.expect(StatusCode::OK);
    let cells = [house.place("Nan").await.0, house.place("Phayao").await.0];
    let cells = cells.map(|place| format!("{place}.{legal}"));
    let ticked = [
        ("from_on", "2026-11-01"),
        ("status", "under-way"),
        ("cell", cells[0].as_str()),
        ("cell", cells[1].as_str()),
    ];
    let coordinator = &house.coordinator;
    let (one, other) = tokio::join!(coordinator.post(&grid, &ticked), coordinator.post(&grid, &ticked));
    one.expect(StatusCode::SEE_OTHER);
    other.expect(StatusCode::SEE_OTHER);
    house.sees("/activities").await.says("2 in all");
}

#[tokio::test]
async fn what_ended_meanwhile_is_not_left_out_of_a_grid_in_silence() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let (legal, schools) = (house.focus("legal-aid").await.0, house.focus("schools").await.0);
    let nan = house.place("Nan").await.0;
    let grid = at(&format!("/activities/grid?organisation={}", clinic.0));
    let end = at(&format!("/lists/focuses/{legal}/end"));
    house
        .coordinator
        .post(&end, &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    let cells = [legal, schools].map(|focus| format!("{nan}.{focus}"));
    let ticked = [
        ("from_on", "2026-11-01"),
        ("status", "under-way"),
        ("cell", cells[0].as_str()),
        ("cell", cells[1].as_str()),
    ];
    let late = house.coordinator.post(&grid, &ticked).await;
    late.expect(StatusCode::CONFLICT);
    house.sees("/activities").await.says_not("Schools");
    let rest = [&ticked[..2], &ticked[3..]].concat();
    let kept = house.coordinator.post(&grid, &rest).await;
    kept.expect(StatusCode::SEE_OTHER);
    house.sees("/activities").await.says("1 in all");
}

#[tokio::test]
async fn what_ends_by_one_grid_ends_as_one_change() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let mut ids = Vec::new();
    for place in ["Nan", "Phayao", "Chiang Mai"] {
        ids.push(house.work(clinic, "legal-aid", place).await);
    }
    let last = async || {
        let last = crate::loom::tally::last_change(house.site.app.db(), house.scope).await;
        last.unwrap()
    };
    let before = last().await;
    let sights: Vec<String> = ids.iter().map(|id| format!("{}.1", id.0)).collect();
    let mut sent = vec![
        ("from_on", "2026-11-01"),
        ("status", "under-way"),
        ("ended", "yes"),
    ];
    let fates: Vec<String> = sights.iter().map(|sight| format!("fate.{sight}")).collect();
    for (sight, fate) in sights.iter().zip(&fates) {
        sent.extend([("seen", sight.as_str()), (fate, "ended")]);
    }
    let grid = at(&format!("/activities/grid?organisation={}", clinic.0));
    let kept = house.coordinator.post(&grid, &sent).await;
    kept.expect(StatusCode::SEE_OTHER);
    for id in &ids {
        assert_eq!(house.version(*id).await, 2);
        house
            .sees(&format!("/activities/{}", id.0))
            .await
            .says("Finished");
    }
    assert_eq!(last().await - before, 1);
}

#[tokio::test]
async fn a_grid_that_comes_twice_adds_its_work_once() {
    a_grid_comes_twice(house().await).await;
}

#[tokio::test]
async fn a_grid_that_comes_twice_adds_its_work_once_on_a_server() {
    let Some(cluster) = Cluster::start() else { return };
    a_grid_comes_twice(house_on(Site::on(cluster.new_database().await, parts()).await).await).await;
}
