//! Are these two names the same organisation, or the same place?
//!
//! ```
//! use alike::{Ask, Index, Known, Subject, SURE};
//!
//! let index = Index::new(
//!     Subject::Organisations,
//!     [
//!         Known::name(7, "Kalimba Women's Foundation"),
//!         Known::acronym(7, "KWF"),
//!         Known::name(8, "Northern Legal Aid Network"),
//!     ],
//! );
//! let found = index.find("WOMENS FOUNDATION KALIMBA, e.V. (KWF)", &Ask::default());
//! assert_eq!(found[0].thing, 7);
//! assert!(found[0].confidence >= SURE);
//! ```
//!
//! An [`Index`] holds what is known: things by numbers of yours, each with its names and acronyms. [`Index::find`] says
//! which of them a name may mean, how sure that is and why; [`Index::duplicates`] which of them may be one;
//! [`Index::split`] which several a cell names. Words are weighed by how rare they are in the index, so what it holds
//! decides what tells much: "foundation" little, "Kalimba" a lot.
//!
//! Everything is a pure function of what it is given: no clock, no files, no network. No name, however long, takes more
//! than a bounded number of steps.
#![warn(missing_docs)]

mod acronym;
mod ask;
mod blocks;
mod brackets;
mod chains;
mod compare;
mod distance;
mod duplicates;
mod find;
mod fold;
mod index;
mod name;
mod pairing;
mod prefix;
mod reason;
mod script;
mod split;
mod vocabulary;
mod words;

#[cfg(test)]
mod tests;

pub use ask::{Ask, Candidate, taken};
pub use brackets::name_and_acronym;
pub use duplicates::{Likeness, groups};
pub use index::{Index, Known};
pub use name::Subject;
pub use reason::Reason;
pub use split::Split;

/// From here on a likeness may be taken without asking anybody, if no other thing is as sure (see [`taken`]).
///
/// Measured on invented lists (README): of what is taken so, one in two hundred is wrong, mostly because two
/// organisations are one letter apart. From 0.8 on nearly all is right too, but there names with a word more or less
/// begin, which a list's makers may mean to be two.
pub const SURE: f32 = 0.9;

/// From here on it is worth a person's look.
///
/// Measured likewise: 93 of 100 names that are in the index are offered first from here on, and 95 of 100 first offers
/// are right. Below, each further right one comes with nearly two wrong ones.
pub const LIKELY: f32 = 0.6;
