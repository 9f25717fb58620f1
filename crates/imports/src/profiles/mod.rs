//! Organisations, taken in from a list of them: who each is, what it does and where, and how it is reached.

mod before;
mod contact;
mod headings;
mod line;
mod meaning;
mod overlaying;
mod reaching;
mod taking;
mod writing;

pub use before::Profile;
pub use headings::{by_headings, is_heading, meaning};
pub use line::Entry;
pub use overlaying::Words;
pub use taking::write;
pub use writing::not_written;
