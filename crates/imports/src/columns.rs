//! What each column of somebody's table means for the coalition's records.

use std::collections::BTreeMap;

use activities::Role;
use hxl::{Table, Tag};

use crate::list::List;
use crate::what::What;
use crate::{areas, headings, profiles};

/// What a column may mean.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Meaning {
    /// Who has this to do with the activity.
    Organisation(Role),
    /// What the organisation or the place of the row itself is called.
    Name,
    OtherName,
    Acronym,
    /// What each organisation of the row does: runs, supports, pays.
    Role,
    Sector,
    About,
    Language,
    Website,
    ContactName,
    ContactRole,
    ContactPhone,
    ContactEmail,
    ContactNote,
    /// That no mail goes to a contact.
    ContactNever,
    /// How an organisation stands in the coalition.
    State,
    /// An area of focus: protection.
    Area,
    /// A kind of work: safe housing. Of a place what it is called there: district.
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
    /// The name of a place in the script written there.
    LocalName,
    /// The level of a place.
    Level,
    /// The name or the code of the place around it, or the names of all around it.
    Inside,
    InsideCode,
    From,
    To,
    /// A day that says only "then".
    Then,
    Status,
    Reached,
    Targeted,
    Confirmed,
    Note,
    /// What stands for the row's own thing in the table it comes from: rows with the same one are one activity.
    Code,
    /// It is left alone.
    Nothing,
}

/// What stands above the columns of Weft's own lists of activities as CSV and JSON, folded.
const OWN: [(&[&str], Meaning); 19] = [
    (&["id"], Meaning::Code),
    (&["title"], Meaning::Title),
    (&["kindofwork", "focus"], Meaning::Kind),
    (&["areaoffocus", "area"], Meaning::Area),
    (&["country"], Meaning::Place(0)),
    (&["countrycode"], Meaning::PlaceCode(0)),
    (&["province"], Meaning::Place(1)),
    (&["provincecode"], Meaning::PlaceCode(1)),
    (&["district"], Meaning::Place(2)),
    (&["districtcode"], Meaning::PlaceCode(2)),
    (&["subdistrict"], Meaning::Place(3)),
    (&["subdistrictcode"], Meaning::PlaceCode(3)),
    (&["forwhom", "population"], Meaning::Population),
    (&["runsit", "runs"], Meaning::Organisation(Role::Runs)),
    (&["supportsit", "supports"], Meaning::Organisation(Role::Supports)),
    (&["paysforit", "pays"], Meaning::Organisation(Role::Pays)),
    (&["lastconfirmed", "confirmedon"], Meaning::Confirmed),
    (&["peoplereachedinayearabout", "reach"], Meaning::Reached),
    (&["note"], Meaning::Note),
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
    /// What a hashtag says in a list of this.
    pub fn of(what: What, tag: &Tag) -> Self {
        match what {
            What::Activities => Self::of_activity(tag),
            What::Organisations => profiles::meaning(tag),
            What::Places => areas::meaning(tag),
        }
    }

    fn of_activity(tag: &Tag) -> Self {
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
            "#date" if has(&["start"]) => Self::From,
            "#date" if has(&["end"]) => Self::To,
            "#date" if has(&["reported"]) => Self::Confirmed,
            "#date" => Self::Then,
            "#status" => Self::Status,
            "#reached" if !has(&["f", "m", "children"]) => Self::Reached,
            "#targeted" if !has(&["f", "m", "children"]) => Self::Targeted,
            "#description" => Self::Note,
            _ => Self::of_place(tag),
        }
    }

    /// What a hashtag says of where something is.
    pub fn of_place(tag: &Tag) -> Self {
        let is_code = tag.has("code") || tag.has("id");
        let level = match tag.name() {
            "#country" => 0,
            "#adm1" => 1,
            "#adm2" => 2,
            "#adm3" => 3,
            "#loc" | "#region" if !is_code => return Self::Somewhere,
            _ => return Self::Nothing,
        };
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
    pub fn of(list: &List, said: &BTreeMap<String, Meaning>) -> Self {
        let mut meanings = Self::guessed(list)
            .into_iter()
            .map(|(meaning, _)| meaning)
            .collect::<Vec<_>>();
        for (column, meaning) in list.table.columns.iter().zip(&mut meanings) {
            let told = |heading: &String| kernel::fold(heading) == kernel::fold(&column.header);
            if let Some((_, told)) = said.iter().find(|(heading, _)| told(heading)) {
                *meaning = *told;
            }
        }
        Self(meanings)
    }

    /// What each column probably means, and by what.
    pub fn guessed(list: &List) -> Vec<(Meaning, Basis)> {
        Self::guessed_as(&list.table, list.what)
    }

    /// The same, if the table told of this.
    pub fn guessed_as(table: &Table, what: What) -> Vec<(Meaning, Basis)> {
        let mut meanings = Self::guessed_by_words(table, what);
        match what {
            What::Activities => {
                headings::of_work(table, &mut meanings);
                own_activities(table, &mut meanings);
            }
            What::Organisations => {
                headings::of_work(table, &mut meanings);
                profiles::by_headings(table, &mut meanings);
            }
            What::Places => areas::by_headings(table, &mut meanings),
        }
        meanings
    }

    fn guessed_by_words(table: &Table, what: What) -> Vec<(Meaning, Basis)> {
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
                *column = (Meaning::of(what, &guess.tag), basis);
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

/// The columns of Weft's own lists of activities.
fn own_activities(table: &Table, meanings: &mut [(Meaning, Basis)]) {
    let headings: Vec<String> = table
        .columns
        .iter()
        .map(|column| kernel::fold(&column.header))
        .collect();
    let is_own = |heading: &String| OWN_MARK.contains(&heading.as_str());
    if table.tag_row.is_some() || !headings.iter().any(is_own) {
        return;
    }
    for (column, heading) in meanings.iter_mut().zip(&headings) {
        let own = OWN.iter().find(|(words, _)| words.contains(&heading.as_str()));
        if let Some((_, meaning)) = own {
            *column = (*meaning, Basis::Sure);
        }
    }
}
