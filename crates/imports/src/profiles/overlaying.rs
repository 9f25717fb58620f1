//! What a row adds to a profile: what it leaves open stays as it is, and lists only grow.

use std::collections::HashMap;

use chrono::NaiveDate;
use kernel::{Change, Scope, fold};
use organisations::{ContactDraft, Draft, FocusId, SectorId, write_other_names};
use places::{PlaceId, Tree};
use sea_orm::{DatabaseTransaction, DbErr};

use super::line::Entry;
use crate::teller::Teller;

/// What the words of a row were found to mean.
#[derive(Clone, Debug, Default)]
pub struct Meant {
    pub sectors: Vec<SectorId>,
    pub focuses: Vec<FocusId>,
    pub places: Vec<PlaceId>,
    /// Language tags.
    pub languages: Vec<String>,
    pub confirmed_on: Option<NaiveDate>,
}

/// A profile with what a row adds to it. Whoever is known by an id may be called otherwise by now.
pub fn overlaid(before: &Draft, entry: &Entry, meant: Meant, is_renamed: bool) -> Draft {
    let mut draft = before.clone();
    if is_renamed {
        draft.name.clone_from(&entry.name);
    }
    for (text, said) in [
        (&mut draft.acronym, &entry.acronym),
        (&mut draft.about, &entry.about),
        (&mut draft.website, &entry.website),
    ] {
        // An address is kept with what a browser needs before it.
        let is_same = said.is_empty() || text.strip_prefix("https://") == Some(said.as_str());
        if !is_same {
            text.clone_from(said);
        }
    }
    for other in &entry.others {
        let (name, folded) = (fold(&draft.name), fold(&other.name));
        let is_known = draft.other_names.iter().any(|known| fold(&known.name) == folded);
        if !folded.is_empty() && folded != name && !is_known {
            draft.other_names.push(other.clone());
        }
    }
    join(&mut draft.sectors, meant.sectors);
    join(&mut draft.focuses, meant.focuses);
    join(&mut draft.places, meant.places);
    join(&mut draft.languages, meant.languages);
    draft.confirmed_on = draft.confirmed_on.max(meant.confirmed_on);
    draft
}

fn join<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

/// Whether two contacts reach the same: by mail, else by telephone, else by name.
pub fn is_same_contact(one: &ContactDraft, other: &ContactDraft) -> bool {
    let (name, theirs) = (fold(&one.name), fold(&other.name));
    one.reaches_as(other) || (!name.is_empty() && name == theirs) || one == other
}

/// What the ids in a profile are called.
pub struct Words {
    sectors: HashMap<SectorId, String>,
    focuses: HashMap<FocusId, String>,
    tree: Tree,
}

impl Words {
    pub async fn read(tx: &DatabaseTransaction, scope: Scope) -> Result<Self, DbErr> {
        let sectors = organisations::sectors(tx, scope).await?.into_iter();
        let focuses = organisations::focuses(tx, scope).await?.into_iter();
        Ok(Self {
            sectors: sectors.map(|one| (one.id, one.name)).collect(),
            focuses: focuses.map(|one| (one.id, one.name)).collect(),
            tree: places::tree(tx, scope).await?,
        })
    }

    fn sectors(&self, draft: &Draft) -> String {
        listed(
            draft
                .sectors
                .iter()
                .filter_map(|id| self.sectors.get(id).cloned()),
        )
    }

    fn focuses(&self, draft: &Draft) -> String {
        listed(
            draft
                .focuses
                .iter()
                .filter_map(|id| self.focuses.get(id).cloned()),
        )
    }

    fn places(&self, draft: &Draft) -> String {
        listed(draft.places.iter().map(|id| self.tree.label(*id)))
    }

    /// Each field that reads differently before and after, under the text key it has in its form.
    pub fn changes(&self, teller: &Teller<'_>, before: &Draft, after: &Draft) -> Vec<Change> {
        let day = |draft: &Draft| draft.confirmed_on.map_or_else(String::new, |day| teller.day(day));
        let others = |draft: &Draft| write_other_names(&draft.other_names);
        let languages = |draft: &Draft| {
            let by = (teller.texts, teller.language);
            listed(
                draft
                    .languages
                    .iter()
                    .map(|tag| organisations::language_name_in(by, tag)),
            )
        };
        [
            Change::of(NAME, &before.name, &after.name),
            Change::of(ACRONYM, &before.acronym, &after.acronym),
            Change::of(OTHER_NAMES, &others(before), &others(after)),
            Change::of(ABOUT, &before.about, &after.about),
            Change::of("organisation-sectors", &self.sectors(before), &self.sectors(after)),
            Change::of("organisation-focuses", &self.focuses(before), &self.focuses(after)),
            Change::of("organisation-places", &self.places(before), &self.places(after)),
            Change::of("organisation-languages", &languages(before), &languages(after)),
            Change::of(WEBSITE, &before.website, &after.website),
            Change::of("directory-confirmed", &day(before), &day(after)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn listed(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names.join(", ")
}

/// The fields that hold texts, under which the history tells of them.
pub const NAME: &str = "organisation-name";
pub const ACRONYM: &str = "organisation-acronym";
pub const OTHER_NAMES: &str = "organisation-other-names";
pub const ABOUT: &str = "organisation-about";
pub const WEBSITE: &str = "organisation-website";
