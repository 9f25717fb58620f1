//! What was written down by mistake: it goes from every day, and what hangs on it is asked about first.

use activities::Draft;
use axum::http::StatusCode;
use testkit::Site;

use super::leaving::{at, brought, page, town};

pub async fn an_activity_written_down_by_mistake_was_never_there(site: &Site) {
    let town = town(site).await;
    let mut brought = brought(site, &town, "Night desk", &[town.clinic]).await;
    let draft = Draft { note: Some("Riverside 12".to_owned()), ..brought.plan.draft().clone() };
    brought.plan = activities::Plan::new(draft).unwrap();
    let tx = site.app.begin().await.unwrap();
    let ids = activities::add_many(&tx, town.scope, site.app.ids(), vec![brought])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let work = at(&format!("/activities/{}", ids[0].0));
    let days = ["", "?on=2026-03-01", "?rows=place&cols=year&from=2026&to=2026"];
    let counted = async |count: u64| {
        for query in days {
            let answer = town.amina.get(&at(&format!("/maps/cloth.json{query}"))).await;
            let cells: Vec<serde_json::Value> = serde_json::from_slice(&answer.bytes).unwrap();
            let most = cells.iter().filter_map(|cell| cell["activities"].as_u64()).max();
            assert_eq!(most.unwrap_or(0), count, "{query}");
        }
    };
    counted(1).await;
    town.amina.get(&at("")).await.says(&work);
    let removal = format!("{work}/removal");
    town.amina
        .get(&removal)
        .await
        .expect(StatusCode::OK)
        .says("Remove “Night desk”?")
        .says_not("[[");
    town.amina
        .post(&removal, &[("version", "2")])
        .await
        .expect(StatusCode::CONFLICT);
    counted(1).await;
    let removed = town.amina.post(&removal, &[("version", "1")]).await;
    removed.expect(StatusCode::SEE_OTHER);
    counted(0).await;
    town.amina.get(&work).await.expect(StatusCode::NOT_FOUND);
    for path in [
        "/activities?on=2026-03-01",
        "/find?q=night",
        "/find?q=riverside",
        "/activities.csv",
    ] {
        let shown = town.amina.get(&at(path)).await.expect(StatusCode::OK);
        shown.says_not("Night desk").says_not("Riverside");
    }
    // The news tell that it was there, and lead nowhere.
    for path in ["", "/news"] {
        let told = town.amina.get(&at(path)).await.expect(StatusCode::OK);
        told.says("Amina removed Night desk, which had been written down by mistake")
            .says_not(&work)
            .says_not("Riverside");
    }
    let list = at("/activities?notice=notice-activity-removed");
    town.amina.get(&list).await.says("The activity has been removed.");
    town.amina.get(&page(town.clinic)).await.says_not("Night desk");
}
