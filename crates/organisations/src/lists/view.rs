//! What the pages of both lists share: the page of one entry, and the buttons that move it.

use askama::Template;
use web::{Crumb, Fact, FormView, Frame};

/// The page of one entry, or of a new one.
#[derive(Template)]
#[template(path = "lists/edit.html")]
pub struct Edit<'a> {
    pub frame: &'a Frame,
    pub crumb: Crumb,
    pub title: String,
    pub form: FormView,
    /// The codes other systems use for it.
    pub facts: Vec<Fact>,
    /// Where it can be taken off the list or put back; a new one cannot.
    pub entry: Option<Entry>,
}

/// An entry that is on the list already.
pub struct Entry {
    pub at: String,
    pub is_ended: bool,
}
