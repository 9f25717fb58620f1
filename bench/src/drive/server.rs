//! A server of our own for one measurement: started on a free port, watched, stopped at the end.

use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use super::line::{Line, Manner};
use super::process::Process;

/// A server that is not there after this long will not come.
const PATIENCE: Duration = Duration::from_secs(300);

pub struct Server {
    child: Child,
    /// `127.0.0.1:PORT`
    pub address: String,
    /// From the command to the first answer.
    pub start: Duration,
}

impl Server {
    /// Runs a program with `--listen` on a free port and waits until it answers `path`.
    pub fn start<S: AsRef<OsStr>>(program: &Path, arguments: &[S], path: &str) -> anyhow::Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let began = Instant::now();
        let child = Command::new(program)
            .args(arguments)
            .args(["--listen", &address])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} cannot be started", program.display()))?;
        let mut server = Self { child, address, start: Duration::ZERO };
        server.wait(path, began)?;
        server.start = began.elapsed();
        Ok(server)
    }

    fn wait(&mut self, path: &str, began: Instant) -> anyhow::Result<()> {
        while began.elapsed() < PATIENCE {
            if Line::new(&self.address, &Manner::default()).get(path).is_ok() {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended by itself ({status}); started by hand it says why");
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        bail!("the server does not answer on {}", self.address)
    }

    pub fn process(&self) -> Process {
        Process(self.child.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing is left to be saved: the folder goes away with the measurement.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program to be measured: the one named, else the one built beside this.
pub fn weft(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    let program = match named {
        Some(path) => path.to_owned(),
        None => std::env::current_exe()?.with_file_name("weft"),
    };
    if !program.is_file() {
        bail!("{} is not there. Build it first: cargo build --release", program.display());
    }
    Ok(program)
}
