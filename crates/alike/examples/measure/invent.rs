//! Invented organisations, and the same ones as others would write them. None of them exists.

use std::collections::HashSet;

use crate::chance::Chance;
use crate::slips;

const TYPES: [&str; 20] = [
    "Foundation",
    "Association",
    "Network",
    "Centre",
    "Organisation",
    "Trust",
    "Union",
    "Committee",
    "Initiative",
    "Alliance",
    "Institute",
    "Society",
    "Council",
    "Programme",
    "Project",
    "Federation",
    "Group",
    "Agency",
    "Mission",
    "Forum",
];
const TOPICS: [&str; 32] = [
    "Women",
    "Children",
    "Youth",
    "Health",
    "Education",
    "Development",
    "Legal Aid",
    "Human Rights",
    "Community",
    "Family",
    "Migrant Workers",
    "Rural Development",
    "Child Protection",
    "Refugee",
    "Relief",
    "Shelter",
    "Livelihoods",
    "Peace",
    "Justice",
    "Fishermen",
    "Farmers",
    "Girls",
    "Survivors",
    "Street Children",
    "Social Work",
    "Counselling",
    "Anti-Trafficking",
    "Domestic Workers",
    "Border Areas",
    "Vocational Training",
    "Humanitarian Aid",
    "Medical",
];
const COMMON: [&str; 30] = [
    "Hope",
    "Light",
    "Life",
    "New Dawn",
    "Bridge",
    "Unity",
    "Freedom",
    "Horizon",
    "Rainbow",
    "Lotus",
    "Good Shepherd",
    "Sunrise",
    "Open Door",
    "Safe Haven",
    "Harmony",
    "Butterfly",
    "Rising Star",
    "Lighthouse",
    "Morning Star",
    "Friends",
    "Helping Hands",
    "First Step",
    "Future",
    "Vision",
    "Mercy",
    "Grace",
    "Courage",
    "River",
    "Green Tree",
    "Dignity",
];
const FRENCH_TYPES: [&str; 8] = [
    "Association",
    "Fondation",
    "Réseau",
    "Comité",
    "Centre",
    "Collectif",
    "Union",
    "Maison",
];
const FRENCH_TOPICS: [&str; 12] = [
    "des femmes",
    "pour l'enfance",
    "de santé",
    "d'éducation",
    "de développement",
    "des droits de l'homme",
    "d'aide juridique",
    "des jeunes",
    "de solidarité",
    "des travailleurs migrants",
    "de protection de l'enfant",
    "d'entraide",
];
const SPANISH_TYPES: [&str; 8] = [
    "Fundación",
    "Asociación",
    "Red",
    "Comité",
    "Centro",
    "Colectivo",
    "Unión",
    "Casa",
];
const SPANISH_TOPICS: [&str; 12] = [
    "de mujeres",
    "para la niñez",
    "de salud",
    "de educación",
    "de desarrollo",
    "de derechos humanos",
    "de ayuda legal",
    "de jóvenes",
    "de solidaridad",
    "de trabajadoras migrantes",
    "de protección infantil",
    "de víctimas",
];
const STARTS: [&str; 24] = [
    "Ka", "Ba", "Mo", "Tu", "Se", "Ri", "Na", "Lo", "Chi", "Dza", "Fe", "Gu", "Ha", "Jo", "Ku", "La", "Mi",
    "Ngo", "Pha", "Sha", "Ta", "Va", "Wa", "Ya",
];
const MIDDLES: [&str; 24] = [
    "lim", "ran", "mbo", "ti", "se", "ru", "ndo", "la", "ko", "va", "shi", "ma", "re", "ja", "nga", "du",
    "pe", "no", "zi", "ga", "to", "lu", "ka", "sa",
];
const ENDS: [&str; 20] = [
    "ba", "ra", "n", "lo", "ti", "mu", "na", "s", "ro", "da", "li", "ng", "ma", "k", "re", "ne", "sha", "to",
    "ya", "r",
];
const LEGAL: [&str; 12] = [
    "Ltd", "Inc.", "e.V.", "asbl", "S.A.", "NGO", "ONG", "gGmbH", "CIC", "Ltda", "Pty Ltd", "A.C.",
];

/// One line of a list: a name, and which organisation it really is.
#[derive(Clone, Debug)]
pub struct Line {
    pub organisation: usize,
    pub name: String,
}

pub struct Inventor {
    chance: Chance,
    proper: Vec<String>,
    places: Vec<String>,
}

impl Inventor {
    pub fn new(seed: u64, organisations: usize) -> Self {
        let mut chance = Chance(seed);
        let proper = (0..organisations / 3 + 200).map(|_| word(&mut chance)).collect();
        let places = (0..150 + organisations / 40).map(|_| word(&mut chance)).collect();
        Self { chance, proper, places }
    }

    /// Different organisations: some share all but a place or a number. No two are made of the same words.
    pub fn organisations(&mut self, count: usize) -> Vec<String> {
        let mut seen = HashSet::new();
        let mut names: Vec<String> = Vec::with_capacity(count);
        let mut first: Vec<String> = Vec::new();
        while names.len() < count {
            let is_sibling = first.len() > 20 && self.chance.in_hundred(12);
            let name = if is_sibling {
                let other = self.chance.below(first.len());
                self.sibling(&first[other].clone())
            } else {
                self.organisation()
            };
            let lower = slips::without_small(&name).to_lowercase();
            let mut words: Vec<String> = lower.split(' ').map(str::to_owned).collect();
            words.sort();
            if seen.insert(words) {
                if !is_sibling {
                    first.push(name.clone());
                }
                names.push(name);
            }
        }
        names
    }

    /// A list of `all` lines, `planted` of which name an organisation that another line names.
    pub fn list(&mut self, all: usize, planted: usize) -> Vec<Line> {
        let names = self.organisations(all - planted);
        let mut lines: Vec<Line> = names
            .iter()
            .enumerate()
            .map(|(organisation, name)| Line { organisation, name: name.clone() })
            .collect();
        let mut last = 0;
        while lines.len() < all {
            let again = self.chance.in_hundred(20);
            last = if again {
                last
            } else {
                self.chance.below(names.len())
            };
            let name = self.as_written(&names[last]);
            if name != names[last] {
                lines.push(Line { organisation: last, name });
            }
        }
        for at in (1..lines.len()).rev() {
            let with = self.chance.below(at + 1);
            lines.swap(at, with);
        }
        lines
    }

    fn organisation(&mut self) -> String {
        let proper = self.proper();
        let place = self.place();
        let chance = &mut self.chance;
        let (kind, topic) = (TYPES[chance.early(TYPES.len())], TOPICS[chance.early(TOPICS.len())]);
        match chance.below(12) {
            0 => format!("{proper} {kind}"),
            1 => format!("{proper} {topic} {kind}"),
            2 => format!("{kind} for {topic} in {place}"),
            3 => format!("{place} {topic} {kind}"),
            4 => format!("{proper} {kind} {place}"),
            5 => format!("{topic} and {} {kind} of {place}", chance.one(&TOPICS)),
            6 => format!("International {topic} {kind} {proper}"),
            7 => format!("{} {} {place}", chance.one(&FRENCH_TYPES), chance.one(&FRENCH_TOPICS)),
            8 => format!("{} {} {proper}", chance.one(&SPANISH_TYPES), chance.one(&SPANISH_TOPICS)),
            9 => format!("{proper} {place}"),
            10 => format!("{proper} {topic} {kind} {place}"),
            _ => format!("National {kind} of {topic} {proper}"),
        }
    }

    fn proper(&mut self) -> String {
        if self.chance.in_hundred(30) {
            return self.chance.one(&COMMON).to_owned();
        }
        let at = self.chance.early(self.proper.len());
        self.proper[at].clone()
    }

    fn place(&mut self) -> String {
        let at = self.chance.early(self.places.len());
        self.places[at].clone()
    }

    /// Another organisation that is called almost the same.
    fn sibling(&mut self, name: &str) -> String {
        let place = self.place();
        match self.chance.below(4) {
            0 => format!("{name} {place}"),
            1 => format!("{name} {}", self.chance.below(4) + 1),
            2 => {
                let mut words: Vec<&str> = name.split(' ').collect();
                words.pop();
                format!("{} {place}", words.join(" "))
            }
            _ => {
                let side = self.chance.one(&["North", "South", "East", "West"]);
                format!("{name} {side}")
            }
        }
    }

    /// The name as somebody else would write it: one to three changes.
    pub fn as_written(&mut self, name: &str) -> String {
        let changes = [1, 1, 1, 2, 2, 3][self.chance.below(6)];
        let mut written = name.to_owned();
        for _ in 0..changes {
            written = self.changed(&written);
        }
        written
    }

    fn changed(&mut self, name: &str) -> String {
        let place = self.place();
        let chance = &mut self.chance;
        match chance.below(100) {
            0..34 => slips::slip(chance, name),
            34..42 => slips::without_accents(chance, name),
            42..50 => format!("{name} {}", chance.one(&LEGAL)),
            50..58 => slips::turned(chance, name),
            58..64 => slips::without_small(name),
            64..74 => slips::shortened(chance, name),
            74..79 => slips::with_a_word_less(chance, name),
            79..83 => format!("{name} {place}"),
            83..88 => slips::joined(chance, name),
            88..94 => slips::with_acronym(chance, name),
            94..97 => slips::signs(chance, name),
            97..99 => slips::cyrillic(name),
            _ => slips::acronym(name),
        }
    }
}

fn word(chance: &mut Chance) -> String {
    let mut word = chance.one(&STARTS).to_owned();
    for _ in 0..=chance.below(2) {
        word.push_str(chance.one(&MIDDLES));
    }
    word + chance.one(&ENDS)
}
