//! What each column of a table of places means, and what a row says.

use std::collections::HashSet;

use hxl::{Row, Table, Tag};

use crate::columns::{Basis, Columns, Meaning};

/// Headings in comparable words that speak of the row's own place.
const OWN: [(&[&str], Meaning); 7] = [
    (&["name", "placename", "shapename", "nom", "nombre"], Meaning::Name),
    (&["nameinthescriptwrittenthere", "localname"], Meaning::LocalName),
    (&["code", "pcode", "iso31662", "shapeiso", "codigo"], Meaning::Code),
    (&["level", "adminlevel", "admlevel", "shapetype", "niveau", "nivel"], Meaning::Level),
    (&["inside", "liesinside", "parent", "parentname"], Meaning::Inside),
    (
        &[
            "parentpcode",
            "parentcode",
            "codeoftheplacearoundit",
            "insidecode",
        ],
        Meaning::InsideCode,
    ),
    (&["kind", "type", "typeen", "tipo"], Meaning::Kind),
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

/// Reads rows by what their columns mean.
pub struct Reader {
    /// What each column means, and in which language its names are: nothing where its heading says none, `?` where that
    /// is unknown.
    columns: Vec<(Meaning, String)>,
}

/// What a cell means, its language, and what stands in it.
type Cell<'a> = (Meaning, &'a str, String);

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

/// What a hashtag says in a list of places.
pub fn meaning(tag: &Tag) -> Meaning {
    Meaning::of_place(tag)
}

pub fn is_heading(heading: &str) -> bool {
    told(heading).is_some()
}

/// What headings say goes before what was guessed; a place of any level is the row's own where no other column has it.
pub fn by_headings(table: &Table, meanings: &mut [(Meaning, Basis)]) {
    let of = |heading: &str| told(heading).map(|(meaning, _)| meaning);
    let has_own = table
        .columns
        .iter()
        .any(|column| of(&column.header) == Some(Meaning::Name));
    for (column, meant) in table.columns.iter().zip(meanings.iter_mut()) {
        match (of(&column.header), meant.0) {
            (Some(told), _) => *meant = (told, Basis::Sure),
            (None, Meaning::Somewhere) if has_own => meant.0 = Meaning::Nothing,
            (None, Meaning::Somewhere) => meant.0 = Meaning::Name,
            _ => (),
        }
    }
    if let Some(code) = meanings.iter().position(|(meaning, _)| *meaning == Meaning::Code) {
        let codes: HashSet<String> = filled(table, code).collect();
        for (at, meant) in meanings.iter_mut().enumerate() {
            let is_inside = meant.0 == Meaning::Inside;
            // The parent may be named, or given by the code it has in the same list.
            if is_inside && filled(table, at).any(|around| codes.contains(&around)) {
                meant.0 = Meaning::InsideCode;
            }
        }
    }
}

/// The filled cells of a column in comparable letters.
fn filled(table: &Table, column: usize) -> impl Iterator<Item = String> + '_ {
    let cells = table.rows.iter().map(move |row| kernel::fold(row.text(column)));
    cells.filter(|text| !text.is_empty())
}

/// What a heading says, and in which language: `ADM2_EN`, `district_kh`, `Parent P-Code`.
pub fn told(heading: &str) -> Option<(Meaning, String)> {
    let folded = kernel::fold(heading);
    let own = OWN
        .into_iter()
        .find(|(words, _)| words.contains(&folded.as_str()));
    if let Some((_, meaning)) = own {
        return Some((meaning, String::new()));
    }
    let parts: Vec<String> = heading
        .split(|sign: char| !sign.is_alphanumeric())
        .map(kernel::fold)
        .filter(|part| !part.is_empty())
        .collect();
    let (first, rest) = parts.split_first()?;
    let level = LEVELS.iter().position(|words| words.contains(&first.as_str()));
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    let Some(level) = level.and_then(|level| u8::try_from(level).ok()) else {
        return match (first.as_str(), rest.as_slice()) {
            ("name", [tongue]) if is_short(tongue) => Some((Meaning::Name, language(tongue))),
            _ => None,
        };
    };
    match rest.as_slice() {
        [] | ["name"] => Some((Meaning::Place(level), String::new())),
        ["code" | "pcode" | "id"] => Some((Meaning::PlaceCode(level), String::new())),
        [tongue] | ["name", tongue] if is_short(tongue) => Some((Meaning::Place(level), language(tongue))),
        _ => None,
    }
}

fn is_short(part: &str) -> bool {
    part.len() == 2 && part.chars().all(|one| one.is_ascii_lowercase())
}

/// A language by its two letters; `?` where they name none.
pub fn language(part: &str) -> String {
    let known = LANGUAGES.split_whitespace().find(|one| *one == part);
    known.unwrap_or("?").to_owned()
}

/// Whether anything tells which place a row is about.
pub fn names_places(columns: &Columns) -> bool {
    let names = |meaning: &Meaning| {
        matches!(meaning, Meaning::Place(_) | Meaning::PlaceCode(_) | Meaning::Name | Meaning::Code)
    };
    columns.0.iter().any(names)
}

impl Reader {
    pub fn new(table: &Table, columns: &Columns) -> Self {
        let columns = table.columns.iter().zip(&columns.0).map(|(column, meaning)| {
            // The language belongs to what the heading says of itself.
            let own = told(&column.header).filter(|(own, _)| own == meaning);
            (*meaning, own.map(|(_, language)| language).unwrap_or_default())
        });
        Self { columns: columns.collect() }
    }

    pub fn read(&self, row: &Row) -> Said {
        let cells = self.columns.iter().enumerate().map(|(at, (meaning, language))| {
            let text = kernel::tidy(hxl::unguarded(row.text(at)));
            (*meaning, language.as_str(), text)
        });
        let cells: Vec<Cell<'_>> = cells.filter(|(.., text)| !text.is_empty()).collect();
        let first = |wanted: Meaning| {
            let found = cells.iter().find(|(meaning, ..)| *meaning == wanted);
            found.map(|(.., text)| text.clone()).unwrap_or_default()
        };
        let mut by_level: Vec<(Option<u8>, String, String)> = (0..=3)
            .map(|level| {
                let name = named(&cells, Meaning::Place(level));
                (Some(level), name, first(Meaning::PlaceCode(level)))
            })
            .filter(|(_, name, code)| !name.is_empty() || !code.is_empty())
            .collect();
        let mut said = Said {
            row: row.number(),
            level: level(&first(Meaning::Level)),
            name: named(&cells, Meaning::Name),
            code: first(Meaning::Code),
            local_name: first(Meaning::LocalName),
            kind: first(Meaning::Kind),
            ..Said::default()
        };
        // Its own place is the innermost that is named; a code that says of no level may be its own.
        let is_own = |(level, name, code): &mut (Option<u8>, String, String)| {
            let is_level = said.level.is_none() || said.level == *level;
            said.code.is_empty() || is_level && code.is_empty() && !name.is_empty()
        };
        if said.name.is_empty()
            && let Some((level, name, code)) = by_level.pop_if(is_own)
        {
            (said.level, said.name) = (level, name);
            if said.code.is_empty() {
                said.code = code;
            }
        }
        let own = said.level.map(Meaning::Place);
        let others = cells
            .iter()
            .filter(|(meaning, ..)| *meaning == Meaning::Name || Some(*meaning) == own);
        for (_, language, text) in others.filter(|(.., text)| *text != said.name) {
            if said.local_name.is_empty() && !is_latin(text) {
                said.local_name.clone_from(text);
            }
            if !language.is_empty() && *language != "?" {
                said.names.push(((*language).to_owned(), text.clone()));
            }
        }
        said.around = by_level;
        let names = first(Meaning::Inside);
        said.around.extend(further(&names, first(Meaning::InsideCode)));
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
fn named(cells: &[Cell<'_>], wanted: Meaning) -> String {
    let names = || cells.iter().filter(|(meaning, ..)| *meaning == wanted);
    let usual = names().find(|(_, language, _)| language.is_empty() || *language == "en");
    let found = usual.or_else(|| names().next());
    found.map(|(.., text)| text.clone()).unwrap_or_default()
}

/// `2`, `ADM2`, `Admin 2`, `District`.
fn level(text: &str) -> Option<u8> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let word = kernel::fold(text);
    let named = || LEVELS.iter().position(|words| words.contains(&word.as_str()));
    let level = digits.parse().ok().or_else(|| u8::try_from(named()?).ok());
    level.filter(|level| *level <= 3)
}

fn is_latin(text: &str) -> bool {
    let letters = text.chars().filter(|one| one.is_alphabetic());
    // Up to the end of the Latin letters with marks, and those Vietnamese needs.
    letters
        .into_iter()
        .all(|one| one < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&one))
}
