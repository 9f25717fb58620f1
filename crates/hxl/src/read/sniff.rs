//! What a file is, by its first bytes. Names are never asked: a picture called `list.xlsx` is a picture.

use crate::error::{Content, Error, ErrorKind, Unread};

/// Kinds of files that may hold a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// XLSX, ODS, or a packed file.
    Zip,
    Xls,
    Json,
    Text,
}

/// First bytes of things that are no tables.
const OTHERS: [(&[u8], Content); 27] = [
    (b"\x89PNG", Content::Picture),
    (b"\xff\xd8\xff", Content::Picture),
    (b"GIF8", Content::Picture),
    (b"II*\0", Content::Picture),
    (b"MM\0*", Content::Picture),
    (b"BM\0\0", Content::Picture),
    (b"\0\0\x01\0", Content::Picture),
    (b"%PDF", Content::Pdf),
    (b"{\\rtf", Content::Document),
    (b"%!PS", Content::Document),
    (b"OggS", Content::Media),
    (b"ID3", Content::Media),
    (b"fLaC", Content::Media),
    (b"\x1aE\xdf\xa3", Content::Media),
    (b"\x7fELF", Content::Program),
    (b"MZ\x90\0", Content::Program),
    (b"\xca\xfe\xba\xbe", Content::Program),
    (b"\xcf\xfa\xed\xfe", Content::Program),
    (b"\0asm", Content::Program),
    (b"\x1f\x8b", Content::OtherArchive),
    (b"BZh", Content::OtherArchive),
    (b"7z\xbc\xaf", Content::OtherArchive),
    (b"Rar!", Content::OtherArchive),
    (b"\xfd7zXZ", Content::OtherArchive),
    (b"\x28\xb5\x2f\xfd", Content::OtherArchive),
    (b"SQLite format 3", Content::Bytes),
    (b"PAR1", Content::Bytes),
];

const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// First bytes of Excel 2, 3 and 4, which had no container.
const ANCIENT: [&[u8]; 3] = [b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"];

pub(super) fn sniff(bytes: &[u8]) -> Result<Found, Error> {
    let refuse = |content| Err(Error::new(ErrorKind::NotATable(content)));
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::Empty));
    }
    if bytes.starts_with(OLE) {
        return Ok(Found::Xls);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Found::Zip);
    }
    if ANCIENT.iter().any(|first| bytes.starts_with(first)) {
        return Err(Error::new(ErrorKind::NotRead(Unread::AncientXls)));
    }
    if let Some((_, content)) = OTHERS.iter().find(|(first, _)| bytes.starts_with(first)) {
        return refuse(*content);
    }
    match (bytes.get(..4), bytes.get(4..12)) {
        (Some(b"RIFF"), Some(kind)) if kind.ends_with(b"WEBP") => return refuse(Content::Picture),
        (Some(b"RIFF"), Some(_)) => return refuse(Content::Media),
        (Some(_), Some(kind)) if kind.starts_with(b"ftyp") => return refuse(Content::Media),
        _ => {}
    }
    by_beginning(&beginning(bytes))
}

/// The first letters without spaces, in small ASCII letters; of UTF-16 only every other byte.
fn beginning(bytes: &[u8]) -> Vec<u8> {
    const LOOKED_AT: usize = 4096;
    let first = &bytes[..bytes.len().min(LOOKED_AT)];
    let letters = first
        .iter()
        .copied()
        .filter(|byte| *byte != 0 && !matches!(byte, 0xfe | 0xff));
    let letters: Vec<u8> = letters.map(|byte| byte.to_ascii_lowercase()).collect();
    let letters = letters.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&letters);
    letters.trim_ascii_start().to_vec()
}

fn by_beginning(letters: &[u8]) -> Result<Found, Error> {
    let has = |word: &[u8]| memchr::memmem::find(letters, word).is_some();
    let refuse = |content| Err(Error::new(ErrorKind::NotATable(content)));
    if letters.starts_with(b"<!doctype html")
        || letters.starts_with(b"<html")
        || letters.starts_with(b"<head")
    {
        return refuse(Content::WebPage);
    }
    if letters.starts_with(b"<?xml") || letters.starts_with(b"<!doctype") {
        if has(b"<html") {
            return refuse(Content::WebPage);
        }
        if has(b"urn:schemas-microsoft-com:office:spreadsheet") {
            return Err(Error::new(ErrorKind::NotRead(Unread::SpreadsheetXml)));
        }
        return refuse(Content::Xml);
    }
    if letters.starts_with(b"<svg") {
        return refuse(Content::Picture);
    }
    if letters.starts_with(b"<table") || letters.starts_with(b"<body") || letters.starts_with(b"<meta") {
        return refuse(Content::WebPage);
    }
    Ok(match letters.first() {
        Some(b'[') if is_json(&letters[1..]) => Found::Json,
        Some(b'{') if is_json(&letters[1..]) => Found::Json,
        _ => Found::Text,
    })
}

/// Whether JSON can go on so after its first bracket; a heading such as `[draft] list` cannot.
fn is_json(rest: &[u8]) -> bool {
    let next = rest.trim_ascii_start().first();
    next.is_none_or(|next| b"[]{}\"-0123456789".contains(next))
        || rest.trim_ascii_start().starts_with(b"null")
}
