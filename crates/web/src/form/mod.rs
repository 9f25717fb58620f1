//! Forms: what they ask, what was typed, what is wrong with it, and what somebody else saved meanwhile.

mod body;
mod boxes;
mod field;
mod once;
mod parts;
mod sent;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::frame::Frame;

pub(crate) use body::Room;
pub(crate) use sent::Typed;

pub use self::parts::Upload;
pub use field::{Field, Kind, Options};
pub use once::worked_out;
pub use sent::Form;

/// Something wrong that belongs to a field.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub field: String,
    pub text: String,
}

/// That somebody else saved, in words.
#[derive(Clone, Debug)]
pub struct Saved {
    /// What they are called.
    pub by: String,
    /// `23 November 2026, 14:05 UTC`.
    pub at: String,
}

/// A form as it is shown.
#[derive(Clone, Debug)]
pub struct FormView {
    pub action: String,
    /// What the button says.
    pub submit: String,
    /// Where "Cancel" goes.
    pub cancel: String,
    /// The text key of a second button in its place: it sends `then=later`, and what was typed is kept.
    pub later: Option<&'static str>,
    /// The version of the record this form was made from.
    pub version: i32,
    /// The mark of a form that adds something, made with the form: sent twice, it adds one thing.
    pub once: Option<Uuid>,
    pub fields: Vec<Field>,
    /// Things wrong with the whole form rather than one field.
    pub mistakes: Vec<Mistake>,
    /// Who saved meanwhile, when this form came too late.
    pub saved: Option<Saved>,
}

impl FormView {
    pub fn new(action: String, submit: String, cancel: String) -> Self {
        Self {
            action,
            submit,
            cancel,
            later: None,
            version: 0,
            once: None,
            fields: Vec::new(),
            mistakes: Vec::new(),
            saved: None,
        }
    }

    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// Lets somebody go on without an answer, by a button with the text of this key, in place of "Cancel".
    pub fn later(mut self, key: &'static str) -> Self {
        self.later = Some(key);
        self
    }

    pub fn version(mut self, version: i32) -> Self {
        self.version = version;
        self
    }

    /// Marks a form that adds something.
    pub fn once(mut self, mark: Uuid) -> Self {
        self.once = Some(mark);
        self
    }

    /// Takes over what was typed and checks each field by itself.
    pub fn fill(&mut self, frame: &Frame, form: &Form) {
        self.version = form.get("version").parse().unwrap_or(0);
        self.once = Uuid::try_parse(form.get("once")).ok().or(self.once);
        for field in &mut self.fields {
            field.values = form
                .all(&field.name)
                .iter()
                .map(|value| kernel::tidy(value))
                .filter(|value| !value.is_empty())
                .collect();
            field.read_day();
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
    pub fn show_theirs(&mut self, current: &Self, saved: Saved) {
        self.version = current.version;
        self.saved = Some(saved);
        for field in &mut self.fields {
            let theirs = current.fields.iter().find(|other| other.name == field.name);
            field.theirs = theirs.filter(|other| other.differs(field)).map(Field::reading);
        }
    }

    /// Whether anything stands here that could not be saved as it is: the page's title says so first.
    pub fn is_to_check(&self) -> bool {
        !self.is_sound() || self.saved.is_some()
    }

    /// The fields in which somebody else saved another answer.
    pub fn differing(&self) -> Vec<&Field> {
        self.fields
            .iter()
            .filter(|field| field.theirs.is_some())
            .collect()
    }

    /// The fields in which nobody saved another answer.
    pub fn agreeing(&self) -> Vec<&Field> {
        self.fields
            .iter()
            .filter(|field| field.theirs.is_none())
            .collect()
    }

    /// The fields that are folded away together, and whether there is anything in them to be seen.
    pub fn further(&self) -> (Vec<&Field>, bool) {
        let further = self.fields.iter().filter(|field| field.is_further());
        let further: Vec<&Field> = further.collect();
        let mut seen = further.iter();
        let is_open = seen.any(|field| !field.first().is_empty() || field.mistake.is_some());
        (further, is_open)
    }

    /// Whether a file can come with it: browsers then send it in parts.
    pub fn has_file(&self) -> bool {
        self.fields
            .iter()
            .any(|field| matches!(field.kind, Kind::File(_)))
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
