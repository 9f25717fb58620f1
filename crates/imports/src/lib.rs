//! Spreadsheets taken in as they are: what their columns mean, which organisations, places and kinds of work are meant,
//! what is new and what has changed. What cannot be known for sure is asked, and nothing is written before.

mod answers;
mod areas;
mod asking;
mod columns;
mod comparing;
mod crosswalk;
mod effects;
mod finding;
mod imports;
mod line;
pub mod migrations;
mod missing;
mod naming;
mod placing;
mod report;
mod runners;
mod taking;
mod taking_back;
mod teller;
mod understanding;
mod undoing;
mod working;

#[cfg(test)]
mod tests;

pub use self::imports::{File, file, pages};
pub use answers::Answers;
pub use areas::{Areas, PlaceColumns, Told, places};
pub use columns::{Columns, Meaning};
pub use report::{Remark, Report};
pub use taking::{How, activities};
pub use taking_back::{Back, NotBack, Undone, undo};
pub use undoing::{Stay, Why};

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");
