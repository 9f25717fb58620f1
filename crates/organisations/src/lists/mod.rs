//! The coalition's own lists: which kinds of organisation it tells apart, and what it works on.

mod defaults;
mod focuses;
mod pages;
mod sectors;
mod view;

#[cfg(test)]
mod tests;

pub use focuses::{Focus, FocusId, focuses};
pub use sectors::{Sector, SectorId, sectors};

pub(crate) use pages::pages;

use kernel::Ids;
use sea_orm::{DatabaseTransaction, DbErr};
use web::events::Doer;

/// The kinds of thing in events.
pub const SECTOR: &str = "sector";
pub const FOCUS: &str = "focus";

/// The longest name on a list, and the longest short one.
pub(crate) const NAME_MAX: usize = 120;
pub(crate) const SHORT_MAX: usize = 24;
pub(crate) const ABOUT_MAX: usize = 400;

/// Gives a new coalition the lists that come with the program; it may change them afterwards.
pub async fn settle_lists(tx: &DatabaseTransaction, doer: &Doer, ids: &Ids) -> Result<(), DbErr> {
    sectors::settle(tx, doer.scope, ids).await?;
    focuses::settle(tx, doer.scope, ids).await
}
