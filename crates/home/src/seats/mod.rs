//! Seats as a coordinator keeps them: who takes part, as what and for whom; given, changed and ended.

mod changing;
mod ending;
mod form;
mod found;
mod giving;
mod list;

use kernel::Permission;
use web::{Door, Frame, Pages};

pub(crate) use ending::end_with as end;
pub(crate) use found::{Found, speaking_for};

pub(crate) fn pages() -> Pages {
    const SETTLE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/settings/seats", SETTLE, list::list)
        .post("/c/{coalition}/settings/seats", SETTLE, giving::give)
        .get("/c/{coalition}/settings/seats/new", SETTLE, giving::new)
        .get("/c/{coalition}/settings/seats/{id}", SETTLE, changing::edit)
        .post("/c/{coalition}/settings/seats/{id}", SETTLE, changing::change)
        .post("/c/{coalition}/settings/seats/{id}/link", SETTLE, giving::link_anew)
        .get("/c/{coalition}/settings/seats/{id}/end", SETTLE, ending::ask)
        .post("/c/{coalition}/settings/seats/{id}/end", SETTLE, ending::end)
}

fn address(frame: &Frame, id: uuid::Uuid) -> String {
    frame.at(&format!("/settings/seats/{id}"))
}
