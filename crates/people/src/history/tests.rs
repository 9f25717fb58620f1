use kernel::{Change, Verb};
use uuid::Uuid;
use web::events::Event;

use super::rules::{self, Refusal, choose, kept, name, texts};

/// An event of an organisation, with field, before and after of each change.
fn event(verb: Verb, called: &str, changes: &[(&str, &str, &str)]) -> Event {
    let change = |(field, before, after): &(&str, &str, &str)| Change {
        field: (*field).to_owned(),
        before: (*before).to_owned(),
        after: (*after).to_owned(),
    };
    Event {
        id: Uuid::nil(),
        at: "2026-11-23T12:00:00Z".parse().unwrap(),
        person_id: None,
        organisation_id: None,
        verb,
        kind: "organisation".to_owned(),
        object_id: Uuid::nil(),
        name: called.to_owned(),
        changes: changes.iter().map(change).collect(),
    }
}

/// An event of something else that is told in the same history.
fn aside(kind: &str, called: &str) -> Event {
    Event { kind: kind.to_owned(), ..event(Verb::Added, called, &[]) }
}

/// What stands and what does not, of events told latest first.
fn sorted(events: &[Event]) -> (Vec<&str>, Vec<&str>) {
    let all = texts("organisation", events);
    let those = |stands: bool| {
        let mut those: Vec<&str> = all
            .iter()
            .filter(|text| text.stands == stands)
            .map(|text| text.text)
            .collect();
        those.sort_unstable();
        those
    };
    (those(true), those(false))
}

const NOTE: &str = "activities-note";

/// What it is about, the events, and what stands and what does not.
type Case = (&'static str, Vec<Event>, &'static [&'static str], &'static [&'static str]);

/// What is ticked, and what comes of it.
type Choice = (&'static [&'static str], Result<Vec<&'static str>, Refusal>);

#[test]
fn what_a_field_was_last_changed_to_stands_and_what_was_there_before_does_not() {
    let added = || event(Verb::Added, "Desk", &[]);
    let change = |before: &str, after: &str| event(Verb::Changed, "Desk", &[(NOTE, before, after)]);
    let mark = Change::STRUCK;
    #[rustfmt::skip]
    let cases: [Case; 15] = [
        ("nothing was changed", vec![added()], &["Desk"], &[]),
        ("corrected", vec![change("bad", "good"), added()], &["Desk", "good"], &["bad"]),
        ("emptied", vec![change("bad", ""), added()], &["Desk"], &["bad"]),
        ("corrected twice", vec![change("b", "c"), change("a", "b"), added()], &["Desk", "c"], &["a", "b"]),
        ("put back", vec![change("good", "bad"), change("bad", "good"), added()], &["Desk", "bad"], &["good"]),
        ("taken out", vec![change(mark, "good"), added()], &["Desk", "good"], &[]),
        ("told by the taking out", vec![event(Verb::Struck, "Desk", &[(NOTE, mark, mark)]), change(mark, "good")], &["Desk", "good"], &[]),
        ("moved to another field", vec![event(Verb::Changed, "Desk", &[(NOTE, "bad", ""), ("organisation-about", "", "bad")])], &["Desk", "bad"], &[]),
        ("another name", vec![event(Verb::Changed, "Desk", &[("organisation-name", "Desc", "Desk")]), event(Verb::Added, "Desc", &[])], &["Desk"], &["Desc"]),
        ("another name, told by a contact", vec![added(), aside("contact", "Desc")], &["Desk"], &["Desc"]),
        ("a status", vec![event(Verb::Ended, "Desk", &[("cloth-status", "Planned", "Finished")])], &["Desk"], &[]),
        ("the name of another", vec![event(Verb::Merged, "Desk", &[("standing-merged-into", "", "Table")])], &["Desk"], &["Table"]),
        ("removed", vec![event(Verb::Removed, "Desk", &[(NOTE, "bad", "done")])], &[], &["Desk", "bad", "done"]),
        ("removed, and its name taken out", vec![event(Verb::Struck, mark, &[]), event(Verb::Removed, mark, &[(NOTE, "bad", "")])], &[], &["bad"]),
        ("only a contact removed", vec![Event { verb: Verb::Removed, ..aside("contact", "Desk") }, change("bad", "good")], &["Desk", "good"], &["bad"]),
    ];
    for (what, events, standing, gone) in cases {
        assert_eq!(sorted(&events), (standing.to_vec(), gone.to_vec()), "{what}");
    }
}

#[test]
fn a_field_that_nobody_has_named_can_be_taken_out() {
    let events = [event(
        Verb::Changed,
        "Desk",
        &[("a-field-of-next-year", "bad", "")],
    )];
    assert_eq!(sorted(&events).1, ["bad"]);
}

#[test]
fn a_text_is_told_once_with_its_fields_and_its_first_event() {
    let events = [
        event(Verb::Changed, "Desk", &[(NOTE, "bad", ""), ("organisation-about", "older", "")]),
        event(Verb::Changed, "Desk", &[("organisation-about", "bad", "older")]),
        event(Verb::Changed, "Desk", &[(NOTE, "", "bad")]),
    ];
    let all = texts("organisation", &events);
    let bad = all.iter().find(|text| text.text == "bad").unwrap();
    assert_eq!((bad.first, bad.is_written), (2, true));
    assert_eq!(bad.fields, [NOTE, "organisation-about"]);
    assert_eq!(all.iter().filter(|text| text.text == "bad").count(), 1);
    let before = [event(Verb::Changed, "Desk", &[(NOTE, "from the start", "")])];
    let first = &texts("organisation", &before)[1];
    assert_eq!((first.text, first.is_written), ("from the start", false));
}

#[test]
fn a_thing_is_called_what_its_own_last_event_says() {
    let cases = [
        (vec![event(Verb::Changed, "New", &[]), event(Verb::Added, "Old", &[])], "New"),
        (vec![aside("contact", "Old"), event(Verb::Changed, "New", &[])], "New"),
        (vec![event(Verb::Changed, "", &[]), event(Verb::Added, "Old", &[])], "Old"),
        (vec![aside("seat", "")], ""),
        (
            vec![
                event(Verb::Removed, Change::STRUCK, &[]),
                event(Verb::Added, "Old", &[]),
            ],
            "",
        ),
    ];
    for (events, expected) in cases {
        assert_eq!(name("organisation", &events), expected);
    }
}

#[test]
fn only_things_with_texts_of_their_own_are_kept_so() {
    for (kinds, expected) in [
        (vec!["contact", "organisation"], Some("organisation")),
        (vec!["step", "coalition"], Some("coalition")),
        (vec!["need"], Some("need")),
        (vec!["seat", "sign-in-link"], None),
        (vec!["contact"], None),
        (vec![], None),
    ] {
        let events: Vec<Event> = kinds.iter().map(|kind| aside(kind, "x")).collect();
        assert_eq!(kept(&events).map(|kept| kept.kind), expected, "{kinds:?}");
    }
}

#[test]
fn what_stands_or_is_out_already_is_not_taken_out() {
    let events = [event(
        Verb::Changed,
        "Desk",
        &[(NOTE, "bad", "good"), ("organisation-about", "worse", "")],
    )];
    let all = texts("organisation", &events);
    let cases: [Choice; 6] = [
        (&["bad"], Ok(vec!["bad"])),
        (&["worse", "bad"], Ok(vec!["worse", "bad"])),
        (&["good"], Err(Refusal::Stands)),
        (&["bad", "good"], Err(Refusal::Stands)),
        (&["never there"], Err(Refusal::Out)),
        (&["never there", "bad"], Ok(vec!["bad"])),
    ];
    for (ticked, expected) in cases {
        assert_eq!(choose(&all, |text| ticked.contains(&text)), expected, "{ticked:?}");
    }
}

#[test]
fn nobody_can_type_the_mark() {
    assert_eq!(kernel::tidy(Change::STRUCK), "");
    assert!(!rules::has_text(
        &event(Verb::Struck, "Desk", &[(NOTE, Change::STRUCK, Change::STRUCK)]),
        false
    ));
}
