//! Codes and words of other systems, and what they mean on the coalition's lists.

use crate::crosswalk::{EVERYBODY, FOCUSES, POPULATIONS, SECTORS, is_everybody, words};
use crate::finding::{Finder, Found};

/// The keys of the program's own lists.
const SECTOR_KEYS: &str = include_str!("../../../organisations/lists/sectors.tsv");
const FOCUS_KEYS: &str = include_str!("../../../organisations/lists/focuses.tsv");
const POPULATION_KEYS: &str = include_str!("../../../organisations/lists/populations.tsv");

fn keys(list: &'static str) -> Vec<&'static str> {
    let rows = list.lines().skip(1);
    rows.filter_map(|row| row.split('\t').next()).collect()
}

fn finder(table: &'static str, list: &'static str) -> Finder {
    let keys = keys(list).into_iter().enumerate();
    let keys = keys.map(|(at, key)| (at, Some(key)));
    Finder::new(alike::Subject::Words, []).know(words(table, keys))
}

#[test]
fn every_word_is_of_an_entry_that_is_there() {
    let tables = [
        (SECTORS, SECTOR_KEYS),
        (FOCUSES, FOCUS_KEYS),
        (POPULATIONS, POPULATION_KEYS),
    ];
    for (table, list) in tables {
        let known = keys(list);
        for line in table.lines().skip(1) {
            let (key, words) = line.split_once('\t').unwrap();
            assert!(known.contains(&key) || key == EVERYBODY, "{key}");
            assert!(words.split('|').all(|word| !word.trim().is_empty()), "{line}");
        }
    }
}

#[test]
fn codes_and_words_of_other_systems_find_the_entry() {
    for (table, list, word, key) in [
        (SECTORS, SECTOR_KEYS, "40", "international"),
        (SECTORS, SECTOR_KEYS, "447", "international"),
        (SECTORS, SECTOR_KEYS, "INGO", "international-ngo"),
        (SECTORS, SECTOR_KEYS, "International NGO", "international-ngo"),
        (SECTORS, SECTOR_KEYS, "national ngo", "local-ngo"),
        (SECTORS, SECTOR_KEYS, "NGO", "local-ngo"),
        (SECTORS, SECTOR_KEYS, "441", "local-ngo"),
        (SECTORS, SECTOR_KEYS, "LawEnforcement", "law-enforcement"),
        (SECTORS, SECTOR_KEYS, "Red Cross / Red Crescent", "red-cross"),
        (SECTORS, SECTOR_KEYS, "SchoolOrCollege", "academia"),
        (FOCUSES, FOCUS_KEYS, "SocialCare", "case-work"),
        (FOCUSES, FOCUS_KEYS, "Emergency shelter", "safe-housing"),
        (FOCUSES, FOCUS_KEYS, "MHPSS", "counselling"),
        (FOCUSES, FOCUS_KEYS, "aftercare", "recovery"),
        (FOCUSES, FOCUS_KEYS, "Partnerships", "partnership"),
        (FOCUSES, FOCUS_KEYS, "SANTÉ", "health"),
        (FOCUSES, FOCUS_KEYS, "Hébergement", "safe-housing"),
        (FOCUSES, FOCUS_KEYS, "Albergue", "safe-housing"),
        (FOCUSES, FOCUS_KEYS, "Aide juridique", "legal-aid"),
        (FOCUSES, FOCUS_KEYS, "Asistencia legal", "legal-aid"),
        (FOCUSES, FOCUS_KEYS, "Protection de l'enfance", "child-safety"),
        (FOCUSES, FOCUS_KEYS, "Soutien psychosocial", "counselling"),
        (FOCUSES, FOCUS_KEYS, "salud mental", "counselling"),
        (FOCUSES, FOCUS_KEYS, "Sensibilisation", "awareness"),
        (FOCUSES, FOCUS_KEYS, "Prevención", "prevention"),
        (FOCUSES, FOCUS_KEYS, "Formation professionnelle", "work-skills"),
        (FOCUSES, FOCUS_KEYS, "Hébergement sûr", "safe-housing"),
        (FOCUSES, FOCUS_KEYS, "Acogida y vivienda segura", "safe-housing"),
        (POPULATIONS, POPULATION_KEYS, "Personnes apatrides", "stateless"),
        (POPULATIONS, POPULATION_KEYS, "Femmes", "women"),
        (POPULATIONS, POPULATION_KEYS, "Garçons", "children"),
        (POPULATIONS, POPULATION_KEYS, "Niñas", "children"),
        (POPULATIONS, POPULATION_KEYS, "hombres", "men"),
    ] {
        let at = keys(list).iter().position(|one| *one == key).unwrap();
        assert_eq!(finder(table, list).find(word), Found::Sure(at), "{word}");
    }
}

#[test]
fn everybody_is_nobody_in_particular() {
    for (word, expected) in [
        ("Everyone", true),
        ("ALL", true),
        ("tous", true),
        ("Todos", true),
        ("Women", false),
        ("", false),
    ] {
        assert_eq!(is_everybody(word), expected, "{word}");
    }
}

#[test]
fn what_may_mean_two_things_is_asked() {
    let mut both = finder(FOCUSES, FOCUS_KEYS);
    assert_eq!(both.find("Education"), Found::Unknown);
    let schools = words(FOCUSES, [(3, Some("schools")), (4, None)]);
    assert!(schools.contains(&("Education", 3)), "the other is no longer offered");
}

#[test]
fn what_the_coalition_calls_its_own_goes_before() {
    let names = [(0, "Shelter", false), (1, "Safe housing", false)];
    let known = words(FOCUSES, [(1, Some("safe-housing"))]);
    let mut finder = Finder::new(alike::Subject::Words, names).know(known);
    assert_eq!(finder.find("shelter"), Found::Sure(0));
    assert_eq!(finder.find("Emergency shelter"), Found::Sure(1));
}
