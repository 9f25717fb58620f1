use kernel::{PersonId, Verb};
use uuid::Uuid;
use web::events::Event;

use super::fold::{folds, things, whole_days};

fn event(at: &str, person: u128, verb: Verb, kind: &str, object: u128) -> Event {
    Event {
        id: Uuid::nil(),
        at: at.parse().unwrap(),
        person_id: Some(PersonId(Uuid::from_u128(person))),
        organisation_id: None,
        verb,
        kind: kind.to_owned(),
        object_id: Uuid::from_u128(object),
        name: String::new(),
        changes: Vec::new(),
    }
}

const NOON: &str = "2026-11-23T12:00:00Z";
const LATE: &str = "2026-11-22T23:59:59Z";
const BEFORE: &str = "2026-11-21T09:00:00Z";

#[test]
fn one_line_is_of_one_day_one_person_one_verb_and_one_kind() {
    let events = [
        event(NOON, 1, Verb::Confirmed, "activity", 1),
        event(NOON, 2, Verb::Confirmed, "activity", 2),
        event(NOON, 1, Verb::Confirmed, "activity", 3),
        event(NOON, 1, Verb::Changed, "activity", 1),
        event(NOON, 1, Verb::Confirmed, "organisation", 1),
        event(LATE, 1, Verb::Confirmed, "activity", 4),
    ];
    let lines: Vec<Vec<usize>> = folds(&events).into_iter().map(|fold| fold.events).collect();
    assert_eq!(lines, [vec![0, 2], vec![1], vec![3], vec![4], vec![5]]);
}

#[test]
fn the_same_thing_changed_twice_is_one_thing() {
    let (one, other) = (event(NOON, 1, Verb::Changed, "place", 1), event(NOON, 1, Verb::Changed, "place", 2));
    assert_eq!(things(&[&one, &one]), 1);
    assert_eq!(things(&[&one, &other, &one]), 2);
}

#[test]
fn a_day_is_not_cut_in_two_unless_it_fills_the_page() {
    let on = |day| event(day, 1, Verb::Added, "place", 1);
    for (days, is_cut, expected) in [
        (vec![NOON, NOON, LATE], true, 2),
        (vec![NOON, NOON, LATE], false, 3),
        (vec![NOON, LATE, BEFORE, BEFORE], true, 2),
        (vec![NOON, NOON], true, 2),
        (vec![], false, 0),
    ] {
        let events: Vec<Event> = days.iter().map(|day| on(day)).collect();
        assert_eq!(whole_days(&events, is_cut), expected, "{days:?} {is_cut}");
    }
}

#[test]
fn several_things_done_alike_have_a_sentence_for_each_verb() {
    for verb in Verb::ALL {
        if matches!(verb, Verb::SignedIn | Verb::Exported) {
            // Neither is told in the news.
            continue;
        }
        let key = format!("\nnews-many-{} =", verb.word());
        assert!(crate::TEXTS.contains(&key), "{key}");
    }
}
