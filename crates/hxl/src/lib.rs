//! Tables as people keep them: read from any usual file, with HXL hashtags or plain headings, understood, checked, and
//! written again.
//!
//! ```no_run
//! let bytes = std::fs::read("who-does-what-where.xlsx")?;
//! let table = hxl::read(&bytes, &hxl::Options::default())?;
//! for (organisation, times) in table.count_by(&"#org".parse()?) {
//!     println!("{organisation}: {times}");
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`read`] takes XLSX, XLS, ODS, delimited text in any encoding, JSON, and zip archives with one of these inside; what
//! a file is it finds out from its content. [`each_row`] does the same without keeping the rows. A [`Row`] knows its
//! number in the original sheet. Hashtags ([`Tag`], [`Pattern`]) follow the HXL standard 1.1, which is in the public
//! domain (hxlstandard.org); where it leaves something open, `libhxl` is followed.
//!
//! No file, however made, takes more than some seconds and 256 MB: see [`Limits`]. What cannot be read gives an
//! [`Error`] with a plain sentence.
#![warn(missing_docs)]

mod date;
mod error;
mod filter;
mod guess;
mod head;
mod inspect;
mod limits;
mod number;
mod old;
mod options;
mod passing;
mod read;
mod row;
mod schema;
mod search;
mod table;
mod tag;
mod text;
mod value;
mod write;

#[cfg(test)]
mod tests;

pub use date::{Date, Part};
pub use error::{Bound, Content, Error, ErrorKind, Place, Unread};
pub use filter::{Filter, NoFilter};
pub use guess::{Guess, Language, Reason, guess};
pub use head::{Column, Head, Status};
pub use inspect::{Inspection, inspect};
pub use limits::Limits;
pub use number::number;
pub use old::modern;
pub use options::{Blank, Merged, Options, Sheet};
pub use read::{Format, Go, SheetName, Source, remarked, sheets};
pub use row::{Cell, Kind, Row};
pub use schema::{Check, Finding, Rule, Schema, Severity, Trouble, validate};
pub use table::{Table, each_row, read, read_from};
pub use tag::{NoTag, Pattern, Tag};
pub use text::{distance, folded, single_spaced};
pub use value::{Expected, Value, place_code};
pub use write::{Shape, annotated, csv, guarded, json, unguarded, xlsx};
