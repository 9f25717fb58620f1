use uuid::Uuid;

use super::rules::{Clash, Square, arranged, from_kept};
use crate::places::PlaceId;

fn place(number: u128) -> PlaceId {
    PlaceId(Uuid::from_u128(number))
}

fn wanted(squares: &[(u128, u32, u32)]) -> Vec<(PlaceId, Square)> {
    let squares = squares.iter();
    squares
        .map(|(id, row, column)| (place(*id), Square { row: *row, column: *column }))
        .collect()
}

#[test]
fn no_two_places_stand_on_one_square() {
    let clash = Clash { one: place(1), other: place(3) };
    assert_eq!(arranged(&wanted(&[(1, 2, 2), (2, 2, 3), (3, 2, 2)])), Err(clash));
    assert!(arranged(&wanted(&[(1, 2, 2), (2, 2, 3), (3, 3, 2)])).is_ok());
    assert!(arranged(&[]).is_ok());
}

#[test]
fn what_is_empty_before_all_squares_is_left_out() {
    let all = arranged(&wanted(&[(1, 3, 5), (2, 4, 2)])).unwrap();
    assert_eq!(all.squares()[&place(1)], Square { row: 1, column: 4 });
    assert_eq!(all.squares()[&place(2)], Square { row: 2, column: 1 });
    assert_eq!(from_kept(&all.to_kept()), *all.squares());
}

#[test]
fn what_cannot_be_read_is_no_square() {
    for text in ["", "{", "[]", "{\"nonsense\": [1, 2]}", "{\"nonsense\": 1}"] {
        assert!(from_kept(text).is_empty(), "{text}");
    }
}
