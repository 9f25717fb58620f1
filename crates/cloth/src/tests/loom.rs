//! Storing activities, trees and days.

use super::{CARE, HEALTH, ISLAND, NORTH, PROVINCE, SHELTER, ask, frame, loom_of, work, woven};
use crate::{
    Activity, Ask, Axis, Filter, Frame, Loom, Part, Refusal, Role, Shown, Status, Stray, Tangle, Tree, days,
    weave,
};

#[test]
fn days_and_years_agree_with_the_calendar() {
    let dates = [
        (1970, 1, 1, 0),
        (1969, 12, 31, -1),
        (2000, 2, 29, 11_016),
        (2026, 11, 22, 20_779),
        (1600, 3, 1, -135_080),
    ];
    for (year, month, day, expected) in dates {
        assert_eq!(days::from_date(year, month, day), expected, "{year}-{month}-{day}");
        assert_eq!(days::year(expected), year);
    }
    for year in -400..2_800 {
        let days = days::of_year(year);
        assert_eq!((days::year(*days.start()), days::year(*days.end())), (year, year));
        assert_eq!(days.end() + 1, *days::of_year(year + 1).start());
    }
}

#[test]
fn a_tree_knows_what_lies_inside_what() {
    let tree = Tree::new(&[Some(2), None, None, Some(0), Some(2)]).unwrap();
    assert_eq!(tree.children(2), [0, 4]);
    assert_eq!((0..5).map(|node| tree.depth(node)).collect::<Vec<_>>(), [1, 0, 0, 2, 1]);
    assert!(tree.holds(2, 3) && tree.holds(3, 3));
    assert!(!tree.holds(3, 2) && !tree.holds(1, 3));
    assert_eq!(tree.at_level(0), [1, 2]);
    assert_eq!(tree.at_level(1), [1, 0, 4]);
    assert_eq!(tree.at_level(2), [1, 3, 4]);
}

#[test]
fn a_tree_that_is_none_is_refused() {
    assert_eq!(Tree::new(&[None, Some(7)]), Err(Tangle::UnknownParent { node: 1 }));
    assert_eq!(Tree::new(&[None, Some(2), Some(1)]), Err(Tangle::Loop { node: 1 }));
    assert_eq!(Tree::new(&[Some(0)]), Err(Tangle::Loop { node: 0 }));
    let chain: Vec<Option<u32>> = (0..300).map(|node: u32| node.checked_sub(1)).collect();
    assert_eq!(Tree::new(&chain), Err(Tangle::TooDeep));
}

#[test]
fn what_the_frame_does_not_have_is_refused_and_nothing_changes() {
    let mut loom = loom_of(&[(work(0, NORTH, SHELTER), 1)]);
    let children = Activity { population: Some(2), ..work(0, NORTH, SHELTER) };
    let strays = [
        (work(0, 9, SHELTER), 0, Stray::Place(9)),
        (work(0, NORTH, 4), 0, Stray::Focus(4)),
        (work(0, NORTH, 70_000), 0, Stray::TooMany),
        (work(u32::MAX, NORTH, SHELTER), 0, Stray::TooMany),
        (children, 0, Stray::Population(2)),
        (work(0, NORTH, SHELTER), 6, Stray::Organisation(6)),
    ];
    for (activity, organisation, stray) in strays {
        assert_eq!(loom.put(activity, &[(organisation, Role::Runs)]), Err(stray));
    }
    assert_eq!(loom.len(), 1);
    let broken = Frame { sectors_of: vec![vec![3]], ..frame() };
    assert_eq!(Loom::new(broken).err(), Some(Stray::Sector(3)));
}

#[test]
fn a_frame_may_grow_but_not_lose_what_is_in_use() {
    let mut loom = loom_of(&[(work(0, NORTH, SHELTER), 1)]);
    let fewer = Frame { sectors_of: vec![vec![0]], ..frame() };
    assert_eq!(loom.reframe(fewer), Err(Stray::Organisation(1)));
    let flat = Frame { places: Tree::flat(1), ..frame() };
    assert_eq!(loom.reframe(flat), Err(Stray::Place(NORTH)));

    let moved = Frame {
        places: Tree::new(&[None, Some(ISLAND), Some(PROVINCE), None, None]).unwrap(),
        ..frame()
    };
    loom.reframe(moved).unwrap();
    let provinces = Ask { rows: Axis::Places(Shown::level(0)), ..ask() };
    let cloth = woven(&loom, &provinces, &[], &[]);
    assert_eq!(
        cloth
            .rows
            .iter()
            .map(|row| row.total.organisations)
            .collect::<Vec<_>>(),
        [0, 1, 0]
    );
}

#[test]
fn an_activity_can_be_replaced_and_forgotten() {
    let mut loom = loom_of(&[(work(0, NORTH, SHELTER), 1)]);
    loom.put(work(0, ISLAND, HEALTH), &[(2, Role::Runs), (3, Role::Supports)])
        .unwrap();
    assert_eq!(loom.len(), 1);
    let cloth = woven(&loom, &ask(), &[], &[]);
    assert_eq!((cloth.total.organisations, cloth.total.activities), (2, 1));
    loom.put::<Part>(work(0, ISLAND, HEALTH), &[]).unwrap();
    assert!(loom.is_empty() && !loom.remove(0) && !loom.remove(77));
    assert_eq!(woven(&loom, &ask(), &[], &[]).total.organisations, 0);
}

#[test]
fn a_part_that_ends_first_counts_to_its_last_day() {
    let part = |organisation, to| Part { organisation, role: Role::Runs, to };
    let mut loom = Loom::new(frame()).unwrap();
    let parts = [part(1, None), part(2, Some(150)), part(3, Some(99))];
    loom.put(work(0, NORTH, SHELTER), &parts).unwrap();
    for (on, expected) in [(99, 0), (100, 2), (150, 2), (151, 1)] {
        let cloth = woven(&loom, &Ask { on, ..ask() }, &[], &[]);
        assert_eq!(cloth.total.organisations, expected, "day {on}");
    }
    // With nobody who was there when it began, there is nothing to count.
    loom.put(work(0, NORTH, SHELTER), &[part(3, Some(99))]).unwrap();
    assert!(loom.is_empty());
}

#[test]
fn work_counts_on_the_days_it_went_on() {
    let counted = |activity: Activity, on: i32| {
        woven(&loom_of(&[(activity, 0)]), &Ask { on, ..ask() }, &[], &[])
            .total
            .activities
            == 1
    };
    let open = work(0, NORTH, SHELTER);
    let ended = Activity { to: Some(120), ..open };
    let finished = Activity { status: Status::Finished, ..open };
    let planned = Activity { status: Status::Planned, ..open };
    let table = [
        (open, 99, false),
        (open, 100, true),
        (open, 9_999, true),
        (ended, 120, true),
        (ended, 121, false),
        (finished, 100, true),
        (finished, 101, false),
        (Activity { to: Some(120), ..finished }, 110, true),
        (planned, 110, false),
        (Activity { status: Status::Paused, ..open }, 110, false),
        (Activity { to: Some(90), ..open }, 95, false),
    ];
    for (activity, on, expected) in table {
        assert_eq!(counted(activity, on), expected, "{activity:?} on {on}");
    }
}

#[test]
fn a_question_that_makes_no_sense_is_refused() {
    let loom = loom_of(&[]);
    let years = |first, last| Ask { rows: Axis::Years { first, last }, ..ask() };
    let table = [
        (Ask { cols: Axis::Places(Shown::level(0)), ..ask() }, Refusal::SameTwice),
        (years(2025, 2024), Refusal::Years),
        (years(i32::MIN, i32::MAX), Refusal::Years),
        (years(1900, 2100), Refusal::Years),
        (
            Ask { rows: Axis::Places(Shown { level: 0, opened: vec![8] }), ..ask() },
            Refusal::Stray(Stray::Place(8)),
        ),
        (
            Ask { filter: Filter { sectors: vec![3], ..Filter::default() }, ..ask() },
            Refusal::Stray(Stray::Sector(3)),
        ),
    ];
    for (ask, refusal) in table {
        assert_eq!(weave(&loom, &ask, &[], &[]).err(), Some(refusal));
    }
    let asked = [crate::Asked { place: PROVINCE, focus: 9, on: 0 }];
    assert_eq!(weave(&loom, &ask(), &asked, &[]).err(), Some(Refusal::Stray(Stray::Focus(9))));
    let needs = [super::need(9, CARE, 1)];
    assert_eq!(weave(&loom, &ask(), &[], &needs).err(), Some(Refusal::Stray(Stray::Place(9))));
}
