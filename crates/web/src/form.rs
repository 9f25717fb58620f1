//! Forms: what they ask, what was typed, what is wrong with it, and what somebody else saved meanwhile.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use chrono::NaiveDate;
use uuid::Uuid;

use crate::app::App;
use crate::error::PageError;
use crate::frame::Frame;

/// The most a form may send in all.
const BODY_MAX: usize = 16 * 1024 * 1024;
/// The same for somebody without a session.
const STRANGER_MAX: usize = 64 * 1024;
/// The longest single line, and the longest text, where a field says nothing else.
pub const LINE_MAX: usize = 200;
pub const TEXT_MAX: usize = 5_000;

/// What somebody sent: every field as typed.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
}

impl FromRequestParts<App> for Form {
    type Rejection = PageError;

    /// Takes what the outermost layer read and the shell found to come from a page of this session.
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, PageError> {
        let typed = parts.extensions.get::<Typed>().ok_or(PageError::BadRequest)?;
        Ok(Self { pairs: typed.0.to_vec() })
    }
}

impl Form {
    pub fn get(&self, name: &str) -> &str {
        self.pairs
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    pub fn all(&self, name: &str) -> Vec<String> {
        self.pairs
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .collect()
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
}

/// What was typed, read before anything else happens, so that whatever fails later can give it back.
#[derive(Clone, Debug)]
pub(crate) struct Typed(Arc<[(String, String)]>);

impl Typed {
    /// Reads a form's body; anything else is no form.
    pub(crate) async fn read(headers: &HeaderMap, body: Body) -> Result<Self, PageError> {
        let text = |name| {
            headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
        };
        if !text(header::CONTENT_TYPE).starts_with("application/x-www-form-urlencoded") {
            return Err(PageError::BadRequest);
        }
        // Whoever has no session has nothing long to say.
        let len_max = if text(header::COOKIE).is_empty() {
            STRANGER_MAX
        } else {
            BODY_MAX
        };
        let body = axum::body::to_bytes(body, len_max)
            .await
            .map_err(|_| PageError::TooLarge)?;
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_bytes(&body).map_err(|_| PageError::BadRequest)?;
        Ok(Self(pairs.into()))
    }

    pub(crate) fn token(&self) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == "csrf")
            .map_or("", |(_, value)| value)
    }

    /// Everything but the token.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        self.0.iter().filter(|(key, _)| key != "csrf").cloned().collect()
    }
}

/// One thing that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    /// The heading under which it stands, where a list has headings.
    pub group: Option<String>,
}

impl Options {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, group: None }
    }

    pub fn in_group(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }
}

/// How a field is answered.
#[derive(Clone, Debug)]
pub enum Kind {
    Line,
    Text,
    Day,
    Number,
    Search,
    /// One of a list, as a select box; an empty first line when the field is not required.
    Choice(Vec<Options>),
    /// One of a few, each shown.
    Radios(Vec<Options>),
    /// Any number of a list.
    Ticks(Vec<Options>),
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub kind: Kind,
    pub values: Vec<String>,
    pub is_required: bool,
    pub len_max: usize,
    /// What has to be put right, for the person who typed it.
    pub mistake: Option<String>,
    /// What somebody else saved here meanwhile, if it differs.
    pub theirs: Option<String>,
    pub input_mode: Option<&'static str>,
    pub autocomplete: Option<&'static str>,
}

impl Field {
    pub fn new(name: impl Into<String>, label: impl Into<String>, kind: Kind) -> Self {
        let len_max = if matches!(kind, Kind::Text) {
            TEXT_MAX
        } else {
            LINE_MAX
        };
        Self {
            name: name.into(),
            label: label.into(),
            hint: None,
            kind,
            values: Vec::new(),
            is_required: false,
            len_max,
            mistake: None,
            theirs: None,
            input_mode: None,
            autocomplete: None,
        }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    pub fn len(mut self, len_max: usize) -> Self {
        self.len_max = len_max;
        self
    }

    pub fn input_mode(mut self, mode: &'static str) -> Self {
        self.input_mode = Some(mode);
        self
    }

    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.values = vec![value.into()];
        self
    }

    pub fn values(mut self, values: Vec<String>) -> Self {
        self.values = values;
        self
    }

    /// The single value, as typed.
    pub fn first(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    pub fn has(&self, value: &str) -> bool {
        self.values.iter().any(|given| given == value)
    }

    /// The options of this field, if it has any.
    pub fn options(&self) -> &[Options] {
        match &self.kind {
            Kind::Choice(options) | Kind::Radios(options) | Kind::Ticks(options) => options,
            _ => &[],
        }
    }

    /// The word by which the template chooses how to draw the field.
    pub fn drawn_as(&self) -> &'static str {
        match self.kind {
            Kind::Line => "line",
            Kind::Text => "text",
            Kind::Day => "day",
            Kind::Number => "number",
            Kind::Search => "search",
            Kind::Choice(_) => "choice",
            Kind::Radios(_) => "radios",
            Kind::Ticks(_) => "ticks",
        }
    }

    /// The options in order, cut where the heading changes.
    pub fn groups(&self) -> Vec<(Option<&str>, Vec<&Options>)> {
        let mut groups: Vec<(Option<&str>, Vec<&Options>)> = Vec::new();
        for option in self.options() {
            match groups.last_mut() {
                Some((group, members)) if *group == option.group.as_deref() => members.push(option),
                _ => groups.push((option.group.as_deref(), vec![option])),
            }
        }
        groups
    }

    /// What the value says to a reader: labels instead of ids.
    fn reading(&self) -> String {
        if self.options().is_empty() {
            return self.first().to_owned();
        }
        let chosen: Vec<&str> = self
            .options()
            .iter()
            .filter(|option| self.has(&option.value))
            .map(|option| option.label.as_str())
            .collect();
        chosen.join(", ")
    }

    fn check(&mut self, frame: &Frame) {
        let text = self.first().to_owned();
        let is_empty = self.values.iter().all(String::is_empty);
        self.mistake = if is_empty {
            self.is_required
                .then(|| frame.t1("form-missing", "label", &self.label))
        } else if !self.options().is_empty() {
            let known = self
                .values
                .iter()
                .all(|value| self.options().iter().any(|o| o.value == *value));
            (!known).then(|| frame.t1("form-unknown-choice", "label", &self.label))
        } else if text.chars().count() > self.len_max {
            Some(frame.t3(
                "form-too-long",
                "label",
                &self.label,
                "most",
                self.len_max,
                "given",
                text.chars().count(),
            ))
        } else {
            match self.kind {
                Kind::Day if kernel::parse_day(&text).is_none() => {
                    Some(frame.t1("form-not-a-day", "label", &self.label))
                }
                Kind::Number if text.parse::<u32>().is_err() => {
                    Some(frame.t1("form-not-a-number", "label", &self.label))
                }
                _ => None,
            }
        };
    }
}

/// Something wrong that belongs to a field.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub field: String,
    pub text: String,
}

/// A form as it is shown.
#[derive(Clone, Debug)]
pub struct FormView {
    pub action: String,
    /// What the button says.
    pub submit: String,
    /// Where "Cancel" goes.
    pub cancel: String,
    /// The version of the record this form was made from.
    pub version: i32,
    pub fields: Vec<Field>,
    /// Things wrong with the whole form rather than one field.
    pub mistakes: Vec<Mistake>,
    /// Who saved meanwhile, when this form came too late.
    pub saved_by: Option<String>,
}

impl FormView {
    pub fn new(action: String, submit: String, cancel: String) -> Self {
        Self {
            action,
            submit,
            cancel,
            version: 0,
            fields: Vec::new(),
            mistakes: Vec::new(),
            saved_by: None,
        }
    }

    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    pub fn version(mut self, version: i32) -> Self {
        self.version = version;
        self
    }

    /// Takes over what was typed and checks each field by itself.
    pub fn fill(&mut self, frame: &Frame, form: &Form) {
        self.version = form.get("version").parse().unwrap_or(0);
        for field in &mut self.fields {
            field.values = form
                .all(&field.name)
                .iter()
                .map(|value| kernel::tidy(value))
                .filter(|value| !value.is_empty())
                .collect();
            field.check(frame);
        }
    }

    pub fn is_sound(&self) -> bool {
        self.mistakes.is_empty() && self.fields.iter().all(|field| field.mistake.is_none())
    }

    /// Says that something is wrong with a field (or, under an unknown name, with the form).
    pub fn mistake(&mut self, name: &str, text: String) {
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => field.mistake = Some(text),
            None => self.mistakes.push(Mistake { field: name.to_owned(), text }),
        }
    }

    /// Everything wrong, in the order of the form: the summary at its head.
    pub fn summary(&self) -> Vec<Mistake> {
        let of_fields = self.fields.iter().filter_map(|field| {
            field
                .mistake
                .as_ref()
                .map(|text| Mistake { field: field.name.clone(), text: text.clone() })
        });
        self.mistakes.iter().cloned().chain(of_fields).collect()
    }

    /// Shows beside each field what `current` holds there, when the two differ. Saving again keeps what is typed here.
    pub fn show_theirs(&mut self, current: &Self, saved_by: String) {
        self.version = current.version;
        self.saved_by = Some(saved_by);
        for field in &mut self.fields {
            let theirs = current.fields.iter().find(|other| other.name == field.name);
            field.theirs = theirs
                .filter(|other| other.values != field.values)
                .map(Field::reading);
        }
    }

    pub fn get(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|field| field.name == name)
            .map_or("", Field::first)
    }

    /// A text, or nothing when the field was left empty.
    pub fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name).to_owned()).filter(|text| !text.is_empty())
    }

    pub fn all(&self, name: &str) -> Vec<String> {
        self.fields
            .iter()
            .find(|field| field.name == name)
            .map_or_else(Vec::new, |field| field.values.clone())
    }

    pub fn id(&self, name: &str) -> Option<Uuid> {
        Uuid::parse_str(self.get(name)).ok()
    }

    pub fn ids(&self, name: &str) -> Vec<Uuid> {
        self.all(name)
            .iter()
            .filter_map(|text| Uuid::parse_str(text).ok())
            .collect()
    }

    pub fn day(&self, name: &str) -> Option<NaiveDate> {
        kernel::parse_day(self.get(name))
    }

    pub fn number(&self, name: &str) -> Option<i32> {
        self.get(name).parse().ok()
    }
}
