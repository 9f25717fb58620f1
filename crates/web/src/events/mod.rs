//! The record of what happened: one row for every change, written with it. History, news and undo are read from here.

mod entity;
mod store;
mod tally;
mod tally_entity;

pub use store::{Doer, Event, Narrow, last_of, latest, of_object, record, record_all, touched};
pub use tally::{Tally, tally};
