//! Small things many pages show: a fact, a finding with its next step, a line of history.

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
    /// Field, before, after.
    pub changes: Vec<(String, String, String)>,
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
    pub frame: &'a crate::frame::Frame,
    pub refused: crate::error::Refused,
    pub typed: Vec<(String, String)>,
}
