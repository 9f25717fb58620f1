//! What a server's processes have used: processor time and memory, as Linux tells it.

use std::collections::HashMap;
use std::fs;

/// Linux counts processor time for programs in hundredths of a second.
const TICKS_A_SECOND: f64 = 100.0;

/// A process with all that it started.
#[derive(Clone, Copy, Debug)]
pub struct Process(pub u32);

impl Process {
    /// This program itself.
    pub fn own() -> Self {
        Self(std::process::id())
    }

    /// Seconds of processor time so far, in the program and in the kernel for it.
    pub fn cpu_seconds(self) -> f64 {
        self.family().into_iter().filter_map(ticks).sum::<f64>() / TICKS_A_SECOND
    }

    /// Megabytes of memory; what several processes share counts once in all.
    pub fn memory_mb(self) -> f64 {
        self.family().into_iter().filter_map(proportional_kb).sum::<f64>() / 1_000.0
    }

    /// The process and everything below it.
    fn family(self) -> Vec<u32> {
        let mut below: HashMap<u32, Vec<u32>> = HashMap::new();
        for id in fs::read_dir("/proc")
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| number(&entry))
        {
            if let Some(parent) = fields(id).and_then(|fields| fields.get(1)?.parse().ok()) {
                below.entry(parent).or_default().push(id);
            }
        }
        let mut family = vec![self.0];
        let mut at = 0;
        while at < family.len() {
            family.extend(below.remove(&family[at]).unwrap_or_default());
            at += 1;
        }
        family
    }
}

fn number(entry: &fs::DirEntry) -> Option<u32> {
    entry.file_name().to_str()?.parse().ok()
}

/// The fields after the program's name, which may itself hold spaces: state, parent and so on.
fn fields(id: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, after) = text.rsplit_once(')')?;
    Some(after.split_whitespace().map(str::to_owned).collect())
}

/// Its own time and that of children it has seen end.
fn ticks(id: u32) -> Option<f64> {
    let fields = fields(id)?;
    let numbers = fields
        .get(11..15)?
        .iter()
        .filter_map(|field| field.parse::<f64>().ok());
    Some(numbers.sum())
}

fn proportional_kb(id: u32) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let line = text.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace()
        .nth(1)?
        .parse::<f64>()
        .ok()
        .map(|kib| kib * 1.024)
}
