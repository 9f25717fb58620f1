//! The form for one activity: who, what, where, for whom, from when on; and what it says once it is read.

use chrono::NaiveDate;
use kernel::{Change, OrganisationId, Permission};
use organisations::FocusId;
use places::PlaceId;
use uuid::Uuid;
use web::{Field, FormView, Frame, Kind, Options, Query};

use super::naming::population_name;
use super::rules::{Draft, NOTE_MAX, Plan, Refusal, Role, Status, TITLE_MAX};
use crate::cloth::choose::{focus_options, organisation_options};
use crate::loom::Atlas;
use crate::populations::PopulationId;

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
}

impl Start {
    /// From an address: `?place=…&focus=…&for=…&organisation=…`; for representatives their own organisation.
    pub(super) fn read(frame: &Frame, query: &Query) -> Self {
        let own = frame.actor().and_then(|actor| actor.organisation_id).map(|id| id.0);
        let named = query.id("organisation");
        let organisation = if frame.may(Permission::KeepAnyOrganisation) { named.or(own) } else { own };
        Self {
            organisations: organisation.into_iter().map(|id| (id, Role::Runs)).collect(),
            focus: query.id("focus"),
            place: query.id("place"),
            population: query.id("for"),
            from_on: query.day("from").or(Some(frame.today)),
            status: Some(Status::UnderWay),
            ..Self::default()
        }
    }

    pub(super) fn of(draft: &Draft) -> Self {
        Self {
            organisations: draft.organisations.iter().map(|(id, role)| (id.0, *role)).collect(),
            focus: Some(draft.focus_id.0),
            place: Some(draft.place_id.0),
            population: draft.population_id.map(|id| id.0),
            from_on: Some(draft.from_on),
            to_on: draft.to_on,
            status: Some(draft.status),
            title: draft.title.clone().unwrap_or_default(),
            reach: draft.reach,
            note: draft.note.clone().unwrap_or_default(),
        }
    }
}

/// All questions about one activity. `first` is who runs it; others stand in rows of their own.
pub(super) fn form(frame: &Frame, atlas: &Atlas, start: &Start, (action, cancel): (String, String)) -> FormView {
    let text = |id: Option<Uuid>| id.map_or_else(String::new, |id| id.to_string());
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let main = start.organisations.iter().position(|(_, role)| *role == Role::Runs);
    let runs = main.map(|at| start.organisations[at].0);
    let mut view = FormView::new(action, frame.t("activities-save"), cancel)
        .field(organisation(frame, atlas, "runs", runs).required())
        .field(
            Field::new("focus", frame.t("activities-what"), Kind::Choice(focus_options(frame, atlas, start.focus.as_slice())))
                .required()
                .value(text(start.focus)),
        )
        .field(place(frame, atlas, start.place))
        .field(population(frame, atlas, start.population))
        .field(Field::new("from_on", frame.t("activities-from"), Kind::Day).required().value(day(start.from_on)))
        .field(
            Field::new("to_on", frame.t("activities-to"), Kind::Day)
                .hint(frame.t("activities-to-hint"))
                .value(day(start.to_on)),
        )
        .field(status(frame, start.status))
        .field(
            Field::new("reach", frame.t("activities-reach"), Kind::Number)
                .hint(frame.t("activities-reach-hint"))
                .value(start.reach.map_or_else(String::new, |reach| reach.to_string())),
        )
        .field(
            Field::new("title", frame.t("activities-title"), Kind::Line)
                .hint(frame.t("activities-title-hint"))
                .len(TITLE_MAX)
                .value(start.title.clone()),
        )
        .field(
            Field::new("note", frame.t("activities-note"), Kind::Text)
                .hint(frame.t("activities-note-hint"))
                .len(NOTE_MAX)
                .value(start.note.clone()),
        );
    let others: Vec<(Uuid, Role)> =
        start.organisations.iter().enumerate().filter(|(at, _)| Some(*at) != main).map(|(_, part)| *part).collect();
    for number in 0..others.len() + ROOM {
        for field in other(frame, atlas, number + 1, others.get(number).copied()) {
            view = view.field(field);
        }
    }
    view
}

/// As many rows for other organisations as were sent, so that none is lost.
pub(super) fn with_room_for(start: &Start, sent: &web::Form) -> Start {
    let rows = (1..=super::rules::ORGANISATIONS_MAX).take_while(|number| !sent.get(&format!("role-{number}")).is_empty());
    let missing = rows.count().saturating_sub(start.organisations.len().saturating_sub(1) + ROOM);
    let mut start = start.clone();
    start.organisations.extend(std::iter::repeat_n((Uuid::nil(), Role::Supports), missing));
    start
}

fn organisation(frame: &Frame, atlas: &Atlas, name: &str, chosen: Option<Uuid>) -> Field {
    let options = if frame.may(Permission::KeepAnyOrganisation) || name != "runs" {
        organisation_options(atlas, chosen.as_slice())
    } else {
        let own = frame.actor().and_then(|actor| actor.organisation_id).map(|id| id.0);
        let kept = own.into_iter().chain(chosen.filter(|id| Some(*id) != own));
        kept.map(|id| Options::new(id.to_string(), atlas.organisation_name(id))).collect()
    };
    let label = if name == "runs" { frame.t("activities-who") } else { frame.t("activities-with") };
    let offers_all = options.len() > 1 || chosen.is_some() && name == "runs";
    if offers_all {
        return Field::new(name, label, Kind::Choice(options)).value(chosen.map_or_else(String::new, |id| id.to_string()));
    }
    // Too many to choose from: the name is written, and read again by `organisation_from`.
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
        Field::new(format!("role-{number}"), frame.t("activities-as"), Kind::Choice(options.into()))
            .required()
            .value(role.word()),
    ]
}

pub(super) fn place(frame: &Frame, atlas: &Atlas, chosen: Option<Uuid>) -> Field {
    let also: Vec<PlaceId> = chosen.into_iter().map(PlaceId).collect();
    Field::new("place", frame.t("activities-where"), Kind::Choice(atlas.tree.options_with(&also)))
        .hint(frame.t("activities-where-hint"))
        .required()
        .value(chosen.map_or_else(String::new, |id| id.to_string()))
}

pub(super) fn population(frame: &Frame, atlas: &Atlas, chosen: Option<Uuid>) -> Field {
    let order = atlas.populations.in_order().into_iter().map(|number| atlas.populations.get(number));
    let options = order
        .filter(|one| !one.is_ended || chosen == Some(one.id.0))
        .map(|one| Options::new(one.id.0.to_string(), one.name.clone()));
    Field::new("population", frame.t("activities-for"), Kind::Choice(options.collect()))
        .hint(frame.t("activities-for-hint"))
        .value(chosen.map_or_else(String::new, |id| id.to_string()))
}

pub(super) fn status(frame: &Frame, chosen: Option<Status>) -> Field {
    let options = Status::ALL.map(|status| Options::new(status.word(), frame.of("activities-status-", status.word(), "")));
    Field::new("status", frame.t("cloth-status"), Kind::Radios(options.into()))
        .required()
        .value(chosen.unwrap_or(Status::UnderWay).word())
}

/// What a form says, once its fields are sound. What is wrong with it is said in it.
pub(super) fn plan(frame: &Frame, atlas: &Atlas, view: &mut FormView, confirmed_on: Option<NaiveDate>) -> Option<Plan> {
    let organisations = organisations(frame, atlas, view);
    if !view.is_sound() {
        return None;
    }
    let draft = Draft {
        organisations,
        focus_id: FocusId(view.id("focus")?),
        place_id: PlaceId(view.id("place")?),
        population_id: view.id("population").map(PopulationId),
        from_on: view.day("from_on")?,
        to_on: view.day("to_on"),
        status: Status::from_word(view.get("status"))?,
        title: view.some("title"),
        reach: view.number("reach"),
        note: view.some("note"),
        confirmed_on,
    };
    match Plan::new(draft) {
        Ok(plan) => Some(plan),
        Err(refusal) => {
            refuse(frame, view, refusal);
            None
        }
    }
}

pub(super) fn refuse(frame: &Frame, view: &mut FormView, refusal: Refusal) {
    view.mistake(refusal.field(), frame.t(&refusal.to_string()));
}

fn organisations(frame: &Frame, atlas: &Atlas, view: &mut FormView) -> Vec<(OrganisationId, Role)> {
    let names: Vec<String> = view.fields.iter().map(|field| field.name.clone()).collect();
    let mut parts = Vec::new();
    for name in names.iter().filter(|name| *name == "runs" || name.starts_with("with-")) {
        let typed = view.get(name).to_owned();
        if typed.is_empty() {
            continue;
        }
        let role = match name.strip_prefix("with-") {
            Some(number) => Role::from_word(view.get(&format!("role-{number}"))).unwrap_or(Role::Supports),
            None => Role::Runs,
        };
        match organisation_from(atlas, &typed) {
            Some(id) => parts.push((id, role)),
            None => view.mistake(name, frame.t1("activities-refused-unknown", "name", typed)),
        }
    }
    parts
}

/// The organisation chosen, or the one written by its name or acronym.
fn organisation_from(atlas: &Atlas, typed: &str) -> Option<OrganisationId> {
    if let Ok(id) = Uuid::parse_str(typed) {
        return atlas.organisations.number(id).map(|_| OrganisationId(id));
    }
    let wanted = kernel::fold(typed);
    let is_meant = |brief: &&organisations::Brief| {
        kernel::fold(&brief.name) == wanted || brief.acronym.as_ref().is_some_and(|acronym| kernel::fold(acronym) == wanted)
    };
    let found = atlas.organisations.things().iter().find(is_meant)?;
    Some(found.stands_for)
}

/// What differs between two versions, in words.
pub(super) fn changes(frame: &Frame, atlas: &Atlas, before: &Draft, after: &Draft) -> Vec<Change> {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| frame.day(&day));
    let who = |draft: &Draft| {
        let part = |(id, role): &(OrganisationId, Role)| {
            let role = frame.of("activities-role-", role.word(), "");
            frame.t2("activities-part", "name", atlas.organisation_name(id.0), "role", role)
        };
        let mut parts: Vec<String> = draft.organisations.iter().map(part).collect();
        parts.sort();
        parts.join("; ")
    };
    let people = |draft: &Draft| population_name(frame, atlas, draft.population_id.map(|id| id.0));
    let status = |draft: &Draft| frame.of("activities-status-", draft.status.word(), "");
    let number = |reach: Option<i32>| reach.map_or_else(String::new, |reach| reach.to_string());
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        Change::of("activities-who", &who(before), &who(after)),
        Change::of("activities-what", atlas.focus_name(before.focus_id.0), atlas.focus_name(after.focus_id.0)),
        Change::of("activities-where", &atlas.tree.label(before.place_id), &atlas.tree.label(after.place_id)),
        Change::of("activities-for", &people(before), &people(after)),
        Change::of("activities-from", &day(Some(before.from_on)), &day(Some(after.from_on))),
        Change::of("activities-to", &day(before.to_on), &day(after.to_on)),
        Change::of("cloth-status", &status(before), &status(after)),
        Change::of("activities-reach", &number(before.reach), &number(after.reach)),
        Change::of("activities-title", &text(&before.title), &text(&after.title)),
        Change::of("activities-note", &text(&before.note), &text(&after.note)),
        Change::of("activities-confirmed-label", &day(before.confirmed_on), &day(after.confirmed_on)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
