//! A name taken apart: brackets, an acronym, legal forms, and the words that are left.

use crate::acronym::{LETTERS, initials};
use crate::brackets::TakenApart;
use crate::fold;
use crate::script;
use crate::words::WORDS;

/// Further words of a name are not looked at.
pub(crate) const WORDS_MAX: usize = 32;
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
    if is_cut {
        // What was written counts as the same only when all of it is.
        whole.squash = fold::folded(text).squash;
    }
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
    (form.core.len() == 1 && LETTERS.contains(&letters) && form.acronym.is_none())
        .then_some(form.squash.as_str())
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
