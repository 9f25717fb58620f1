//! What each cell says, and which lines there are.

use super::{
    CARE, CHILDREN, HEALTH, ISLAND, LAW, NORTH, PROVINCE, SHELTER, SOUTH, WOMEN, ask, asked_everywhere,
    loom_of, need, work, woven,
};
use crate::{
    Activity, Ask, Asked, Axis, Cell, Cloth, Filter, Key, Line, Pattern, Role, Share, Shown, Spot, State,
    Together, Verdict, days, shares, threads, together,
};

fn keys(lines: &[Line]) -> Vec<Key> {
    lines.iter().map(|line| line.key).collect()
}

pub(super) fn cell(cloth: &Cloth, row: Key, col: Key) -> Cell {
    let index = |lines: &[Line], key: Key| lines.iter().position(|line| line.key == key).unwrap();
    *cloth.cell(index(&cloth.rows, row), index(&cloth.cols, col))
}

#[test]
fn lines_are_the_level_asked_for_with_opened_ones_and_what_ends_above_it() {
    let place_lines = |level, opened: &[u32], places: &[u32]| {
        let rows = Axis::Places(Shown { level, opened: opened.to_vec() });
        let filter = Filter { places: places.to_vec(), ..Filter::default() };
        let cloth = woven(&loom_of(&[]), &Ask { rows, filter, ..ask() }, &[], &[]);
        cloth
            .rows
            .iter()
            .map(|line| (line.key, line.depth, line.parent))
            .collect::<Vec<_>>()
    };
    let top = |place| (Key::Place(place), 0, None);
    let under = |place, parent| (Key::Place(place), 1, Some(parent));
    assert_eq!(place_lines(0, &[], &[]), [top(PROVINCE), top(ISLAND)]);
    assert_eq!(place_lines(1, &[], &[]), [top(NORTH), top(SOUTH), top(ISLAND)]);
    assert_eq!(
        place_lines(0, &[PROVINCE, ISLAND], &[]),
        [top(PROVINCE), under(NORTH, 0), under(SOUTH, 0), top(ISLAND)]
    );
    assert_eq!(place_lines(1, &[], &[PROVINCE]), [top(NORTH), top(SOUTH)]);
    assert_eq!(place_lines(0, &[], &[SOUTH]), [top(SOUTH)]);
    assert_eq!(place_lines(0, &[], &[SOUTH, PROVINCE]), [top(PROVINCE)]);
}

#[test]
fn other_axes_list_what_the_filter_lets_through() {
    let loom = loom_of(&[(work(0, NORTH, SHELTER), 4), (work(1, SOUTH, LAW), 2)]);
    let cols = |axis, filter| keys(&woven(&loom, &Ask { cols: axis, filter, ..ask() }, &[], &[]).cols);
    let sector = Filter { sectors: vec![2], ..Filter::default() };
    assert_eq!(cols(Axis::Sectors, sector.clone()), [Key::Sector(2)]);
    assert_eq!(cols(Axis::Organisations, Filter::default()), [Key::Organisation(2), Key::Organisation(4)]);
    assert_eq!(cols(Axis::Organisations, sector), [Key::Organisation(4)]);
    let women = Filter { populations: vec![WOMEN], ..Filter::default() };
    assert_eq!(cols(Axis::Populations, women), [Key::Population(None), Key::Population(Some(WOMEN))]);
    assert_eq!(
        cols(Axis::Years { first: 2024, last: 2025 }, Filter::default()),
        [Key::Year(2024), Key::Year(2025)]
    );
}

#[test]
fn three_states_are_kept_apart() {
    let loom = loom_of(&[(work(0, NORTH, SHELTER), 0)]);
    let asked = [
        Asked { place: PROVINCE, focus: CARE, on: 200 },
        Asked { place: ISLAND, focus: LAW, on: 201 },
    ];
    let cloth = woven(&loom, &ask(), &asked, &[]);
    let state = |place, focus| cell(&cloth, Key::Place(place), Key::Focus(focus)).state;
    assert_eq!(state(NORTH, SHELTER), State::SomebodyWorks);
    assert_eq!(state(SOUTH, SHELTER), State::AskedAndNobody, "asked about the area in the whole province");
    assert_eq!(state(SOUTH, LAW), State::NotAsked);
    assert_eq!(state(ISLAND, LAW), State::NotAsked, "asked only a day later");

    let sectors = woven(&loom, &Ask { cols: Axis::Sectors, ..ask() }, &asked, &[]);
    assert_eq!(sectors.cell(1, 0).state, State::NoneRecorded);
}

#[test]
fn a_wider_cell_is_asked_when_all_of_it_is() {
    let wide = Ask {
        rows: Axis::Places(Shown::level(0)),
        cols: Axis::Focuses(Shown::level(0)),
        ..ask()
    };
    let pairs = [(NORTH, SHELTER), (NORTH, HEALTH), (SOUTH, CARE)];
    for known in 0..=3 {
        let asked: Vec<Asked> = pairs[..known]
            .iter()
            .map(|(place, focus)| Asked { place: *place, focus: *focus, on: 1 })
            .collect();
        let cell = *woven(&loom_of(&[]), &wide, &asked, &[]).cell(0, 0);
        assert_eq!(
            cell.state,
            if known == 3 {
                State::AskedAndNobody
            } else {
                State::NotAsked
            }
        );
        assert_eq!(cell.asked, Share { part: [0, 1, 2, 4][known], whole: 4 });
        assert_eq!(shares(&loom_of(&[]), &wide, &asked).unwrap()[0], cell.asked);
    }
}

#[test]
fn a_gap_is_a_need_that_was_asked_about_and_nobody_meets() {
    let loom = loom_of(&[(work(0, NORTH, SHELTER), 0)]);
    let needs = [
        need(NORTH, SHELTER, 3),
        need(SOUTH, SHELTER, 2),
        need(SOUTH, SHELTER, 1),
        need(ISLAND, LAW, 0),
    ];
    let patterns = |asked: &[Asked], needs: &[crate::Need]| -> Vec<Pattern> {
        let cloth = woven(&loom, &ask(), asked, needs);
        [NORTH, SOUTH]
            .map(|place| cell(&cloth, Key::Place(place), Key::Focus(SHELTER)).pattern())
            .to_vec()
    };
    assert_eq!(patterns(&asked_everywhere(), &needs), [Pattern::One, Pattern::Gap]);
    assert_eq!(patterns(&asked_everywhere(), &[]), [Pattern::One, Pattern::Nobody]);
    assert_eq!(patterns(&[], &needs), [Pattern::One, Pattern::NotAsked]);
    let cloth = woven(&loom, &ask(), &[], &needs);
    assert!(cell(&cloth, Key::Place(SOUTH), Key::Focus(SHELTER)).ask_first());
    let cloth = woven(&loom, &ask(), &asked_everywhere(), &needs);
    assert_eq!(cell(&cloth, Key::Place(SOUTH), Key::Focus(SHELTER)).need, 2);
    assert_eq!(cell(&cloth, Key::Place(ISLAND), Key::Focus(LAW)).pattern(), Pattern::Nobody);
}

#[test]
fn a_filter_on_who_never_makes_a_gap() {
    let loom = loom_of(&[(work(0, NORTH, SHELTER), 0)]);
    let gap = |filter: Filter| {
        let cloth = woven(&loom, &Ask { filter, ..ask() }, &asked_everywhere(), &[need(NORTH, SHELTER, 3)]);
        let cell = cell(&cloth, Key::Place(NORTH), Key::Focus(SHELTER));
        (cell.organisations, cell.is_gap(), cell.others)
    };
    let base = Filter::default;
    assert_eq!(gap(base()), (1, false, false));
    assert_eq!(gap(Filter { organisations: vec![1], ..base() }), (0, false, true));
    assert_eq!(gap(Filter { sectors: vec![2], ..base() }), (0, false, true));
    assert_eq!(gap(Filter { roles: vec![Role::Pays], ..base() }), (0, false, true));
    assert_eq!(gap(Filter { statuses: vec![crate::Status::Planned], ..base() }), (0, true, false));
}

#[test]
fn overlaps_are_on_the_same_people() {
    let on = |places: [u32; 3], focuses: [u32; 3], populations: [Option<u32>; 3]| {
        let activity = |key: usize| Activity {
            population: populations[key],
            ..work(key as u32, places[key], focuses[key])
        };
        let loom = loom_of(&[(activity(0), 0), (activity(1), 1), (activity(2), 2)]);
        let wide = Ask {
            rows: Axis::Places(Shown::level(0)),
            cols: Axis::Focuses(Shown::level(0)),
            ..ask()
        };
        woven(&loom, &wide, &[], &[])
            .cell(0, 0)
            .overlap
            .map(|overlap| (overlap.organisations, overlap.population))
    };
    let (north, shelter, everyone) = ([NORTH; 3], [SHELTER; 3], [None; 3]);
    assert_eq!(on(north, shelter, everyone), Some((3, None)));
    assert_eq!(on(north, shelter, [None, Some(CHILDREN), None]), Some((3, Some(CHILDREN))));
    assert_eq!(on(north, shelter, [None, Some(CHILDREN), Some(WOMEN)]), None, "two each");
    assert_eq!(on([NORTH, SOUTH, PROVINCE], shelter, everyone), None, "three places");
    assert_eq!(on(north, [SHELTER, HEALTH, CARE], everyone), None, "three kinds of work");
}

#[test]
fn work_for_everyone_counts_for_each_population() {
    let children = Activity { population: Some(CHILDREN), ..work(1, NORTH, SHELTER) };
    let loom = loom_of(&[(work(0, NORTH, SHELTER), 0), (children, 1)]);
    let cloth = woven(&loom, &Ask { cols: Axis::Populations, ..ask() }, &[], &[]);
    let of = |population| cell(&cloth, Key::Place(NORTH), Key::Population(population)).organisations;
    assert_eq!([of(None), of(Some(CHILDREN)), of(Some(WOMEN))], [1, 2, 1]);
    assert_eq!(cloth.rows[0].total.organisations, 2);
}

#[test]
fn work_counts_in_every_year_it_touches() {
    let from = days::from_date(2023, 12, 31);
    let activity = Activity { from, to: Some(from + 1), ..work(0, NORTH, SHELTER) };
    let years = Ask { cols: Axis::Years { first: 2022, last: 2025 }, ..ask() };
    let cloth = woven(&loom_of(&[(activity, 0)]), &years, &[], &[]);
    assert_eq!(
        cloth
            .row(0)
            .iter()
            .map(|cell| cell.activities)
            .collect::<Vec<_>>(),
        [0, 1, 1, 0]
    );
    assert_eq!(cloth.rows[0].total.activities, 1);
}

#[test]
fn drilling_down_gives_what_was_counted() {
    let mut loom = loom_of(&[(work(0, NORTH, SHELTER), 0), (work(1, SOUTH, SHELTER), 1)]);
    loom.put(work(2, NORTH, SHELTER), &[(3, Role::Supports), (1, Role::Runs), (5, Role::Pays)])
        .unwrap();
    let spot = |place, focus: Option<u32>| Spot { row: Some(Key::Place(place)), col: focus.map(Key::Focus) };
    let spots = [
        spot(NORTH, Some(SHELTER)),
        spot(SOUTH, None),
        Spot::default(),
        spot(PROVINCE, None),
    ];
    let found = threads(&loom, &ask(), &spots).unwrap();
    let lists: Vec<_> = found
        .iter()
        .map(|spot| (&spot.organisations[..], &spot.activities[..]))
        .collect();
    let none: (&[u32], &[u32]) = (&[], &[]);
    assert_eq!(
        lists,
        [
            (&[0, 1, 3][..], &[0, 2][..]),
            (&[1], &[1]),
            (&[0, 1, 3], &[0, 1, 2]),
            none
        ]
    );
}

#[test]
fn areas_that_go_together_are_whole_broken_bare_or_unknown() {
    let loom = loom_of(&[
        (work(0, NORTH, SHELTER), 0),
        (work(1, NORTH, LAW), 0),
        (work(2, SOUTH, SHELTER), 1),
    ]);
    let verdicts = |asked: &[Asked]| -> Vec<Verdict> {
        let cloth = woven(&loom, &ask(), asked, &[]);
        together(&cloth, &[0, 2, 99])
            .iter()
            .map(|row| row.verdict)
            .collect()
    };
    assert_eq!(verdicts(&asked_everywhere()), [Verdict::Whole, Verdict::Broken, Verdict::Bare]);
    assert_eq!(verdicts(&[]), [Verdict::Whole, Verdict::Unknown, Verdict::Unknown]);
    let cloth = woven(&loom, &ask(), &asked_everywhere(), &[]);
    let south = Together {
        row: 1,
        verdict: Verdict::Broken,
        has: vec![0],
        lacks: vec![2],
        unknown: vec![],
    };
    assert_eq!(together(&cloth, &[0, 2])[1], south);
    assert!(together(&cloth, &[]).is_empty());
}
