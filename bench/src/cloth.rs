//! Who does what where, from ten thousand to a million pieces of work.

use std::path::Path;

use anyhow::Context as _;

use crate::invent::{self, work};

/// The first day of invented work.
const FIRST: (i32, u32, u32) = (2022, 1, 1);

/// The invented work as a table, for everybody else.
pub fn write(file: &Path, count: usize) -> anyhow::Result<()> {
    let mut table = csv::Writer::from_path(file).with_context(|| file.display().to_string())?;
    table.write_record(["organisation", "kind", "district", "from_on", "to_on", "status"])?;
    let first = chrono::NaiveDate::from_ymd_opt(FIRST.0, FIRST.1, FIRST.2).context("no such day")?;
    let day = |days: usize| (first + chrono::Days::new(days as u64)).to_string();
    for one in work(count, invent::SEED) {
        table.write_record([
            &format!("Organisation {:04}", one.organisation),
            &format!("Kind {:02}", one.kind),
            &format!("District {:03}", one.district),
            &day(one.from),
            &one.to.map(day).unwrap_or_default(),
            one.status.word(),
        ])?;
    }
    Ok(table.flush()?)
}
