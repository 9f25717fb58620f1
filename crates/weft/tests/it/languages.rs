//! Every word on every page comes from a translation file: shown in marked English, no plain word is left.

use kernel::Role;

use crate::site;

/// Words that stay as they are in every language: the program's name, formats, codes and what the default lists hold.
const STAYS: [&str; 17] = [
    "Weft",
    "XLSX",
    "JSON",
    "GeoJSON",
    "Polygon",
    "MultiPolygon",
    "Feature",
    "Natural",
    "Earth",
    "Unicode",
    "CLDR",
    "AGPL",
    "html",
    "https",
    "OCHA",
    "IATI",
    "HTCDS",
];

#[tokio::test]
async fn no_page_has_words_that_cannot_be_translated() {
    let site = site().await;
    // Names without Latin letters, so that what the page itself says stands out.
    let scope = site.coalition("rivers", "เครือข่าย").await;
    let visitor = site.holding(scope, "อามีนา", Role::Coordinator).await;
    let mut left = Vec::new();
    for route in weft::house::pages().list() {
        let path = route.path.replace("{coalition}", "rivers");
        if route.method != "GET"
            || path.contains('{')
            || path.contains('.')
            || path.starts_with("/style")
            || path == "/about"
        {
            continue;
        }
        let page = visitor.get_in("en-XA", &path).await.text();
        for word in plain_words(&page) {
            left.push(format!("{path}: {word}"));
        }
    }
    assert!(left.is_empty(), "put these into a locales file:\n{}", left.join("\n"));
}

#[tokio::test]
async fn the_mirrored_language_turns_the_page_round() {
    let site = site().await;
    let page = site.stranger().get_in("ar-XB", "/").await.text();
    assert!(page.contains("dir=\"rtl\""), "{page}");
}

/// Words of four plain letters or more which a reader would see or hear, outside names and choices people typed.
fn plain_words(html: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = html;
    // How deep inside an element whose words are people's own.
    let mut own: Option<(String, usize)> = None;
    while let Some(start) = rest.find('<') {
        if own.is_none() {
            words.extend(words_of(&rest[..start]));
        }
        let Some(end) = rest[start..].find('>') else { break };
        let tag = &rest[start + 1..start + end];
        rest = &rest[start + end + 1..];
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        match &mut own {
            Some((inside, depth)) if *inside == name => {
                if tag.starts_with('/') {
                    *depth -= 1;
                    if *depth == 0 {
                        own = None;
                    }
                } else {
                    *depth += 1;
                }
            }
            Some(_) => {}
            None => {
                for attribute in ["aria-label", "placeholder", "title", "alt", "data-busy"] {
                    words.extend(attribute_of(tag, attribute).into_iter().flat_map(words_of));
                }
                let is_own = ["bdi", "option", "textarea", "style", "script", "title", "text"]
                    .contains(&name.as_str())
                    || tag.contains("dir=\"auto\"");
                if is_own && !tag.starts_with('/') && !["input", "br", "img"].contains(&name.as_str()) {
                    own = Some((name, 1));
                }
            }
        }
    }
    words
}

fn attribute_of<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!("{name}=\""))? + name.len() + 2;
    tag[from..].split('"').next()
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.len() >= 4 && word.is_ascii() && !STAYS.contains(word))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_test_itself_sees_plain_words() {
    assert_eq!(plain_words("<p>Ħḗŀŀǿ world <bdi>Open Road</bdi></p>"), ["world"]);
    assert_eq!(plain_words("<b aria-label=\"Close this\"></b>"), ["Close", "this"]);
}
