//! Small things many pages show: a fact, a finding with its next step, a line of history.

use kernel::Change;

use crate::frame::Frame;

/// What a mark or a finding says without words: all is well, look here, nobody is there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tone {
    Good,
    Watch,
    Gap,
    Plain,
}

impl Tone {
    /// The class in the stylesheet.
    pub fn class(&self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Watch => "watch",
            Self::Gap => "gap",
            Self::Plain => "plain",
        }
    }
}

/// One line of a summary: what it is, and its value.
#[derive(Clone, Debug)]
pub struct Fact {
    pub label: String,
    pub value: String,
    pub href: Option<String>,
}

impl Fact {
    pub fn new(label: String, value: impl Into<String>) -> Self {
        Self { label, value: value.into(), href: None }
    }

    pub fn linked(label: String, value: impl Into<String>, href: String) -> Self {
        Self { label, value: value.into(), href: Some(href) }
    }
}

/// What a picture says, in words, with one next step.
#[derive(Clone, Debug)]
pub struct Finding {
    pub tone: Tone,
    pub title: String,
    pub text: String,
    pub step: String,
    pub href: String,
}

/// One thing that happened, in a sentence, with what changed.
#[derive(Clone, Debug)]
pub struct HistoryRow {
    pub when: String,
    /// The same moment for machines: `2026-11-23T14:05:00Z`.
    pub datetime: String,
    pub sentence: String,
    pub href: Option<String>,
    pub changes: Vec<Changed>,
    /// Where a text can be taken out of it, for whoever may, if the thing has no page that says so.
    pub strike: Option<String>,
}

/// What happened to one thing, latest first.
#[derive(Clone, Debug)]
pub struct History {
    pub rows: Vec<HistoryRow>,
    /// Where a text can be taken out of it, for whoever may, if there is one.
    pub strike: Option<String>,
}

/// One field before and after.
#[derive(Clone, Debug)]
pub struct Changed {
    /// What the field is called.
    pub label: String,
    pub before: Said,
    pub after: Said,
}

impl Changed {
    pub fn of(frame: &Frame, change: &Change) -> Self {
        Self {
            label: frame.t(&change.field),
            before: Said(change.before.clone()),
            after: Said(change.after.clone()),
        }
    }

    /// Whether this only tells that something was taken out here.
    pub fn is_struck(&self) -> bool {
        self.before.is_struck() && self.after.is_struck()
    }
}

/// What stood in a field.
#[derive(Clone, Debug)]
pub struct Said(pub String);

impl Said {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it was taken out of the history.
    pub fn is_struck(&self) -> bool {
        self.0 == Change::STRUCK
    }
}

/// Something to do, with how it stands.
#[derive(Clone, Debug)]
pub struct Task {
    pub title: String,
    pub text: String,
    pub href: String,
    /// How it stands, in a word.
    pub state: String,
    pub tone: Tone,
}

/// One question before something is done.
#[derive(Clone, Debug)]
pub struct Confirm {
    pub question: String,
    /// What will happen, a sentence each.
    pub consequences: Vec<String>,
    pub action: String,
    /// What the button says.
    pub submit: String,
    /// Where the way back leads.
    pub cancel: String,
    pub version: i32,
}

/// The page shown when something stops, with what was typed given back.
#[derive(askama::Template)]
#[template(path = "error.html")]
pub struct ErrorPage<'a> {
    pub frame: &'a Frame,
    pub refused: crate::error::Refused,
    pub typed: Vec<(String, String)>,
}

/// Something that was typed, as it is given back.
pub(crate) struct Written<'a> {
    pub name: &'a str,
    /// What was asked, where that is known by the name of the field alone.
    pub label: Option<String>,
    pub text: &'a str,
    pub rows: usize,
}

/// So many signs stand in one line of what is given back.
const LINE: usize = 60;

impl ErrorPage<'_> {
    /// What was typed, without what stands for choices and ticks.
    fn written(&self) -> Vec<Written<'_>> {
        let words = self.typed.iter().filter(|(name, text)| !is_chosen(name, text));
        let label = |name: &str| self.frame.known(&format!("typed-{}", name.replace('_', "-")));
        let written = words.map(|(name, text)| Written {
            name,
            label: label(name),
            text,
            rows: if text.contains('\n') || text.chars().count() > LINE {
                3
            } else {
                1
            },
        });
        written.collect()
    }

    /// Whether anything was chosen or ticked that cannot be read here.
    fn has_choices(&self) -> bool {
        self.chosen()
            .iter()
            .any(|(name, text)| name != "version" && !text.is_empty())
    }

    /// What was chosen or ticked: sent again with the rest, and nothing to read.
    fn chosen(&self) -> Vec<&(String, String)> {
        self.typed
            .iter()
            .filter(|(name, text)| is_chosen(name, text))
            .collect()
    }
}

/// Whether this is nothing but ids, alone or joined: `ID`, `ID.ID`, `ID.3`.
fn is_chosen(name: &str, text: &str) -> bool {
    let is_id = |piece: &str| uuid::Uuid::parse_str(piece).is_ok();
    let is_number = |piece: &str| piece.parse::<u32>().is_ok();
    let mut pieces = text.split('.');
    text.is_empty()
        || name == "version"
        || pieces.next().is_some_and(is_id) && pieces.all(|piece| is_id(piece) || is_number(piece))
}
