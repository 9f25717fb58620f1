//! A map without outlines: its squares are arranged by hand, by two people at once.

use axum::http::StatusCode;
use kernel::Role;
use testkit::Site;

use super::leaving::{at, town};

pub async fn squares_are_arranged_by_two_at_once(site: &Site) {
    let town = town(site).await;
    let doer = web::events::Doer::program(&site.app, town.scope);
    let tx = site.app.begin().await.unwrap();
    places::choose(&tx, &doer, site.app.ids(), &["TH-55", "TH-56"])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let ruth = site.holding(town.scope, "Ruth", Role::Coordinator).await;
    let tree = places::tree(site.app.db(), town.scope).await.unwrap();
    let level = tree.deepest_level();
    let ids: Vec<String> = tree
        .places()
        .iter()
        .filter(|place| place.level == level)
        .map(|place| place.id.0.to_string())
        .collect();
    let level = level.to_string();
    let (row, column) = (format!("row-{}", ids[0]), format!("column-{}", ids[0]));
    let sent = |version: &'static str, to: &'static str| {
        [
            ("level".to_owned(), level.clone()),
            ("version".to_owned(), version.to_owned()),
            (row.clone(), to.to_owned()),
            (column.clone(), "9".to_owned()),
        ]
    };
    let post = async |visitor: &testkit::Visitor, version: &'static str, to: &'static str| {
        let sent = sent(version, to);
        let sent: Vec<(&str, &str)> = sent
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        visitor.post(&at("/maps/sketch"), &sent).await
    };
    town.amina
        .get(&at("/maps/sketch"))
        .await
        .expect(StatusCode::OK)
        .says_not("[[");
    post(&town.amina, "0", "11").await.expect(StatusCode::SEE_OTHER);
    post(&ruth, "0", "12")
        .await
        .expect(StatusCode::CONFLICT)
        .says("Now saved:")
        .says("value=\"12\"");
    post(&ruth, "1", "12").await.expect(StatusCode::SEE_OTHER);
    town.amina
        .get(&at(&format!("/places/{}", ids[0])))
        .await
        .says("Ruth")
        .says("Square on the sketch map")
        .says("column 8");
    town.amina
        .get(&at("/maps/area?focus=all"))
        .await
        .expect(StatusCode::OK);
}
