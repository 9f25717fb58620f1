use super::rules::{Called, Refusal, looks};

#[test]
fn a_name_is_one_line_neither_empty_nor_too_long() {
    let called = |given: &str| Called::new(given).map(|called| called.text().to_owned());
    for (given, expected) in [
        ("Amina", Ok("Amina")),
        ("  Amina \n Diallo ", Ok("Amina   Diallo")),
        ("อรุณี", Ok("อรุณี")),
        (" \u{202E} ", Err(Refusal::Missing)),
        ("\u{3164}\u{200B}", Err(Refusal::Missing)),
        ("Amina\u{3164}", Ok("Amina")),
        ("नि\u{200D}शा", Ok("नि\u{200D}शा")),
        ("", Err(Refusal::Missing)),
        (&"x".repeat(80), Ok(&*"x".repeat(80))),
        (&"x".repeat(81), Err(Refusal::TooLong)),
    ] {
        assert_eq!(called(given).as_deref(), expected.as_deref(), "{given}");
    }
}

#[test]
fn names_that_look_alike_are_the_same() {
    for (one, other, are_alike) in [
        ("Amina Wongdara", "ÁMINA  wongdara", true),
        ("Amina", "\u{410}mina", true),
        ("Amina", "Am\u{200D}ina", true),
        ("Sam", "Sami", false),
        ("อรุณี", "อรุณ", false),
    ] {
        assert_eq!(looks(one) == looks(other), are_alike, "{one} {other}");
    }
}
