use axum::http::StatusCode;
use kernel::Role;
use places::{Clash, PlaceId, Sketch, Square};
use uuid::Uuid;

use super::grid::squares;
use super::typed::{Refusal, Typed, read};
use crate::testing::{House, house};

const SKETCH: &str = "/c/rivers/maps/sketch";

fn place(number: u128) -> PlaceId {
    PlaceId(Uuid::from_u128(number))
}

fn typed(squares: &[(u128, &str, &str)]) -> Vec<Typed> {
    let squares = squares.iter();
    let typed = squares.map(|(id, row, column)| Typed {
        id: place(*id),
        row: (*row).to_owned(),
        column: (*column).to_owned(),
    });
    typed.collect()
}

#[test]
fn row_and_column_are_numbers_on_the_grid() {
    for (row, column) in [
        ("", "1"),
        ("0", "1"),
        ("1", "41"),
        ("one", "1"),
        ("-1", "1"),
        ("1.5", "2"),
    ] {
        let outcome = read(&typed(&[(1, "1", "1"), (2, row, column)]));
        assert_eq!(outcome, Err(Refusal::OffGrid(place(2))), "{row} {column}");
    }
    let clash = Clash { one: place(1), other: place(2) };
    let at = Square { row: 2, column: 3 };
    assert_eq!(read(&typed(&[(1, "2", "3"), (2, " 2", "3 ")])), Err(Refusal::Taken(clash, at)));
    assert!(read(&typed(&[(1, "2", "3"), (2, "40", "40")])).is_ok());
}

#[tokio::test]
async fn a_place_that_came_later_stands_below_all_others() {
    let house = house().await;
    let tree = places::tree(house.site.app.db(), house.scope).await.unwrap();
    let ids: Vec<PlaceId> = tree
        .places()
        .iter()
        .filter(|one| one.level == 1)
        .map(|one| one.id)
        .collect();
    let none = squares(&tree, &ids, &Sketch::default());
    assert_eq!(none[0], Square { row: 1, column: 1 });
    let own = [
        (ids[0], Square { row: 1, column: 2 }),
        (ids[1], Square { row: 3, column: 1 }),
    ];
    let sketch = Sketch { version: 1, squares: own.into() };
    let some = squares(&tree, &ids, &sketch);
    let below = [(1, 2), (3, 1), (4, 1), (4, 2)].map(|(row, column)| Square { row, column });
    assert_eq!(some, below);
}

/// Where the squares of the two districts begin on the map.
async fn on_map(house: &House) -> [(f64, f64); 2] {
    let chiang_rai = house.place("Chiang Rai").await.0;
    let svg = house
        .sees(&format!("/maps/area.svg?focus=all&level=2&place={chiang_rai}"))
        .await
        .text();
    let squares = svg.split("<path d=\"M").filter(|path| path.contains("fill-rule"));
    let corner = |path: &str| {
        let (x, y) = path.split('l').next().unwrap().split_once(' ').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    let corners: Vec<(f64, f64)> = squares.map(corner).collect();
    corners.try_into().unwrap()
}

#[tokio::test]
async fn squares_stand_on_the_map_where_somebody_put_them() {
    let house = house().await;
    let (mae_sai, phan) = (house.place("Mae Sai").await.0, house.place("Phan").await.0);
    let map = house.place("Chiang Rai").await.0;
    house
        .sees(&format!("/maps/area?focus=all&level=2&place={map}"))
        .await
        .says("/maps/sketch?level=2");
    let page = house.sees("/maps/sketch").await;
    page.says("Arrange the squares").says("Mae Sai").says_not("[[");
    let fields = [
        format!("row-{mae_sai}"),
        format!("column-{mae_sai}"),
        format!("row-{phan}"),
        format!("column-{phan}"),
    ];
    let sent = |version: &'static str, at: [&'static str; 4]| {
        let mut sent = vec![("level", "2"), ("version", version)];
        sent.extend(fields.iter().map(String::as_str).zip(at));
        sent
    };
    let [one, other] = on_map(&house).await;
    assert!(one.0 < other.0 || one.1 < other.1, "{one:?} {other:?}");
    house
        .coordinator
        .post(SKETCH, &sent("0", ["4", "2", "2", "2"]))
        .await
        .expect(StatusCode::SEE_OTHER);
    let [one, other] = on_map(&house).await;
    assert!(one.1 > other.1, "Mae Sai stands below Phan: {one:?} {other:?}");
    let events = web::events::of_object(house.site.app.db(), house.scope, mae_sai, 9)
        .await
        .unwrap();
    assert_eq!(events[0].changes[0].after, "row 3, column 1");
    // One square for two is refused, and what was typed is kept.
    house
        .coordinator
        .post(SKETCH, &sent("1", ["3", "7", "3", "7"]))
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Mae Sai and Phan stand on one square: row 3, column 7.")
        .says("value=\"7\"");
    house
        .coordinator
        .post(SKETCH, &sent("1", ["x", "7", "3", "7"]))
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Mae Sai: row and column are numbers from 1 to 40.");
    // Whoever saves second sees both, and decides.
    house
        .coordinator
        .post(SKETCH, &sent("0", ["2", "9", "2", "2"]))
        .await
        .expect(StatusCode::CONFLICT)
        .says("Somebody else arranged the squares meanwhile")
        .says("Now saved: row 4, column 2")
        .says("value=\"9\"")
        .says("name=\"version\" value=\"1\"");
    house
        .coordinator
        .post(SKETCH, &sent("1", ["2", "9", "2", "2"]))
        .await
        .expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn only_who_keeps_places_arranges_their_squares() {
    let house = house().await;
    let reader = house.site.holding(house.scope, "Sam", Role::Reader).await;
    reader.get(SKETCH).await.expect(StatusCode::FORBIDDEN);
    reader
        .post(SKETCH, &[("level", "2"), ("version", "0")])
        .await
        .expect(StatusCode::FORBIDDEN);
    let map = house.place("Chiang Rai").await.0;
    let seen = reader
        .get(&format!("/c/rivers/maps/area?focus=all&level=2&place={map}"))
        .await;
    seen.says("A sketch:").says_not("/maps/sketch");
    for level in ["?level=nonsense", "?level=99", "?level=-1", "?level=1"] {
        house
            .coordinator
            .get(&format!("{SKETCH}{level}"))
            .await
            .expect(StatusCode::OK);
    }
}
