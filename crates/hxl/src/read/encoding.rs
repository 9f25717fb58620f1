//! From bytes to letters: which encoding a text has, and reading it.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Bound, Content, Error, ErrorKind};
use crate::limits::Limits;

/// The encoding: by its mark, else UTF-8 where that fits, else guessed as browsers do. Refuses what is no text.
pub(super) fn guess(bytes: &[u8]) -> Result<&'static Encoding, Error> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    if let Some(encoding) = without_mark(bytes) {
        return Ok(encoding);
    }
    if is_binary(bytes) {
        return Err(Error::new(ErrorKind::NotATable(Content::Bytes)));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(telling(bytes), true);
    let guessed = detector.guess(None, chardetng::Utf8Detection::Allow);
    // UTF-8 with a few broken letters, as when a file was cut: everything else in it is right.
    if guessed == UTF_8 || is_nearly_utf8(bytes) {
        return Ok(UTF_8);
    }
    // Latin-1 and its relatives differ in signs that nobody types; Windows' own has letters in their place.
    let is_western = guessed.name().starts_with("windows-1252") || guessed.name().starts_with("ISO-8859-1");
    Ok(if is_western { WINDOWS_1252 } else { guessed })
}

/// The part that tells about the encoding: it begins just before the first letter that is not ASCII. A megabyte is as
/// good as the whole.
fn telling(bytes: &[u8]) -> &[u8] {
    const BEFORE: usize = 64;
    const LENGTH: usize = 1 << 20;
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let rest = &bytes[first.saturating_sub(BEFORE)..];
    &rest[..rest.len().min(LENGTH)]
}

/// UTF-16 without a mark: mostly Latin letters, so every other byte is nought.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let first = &bytes[..bytes.len().min(4096) & !1];
    let pairs = first.len() / 2;
    let noughts = |at: usize| {
        first
            .iter()
            .skip(at)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (noughts(0), noughts(1));
    if pairs >= 2 && odd * 10 >= pairs * 6 && even * 10 <= pairs {
        Some(UTF_16LE)
    } else if pairs >= 2 && even * 10 >= pairs * 6 && odd * 10 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether there are bytes in the beginning that stand in no text.
fn is_binary(bytes: &[u8]) -> bool {
    let first = &bytes[..bytes.len().min(16_384)];
    let is_odd = |byte: &&u8| matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f);
    let odd = first.iter().filter(is_odd).count();
    odd * 100 > first.len() || first.contains(&0)
}

/// Whether almost all bytes beyond ASCII form letters of UTF-8.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut broken, mut good) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        broken += usize::from(!chunk.invalid().is_empty());
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
    }
    good > 20 * broken
}

/// The first letters, enough to see what stands between cells.
pub(super) fn beginning(bytes: &[u8], encoding: &'static Encoding) -> String {
    const LOOKED_AT: usize = 64 << 10;
    let first = &bytes[..bytes.len().min(LOOKED_AT)];
    let (text, _) = encoding.decode_with_bom_removal(first);
    text.trim_end_matches('\u{fffd}').to_owned()
}

/// Shows all letters, piece by piece.
pub(super) fn each_piece(
    bytes: &[u8],
    encoding: &'static Encoding,
    mut show: impl FnMut(&str) -> Result<bool, Error>,
) -> Result<(), Error> {
    const PIECE: usize = 64 << 10;
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
    {
        return show(text).map(|_| ());
    }
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut text = String::with_capacity(4 * PIECE);
    let mut rest = bytes;
    loop {
        let (result, read, _) = decoder.decode_to_string(rest, &mut text, true);
        rest = &rest[read..];
        if !show(&text)? || result == encoding_rs::CoderResult::InputEmpty {
            return Ok(());
        }
        text.clear();
    }
}

/// All letters at once.
pub(super) fn whole<'b>(bytes: &'b [u8], limits: &Limits) -> Result<std::borrow::Cow<'b, str>, Error> {
    let encoding = guess(bytes)?;
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
    {
        return Ok(text.into());
    }
    let mut all = String::new();
    each_piece(bytes, encoding, |piece| {
        all.push_str(piece);
        if all.len() as u64 > limits.kept / 2 {
            return Err(Error::too_much(Bound::Kept, limits.kept));
        }
        Ok(true)
    })?;
    Ok(all.into())
}
