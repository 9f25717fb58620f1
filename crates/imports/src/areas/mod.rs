//! Places and their outlines, taken in from a table or from GeoJSON.

mod before;
mod choosing;
mod line;
mod matching;
mod taking;
mod writing;

pub use before::Area;
pub use line::{Reader, Said, by_headings, is_heading, language, meaning};
pub use taking::write;
pub use writing::points;
