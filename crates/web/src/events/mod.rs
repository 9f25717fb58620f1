//! The record of what happened: one row for every change, written with it. History, news and undo are read from here.

mod doer;
mod entity;
mod store;
mod striking;
mod taking;
mod tally;
mod tally_entity;

pub use doer::Doer;
pub use store::{
    Event, Narrow, in_act, last_by_link, last_of, latest, of_object, record, record_all, removed, touched,
};
pub use striking::{Strike, strike, whole};
pub use taking::record_taken;
pub use tally::{Tally, tally, tally_held};
