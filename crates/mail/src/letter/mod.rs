//! A mail before it is queued: to one address, with a subject, as plain text and as the same in HTML, nothing loaded.

mod rules;

use askama::Template;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use web::texts::Language;

pub(crate) use rules::masked;
pub use rules::{Address, Refusal, Subject};

/// A piece of what a mail says.
#[derive(Clone, Debug)]
pub enum Part {
    /// Plain words; lines stay lines, and nothing in them is markup.
    Words(String),
    /// An address of this site, alone on its line.
    Link(String),
}

/// A mail about to be queued.
pub struct Letter {
    /// What it is for, in a word, and what it is about: the same is mailed once.
    pub purpose: &'static str,
    pub about: Uuid,
    /// Whom it is for, as coordinators see it. Nothing that is sent says so.
    pub whom: Uuid,
    pub to: Address,
    pub subject: Subject,
    pub parts: Vec<Part>,
    pub language: Language,
    /// From then on it would say nothing of use: it is not sent any more, and its words are taken away.
    pub until: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "letter/letter.html")]
struct Page<'a> {
    language: &'static str,
    direction: &'static str,
    subject: &'a str,
    parts: &'a [Part],
}

impl Letter {
    pub(crate) fn text(&self) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Words(text) | Part::Link(text) => text.trim(),
        });
        let mut text = parts.collect::<Vec<_>>().join("\n\n");
        text.push('\n');
        text
    }

    pub(crate) fn html(&self) -> String {
        let page = Page {
            language: self.language.tag(),
            direction: self.language.direction(),
            subject: self.subject.text(),
            parts: &self.parts,
        };
        page.render()
            .expect("invariant: writing into a string does not fail")
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, Language, Letter, Part, Subject, Uuid};

    #[test]
    fn what_somebody_typed_is_no_markup_and_loads_nothing() {
        let letter = Letter {
            purpose: "private-link",
            about: Uuid::nil(),
            whom: Uuid::nil(),
            to: Address::new("clinic@example.org").unwrap(),
            subject: Subject::new("A page for you").unwrap(),
            parts: vec![
                Part::Words("<img src=https://evil.example.org/x.png>\nAs we said & agreed".to_owned()),
                Part::Link("https://weft.example.org/own/\"><script>".to_owned()),
            ],
            language: Language::English,
            until: "2026-12-23T12:00:00Z".parse().unwrap(),
        };
        let html = letter.html();
        for markup in ["<img", "<script", "style", "\"><s"] {
            assert!(!html.contains(markup), "{markup}: {html}");
        }
        assert!(html.contains("<br>As we said &#38; agreed"), "{html}");
        assert!(
            letter
                .text()
                .starts_with("<img src=https://evil.example.org/x.png>\nAs we said & agreed\n\nhttps://")
        );
    }
}
