//! A name taken apart: brackets, an acronym, legal forms, and the words that are left.

use crate::distance::distance;
use crate::fold;
use crate::script;
use crate::words::WORDS;

/// Further words of a name are not looked at.
pub(crate) const WORDS_MAX: usize = 32;
const ACRONYM_LETTERS: std::ops::RangeInclusive<usize> = 2..=10;
/// Capital letters in brackets that are no acronym of what stands before them.
const NO_ACRONYMS: [&str; 18] = [
    "uk", "us", "usa", "uae", "drc", "rdc", "car", "rca", "eu", "ue", "un", "onu", "ii", "iii", "iv", "ex",
    "hq", "hcm",
];
const NUMERALS: [(&str, &str); 7] = [
    ("ii", "2"),
    ("iii", "3"),
    ("iv", "4"),
    ("vi", "6"),
    ("vii", "7"),
    ("viii", "8"),
    ("ix", "9"),
];

/// What sort of names are compared.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Subject {
    /// Legal forms are set aside, acronyms are looked for.
    #[default]
    Organisations,
    /// Words such as district, amphoe or oblast are set aside; spelling counts over the whole name.
    Places,
    /// Words of a list, such as sectors or kinds of work.
    Words,
}

/// One way to read a name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    pub squash: String,
    /// The words that count, each in its usual form, in the order in which they were written.
    pub core: Vec<String>,
    /// Legal forms or sorts of places that were set aside, sorted.
    pub aside: String,
    pub acronym: Option<String>,
    /// First letters, with small words and without.
    pub initials: Vec<String>,
    /// A word was written in another than its usual form.
    pub is_varied: bool,
    pub is_romanised: bool,
    /// Only what stands inside or outside brackets.
    pub is_part: bool,
}

/// All ways to read a name; the first is the name as a whole. Empty when there is nothing to read.
pub(crate) fn forms(text: &str, subject: Subject) -> Vec<Form> {
    let start: String = text.chars().take(fold::LETTERS_MAX).collect();
    let taken = TakenApart::of(&start, subject);
    let is_cut = start.len() < text.len();
    let mut forms = Vec::new();
    let mut whole = form(
        if taken.is_as_written || is_cut {
            text
        } else {
            &taken.whole
        },
        subject,
    );
    whole.acronym = taken.acronym.as_deref().map(fold::word);
    // What was written counts as the same only when all of it is.
    whole.squash = if is_cut || taken.acronym.is_none() {
        fold::folded(text).squash
    } else {
        whole.squash
    };
    forms.push(whole);
    for part in taken.parts {
        let part = Form { is_part: true, ..form(&part, subject) };
        if part.core.iter().any(|word| word.chars().count() > 2) {
            forms.push(part);
        }
    }
    let romanised: Vec<Form> = forms.iter().filter_map(romanised).collect();
    forms.extend(romanised);
    forms.retain(|form| !form.squash.is_empty());
    forms
}

/// Whether a whole name may itself be an acronym; it is then folded.
pub(crate) fn lone_acronym(form: &Form) -> Option<&str> {
    let letters = form.squash.chars().count();
    (form.core.len() == 1 && ACRONYM_LETTERS.contains(&letters) && form.acronym.is_none())
        .then_some(form.squash.as_str())
}

#[derive(Debug, Default)]
struct TakenApart {
    whole: String,
    /// Nothing had to be taken out.
    is_as_written: bool,
    acronym: Option<String>,
    parts: Vec<String>,
}

impl TakenApart {
    fn of(text: &str, subject: Subject) -> Self {
        let (outside, insides) = brackets(text);
        let Some(inside) = insides.first().filter(|_| !outside.trim().is_empty()) else {
            return Self::of_dashes(text, subject);
        };
        let has_more = insides.len() > 1;
        if subject == Subject::Organisations && is_acronym_of(inside, &outside) {
            let whole = if has_more {
                text.replacen(inside.as_str(), "", 1)
            } else {
                outside
            };
            return Self { whole, acronym: Some(inside.clone()), ..Self::default() };
        }
        let is_name = subject != Subject::Organisations
            || inside.split_whitespace().nth(1).is_some()
            || script::is_foreign(&fold::word(inside)) != script::is_foreign(&fold::word(&outside));
        let parts = if is_name {
            vec![outside, inside.clone()]
        } else {
            Vec::new()
        };
        Self { is_as_written: true, parts, ..Self::default() }
    }

    /// `IRC - International Rescue Committee`, or the other way round.
    fn of_dashes(text: &str, subject: Subject) -> Self {
        let written = Self { is_as_written: true, ..Self::default() };
        if subject != Subject::Organisations {
            return written;
        }
        let cuts = [" - ", " – ", " — ", ": ", ", ", " / ", " | "];
        for cut in cuts {
            let ends = [
                text.split_once(cut),
                text.rsplit_once(cut).map(|(main, short)| (short, main)),
            ];
            for (short, main) in ends.into_iter().flatten() {
                if main.split_whitespace().nth(1).is_some() && is_made_of_initials(short.trim(), main) {
                    return Self {
                        whole: main.to_owned(),
                        acronym: Some(short.trim().to_owned()),
                        ..Self::default()
                    };
                }
            }
        }
        written
    }
}

/// What stands outside of brackets, and inside of each pair on the outermost level.
fn brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut insides) = (String::new(), Vec::new());
    let (mut inside, mut depth) = (String::new(), 0_usize);
    for letter in text.chars() {
        match letter {
            '(' | '[' | '{' | '（' => {
                if depth == 0 {
                    outside.push(' ');
                }
                depth += 1;
            }
            ')' | ']' | '}' | '）' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    insides.push(std::mem::take(&mut inside).trim().to_owned());
                }
            }
            _ if depth > 0 => inside.push(letter),
            _ => outside.push(letter),
        }
    }
    if !inside.is_empty() {
        insides.push(inside.trim().to_owned());
    }
    insides.retain(|inside| !inside.is_empty());
    (outside, insides)
}

/// Whether brackets behind a name hold its acronym: its first letters, or capitals beside a name that has small letters.
fn is_acronym_of(short: &str, main: &str) -> bool {
    let folded = fold::folded(short);
    if folded.words.len() > 2 || !ACRONYM_LETTERS.contains(&folded.squash.chars().count()) {
        return false;
    }
    let about = WORDS.about(&folded.squash);
    if about.is_legal || NO_ACRONYMS.contains(&folded.squash.as_str()) {
        return is_made_of_initials(short, main);
    }
    let is_capitals =
        !short.chars().any(char::is_lowercase) && short.chars().filter(|l| l.is_uppercase()).count() > 1;
    let is_beside_small = main.chars().any(char::is_lowercase);
    (is_capitals && (is_beside_small || is_subsequence(&folded.squash, main)))
        || is_made_of_initials(short, main)
}

fn is_made_of_initials(short: &str, main: &str) -> bool {
    if short.contains(char::is_whitespace) {
        return false;
    }
    let is_short = !short.chars().any(char::is_lowercase);
    let short = fold::word(short);
    let letters = short.chars().count();
    let slips = usize::from(is_short && letters > 2);
    let is_near = |initials: &String| distance(&short, initials, slips).is_some();
    letters > 1 && ACRONYM_LETTERS.contains(&letters) && initials(&fold::folded(main).words).iter().any(is_near)
}

/// Whether the letters follow one another in the name, the first of them at its beginning.
fn is_subsequence(short: &str, main: &str) -> bool {
    let main = fold::word(main);
    let mut letters = main.chars();
    short.chars().next() == main.chars().next()
        && short.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

fn initials(words: &[String]) -> Vec<String> {
    let of = |with_small: bool| -> String {
        let kept = words
            .iter()
            .filter(|word| with_small || !WORDS.about(word).is_small);
        kept.filter_map(|word| word.chars().next()).take(12).collect()
    };
    let mut both = vec![of(false), of(true)];
    both.dedup();
    both.retain(|letters| letters.chars().count() > 1);
    both
}

/// One reading of a text without brackets.
fn form(text: &str, subject: Subject) -> Form {
    let folded = fold::folded(text);
    let mut words: Vec<String> = Vec::new();
    for word in folded.words {
        cut_joined(word, &mut words);
    }
    words.truncate(WORDS_MAX);
    let mut form = Form { squash: folded.squash, ..Form::default() };
    let is_aside = set_aside(&words, subject);
    let mut aside: Vec<&str> = Vec::new();
    for (word, _) in words.iter().zip(&is_aside).filter(|(_, aside)| **aside) {
        if !WORDS.about(word).is_small {
            aside.push(word);
        }
    }
    aside.sort_unstable();
    form.aside = aside.concat();
    let kept: Vec<String> = words
        .iter()
        .zip(&is_aside)
        .filter(|(_, aside)| !**aside)
        .map(|(word, _)| word.clone())
        .collect();
    if subject == Subject::Organisations && kept.len() > 1 {
        let legal_gone = words
            .iter()
            .zip(&is_aside)
            .filter(|(word, aside)| !**aside || WORDS.about(word).is_small);
        form.initials = initials(&legal_gone.map(|(word, _)| word.clone()).collect::<Vec<_>>());
    }
    let is_lone = kept.len() == 1;
    for word in kept {
        match WORDS.usual(&word).or(numeral(&word)).filter(|_| !is_lone) {
            Some(usual) => {
                form.is_varied = true;
                form.core.push(usual.to_owned());
            }
            None => form.core.push(word),
        }
    }
    form
}

fn numeral(word: &str) -> Option<&'static str> {
    NUMERALS
        .iter()
        .find(|(roman, _)| *roman == word)
        .map(|(_, digit)| *digit)
}

/// Cuts off what is written together with names in scripts without spaces.
fn cut_joined(word: String, words: &mut Vec<String>) {
    if !word.chars().next().is_some_and(script::is_spaceless) {
        words.push(word);
        return;
    }
    let mut rest = word.as_str();
    let mut ends = Vec::new();
    while let Some((start, left)) = next_joined(rest) {
        if start.len() == rest.len() {
            break;
        }
        match left {
            Side::Start => {
                words.push(start.to_owned());
                rest = &rest[start.len()..];
            }
            Side::End => {
                ends.push(start.to_owned());
                rest = &rest[..rest.len() - start.len()];
            }
        }
    }
    words.push(rest.to_owned());
    words.extend(ends);
}

enum Side {
    Start,
    End,
}

fn next_joined(rest: &str) -> Option<(&'static str, Side)> {
    let fits = |joined: &&crate::words::Joined| {
        if joined.at_end {
            rest.ends_with(&joined.text)
        } else {
            rest.starts_with(&joined.text)
        }
    };
    let joined = WORDS.joined.iter().find(fits)?;
    Some((&joined.text, if joined.at_end { Side::End } else { Side::Start }))
}

/// Which words are set aside. Never all of them.
fn set_aside(words: &[String], subject: Subject) -> Vec<bool> {
    let about: Vec<_> = words.iter().map(|word| WORDS.about(word)).collect();
    let mut aside: Vec<bool> = about
        .iter()
        .map(|about| about.is_small || (subject == Subject::Places && about.is_place))
        .collect();
    if subject == Subject::Organisations {
        let loose = |at: &usize| about[*at].is_legal || about[*at].is_small;
        let start = (0..words.len()).take_while(loose);
        let end = (0..words.len()).rev().take_while(loose);
        for at in start.chain(end) {
            aside[at] = true;
        }
    }
    if aside.iter().all(|aside| *aside) {
        aside.fill(false);
    }
    aside
}

fn romanised(form: &Form) -> Option<Form> {
    if !script::is_foreign(&form.squash) {
        return None;
    }
    let core: Vec<String> = form
        .core
        .iter()
        .map(|word| script::romanised(word))
        .filter(|word| !word.is_empty())
        .collect();
    let squash = core.concat();
    (!squash.is_empty()).then(|| Form {
        squash,
        core,
        is_romanised: true,
        is_part: form.is_part,
        ..Form::default()
    })
}
