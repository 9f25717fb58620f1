//! Spreadsheets taken in as they are: what their columns mean, which organisations, places and kinds of work are meant,
//! what is new and what has changed. What cannot be known for sure is asked, and nothing is written before.

mod about;
mod answers;
mod apart;
mod areas;
mod asking;
mod columns;
mod coming;
mod comparing;
mod countries;
mod crosswalk;
mod cutting;
mod days;
mod deciding;
mod effects;
mod exact;
mod finding;
mod headings;
mod imports;
mod line;
mod list;
mod making;
pub mod migrations;
mod missing;
mod naming;
mod partners;
mod placing;
mod profiles;
mod report;
mod rows;
mod runners;
mod saying;
mod sectors;
mod seeming;
mod states;
mod staying;
mod taking;
mod taking_back;
mod teller;
mod understanding;
mod undoing;
mod undone;
mod what;
mod whom;
mod working;
mod world_names;
mod writing;

#[cfg(test)]
mod tests;

pub use self::imports::{File, file, pages};
pub use answers::Answers;
pub use columns::{Columns, Meaning};
pub use list::List;
pub use report::{Remark, Report};
pub use seeming::seems;
pub use staying::{Stay, Why};
pub use taking::How;
pub use taking_back::{Back, NotBack, undo};
pub use undone::Undone;
pub use what::What;
pub use world_names::around;

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");
