//! Every page has a door, and the right kind of door for where it stands.

use std::collections::BTreeSet;

use web::Door;

use super::nothing;

/// Everything that anybody may open, signed in or not.
const PUBLIC: [(&str, &str); 12] = [
    ("GET", "/"),
    ("GET", "/about"),
    ("GET", "/accessibility"),
    ("GET", "/in"),
    ("GET", "/in/{link}"),
    ("POST", "/in/{link}"),
    ("GET", "/left"),
    ("GET", "/own/{link}"),
    ("POST", "/own/{link}"),
    ("GET", "/safety"),
    ("GET", "/style"),
    ("GET", "/style/error"),
];

const COALITION: &str = "/c/{coalition}";
/// What whoever came by a private link sees, and nobody else.
const OWN: &str = "/c/{coalition}/own/";

#[test]
fn pages_of_a_coalition_ask_for_a_seat() {
    let pages = weft::house::pages();
    let mut found = Vec::new();
    for route in pages.list() {
        let is_inside = route.path == COALITION || route.path.starts_with("/c/{coalition}/");
        let asks_for_seat = matches!(route.door, Door::Holding(_) | Door::ByLink);
        if route.path.starts_with(OWN) != (route.door == Door::ByLink) {
            found.push(format!("{} {} has the door {:?}", route.method, route.path, route.door));
        }
        if route.path.starts_with("/c/") && !is_inside {
            found.push(format!("{} {} does not begin with {COALITION}", route.method, route.path));
        }
        if is_inside != asks_for_seat {
            found.push(format!("{} {} has the door {:?}", route.method, route.path, route.door));
        }
    }
    nothing(
        &found,
        "Pages under /c/{coalition} have Door::Holding(permission), or under /own Door::ByLink, and no others do.",
    );
}

#[test]
fn only_the_expected_pages_are_open_to_everybody() {
    let pages = weft::house::pages();
    let open: BTreeSet<(&str, &str)> = pages
        .list()
        .iter()
        .filter(|route| route.door == Door::Public)
        .map(|route| (route.method, route.path))
        .collect();
    let expected = BTreeSet::from(PUBLIC);
    let mut found: Vec<String> = open
        .difference(&expected)
        .map(|(method, path)| format!("{method} {path} is open to everybody"))
        .collect();
    found.extend(
        expected
            .difference(&open)
            .map(|(method, path)| format!("{method} {path} is not there any more")),
    );
    nothing(&found, "Give the page a door, or add it to PUBLIC in this test and to SECURITY.md.");
}

#[test]
fn no_address_is_given_twice() {
    let pages = weft::house::pages();
    let mut seen = BTreeSet::new();
    let twice = pages
        .list()
        .iter()
        .filter(|route| !seen.insert((route.method, route.path)));
    let found: Vec<String> = twice
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    nothing(&found, "Two features claim the same address: rename one of them.");
}

#[test]
fn addresses_are_plain_words_with_dashes() {
    let pages = weft::house::pages();
    let is_plain = |part: &str| {
        let word = part
            .strip_prefix('{')
            .and_then(|part| part.strip_suffix('}'))
            .unwrap_or(part);
        word.chars()
            .all(|letter| letter.is_ascii_lowercase() || "-_.".contains(letter))
    };
    let odd = pages
        .list()
        .iter()
        .filter(|route| !route.path.split('/').all(is_plain));
    let found: Vec<String> = odd.map(|route| route.path.to_owned()).collect();
    nothing(
        &found,
        "Addresses are nouns in small letters with dashes between the words, and a dot before the kind of a file.",
    );
}
