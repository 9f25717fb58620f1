//! Places on others' maps.

use serde_json::{Value, json};

use crate::Status;
use crate::testing::{House, house, text};

async fn features(house: &House, query: &str) -> Vec<Value> {
    let answer = house.sees(&format!("/activities.geojson{query}")).await;
    assert_eq!(answer.headers["content-type"], "application/geo+json");
    let read: Value = serde_json::from_slice(&answer.bytes).unwrap();
    assert_eq!(read["type"], "FeatureCollection");
    read["features"].as_array().unwrap().clone()
}

fn of<'f>(features: &'f [Value], name: &str) -> &'f Value {
    let found = features
        .iter()
        .find(|feature| feature["properties"]["name"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {features:?}"))
}

#[tokio::test]
async fn each_place_tells_what_is_done_in_it_and_inside_it() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    let mut over = house.draft(both[1], "schools", "Chiang Rai").await;
    over.status = Status::Finished;
    let work = house.draft(both[0], "legal-aid", "Mae Sai").await;
    house.add(vec![over, work]).await;
    let mut never = house.draft(both[1], "legal-aid", "Nan").await;
    never.status = Status::CalledOff;
    house.add(vec![never]).await;
    house.need("Nan", "legal-aid", 3).await;
    house.asked("Nan", "legal-aid", "2026-10-01").await;
    let all = features(&house, "").await;
    // The country, four provinces, two districts: larger ones first.
    assert_eq!(all.len(), 7);
    assert_eq!(all[0]["properties"]["name"], "Thailand");
    let province = of(&all, "Chiang Rai");
    assert_eq!(province["geometry"]["type"], "MultiPolygon");
    assert_eq!(
        province["properties"],
        json!({
            "name": "Chiang Rai",
            "local_name": "เชียงราย",
            "code": "TH-57",
            "level": 1,
            "kind": "province",
            "inside": "Thailand",
            "activities": 2,
            "under_way": 1,
            "organisations": 2,
            "organisation_names": ["Clinic", "Temple"],
            "kinds_of_work": ["Awareness in schools", "Legal aid"],
            "gaps": 0,
        })
    );
    // Nobody does what was called off.
    let called_off = &of(&all, "Nan")["properties"];
    assert_eq!((&called_off["activities"], &called_off["organisations"]), (&json!(1), &json!(0)));
    let district = of(&all, "Mae Sai");
    assert_eq!(district["geometry"], Value::Null);
    assert_eq!(
        (&district["properties"]["activities"], &district["properties"]["level"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(of(&all, "Nan")["properties"]["gaps"], 1);
    assert_eq!(of(&all, "Phan")["properties"]["activities"], 0);
}

#[tokio::test]
async fn a_narrowed_map_has_only_places_with_work() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    house.work(both[0], "legal-aid", "Mae Sai").await;
    house.work(both[1], "schools", "Nan").await;
    let clinic = text(both[0].0);
    let names = |features: &[Value]| {
        let names = features.iter().map(|one| one["properties"]["name"].as_str());
        names.map(|name| name.unwrap().to_owned()).collect::<Vec<_>>()
    };
    let query = format!("?organisation={clinic}");
    let narrowed = features(&house, &query).await;
    assert_eq!(names(&narrowed), ["Thailand", "Chiang Rai", "Mae Sai"]);
    house
        .site
        .execute("UPDATE coalition SET place_level_max = 1")
        .await;
    let narrowed = features(&house, &query).await;
    assert_eq!(names(&narrowed), ["Thailand", "Chiang Rai"]);
    let csv = house.sees("/activities.csv").await.text();
    assert!(csv.contains(",Chiang Rai,TH-57,") && !csv.contains("Mae Sai"), "{csv}");
}
