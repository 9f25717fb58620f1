//! Which texts stand in the history of a thing, and which of them may be taken out. No database, no clock, no HTML.

use std::collections::{HashMap, HashSet};

use kernel::{Change, Verb};
use web::events::Event;

/// A kind of thing in whose history stands what people typed.
#[derive(Debug)]
pub(super) struct Kept {
    pub kind: &'static str,
    /// Where things of this kind are kept.
    pub room: &'static str,
    /// How the address of one goes on where it is changed; nothing where it has no page of its own.
    pub edit: Option<&'static str>,
}

const KEPT: [Kept; 9] = [
    Kept { kind: "organisation", room: "/organisations", edit: Some("/edit") },
    Kept { kind: "activity", room: "/activities", edit: Some("/edit") },
    Kept { kind: "place", room: "/places", edit: Some("/edit") },
    Kept { kind: "sector", room: "/lists/sectors", edit: Some("") },
    Kept { kind: "focus", room: "/lists/focuses", edit: Some("") },
    Kept { kind: "population", room: "/lists/populations", edit: Some("") },
    Kept { kind: "need", room: "/needs", edit: None },
    Kept { kind: "asked", room: "/needs", edit: None },
    Kept { kind: "coalition", room: "/settings", edit: None },
];

/// The fields that hold days, numbers and words chosen from the coalition's lists. They stay as they are. Whatever is
/// not named here can be taken out, so that no new field is forgotten.
const FACTS: [&str; 17] = [
    "activities-what",
    "activities-for",
    "activities-from",
    "activities-to",
    "activities-reach",
    "activities-confirmed-label",
    "asked-on",
    "cloth-status",
    "lists-must-cover",
    "lists-position",
    "needs-level",
    "organisation-sectors",
    "organisation-focuses",
    "organisation-languages",
    "places-outline",
    "settings-overlap",
    "settings-level",
];

/// The fields that hold what other things were called at the time. The record itself names none of them, only which they
/// are; so what stands here never stands there.
const OTHERS: [&str; 7] = [
    "activities-who",
    "activities-where",
    "organisation-places",
    "standing-merged-into",
    "standing-merged-here",
    "duplicates-different",
    "duplicates-perhaps-one",
];

/// Kinds of things that are called after a kind of work and a place. What these were called at the time stands nowhere but
/// in the history.
const CALLED_AFTER_OTHERS: [&str; 2] = ["need", "asked"];

/// The field under which a thing's earlier names are told.
pub(super) const NAMED: &str = "history-name";

pub(super) fn is_fact(field: &str) -> bool {
    FACTS.contains(&field)
}

/// The kind under which a thing is kept: its history also tells of its contacts and of who speaks for it.
pub(super) fn kept(events: &[Event]) -> Option<&'static Kept> {
    KEPT.iter()
        .find(|kept| events.iter().any(|event| event.kind == kept.kind))
}

/// The same for things that have no page on which their history is shown.
pub(super) fn kept_without_page(kind: &str) -> bool {
    KEPT.iter().any(|kept| kept.kind == kind && kept.edit.is_none())
}

/// A text in the history of a thing.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Text<'a> {
    pub text: &'a str,
    /// Where it stood or stands.
    pub fields: Vec<&'a str>,
    /// Which event told it first: the place in the list of all.
    pub first: usize,
    /// Whether it was written then; if not, that is when it was written over.
    pub is_written: bool,
    /// Whether the record holds it now.
    pub stands: bool,
}

/// The texts in a thing's history, which comes latest first; those told last come first.
pub(super) fn texts<'a>(kind: &str, events: &'a [Event]) -> Vec<Text<'a>> {
    let standing = standing(kind, events);
    let mut texts: Vec<Text<'a>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (first, event) in events.iter().enumerate().rev() {
        for (field, text, is_written) in told(event) {
            let at = *known.entry(text).or_insert_with(|| {
                let stands = standing.contains(text);
                texts.push(Text { text, fields: Vec::new(), first, is_written, stands });
                texts.len() - 1
            });
            if !texts[at].fields.contains(&field) {
                texts[at].fields.push(field);
            }
        }
    }
    texts.reverse();
    texts
}

/// Whether an event tells a text beside the thing's name, or, of what is no more, any text.
pub(super) fn has_text(event: &Event, is_gone: bool) -> bool {
    told(event).any(|(field, ..)| is_gone || field != NAMED)
}

/// What an event tells: the field, the text, and whether it was written then.
fn told(event: &Event) -> impl Iterator<Item = (&str, &str, bool)> {
    let changes = event
        .changes
        .iter()
        .filter(|change| !is_fact(&change.field))
        .flat_map(|change| {
            let field = change.field.as_str();
            [
                (field, change.before.as_str(), false),
                (field, change.after.as_str(), true),
            ]
        });
    changes
        .chain([(NAMED, event.name.as_str(), true)])
        .filter(|(_, text, _)| !text.is_empty() && *text != Change::STRUCK)
}

/// What a thing is called now, or was called last; empty when that was taken out.
pub(super) fn name<'a>(kind: &str, events: &'a [Event]) -> &'a str {
    let mut own = events.iter().filter(|event| event.kind == kind);
    let named = own.find(|event| !event.name.is_empty());
    named
        .map(|event| event.name.as_str())
        .filter(|name| *name != Change::STRUCK)
        .unwrap_or_default()
}

/// Whether a thing of this kind is no more.
pub(super) fn is_gone(kind: &str, events: &[Event]) -> bool {
    let mut own = events
        .iter()
        .filter(|event| event.kind == kind && event.verb != Verb::Struck);
    own.next().is_some_and(|event| event.verb == Verb::Removed)
}

/// What the record holds now: its name, and what each field was last changed to. What was removed holds nothing.
fn standing<'a>(kind: &str, events: &'a [Event]) -> HashSet<&'a str> {
    if is_gone(kind, events) {
        return HashSet::new();
    }
    let mut standing = HashSet::new();
    if !CALLED_AFTER_OTHERS.contains(&kind) {
        standing.insert(name(kind, events));
    }
    let own: Vec<&Event> = events
        .iter()
        .filter(|event| event.kind == kind && event.verb != Verb::Struck)
        .collect();
    let mut fields: HashSet<&str> = HashSet::new();
    for change in own.iter().flat_map(|event| &event.changes) {
        let is_own = !is_fact(&change.field) && !OTHERS.contains(&change.field.as_str());
        if is_own && fields.insert(&change.field) {
            standing.insert(&change.after);
        }
    }
    standing
}

/// Why nothing was taken out.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub(super) enum Refusal {
    #[error("history-refused-stands")]
    Stands,
    /// Somebody has taken it out already.
    #[error("notice-text-is-out")]
    Out,
}

/// Those of the texts that were chosen, if none of them stands in the record.
pub(super) fn choose<'a>(
    texts: &[Text<'a>],
    is_chosen: impl Fn(&str) -> bool,
) -> Result<Vec<&'a str>, Refusal> {
    let chosen: Vec<&Text<'a>> = texts.iter().filter(|text| is_chosen(text.text)).collect();
    match chosen.as_slice() {
        [] => Err(Refusal::Out),
        some if some.iter().any(|text| text.stands) => Err(Refusal::Stands),
        some => Ok(some.iter().map(|text| text.text).collect()),
    }
}
