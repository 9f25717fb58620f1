//! What each column of somebody's table means for the coalition's records.

use std::collections::BTreeMap;

use activities::Role;
use hxl::{Table, Tag};

/// What a column may mean.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Meaning {
    /// Who has this to do with the activity.
    Organisation(Role),
    Acronym,
    /// What each organisation of the row does: runs, supports, pays.
    Role,
    Sector,
    /// An area of focus: protection.
    Area,
    /// A kind of work: safe housing.
    Kind,
    /// The activity's own name, or the kind of work where nothing else tells it.
    Title,
    Population,
    /// A place of this level: 0 country, 1 province, 2 district, 3 below.
    Place(u8),
    /// The code of a place of this level.
    PlaceCode(u8),
    /// A place of any level.
    Somewhere,
    From,
    To,
    /// A day that says only "then".
    Then,
    Status,
    Reached,
    Targeted,
    Confirmed,
    Note,
    /// What stands for the activity in the table it comes from: rows with the same one are one activity.
    Code,
    /// It is left alone.
    Nothing,
}

/// The words for the meanings in a file of mappings.
const WORDS: [(&str, Meaning); 29] = [
    ("organisation", Meaning::Organisation(Role::Runs)),
    ("supports", Meaning::Organisation(Role::Supports)),
    ("pays", Meaning::Organisation(Role::Pays)),
    ("acronym", Meaning::Acronym),
    ("role", Meaning::Role),
    ("sector", Meaning::Sector),
    ("area", Meaning::Area),
    ("kind", Meaning::Kind),
    ("title", Meaning::Title),
    ("for-whom", Meaning::Population),
    ("country", Meaning::Place(0)),
    ("country-code", Meaning::PlaceCode(0)),
    ("province", Meaning::Place(1)),
    ("province-code", Meaning::PlaceCode(1)),
    ("district", Meaning::Place(2)),
    ("district-code", Meaning::PlaceCode(2)),
    ("below", Meaning::Place(3)),
    ("below-code", Meaning::PlaceCode(3)),
    ("place", Meaning::Somewhere),
    ("from", Meaning::From),
    ("to", Meaning::To),
    ("then", Meaning::Then),
    ("status", Meaning::Status),
    ("reached", Meaning::Reached),
    ("targeted", Meaning::Targeted),
    ("confirmed", Meaning::Confirmed),
    ("note", Meaning::Note),
    ("code", Meaning::Code),
    ("nothing", Meaning::Nothing),
];

/// What stands above the columns of Weft's own lists of activities as CSV and JSON, folded.
const OWN: [(&[&str], Meaning); 13] = [
    (&["id"], Meaning::Code),
    (&["title"], Meaning::Title),
    (&["kindofwork", "focus"], Meaning::Kind),
    (&["areaoffocus", "area"], Meaning::Area),
    (&["place"], Meaning::Somewhere),
    (&["forwhom", "population"], Meaning::Population),
    (&["runsit", "runs"], Meaning::Organisation(Role::Runs)),
    (&["supportsit", "supports"], Meaning::Organisation(Role::Supports)),
    (&["paysforit", "pays"], Meaning::Organisation(Role::Pays)),
    (&["lastconfirmed", "confirmedon"], Meaning::Confirmed),
    (&["peoplereachedinayearabout", "reach"], Meaning::Reached),
    (&["note"], Meaning::Note),
    (&["codeoftheplace", "placecode"], Meaning::Nothing),
];
/// By one of these such a list is known.
const OWN_MARK: [&str; 2] = ["runsit", "runs"];

/// A guess below this is not taken.
const SURE_ENOUGH: f64 = 0.5;
/// From here on nobody need look twice.
const SURE: f64 = 0.85;

/// By what a column was taken for something.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Basis {
    Hashtag,
    /// Its heading and its cells say so.
    Sure,
    /// Somebody should look.
    Guess,
    /// Nothing tells.
    None,
}

impl Meaning {
    pub fn word(self) -> &'static str {
        let known = WORDS.iter().find(|(_, meaning)| *meaning == self);
        known.map_or("nothing", |(word, _)| word)
    }

    /// The words there are.
    pub fn words() -> Vec<&'static str> {
        WORDS.iter().map(|(word, _)| *word).collect()
    }

    /// What it is about, for those who choose.
    pub fn about(self) -> &'static str {
        match self {
            Self::Organisation(_) | Self::Acronym | Self::Role | Self::Sector => "who",
            Self::Area | Self::Kind | Self::Title | Self::Population => "what",
            Self::Place(_) | Self::PlaceCode(_) | Self::Somewhere => "where",
            Self::From | Self::To | Self::Then | Self::Status => "when",
            _ => "more",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let known = WORDS.iter().find(|(one, _)| *one == word);
        known.map(|(_, meaning)| *meaning)
    }

    /// What a hashtag says.
    pub fn of(tag: &Tag) -> Self {
        let has = |attributes: &[&str]| attributes.iter().any(|one| tag.has(one));
        let is_code = has(&["code", "id"]);
        match tag.name() {
            "#org" if has(&["acronym"]) => Self::Acronym,
            "#org" if has(&["type"]) => Self::Sector,
            "#org" if has(&["role"]) => Self::Role,
            "#org" if is_code => Self::Nothing,
            "#org" if has(&["funder"]) => Self::Organisation(Role::Pays),
            "#org" if has(&["prog"]) => Self::Organisation(Role::Supports),
            "#org" => Self::Organisation(Role::Runs),
            "#sector" if !is_code => Self::Area,
            "#subsector" | "#service" if !is_code => Self::Kind,
            "#activity" if has(&["type"]) => Self::Kind,
            "#activity" if has(&["description"]) => Self::Note,
            "#activity" if is_code => Self::Code,
            "#activity" => Self::Title,
            "#beneficiary" => Self::Population,
            "#country" => Self::place(0, is_code),
            "#adm1" => Self::place(1, is_code),
            "#adm2" => Self::place(2, is_code),
            "#adm3" => Self::place(3, is_code),
            "#loc" | "#region" if !is_code => Self::Somewhere,
            "#date" if has(&["start"]) => Self::From,
            "#date" if has(&["end"]) => Self::To,
            "#date" if has(&["reported"]) => Self::Confirmed,
            "#date" => Self::Then,
            "#status" => Self::Status,
            "#reached" if !has(&["f", "m", "children"]) => Self::Reached,
            "#targeted" if !has(&["f", "m", "children"]) => Self::Targeted,
            "#description" => Self::Note,
            _ => Self::Nothing,
        }
    }

    fn place(level: u8, is_code: bool) -> Self {
        if is_code {
            Self::PlaceCode(level)
        } else {
            Self::Place(level)
        }
    }
}

/// For each column of a table, counted from 0, what it means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns(pub Vec<Meaning>);

impl Columns {
    /// By hashtags, else by headings and by what stands below them; what somebody said of a heading goes before.
    pub fn of(table: &Table, said: &BTreeMap<String, Meaning>) -> Self {
        let mut meanings = Self::guessed(table)
            .into_iter()
            .map(|(meaning, _)| meaning)
            .collect::<Vec<_>>();
        for (column, meaning) in table.columns.iter().zip(&mut meanings) {
            let told = |heading: &String| kernel::fold(heading) == kernel::fold(&column.header);
            if let Some((_, told)) = said.iter().find(|(heading, _)| told(heading)) {
                *meaning = *told;
            }
        }
        Self(meanings)
    }

    /// What each column probably means, and by what.
    pub fn guessed(table: &Table) -> Vec<(Meaning, Basis)> {
        let mut meanings = Self::guessed_by_words(table);
        let headings: Vec<String> = table
            .columns
            .iter()
            .map(|column| kernel::fold(&column.header))
            .collect();
        if table.tag_row.is_none()
            && headings
                .iter()
                .any(|heading| OWN_MARK.contains(&heading.as_str()))
        {
            for (column, heading) in meanings.iter_mut().zip(&headings) {
                let own = OWN.iter().find(|(words, _)| words.contains(&heading.as_str()));
                if let Some((_, meaning)) = own {
                    *column = (*meaning, Basis::Sure);
                }
            }
        }
        meanings
    }

    fn guessed_by_words(table: &Table) -> Vec<(Meaning, Basis)> {
        let mut meanings = vec![(Meaning::Nothing, Basis::None); table.columns.len()];
        for guess in hxl::guess(table, &table.rows) {
            let basis = match guess.confidence {
                _ if guess.reasons.contains(&hxl::Reason::Tagged) => Basis::Hashtag,
                sure if sure >= SURE => Basis::Sure,
                _ => Basis::Guess,
            };
            if guess.confidence >= SURE_ENOUGH
                && let Some(column) = meanings.get_mut(guess.column)
            {
                *column = (Meaning::of(&guess.tag), basis);
            }
        }
        meanings
    }

    pub fn has(&self, meaning: Meaning) -> bool {
        self.0.contains(&meaning)
    }

    /// The columns with this meaning.
    pub fn with(&self, meaning: Meaning) -> impl Iterator<Item = usize> + '_ {
        let columns = self.0.iter().enumerate();
        columns
            .filter(move |(_, one)| **one == meaning)
            .map(|(column, _)| column)
    }
}
