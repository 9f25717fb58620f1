//! Lists, the grid, and other coalitions' work.

use axum::http::StatusCode;

use crate::Status;
use crate::testing::{House, at, coalition, day, house, text};

#[tokio::test]
async fn another_coalitions_activity_is_not_there() {
    let house = house().await;
    let other = coalition(&house.site, "hills").await;
    let elsewhere = House { scope: other, ..house };
    let id = elsewhere
        .work(elsewhere.organisation("Clinic").await, "legal-aid", "Nan")
        .await;
    let random = "018f0000-0000-7000-8000-000000000000";
    for path in ["", "/edit", "/end", "/revive"] {
        let foreign = elsewhere
            .coordinator
            .get(&at(&format!("/activities/{}{path}", id.0)))
            .await;
        let unknown = elsewhere
            .coordinator
            .get(&at(&format!("/activities/{random}{path}")))
            .await;
        let broken = elsewhere
            .coordinator
            .get(&at(&format!("/activities/no-id{path}")))
            .await;
        assert_eq!(foreign.status, 404, "{path}");
        assert_eq!(foreign.bytes, unknown.bytes, "{path}");
        assert_eq!(foreign.bytes, broken.bytes, "{path}");
    }
    let post = elsewhere
        .coordinator
        .post(&at(&format!("/activities/{}/confirmation", id.0)), &[])
        .await;
    assert_eq!(post.status, 404);
    let sheet = elsewhere.coordinator.get(&at("/activities.json")).await;
    assert_eq!(sheet.text(), "[]");
}

#[tokio::test]
async fn lists_are_narrowed_and_downloaded() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "วัดป่า"]).await;
    let mut old = house.draft(both[0], "legal-aid", "Mae Sai").await;
    (old.confirmed_on, old.title, old.reach) = (Some(day("2025-01-01")), Some("=1+1".to_owned()), Some(7));
    let mut new = house.draft(both[1], "safe-housing", "Nan").await;
    (new.population_id, new.note) =
        (Some(house.population("children").await), Some("Près du marché".to_owned()));
    let mut over = house.draft(both[1], "schools", "Nan").await;
    (over.to_on, over.status) = (Some(day("2026-03-01")), Status::Finished);
    house.add(vec![old, new, over]).await;
    let chiang_rai = text(house.place("Chiang Rai").await.0);
    let protection = text(house.focus("protection").await.0);
    let children = text(house.population("children").await.0);
    for (query, total) in [
        (String::new(), 3),
        (format!("?place={chiang_rai}"), 1),
        (format!("?focus={protection}"), 2),
        (format!("?for={children}"), 1),
        (format!("?organisation={}", both[1].0), 2),
        ("?status=finished".to_owned(), 1),
        ("?on=2026-02-15".to_owned(), 3),
        ("?on=2026-11-23".to_owned(), 2),
        ("?stale=yes".to_owned(), 1),
        ("?q=pres+marche".to_owned(), 1),
        ("?q=%E0%B8%A7%E0%B8%B1%E0%B8%94".to_owned(), 2),
        ("?q=clin".to_owned(), 1),
        ("?q=nothing+like+it".to_owned(), 0),
    ] {
        let page = house
            .coordinator
            .get(&at(&format!("/activities{query}")))
            .await
            .expect(StatusCode::OK);
        let shown = page.text().matches("<th scope=\"row\">").count();
        assert_eq!(shown, total, "{query}");
        page.says_not("[[");
    }
    let csv = house
        .coordinator
        .get(&at("/activities.csv"))
        .await
        .expect(StatusCode::OK)
        .text();
    assert!(csv.contains("Status,Last confirmed,") && csv.contains(",2025-01-01,"), "{csv}");
    assert!(csv.contains(",'=1+1,") && csv.contains("Près du marché") && csv.contains("วัดป่า"), "{csv}");
    let xlsx = house
        .coordinator
        .get(&at("/activities.xlsx"))
        .await
        .expect(StatusCode::OK);
    assert!(xlsx.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn many_are_ticked_at_once_and_nothing_ends_unasked() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let id = house.work(clinic, "legal-aid", "Nan").await;
    let (legal, housing) = (house.focus("legal-aid").await.0, house.focus("safe-housing").await.0);
    let (nan, phayao) = (house.place("Nan").await.0, house.place("Phayao").await.0);
    let grid = at(&format!("/activities/grid?organisation={}&focus={}", clinic.0, legal));
    let page = house.coordinator.get(&grid).await.expect(StatusCode::OK);
    page.says(&format!("value=\"{nan}.{legal}\" checked"))
        .says_not("[[");
    let (kept, new) = (format!("{nan}.{legal}"), format!("{phayao}.{housing}"));
    let common = [("from_on", "2026-11-01"), ("status", "under-way")];
    let add = [&common[..], &[("cell", kept.as_str()), ("cell", new.as_str())]].concat();
    house
        .coordinator
        .post(&grid, &add)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("", "Phayao", "Safe housing").await["organisations"], 1);
    assert_eq!(
        house.cell("", "Nan", "Legal aid").await["activities"],
        1,
        "what is known is not added twice"
    );
    let unseen = [&common[..], &[("cell", new.as_str())]].concat();
    house
        .coordinator
        .post(&grid, &unseen)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.version(id).await, 1, "what was not in sight goes on, ticked or not");
    let sight = format!("{}.1", id.0);
    house
        .coordinator
        .get(&grid)
        .await
        .says(&format!("name=\"seen\" value=\"{sight}\""));
    let fewer = [&unseen[..], &[("seen", sight.as_str())]].concat();
    let asked = house.coordinator.post(&grid, &fewer).await.expect(StatusCode::OK);
    asked
        .says("One activity is no longer ticked")
        .says("Legal aid, Nan")
        .says_not("[[");
    assert_eq!(house.version(id).await, 1);
    let no = [&fewer[..], &[("ended", "no")]].concat();
    house
        .coordinator
        .post(&grid, &no)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.version(id).await, 1);
    let yes = [&fewer[..], &[("ended", "yes")]].concat();
    house
        .coordinator
        .post(&grid, &yes)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.version(id).await, 2);
    house
        .coordinator
        .get(&at(&format!("/activities/{}", id.0)))
        .await
        .says("Finished");
}

#[tokio::test]
async fn the_grid_opens_with_what_stands_on_the_profile() {
    let house = house().await;
    let bare = house.organisation("Temple").await;
    let (legal, schools) = (house.focus("legal-aid").await, house.focus("schools").await);
    let (nan, phayao) = (house.place("Nan").await, house.place("Phayao").await);
    let clinic = house
        .organisations_with(vec![organisations::Draft {
            name: "Clinic".to_owned(),
            focuses: vec![schools, legal],
            places: vec![phayao],
            ..organisations::Draft::default()
        }])
        .await[0];
    let cell =
        |place: places::PlaceId, focus: organisations::FocusId| format!("value=\"{}.{}\"", place.0, focus.0);
    let grid = at(&format!("/activities/grid?organisation={}", clinic.0));
    let ruth = house.representative(clinic).await;
    // A representative's own organisation needs no choosing.
    for page in [
        house.coordinator.get(&grid).await,
        ruth.get(&at("/activities/grid")).await,
    ] {
        let page = page
            .expect(StatusCode::OK)
            .says("What Clinic does")
            .says_not("[[");
        page.says(&cell(phayao, legal))
            .says(&cell(phayao, schools))
            .says_not(&cell(nan, legal));
    }
    let everywhere = house.coordinator.get(&format!("{grid}&place=all")).await;
    everywhere.says(&cell(nan, legal)).says(&cell(phayao, schools));
    let area = house.coordinator.get(&format!("{grid}&focus={}", legal.0)).await;
    area.says(&cell(phayao, legal)).says_not(&cell(phayao, schools));
    let (cell, common) =
        (format!("{}.{}", phayao.0, legal.0), [("from_on", "2026-11-01"), ("status", "under-way")]);
    let sent = [&common[..], &[("cell", cell.as_str())]].concat();
    let kept = ruth
        .post(&at("/activities/grid"), &sent)
        .await
        .expect(StatusCode::SEE_OTHER);
    let onward = kept.headers["location"].to_str().unwrap().to_owned();
    ruth.get(&onward).await.says(&format!("value=\"{cell}\" checked"));
    // Without a profile there is an area of focus to begin with, and the whole area.
    let grid = at(&format!("/activities/grid?organisation={}", bare.0));
    let page = house.coordinator.get(&grid).await.expect(StatusCode::OK);
    page.says("The whole area").says_not("Its own places");
}
