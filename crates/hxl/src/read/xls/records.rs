//! The records that an old Excel workbook consists of (MS-XLS), and the texts inside them.

use encoding_rs::Encoding;

use super::super::strings::Strings;
use super::container::{u16_at, u32_at};
use crate::error::Error;
use crate::limits::Limits;

/// Numbers of the records that are looked at.
pub(super) mod id {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000a;
    pub const DATEMODE: u16 = 0x0022;
    pub const LOCKED: u16 = 0x002f;
    pub const CONTINUE: u16 = 0x003c;
    pub const CODEPAGE: u16 = 0x0042;
    pub const SHEET: u16 = 0x0085;
    pub const MANY_RK: u16 = 0x00bd;
    pub const RICH: u16 = 0x00d6;
    pub const STYLE: u16 = 0x00e0;
    pub const MERGED: u16 = 0x00e5;
    pub const SHARED: u16 = 0x00fc;
    pub const SHARED_TEXT: u16 = 0x00fd;
    pub const NUMBER: u16 = 0x0203;
    pub const TEXT: u16 = 0x0204;
    pub const TRUTH: u16 = 0x0205;
    pub const RESULT: u16 = 0x0207;
    pub const RK: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BEGIN: u16 = 0x0809;
}

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Record<'b> {
    pub id: u16,
    pub data: &'b [u8],
    /// Where it begins.
    pub at: usize,
    /// Where the next one begins.
    pub next: usize,
}

/// The record at a place; nothing behind the last whole one.
pub(super) fn record(stream: &[u8], at: usize) -> Option<Record<'_>> {
    let (id, size) = (u16_at(stream, at)?, u16_at(stream, at + 2)?);
    let next = at + 4 + usize::from(size);
    let data = stream.get(at + 4..next)?;
    Some(Record { id, data, at, next })
}

/// The records from a place to the end of the part that begins there.
pub(super) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = Some(from);
    let mut depth = 0_u32;
    std::iter::from_fn(move || {
        let found = record(stream, at?)?;
        at = Some(found.next);
        match found.id {
            // Charts stand inside sheets as parts of their own.
            id::BEGIN => depth += 1,
            id::END => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    at = None;
                }
            }
            _ => {}
        }
        Some(found)
    })
}

/// The texts that cells share. They run on over several records, in the middle of a word if need be.
pub(super) fn shared(stream: &[u8], first: Record<'_>, limits: &Limits) -> Result<Strings, Error> {
    let mut reader = Pieces { stream, record: first, at: 4 };
    let count = u32_at(first.data, 4).unwrap_or_default();
    reader.at = 8;
    let mut strings = Strings::new(limits);
    let mut text = String::new();
    for _ in 0..count {
        text.clear();
        if reader.text(&mut text).is_none() {
            break;
        }
        strings.push(&text)?;
    }
    Ok(strings)
}

/// Reads on from one record into those that continue it.
struct Pieces<'b> {
    stream: &'b [u8],
    record: Record<'b>,
    at: usize,
}

impl<'b> Pieces<'b> {
    fn turn(&mut self) -> Option<()> {
        let next = record(self.stream, self.record.next).filter(|next| next.id == id::CONTINUE)?;
        self.record = next;
        self.at = 0;
        Some(())
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        if self.at >= self.record.data.len() {
            self.turn()?;
        }
        let taken = self.record.data.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let left = self.record.data.len().saturating_sub(self.at);
            if left == 0 {
                self.turn()?;
                continue;
            }
            let step = left.min(count);
            self.at += step;
            count -= step;
        }
        Some(())
    }

    fn text(&mut self, out: &mut String) -> Option<()> {
        let count = u16_at(self.take(2)?, 0)?;
        let mut flags = *self.take(1)?.first()?;
        let runs = if flags & 8 == 0 {
            0
        } else {
            usize::from(u16_at(self.take(2)?, 0)?)
        };
        let extra = if flags & 4 == 0 {
            0
        } else {
            u32_at(self.take(4)?, 0)? as usize
        };
        let mut left = usize::from(count);
        let mut letters: Vec<u16> = Vec::with_capacity(left);
        while left > 0 {
            if self.at >= self.record.data.len() {
                // A continued text says anew whether its letters are narrow or wide.
                self.turn()?;
                flags = *self.take(1)?.first()?;
            }
            let rest = self.record.data.get(self.at..)?;
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let step = left.min(rest.len() / width);
            if step == 0 {
                return None;
            }
            widen(&rest[..step * width], width, &mut letters);
            self.at += step * width;
            left -= step;
        }
        out.extend(char::decode_utf16(letters).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
        self.skip(runs * 4 + extra)
    }
}

fn widen(bytes: &[u8], width: usize, letters: &mut Vec<u16>) {
    if width == 1 {
        letters.extend(bytes.iter().map(|byte| u16::from(*byte)));
    } else {
        letters.extend(
            bytes
                .chunks_exact(2)
                .map(|two| u16::from_le_bytes([two[0], two[1]])),
        );
    }
}

/// How texts outside the shared ones are written down.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    /// Since Excel 97.
    pub is_unicode: bool,
    /// Before.
    pub encoding: &'static Encoding,
}

impl Writing {
    /// A text with its length before it, in one byte or two.
    pub fn text(self, data: &[u8], length_bytes: usize) -> Option<String> {
        let count = match length_bytes {
            1 => usize::from(*data.first()?),
            _ => usize::from(u16_at(data, 0)?),
        };
        let rest = data.get(length_bytes..)?;
        if !self.is_unicode {
            let bytes = &rest[..count.min(rest.len())];
            return Some(self.encoding.decode_without_bom_handling(bytes).0.into_owned());
        }
        let flags = *rest.first()?;
        let width = if flags & 1 == 0 { 1 } else { 2 };
        let mut at = 1;
        at += if flags & 8 == 0 { 0 } else { 2 };
        at += if flags & 4 == 0 { 0 } else { 4 };
        let letters = rest.get(at..)?;
        let mut wide = Vec::new();
        widen(&letters[..(count * width).min(letters.len())], width, &mut wide);
        Some(String::from_utf16_lossy(&wide))
    }
}

/// The encoding that a code page's number means.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    let label = match number {
        874 | 1250..=1258 => format!("windows-{number}"),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 | 0x8000 => "macintosh".to_owned(),
        10_007 => "x-mac-cyrillic".to_owned(),
        866 => "ibm866".to_owned(),
        _ => "windows-1252".to_owned(),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}
