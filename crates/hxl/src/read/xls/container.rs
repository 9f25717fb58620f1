//! The container of old Office files (MS-CFB): a small file system inside a file.

use crate::error::{Content, Error, ErrorKind};

const HEADER: usize = 512;
const ENTRY: usize = 128;
/// Sector numbers from here on are signs, not numbers.
const SIGNS: u32 = 0xffff_fffa;
const BROKEN: &str = "the parts of the workbook cannot be put together";

struct Container<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The number of the sector that follows each sector.
    next: Vec<u32>,
}

/// A file inside the container.
struct Entry {
    name: String,
    start: u32,
    size: usize,
}

/// The workbook's stream, or what this file is instead.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let container = Container::open(bytes).ok_or_else(|| Error::damaged(BROKEN))?;
    let entries = container.entries();
    let named = |wanted: &str| {
        entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(wanted))
    };
    let Some(book) = named("Workbook").or_else(|| named("Book")) else {
        let kind = match () {
            () if named("EncryptedPackage").is_some() => ErrorKind::Protected,
            () if named("WordDocument").is_some() => ErrorKind::NotATable(Content::Document),
            () if named("PowerPoint Document").is_some() => ErrorKind::NotATable(Content::Slides),
            () => ErrorKind::NotATable(Content::Bytes),
        };
        return Err(Error::new(kind));
    };
    container
        .stream(book, &entries)
        .ok_or_else(|| Error::damaged(BROKEN))
}

impl<'b> Container<'b> {
    fn open(bytes: &'b [u8]) -> Option<Container<'b>> {
        let shift = u16_at(bytes, 30)?;
        if bytes.len() < HEADER || ![9, 12].contains(&shift) {
            return None;
        }
        let sector = 1_usize << shift;
        let most = bytes.len() / sector + 1;
        let mut container = Container { bytes, sector, next: Vec::new() };
        // The first 109 sectors of the table stand in the header, the others in a chain of their own.
        let mut tables: Vec<u32> = (0..109)
            .filter_map(|place| u32_at(bytes, 76 + 4 * place))
            .collect();
        let mut more = u32_at(bytes, 68)?;
        while more < SIGNS && tables.len() < most + 109 {
            let list = container.at(more)?;
            let numbers = sector / 4 - 1;
            tables.extend((0..numbers).filter_map(|place| u32_at(list, 4 * place)));
            more = u32_at(list, 4 * numbers)?;
        }
        for table in tables.into_iter().filter(|table| *table < SIGNS).take(most) {
            // A file that was cut off may still have its first sheet.
            let Some(list) = container.at(table) else { break };
            let numbers = list
                .chunks_exact(4)
                .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
            let numbers: Vec<u32> = numbers.collect();
            container.next.extend(numbers);
        }
        Some(container)
    }

    fn at(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        (!rest.is_empty()).then(|| &rest[..rest.len().min(self.sector)])
    }

    /// What stands in a chain of sectors, up to so many bytes. Nothing when it runs in a circle or breaks off.
    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut all = Vec::new();
        let mut number = start;
        let mut steps = 0;
        while number < SIGNS && all.len() < size {
            steps += 1;
            if steps > self.next.len() + 1 {
                return None;
            }
            all.extend_from_slice(self.at(number)?);
            number = self.next.get(number as usize).copied()?;
        }
        all.truncate(size);
        Some(all)
    }

    fn entries(&self) -> Vec<Entry> {
        const MOST: usize = 1 << 20;
        let list = u32_at(self.bytes, 48)
            .and_then(|start| self.chain(start, MOST))
            .unwrap_or_default();
        let entry = |bytes: &[u8]| {
            let length = usize::from(u16_at(bytes, 64)?).clamp(2, 64) - 2;
            let letters = bytes[..length]
                .chunks_exact(2)
                .map(|two| u16::from_le_bytes([two[0], two[1]]));
            let letters: Vec<u16> = letters.collect();
            let (start, size) = (u32_at(bytes, 116)?, u32_at(bytes, 120)? as usize);
            Some(Entry { name: String::from_utf16_lossy(&letters), start, size })
        };
        list.chunks_exact(ENTRY).filter_map(entry).collect()
    }

    /// A whole file: a large one in sectors, a small one in pieces of the root's own stream.
    fn stream(&self, entry: &Entry, entries: &[Entry]) -> Option<Vec<u8>> {
        let least = u32_at(self.bytes, 56)? as usize;
        let size = entry.size.min(self.bytes.len());
        if size >= least {
            return self.chain(entry.start, size);
        }
        let piece = 1_usize << u16_at(self.bytes, 32)?.clamp(4, 9);
        let root = entries.first()?;
        let pieces = self.chain(root.start, root.size.min(self.bytes.len()))?;
        let table = self.chain(u32_at(self.bytes, 60)?, self.bytes.len())?;
        let mut all = Vec::new();
        let mut number = entry.start;
        while number < SIGNS && all.len() < size {
            let start = (number as usize).checked_mul(piece)?;
            all.extend_from_slice(pieces.get(start..(start + piece).min(pieces.len()))?);
            number = u32_at(&table, 4 * number as usize)?;
        }
        all.truncate(size);
        Some(all)
    }
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    let eight = bytes.get(at..at.checked_add(8)?)?;
    let mut number = [0; 8];
    number.copy_from_slice(eight);
    Some(f64::from_le_bytes(number))
}
