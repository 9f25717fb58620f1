//! What stands in the way of undoing, as tables.

use activities::{Activity, ActivityId, Draft, Plan, Role, Status};
use kernel::OrganisationId;
use organisations::{Contact, FocusId, Hanging, Made};
use places::{Place, PlaceId, Tree};
use uuid::Uuid;

use crate::effects::{Act, Before, Effect, Thing, Work};
use crate::staying::Why;
use crate::undoing::{Ground, Undoing};

const NOBODY: Hanging = Hanging { activities: 0, seats: 0, is_merged: false, merged_here: 0 };

pub(super) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(super) fn activity(number: u128, version: i32, runner: u128, place: u128) -> Activity {
    Activity {
        id: ActivityId(id(number)),
        number: 1,
        organisations: vec![(OrganisationId(id(runner)), Role::Runs)],
        focus_id: FocusId(id(90)),
        place_id: PlaceId(id(place)),
        population_id: None,
        from_on: "2026-01-01".parse().unwrap(),
        to_on: None,
        status: Status::UnderWay,
        title: None,
        reach: None,
        note: Some("Open at night".to_owned()),
        confirmed_on: None,
        created_at: testkit::noon(),
        version,
    }
}

fn made(number: u128) -> Made {
    Made {
        id: OrganisationId(id(number)),
        name: format!("House {number}"),
        version: 1,
        is_confirmed: false,
        hanging: NOBODY,
    }
}

fn contact(number: u128) -> Contact {
    Contact {
        never_mail: false,
        id: id(number),
        name: "Noor".to_owned(),
        role: String::new(),
        phone: String::new(),
        email: String::new(),
        safe_note: String::new(),
        version: 1,
    }
}

fn place(number: u128, inside: Option<u128>, version: i32) -> Place {
    Place {
        id: PlaceId(id(number)),
        parent_id: inside.map(|number| PlaceId(id(number))),
        level: i32::from(inside.is_some()),
        code: None,
        name: format!("Place {number}"),
        local_name: None,
        kind: "province".to_owned(),
        ended_at: None,
        version,
    }
}

fn ground(activities: &[Activity], organisations: Vec<Made>, places: Vec<Place>) -> Ground<'_> {
    Ground {
        activities,
        organisations,
        contacts: vec![(OrganisationId(id(9)), contact(20))],
        places: Tree::new(places),
        focuses: Vec::new(),
        named: [id(52)].into(),
        ticked: vec![(id(7), id(54))],
    }
}

#[test]
fn what_somebody_has_done_with_an_organisation_since_keeps_it() {
    let cases: [(&str, Made, Option<Why>); 8] = [
        ("nothing", made(7), None),
        ("another name", Made { version: 2, ..made(7) }, Some(Why::Changed)),
        ("still true", Made { is_confirmed: true, ..made(7) }, Some(Why::Confirmed)),
        ("a contact", made(9), Some(Why::Contacts)),
        ("a seat", Made { hanging: Hanging { seats: 1, ..NOBODY }, ..made(7) }, Some(Why::Seats)),
        (
            "merged",
            Made { hanging: Hanging { is_merged: true, ..NOBODY }, version: 2, ..made(7) },
            Some(Why::Merged),
        ),
        (
            "merged here",
            Made { hanging: Hanging { merged_here: 1, ..NOBODY }, ..made(7) },
            Some(Why::Merged),
        ),
        ("other work", made(8), Some(Why::Named)),
    ];
    let others = [activity(1, 1, 8, 50)];
    for (said, made, why) in cases {
        let effects = [Effect::added(Thing::Organisation, made.id.0)];
        let ground = ground(&others, vec![made], Vec::new());
        let undoing = Undoing::of(&effects, &ground);
        assert_eq!(undoing.stays.first().map(|stay| stay.why), why, "{said}");
        assert_eq!(undoing.organisations.len(), usize::from(why.is_none()), "{said}");
    }
}

#[test]
fn a_kind_and_its_area_of_one_name_are_told_once() {
    let names = ["Legal aid", "Night bus", "LEGAL AID"];
    let focuses = names.map(|name| (FocusId(id(90)), name.to_owned())).into();
    let undoing = Undoing { focuses, ..Undoing::default() };
    assert_eq!(undoing.kinds(), ["Legal aid", "Night bus"]);
}

#[test]
fn activities_go_or_become_what_they_were_unless_somebody_was_at_them() {
    let before = Work::of(&activity(2, 3, 7, 50).draft(), &activity(2, 4, 8, 50).draft());
    let effects = [
        Effect::added(Thing::Activity, id(1)),
        Effect {
            thing: Thing::Activity,
            id: id(2),
            version: 4,
            act: Act::Changed(Before::Activity(before)),
        },
        // It is no longer there.
        Effect::added(Thing::Activity, id(3)),
        Effect::added(Thing::Organisation, id(8)),
    ];
    for (versions, counts) in [
        ([1, 4], [1, 1, 1, 0]),
        ([2, 4], [0, 1, 0, 2]),
        ([1, 5], [1, 0, 0, 2]),
        ([2, 5], [0, 0, 0, 3]),
    ] {
        let activities = [activity(1, versions[0], 8, 50), activity(2, versions[1], 8, 50)];
        let ground = ground(&activities, vec![made(8)], Vec::new());
        let undoing = Undoing::of(&effects, &ground);
        let told = [
            undoing.removed.len(),
            undoing.restored.len(),
            undoing.organisations.len(),
            undoing.stays.len(),
        ];
        assert_eq!(told, counts, "{versions:?}");
    }
}

/// What is said of it, what the import added, the version of the inner place, what goes and what stays.
type Case<'a> = (&'a str, &'a [u128], i32, &'a [u128], &'a [(u128, Why)]);

#[test]
fn places_go_from_within_and_stay_around_what_stays() {
    let added = |numbers: &[u128]| -> Vec<Effect> {
        numbers
            .iter()
            .map(|number| Effect::added(Thing::Place, id(*number)))
            .collect()
    };
    let tree = |version: i32| {
        vec![
            place(50, None, 1),
            place(51, Some(50), version),
            place(52, None, 1),
            place(53, Some(52), 1),
        ]
    };
    let work = [activity(1, 1, 7, 53)];
    let cases: [Case; 4] = [
        ("both", &[50, 51], 1, &[51, 50], &[]),
        ("the inner one is changed", &[50, 51], 2, &[], &[(51, Why::Changed), (50, Why::Holds)]),
        ("the inner one was there before", &[50], 1, &[], &[(50, Why::Holds)]),
        ("named by work and by a need", &[52, 53], 1, &[], &[(53, Why::Named), (52, Why::Named)]),
    ];
    for (said, numbers, version, gone, stays) in cases {
        let effects = added(numbers);
        let ground = ground(&work, Vec::new(), tree(version));
        let undoing = Undoing::of(&effects, &ground);
        let went: Vec<Uuid> = undoing.places.iter().map(|(place, _)| place.0).collect();
        assert_eq!(went, gone.iter().map(|number| id(*number)).collect::<Vec<_>>(), "{said}");
        let stayed: Vec<(Uuid, Why)> = undoing.stays.iter().map(|stay| (stay.id, stay.why)).collect();
        assert_eq!(
            stayed,
            stays
                .iter()
                .map(|(number, why)| (id(*number), *why))
                .collect::<Vec<_>>(),
            "{said}"
        );
    }
}

#[test]
fn an_activity_gets_back_what_it_was_and_its_note_from_the_history_alone() {
    let was = Draft {
        reach: Some(40),
        note: Some("Ask for Noor".to_owned()),
        ..activity(1, 1, 7, 50).draft()
    };
    let now = Draft {
        organisations: vec![
            (OrganisationId(id(7)), Role::Runs),
            (OrganisationId(id(8)), Role::Pays),
        ],
        reach: Some(50),
        note: Some("Ask at the door".to_owned()),
        ..was.clone()
    };
    let kept = serde_json::to_string(&Work::of(&was, &now)).unwrap();
    assert!(!kept.contains("Noor"), "{kept}");
    let before: Work = serde_json::from_str(&kept).unwrap();
    assert_eq!(before.onto(&now, was.note.clone()), was);
    assert_eq!(before.onto(&now, None), Draft { note: None, ..was.clone() });
    // A note that the import left alone stays.
    let same = Draft { note: was.note.clone(), ..now };
    assert_eq!(Work::of(&was, &same).onto(&same, None), was);
    assert!(Plan::new(was).is_ok());
}

#[test]
fn a_profile_and_contacts_that_came_with_a_list_go_with_it() {
    // The place that only the organisation names goes with it, and so does the contact.
    let effects = [
        Effect::added(Thing::Organisation, id(7)),
        Effect::added(Thing::Organisation, id(9)),
        Effect::added(Thing::Contact, id(20)),
        Effect::added(Thing::Place, id(54)),
    ];
    let tree = || vec![place(54, None, 1)];
    let ground_of = |made: Vec<Made>| ground(&[], made, tree());
    let whole = ground_of(vec![made(7), made(9)]);
    let undoing = Undoing::of(&effects, &whole);
    assert_eq!((undoing.organisations.len(), undoing.contacts.len(), undoing.places.len()), (2, 1, 1));
    assert!(undoing.stays.is_empty(), "{:?}", undoing.stays);
    let changed = ground_of(vec![Made { version: 2, ..made(7) }, made(9)]);
    let undoing = Undoing::of(&effects, &changed);
    let stayed: Vec<(Uuid, Why)> = undoing.stays.iter().map(|stay| (stay.id, stay.why)).collect();
    assert_eq!(stayed, [(id(7), Why::Changed), (id(54), Why::Named)]);
}
