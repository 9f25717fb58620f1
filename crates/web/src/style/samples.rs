//! Made-up content for the page of parts: long names, another script, every state.

use super::Cell;
use crate::form::{Field, FormView, Kind, Options, Saved};
use crate::listing::Query;
use crate::view::{Changed, Confirm, Fact, Finding, HistoryRow, Said, Task, Tone};

pub(super) const WORK: [&str; 14] = [
    "Awareness",
    "Safe migration",
    "Schools",
    "Work with employers",
    "Training for those who meet people first",
    "Research",
    "Border checks",
    "Identification",
    "Shelter",
    "Health",
    "Counselling",
    "Legal help",
    "Livelihoods",
    "Return and a new start",
];

pub(super) const RTL: &str = "جمعية الطريق المفتوح";

/// A name long enough, without a break, to burst what is too narrow.
pub(super) const LONG: &str = "Arbeitsgemeinschaft-Menschenhandelsbekämpfungskoordinierungsstelle Nord";

pub(super) fn facts() -> Vec<Fact> {
    vec![
        Fact::new("Known as".to_owned(), "Three Rivers Desk"),
        Fact::linked("Works in".to_owned(), "Amara and 11 other districts", "/style".to_owned()),
        Fact::new("In its own script".to_owned(), RTL),
        Fact::new("A long name".to_owned(), LONG),
    ]
}

pub(super) fn confirm() -> Confirm {
    let consequences = [
        "The cell goes back to “not asked yet”.",
        "Its history stays and can be read by everybody in the coalition.",
        "A coordinator can bring it back.",
    ];
    Confirm {
        question: "Take this activity off the cloth?".to_owned(),
        consequences: consequences.map(str::to_owned).into(),
        action: "/style".to_owned(),
        submit: "Take it off".to_owned(),
        cancel: "/style".to_owned(),
        version: 1,
    }
}

pub(super) fn tasks() -> Vec<Task> {
    let task = |title: &str, text: &str, state: &str, tone| Task {
        title: title.to_owned(),
        text: text.to_owned(),
        href: "/style".to_owned(),
        state: state.to_owned(),
        tone,
    };
    vec![
        task("Choose your places", "Nine districts chosen.", "Done", Tone::Good),
        task(
            "Add three organisations you know",
            "Ten minutes give you a first map.",
            "Under way",
            Tone::Watch,
        ),
        task("Ask about shelter in Iru", "", "Nobody yet", Tone::Gap),
        task("Invite a second coordinator", "", "Not started", Tone::Plain),
    ]
}

pub(super) fn findings() -> Vec<Finding> {
    let finding = |tone, title: &str, text: &str, step: &str| Finding {
        tone,
        title: title.to_owned(),
        text: text.to_owned(),
        step: step.to_owned(),
        href: "/style".to_owned(),
    };
    vec![
        finding(
            Tone::Gap,
            "Three districts have no shelter",
            "Chalo, Fadim and Iru: all of high need.",
            "See who is near",
        ),
        finding(
            Tone::Watch,
            "Five organisations train police in Amara",
            "Four of them train the same teams.",
            "See the five",
        ),
        finding(Tone::Good, "Every district has somebody who listens", "This was true of six in May.", ""),
        finding(Tone::Plain, "Two districts have not been asked", "", "Ask them"),
    ]
}

pub(super) fn history() -> Vec<HistoryRow> {
    let change = |field: &str, before: &str, after: &str| Changed {
        label: field.to_owned(),
        before: Said(before.to_owned()),
        after: Said(after.to_owned()),
    };
    vec![
        HistoryRow {
            when: "23 November 2026, 14:05 UTC".to_owned(),
            datetime: "2026-11-23T14:05:00Z".to_owned(),
            sentence: "Amina changed Three Rivers Desk.".to_owned(),
            href: Some("/style".to_owned()),
            changes: vec![
                change("Name", "Three River Desk", "Three Rivers Desk"),
                change("Note", "Ask again in spring.", ""),
                change("Telephone", "", "none given"),
                change("Other names", kernel::Change::STRUCK, "Three Rivers"),
            ],
            strike: None,
        },
        HistoryRow {
            when: "20 November 2026, 09:12 UTC".to_owned(),
            datetime: "2026-11-20T09:12:00Z".to_owned(),
            sentence: "Somchai added Three Rivers Desk.".to_owned(),
            href: None,
            changes: Vec::new(),
            strike: None,
        },
    ]
}

fn kinds() -> Vec<Options> {
    vec![
        Options::new("food", "Food and daily needs").in_group("Protection"),
        Options::new("shelter", "Shelter and safe houses").in_group("Protection"),
        Options::new("law", "Legal help").in_group("Justice"),
        Options {
            hint: Some("Police, border and labour officers".to_owned()),
            ..Options::new("training", "Training for those who meet people first").in_group("Justice")
        },
    ]
}

fn places() -> Vec<Options> {
    vec![
        Options::new("mekara", "Mekara Province"),
        Options::new("amara", "Mekara Province › Amara").inside(1, "Amara"),
        Options::new("belun", "Mekara Province › Belun").inside(1, "Belun"),
        Options::new("ford", "Mekara Province › Belun › The ford").inside(2, "The ford"),
        Options::new("open", RTL),
    ]
}

pub(super) fn filter_fields(query: &Query) -> Vec<Field> {
    let sectors = vec![
        Options::new("ngo", "Association"),
        Options::new("state", "Government"),
    ];
    let chosen = query.all("kind").into_iter().map(str::to_owned).collect();
    vec![
        Field::new("q", "Words in the name", Kind::Search).value(query.get("q")),
        Field::new("sector", "Sector", Kind::Choice(sectors)),
        Field::new("kind", "Kind of work", Kind::Ticks(kinds())).values(chosen),
        Field::new("on", "As it was on", Kind::Day),
    ]
}

pub(super) fn form(prefix: &str) -> FormView {
    let name = |field: &str| format!("{prefix}-{field}");
    let levels = vec![
        Options::new("1", "Low"),
        Options {
            hint: Some("People ask for it and wait.".to_owned()),
            ..Options::new("2", "High")
        },
    ];
    FormView::new("/style".to_owned(), "Save".to_owned(), "/style".to_owned())
        .field(
            Field::new(name("name"), "Name of the organisation", Kind::Line)
                .hint("As it writes it itself.")
                .required(),
        )
        .field(Field::new(name("note"), "Note", Kind::Text).hint("No names or stories of people."))
        .field(Field::new(name("from"), "From", Kind::Day).required())
        .field(Field::new(name("reach"), "People reached in a month", Kind::Number))
        .field(Field::new(name("sector"), "Sector", Kind::Choice(kinds())).required())
        .field(Field::new(name("level"), "How much is needed", Kind::Radios(levels)).required())
        .field(Field::new(name("kind"), "Kinds of work", Kind::Ticks(kinds())).hint("As many as are true."))
        .field(Field::new(name("folded"), "A long list", Kind::Ticks(places())).folded())
}

pub(super) fn wrong() -> FormView {
    let mut form = form("wrong");
    form.mistake("wrong-name", "Name of the organisation: please fill this in.".to_owned());
    form.mistake("wrong-level", "How much is needed: please choose from the list.".to_owned());
    form.mistake("whole", "This organisation is on the list already.".to_owned());
    form
}

pub(super) fn late() -> FormView {
    let mut current = form("late");
    let mut mine = form("late");
    for (form, name, kind) in [
        (&mut current, "Three Rivers Desk", "food"),
        (&mut mine, RTL, "law"),
    ] {
        form.fields[0].values = vec![name.to_owned()];
        form.fields[6].values = vec![kind.to_owned()];
    }
    mine.fields[1].values = vec!["Written while somebody else saved.".to_owned()];
    let saved = Saved { by: "Somchai".to_owned(), at: "23 November 2026, 14:05 UTC".to_owned() };
    mine.show_theirs(&current, saved);
    mine
}

pub(super) fn cloth() -> Vec<(&'static str, Vec<Cell>)> {
    let cell = |class, sign, says| Cell { class, sign, says };
    let row = || {
        vec![
            cell("wg", "0", "gap: asked, and nobody"),
            cell("wn", "0", "asked, and nobody"),
            cell("w1", "1", "1 organisation"),
            cell("w2", "2", "2 organisations"),
            cell("w3", "3", "3 organisations"),
            cell("wo", "12", "12 organisations, possible overlap"),
            cell("wq", "?", "not asked yet"),
        ]
    };
    vec![
        ("Amara", row()),
        ("Upper Chalo and the river islands", row()),
        (RTL, row()),
    ]
}
