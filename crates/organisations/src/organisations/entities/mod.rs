//! The tables an organisation is kept in.

pub mod link_focus;
pub mod link_language;
pub mod link_place;
pub mod link_sector;
pub mod name;
pub mod organisation;
