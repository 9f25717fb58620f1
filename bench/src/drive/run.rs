//! One command, from its start to its end: how long it took and how much memory at most.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use super::process::Process;

/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// What a command took.
#[derive(Clone, Debug)]
pub struct Run {
    pub seconds: f64,
    pub cpu_seconds: f64,
    /// Of the process at its largest, as Linux counts what is resident.
    pub peak_mb: f64,
    pub said: Vec<u8>,
}

impl Run {
    /// Runs a command to its end. `accepted`: exit statuses that are no failure.
    pub fn of(command: &mut Command, accepted: &[i32]) -> anyhow::Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let said = tempfile::NamedTempFile::new()?;
        command
            .stdin(Stdio::null())
            .stdout(said.reopen()?)
            .stderr(Stdio::inherit());
        let (began, before) = (Instant::now(), Process::own().cpu_seconds());
        let mut child = command
            .spawn()
            .with_context(|| format!("{name} cannot be started"))?;
        let mut peak_mb: f64 = 0.0;
        let status = loop {
            peak_mb = peak_mb.max(peak(child.id()).unwrap_or(0.0));
            if let Some(status) = child.try_wait()? {
                break status;
            }
            std::thread::sleep(LOOK);
        };
        let seconds = began.elapsed().as_secs_f64();
        if !status.code().is_some_and(|code| accepted.contains(&code)) {
            bail!("{name} ended with {status}");
        }
        let cpu_seconds = Process::own().cpu_seconds() - before;
        Ok(Self { seconds, cpu_seconds, peak_mb, said: fs::read(said.path())? })
    }
}

/// The most memory a process has had so far, in megabytes.
fn peak(id: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace()
        .nth(1)?
        .parse::<f64>()
        .ok()
        .map(|kib| kib * 1.024 / 1_000.0)
}
