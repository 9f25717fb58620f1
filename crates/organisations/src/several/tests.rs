use std::collections::HashMap;

use axum::http::StatusCode;
use kernel::OrganisationId;
use uuid::Uuid;

use super::rules::{Fate, has_columns, plan, read};
use crate::testing::{at, house};

#[test]
fn numbers_and_dashes_in_front_of_a_name_go() {
    let text = "1. Open Road\r\n  2) Tamarind   House\n- Nine Temples\n• บ้าน\n3 Rivers\n\n \n24 Hour Line\n";
    assert_eq!(
        read(text),
        [
            "Open Road",
            "Tamarind House",
            "Nine Temples",
            "บ้าน",
            "3 Rivers",
            "24 Hour Line"
        ]
    );
}

#[test]
fn of_the_rows_of_a_table_only_the_names_are_read() {
    let text = "Open Road\tNGO\t12\n7\tTamarind House\tFaith\n12\t34\n\tNine Temples\n";
    assert_eq!(read(text), ["Open Road", "Tamarind House", "12", "Nine Temples"]);
    assert!(has_columns(text));
    assert!(!has_columns("Open Road\t\nTamarind House"));
}

#[test]
fn each_line_has_its_fate() {
    let known = OrganisationId(Uuid::from_u128(7));
    let long = "x".repeat(201);
    let lines = ["Open Road", "TAMARIND house", "open  róad", &long, "👩‍👩‍👧", "👩‍👩‍👧"]
        .map(str::to_owned)
        .to_vec();
    let planned = plan(lines, &HashMap::from([("tamarindhouse".to_owned(), known), (String::new(), known)]));
    let fates: Vec<Fate> = planned.into_iter().map(|line| line.fate).collect();
    assert_eq!(
        fates,
        [
            Fate::New,
            Fate::Known(known),
            Fate::Again,
            Fate::TooLong,
            Fate::New,
            Fate::Again
        ]
    );
}

const SEVERAL: &str = "/c/rivers/organisations/new/several";

#[tokio::test]
async fn names_are_looked_through_before_they_are_added() {
    let house = house().await;
    let known = house.add_one("Tamarind House").await;
    house.coordinator.get(SEVERAL).await.expect(StatusCode::OK);
    let names = [("names", "Open Road\ntamarind house\nNine Temples")];
    let like = [("names", "Tamarindd House")];
    house
        .coordinator
        .post(SEVERAL, &like)
        .await
        .expect(StatusCode::OK)
        .says("Looks like Tamarind House: nearly the same spelling");
    house
        .coordinator
        .post(SEVERAL, &names)
        .await
        .expect(StatusCode::OK)
        .says("2 new organisations")
        .says(&at(known, ""));
    assert_eq!(
        crate::briefs(house.site.app.db(), house.scope)
            .await
            .unwrap()
            .len(),
        1
    );
    let back = [names[0], ("step", "back")];
    house
        .coordinator
        .post(SEVERAL, &back)
        .await
        .says("Open Road\ntamarind house");
    let add = [names[0], ("step", "add")];
    house
        .coordinator
        .post(SEVERAL, &add)
        .await
        .expect(StatusCode::OK)
        .says("2 organisations have been added")
        .says("Added: open its page")
        .says("1 line is left out. Beside it stands why.")
        .says("Begin with Open Road")
        .says_not("[[");
    house
        .coordinator
        .post(SEVERAL, &add)
        .await
        .expect(StatusCode::OK)
        .says("None of these were new")
        .says_not("Begin with");
    assert_eq!(
        crate::briefs(house.site.app.db(), house.scope)
            .await
            .unwrap()
            .len(),
        3
    );
}

#[tokio::test]
async fn too_many_lines_are_given_back() {
    let house = house().await;
    for text in ["Line\n".repeat(501), "x".repeat(1_000_000), " \n \n".to_owned()] {
        house
            .coordinator
            .post(SEVERAL, &[("names", &text), ("step", "add")])
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let representative = house.representative(house.add_one("Own").await).await;
    representative.get(SEVERAL).await.expect(StatusCode::FORBIDDEN);
}
