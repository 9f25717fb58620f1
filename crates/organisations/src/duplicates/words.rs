//! Why two names are thought to be one, in words.

use alike::Reason;
use web::Frame;

/// The reasons as one phrase: `the same words in another order`.
pub fn why(frame: &Frame, reasons: &[Reason]) -> String {
    let mut words: Vec<&str> = reasons.iter().map(|reason| word(*reason)).collect();
    words.dedup();
    let said: Vec<String> = words
        .into_iter()
        .map(|word| frame.of("alike-why-", word, ""))
        .collect();
    frame.list(&said)
}

fn word(reason: Reason) -> &'static str {
    match reason {
        Reason::Same => "same",
        Reason::Aside => "aside",
        Reason::Order => "order",
        Reason::Variant => "variant",
        Reason::Spaces => "spaces",
        Reason::Acronym => "acronym",
        Reason::Spelling => "spelling",
        Reason::Script => "script",
        Reason::Part => "part",
        Reason::Shared => "shared",
    }
}
