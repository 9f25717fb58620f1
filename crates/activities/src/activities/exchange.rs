//! Activities as other coalitions, agencies and their tools read them: the 3W table (who, what, where; with when and
//! for whom) under HXL hashtags, one row for each organisation and activity.

use std::collections::HashSet;

use chrono::NaiveDate;
use places::{Place, world};
use uuid::Uuid;
use web::Frame;
use web::sheets::{Sheet, Value};

use super::course::Status;
use super::list::TAKEN_MAX;
use super::rules::Role;
use super::store::Activity;
use super::taking::{Words, code, name};
use crate::loom::Atlas;

/// Heads and hashtags. The first nineteen are the template that agencies agreed on, to the letter and in this order, and
/// so are not translated. What it has no room for follows, so that whoever reads the table has everything.
const COLUMNS: [(&str, &str); 24] = [
    ("Organisation", "#org+name"),
    ("Acronym", "#org+acronym"),
    ("Organisation type", "#org+type"),
    ("Role", "#org+role"),
    ("Sector", "#sector+name"),
    ("Subsector", "#subsector+name"),
    ("Activity", "#activity+name"),
    ("Country", "#country+name"),
    ("Country code", "#country+code+v_iso3"),
    ("Province", "#adm1+name"),
    ("Province code", "#adm1+code+v_pcode"),
    ("District", "#adm2+name"),
    ("District code", "#adm2+code+v_pcode"),
    ("Start", "#date+start"),
    ("End", "#date+end"),
    ("Status", "#status"),
    ("Targeted", "#targeted+ind"),
    ("Reached", "#reached+ind"),
    ("Updated", "#date+reported"),
    ("Sub-district", "#adm3+name"),
    ("Sub-district code", "#adm3+code+v_pcode"),
    ("For whom", "#beneficiary+type"),
    ("Note", "#description"),
    ("Activity code", "#activity+code"),
];

/// How much of the table somebody wants.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Depth {
    /// Who does what where, down to the district; what is the same stands there once.
    Where,
    /// The same with when: one row for each organisation and activity.
    When,
    /// With for whom and how many, and all that is needed to read it back.
    #[default]
    Whole,
}

impl Depth {
    pub(super) const ALL: [Self; 3] = [Self::Where, Self::When, Self::Whole];

    /// The word in addresses and in names of files.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Where => "3w",
            Self::When => "4w",
            Self::Whole => "5w",
        }
    }

    pub(super) fn file_name(self) -> &'static str {
        match self {
            Self::Where => "activities.3w.hxl.csv",
            Self::When => "activities.4w.hxl.csv",
            Self::Whole => "activities.hxl.csv",
        }
    }

    pub(super) fn from_word(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|depth| depth.word() == word);
        known.unwrap_or_default()
    }

    fn has(self, tag: &str) -> bool {
        match self {
            Self::Where => position(tag) < position("#date+start"),
            Self::When => {
                Self::Where.has(tag)
                    || matches!(
                        tag,
                        "#date+start" | "#date+end" | "#status" | "#date+reported" | "#activity+code"
                    )
            }
            Self::Whole => true,
        }
    }
}

/// Where the column with this hashtag stands.
pub(super) fn position(tag: &str) -> Option<usize> {
    COLUMNS.iter().position(|(_, one)| *one == tag)
}

/// The rows as a list to take away; no spreadsheet holds more than so many.
pub(super) fn sheet(mut rows: Vec<Vec<Value>>, depth: Depth) -> Sheet {
    let is_kept: Vec<bool> = COLUMNS.iter().map(|(_, tag)| depth.has(tag)).collect();
    for row in &mut rows {
        let mut kept = is_kept.iter();
        row.retain(|_| kept.next().is_some_and(|is_kept| *is_kept));
    }
    if depth == Depth::Where {
        let mut seen = HashSet::new();
        rows.retain(|row| seen.insert(format!("{row:?}")));
    }
    rows.truncate(usize::try_from(TAKEN_MAX).unwrap_or(usize::MAX));
    let columns = || COLUMNS.iter().filter(|(_, tag)| depth.has(tag));
    Sheet {
        name: "3W".to_owned(),
        heads: columns().map(|(head, _)| (*head).to_owned()).collect(),
        keys: columns().map(|(_, tag)| *tag).collect(),
        rows,
    }
}

/// One row for each organisation that has a part in it.
pub(super) fn rows(words: Words<'_>, activity: &Activity) -> Vec<Vec<Value>> {
    rows_of(words, activity, parts(words.atlas, activity))
}

/// One row for each of these organisations with its part.
pub(super) fn rows_of(words: Words<'_>, activity: &Activity, parts: Vec<(Uuid, Role)>) -> Vec<Vec<Value>> {
    let what = what_and_where(words, activity);
    let when = when_and_how_many(words.frame, activity);
    let further = further(words, activity);
    let row = |(id, role): (Uuid, Role)| {
        let mut row = who(words, id, role);
        row.extend_from_slice(&what);
        row.extend_from_slice(&when);
        row.extend_from_slice(&further);
        row
    };
    parts.into_iter().map(row).collect()
}

/// Organisations that were merged into one have its part once.
fn parts(atlas: &Atlas, activity: &Activity) -> Vec<(Uuid, Role)> {
    let mut parts = Vec::new();
    for (id, role) in &activity.organisations {
        let part = (atlas.standing(id.0), *role);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

fn who(words: Words<'_>, id: Uuid, role: Role) -> Vec<Value> {
    let Words { frame, atlas, .. } = words;
    let brief = atlas.organisations.find(id);
    let sectors = brief.map_or(&[][..], |brief| &brief.sectors);
    let sectors: Vec<&str> = sectors
        .iter()
        .filter_map(|id| atlas.sectors.find(id.0))
        .map(|sector| sector.name.as_str())
        .collect();
    vec![
        Value::text(atlas.organisation_name(id)),
        Value::text(brief.and_then(|brief| brief.acronym.clone()).unwrap_or_default()),
        Value::text(sectors.join("; ")),
        Value::text(frame.of("activities-role-", role.word(), "")),
    ]
}

fn what_and_where(words: Words<'_>, activity: &Activity) -> Vec<Value> {
    let atlas = words.atlas;
    let focus = atlas.focuses.find(activity.focus_id.0);
    let own = atlas.focus_name(activity.focus_id.0);
    // An area of focus as a whole is named alone.
    let (area, kind) = match focus.and_then(|focus| focus.parent_id) {
        Some(area) => (atlas.focus_name(area.0), own),
        None => (own, ""),
    };
    let [country, province, district] = [0, 1, 2].map(|level| words.at(activity, level));
    vec![
        Value::text(area),
        Value::text(kind),
        Value::text(activity.title.clone().unwrap_or_default()),
        name(country),
        Value::text(country.map_or("", three_letters)),
        name(province),
        code(province),
        name(district),
        code(district),
    ]
}

/// How many people work that is only planned, or was, is to reach is what it aims at.
fn when_and_how_many(frame: &Frame, activity: &Activity) -> Vec<Value> {
    let status = activity.status_on(frame.today);
    let number = Value::number(activity.reach);
    let (targeted, reached) = match status {
        Status::Planned | Status::CalledOff => (number, Value::Empty),
        _ => (Value::Empty, number),
    };
    let updated: Option<NaiveDate> = activity.confirmed_on;
    vec![
        Value::Day(activity.from_on),
        Value::day(activity.to_on),
        Value::text(frame.of("activities-status-", status.word(), "")),
        targeted,
        reached,
        Value::day(updated),
    ]
}

fn further(words: Words<'_>, activity: &Activity) -> Vec<Value> {
    let below = words.at(activity, 3);
    let population = activity.population_id;
    vec![
        name(below),
        code(below),
        Value::text(population.map_or("", |id| words.atlas.population_name(id.0))),
        Value::text(activity.note.clone().unwrap_or_default()),
        Value::text(activity.id.0.to_string()),
    ]
}

/// A country's three letters by ISO 3166; its own code where it has none.
fn three_letters(country: &Place) -> &str {
    let code = country.code.as_deref().unwrap_or_default();
    world::find(code).and_then(|area| area.iso3).unwrap_or(code)
}
