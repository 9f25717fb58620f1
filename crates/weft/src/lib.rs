//! The one program: what it is made of, how it is started, and its commands.

mod cli;
mod commands;
mod demo;
mod disk;
mod health;
pub mod house;
mod opening;
mod schema;
mod server;
mod settings;
mod trouble;

pub use cli::run;
pub use demo::load as load_demo;
pub use opening::scope as enter;
pub use schema::Schema;
