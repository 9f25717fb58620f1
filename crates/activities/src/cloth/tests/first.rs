//! Where to look first, narrowed to one reason.

use axum::http::StatusCode;

use crate::testing::{at, house};

#[tokio::test]
async fn where_to_look_first_is_narrowed_to_one_reason() {
    let house = house().await;
    for place in ["Nan", "Phayao"] {
        house.need(place, "legal-aid", 2).await;
    }
    house.asked("Nan", "legal-aid", "2026-03-01").await;
    let organisations = house.organisations(&["Clinic", "Temple", "School", "Fund"]).await;
    for id in organisations {
        house.work(id, "hotline", "Nan").await;
    }
    let titles = ["Legal aid in Nan", "Legal aid in Phayao", "Hotline in Nan"];
    for (why, shown) in [("gap", titles[0]), ("ask", titles[1]), ("overlap", titles[2])] {
        let page = house
            .coordinator
            .get(&at(&format!("/maps/first?why={why}")))
            .await;
        let page = page.expect(StatusCode::OK).text();
        let row = |title: &str| page.contains(&format!("<bdi>{title}</bdi>"));
        for title in titles {
            assert_eq!(row(title), title == shown, "{why}: {title} in {page}");
        }
    }
    let hidden = house.coordinator.get(&at("/maps/first?why=hidden")).await;
    hidden.expect(StatusCode::OK).says("Nothing stands out");
    let unknown = house.coordinator.get(&at("/maps/first?why=weather")).await;
    unknown.says(titles[0]).says(titles[1]).says(titles[2]);
}

#[tokio::test]
async fn who_may_not_write_down_what_was_asked_is_shown_what_is_not_known() {
    let house = house().await;
    house.need("Nan", "legal-aid", 3).await;
    let page = house.coordinator.get(&at("/maps")).await.expect(StatusCode::OK);
    page.says("Ask, then write it down here")
        .says_not("See what is not known");
    let page = house.reader().await.get(&at("/maps")).await.text();
    assert!(!page.contains("write it down here"), "{page}");
    let (before, _) = page.split_once("See what is not known").unwrap();
    let (_, href) = before.rsplit_once("href=\"").unwrap();
    let href = href.split('"').next().unwrap().replace("&#38;", "&");
    let shown = house.reader().await.get(&href).await.expect(StatusCode::OK);
    shown.says("not asked yet").says_not("[[");
}
