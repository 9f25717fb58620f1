//! What a list names no longer, as tables.

use std::collections::HashSet;

use activities::{Activity, Status};
use kernel::OrganisationId;
use uuid::Uuid;

use super::undoing::{activity, id};
use crate::missing::{Fate, Named, Said, missing};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[test]
fn what_a_list_named_earlier_and_is_not_over_is_asked_about() {
    let over = Activity {
        status: Status::Finished,
        to_on: Some(day("2026-02-01")),
        ..activity(3, 1, 7, 50)
    };
    let all = [
        activity(1, 1, 7, 50),
        activity(2, 1, 7, 50),
        over,
        activity(4, 1, 8, 50),
        activity(5, 1, 9, 50),
    ];
    let named = Named { activities: [id(1)].into(), runners: [OrganisationId(id(8))].into() };
    let cases: [(&str, &[u128], bool, &[u128]); 5] = [
        ("a first list", &[], false, &[]),
        ("one that names it still", &[1], false, &[]),
        ("one that names it no longer", &[1, 2, 3, 6], false, &[2]),
        ("a whole list, of those it names", &[], true, &[4]),
        ("a whole list that came before", &[1, 5], true, &[4, 5]),
    ];
    for (said, earlier, is_whole, asked) in cases {
        let earlier: HashSet<Uuid> = earlier.iter().map(|number| id(*number)).collect();
        let found = missing(&all, (&earlier, &named), (is_whole, day("2026-11-23")));
        let found: Vec<Uuid> = found.iter().map(|activity| activity.id.0).collect();
        assert_eq!(found, asked.iter().map(|number| id(*number)).collect::<Vec<_>>(), "{said}");
    }
}

#[test]
fn nothing_ends_unless_somebody_says_so() {
    let today = day("2026-11-23");
    let going = activity(1, 1, 7, 50);
    let planned = Activity {
        status: Status::Planned,
        from_on: day("2027-01-01"),
        ..activity(1, 1, 7, 50)
    };
    let each = |fate: Fate| Said { each: [(id(1), fate)].into(), ..Said::default() };
    let all = |on: &str| Said { all_on: Some(day(on)), ..Said::default() };
    let but = Said { all_on: Some(today), ..each(Fate::GoesOn) };
    let over = |on: &str| Some((Some(day(on)), Status::Finished));
    let cases = [
        (Said::default(), &going, None),
        (each(Fate::GoesOn), &going, None),
        (but, &going, None),
        (each(Fate::EndedOn(day("2026-10-01"))), &going, over("2026-10-01")),
        (each(Fate::EndedOn(day("2025-10-01"))), &going, None),
        (each(Fate::CalledOff), &going, None),
        (each(Fate::CalledOff), &planned, Some((None, Status::CalledOff))),
        (all("2026-11-01"), &going, over("2026-11-01")),
        (all("2025-11-01"), &going, over("2026-01-01")),
        (all("2026-11-01"), &planned, Some((None, Status::CalledOff))),
    ];
    for (said, activity, expected) in cases {
        let left = said.left(activity, today).map(|left| left.draft());
        assert_eq!(left.map(|draft| (draft.to_on, draft.status)), expected, "{said:?}");
        let kept: Said = serde_json::from_str(&serde_json::to_string(&said).unwrap()).unwrap();
        assert_eq!(kept, said);
    }
}
