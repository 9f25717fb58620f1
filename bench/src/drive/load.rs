//! Many visitors at once, each asking for the next page as soon as it has the last one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::line::{Line, Manner};
use super::process::Process;

/// Who asks what, for how long.
pub struct Load<'a> {
    pub address: &'a str,
    pub manner: &'a Manner,
    /// Asked one after the other, round and round.
    pub paths: &'a [String],
    pub visitors: usize,
    pub time: Duration,
}

/// What came of it.
pub struct Outcome {
    pub answers: usize,
    /// Anything but a page.
    pub wrong: usize,
    pub seconds: f64,
    /// Waiting times, the shortest first.
    waits: Vec<Duration>,
    bytes: usize,
    cpu: f64,
    /// Memory while it went on, in megabytes.
    pub memory: f64,
}

struct Share {
    waits: Vec<Duration>,
    bytes: usize,
    wrong: usize,
}

impl Load<'_> {
    /// Asks a server and looks at its process meanwhile.
    pub fn run(&self, server: &Process) -> anyhow::Result<Outcome> {
        let next = AtomicUsize::new(0);
        let (before, start) = (server.cpu_seconds(), Instant::now());
        let end = start + self.time;
        let mut memory = 0.0_f64;
        let shares = std::thread::scope(|scope| {
            let visitors: Vec<_> = (0..self.visitors)
                .map(|_| scope.spawn(|| self.visit(&next, end)))
                .collect();
            while Instant::now() < end {
                std::thread::sleep(
                    Duration::from_millis(500).min(end.saturating_duration_since(Instant::now())),
                );
                memory = memory.max(server.memory_mb());
            }
            visitors
                .into_iter()
                .map(|one| one.join().unwrap_or_else(|_| anyhow::bail!("a visitor fell")))
                .collect()
        });
        let (seconds, cpu) = (start.elapsed().as_secs_f64(), server.cpu_seconds() - before);
        let shares: Vec<Share> = shares_or_first_fault(shares)?;
        let mut waits: Vec<Duration> = shares
            .iter()
            .flat_map(|share| share.waits.iter().copied())
            .collect();
        waits.sort_unstable();
        Ok(Outcome {
            answers: waits.len(),
            wrong: shares.iter().map(|share| share.wrong).sum(),
            bytes: shares.iter().map(|share| share.bytes).sum(),
            waits,
            seconds,
            cpu,
            memory,
        })
    }

    fn visit(&self, next: &AtomicUsize, end: Instant) -> anyhow::Result<Share> {
        let mut line = Line::new(self.address, self.manner);
        let mut share = Share { waits: Vec::new(), bytes: 0, wrong: 0 };
        while Instant::now() < end {
            let path = &self.paths[next.fetch_add(1, Ordering::Relaxed) % self.paths.len()];
            let asked = Instant::now();
            let answer = line.get(path)?;
            share.waits.push(asked.elapsed());
            share.bytes += answer.body.len();
            share.wrong += usize::from(answer.status != 200);
        }
        Ok(share)
    }
}

fn shares_or_first_fault(shares: Vec<anyhow::Result<Share>>) -> anyhow::Result<Vec<Share>> {
    shares.into_iter().collect()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of answers and bytes are far below 2^53"
)]
impl Outcome {
    pub fn a_second(&self) -> f64 {
        self.answers as f64 / self.seconds
    }

    /// CPU milliseconds of the server for one answer.
    pub fn cpu_ms(&self) -> f64 {
        self.cpu * 1_000.0 / self.answers.max(1) as f64
    }

    /// Kilobytes of one answer, on the line.
    pub fn kilobytes(&self) -> f64 {
        self.bytes as f64 / 1_000.0 / self.answers.max(1) as f64
    }

    /// The waiting time that so many in a hundred did not exceed, in milliseconds.
    pub fn wait_ms(&self, in_hundred: usize) -> f64 {
        let at = (self.waits.len() * in_hundred / 100).min(self.waits.len().saturating_sub(1));
        self.waits
            .get(at)
            .map_or(0.0, |wait| wait.as_secs_f64() * 1_000.0)
    }
}
