//! Certificates for a server called localhost, and of whoever vouches for it.

use std::path::Path;
use std::process::{Command, Stdio};

/// Puts `voucher.crt`, `server.crt` and `server.key` into a folder; `false`, said plainly, where nobody can make them.
pub fn make(folder: &Path) -> bool {
    let commands = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=voucher -keyout voucher.key -out voucher.crt && \
         openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr && \
         printf 'subjectAltName=DNS:localhost' > server.ext && \
         openssl x509 -req -days 2 -in server.csr -CA voucher.crt -CAkey voucher.key -CAcreateserial \
         -extfile server.ext -out server.crt && chmod 600 server.key";
    let made = Command::new("sh")
        .args(["-c", commands])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output();
    let is_made = made.is_ok_and(|made| made.status.success());
    if !is_made {
        eprintln!("skipped: no certificate could be made (Debian: apt-get install openssl)");
    }
    is_made
}
