//! The records of the demo coalition: who is in it, what they do where, what was asked and what is needed.

use chrono::NaiveDate;

/// The whole invented coalition. Records name one another by their short keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    pub today: NaiveDate,
    pub coalition: Coalition,
    pub areas: Vec<Area>,
    pub districts: Vec<District>,
    pub people: Vec<Person>,
    pub organisations: Vec<Organisation>,
    pub activities: Vec<Activity>,
    pub asked: Vec<Asked>,
    pub needs: Vec<Need>,
    /// Two years of history, oldest first.
    pub diary: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Coalition {
    pub slug: &'static str,
    pub name: &'static str,
    pub purpose: &'static str,
    pub started_on: NaiveDate,
    /// From how many organisations for the same people we speak of a possible overlap.
    pub overlap_threshold: usize,
}

/// A name in the language of the place or of the people, with its language code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalName {
    pub text: &'static str,
    pub language: &'static str,
}

/// A province or state, known to the world under its ISO 3166-2 code.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub code: &'static str,
    pub name: &'static str,
    pub local_name: LocalName,
    pub country: &'static str,
    pub added_on: NaiveDate,
    pub added_by: &'static str,
}

/// A district or township, added by hand inside an area.
#[derive(Clone, Debug, PartialEq)]
pub struct District {
    pub key: &'static str,
    /// The code of the area it belongs to.
    pub area: &'static str,
    /// The code humanitarian data sets use for it (P-code).
    pub code: &'static str,
    pub name: &'static str,
    pub local_name: LocalName,
    pub added_on: NaiveDate,
    pub added_by: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    Coordinator,
    Representative,
    Reader,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub key: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub seat: Seat,
    /// The organisation this person speaks or reads for.
    pub represents: Option<&'static str>,
    pub languages: Vec<&'static str>,
    pub about: &'static str,
    pub added_on: NaiveDate,
    pub added_by: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub name: Option<&'static str>,
    pub role: Option<&'static str>,
    pub phone: Option<&'static str>,
    pub email: Option<&'static str>,
    /// How to get in touch without putting anybody at risk.
    pub safe_contact: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Active,
    Ended { on: NaiveDate },
    Merged { on: NaiveDate, into: &'static str },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    pub key: &'static str,
    pub name: &'static str,
    pub local_name: Option<LocalName>,
    pub acronym: Option<&'static str>,
    pub sectors: Vec<&'static str>,
    pub focuses: Vec<&'static str>,
    /// Codes of areas and keys of districts.
    pub places: Vec<&'static str>,
    pub languages: Vec<&'static str>,
    pub about: &'static str,
    pub website: Option<String>,
    pub contact: Option<Contact>,
    pub standing: Standing,
    pub added_on: NaiveDate,
    pub added_by: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Runs,
    Supports,
    Pays,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Planned,
    UnderWay,
    Paused,
    Finished,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    pub key: String,
    /// Whoever runs it comes first.
    pub organisations: Vec<(&'static str, Role)>,
    pub focus: &'static str,
    /// Code of an area or key of a district.
    pub place: &'static str,
    /// `None` means everybody.
    pub population: Option<&'static str>,
    pub from_on: NaiveDate,
    pub to_on: Option<NaiveDate>,
    pub status: Status,
    pub reach: Option<u32>,
    pub note: Option<&'static str>,
    pub confirmed_on: Option<NaiveDate>,
    pub added_on: NaiveDate,
    pub added_by: &'static str,
}

impl Activity {
    /// Whether this work was really going on that day. Plans and pauses do not count.
    #[cfg(test)]
    pub fn went_on(&self, day: NaiveDate) -> bool {
        matches!(self.status, Status::UnderWay | Status::Finished)
            && self.from_on <= day
            && self.to_on.is_none_or(|end| end >= day)
    }

    /// The organisations that run or support it; those who only pay are not counted.
    pub fn hands(&self) -> impl Iterator<Item = &'static str> {
        self.organisations
            .iter()
            .filter(|(_, role)| *role != Role::Pays)
            .map(|(key, _)| *key)
    }
}

/// Somebody asked who does this here. It holds for the place and everything inside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub place: &'static str,
    pub focus: &'static str,
    pub asked_on: NaiveDate,
    pub how: &'static str,
    pub added_on: NaiveDate,
    pub added_by: &'static str,
}

/// How much something is needed: 1 some, 2 much, 3 most of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    pub place: &'static str,
    pub focus: &'static str,
    pub level: u8,
    pub reason: &'static str,
    pub added_on: NaiveDate,
    pub added_by: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    CoalitionStarted,
    PersonJoined,
    PlaceAdded,
    OrganisationAdded,
    OrganisationEnded,
    OrganisationMerged,
    ActivityAdded,
    ActivityEnded,
    ActivityConfirmed,
    AskedRecorded,
    NeedSet,
}

/// One line of the coalition's history: who did what, when, to which record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub on: NaiveDate,
    pub by: &'static str,
    pub what: What,
    /// The record's key; for what was asked and needed, `place/focus`.
    pub about: String,
}
