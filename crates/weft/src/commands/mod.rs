//! What each command does.

mod coalition;
mod doctor;
mod hxl;
mod import;
mod lists;
mod seat;
mod serving;
mod sign_in;

pub use coalition::create;
pub use doctor::doctor;
pub use hxl::{inspect, validate};
pub use import::{import_activities, import_organisations, import_places, undo_import};
pub use lists::{Only, export_activities, gaps};
pub use seat::seat;
pub use serving::{demo, serve};
pub use sign_in::sign_in;
