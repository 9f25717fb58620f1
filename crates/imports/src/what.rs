//! What a list tells of: activities, organisations or places; and what its columns may mean.

use activities::Role;

use crate::columns::Meaning;

/// What a list tells of.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum What {
    #[default]
    Activities,
    Organisations,
    Places,
}

/// A word for a meaning, in files of mappings and in what is kept of columns; what it means; and what that is about.
type Word = (&'static str, Meaning, &'static str);

const ACTIVITIES: [Word; 29] = [
    ("organisation", Meaning::Organisation(Role::Runs), "who"),
    ("supports", Meaning::Organisation(Role::Supports), "who"),
    ("pays", Meaning::Organisation(Role::Pays), "who"),
    ("acronym", Meaning::Acronym, "who"),
    ("role", Meaning::Role, "who"),
    ("sector", Meaning::Sector, "who"),
    ("area", Meaning::Area, "what"),
    ("kind", Meaning::Kind, "what"),
    ("title", Meaning::Title, "what"),
    ("for-whom", Meaning::Population, "what"),
    ("country", Meaning::Place(0), "where"),
    ("country-code", Meaning::PlaceCode(0), "where"),
    ("province", Meaning::Place(1), "where"),
    ("province-code", Meaning::PlaceCode(1), "where"),
    ("district", Meaning::Place(2), "where"),
    ("district-code", Meaning::PlaceCode(2), "where"),
    ("below", Meaning::Place(3), "where"),
    ("below-code", Meaning::PlaceCode(3), "where"),
    ("place", Meaning::Somewhere, "where"),
    ("from", Meaning::From, "when"),
    ("to", Meaning::To, "when"),
    ("then", Meaning::Then, "when"),
    ("status", Meaning::Status, "when"),
    ("reached", Meaning::Reached, "more"),
    ("targeted", Meaning::Targeted, "more"),
    ("confirmed", Meaning::Confirmed, "more"),
    ("note", Meaning::Note, "more"),
    ("code", Meaning::Code, "more"),
    ("nothing", Meaning::Nothing, "more"),
];

const ORGANISATIONS: [Word; 28] = [
    ("name", Meaning::Name, "who"),
    ("other-name", Meaning::OtherName, "who"),
    ("acronym", Meaning::Acronym, "who"),
    ("sector", Meaning::Sector, "who"),
    ("about", Meaning::About, "who"),
    ("language", Meaning::Language, "who"),
    ("website", Meaning::Website, "who"),
    ("area", Meaning::Area, "what"),
    ("kind", Meaning::Kind, "what"),
    ("country", Meaning::Place(0), "where"),
    ("country-code", Meaning::PlaceCode(0), "where"),
    ("province", Meaning::Place(1), "where"),
    ("province-code", Meaning::PlaceCode(1), "where"),
    ("district", Meaning::Place(2), "where"),
    ("district-code", Meaning::PlaceCode(2), "where"),
    ("below", Meaning::Place(3), "where"),
    ("below-code", Meaning::PlaceCode(3), "where"),
    ("place", Meaning::Somewhere, "where"),
    ("contact-name", Meaning::ContactName, "contact"),
    ("contact-role", Meaning::ContactRole, "contact"),
    ("contact-phone", Meaning::ContactPhone, "contact"),
    ("contact-email", Meaning::ContactEmail, "contact"),
    ("contact-note", Meaning::ContactNote, "contact"),
    ("contact-never", Meaning::ContactNever, "contact"),
    ("confirmed", Meaning::Confirmed, "more"),
    ("state", Meaning::State, "more"),
    ("code", Meaning::Code, "more"),
    ("nothing", Meaning::Nothing, "more"),
];

const PLACES: [Word; 16] = [
    ("name", Meaning::Name, "place"),
    ("local-name", Meaning::LocalName, "place"),
    ("code", Meaning::Code, "place"),
    ("kind", Meaning::Kind, "place"),
    ("level", Meaning::Level, "place"),
    ("country", Meaning::Place(0), "where"),
    ("country-code", Meaning::PlaceCode(0), "where"),
    ("province", Meaning::Place(1), "where"),
    ("province-code", Meaning::PlaceCode(1), "where"),
    ("district", Meaning::Place(2), "where"),
    ("district-code", Meaning::PlaceCode(2), "where"),
    ("below", Meaning::Place(3), "where"),
    ("below-code", Meaning::PlaceCode(3), "where"),
    ("inside", Meaning::Inside, "where"),
    ("inside-code", Meaning::InsideCode, "where"),
    ("nothing", Meaning::Nothing, "more"),
];

impl What {
    pub const ALL: [Self; 3] = [Self::Activities, Self::Organisations, Self::Places];

    pub fn word(self) -> &'static str {
        match self {
            Self::Activities => "activities",
            Self::Organisations => "organisations",
            Self::Places => "places",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.word() == word)
    }

    fn meanings(self) -> &'static [Word] {
        match self {
            Self::Activities => &ACTIVITIES,
            Self::Organisations => &ORGANISATIONS,
            Self::Places => &PLACES,
        }
    }

    /// The words for what its columns may mean.
    pub fn words(self) -> Vec<&'static str> {
        self.meanings().iter().map(|(word, ..)| *word).collect()
    }

    pub fn meaning(self, word: &str) -> Option<Meaning> {
        let known = self.meanings().iter().find(|(one, ..)| *one == word);
        known.map(|(_, meaning, _)| *meaning)
    }

    pub fn word_of(self, meaning: Meaning) -> &'static str {
        let known = self.meanings().iter().find(|(_, one, _)| *one == meaning);
        known.map_or("nothing", |(word, ..)| word)
    }

    /// What a meaning is about, for those who choose.
    pub fn about(self, word: &str) -> &'static str {
        let known = self.meanings().iter().find(|(one, ..)| *one == word);
        known.map_or("more", |(.., about)| about)
    }
}
