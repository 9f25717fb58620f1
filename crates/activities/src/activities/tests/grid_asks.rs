//! Several at once: what the grid asks before it keeps anything, whose it is and since when.

use axum::http::StatusCode;

use crate::testing::{at, house};

#[tokio::test]
async fn ticks_are_never_kept_for_another_organisation_unasked() {
    let house = house().await;
    let (clinic, temple) = (house.organisation("Clinic").await, house.organisation("Temple").await);
    let known = house.work(clinic, "legal-aid", "Nan").await;
    let legal = house.focus("legal-aid").await.0;
    let (nan, phayao) = (house.place("Nan").await.0, house.place("Phayao").await.0);
    let at_grid =
        |id: kernel::OrganisationId| at(&format!("/activities/grid?organisation={}&focus={legal}", id.0));
    let grid = at_grid(clinic);
    let (kept, new) = (format!("{nan}.{legal}"), format!("{phayao}.{legal}"));
    let (focus, sight) = (legal.to_string(), format!("{}.1", known.0));
    let (its, theirs) = (clinic.0.to_string(), temple.0.to_string());
    let sent = [
        ("organisation", theirs.as_str()),
        ("focus", &focus),
        ("place", "all"),
        ("seen", &sight),
        ("cell", &kept),
        ("from_on", "2026-11-01"),
        ("status", "under-way"),
        ("cell", &new),
    ];
    for more in [&[][..], &[("show", "yes")][..]] {
        let asked = house.coordinator.post(&grid, &[&sent[..], more].concat()).await;
        asked
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("You chose Temple above the table of Clinic.")
            .says(&format!("name=\"meant\" value=\"{its}\">Clinic runs it"))
            .says(&format!("value=\"{new}\" checked"))
            .says("value=\"2026-11-01\"")
            // Nothing can be kept before it is answered.
            .says_not("Save all for")
            .says_not("[[");
    }
    assert_eq!(house.cell("", "Phayao", "Legal aid").await["activities"], 0);
    let own = [&sent[..], &[("meant", its.as_str())]].concat();
    let own = house.coordinator.post(&grid, &own).await.expect(StatusCode::OK);
    own.says("Save all for Clinic")
        .says(&format!("value=\"{new}\" checked"));
    // What the other one has recorded is not carried over; only what was ticked just now.
    let others = [&sent[..], &[("meant", theirs.as_str())]].concat();
    let others = house
        .coordinator
        .post(&grid, &others)
        .await
        .expect(StatusCode::OK);
    others
        .says("Save all for Temple")
        .says(&format!("value=\"{new}\" checked"))
        .says(&format!("value=\"{kept}\">"));
    let unchanged = house.coordinator.post(&grid, &sent[..7]).await;
    unchanged.expect(StatusCode::OK).says("Save all for Temple");
}

#[tokio::test]
async fn since_when_is_asked_before_anything_begins() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let known = house.work(clinic, "legal-aid", "Nan").await;
    let legal = house.focus("legal-aid").await.0;
    let (nan, phayao) = (house.place("Nan").await.0, house.place("Phayao").await.0);
    let grid = at(&format!("/activities/grid?organisation={}&focus={legal}", clinic.0));
    let page = house.coordinator.get(&grid).await;
    page.says("Since when").says("type=\"date\" value=\"\"");
    let (kept, new) = (format!("{nan}.{legal}"), format!("{phayao}.{legal}"));
    let sight = format!("{}.1", known.0);
    let sent = [
        ("seen", sight.as_str()),
        ("status", "under-way"),
        ("from_on", ""),
        ("cell", &new),
        ("cell", &kept),
    ];
    let asked = house.coordinator.post(&grid, &sent).await;
    asked
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("<a href=\"#f-from_on\">Since when: please fill this in.</a>")
        .says(&format!("value=\"{new}\" checked"));
    // Where nothing begins nobody has to say when.
    let fewer = house.coordinator.post(&grid, &sent[..3]).await;
    fewer
        .expect(StatusCode::OK)
        .says("One activity is no longer ticked");
}
