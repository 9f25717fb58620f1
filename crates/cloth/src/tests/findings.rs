//! What a cloth shows, and in which order.

use super::{
    CHILDREN, HEALTH, ISLAND, LAW, NORTH, PROVINCE, SHELTER, SOUTH, ask, asked_everywhere, loom_of, need,
    work, woven,
};
use crate::{
    Activity, Ask, Asked, Axis, Cloth, Finding, Kind, Limits, Loom, Need, Role, Shown, Tone, Why, findings,
    look_first,
};

const ROWS: [u32; 3] = [NORTH, SOUTH, ISLAND];
const COLS: [u32; 3] = [SHELTER, HEALTH, LAW];

/// One activity with one organisation for each, numbered from the first.
fn loom(threads: &[(u32, u32, u32)]) -> Loom {
    let activities: Vec<_> = (0..)
        .zip(threads)
        .map(|(key, (place, focus, who))| (work(key, *place, *focus), *who))
        .collect();
    loom_of(&activities)
}

fn all(loom: &Loom, cloth: &Cloth, before: Option<&Cloth>, set: &[usize]) -> Vec<Finding> {
    findings(loom, cloth, before, &Limits { most: 99, set: set.to_vec() })
}

fn find(found: &[Finding], kind: Kind) -> &Finding {
    found
        .iter()
        .find(|finding| finding.kind == kind)
        .unwrap_or_else(|| panic!("no {kind:?} in {found:#?}"))
}

fn everywhere() -> Vec<(u32, u32, u32)> {
    ROWS.iter()
        .flat_map(|place| COLS.map(|focus| (*place, focus, (place + focus) % 6)))
        .collect()
}

fn without(spots: &[(u32, u32)]) -> Vec<(u32, u32, u32)> {
    let mut threads = everywhere();
    threads.retain(|(place, focus, _)| !spots.contains(&(*place, *focus)));
    threads
}

#[test]
fn a_kind_of_help_missing_in_several_places_is_told_once() {
    let loom = loom(&without(&[(NORTH, LAW), (ISLAND, LAW)]));
    let cloth = woven(&loom, &ask(), &asked_everywhere(), &[need(NORTH, LAW, 1), need(ISLAND, LAW, 3)]);
    let found = all(&loom, &cloth, None, &[]);
    let missing = find(&found, Kind::MissingInPlaces);
    assert_eq!((&missing.rows[..], &missing.cols[..]), (&[2, 0][..], &[2][..]), "the greater need first");
    assert_eq!((missing.count, missing.of, missing.need, missing.score), (2, 3, 3, 48));
    assert!(found.iter().all(|finding| finding.kind != Kind::PlaceLacks));
}

#[test]
fn a_place_lacking_much_is_told_and_its_cells_weigh_less_afterwards() {
    let loom = loom(&without(&[(SOUTH, SHELTER), (SOUTH, HEALTH), (SOUTH, LAW), (NORTH, LAW)]));
    let needs: Vec<Need> = [(SOUTH, SHELTER), (SOUTH, HEALTH), (SOUTH, LAW), (NORTH, LAW)]
        .map(|(place, focus)| need(place, focus, 2))
        .to_vec();
    let cloth = woven(&loom, &ask(), &asked_everywhere(), &needs);
    let found = findings(&loom, &cloth, None, &Limits { most: 2, set: vec![] });
    let told: Vec<_> = found
        .iter()
        .map(|finding| (finding.kind, &finding.rows[..], &finding.cols[..]))
        .collect();
    assert_eq!(told[0], (Kind::PlaceLacks, &[1][..], &[0, 1, 2][..]));
    assert_eq!(told[1], (Kind::MissingInPlaces, &[0, 1][..], &[2][..]));
}

#[test]
fn an_overlap_names_those_who_share_the_people() {
    let children = |key, who| (Activity { population: Some(CHILDREN), ..work(key, NORTH, SHELTER) }, who);
    let women = Activity { population: Some(super::WOMEN), ..work(9, NORTH, SHELTER) };
    let loom = loom_of(&[
        children(0, 0),
        children(1, 1),
        (work(2, NORTH, SHELTER), 4),
        (women, 5),
    ]);
    let cloth = woven(&loom, &ask(), &[], &[]);
    let found = all(&loom, &cloth, None, &[]);
    let overlap = find(&found, Kind::Overlap);
    assert_eq!((&overlap.organisations[..], overlap.population), (&[0, 1, 4][..], Some(CHILDREN)));
    assert_eq!((overlap.count, overlap.of, overlap.tone), (3, 4, Tone::Watch));
}

#[test]
fn what_is_mostly_unknown_is_told() {
    let loom = loom(&[
        (NORTH, SHELTER, 0),
        (NORTH, HEALTH, 1),
        (NORTH, LAW, 1),
        (SOUTH, SHELTER, 1),
    ]);
    let asked = [
        Asked { place: PROVINCE, focus: SHELTER, on: 1 },
        Asked { place: ISLAND, focus: SHELTER, on: 1 },
    ];
    let cloth = woven(&loom, &ask(), &asked, &[need(ISLAND, LAW, 1)]);
    let found = all(&loom, &cloth, None, &[]);
    let column = find(&found, Kind::UnknownColumn);
    assert_eq!((column.count, column.of, &column.rows[..]), (2, 3, &[1, 2][..]));
    let row = find(&found, Kind::UnknownRow);
    assert_eq!((row.count, row.of, &row.rows[..], &row.cols[..]), (2, 3, &[1][..], &[1, 2][..]));
    let first = find(&found, Kind::AskFirst);
    assert_eq!((first.count, &first.rows[..], &first.cols[..]), (1, &[2][..], &[2][..]));
}

#[test]
fn a_place_that_rests_on_one_organisation_is_told_unless_the_filter_makes_it_so() {
    let loom = loom(&[
        (NORTH, SHELTER, 4),
        (NORTH, HEALTH, 4),
        (SOUTH, SHELTER, 0),
        (SOUTH, HEALTH, 1),
    ]);
    let found = all(&loom, &woven(&loom, &ask(), &asked_everywhere(), &[]), None, &[]);
    let one = find(&found, Kind::OneOrganisation);
    assert_eq!((&one.rows[..], &one.cols[..], &one.organisations[..]), (&[0][..], &[0, 1][..], &[4][..]));
    let mut filtered = ask();
    filtered.filter.organisations = vec![4];
    let found = all(&loom, &woven(&loom, &filtered, &asked_everywhere(), &[]), None, &[]);
    assert!(found.iter().all(|finding| finding.kind != Kind::OneOrganisation));
}

#[test]
fn what_stopped_and_what_began_is_told_against_an_earlier_day() {
    let until = |key, place, focus, to| Activity { to, ..work(key, place, focus) };
    let begun = Activity { from: 180, ..work(3, SOUTH, LAW) };
    let loom = loom_of(&[
        (until(0, NORTH, SHELTER, Some(150)), 2),
        (until(1, SOUTH, SHELTER, None), 0),
        (until(2, ISLAND, SHELTER, Some(160)), 3),
        (begun, 1),
    ]);
    let asked: Vec<Asked> = asked_everywhere()
        .iter()
        .map(|asked| Asked { on: 1, ..*asked })
        .collect();
    let needs = [need(SOUTH, LAW, 2), need(ISLAND, SHELTER, 1)];
    let cloth = woven(&loom, &ask(), &asked, &needs);
    let before = woven(&loom, &Ask { on: 120, ..ask() }, &asked, &needs);
    let found = all(&loom, &cloth, Some(&before), &[]);
    let stopped = find(&found, Kind::Stopped);
    assert_eq!((&stopped.rows[..], &stopped.organisations[..]), (&[2, 0][..], &[2, 3][..]));
    assert_eq!((stopped.count, stopped.of, stopped.before), (2, 3, Some(3)));
    let begun = find(&found, Kind::Begun);
    assert_eq!(
        (&begun.rows[..], &begun.cols[..], &begun.organisations[..]),
        (&[1][..], &[2][..], &[1][..])
    );
    assert_eq!(found.last().map(|finding| finding.tone), Some(Tone::Good));
}

#[test]
fn good_news_comes_last_and_keeps_its_place() {
    let later = Activity { from: 150, ..work(2, ISLAND, SHELTER) };
    let loom = loom_of(&[
        (work(0, NORTH, SHELTER), 0),
        (work(1, SOUTH, SHELTER), 1),
        (later, 2),
    ]);
    let needs = [need(NORTH, LAW, 3), need(SOUTH, HEALTH, 3)];
    let cloth = woven(&loom, &ask(), &asked_everywhere(), &needs);
    let before = woven(&loom, &Ask { on: 120, ..ask() }, &asked_everywhere(), &needs);
    for most in 0..5 {
        let found = findings(&loom, &cloth, Some(&before), &Limits { most, set: vec![] });
        assert!(found.len() <= most);
        let good = found.iter().filter(|finding| finding.tone == Tone::Good).count();
        assert_eq!(good, usize::from(most > 1), "of {most}");
    }
    let found = all(&loom, &cloth, Some(&before), &[]);
    let good = found.last().unwrap();
    assert_eq!((good.kind, good.count, good.of, good.before), (Kind::Everywhere, 3, 3, Some(2)));
}

#[test]
fn a_broken_set_names_the_column_that_is_lacking() {
    let loom = loom(&without(&[(NORTH, LAW), (SOUTH, LAW)]));
    let cloth = woven(&loom, &ask(), &asked_everywhere(), &[]);
    let found = all(&loom, &cloth, None, &[0, 2]);
    let broken = find(&found, Kind::SetBroken);
    assert_eq!(
        (&broken.rows[..], &broken.cols[..], broken.count, broken.of),
        (&[0, 1][..], &[2][..], 2, 3)
    );
    assert!(
        all(&loom, &cloth, None, &[])
            .iter()
            .all(|finding| finding.kind != Kind::SetBroken)
    );
}

#[test]
fn opened_rows_leave_the_word_to_those_inside() {
    let loom = loom(&without(&[(SOUTH, LAW)]));
    let opened = Ask {
        rows: Axis::Places(Shown { level: 0, opened: vec![PROVINCE] }),
        ..ask()
    };
    let cloth = woven(&loom, &opened, &asked_everywhere(), &[need(SOUTH, LAW, 3)]);
    assert_eq!(cloth.cell(0, 2).unmet, 1);
    let found = all(&loom, &cloth, None, &[]);
    assert!(found.iter().all(|finding| !finding.rows.contains(&0)));
    assert_eq!(find(&found, Kind::MissingInPlaces).rows, [2]);

    let closed = Ask { rows: Axis::Places(Shown::level(0)), ..ask() };
    let cloth = woven(&loom, &closed, &asked_everywhere(), &[need(SOUTH, LAW, 3)]);
    assert_eq!(find(&all(&loom, &cloth, None, &[]), Kind::HiddenGap).count, 1);
    assert_eq!(look_first(&cloth, 9)[0].why, Why::HiddenGap);
}

#[test]
fn an_empty_loom_shows_nothing_when_nobody_was_asked_of_anything() {
    let mut loom = loom(&[]);
    assert!(all(&loom, &woven(&loom, &Ask { cols: Axis::Sectors, ..ask() }, &[], &[]), None, &[]).is_empty());
    loom.put(work(0, NORTH, SHELTER), &[(0, Role::Pays)]).unwrap();
    assert!(all(&loom, &woven(&loom, &Ask { cols: Axis::Sectors, ..ask() }, &[], &[]), None, &[]).is_empty());
}

#[test]
fn looking_first_goes_from_the_greatest_need_to_the_overlaps() {
    let mut threads = without(&[(NORTH, LAW), (SOUTH, LAW), (ISLAND, HEALTH)]);
    threads.extend([(NORTH, SHELTER, 4), (NORTH, SHELTER, 5)]);
    let loom = loom(&threads);
    let asked = [Asked { place: PROVINCE, focus: LAW, on: 1 }];
    let needs = [need(NORTH, LAW, 1), need(SOUTH, LAW, 3), need(ISLAND, HEALTH, 3)];
    let cloth = woven(&loom, &ask(), &asked, &needs);
    let looks: Vec<_> = look_first(&cloth, 9)
        .iter()
        .map(|look| (look.row, look.col, look.why))
        .collect();
    let expected = [
        (1, 2, Why::Gap),
        (2, 1, Why::AskFirst),
        (0, 2, Why::Gap),
        (0, 0, Why::Overlap),
    ];
    assert_eq!(looks, expected);
    assert_eq!(look_first(&cloth, 2).len(), 2);
}
