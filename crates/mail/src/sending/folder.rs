//! The folder in which mail lies where no server is set: a file for each, for its owner alone, gone with what it says.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use uuid::Uuid;

use crate::mail::Mail;

const ENDING: &str = ".eml";

/// Writes a mail, as `message` gives it, so that a mail program can open it.
pub(super) fn lay(folder: &Path, mail: &Mail, message: &[u8]) -> io::Result<()> {
    web::make_folder(folder)?;
    // Begun under another name, so that nobody reads half of it.
    let begun = folder.join(format!("{}.part", mail.id));
    let mut file = create(&begun)?;
    file.write_all(message)?;
    file.sync_all()?;
    fs::rename(begun, folder.join(name((mail.scope.key(), mail.id))))
}

/// Which mail a file holds: its coalition and its id.
pub(super) type Held = (Uuid, Uuid);

fn name((coalition, id): Held) -> String {
    format!("{coalition}.{id}{ENDING}")
}

/// The mails that lie there.
pub(super) fn lying(folder: &Path) -> Vec<Held> {
    let Ok(files) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let held = files.flatten().filter_map(|file| {
        let name = file.file_name();
        let (coalition, id) = name.to_str()?.strip_suffix(ENDING)?.split_once('.')?;
        Some((Uuid::parse_str(coalition).ok()?, Uuid::parse_str(id).ok()?))
    });
    held.collect()
}

pub(super) fn remove(folder: &Path, held: Held) -> io::Result<()> {
    fs::remove_file(folder.join(name(held)))
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
