//! Languages: the ones offered in forms and filters, and what each is called.

use web::texts::{Language, Texts};
use web::{Frame, Options};

/// Offered to be ticked. Any other can be given by its tag.
pub const OFFERED: [&str; 48] = [
    "ahk", "am", "ar", "bn", "my", "zh", "en", "fa", "fil", "fr", "ff", "de", "ha", "he", "hi", "hu", "id",
    "it", "ja", "km", "ko", "lhu", "lo", "ms", "mnw", "nod", "ne", "ps", "pl", "pt", "ro", "ru", "ksw",
    "shn", "si", "so", "es", "sw", "ta", "te", "th", "ti", "tr", "uk", "ur", "uz", "vi", "yo",
];

/// What a language is called, in the visitor's own; an unknown one is shown by its tag.
pub fn name(frame: &Frame, tag: &str) -> String {
    name_in((&frame.texts, frame.language), tag)
}

/// The same where nobody visits.
pub fn name_in((texts, language): (&Texts, Language), tag: &str) -> String {
    if OFFERED.contains(&tag) {
        texts.get(language, &format!("language-{tag}"), &[])
    } else {
        tag.to_owned()
    }
}

/// The tag of a language by what it is called, or by the tag itself.
pub fn tag(by: (&Texts, Language), written: &str) -> Option<String> {
    let folded = kernel::fold(written);
    let is_called = |tag: &&&str| kernel::fold(&name_in(by, tag)) == folded;
    let called = OFFERED.iter().find(is_called).map(|tag| (*tag).to_owned());
    let lower = written.trim().to_lowercase();
    called
        .or_else(|| (lower.len() <= 3 && is_tag(&lower)).then_some(lower))
        .or_else(|| (written.contains('-') && is_tag(written.trim())).then(|| written.trim().to_owned()))
}

/// The languages to choose from, by name, and those a record has beyond them.
pub fn options(frame: &Frame, also: &[&str]) -> Vec<Options> {
    let extra = also
        .iter()
        .filter(|tag| !tag.is_empty() && !OFFERED.contains(tag));
    let mut options: Vec<Options> = OFFERED
        .iter()
        .chain(extra)
        .map(|tag| Options::new(*tag, name(frame, tag)))
        .collect();
    options.sort_by_cached_key(|option| kernel::fold(&option.label));
    options
}

/// Each offered language's tag with its name, by which a line such as `Thai: เปิดทาง` is read.
pub fn named(frame: &Frame) -> Vec<(String, String)> {
    OFFERED
        .iter()
        .map(|tag| ((*tag).to_owned(), name(frame, tag)))
        .collect()
}

/// A language tag as BCP 47 writes it, as far as lists of languages need: `th`, `mnw`, `zh-Hant`.
pub fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|letter| letter.is_ascii_lowercase())
        && text.len() <= 20
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric())
        })
}
