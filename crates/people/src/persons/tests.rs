use super::rules::{Called, Refusal};

#[test]
fn a_name_is_one_line_neither_empty_nor_too_long() {
    let called = |given: &str| Called::new(given).map(|called| called.text().to_owned());
    for (given, expected) in [
        ("Amina", Ok("Amina")),
        ("  Amina \n Diallo ", Ok("Amina   Diallo")),
        ("อรุณี", Ok("อรุณี")),
        (" \u{202E} ", Err(Refusal::Missing)),
        ("", Err(Refusal::Missing)),
        (&"x".repeat(80), Ok(&*"x".repeat(80))),
        (&"x".repeat(81), Err(Refusal::TooLong)),
    ] {
        assert_eq!(called(given).as_deref(), expected.as_deref(), "{given}");
    }
}
