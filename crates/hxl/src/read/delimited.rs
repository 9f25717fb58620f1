//! Text with commas, semicolons, tabs or pipes between cells, by RFC 4180 and by what people do instead.

use encoding_rs::Encoding;

use super::{Go, Sink};
use crate::error::Error;
use crate::limits::Limits;
use crate::row::{Draft, Kind};

/// Where in a cell the reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before its first letter.
    Start,
    /// In a cell without quotation marks, or behind them.
    Bare,
    /// Between quotation marks.
    Quoted,
    /// Just behind a quotation mark that may be the last or the first of two.
    Mark,
}

/// Cuts text into rows, piece by piece.
struct Cutter<'l> {
    delimiter: u8,
    limits: &'l Limits,
    draft: Draft,
    at: At,
    /// The last sign was a carriage return, whose line feed is still to come.
    is_after_return: bool,
    number: u32,
}

pub(super) fn rows(
    bytes: &[u8],
    encoding: &'static Encoding,
    delimiter: u8,
    limits: &Limits,
    sink: &mut Sink<'_>,
) -> Result<(), Error> {
    let mut cutter = Cutter::new(delimiter, limits);
    let mut go = Go::On;
    super::encoding::each_piece(bytes, encoding, |piece| {
        go = cutter.feed(piece, sink)?;
        Ok(go == Go::On)
    })?;
    if go == Go::On {
        cutter.finish(sink)?;
    }
    Ok(())
}

/// The first few rows of a text.
pub(super) fn first_rows(text: &str, delimiter: u8, most: usize) -> Vec<Vec<String>> {
    let limits = Limits::default();
    let mut rows = Vec::new();
    let mut sink = |draft: &Draft| {
        if draft.is_blank() {
            return Ok(Go::On);
        }
        rows.push(
            draft
                .cells()
                .map(|cell| cell.text.to_owned())
                .collect::<Vec<String>>(),
        );
        Ok(if rows.len() < most { Go::On } else { Go::Enough })
    };
    let mut cutter = Cutter::new(delimiter, &limits);
    // A text that is too large in some way is refused when it is read.
    if let Ok(Go::On) = cutter.feed(text, &mut sink) {
        let _ = cutter.finish(&mut sink);
    }
    rows
}

impl<'l> Cutter<'l> {
    fn new(delimiter: u8, limits: &'l Limits) -> Cutter<'l> {
        let mut draft = Draft::default();
        draft.start(1);
        Cutter {
            delimiter,
            limits,
            draft,
            at: At::Start,
            is_after_return: false,
            number: 1,
        }
    }

    fn feed(&mut self, text: &str, sink: &mut Sink<'_>) -> Result<Go, Error> {
        let bytes = text.as_bytes();
        let mut from = 0;
        while from < bytes.len() {
            if std::mem::take(&mut self.is_after_return) && bytes[from] == b'\n' {
                from += 1;
                continue;
            }
            let rest = &bytes[from..];
            let plain = match self.at {
                At::Quoted => memchr::memchr(b'"', rest),
                At::Start | At::Bare | At::Mark => memchr::memchr3(self.delimiter, b'\n', b'\r', rest),
            };
            let plain = plain.unwrap_or(rest.len());
            // A quotation mark means something only at the start, or just behind another.
            if self.at != At::Quoted && plain > 0 && self.at != At::Bare {
                from += self.first(&text[from..from + plain]);
                continue;
            }
            self.draft.text.push_str(&text[from..from + plain]);
            self.draft.check(self.limits)?;
            from += plain;
            if let Some(sign) = bytes.get(from) {
                from += 1;
                if self.sign(*sign, sink)? == Go::Enough {
                    return Ok(Go::Enough);
                }
            }
        }
        Ok(Go::On)
    }

    /// The first letter of a cell, or the one behind a quotation mark. Says how many bytes have been dealt with.
    fn first(&mut self, text: &str) -> usize {
        let is_mark = text.starts_with('"');
        match self.at {
            At::Start if is_mark => self.at = At::Quoted,
            At::Start => {
                // Spaces before a quotation mark belong to nobody.
                let spaces = text.len() - text.trim_start_matches(' ').len();
                if text[spaces..].starts_with('"') {
                    self.at = At::Quoted;
                    return spaces + 1;
                }
                self.at = At::Bare;
                return 0;
            }
            _ if is_mark => {
                self.draft.text.push('"');
                self.at = At::Quoted;
            }
            _ => {
                self.at = At::Bare;
                return 0;
            }
        }
        1
    }

    fn sign(&mut self, sign: u8, sink: &mut Sink<'_>) -> Result<Go, Error> {
        if self.at == At::Quoted {
            self.at = At::Mark;
            return Ok(Go::On);
        }
        self.at = At::Start;
        if sign == self.delimiter {
            self.draft.close(Kind::Text, self.limits)?;
            return Ok(Go::On);
        }
        self.is_after_return = sign == b'\r';
        self.end_row(sink)
    }

    fn end_row(&mut self, sink: &mut Sink<'_>) -> Result<Go, Error> {
        self.draft.close(Kind::Text, self.limits)?;
        let go = sink(&self.draft)?;
        self.number = self.number.saturating_add(1);
        self.draft.start(self.number);
        Ok(go)
    }

    fn finish(&mut self, sink: &mut Sink<'_>) -> Result<Go, Error> {
        // Behind the last line end there is no row.
        if self.at == At::Start && self.draft.width() == 0 && self.draft.text.is_empty() {
            return Ok(Go::On);
        }
        self.end_row(sink)
    }
}
