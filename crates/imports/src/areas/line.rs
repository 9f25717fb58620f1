//! What each column of a table of places means, and what a row says.

use std::collections::BTreeMap;

use hxl::{Row, Table};

use crate::columns::{Columns, Meaning};

/// What a column of a table of places may mean.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Told {
    /// The name of a place of this level; of its language nothing where the heading says none, `?` where that is unknown.
    Name(u8, String),
    Code(u8),
    /// The name of the row's own place, with its language.
    OwnName(String),
    LocalName,
    OwnCode,
    /// 0 country, 1 province, 2 district, 3 below.
    Level,
    /// The name or the code of the place around it, or the names of all around it.
    Around,
    AroundCode,
    Kind,
    Nothing,
}

/// The words for the meanings in a file of mappings.
const WORDS: [(&str, Told); 14] = [
    ("country", Told::Name(0, String::new())),
    ("province", Told::Name(1, String::new())),
    ("district", Told::Name(2, String::new())),
    ("below", Told::Name(3, String::new())),
    ("country-code", Told::Code(0)),
    ("province-code", Told::Code(1)),
    ("district-code", Told::Code(2)),
    ("below-code", Told::Code(3)),
    ("name", Told::OwnName(String::new())),
    ("code", Told::OwnCode),
    ("level", Told::Level),
    ("inside", Told::Around),
    ("kind", Told::Kind),
    ("nothing", Told::Nothing),
];

/// Headings in comparable words that speak of the row's own place.
const OWN: [(&[&str], Told); 7] = [
    (&["name", "placename", "shapename", "nom", "nombre"], Told::OwnName(String::new())),
    (&["nameinthescriptwrittenthere", "localname"], Told::LocalName),
    (&["code", "pcode", "iso31662", "shapeiso", "codigo"], Told::OwnCode),
    (&["level", "adminlevel", "admlevel", "shapetype", "niveau", "nivel"], Told::Level),
    (&["inside", "liesinside", "parent", "parentname"], Told::Around),
    (
        &[
            "parentpcode",
            "parentcode",
            "codeoftheplacearoundit",
            "insidecode",
        ],
        Told::AroundCode,
    ),
    (&["kind", "type", "typeen", "tipo"], Told::Kind),
];

/// Words in a heading that name a level.
const LEVELS: [&[&str]; 4] = [
    &["country", "adm0", "admin0"],
    &["province", "state", "region", "adm1", "admin1"],
    &["district", "county", "municipality", "adm2", "admin2"],
    &["subdistrict", "commune", "ward", "adm3", "admin3"],
];

/// ISO 639-1. A heading such as `district_kh` ends with a country, which names no language.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms \
    mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm \
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// What each column means.
#[derive(Clone, Debug, Default)]
pub struct PlaceColumns(Vec<Told>);

/// A row in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    pub row: u32,
    /// The level of the row's own place, where the row tells.
    pub level: Option<u8>,
    pub name: String,
    pub code: String,
    pub local_name: String,
    /// Language and name.
    pub names: Vec<(String, String)>,
    pub kind: String,
    /// The places around it, from the outermost: level where the row tells, name, code.
    pub around: Vec<(Option<u8>, String, String)>,
}

impl Told {
    pub fn from_word(word: &str) -> Option<Self> {
        let known = WORDS.into_iter().find(|(one, _)| *one == word);
        known.map(|(_, told)| told)
    }

    /// The words there are.
    pub fn words() -> Vec<&'static str> {
        WORDS.iter().map(|(word, _)| *word).collect()
    }

    /// What a heading says: `ADM2_EN`, `district_kh`, `Parent P-Code`.
    pub fn of(heading: &str) -> Option<Self> {
        let folded = kernel::fold(heading);
        if let Some((_, told)) = OWN
            .into_iter()
            .find(|(words, _)| words.contains(&folded.as_str()))
        {
            return Some(told);
        }
        let parts: Vec<String> = heading
            .split(|sign: char| !sign.is_alphanumeric())
            .map(kernel::fold)
            .filter(|part| !part.is_empty())
            .collect();
        let (first, rest) = parts.split_first()?;
        let is_short = |part: &str| part.len() == 2 && part.chars().all(|one| one.is_ascii_lowercase());
        let language = |part: &str| LANGUAGES.split_whitespace().find(|one| *one == part);
        let language = |part: &str| language(part).unwrap_or("?").to_owned();
        let level = LEVELS.iter().position(|words| words.contains(&first.as_str()));
        let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
        let Some(level) = level.and_then(|level| u8::try_from(level).ok()) else {
            return match (first.as_str(), rest.as_slice()) {
                ("name", [tongue]) if is_short(tongue) => Some(Self::OwnName(language(tongue))),
                _ => None,
            };
        };
        match rest.as_slice() {
            [] | ["name"] => Some(Self::Name(level, String::new())),
            ["code" | "pcode" | "id"] => Some(Self::Code(level)),
            [tongue] | ["name", tongue] if is_short(tongue) => Some(Self::Name(level, language(tongue))),
            _ => None,
        }
    }
}

impl PlaceColumns {
    /// By headings and hashtags; what somebody said of a heading goes before.
    pub fn of(table: &Table, said: &BTreeMap<String, Told>) -> Self {
        let guessed = Columns::guessed(table);
        let own = |heading: &str| matches!(Told::of(heading), Some(Told::OwnName(_)));
        let has_own = table.columns.iter().any(|column| own(&column.header));
        let meanings = table.columns.iter().zip(guessed).map(|(column, (guess, _))| {
            let heading = kernel::fold(&column.header);
            let told = said.iter().find(|(one, _)| kernel::fold(one) == heading);
            if let Some((_, told)) = told {
                return told.clone();
            }
            Told::of(&column.header).unwrap_or(match guess {
                Meaning::Place(level) => Told::Name(level, String::new()),
                Meaning::PlaceCode(level) => Told::Code(level),
                Meaning::Somewhere if !has_own => Told::OwnName(String::new()),
                _ => Told::Nothing,
            })
        });
        Self(meanings.collect())
    }

    /// Whether anything tells which place a row is about.
    pub fn names_places(&self) -> bool {
        let names =
            |told: &Told| matches!(told, Told::Name(..) | Told::Code(_) | Told::OwnName(_) | Told::OwnCode);
        self.0.iter().any(names)
    }

    pub fn read(&self, row: &Row) -> Said {
        let cells = self.0.iter().enumerate().map(|(at, told)| {
            let text = kernel::tidy(hxl::unguarded(row.text(at)));
            (told, text)
        });
        let cells: Vec<(&Told, String)> = cells.filter(|(_, text)| !text.is_empty()).collect();
        let first = |wanted: &dyn Fn(&Told) -> bool| {
            let found = cells.iter().find(|(told, _)| wanted(told));
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let mut by_level: Vec<(Option<u8>, String, String)> = (0..=3)
            .map(|level| {
                let name = named(&cells, |told| matches!(told, Told::Name(at, _) if *at == level));
                (Some(level), name, first(&|told| *told == Told::Code(level)))
            })
            .filter(|(_, name, code)| !name.is_empty() || !code.is_empty())
            .collect();
        let mut said = Said {
            row: row.number(),
            level: level(&first(&|told| *told == Told::Level)),
            name: named(&cells, |told| matches!(told, Told::OwnName(_))),
            code: first(&|told| *told == Told::OwnCode),
            local_name: first(&|told| *told == Told::LocalName),
            kind: first(&|told| *told == Told::Kind),
            ..Said::default()
        };
        if said.name.is_empty() && said.code.is_empty() {
            // Its own place is the innermost that is named.
            if let Some((level, name, code)) = by_level.pop() {
                (said.level, said.name, said.code) = (level, name, code);
            }
        }
        let own = said.level;
        let is_own = |told: &Told| match told {
            Told::OwnName(_) => true,
            Told::Name(at, _) => Some(*at) == own,
            _ => false,
        };
        for (told, text) in cells.iter().filter(|(told, _)| is_own(told)) {
            if let Told::OwnName(language) | Told::Name(_, language) = told
                && *text != said.name
            {
                if said.local_name.is_empty() && !is_latin(text) {
                    said.local_name.clone_from(text);
                }
                if !language.is_empty() && language != "?" {
                    said.names.push((language.clone(), text.clone()));
                }
            }
        }
        said.around = by_level;
        let names = first(&|told| *told == Told::Around);
        said.around
            .extend(further(&names, first(&|told| *told == Told::AroundCode)));
        said
    }
}

/// What columns of their own say of the places around.
fn further(names: &str, code: String) -> Vec<(Option<u8>, String, String)> {
    let mut around: Vec<(Option<u8>, String, String)> = names
        .split('›')
        .map(|name| (None, name.trim().to_owned(), String::new()))
        .filter(|(_, name, _)| !name.is_empty())
        .collect();
    match around.last_mut() {
        Some((_, _, last)) => *last = code,
        None if !code.is_empty() => around.push((None, String::new(), code)),
        None => (),
    }
    around
}

/// The name by which a place is listed: the plain or English one, else the first.
fn named(cells: &[(&Told, String)], is_wanted: impl Fn(&Told) -> bool) -> String {
    let names = || cells.iter().filter(|(told, _)| is_wanted(told));
    let usual = names().find(|(told, _)| match told {
        Told::Name(_, language) | Told::OwnName(language) => language.is_empty() || language == "en",
        _ => false,
    });
    let found = usual.or_else(|| names().next());
    found.map(|(_, text)| text.clone()).unwrap_or_default()
}

/// `2`, `ADM2`, `Admin 2`.
fn level(text: &str) -> Option<u8> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|level| *level <= 3)
}

fn is_latin(text: &str) -> bool {
    let letters = text.chars().filter(|one| one.is_alphabetic());
    // Up to the end of the Latin letters with marks, and those Vietnamese needs.
    letters
        .into_iter()
        .all(|one| one < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&one))
}
