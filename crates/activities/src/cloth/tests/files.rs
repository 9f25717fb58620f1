//! Every view of the work is offered as a list to take away, with the codes of its places.

use axum::http::StatusCode;
use serde_json::{Value, json};
use web::events::of_object;

use crate::testing::{House, at, house, text};

/// A need in Nan that nobody meets, one in Phayao that nobody was asked about, and work in Phayao.
async fn house_with_work() -> House {
    let house = house().await;
    for place in ["Nan", "Phayao"] {
        house.need(place, "legal-aid", 2).await;
    }
    house.asked("Nan", "legal-aid", "2026-03-01").await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "hotline", "Phayao").await;
    house
}

async fn rows(house: &House, path: &str) -> Vec<Value> {
    let answer = house.sees(path).await;
    serde_json::from_slice(&answer.bytes).unwrap()
}

#[tokio::test]
async fn every_view_is_offered_as_a_list_narrowed_as_it_is_shown() {
    let house = house_with_work().await;
    let views = [
        "/maps/first",
        "/maps/together",
        "/maps/area",
        "/maps/cloth",
        "/needs",
    ];
    for view in views {
        let page = house.sees(&format!("{view}?on=2026-10-01")).await.text();
        for ending in ["csv", "xlsx", "json"] {
            assert!(page.contains(&format!("{view}.{ending}?on=2026-10-01")), "{view}.{ending}");
            let file = house.sees(&format!("{view}.{ending}")).await;
            assert!(file.bytes.len() > 40, "{view}.{ending}");
        }
        let odd = house.coordinator.get(&at(&format!("{view}.csv?on=soon"))).await;
        assert_eq!(odd.status, StatusCode::BAD_REQUEST, "{view}");
    }
    house
        .reader()
        .await
        .get(&at("/needs.csv"))
        .await
        .expect(StatusCode::OK);
    let (db, scope) = (house.site.app.db(), house.scope);
    let events = of_object(db, scope, scope.key(), 50).await.unwrap();
    let taken = events
        .iter()
        .filter(|event| event.name.starts_with("needs.csv"))
        .count();
    assert_eq!(taken, 2);
}

#[tokio::test]
async fn what_is_taken_away_says_what_it_is_narrowed_to() {
    let house = house_with_work().await;
    let women = text(house.population("women").await.0);
    let nan = text(house.place("Nan").await.0);
    let query = format!("for={women}&place={nan}&on=2026-03-01");
    let name = house.population_name("women").await;
    let said = format!("For whom: {name}, with work for everyone; Place: Nan");
    house
        .sees(&format!("/maps/cloth?{query}"))
        .await
        .says(&format!("Only part of it is counted. {said}."));
    let word = name.to_lowercase().replace(' ', "-");
    for (path, what) in [
        ("/maps/cloth", "cloth"),
        ("/maps/first", "first"),
        ("/maps/area", "map"),
        ("/activities", "activities"),
    ] {
        let file = house.sees(&format!("{path}.json?{query}")).await;
        let called = file.headers["content-disposition"].to_str().unwrap().to_owned();
        assert!(called.contains(&format!("\"rivers-{what}-{word}")), "{called}");
        assert!(called.ends_with("-nan-2026-03-01.json\""), "{called}");
    }
    let cells = rows(&house, &format!("/maps/cloth.json?{query}")).await;
    assert_eq!(cells[0]["narrowed_to"], said);
    assert_eq!(cells[0]["day"], "2026-03-01");
    for path in ["/maps/cloth.svg", "/maps/area.svg"] {
        let svg = house.sees(&format!("{path}?{query}")).await.text();
        assert!(svg.contains("with work for everyone; Place: Nan"), "{path}");
        assert!(svg.contains("1 March 2026"), "{path}");
    }
    let whole = house.sees("/maps/cloth.csv").await;
    let called = whole.headers["content-disposition"].to_str().unwrap();
    assert_eq!(called, "attachment; filename=\"rivers-cloth-2026-11-23.csv\"");
    house.sees("/maps/cloth").await.says_not("Only part");
    assert!(rows(&house, "/maps/cloth.json").await[0]["narrowed_to"].is_null());
}

#[tokio::test]
async fn where_to_look_first_is_taken_away_whole() {
    let house = house_with_work().await;
    let first = rows(&house, "/maps/first.json").await;
    let told: Vec<Value> = first
        .iter()
        .map(|row| {
            json!([
                row["place"],
                row["place_code"],
                row["focus"],
                row["why"],
                row["need"]
            ])
        })
        .collect();
    assert_eq!(
        told,
        [
            json!(["Nan", "TH-55", "Legal aid", "gap", 2]),
            json!(["Phayao", "TH-56", "Legal aid", "ask", 2]),
        ]
    );
    assert_eq!(rows(&house, "/maps/first.json?why=ask").await.len(), 1);
}

#[tokio::test]
async fn places_have_their_codes_in_every_list() {
    let house = house_with_work().await;
    let nan = |rows: Vec<Value>, name: &str| {
        let found = rows.into_iter().find(|row| row[name] == "Nan");
        found.unwrap_or_else(|| panic!("no Nan"))["place_code"].clone()
    };
    for (path, name) in [
        ("/maps/cloth.json", "row"),
        ("/maps/cloth.json?rows=focus&cols=place", "column"),
        ("/needs.json", "row"),
        ("/maps/together.json", "place"),
        ("/maps/area.json", "place"),
        ("/maps/area.json?focus=all", "place"),
    ] {
        assert_eq!(nan(rows(&house, path).await, name), "TH-55", "{path}");
    }
    let without = rows(&house, "/maps/cloth.json?rows=organisation&cols=focus").await;
    assert!(without[0].get("place_code").is_none(), "{without:?}");
    // A place that was added by hand has none.
    let phan = rows(&house, "/maps/cloth.json?level=2").await;
    let phan = phan.iter().find(|row| row["row"] == "Phan").unwrap();
    assert!(phan["place_code"].is_null(), "{phan}");
    let areas = rows(&house, "/maps/area.json?focus=all").await;
    let phayao = areas.iter().find(|row| row["place"] == "Phayao").unwrap();
    assert_eq!((&phayao["organisations"], &phayao["gaps"]), (&json!(1), &json!(0)));
}

#[tokio::test]
async fn no_file_names_places_more_exact_than_the_coalitions_limit() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "legal-aid", "Mae Sai").await;
    house.need("Mae Sai", "hotline", 2).await;
    let open = text(house.place("Chiang Rai").await.0);
    let paths = [
        "/maps/cloth.csv?level=2".to_owned(),
        format!("/maps/cloth.csv?open={open}"),
        "/maps/area.csv?level=2".to_owned(),
        "/maps/together.csv?level=2".to_owned(),
        "/maps/first.csv?level=2".to_owned(),
        "/needs.csv?level=2".to_owned(),
    ];
    let named = async |path: &str| house.sees(path).await.text().contains("Mae Sai");
    for path in &paths[..2] {
        assert!(named(path).await, "{path}");
    }
    house
        .site
        .execute("UPDATE coalition SET place_level_max = 1")
        .await;
    for path in &paths {
        assert!(!named(path).await, "{path}");
    }
}
