//! The form for one activity: who, what, where, for whom, from when on.

use chrono::NaiveDate;
use kernel::Permission;
use places::PlaceId;
use uuid::Uuid;
use web::{Field, FormView, Frame, Kind, Options, Query};

use super::course::Status;
use super::rules::{Draft, NOTE_MAX, Role, TITLE_MAX};
use crate::cloth::choose::{focus_options, organisation_options};
use crate::loom::Atlas;

/// Room for so many more organisations than there are already.
const ROOM: usize = 2;

/// What a form begins with.
#[derive(Clone, Debug, Default)]
pub(super) struct Start {
    pub organisations: Vec<(Uuid, Role)>,
    pub focus: Option<Uuid>,
    pub place: Option<Uuid>,
    pub population: Option<Uuid>,
    pub from_on: Option<NaiveDate>,
    pub to_on: Option<NaiveDate>,
    pub status: Option<Status>,
    pub title: String,
    pub reach: Option<i32>,
    pub note: String,
    /// Folds away what matters less: for whoever came by a private link and adds something on a phone.
    pub asks_little: bool,
}

impl Start {
    /// From an address: `?place=…&focus=…&for=…&organisation=…`; for representatives their own organisation.
    pub(super) fn read(frame: &Frame, query: &Query) -> Self {
        let own = frame
            .actor()
            .and_then(|actor| actor.organisation_id)
            .map(|id| id.0);
        let named = query.id("organisation");
        let organisation = if frame.may(Permission::KeepAnyOrganisation) {
            named.or(own)
        } else {
            own
        };
        Self {
            organisations: organisation.into_iter().map(|id| (id, Role::Runs)).collect(),
            focus: query.id("focus"),
            place: query.id("place"),
            population: query.id("for"),
            from_on: query.day("from").or(Some(frame.today)),
            status: Some(Status::UnderWay),
            asks_little: frame.by_link.is_some(),
            ..Self::default()
        }
    }

    pub(super) fn of(draft: &Draft) -> Self {
        Self {
            organisations: draft
                .organisations
                .iter()
                .map(|(id, role)| (id.0, *role))
                .collect(),
            focus: Some(draft.focus_id.0),
            place: Some(draft.place_id.0),
            population: draft.population_id.map(|id| id.0),
            from_on: Some(draft.from_on),
            to_on: draft.to_on,
            status: Some(draft.status),
            title: draft.title.clone().unwrap_or_default(),
            reach: draft.reach,
            note: draft.note.clone().unwrap_or_default(),
            asks_little: false,
        }
    }
}

/// All questions about one activity. Who runs it comes first; others stand in rows of their own at the end.
pub(super) fn form(
    frame: &Frame,
    atlas: &Atlas,
    start: &Start,
    (action, cancel): (String, String),
) -> FormView {
    let main = start
        .organisations
        .iter()
        .position(|(_, role)| *role == Role::Runs);
    let runs = main.map(|at| start.organisations[at].0);
    let view = FormView::new(action, frame.t("activities-save"), cancel)
        .field(organisation(frame, atlas, "runs", runs).required())
        .field(focus(frame, atlas, start.focus))
        .field(place(frame, atlas, start.place))
        .field(population(frame, atlas, start.population));
    let mut view = details(frame, start, view);
    let others: Vec<(Uuid, Role)> = start
        .organisations
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != main)
        .map(|(_, part)| *part)
        .collect();
    for number in 0..others.len() + room(frame) {
        for field in other(frame, atlas, number + 1, others.get(number).copied()) {
            view = view.field(field);
        }
    }
    view
}

/// Whoever came by a private link sees no organisations but those that share an activity with theirs, and names none.
fn room(frame: &Frame) -> usize {
    if frame.by_link.is_some() { 0 } else { ROOM }
}

/// When, how far, how many, and in words.
fn details(frame: &Frame, start: &Start, view: FormView) -> FormView {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let view = view
        .field(
            Field::new("from_on", frame.t("activities-from"), Kind::Day)
                .required()
                .value(day(start.from_on)),
        )
        .field(
            Field::new("to_on", frame.t("activities-to"), Kind::Day)
                .hint(frame.t("activities-to-hint"))
                .value(day(start.to_on)),
        )
        .field(status(frame, start.status));
    further(frame, start, view).field(
        Field::new("note", frame.t("activities-note"), Kind::Text)
            .hint(frame.t("activities-note-hint"))
            .len(NOTE_MAX)
            .value(start.note.clone()),
    )
}

fn further(frame: &Frame, start: &Start, view: FormView) -> FormView {
    let reach = Field::new("reach", frame.t("activities-reach"), Kind::Number)
        .hint(frame.t("activities-reach-hint"))
        .value(start.reach.map_or_else(String::new, |reach| reach.to_string()));
    let title = Field::new("title", frame.t("activities-title"), Kind::Line)
        .hint(frame.t("activities-title-hint"))
        .len(TITLE_MAX)
        .value(start.title.clone());
    [reach, title]
        .into_iter()
        .fold(view, |view, field| view.field(if start.asks_little { field.folded() } else { field }))
}

/// As many rows for other organisations as were sent, so that none is lost.
pub(super) fn with_room_for(frame: &Frame, start: &Start, sent: &web::Form) -> Start {
    if room(frame) == 0 {
        return start.clone();
    }
    let rows = (1..=super::rules::ORGANISATIONS_MAX)
        .take_while(|number| !sent.get(&format!("role-{number}")).is_empty());
    let missing = rows
        .count()
        .saturating_sub(start.organisations.len().saturating_sub(1) + ROOM);
    let mut start = start.clone();
    start
        .organisations
        .extend(std::iter::repeat_n((Uuid::nil(), Role::Supports), missing));
    start
}

fn organisation(frame: &Frame, atlas: &Atlas, name: &str, chosen: Option<Uuid>) -> Field {
    let options = if frame.by_link.is_some() && name != "runs" {
        let named = chosen.map(|id| Options::new(id.to_string(), atlas.organisation_name(id)));
        named.into_iter().collect()
    } else if frame.may(Permission::KeepAnyOrganisation) || name != "runs" {
        organisation_options(atlas, chosen.as_slice())
    } else {
        let own = frame
            .actor()
            .and_then(|actor| actor.organisation_id)
            .map(|id| id.0);
        let kept = own.into_iter().chain(chosen.filter(|id| Some(*id) != own));
        kept.map(|id| Options::new(id.to_string(), atlas.organisation_name(id)))
            .collect()
    };
    let label = match name.strip_prefix("with-") {
        Some(number) => frame.t1("activities-with", "number", number),
        None => frame.t("activities-who"),
    };
    let offers_all = options.len() > 1 || chosen.is_some() && (name == "runs" || frame.by_link.is_some());
    if offers_all {
        return Field::new(name, label, Kind::Choice(options))
            .value(chosen.map_or_else(String::new, |id| id.to_string()));
    }
    // Too many to choose from: the name is written, and read again when the form comes back.
    Field::new(name, label, Kind::Line)
        .hint(frame.t("activities-who-hint"))
        .value(chosen.map_or("", |id| atlas.organisation_name(id)))
}

fn other(frame: &Frame, atlas: &Atlas, number: usize, part: Option<(Uuid, Role)>) -> [Field; 2] {
    let roles = [Role::Supports, Role::Pays, Role::Runs];
    let options = roles.map(|role| Options::new(role.word(), frame.of("activities-role-", role.word(), "")));
    let chosen = part.filter(|(id, _)| !id.is_nil());
    let role = part.map_or(Role::Supports, |(_, role)| role);
    [
        organisation(frame, atlas, &format!("with-{number}"), chosen.map(|(id, _)| id)),
        // Not required: a form may have come with fewer rows than there are by now.
        Field::new(
            format!("role-{number}"),
            frame.t1("activities-as", "number", number),
            Kind::Choice(options.into()),
        )
        .value(role.word()),
    ]
}

fn focus(frame: &Frame, atlas: &Atlas, chosen: Option<Uuid>) -> Field {
    let options = focus_options(frame, atlas, chosen.as_slice());
    Field::new("focus", frame.t("activities-what"), Kind::Choice(options))
        .required()
        .value(chosen.map_or_else(String::new, |id| id.to_string()))
}

pub(super) fn place(frame: &Frame, atlas: &Atlas, chosen: Option<Uuid>) -> Field {
    let also: Vec<PlaceId> = chosen.into_iter().map(PlaceId).collect();
    Field::new("place", frame.t("activities-where"), Kind::Choice(atlas.tree.options_with(&also)))
        .hint(frame.t("activities-where-hint"))
        .required()
        .value(chosen.map_or_else(String::new, |id| id.to_string()))
}

pub(super) fn population(frame: &Frame, atlas: &Atlas, chosen: Option<Uuid>) -> Field {
    let order = atlas
        .populations
        .in_order()
        .into_iter()
        .map(|number| atlas.populations.get(number));
    let options = order
        .filter(|one| !one.is_ended || chosen == Some(one.id.0))
        .map(|one| Options::new(one.id.0.to_string(), one.name.clone()));
    Field::new("population", frame.t("activities-for"), Kind::Choice(options.collect()))
        .hint(frame.t("activities-for-hint"))
        .value(chosen.map_or_else(String::new, |id| id.to_string()))
}

pub(super) fn status(frame: &Frame, chosen: Option<Status>) -> Field {
    // What is planned is called off on a page of its own.
    let all = Status::ON_DAYS
        .into_iter()
        .chain(chosen.filter(|status| *status == Status::CalledOff));
    let options =
        all.map(|status| Options::new(status.word(), frame.of("activities-status-", status.word(), "")));
    Field::new("status", frame.t("cloth-status"), Kind::Radios(options.collect()))
        .required()
        .value(chosen.unwrap_or(Status::UnderWay).word())
}
