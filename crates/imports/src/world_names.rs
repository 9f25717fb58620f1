//! Countries and provinces of the world's list, by any of their names.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use kernel::fold;
use places::{Place, PlaceId, Tree, world};
use uuid::Uuid;

/// Codes by every name, folded.
type Names = HashMap<String, Vec<&'static str>>;

/// Of each area whose inside was looked at, what stands in it; of the countries under no code.
static INSIDE: LazyLock<Mutex<HashMap<String, Arc<Names>>>> = LazyLock::new(Mutex::default);
/// The countries of everything there is, by every name.
static COUNTRIES: LazyLock<Names> = LazyLock::new(|| by_name(world::areas().iter(), world::Area::country));
/// Every area by the id under which it can be chosen.
static OFFERED: LazyLock<HashMap<PlaceId, &'static world::Area>> =
    LazyLock::new(|| world::areas().iter().map(|area| (id(area.code), area)).collect());

/// Words beside a name that only say of which kind the place is, folded.
const KINDS: [&str; 24] = [
    "province",
    "provincia",
    "provinz",
    "region",
    "state",
    "estado",
    "etat",
    "district",
    "distrito",
    "department",
    "departement",
    "departamento",
    "county",
    "governorate",
    "prefecture",
    "oblast",
    "division",
    "territory",
    "of",
    "de",
    "du",
    "del",
    "la",
    "le",
];

/// The code of a country, or of what lies directly inside one of these places; of the same name in two neither is taken.
pub fn named(name: &str, level: u8, around: &[&str]) -> Option<&'static str> {
    let wanted = fold(name);
    if level == 0 {
        return inside("").get(&wanted)?.first().copied();
    }
    let mut named = around
        .iter()
        .flat_map(|around| inside(around).get(&wanted).cloned().unwrap_or_default());
    named.next().filter(|_| named.next().is_none())
}

/// The countries that are called so, or in which something is.
pub fn countries_with(name: &str) -> &'static [&'static str] {
    let found = |name: &str| COUNTRIES.get(&fold(name)).map(Vec::as_slice);
    let plain = || {
        let words = name.split_whitespace();
        let words: Vec<&str> = words
            .filter(|word| !KINDS.contains(&fold(word).as_str()))
            .collect();
        words.join(" ")
    };
    found(name).or_else(|| found(&plain())).unwrap_or_default()
}

/// The id under which an area can be chosen before it is one of the coalition's places.
pub fn id(code: &str) -> PlaceId {
    PlaceId(web::worked_out(Uuid::nil(), code))
}

/// A national code as ISO 3166-2 would write it: `TH50` as `TH-50`.
pub fn dashed(code: &str) -> Option<String> {
    let (country, number) = code.split_at_checked(2)?;
    let is_plain = country.bytes().all(|one| one.is_ascii_alphabetic())
        && !number.is_empty()
        && number.bytes().all(|one| one.is_ascii_digit());
    is_plain.then(|| format!("{country}-{number}"))
}

/// What places that are brought can be said to lie inside, by its code: one of the coalition's, or one of the world's list.
pub fn around(tree: &Tree, code: &str) -> Option<Uuid> {
    let there = tree.find_by_code(code).map(|place| place.id);
    there
        .or_else(|| world::find(code).map(|area| id(area.code)))
        .map(|id| id.0)
}

/// The countries of the world, in a language, the one by which each is called there.
pub fn countries(language: &str) -> Vec<(&'static world::Area, &'static str)> {
    let countries = world::countries().iter();
    let mut countries: Vec<_> = countries.map(|area| (area, area.name_in(language))).collect();
    countries.sort_by_cached_key(|(_, name)| fold(name));
    countries
}

/// The area that was offered under this id.
pub fn offered(id: PlaceId) -> Option<&'static world::Area> {
    OFFERED.get(&id).copied()
}

/// A coalition's places together with those of these countries that it has not chosen.
pub fn with_offered(tree: Tree, countries: &[&'static str]) -> Tree {
    if countries.is_empty() {
        return tree;
    }
    let there = |code: &str| tree.find_by_code(code).map(|place| place.id);
    let areas = world::areas().iter();
    let areas = areas.filter(|area| countries.contains(&area.country()) && there(area.code).is_none());
    let places = areas.map(|area| Place {
        id: id(area.code),
        parent_id: area.parent.map(|code| there(code).unwrap_or_else(|| id(code))),
        level: i32::from(area.level),
        code: Some(area.code.to_owned()),
        name: area.name.to_owned(),
        local_name: None,
        kind: area.kind.to_owned(),
        ended_at: None,
        version: 0,
    });
    let places = places.collect::<Vec<_>>();
    tree.with(&places)
}

fn inside(code: &str) -> Arc<Names> {
    let mut known = INSIDE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(names) = known.get(code) {
        return Arc::clone(names);
    }
    let names = Arc::new(match code {
        "" => by_name(world::countries().iter(), |area| area.code),
        code => by_name(world::children(code), |area| area.code),
    });
    known.insert(code.to_owned(), Arc::clone(&names));
    names
}

/// What stands for each area, by each of its names.
fn by_name(
    areas: impl Iterator<Item = &'static world::Area>,
    stands: impl Fn(&'static world::Area) -> &'static str,
) -> Names {
    let mut names = Names::new();
    for area in areas {
        for (_, name) in area.names() {
            let codes = names.entry(fold(name)).or_default();
            if codes.last() != Some(&stands(area)) {
                codes.push(stands(area));
            }
        }
    }
    names
}
