//! The signs behind numbers: in the table, on the map, and in both keys.

use crate::testing::house;

#[tokio::test]
async fn a_need_that_nobody_meets_is_marked_where_somebody_works_nearby() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "legal-aid", "Mae Sai").await;
    house.need("Phan", "legal-aid", 3).await;
    house.asked("Phan", "legal-aid", "2026-03-01").await;
    // The part of a place is helped, the whole is not.
    house.work(clinic, "hotline", "Mae Sai").await;
    house.need("Chiang Rai", "hotline", 2).await;
    let focus = house.focus("legal-aid").await.0;
    house
        .sees("/maps/cloth?width=paper")
        .await
        .says("<b aria-hidden=\"true\">1!</b>")
        .says("<b aria-hidden=\"true\">1~</b>");
    house
        .sees(&format!("/maps/area?focus={focus}"))
        .await
        .says(">1 organisation !</text>")
        .says(">1!</text>")
        .says("aria-hidden=\"true\">!</b>A need inside is met by nobody")
        .says_not("met in a part of its place only</li>");
    let picture = house.sees(&format!("/maps/area.svg?focus={focus}")).await;
    picture
        .says(">1 organisation !</text>")
        .says(">A need inside is met by nobody</text>");
    let hotline = house.focus("hotline").await.0;
    house
        .sees(&format!("/maps/area.svg?focus={hotline}"))
        .await
        .says(">1 organisation ~</text>")
        .says(">A need is met in a part of its place only</text>");
}

#[tokio::test]
async fn a_gap_inside_is_seen_where_not_all_was_asked() {
    let house = house().await;
    house.need("Phan", "legal-aid", 3).await;
    house.asked("Phan", "legal-aid", "2026-03-01").await;
    let page = house.sees("/maps/cloth?width=paper").await;
    page.says("<b aria-hidden=\"true\">?!</b>")
        .says("A need inside is met by nobody.")
        .says_not("Somebody works here, but");
    // Without the need it is not known, and no more.
    let nobody = crate::testing::house().await;
    nobody.asked("Phan", "legal-aid", "2026-03-01").await;
    nobody
        .sees("/maps/cloth?width=paper")
        .await
        .says("<b aria-hidden=\"true\">?</b>")
        .says_not("?!");
}

#[tokio::test]
async fn a_sketch_names_every_square() {
    let house = house().await;
    let chiang_rai = house.place("Chiang Rai").await.0;
    let page = house
        .sees(&format!("/maps/area?focus=all&level=2&place={chiang_rai}"))
        .await
        .text();
    assert!(page.contains("A sketch:"), "{page}");
    for place in ["Mae Sai", "Phan"] {
        assert!(page.contains(&format!(">{place}</text>")), "{place} in {page}");
    }
}
