//! What every page needs: the program's handle, doors, forms, lists, layout, texts, the record of events, search.

mod app;
pub mod assets;
mod database;
mod error;
pub mod events;
mod form;
mod frame;
mod kept;
mod listing;
pub mod migrations;
mod pages;
mod parts;
pub mod picture;
mod reply;
pub mod search;
mod secret;
pub mod sheets;
mod shell;
pub mod style;
pub mod texts;
mod view;
mod visit;

pub use app::{App, Later, Site};
pub use database::{Database, DatabaseError, Hold, Line, Serving, failure, make_folder, reason};
pub use error::{PageError, Refused};
pub use form::{Field, Form, FormView, Kind, Mistake, Options, Saved, Upload, worked_out};
pub use frame::{ByLink, Crumb, Entered, Frame, SignedIn};
pub use kept::Known;
pub use listing::{COUNT_MAX, Column, Filter, Listing, PAGE_LEN, PageOf, Query, Sort};
pub use pages::{Door, Pages, Route};
pub use reply::{conflict, download, page, redirect, refused};
pub use secret::{Secret, digest};
pub use shell::{Knows, outermost, shell};
pub use view::{Changed, Confirm, Fact, Finding, History, HistoryRow, Said, Task, Tone};
pub use visit::{Guest, Visit};
