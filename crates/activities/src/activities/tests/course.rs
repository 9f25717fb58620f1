//! How far activities have come: what ends, what is called off, and what comes back.

use crate::activities::course::{self, Course, Status};
use crate::activities::rules::Refusal;
use crate::testing::day;

const TODAY: &str = "2026-11-23";

fn is(status: Status, to: Option<&str>) -> Course {
    Course { to_on: to.map(day), status }
}

#[test]
fn an_end_ahead_is_fixed_and_an_end_past_finishes() {
    let end = |status, to: &str| course::end(status, day("2026-01-01"), day(to), day(TODAY));
    assert_eq!(end(Status::UnderWay, TODAY).unwrap().status, Status::Finished);
    assert_eq!(end(Status::Paused, "2026-12-31").unwrap().status, Status::Paused);
    let (from_on, to_on) = (day("2026-01-01"), day("2025-12-31"));
    assert_eq!(end(Status::UnderWay, "2025-12-31"), Err(Refusal::EndsBeforeStart { from_on, to_on }));
    assert_eq!(end(Status::Finished, TODAY), Err(Refusal::OverAlready));
    assert_eq!(end(Status::CalledOff, TODAY), Err(Refusal::OverAlready));
}

#[test]
fn only_what_is_planned_is_called_off_and_keeps_its_days() {
    for (status, expected) in [
        (Status::Planned, Ok(is(Status::CalledOff, Some("2027-06-30")))),
        (Status::UnderWay, Err(Refusal::BegunAlready)),
        (Status::Paused, Err(Refusal::BegunAlready)),
        (Status::Finished, Err(Refusal::OverAlready)),
        (Status::CalledOff, Err(Refusal::OverAlready)),
    ] {
        let days = (day("2026-11-01"), Some(day("2027-06-30")));
        assert_eq!(course::call_off(status, days, day(TODAY)), expected, "{status:?}");
    }
}

#[test]
fn what_nobody_goes_on_with_is_over_or_never_begins() {
    for (status, from, to, left) in [
        (Status::UnderWay, "2026-01-01", None, is(Status::Finished, Some(TODAY))),
        (Status::Paused, "2026-01-01", Some("2027-06-30"), is(Status::Finished, Some(TODAY))),
        (
            Status::UnderWay,
            "2026-01-01",
            Some("2026-06-30"),
            is(Status::Finished, Some("2026-06-30")),
        ),
        // Nothing was done yet, so that no day may count it.
        (Status::Planned, "2027-03-01", None, is(Status::CalledOff, None)),
        (Status::Planned, "2026-03-01", None, is(Status::CalledOff, None)),
        (Status::Paused, "2027-03-01", None, is(Status::CalledOff, None)),
        (
            Status::UnderWay,
            "2027-03-01",
            Some("2027-06-30"),
            is(Status::CalledOff, Some("2027-06-30")),
        ),
    ] {
        let found = course::leave(status, (day(from), to.map(day)), day(TODAY));
        assert_eq!(found, Ok(left), "{status:?} {from} {to:?}");
    }
    for status in [Status::Finished, Status::CalledOff] {
        let found = course::leave(status, (day(TODAY), None), day(TODAY));
        assert_eq!(found, Err(Refusal::OverAlready));
    }
}

#[test]
fn what_comes_back_is_under_way_or_planned_again() {
    for (status, to, again) in [
        (Status::Finished, Some("2026-06-30"), is(Status::UnderWay, None)),
        (Status::Planned, Some("2026-06-30"), is(Status::UnderWay, None)),
        (Status::CalledOff, None, is(Status::Planned, None)),
        (Status::CalledOff, Some("2027-06-30"), is(Status::Planned, Some("2027-06-30"))),
        // It would be over before anybody sees it.
        (Status::CalledOff, Some("2026-06-30"), is(Status::Planned, None)),
    ] {
        let found = course::stand_again(status, to.map(day), day(TODAY));
        assert_eq!(found, again, "{status:?} {to:?}");
    }
}
