//! Asking servers for pages, and seeing what that costs them.

mod line;
mod load;
mod process;
mod run;
mod server;

pub use line::{Line, Manner};
pub use load::{Load, Outcome};
pub use process::Process;
pub use run::Run;
pub use server::{Server, weft};
