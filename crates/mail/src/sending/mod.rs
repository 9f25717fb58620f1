//! Sending what waits: by a mail server, or into a folder where it can be read.

mod folder;
mod message;
mod rounds;
mod server;

pub(crate) use rounds::may_go;
pub use rounds::{MayReach, deliver, run, wake};
pub use server::{Account, Server, Tls, Voucher, is_here};

use std::path::PathBuf;

/// Where mail goes.
pub struct Way {
    /// Without one, mail lies to be read.
    pub server: Option<Server>,
    /// Where it lies as files. Records in PostgreSQL have no folder: there it lies on its page alone.
    pub folder: Option<PathBuf>,
}
