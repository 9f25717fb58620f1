//! Every part can be drawn, in every language, within the content policy.

use super::{ErrorPage, Frame, Refused, Template as _, sheet};
use crate::texts::{Language, Texts};

fn frame(language: Language) -> Frame {
    Frame {
        texts: Texts::new(&[include_str!("../../locales/en.ftl")]),
        language,
        signed_in: None,
        by_link: None,
        entered: None,
        path: "/style".to_owned(),
        notice: None,
        today: chrono::NaiveDate::default(),
        is_demo: true,
        leave_to: "https://example.org/".to_owned(),
    }
}

#[test]
fn every_part_has_its_texts_and_keeps_to_the_content_policy() {
    for language in Language::ALL {
        let html = sheet(&frame(language)).render().unwrap();
        for forbidden in ["[[", " style=\"", " onclick=", "<script>"] {
            assert!(!html.contains(forbidden), "{forbidden} in {}", language.tag());
        }
    }
}

#[test]
fn every_refusal_has_its_texts() {
    let frame = frame(Language::English);
    for refused in [
        Refused::SignInFirst,
        Refused::NoLink,
        Refused::Forbidden,
        Refused::OldForm,
        Refused::NotFound,
        Refused::Stale,
        Refused::BadRequest,
        Refused::TooLarge,
        Refused::TooSlow,
        Refused::WrongMethod,
        Refused::Full,
        Refused::Busy,
        Refused::Away,
        Refused::Broken,
    ] {
        let html = ErrorPage { frame: &frame, refused, typed: Vec::new() }
            .render()
            .unwrap();
        assert!(!html.contains("[["), "{refused:?}");
    }
}

#[test]
fn what_was_typed_is_given_back_without_the_names_of_fields() {
    let (one, other) = ("018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002");
    let typed = [
        ("version", "3".to_owned()),
        ("cell", format!("{one}.{other}")),
        ("seen", format!("{one}.12")),
        ("focus", one.to_owned()),
        ("population", String::new()),
        ("from_on", "2026-11-01".to_owned()),
        ("overlap_from", "4".to_owned()),
        ("note", "Two lines,\nwritten in a meeting.".to_owned()),
    ];
    let typed = typed.map(|(name, text)| (name.to_owned(), text)).to_vec();
    let html = ErrorPage { frame: &frame(Language::English), refused: Refused::NotFound, typed }
        .render()
        .unwrap();
    for hidden in ["version", "cell", "seen", "focus", "population"] {
        assert!(html.contains(&format!("<input type=\"hidden\" name=\"{hidden}\"")), "{hidden}");
    }
    for (name, rows) in [("from_on", 1), ("overlap_from", 1), ("note", 3)] {
        assert!(html.contains(&format!("name=\"{name}\" rows=\"{rows}\"")), "{name}");
        assert!(!html.contains(&format!(">{name}<")), "{name}");
    }
    assert!(html.contains("What you wrote, part 3"));
    assert!(html.contains("What you ticked or chose from lists is kept as well"));
    assert!(!html.contains("[["));
}
