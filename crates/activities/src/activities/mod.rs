//! Activities: who does what where, for whom, since when; added one by one or many at once, confirmed, ended,
//! called off, revived.

mod again;
mod anew;
mod begun;
mod blank;
mod calling_off;
mod course;
mod ending;
pub(crate) mod entity;
mod exchange;
mod fate;
mod form;
mod found;
mod geo;
mod grid;
mod keep;
mod leaving;
mod leaving_many;
mod list;
mod many;
mod meant;
mod naming;
mod narrow;
mod of_organisations;
mod offer;
mod order;
mod pages;
pub(crate) mod part_entity;
mod reading;
mod removal;
mod rules;
mod scene;
mod sheet;
mod show;
mod still;
pub(crate) mod store;
mod taking;
mod ticks;
mod unticked;
mod whose;
mod write;
mod write_many;

#[cfg(test)]
mod tests;

use uuid::Uuid;

pub use again::{Ended, ended_with, take_up_again};
pub use course::Status;
pub use exchange::Depth;
pub use found::{Found, details};
pub use leaving::{Held, Running, Several, begin_ending, end_with_organisation, running};
pub use leaving_many::{Left, Way, leave_many};
pub use many::{Brought, Everything, Renewed, add_many, all, called_all, change_many, hold_all, remove_many};
pub use meant::find_by_kind;
pub use naming::{Line, Party};
pub use of_organisations::{Counts, Stage, counts, stages_of_organisations};
pub use rules::{Draft, Plan, Refusal, Role};
pub use still::{Former, Open, confirm_those, open, take_back};
pub use store::{Activity, count_of_each};
pub use taking::{File, FileForm, file};
pub use write::KIND as ACTIVITY;

pub(crate) use list::{numbers, page_of, total};
pub(crate) use many::Names;
pub(crate) use naming::line;
pub(crate) use narrow::Filter;
pub(crate) use pages::pages;
pub(crate) use rules::may_keep;
pub(crate) use show::cell;
pub(crate) use store::with_part;

/// One activity.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ActivityId(pub Uuid);
