use axum::http::StatusCode;

use super::LIST;
use super::pages::{filled, finds, narrows, some};
use crate::testing::{House, at, called, house};

#[tokio::test]
async fn postgresql_answers_like_sqlite() {
    let Some(cluster) = testkit::postgres::Cluster::start() else {
        return;
    };
    let site = testkit::Site::on(cluster.new_database().await, crate::testing::parts()).await;
    let house = filled(crate::testing::house_on(site).await).await;
    finds(&house).await;
    narrows(&house).await;
    let many = (1..=1_010)
        .map(|number| called(&format!("Road {number:04}")))
        .collect();
    let ids = house.add(many).await;
    many_are_turned(&house).await;
    house.end(ids[0], "").await;
    house
        .representative(ids[1])
        .await
        .get(&at(ids[1], "/edit"))
        .await
        .expect(StatusCode::OK);
}

#[tokio::test]
async fn a_long_list_stands_in_order_whatever_narrows_it() {
    let house = some().await;
    house
        .add(
            (1..=1_010)
                .map(|number| called(&format!("Road {number:04}")))
                .collect(),
        )
        .await;
    many_are_turned(&house).await;
}

async fn many_are_turned(house: &House) {
    for q in ["road", "ro", "roa"] {
        let address = |rest: &str| format!("{LIST}?q={q}{rest}");
        let first = house
            .coordinator
            .get(&address(""))
            .await
            .says(if q == "ro" {
                "1–50 of 1,010"
            } else {
                "1–50 of 1,011"
            })
            .says("Road 0049")
            .text();
        assert!(q == "ro" || first.contains("Open Road Network"), "{q}");
        let last = house
            .coordinator
            .get(&address("&sort=-name"))
            .await
            .says("Road 1010")
            .says("Road 0961");
        last.says_not("Road 0960");
        house
            .coordinator
            .get(&address("&page=2&sort=updated"))
            .await
            .expect(StatusCode::OK)
            .says("51–100");
    }
    let csv = house
        .coordinator
        .get("/c/rivers/organisations.csv?q=road")
        .await
        .text();
    assert_eq!(csv.lines().count(), 1 + 1_010 + 1);
}

#[tokio::test]
async fn long_lists_are_turned_page_by_page() {
    let house = house().await;
    house
        .add(
            (1..=120)
                .map(|number| called(&format!("Organisation {number:03}")))
                .collect(),
        )
        .await;
    house
        .coordinator
        .get(LIST)
        .await
        .says("1–50 of 120")
        .says("Organisation 050")
        .says_not("Organisation 051");
    house
        .coordinator
        .get(&format!("{LIST}?page=3"))
        .await
        .says("101–120 of 120")
        .says("Organisation 120");
    house
        .coordinator
        .get(&format!("{LIST}?page=99999999"))
        .await
        .expect(StatusCode::OK);
    house
        .coordinator
        .get(&format!("{LIST}?q=organisation&page=9"))
        .await
        .expect(StatusCode::OK)
        .says_not("Organisation 120");
}
