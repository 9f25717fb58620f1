//! One field of a form: how it is asked, what was answered, and what is wrong with the answer.

use crate::frame::Frame;

/// The longest single line, and the longest text, where a field says nothing else.
const LINE_MAX: usize = 200;
const TEXT_MAX: usize = 5_000;

/// One thing that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    /// The heading under which it stands, where a list has headings.
    pub group: Option<String>,
    /// How deep it lies inside those before it. Among boxes, what is deeper is folded away.
    pub depth: u8,
    /// What it is called where those around it can be seen.
    pub own: Option<String>,
}

impl Options {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    pub fn inside(mut self, depth: u8, own: impl Into<String>) -> Self {
        (self.depth, self.own) = (depth, Some(own.into()));
        self
    }

    /// Its own name, where it has one, without those around it.
    pub fn shown(&self) -> &str {
        self.own.as_deref().unwrap_or(&self.label)
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
    /// A file with one of these endings: `.csv,.xlsx`.
    File(&'static str),
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
    /// Whether another field may be filled in its place: it is neither required nor optional.
    pub is_either: bool,
    /// Whether it is folded away until somebody opens it: a long list by itself, the rest together at the end.
    pub is_folded: bool,
    pub len_max: usize,
    /// What has to be put right, for the person who typed it.
    pub mistake: Option<String>,
    /// What somebody else saved here meanwhile, if it differs.
    pub theirs: Option<String>,
    pub input_mode: Option<&'static str>,
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
            is_either: false,
            is_folded: false,
            len_max,
            mistake: None,
            theirs: None,
            input_mode: None,
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

    /// For one of several of which one is needed.
    pub fn either(mut self) -> Self {
        self.is_either = true;
        self
    }

    /// For what may be left for later.
    pub fn folded(mut self) -> Self {
        self.is_folded = true;
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

    /// Whether a folded list stands open: when there is something in it to be seen.
    pub fn is_open(&self) -> bool {
        !self.values.is_empty() || self.mistake.is_some() || self.theirs.is_some()
    }

    /// Whether it is folded away together with others.
    pub fn is_further(&self) -> bool {
        self.is_folded && !matches!(self.kind, Kind::Ticks(_))
    }

    /// The options of this field, if it has any.
    pub fn options(&self) -> &[Options] {
        match &self.kind {
            Kind::Choice(options) | Kind::Radios(options) | Kind::Ticks(options) => options,
            _ => &[],
        }
    }

    /// The endings of the files that may be chosen.
    pub fn endings(&self) -> &'static str {
        match self.kind {
            Kind::File(endings) => endings,
            _ => "",
        }
    }

    /// The word by which the template chooses how to draw the field.
    pub fn drawn_as(&self) -> &'static str {
        match self.kind {
            Kind::Line => "line",
            Kind::Text => "text",
            // A browser shows nothing in place of a day that does not exist, and what was typed would be lost.
            Kind::Day if !self.first().is_empty() && kernel::parse_day(self.first()).is_none() => "line",
            Kind::Day => "day",
            Kind::Number => "number",
            Kind::Search => "search",
            Kind::Choice(_) => "choice",
            Kind::Radios(_) => "radios",
            Kind::Ticks(_) if self.is_folded => "folded",
            Kind::Ticks(_) => "ticks",
            Kind::File(_) => "file",
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

    /// Whether another answer stands here. Nothing is the same as an empty line, and boxes have no order.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let said = |field: &Self| {
            let mut said: Vec<String> = field.values.clone();
            said.retain(|value| !value.is_empty());
            said.sort_unstable();
            said
        };
        said(self) != said(other)
    }

    /// What the value says to a reader: labels instead of ids.
    pub(super) fn reading(&self) -> String {
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

    /// A day written by hand is kept as browsers write it.
    pub(super) fn read_day(&mut self) {
        if matches!(self.kind, Kind::Day)
            && let Some(day) = kernel::parse_day(self.first())
        {
            self.values = vec![day.to_string()];
        }
    }

    /// The text that says what is still to be done here.
    fn missing(&self) -> &'static str {
        match self.kind {
            Kind::Choice(_) | Kind::Radios(_) => "form-missing-one",
            Kind::Ticks(_) => "form-missing-ticks",
            _ => "form-missing",
        }
    }

    pub(super) fn check(&mut self, frame: &Frame) {
        let text = self.first().to_owned();
        let is_empty = self.values.iter().all(String::is_empty);
        self.mistake = if is_empty {
            self.is_required
                .then(|| frame.t1(self.missing(), "label", &self.label))
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
