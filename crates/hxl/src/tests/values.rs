//! Numbers, codes, and what cells mean.

use crate::{Cell, Date, Expected, Kind, Value, number, place_code};

#[test]
fn numbers_are_read_as_people_write_them() {
    let cases = [
        ("12", 12.0),
        ("-5", -5.0),
        ("+5", 5.0),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("1,234", 1234.0),
        ("1.234", 1.234),
        ("1,234,567.8", 1_234_567.8),
        ("1.234.567,8", 1_234_567.8),
        ("1 234,5", 1234.5),
        ("1\u{202f}234\u{a0}567", 1_234_567.0),
        ("1'234", 1234.0),
        ("1.234.567", 1_234_567.0),
        ("25%", 0.25),
        ("12,5 %", 0.125),
        ("1e3", 1000.0),
        (" 100 ", 100.0),
        ("\u{661}\u{662}", 12.0),
        ("\u{2212}3", -3.0),
        (".5", 0.5),
        ("- 5", -5.0),
    ];
    for (text, expected) in cases {
        let found = number(text);
        assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{text}: {found:?}");
    }
    for text in [
        "",
        "-",
        "a",
        "12a",
        "1,23,4",
        "1.2.3",
        "1 2",
        "12 34",
        "nan",
        "inf",
        "1e999",
        "1-2",
        "%",
        "2026-03-01",
        "1,2.3,4",
    ] {
        assert_eq!(number(text), None, "{text}");
    }
}

#[test]
fn codes_of_places_are_recognised() {
    for text in [
        "TH1001",
        "fr-75",
        "GN",
        "GIN",
        "KH01",
        "ZA1",
        "UG101",
        "AF2701003",
        "US-CA",
    ] {
        assert_eq!(place_code(text), Some(text.to_ascii_uppercase()), "{text}");
    }
    for text in ["", "1234", "North", "T1", "FR-", "FR-75A9", "TH 10", "caf\u{e9}"] {
        assert_eq!(place_code(text), None, "{text}");
    }
}

#[test]
fn cells_are_held_against_what_their_hashtag_says() {
    let cases = [
        ("#date+start", "1 March 2026", true),
        ("#date", "46082", true),
        ("#date", "soon", false),
        ("#reached", "1,234", true),
        ("#reached", "many", false),
        ("#reached+type", "women", true),
        ("#adm1+code", "TH10", true),
        ("#adm1+code", "Bangkok Noi", false),
        ("#org+code", "XM-DAC 1", false),
        ("#geo+lat", "91", false),
        ("#geo+lon", "-100.5", true),
        ("#contact+email", "a@example.org", true),
        ("#contact+email", "a at example", false),
        ("#contact+phone", "+66 (0)2 123 4567", true),
        ("#contact+phone", "ask Anna", false),
        ("#meta+url", "https://example.org", true),
        ("#indicator+num", "3", true),
        ("#org", "anything", true),
    ];
    for (tag, text, expected) in cases {
        let cell = Cell { text, kind: Kind::Text };
        assert_eq!(Expected::of(&tag.parse().unwrap()).fits(cell), expected, "{tag} {text}");
    }
}

#[test]
fn cells_mean_what_their_hashtag_says_or_are_text() {
    let cases = [
        ("#reached", " 1,234 ", Value::Number(1234.0)),
        ("#reached", " many ", Value::Text("many")),
        ("#date", "mars 2026", Value::Date(Date::read("2026-03").unwrap())),
        ("#adm1+code", "th10", Value::PlaceCode("TH10".to_owned())),
        ("#geo+lat", "16,5", Value::Number(16.5)),
        ("#org", "12", Value::Text("12")),
        ("#date", "  ", Value::Empty),
    ];
    for (tag, text, expected) in cases {
        let cell = Cell { text, kind: Kind::Text };
        assert_eq!(Expected::of(&tag.parse().unwrap()).value(cell), expected, "{tag} {text}");
    }
}
