//! Which place of the coalition's a row of a table of places is about, and inside which place it lies.

use std::collections::HashMap;
use std::sync::Arc;

use places::{Place, PlaceId, Tree, Whole, world};

use super::line::Said;
use crate::finding::{Finder, Found, Lying};
use crate::world_names;

/// The coalition's places, found by code and by any of their names.
pub struct Known {
    pub tree: Tree,
    pub wholes: HashMap<PlaceId, Whole>,
    finder: Finder,
    /// The places of a level inside one, looked up once.
    lying: HashMap<(Option<u8>, Option<PlaceId>), Lying>,
    /// Everything lies inside this one.
    all_inside: Option<PlaceId>,
    /// What rows before gave as codes of places, whatever code the coalition has for them.
    codes: HashMap<String, PlaceId>,
}

impl Known {
    pub fn new(
        (tree, wholes): (Tree, HashMap<PlaceId, Whole>),
        all_inside: Option<PlaceId>,
        codes: HashMap<String, PlaceId>,
    ) -> Self {
        let named = tree.places().iter().enumerate().flat_map(|(at, place)| {
            let others = wholes.get(&place.id).into_iter().flat_map(|whole| &whole.names);
            let others = others.filter(|(language, _)| language != places::OTHER_CODE);
            let others = others.map(|(_, name)| name.as_str());
            let own = [Some(place.name.as_str()), place.local_name.as_deref()];
            let names = own.into_iter().flatten().chain(others);
            names.map(move |name| (at, name, false)).collect::<Vec<_>>()
        });
        let finder = Finder::new(alike::Subject::Places, named);
        Self { finder, tree, wholes, all_inside, lying: HashMap::new(), codes }
    }

    pub fn id(&self, at: usize) -> PlaceId {
        self.tree.places()[at].id
    }

    /// The innermost of the places around a row's own; the written word that nobody can place when there is one.
    pub fn around(&mut self, said: &Said) -> Result<Option<PlaceId>, String> {
        let mut inside = self.all_inside.or_else(|| self.country(said));
        for (level, name, code) in &said.around {
            let found = self.find(*level, (name, code), inside);
            let Found::Sure(at) = found else {
                let written = if name.is_empty() { code } else { name };
                return Err(written.clone());
            };
            inside = Some(self.id(at));
        }
        Ok(inside)
    }

    /// Of which level a row's own place is, as far as the row or the places tell.
    pub fn level(&mut self, said: &Said) -> Option<u8> {
        if said.level.is_some() {
            return said.level;
        }
        let around = self.around(said).ok().flatten();
        let level = match around.and_then(|id| self.tree.get(id)) {
            Some(place) => place.level + 1,
            None => match self.find(None, (&said.name, &said.code), None) {
                Found::Sure(at) => self.tree.places()[at].level,
                _ => return None,
            },
        };
        u8::try_from(level).ok()
    }

    /// By its code, else by any of its names, among the places of this level inside that one.
    pub fn find(&mut self, level: Option<u8>, (name, code): (&str, &str), inside: Option<PlaceId>) -> Found {
        if let Some(at) = self.by_exact(code) {
            return Found::Sure(at);
        }
        let counted = self.by_number(level, code, inside);
        if name.is_empty() {
            return counted.map_or(Found::Unknown, Found::Sure);
        }
        // Two countries may count alike: what is called quite differently is another place.
        if let Some(at) = counted
            && self.finder.find_within(name, &[at].into()) != Found::Unknown
        {
            return Found::Sure(at);
        }
        let within = self.lying(level, inside);
        match within.is_empty() {
            true => Found::Unknown,
            false => self.finder.find_within(name, &within),
        }
    }

    fn lying(&mut self, level: Option<u8>, inside: Option<PlaceId>) -> Lying {
        let tree = &self.tree;
        let within = self.lying.entry((level, inside)).or_insert_with(|| {
            let places = inside.map_or(tree.places(), |around| tree.inside(around)).iter();
            let fits = |place: &&Place| {
                level.is_none_or(|level| place.level == i32::from(level)) && !place.is_ended()
            };
            let places = places.filter(fits);
            Arc::new(places.filter_map(|place| tree.position(place.id)).collect())
        });
        Arc::clone(within)
    }

    /// The code under which the world's list has a country or a province.
    pub fn of_world(&self, said: &Said, level: Option<u8>, inside: Option<PlaceId>) -> Option<&'static str> {
        if let Some(area) = world::find(&said.code) {
            return Some(area.code);
        }
        let around = inside.and_then(|id| self.tree.get(id));
        let around = around.and_then(|place| place.code.as_deref());
        match level? {
            level @ 0..=1 => world_names::named(&said.name, level, around.as_slice()),
            _ => None,
        }
    }

    /// The country by which a code begins, where the coalition has it and nothing else says where a row is.
    fn country(&self, said: &Said) -> Option<PlaceId> {
        let (country, _) = said.code.split_once('-').filter(|_| said.around.is_empty())?;
        self.tree.find_by_code(country).map(|place| place.id)
    }

    /// Whether all that a row needs is there: the places around it, as far as it names any.
    pub fn is_ready(&mut self, said: &Said, level: u8) -> bool {
        match self.level(said) {
            Some(own) => own <= level,
            None => self.around(said).is_ok(),
        }
    }

    /// The code as it is, as a row before gave it, or as the world's list writes it.
    fn by_exact(&self, code: &str) -> Option<usize> {
        if let Some(id) = self.codes.get(&kernel::fold(code)) {
            return self.tree.position(*id);
        }
        let usual = world::find(code).map_or(code, |area| area.code);
        let exact = [code, usual]
            .into_iter()
            .find_map(|code| self.tree.find_by_code(code));
        exact.and_then(|place| self.tree.position(place.id))
    }

    /// By the number under which a nation counts it: `TH57`, `57` and `TH-57` are one.
    fn by_number(&mut self, level: Option<u8>, code: &str, inside: Option<PlaceId>) -> Option<usize> {
        let (country, number) = counted(code)?;
        let level = level?;
        let within = self.lying(Some(level), inside);
        let mut same = within.iter().copied().filter(|at| {
            let own = self.tree.places()[*at].code.as_deref().and_then(counted);
            own.is_some_and(|(own, other)| {
                other == number && (own.is_empty() || country.is_empty() || own == country)
            })
        });
        same.next().filter(|_| same.next().is_none())
    }
}

/// Country and number of a code: `TH-57`, `TH57` and `57`. A number keeps no zeros in front.
fn counted(code: &str) -> Option<(String, &str)> {
    let digits = code.find(|one: char| one.is_ascii_digit())?;
    let (country, number) = code.split_at(digits);
    let country = country.trim_end_matches(['-', '_', ' ']).to_ascii_uppercase();
    let is_plain = number.chars().all(|one| one.is_ascii_digit())
        && country.chars().all(|one| one.is_ascii_alphabetic());
    let number = number.trim_start_matches('0');
    (is_plain && !number.is_empty()).then_some((country, number))
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn a_code_is_a_country_and_a_number() {
        for (code, expected) in [
            ("TH-57", Some(("TH", "57"))),
            ("TH57", Some(("TH", "57"))),
            ("kh01", Some(("KH", "1"))),
            ("0102", Some(("", "102"))),
            ("ZA-WC", None),
            ("KH-1a", None),
            ("000", None),
            ("", None),
        ] {
            let found = counted(code);
            let found = found
                .as_ref()
                .map(|(country, number)| (country.as_str(), *number));
            assert_eq!(found, expected, "{code}");
        }
    }
}
