use super::rules::{Refusal, Start, is_slug, settle};

#[test]
fn the_address_is_made_from_the_name() {
    for (name, slug) in [
        ("Three Rivers Coalition", "three-rivers-coalition"),
        ("  Réseau   Étoile ", "reseau-etoile"),
        ("เครือข่ายสามสายน้ำ", "coalition"),
        (
            "A very long name that goes on and on and on for ever",
            "a-very-long-name-that-goes-on-and-on",
        ),
        ("7", "coalition"),
    ] {
        assert_eq!(Start::new(name, "", None).unwrap().slug(), slug, "{name}");
    }
}

#[test]
fn a_coalition_needs_a_name_of_reasonable_length() {
    assert_eq!(Start::new(" \u{202E} ", "", None), Err(Refusal::NameMissing));
    assert_eq!(Start::new(&"x".repeat(121), "", None), Err(Refusal::NameTooLong));
    assert_eq!(Start::new("Name", "", Some("No Good")), Err(Refusal::SlugUnfit));
}

#[test]
fn an_address_word_is_plain() {
    for word in ["three-rivers", "a1", "coalition-2"] {
        assert!(is_slug(word), "{word}");
    }
    for word in ["", "a", "-a", "a-", "a--b", "A", "a b", "ก", &"x".repeat(41)] {
        assert!(!is_slug(word), "{word}");
    }
}

#[test]
fn settings_stay_within_reason() {
    assert!(settle("Name", "", "", Some(4), Some(2)).is_ok());
    assert_eq!(settle("Name", "", "", Some(1), Some(2)), Err(Refusal::OverlapOutOfRange));
    assert_eq!(settle("Name", "", "", None, Some(2)), Err(Refusal::OverlapOutOfRange));
    assert_eq!(settle("Name", "", "", Some(4), Some(4)), Err(Refusal::LevelOutOfRange));
    assert_eq!(settle("", "", "", Some(4), Some(2)), Err(Refusal::NameMissing));
}
