//! The forms above a picture: for whom, which sector, which day; and further choices folded away.

use chrono::Datelike as _;
use kernel::Permission;
use organisations::OFFERED_MAX;
use web::{Field, Filter, Frame, Kind, Options, Query};

use super::view::{Axis, View, count_word};
use crate::activities::{Role, Status};
use crate::loom::Atlas;

/// So many years back are offered.
const YEARS_BACK: i32 = 20;

/// The names in an address that belong to the first form.
const FIRST: [&str; 5] = ["for", "sector", "on", "from", "to"];
/// Those of the second.
const SECOND: [&str; 11] = [
    "rows",
    "cols",
    "level",
    "kinds",
    "place",
    "focus",
    "organisation",
    "role",
    "status",
    "count",
    "width",
];
/// Those of neither, which stay as they are.
const KEPT: [&str; 2] = ["open", "part"];

/// For whom, which sector, which day or which years.
pub(crate) fn filter(frame: &Frame, query: &Query, atlas: &Atlas, view: &View) -> Filter {
    let mut fields = vec![people(frame, atlas, view), sector(frame, atlas, view)];
    if view.shows_years() {
        fields.extend([year(frame, view, "from"), year(frame, view, "to")]);
    } else {
        fields.push(day(frame, view));
    }
    Filter::new(query, fields, &[&SECOND[..], &KEPT[..]].concat())
}

/// Rows, columns, places, kinds of work, organisations, parts, statuses, what is counted.
pub(crate) fn further(frame: &Frame, query: &Query, atlas: &Atlas, view: &View) -> Filter {
    let mut fields = vec![
        axis(frame, "rows", view.rows),
        axis(frame, "cols", view.cols),
        level(frame, atlas, view),
        kinds(frame, view),
        count(frame, view),
        place(frame, atlas, view),
        focus(frame, atlas, view),
        role(frame, view),
        status(frame, view),
    ];
    fields.extend(organisation(frame, atlas, view));
    Filter::new(query, fields, &[&FIRST[..], &KEPT[..]].concat())
}

fn ids(ids: &[uuid::Uuid]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

pub(crate) fn people(frame: &Frame, atlas: &Atlas, view: &View) -> Field {
    let shown = atlas
        .populations
        .in_order()
        .into_iter()
        .filter(|number| !atlas.populations.get(*number).is_ended);
    let options = shown.map(|number| {
        Options::new(atlas.populations.id(number).to_string(), atlas.populations.get(number).name.clone())
    });
    Field::new("for", frame.t("cloth-for"), Kind::Ticks(options.collect())).values(ids(&view.populations))
}

pub(crate) fn sector(frame: &Frame, atlas: &Atlas, view: &View) -> Field {
    let shown = atlas
        .sectors
        .in_order()
        .into_iter()
        .filter(|number| !atlas.sectors.get(*number).is_ended);
    let options = shown.map(|number| {
        Options::new(atlas.sectors.id(number).to_string(), atlas.sectors.get(number).name.clone())
    });
    Field::new("sector", frame.t("cloth-sector"), Kind::Ticks(options.collect())).values(ids(&view.sectors))
}

pub(crate) fn day(frame: &Frame, view: &View) -> Field {
    Field::new("on", frame.t("cloth-on"), Kind::Day).value(view.on.to_string())
}

/// The first or last year, from long ago until a little ahead.
fn year(frame: &Frame, view: &View, name: &str) -> Field {
    let (label, chosen) = match name {
        "from" => ("cloth-from", view.years.0),
        _ => ("cloth-to", view.years.1),
    };
    let this = frame.today.year();
    let mut years: Vec<i32> = (this - YEARS_BACK..=this + 1).rev().collect();
    if !years.contains(&chosen) {
        years.push(chosen);
    }
    let options = years
        .into_iter()
        .map(|year| Options::new(year.to_string(), year.to_string()));
    Field::new(name, frame.t(label), Kind::Choice(options.collect()))
        .required()
        .value(chosen.to_string())
}

fn axis(frame: &Frame, name: &str, chosen: Axis) -> Field {
    let options = Axis::ALL.map(|axis| Options::new(axis.word(), frame.of("axis-", axis.word(), "-one")));
    Field::new(name, frame.of("cloth-", name, ""), Kind::Choice(options.into()))
        .required()
        .value(chosen.word())
}

pub(crate) fn level(frame: &Frame, atlas: &Atlas, view: &View) -> Field {
    let limit = frame
        .entered
        .as_ref()
        .map_or(3, |coalition| coalition.place_level_max);
    let deepest = atlas.tree.deepest_level().clamp(0, limit);
    let options = (0..=deepest)
        .map(|level| Options::new(level.to_string(), frame.of("cloth-level-", &level.to_string(), "")));
    let shown = view.level.unwrap_or_else(|| super::usual_level(atlas));
    Field::new("level", frame.t("cloth-level"), Kind::Choice(options.collect()))
        .required()
        .value(shown.to_string())
}

fn kinds(frame: &Frame, view: &View) -> Field {
    let options = ["kinds", "areas"].map(|word| Options::new(word, frame.of("cloth-kinds-", word, "")));
    let chosen = if view.by_area { "areas" } else { "kinds" };
    Field::new("kinds", frame.t("cloth-kinds"), Kind::Choice(options.into()))
        .required()
        .value(chosen)
}

fn count(frame: &Frame, view: &View) -> Field {
    let options =
        ["organisations", "activities"].map(|word| Options::new(word, frame.of("cloth-count-", word, "")));
    Field::new("count", frame.t("cloth-count"), Kind::Choice(options.into()))
        .required()
        .value(count_word(view.count))
}

pub(crate) fn place(frame: &Frame, atlas: &Atlas, view: &View) -> Field {
    let chosen: Vec<places::PlaceId> = view.places.iter().copied().map(places::PlaceId).collect();
    Field::new("place", frame.t("cloth-place"), Kind::Choice(atlas.tree.options_with(&chosen)))
        .values(ids(&view.places))
}

pub(crate) fn focus(frame: &Frame, atlas: &Atlas, view: &View) -> Field {
    Field::new("focus", frame.t("cloth-focus"), Kind::Choice(focus_options(frame, atlas, &view.focuses)))
        .values(ids(&view.focuses))
}

/// Areas of focus, each as a whole and with the kinds of work in it.
pub(crate) fn focus_options(frame: &Frame, atlas: &Atlas, also: &[uuid::Uuid]) -> Vec<Options> {
    let mut options = Vec::new();
    for number in atlas.focuses.in_order() {
        let focus = atlas.focuses.get(number);
        if focus.is_ended && !also.contains(&focus.id.0) {
            continue;
        }
        let area = atlas.focuses.get(atlas.area_of(number));
        let label = match focus.parent_id {
            Some(_) => focus.name.clone(),
            None => frame.t1("cloth-whole-area", "name", &focus.name),
        };
        options.push(Options::new(focus.id.0.to_string(), label).in_group(area.name.clone()));
    }
    options
}

pub(crate) fn role(frame: &Frame, view: &View) -> Field {
    let options =
        Role::ALL.map(|role| Options::new(role.word(), frame.of("activities-role-", role.word(), "")));
    let chosen = view.roles.iter().map(|role| role.word().to_owned()).collect();
    Field::new("role", frame.t("cloth-role"), Kind::Ticks(options.into())).values(chosen)
}

fn status(frame: &Frame, view: &View) -> Field {
    let options = Status::ON_DAYS
        .map(|status| Options::new(status.word(), frame.of("activities-status-", status.word(), "")));
    let chosen = view
        .statuses
        .iter()
        .map(|status| status.word().to_owned())
        .collect();
    Field::new("status", frame.t("cloth-status"), Kind::Ticks(options.into())).values(chosen)
}

fn organisation(frame: &Frame, atlas: &Atlas, view: &View) -> Option<Field> {
    if atlas.organisations.len() > OFFERED_MAX && view.organisations.is_empty()
        || !frame.may(Permission::Read)
    {
        return None;
    }
    let options = organisation_options(atlas, &view.organisations);
    Some(
        Field::new("organisation", frame.t("cloth-organisation"), Kind::Choice(options))
            .values(ids(&view.organisations)),
    )
}

/// Organisations that still stand for themselves, by name; only those named when there are very many.
pub(crate) fn organisation_options(atlas: &Atlas, also: &[uuid::Uuid]) -> Vec<Options> {
    let has_room = atlas.organisations.len() <= OFFERED_MAX;
    let order = atlas
        .organisations
        .in_order()
        .into_iter()
        .map(|number| atlas.organisations.get(number));
    order
        .filter(|brief| {
            also.contains(&brief.id.0) || (has_room && !brief.is_ended && brief.stands_for == brief.id)
        })
        .map(|brief| match &brief.acronym {
            Some(acronym) => Options::new(brief.id.0.to_string(), format!("{} ({acronym})", brief.name)),
            None => Options::new(brief.id.0.to_string(), brief.name.clone()),
        })
        .collect()
}
