//! Every part can be drawn, in every language, within the content policy.

use super::{ErrorPage, Frame, Refused, Template as _, sheet};
use crate::texts::{Language, Texts};

fn frame(language: Language) -> Frame {
    Frame {
        texts: Texts::new(&[include_str!("../../locales/en.ftl")]),
        language,
        signed_in: None,
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
        Refused::Forbidden,
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
