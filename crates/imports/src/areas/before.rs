//! What a place was before an import changed it, but for its names: those stand in the record of events alone.

use kernel::Change;
use places::{Outline, Place, Refusal, Renewed, Tree, Whole};
use serde::{Deserialize, Serialize};

const NAMES: &str = "places-names";
const OUTLINE: &str = "places-outline";

/// What a place was before.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Area {
    /// What the import changed, under the text keys of the fields.
    fields: Vec<String>,
    /// As it was kept; empty for none.
    outline: String,
}

impl Area {
    pub fn of(outline: Option<&Outline>, changes: &[Change]) -> Self {
        let is_drawn = changes.iter().any(|change| change.field == OUTLINE);
        Self {
            fields: changes.iter().map(|change| change.field.clone()).collect(),
            outline: outline
                .filter(|_| is_drawn)
                .map_or_else(String::new, Outline::to_kept),
        }
    }

    /// A place as it was before; `texts` are those that the record of events still knows.
    pub fn onto(
        &self,
        tree: &Tree,
        (place, whole): (&Place, &Whole),
        texts: &[Change],
        points: impl Fn(String) -> String,
    ) -> Result<Renewed, Refusal> {
        let has = |field: &str| self.fields.iter().any(|one| one == field);
        let names = texts.iter().find(|change| change.field == NAMES);
        let before = places::Before {
            filled: self.fields.iter().map(String::as_str).collect(),
            names: has(NAMES).then(|| names.map_or("", |change| change.before.as_str())),
            outline: has(OUTLINE).then_some(self.outline.as_str()),
        };
        let to = places::restore(tree, (place, whole), &before)?;
        let changes = told(&to, (place, whole), points);
        Ok(Renewed { place: place.clone(), to, changes })
    }
}

/// What changes, for the history.
pub fn told(
    to: &places::Checked,
    (place, whole): (&Place, &Whole),
    points: impl Fn(String) -> String,
) -> Vec<Change> {
    let changes = to.differences(place, whole).into_iter();
    let changes = changes.map(|(field, before, after)| match field {
        OUTLINE => (field, points(before), points(after)),
        _ => (field, before, after),
    });
    changes
        .filter_map(|(field, before, after)| Change::of(field, &before, &after))
        .collect()
}
