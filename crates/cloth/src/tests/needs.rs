//! What is said of needs inside a cell, however far it is rolled up.

use super::views::cell;
use super::{NORTH, PROVINCE, SHELTER, SOUTH, ask, asked_everywhere, loom_of, need, work, woven};
use crate::{Ask, Axis, Key, Shown, State};

#[test]
fn rolling_up_does_not_hide_a_need_nobody_meets() {
    let loom = loom_of(&[(work(0, NORTH, SHELTER), 0)]);
    let wide = Ask { rows: Axis::Places(Shown::level(0)), ..ask() };
    let cloth = woven(&loom, &wide, &asked_everywhere(), &[need(SOUTH, SHELTER, 3), need(NORTH, SHELTER, 1)]);
    let province = cell(&cloth, Key::Place(PROVINCE), Key::Focus(SHELTER));
    assert_eq!((province.state, province.unmet, province.need), (State::SomebodyWorks, 1, 3));
    assert!(!province.is_gap());
}

#[test]
fn one_district_that_is_helped_does_not_help_its_province() {
    let wide = Ask { rows: Axis::Places(Shown::level(0)), ..ask() };
    for (places, in_part) in [
        (&[NORTH][..], 1),
        (&[NORTH, SOUTH], 0),
        (&[NORTH, PROVINCE], 0),
        (&[PROVINCE], 0),
        (&[], 0),
    ] {
        let works: Vec<_> = (0..)
            .zip(places)
            .map(|(key, place)| (work(key, *place, SHELTER), 0))
            .collect();
        let cloth = woven(&loom_of(&works), &wide, &asked_everywhere(), &[need(PROVINCE, SHELTER, 2)]);
        let province = cell(&cloth, Key::Place(PROVINCE), Key::Focus(SHELTER));
        assert_eq!((province.in_part, province.unmet), (in_part, u32::from(places.is_empty())), "{places:?}");
    }
}

#[test]
fn work_and_needs_of_a_whole_province_are_not_said_of_its_districts() {
    let loom = loom_of(&[(work(0, PROVINCE, SHELTER), 0)]);
    let cloth = woven(&loom, &ask(), &[], &[need(PROVINCE, SHELTER, 3)]);
    assert_eq!((cloth.total.activities, cloth.wider.activities, cloth.wider_needs), (0, 1, 1));
    let opened = Ask {
        rows: Axis::Places(Shown { level: 0, opened: vec![PROVINCE] }),
        ..ask()
    };
    let cloth = woven(&loom, &opened, &[], &[need(PROVINCE, SHELTER, 3)]);
    let of = |place| cell(&cloth, Key::Place(place), Key::Focus(SHELTER));
    assert_eq!((of(PROVINCE).organisations, of(PROVINCE).need), (1, 3));
    assert_eq!((of(NORTH).organisations, of(NORTH).need), (0, 0));
    assert_eq!((cloth.wider.activities, cloth.wider_needs), (0, 0));
}
