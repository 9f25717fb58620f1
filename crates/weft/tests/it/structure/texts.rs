//! Texts: every key that the program asks for is in a translation file, and every key there is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::nothing;
use super::reading::{Literal, literals};
use super::tree::files;

/// Calls whose first string is a key.
const ASKING: [&str; 6] = [".t(", ".t1(", ".t2(", ".t3(", ".crumb(", "Change::of("];
/// A stem shorter than this would stand for anything.
const STEM_MIN: usize = 4;

/// The keys of all `locales/en.ftl`, with the file of each.
fn keys() -> BTreeMap<String, Vec<&'static str>> {
    let mut keys: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for file in files()
        .iter()
        .filter(|file| file.path.ends_with("/locales/en.ftl"))
    {
        for line in file.text.lines() {
            if let Some((key, _)) = line.split_once('=')
                && is_key(key.trim_end())
            {
                keys.entry(key.trim_end().to_owned())
                    .or_default()
                    .push(&file.path);
            }
        }
    }
    keys
}

fn is_key(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// The strings of the program and of the templates' own code.
fn spoken() -> Vec<(&'static str, Literal)> {
    let mut spoken = Vec::new();
    for file in files()
        .iter()
        .filter(|file| file.path.starts_with("crates/") && !file.is_test)
    {
        let found = match () {
            () if file.is("rs") => literals(&file.text),
            () if file.is("html") => of_template(&file.text),
            () => Vec::new(),
        };
        spoken.extend(found.into_iter().map(|literal| (file.path.as_str(), literal)));
    }
    spoken
}

/// What stands in quotes between `{{ }}` and `{% %}`.
fn of_template(text: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        for part in text.split(open).skip(1) {
            let code = part.split(close).next().unwrap_or_default();
            let parts: Vec<&str> = code.split('"').collect();
            for pair in parts.chunks_exact(2) {
                found.push(Literal { text: pair[1].to_owned(), before: pair[0].trim_end().to_owned() });
            }
        }
    }
    found
}

#[test]
fn every_text_asked_for_is_in_a_translation_file() {
    let keys = keys();
    let has_stem = |stem: &str| keys.keys().any(|key| key.starts_with(stem));
    let mut found = BTreeSet::new();
    for (path, literal) in spoken() {
        let text = literal.text.as_str();
        let is_asked = ASKING.iter().any(|call| literal.before.ends_with(call));
        let is_refusal = literal.before.ends_with("#[error(") && is_key(text) && text.contains('-');
        let is_notice = text.starts_with("notice-") && is_key(text) && text.len() > "notice-".len();
        let is_missing = (is_asked || is_refusal || is_notice) && is_key(text) && !keys.contains_key(text);
        let is_stemless = literal.before.ends_with(".of(") && is_key(text) && !has_stem(text);
        if (is_missing && !text.ends_with('-')) || is_stemless {
            found.insert(format!("{text} ({path})"));
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    nothing(&found, "Add these keys to the locales/en.ftl of the crate that shows them.");
}

#[test]
fn every_text_in_a_translation_file_is_asked_for() {
    let spoken = spoken();
    let whole: BTreeSet<String> = spoken
        .iter()
        .map(|(_, literal)| literal.text.replace('_', "-"))
        .collect();
    let patterns: Vec<Vec<&str>> = spoken
        .iter()
        .filter_map(|(_, literal)| pattern(literal))
        .collect();
    let middles = middles(&spoken);
    let named = named_in_texts();
    let is_middle = |key: &str| {
        middles.iter().any(|(stem, end)| {
            let word = key.strip_prefix(stem).and_then(|rest| rest.strip_suffix(end));
            word.is_some_and(|word| {
                whole.contains(word) || word.chars().all(|letter| letter.is_ascii_digit())
            })
        })
    };
    let unused = keys().into_iter().filter(|(key, _)| {
        let is_whole = whole.contains(key) || named.contains(key);
        !is_whole && !is_middle(key) && !patterns.iter().any(|parts| fits(key, parts))
    });
    let found: Vec<String> = unused
        .map(|(key, paths)| format!("{key} ({})", paths.join(", ")))
        .collect();
    nothing(&found, "No page says these: delete them, or use them.");
}

#[test]
fn no_key_has_two_texts() {
    let twice = keys().into_iter().filter(|(_, paths)| paths.len() > 1);
    let found: Vec<String> = twice
        .map(|(key, paths)| format!("{key} ({})", paths.join(", ")))
        .collect();
    nothing(
        &found,
        "The later file would replace the earlier one's words. Give one of them its crate's own prefix.",
    );
}

/// Keys that one text borrows from another: `{ other-key }`.
fn named_in_texts() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for file in files().iter().filter(|file| file.is("ftl")) {
        for part in file.text.split('{').skip(1) {
            named.insert(part.split('}').next().unwrap_or_default().trim().to_owned());
        }
    }
    named
}

/// Stem and possible ends of each `of("stem-", word, "-end")`; the word is said somewhere else in the program.
fn middles<'a>(spoken: &'a [(&'static str, Literal)]) -> BTreeSet<(&'a str, &'a str)> {
    /// Between stem and end the word itself may need a string or two.
    const NEAR: usize = 3;
    let mut middles = BTreeSet::new();
    for (at, (_, stem)) in spoken.iter().enumerate() {
        if !stem.before.ends_with(".of(") || !is_key(&stem.text) {
            continue;
        }
        let near = spoken[at + 1..]
            .iter()
            .take(NEAR)
            .filter(|(_, end)| end.before.ends_with(','));
        let ends = near.filter(|(_, end)| end.text.is_empty() || end.text.starts_with('-'));
        middles.extend(ends.map(|(_, end)| (stem.text.as_str(), end.text.as_str())));
    }
    middles
}

/// A key put together at run time, as its fixed parts: `"stem-{word}-end"`, or the first of `["stem-", word]`.
fn pattern(literal: &Literal) -> Option<Vec<&str>> {
    let text = literal.text.as_str();
    let parts: Vec<&str> = if text.contains('{') {
        let mut parts = vec![text.split('{').next().unwrap_or_default()];
        parts.extend(
            text.split('{')
                .skip(1)
                .map(|part| part.split_once('}').map_or("", |(_, rest)| rest)),
        );
        parts
    } else if text.ends_with('-') && literal.before.ends_with('[') {
        vec![text, ""]
    } else {
        return None;
    };
    let is_plain = parts.iter().all(|part| {
        part.chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    });
    (parts[0].len() >= STEM_MIN && is_key(parts[0]) && is_plain).then_some(parts)
}

fn fits(key: &str, parts: &[&str]) -> bool {
    let Some((first, rest)) = parts.split_first() else {
        return false;
    };
    let Some(mut left) = key.strip_prefix(first) else {
        return false;
    };
    for (number, part) in rest.iter().enumerate() {
        if number + 1 == rest.len() {
            return left.ends_with(part);
        }
        let Some(at) = left.find(part) else { return false };
        left = &left[at + part.len()..];
    }
    left.is_empty()
}

#[test]
fn keys_put_together_at_run_time_are_recognised() {
    let check = |text: &str, key: &str, expected: bool| {
        let literal = Literal { text: text.to_owned(), before: "[".to_owned() };
        assert_eq!(pattern(&literal).is_some_and(|parts| fits(key, &parts)), expected, "{text} {key}");
    };
    check("about-", "about-safety-title", true);
    check("event-{}-{}", "event-place-added", true);
    check("settings-level-{level}", "settings-level-2", true);
    check("stem-{word}-end", "stem-two-beginning", false);
    check("-", "error-full", false);
    check("{page}-x", "error-x", false);
}
