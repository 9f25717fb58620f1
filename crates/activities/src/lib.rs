//! Who does what where, for whom, since when; what was asked and what is needed; and the pictures that show it.

mod activities;
mod area;
mod at;
mod cloth;
mod first;
mod loom;
mod maps;
pub mod migrations;
mod needs;
mod sketch;
#[cfg(test)]
mod testing;
mod together;

pub use self::cloth::{Axis, CellState, Gaps, gaps_sheet};
pub use activities::{
    ACTIVITY, Activity, ActivityId, Brought, Counts, Depth, Draft, Ended, Everything, File, FileForm, Former,
    Found, Held, Left, Line, Open, Party, Plan, Refusal, Renewed, Role, Running, Several, Stage, Status, Way,
    add_many, all, begin_ending, called_all, change_many, confirm_those, count_of_each, counts, details,
    end_with_organisation, ended_with, file, find_by_kind, hold_all, leave_many, open, remove_many, running,
    stages_of_organisations, take_back, take_up_again,
};
pub use maps::{Beginnings, FEW, Overview, Young, overview};
pub use needs::{
    AskedPlan, FoundNeed, NeedPlan, Refusal as NeedRefusal, Whole, add_asked_many, add_needs_many,
    find_needs, needed_or_asked,
};

use kernel::Scope;
use web::{App, PageError, Pages};

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");

pub fn pages() -> Pages {
    maps::pages()
        .and(self::cloth::pages())
        .and(area::pages())
        .and(sketch::pages())
        .and(together::pages())
        .and(first::pages())
        .and(activities::pages())
        .and(needs::pages())
}

/// Reads a coalition's work into memory, so that its first visitor need not wait.
pub async fn warm(app: &App, scope: Scope) -> Result<(), PageError> {
    loom::atlas(app, scope).await.map(drop)
}
