//! Places and their outlines, taken in from a table or from GeoJSON.

mod line;
mod matching;
mod reading;
mod taking;
mod writing;

#[cfg(test)]
pub use line::Said;
pub use line::{PlaceColumns, Told};
pub use reading::Areas;
pub use taking::places;
