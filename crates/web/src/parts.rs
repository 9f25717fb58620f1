//! The parts of pages that look the same everywhere. A template that includes another one is compiled with all of it
//! again; what stands here is compiled once, and pages put it in as it is.

use askama::Template;

use crate::form::{Field, FormView};
use crate::frame::Frame;
use crate::listing::{Column, Filter, Listing};
use crate::view::{Confirm, HistoryRow};

/// Each part: its name, its template, and what it shows.
macro_rules! parts {
    ($($name:ident, $path:literal { $($field:ident: $type:ty),* };)*) => {$(
        #[derive(Template)]
        #[template(path = $path)]
        struct $name<'a> {
            $($field: $type),*
        }
    )*};
}

parts! {
    Top, "parts/top.html" { frame: &'a Frame };
    Foot, "parts/foot.html" { frame: &'a Frame };
    Head, "parts/head.html" { frame: &'a Frame, columns: &'a [Column] };
    Row, "parts/history_row.html" { frame: &'a Frame, row: &'a HistoryRow };
    Question, "parts/confirm.html" { frame: &'a Frame, confirm: &'a Confirm };
    Pager, "parts/listing.html" { frame: &'a Frame, listing: &'a Listing };
    Narrowing, "parts/filter.html" { frame: &'a Frame, filter: &'a Filter };
    Whole, "parts/form.html" { frame: &'a Frame, form: &'a FormView };
    Mistakes, "parts/form_head.html" { frame: &'a Frame, form: &'a FormView };
    One, "parts/field.html" { frame: &'a Frame, field: &'a Field };
    Boxes, "parts/boxes.html" { frame: &'a Frame, field: &'a Field };
    Choices, "parts/options.html" { field: &'a Field, none: &'a str };
    Icon, "parts/icon.html" { name: &'a str };
}

fn drawn(part: &impl Template) -> String {
    part.render()
        .expect("invariant: writing into a string does not fail")
}

impl Frame {
    pub fn top(&self) -> String {
        drawn(&Top { frame: self })
    }

    pub fn foot(&self) -> String {
        drawn(&Foot { frame: self })
    }

    pub fn head(&self, columns: &[Column]) -> String {
        drawn(&Head { frame: self, columns })
    }

    pub fn icon(&self, name: &str) -> String {
        drawn(&Icon { name })
    }
}

impl HistoryRow {
    pub fn drawn(&self, frame: &Frame) -> String {
        drawn(&Row { frame, row: self })
    }
}

impl Confirm {
    pub fn drawn(&self, frame: &Frame) -> String {
        drawn(&Question { frame, confirm: self })
    }
}

impl Listing {
    pub fn drawn(&self, frame: &Frame) -> String {
        drawn(&Pager { frame, listing: self })
    }
}

impl Filter {
    pub fn drawn(&self, frame: &Frame) -> String {
        drawn(&Narrowing { frame, filter: self })
    }
}

impl FormView {
    pub fn drawn(&self, frame: &Frame) -> String {
        drawn(&Whole { frame, form: self })
    }

    /// What is wrong with it alone, for forms written by hand.
    pub fn head_drawn(&self, frame: &Frame) -> String {
        drawn(&Mistakes { frame, form: self })
    }
}

impl Field {
    pub fn drawn(&self, frame: &Frame) -> String {
        drawn(&One { frame, field: self })
    }

    /// Its boxes alone, for filters.
    pub fn boxes_drawn(&self, frame: &Frame) -> String {
        drawn(&Boxes { frame, field: self })
    }

    /// Its options alone, with what the first of them says when nothing is chosen.
    pub fn choices_drawn(&self, none: &str) -> String {
        drawn(&Choices { field: self, none })
    }
}
