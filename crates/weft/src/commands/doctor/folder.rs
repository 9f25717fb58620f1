//! The folder of the records: who may look into it, whether it can be written, and how much room is left.

use std::io::{self, Write as _};
use std::path::Path;

use super::report::Report;
use crate::disk::{self, MEGABYTE};

/// Less than this is soon gone.
const ROOM_MIN: u64 = 500 * MEGABYTE;

pub fn look(folder: &Path, report: &mut Report) {
    let shown = folder.display();
    match probe(folder) {
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
    closed(folder, report);
    room(folder, report);
}

/// Writes a file without a name of its own, so that no other is in its way, and nothing is left of it.
fn probe(folder: &Path) -> io::Result<()> {
    let mut file = tempfile::tempfile_in(folder)?;
    file.write_all(b"probe")?;
    file.sync_all()
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

fn room(folder: &Path, report: &mut Report) {
    let Some(left) = disk::room(folder) else {
        return report.note("room", "How much room the disk has left could not be told.");
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(folder: &Path) -> Vec<(String, String)> {
        let mut report = Report::default();
        look(folder, &mut report);
        let told = report.json();
        let checks = told["checks"].as_array().unwrap().iter();
        let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        checks
            .map(|check| (word(&check["check"]), word(&check["found"])))
            .collect()
    }

    #[test]
    fn a_folder_without_room_that_is_open_and_cannot_be_written_is_told() {
        // Nobody can write there, everybody can look in, and there is no room.
        for (what, found) in found(Path::new("/proc")) {
            assert_eq!(found, "mend", "{what}");
        }
    }

    #[test]
    fn looking_leaves_what_is_in_the_folder_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join(".weft-doctor");
        std::fs::write(&own, "mine").unwrap();
        for (what, found) in found(folder.path()) {
            assert_ne!((&*what, &*found), ("folder", "mend"));
        }
        assert_eq!(std::fs::read(&own).unwrap(), b"mine");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
