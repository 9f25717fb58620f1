//! What activities must say, and who keeps them.

use kernel::{Actor, OrganisationId, PersonId, Role as Seat};
use organisations::FocusId;
use places::PlaceId;
use uuid::Uuid;

use crate::activities::course::Status;
use crate::activities::rules::{self, Draft, Ground, Plan, Refusal, Role};
use crate::testing::day;

const CLINIC: OrganisationId = OrganisationId(Uuid::from_u128(1));
const TEMPLE: OrganisationId = OrganisationId(Uuid::from_u128(2));

fn draft() -> Draft {
    Draft {
        organisations: vec![(CLINIC, Role::Runs)],
        focus_id: FocusId(Uuid::from_u128(3)),
        place_id: PlaceId(Uuid::from_u128(4)),
        population_id: None,
        from_on: day("2026-01-01"),
        to_on: None,
        status: Status::UnderWay,
        title: None,
        reach: None,
        note: None,
        confirmed_on: None,
    }
}

fn ends_first() -> Refusal {
    Refusal::EndsBeforeStart { from_on: day("2026-01-01"), to_on: day("2025-12-31") }
}

#[test]
fn what_an_activity_has_come_to_depends_on_the_day() {
    for (written, to, on, comes_to) in [
        (Status::UnderWay, None, "2026-01-01", Status::UnderWay),
        (Status::UnderWay, None, "2025-12-31", Status::Planned),
        (Status::UnderWay, Some("2026-05-01"), "2026-05-01", Status::UnderWay),
        (Status::UnderWay, Some("2026-05-01"), "2026-05-02", Status::Finished),
        (Status::Planned, Some("2026-05-01"), "2026-05-02", Status::Finished),
        (Status::Planned, None, "2026-05-02", Status::Planned),
        (Status::Paused, None, "2025-12-31", Status::Paused),
        // The last day is one on which the work goes on, whenever it was written down as finished.
        (Status::Finished, Some("2026-05-01"), "2026-05-01", Status::UnderWay),
        (Status::Finished, Some("2026-05-01"), "2026-04-01", Status::UnderWay),
        (Status::Finished, Some("2026-05-01"), "2026-05-02", Status::Finished),
        (Status::Finished, Some("2026-05-01"), "2025-12-31", Status::Finished),
        (Status::Finished, None, "2026-01-01", Status::UnderWay),
        (Status::Finished, None, "2026-01-02", Status::Finished),
        (Status::CalledOff, Some("2026-05-01"), "2026-04-01", Status::CalledOff),
        (Status::CalledOff, Some("2026-05-01"), "2026-05-02", Status::CalledOff),
    ] {
        let days = (day("2026-01-01"), to.map(day));
        assert_eq!(written.on(days, day(on)), comes_to, "{written:?} to {to:?} on {on}");
    }
}

#[test]
fn an_activity_needs_somebody_who_runs_it_and_days_in_order() {
    let supports = vec![(CLINIC, Role::Supports)];
    let many = (0..41)
        .map(|number| (OrganisationId(Uuid::from_u128(number)), Role::Runs))
        .collect();
    for (draft, refusal) in [
        (Draft { organisations: Vec::new(), ..draft() }, Refusal::NobodyRuns),
        (Draft { organisations: supports, ..draft() }, Refusal::NobodyRuns),
        (Draft { organisations: many, ..draft() }, Refusal::TooMany),
        (Draft { to_on: Some(day("2025-12-31")), ..draft() }, ends_first()),
        (Draft { title: Some("x".repeat(161)), ..draft() }, Refusal::TitleTooLong),
        (Draft { note: Some("x".repeat(2_001)), ..draft() }, Refusal::NoteTooLong),
        (Draft { reach: Some(-1), ..draft() }, Refusal::ReachOutOfRange),
    ] {
        assert_eq!(Plan::new(draft.clone()), Err(refusal), "{draft:?}");
    }
    assert!(Plan::new(Draft { to_on: Some(day("2026-01-01")), ..draft() }).is_ok());
}

#[test]
fn the_same_part_is_kept_once_and_hidden_marks_not_at_all() {
    let organisations = vec![(CLINIC, Role::Runs), (CLINIC, Role::Runs), (TEMPLE, Role::Pays)];
    let plan = Plan::new(Draft {
        organisations,
        title: Some(" \u{202E}Rest\u{0000} ".to_owned()),
        ..draft()
    })
    .unwrap();
    assert_eq!(plan.draft().organisations, [(CLINIC, Role::Runs), (TEMPLE, Role::Pays)]);
    assert_eq!(plan.draft().title.as_deref(), Some("Rest"));
}

#[test]
fn only_what_stands_on_nothing_that_has_ended_is_brought_back() {
    let whole = Ground { runner: true, place: true, focus: true };
    for (ground, expected) in [
        (whole, Ok(())),
        (Ground { runner: false, ..whole }, Err(Refusal::NobodyLeft)),
        (Ground { place: false, ..whole }, Err(Refusal::PlaceEnded)),
        (Ground { focus: false, ..whole }, Err(Refusal::FocusEnded)),
    ] {
        assert_eq!(rules::revive(ground), expected, "{ground:?}");
    }
}

#[test]
fn only_what_nobody_else_goes_on_with_ends_with_its_organisation() {
    const CLOSED: OrganisationId = OrganisationId(Uuid::from_u128(3));
    for (runners, ends) in [
        (vec![CLINIC], true),
        (vec![CLINIC, CLOSED], true),
        (vec![CLINIC, TEMPLE], false),
        (vec![TEMPLE, CLINIC, CLOSED], false),
    ] {
        assert_eq!(rules::ends_with(CLINIC, runners.clone(), |id| id == CLOSED), ends, "{runners:?}");
    }
}

fn actor(role: Seat, organisation_id: Option<OrganisationId>) -> Actor {
    Actor {
        person_id: Some(PersonId(Uuid::from_u128(9))),
        called: "Ruth".to_owned(),
        server_role: None,
        role: Some(role),
        organisation_id,
    }
}

#[test]
fn representatives_name_others_beside_their_own_organisation_and_never_in_its_place() {
    for (role, own, runners, may) in [
        (Seat::Representative, Some(CLINIC), vec![CLINIC], true),
        (Seat::Representative, Some(CLINIC), vec![CLINIC, TEMPLE], true),
        (Seat::Representative, Some(CLINIC), vec![TEMPLE], false),
        (Seat::Representative, None, vec![TEMPLE], false),
        (Seat::Coordinator, None, vec![TEMPLE, CLINIC], true),
        (Seat::Reader, Some(CLINIC), vec![CLINIC], false),
    ] {
        let said = rules::may_record(&actor(role, own), runners.clone());
        let wanted = if may { Ok(()) } else { Err(Refusal::NotYours) };
        assert_eq!(said, wanted, "{role:?} {own:?} {runners:?}");
    }
}

#[test]
fn representatives_keep_what_their_own_organisation_runs() {
    for (role, own, runners, keeps) in [
        (Seat::Representative, Some(CLINIC), vec![CLINIC], true),
        (Seat::Representative, Some(CLINIC), vec![TEMPLE, CLINIC], true),
        (Seat::Representative, Some(CLINIC), vec![TEMPLE], false),
        (Seat::Representative, None, vec![CLINIC], false),
        (Seat::Coordinator, None, vec![TEMPLE], true),
        (Seat::Reader, Some(CLINIC), vec![CLINIC], false),
    ] {
        assert_eq!(
            rules::may_keep(&actor(role, own), runners.clone()),
            keeps,
            "{role:?} {own:?} {runners:?}"
        );
    }
}
