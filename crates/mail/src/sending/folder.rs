//! The folder in which mail lies where no server is set: a file for each, for its owner alone, gone with what it says.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use uuid::Uuid;

use crate::mail::{Mail, Said};

const ENDING: &str = ".eml";

/// Writes a mail so that a person and a mail program can read it.
pub(super) fn lay(folder: &Path, mail: &Mail, said: &Said) -> io::Result<()> {
    web::make_folder(folder)?;
    let head = format!(
        "To: {}\r\nSubject: {}\r\nDate: {}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n",
        mail.recipient,
        said.subject,
        mail.queued_at.to_rfc2822(),
    );
    // Begun under another name, so that nobody reads half of it.
    let begun = folder.join(format!("{}.part", mail.id));
    let mut file = create(&begun)?;
    file.write_all(head.as_bytes())?;
    file.write_all(said.text.as_bytes())?;
    file.sync_all()?;
    fs::rename(begun, folder.join(format!("{}{ENDING}", mail.id)))
}

/// The mails that lie there.
pub(super) fn lying(folder: &Path) -> Vec<Uuid> {
    let Ok(files) = fs::read_dir(folder) else {
        return Vec::new();
    };
    files
        .flatten()
        .filter_map(|file| {
            let name = file.file_name();
            Uuid::parse_str(name.to_str()?.strip_suffix(ENDING)?).ok()
        })
        .collect()
}

pub(super) fn remove(folder: &Path, id: Uuid) -> io::Result<()> {
    fs::remove_file(folder.join(format!("{id}{ENDING}")))
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
