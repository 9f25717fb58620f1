//! How an entry of a list may be called. No database, no clock, no HTML.

use std::collections::HashSet;

use uuid::Uuid;

use super::store::Entry;

pub const NAME_MAX: usize = 120;
pub const SHORT_MAX: usize = 24;
pub const ABOUT_MAX: usize = 400;

/// What somebody typed about an entry. What its list does not ask is empty.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The area, for a kind of work.
    pub parent_id: Option<Uuid>,
    pub name: String,
    pub short: String,
    pub about: String,
    /// Whether this area belongs to those that must be covered together.
    pub must_cover: bool,
}

/// A draft that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub(super) parent_id: Option<Uuid>,
    pub(super) name: String,
    pub(super) short: String,
    pub(super) about: String,
    pub(super) must_cover: bool,
}

/// Why it cannot be so.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("list-refused-name")]
    NameMissing,
    #[error("list-refused-name-long")]
    NameTooLong,
    #[error("list-refused-name-taken")]
    NameTaken,
    #[error("list-refused-short-long")]
    ShortTooLong,
    #[error("list-refused-about-long")]
    AboutTooLong,
    #[error("list-refused-area")]
    AreaUnknown,
}

impl Refusal {
    /// The field that has to be put right.
    pub fn field(self) -> &'static str {
        match self {
            Self::NameMissing | Self::NameTooLong | Self::NameTaken => "name",
            Self::ShortTooLong => "short",
            Self::AboutTooLong => "about",
            Self::AreaUnknown => "area",
        }
    }
}

/// What stands in a list already, as far as it matters to one more.
#[derive(Default)]
pub struct Others {
    /// Names that are taken, folded, each in its area.
    names: HashSet<(Option<Uuid>, String)>,
    areas: HashSet<Uuid>,
}

impl Others {
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry<Uuid>>) -> Self {
        let mut others = Self::default();
        entries.into_iter().for_each(|entry| others.add(entry));
        others
    }

    pub fn add(&mut self, entry: &Entry<Uuid>) {
        self.names.insert((entry.parent_id, kernel::fold(&entry.name)));
        if entry.parent_id.is_none() {
            self.areas.insert(entry.id);
        }
    }
}

impl Draft {
    /// `itself` is the one being changed; a new one has none.
    pub fn check(&self, itself: Option<Uuid>, all: &[Entry<Uuid>]) -> Result<Checked, Refusal> {
        self.check_beside(&Others::of(all.iter().filter(|other| Some(other.id) != itself)))
    }

    /// Kinds of work stand in an area, areas in nothing.
    pub fn check_beside(&self, others: &Others) -> Result<Checked, Refusal> {
        let (name, short, about) =
            (kernel::tidy(&self.name), kernel::tidy(&self.short), kernel::tidy(&self.about));
        if name.is_empty() {
            return Err(Refusal::NameMissing);
        }
        for (text, most, refusal) in [
            (&name, NAME_MAX, Refusal::NameTooLong),
            (&short, SHORT_MAX, Refusal::ShortTooLong),
            (&about, ABOUT_MAX, Refusal::AboutTooLong),
        ] {
            if text.chars().count() > most {
                return Err(refusal);
            }
        }
        if others.names.contains(&(self.parent_id, kernel::fold(&name))) {
            return Err(Refusal::NameTaken);
        }
        if self.parent_id.is_some_and(|id| !others.areas.contains(&id)) {
            return Err(Refusal::AreaUnknown);
        }
        let short = if short.is_empty() {
            name.chars().take(SHORT_MAX).collect()
        } else {
            short
        };
        let must_cover = self.must_cover && self.parent_id.is_none();
        Ok(Checked { parent_id: self.parent_id, name, short, about, must_cover })
    }
}

/// The one with which an entry changes places: the nearest before or after it among its neighbours.
pub fn neighbour<'a>(all: &'a [Entry<Uuid>], entry: &Entry<Uuid>, to: &str) -> Option<&'a Entry<Uuid>> {
    let neighbours: Vec<&Entry<Uuid>> = all
        .iter()
        .filter(|other| other.parent_id == entry.parent_id)
        .collect();
    let at = neighbours.iter().position(|other| other.id == entry.id)?;
    match to {
        "up" => neighbours.get(at.checked_sub(1)?).copied(),
        "down" => neighbours.get(at + 1).copied(),
        _ => None,
    }
}

/// The same entries, where nothing is offered whose area has ended.
pub fn ended_with_areas(mut all: Vec<Entry<Uuid>>) -> Vec<Entry<Uuid>> {
    let areas = all
        .iter()
        .filter(|entry| entry.parent_id.is_none() && entry.is_ended);
    let areas: HashSet<Uuid> = areas.map(|area| area.id).collect();
    for entry in &mut all {
        entry.is_ended |= entry.parent_id.is_some_and(|area| areas.contains(&area));
    }
    all
}
