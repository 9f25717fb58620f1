//! Texts that many cells share, kept in few pieces of memory.

use crate::error::Error;
use crate::limits::{Limits, Meter};

/// Pieces of this size are filled one after the other, so that nothing large is ever moved.
const PIECE: usize = 1 << 20;

#[derive(Debug)]
pub(super) struct Strings {
    pieces: Vec<String>,
    /// Piece, start and end of each text.
    spans: Vec<(u16, u32, u32)>,
    kept: Meter,
}

impl Strings {
    pub fn new(limits: &Limits) -> Strings {
        Strings { pieces: Vec::new(), spans: Vec::new(), kept: Meter::new(&half(limits)) }
    }

    pub fn push(&mut self, text: &str) -> Result<(), Error> {
        // The list of spans doubles when it is full, and for a moment the old one is there, too.
        self.kept.keep(text.len() + 3 * size_of::<(u16, u32, u32)>())?;
        let fits = self
            .pieces
            .last()
            .is_some_and(|last| last.len() + text.len() <= PIECE);
        if !fits {
            self.pieces
                .push(String::with_capacity(if text.len() > PIECE { text.len() } else { 0 }));
        }
        let number = u16::try_from(self.pieces.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if let Some(piece) = self.pieces.last_mut() {
            let start = u32::try_from(piece.len()).unwrap_or(u32::MAX);
            piece.push_str(text);
            self.spans
                .push((number, start, u32::try_from(piece.len()).unwrap_or(u32::MAX)));
        }
        Ok(())
    }

    pub fn get(&self, index: usize) -> Option<&str> {
        let (piece, start, end) = *self.spans.get(index)?;
        self.pieces
            .get(usize::from(piece))?
            .get(start as usize..end as usize)
    }
}

/// Shared texts may take half of what may be kept; the rows have the other half, and more when there are few of them.
fn half(limits: &Limits) -> Limits {
    Limits { kept: limits.kept / 2, ..limits.clone() }
}
