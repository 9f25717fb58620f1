//! What a profile was before an import changed it, but for its texts: those stand in the record of events alone.

use chrono::NaiveDate;
use kernel::Change;
use organisations::{Draft, FocusId, SectorId, read_other_names};
use places::PlaceId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::overlaying::{ABOUT, ACRONYM, NAME, OTHER_NAMES, WEBSITE};

/// What a profile was before.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Profile {
    sectors: Vec<Uuid>,
    focuses: Vec<Uuid>,
    places: Vec<Uuid>,
    languages: Vec<String>,
    confirmed_on: Option<NaiveDate>,
    /// The fields whose texts the import changed.
    texts: Vec<String>,
}

impl Profile {
    pub fn of(before: &Draft, changes: &[Change]) -> Self {
        let texts = changes.iter().map(|change| change.field.clone());
        Self {
            sectors: before.sectors.iter().map(|id| id.0).collect(),
            focuses: before.focuses.iter().map(|id| id.0).collect(),
            places: before.places.iter().map(|id| id.0).collect(),
            languages: before.languages.clone(),
            confirmed_on: before.confirmed_on,
            texts: texts.filter(|field| TEXTS.contains(&field.as_str())).collect(),
        }
    }

    /// The kinds of work and the places it had.
    pub fn named(&self) -> impl Iterator<Item = Uuid> {
        self.focuses.iter().chain(&self.places).copied()
    }

    /// A profile as it was before; `texts` are those that the record of events still knows.
    pub fn onto(&self, now: &Draft, texts: &[Change]) -> Draft {
        let was = |field: &str| {
            let change = texts.iter().find(|change| change.field == field);
            change.map_or("", |change| change.before.as_str())
        };
        let text = |field: &str, now: &str| match self.texts.iter().any(|one| one == field) {
            true => was(field).to_owned(),
            false => now.to_owned(),
        };
        let name = text(NAME, &now.name);
        Draft {
            name: if name.is_empty() { now.name.clone() } else { name },
            acronym: text(ACRONYM, &now.acronym),
            about: text(ABOUT, &now.about),
            website: text(WEBSITE, &now.website),
            other_names: match self.texts.iter().any(|one| one == OTHER_NAMES) {
                true => read_other_names(was(OTHER_NAMES), &[]),
                false => now.other_names.clone(),
            },
            sectors: self.sectors.iter().copied().map(SectorId).collect(),
            focuses: self.focuses.iter().copied().map(FocusId).collect(),
            places: self.places.iter().copied().map(PlaceId).collect(),
            languages: self.languages.clone(),
            confirmed_on: self.confirmed_on,
        }
    }
}

const TEXTS: [&str; 5] = [NAME, ACRONYM, OTHER_NAMES, ABOUT, WEBSITE];
