//! How much room a disk has left.

use std::path::Path;

pub const MEGABYTE: u64 = 1024 * 1024;

/// What a folder's disk has left; nothing where that cannot be told.
#[cfg(unix)]
pub fn room(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
pub fn room(_: &Path) -> Option<u64> {
    None
}
