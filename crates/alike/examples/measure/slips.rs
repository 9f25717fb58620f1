//! What people do to names.

use crate::chance::Chance;

const SHORT: [(&str, &str); 16] = [
    ("Foundation", "Fdn"),
    ("Foundation", "Found."),
    ("Association", "Assoc."),
    ("Association", "Assn"),
    ("Organisation", "Org."),
    ("Organisation", "Organization"),
    ("Centre", "Center"),
    ("Development", "Dev."),
    ("International", "Intl"),
    ("International", "Int'l"),
    ("National", "Natl"),
    ("Committee", "Cttee"),
    ("Programme", "Program"),
    ("Community", "Comm."),
    ("and", "&"),
    ("Institute", "Inst."),
];
const SMALL: [&str; 12] = [
    "for", "in", "of", "and", "de", "des", "pour", "para", "la", "the", "du", "d",
];

/// One letter changed, left out, doubled, added, or swapped with its neighbour.
pub fn slip(chance: &mut Chance, name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let spots: Vec<usize> = (1..letters.len())
        .filter(|at| letters[*at].is_alphabetic())
        .collect();
    if spots.is_empty() {
        return name.to_owned();
    }
    let at = spots[chance.below(spots.len())];
    let any = char::from(b'a' + chance.below(26) as u8);
    match chance.below(5) {
        0 => letters[at] = any,
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        3 => letters.insert(at, any),
        _ if letters[at - 1].is_alphabetic() => letters.swap(at - 1, at),
        _ => letters[at] = any,
    }
    letters.into_iter().collect()
}

pub fn without_accents(chance: &mut Chance, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| match letter {
            'é' | 'è' | 'ê' => 'e',
            'á' | 'à' => 'a',
            'í' => 'i',
            'ó' => 'o',
            'ú' => 'u',
            'ñ' => 'n',
            kept => kept,
        })
        .collect();
    match chance.below(3) {
        0 => plain.to_uppercase(),
        1 => plain.to_lowercase(),
        _ => plain,
    }
}

pub fn turned(chance: &mut Chance, name: &str) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    let by = 1 + chance.below(words.len().saturating_sub(1).max(1));
    let by = by.min(words.len());
    let by = by % words.len();
    words.rotate_left(by);
    words.join(" ")
}

pub fn without_small(name: &str) -> String {
    let words = name.split(' ').filter(|word| !SMALL.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

pub fn shortened(chance: &mut Chance, name: &str) -> String {
    let fits: Vec<_> = SHORT
        .iter()
        .filter(|(long, _)| name.split(' ').any(|word| word == *long))
        .collect();
    if fits.is_empty() {
        return slip(chance, name);
    }
    let (long, short) = fits[chance.below(fits.len())];
    let words = name
        .split(' ')
        .map(|word| if word == *long { short } else { word });
    words.collect::<Vec<_>>().join(" ")
}

pub fn with_a_word_less(chance: &mut Chance, name: &str) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    if words.len() > 3 {
        words.remove(1 + chance.below(words.len() - 1));
    }
    words.join(" ")
}

/// Two words written as one, or one as two.
pub fn joined(chance: &mut Chance, name: &str) -> String {
    let gaps: Vec<usize> = name.match_indices(' ').map(|(at, _)| at).collect();
    if gaps.is_empty() {
        return name.to_owned();
    }
    let at = gaps[chance.below(gaps.len())];
    let with = if chance.in_hundred(50) { "-" } else { "" };
    format!("{}{with}{}", &name[..at], &name[at + 1..])
}

pub fn acronym(name: &str) -> String {
    let words = name.split(' ').filter(|word| !SMALL.contains(word));
    let letters: String = words.filter_map(|word| word.chars().next()).collect();
    if letters.chars().count() > 2 {
        letters.to_uppercase()
    } else {
        name.to_owned()
    }
}

pub fn with_acronym(chance: &mut Chance, name: &str) -> String {
    let short = acronym(name);
    if short == name {
        return short;
    }
    match chance.below(3) {
        0 => format!("{short} - {name}"),
        _ => format!("{name} ({short})"),
    }
}

pub fn signs(chance: &mut Chance, name: &str) -> String {
    match chance.below(4) {
        0 => format!("\"{name}\""),
        1 => name.replace(' ', "  "),
        2 => format!("The {name}"),
        _ => format!("{name}."),
    }
}

/// Letter by letter in Cyrillic, as a list in that script would have it.
pub fn cyrillic(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'a' => 'а',
            'b' => 'б',
            'c' => 'к',
            'd' => 'д',
            'e' => 'е',
            'f' => 'ф',
            'g' => 'г',
            'h' => 'х',
            'i' => 'и',
            'j' => 'ж',
            'k' => 'к',
            'l' => 'л',
            'm' => 'м',
            'n' => 'н',
            'o' => 'о',
            'p' => 'п',
            'r' => 'р',
            's' => 'с',
            't' => 'т',
            'u' => 'у',
            'v' => 'в',
            'w' => 'в',
            'y' => 'й',
            'z' => 'з',
            other => other,
        })
        .collect()
}
