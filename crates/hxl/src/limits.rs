//! How much is read at most, so that no file, however made, takes all the memory or all the time.

use crate::error::{Bound, Error};

/// How much is read at most. The defaults keep reading any file within 256 MB of memory, the file itself included,
/// and are meant for tables that people keep by hand: up to some 500,000 rows of a dozen columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Bytes of everything unpacked from it, all parts together.
    pub unpacked: u64,
    /// How many times smaller a part may be packed. Small parts (up to 16 MiB unpacked) are not asked.
    pub ratio: u64,
    /// Bytes kept in memory: cells, their bookkeeping, and strings that cells share.
    pub kept: u64,
    /// Bytes of one cell.
    pub cell: u64,
    /// Rows, by their number in the sheet.
    pub rows: u32,
    /// Columns, by their number in the sheet.
    pub columns: u32,
    /// Sheets of a workbook.
    pub sheets: u32,
    /// Files in an archive.
    pub files: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file: 48 << 20,
            unpacked: 768 << 20,
            ratio: 200,
            kept: 128 << 20,
            cell: 1 << 20,
            rows: 1_048_576,
            columns: 16_384,
            sheets: 256,
            files: 10_000,
        }
    }
}

/// Counts what is kept in memory.
#[derive(Debug)]
pub(crate) struct Meter {
    left: u64,
    limit: u64,
}

impl Meter {
    pub fn new(limits: &Limits) -> Meter {
        Meter { left: limits.kept, limit: limits.kept }
    }

    /// Notes that so many bytes more are kept, or refuses.
    pub fn keep(&mut self, bytes: usize) -> Result<(), Error> {
        self.left = self
            .left
            .checked_sub(bytes as u64)
            .ok_or_else(|| Error::too_much(Bound::Kept, self.limit))?;
        Ok(())
    }
}
