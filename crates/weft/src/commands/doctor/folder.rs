//! The folder of the records: who may look into it, whether it can be written, and how much room is left.

use std::path::Path;

use super::report::Report;

/// Less than this is soon gone.
const ROOM_MIN: u64 = 500 * MEGABYTE;
const MEGABYTE: u64 = 1024 * 1024;

pub fn look(folder: &Path, report: &mut Report) {
    let shown = folder.display();
    let probe = folder.join(".weft-doctor");
    let written = std::fs::write(&probe, b"probe");
    let _ = std::fs::remove_file(&probe);
    match written {
        Ok(()) => report.good("folder", format!("The folder {shown} can be written.")),
        Err(error) => report.mend(
            "folder",
            format!(
                "The folder {shown} cannot be written: {}. Give it to the user who runs Weft (chown).",
                web::reason(&error)
            ),
        ),
    }
    #[cfg(unix)]
    {
        closed(folder, report);
        room(folder, report);
    }
}

/// Nobody but the owner may look in: what a coalition writes down can hurt people in the wrong hands.
#[cfg(unix)]
fn closed(folder: &Path, report: &mut Report) {
    use std::os::unix::fs::PermissionsExt as _;
    let shown = folder.display();
    match folder.metadata() {
        Ok(found) => report.holds(
            "permissions",
            found.permissions().mode() & 0o077 == 0,
            &format!("Only its owner can look into {shown}."),
            &format!("Others on this machine can look into {shown}. Close it to them: chmod 700 {shown}"),
        ),
        Err(error) => {
            report.mend("permissions", format!("{shown} cannot be looked at: {}.", web::reason(&error)));
        }
    }
}

#[cfg(unix)]
fn room(folder: &Path, report: &mut Report) {
    let Ok(disk) = rustix::fs::statvfs(folder) else {
        return report.note("room", "How much room the disk has left could not be told.");
    };
    let left = disk.f_bavail.saturating_mul(disk.f_frsize);
    let shown = match left / MEGABYTE {
        small @ 0..10_000 => format!("{small} MB"),
        large => format!("{} GB", large / 1024),
    };
    report.holds(
        "room",
        left >= ROOM_MIN,
        &format!("The disk has {shown} left."),
        &format!("The disk has only {shown} left. Make room, or nothing can be saved soon."),
    );
}
