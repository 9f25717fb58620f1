//! What is asked, and what comes back.

use std::collections::HashSet;

use crate::SURE;
use crate::reason::Reason;

/// What is asked besides the name.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Only these things, such as the places inside another; all when `None`. Made once for many questions.
    pub within: Option<&'a HashSet<usize>>,
    /// At most so many candidates.
    pub most: usize,
    /// None less sure than this, from 0 to 1.
    pub min: f32,
}

impl Default for Ask<'_> {
    /// The five best, of any confidence from a half on.
    fn default() -> Self {
        Self { within: None, most: 5, min: 0.5 }
    }
}

/// A thing that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The caller's number.
    pub thing: usize,
    /// From 0 to 1; see [`SURE`](crate::SURE) and [`LIKELY`](crate::LIKELY).
    pub confidence: f32,
    /// Why; several may hold.
    pub reasons: Vec<Reason>,
    /// Which known name it was: names are numbered as they were added.
    pub row: usize,
}

/// The one candidate that may be taken without asking: sure, and no other is as sure; beside one of the same letters
/// others that are only sure do not count.
#[must_use]
pub fn taken(candidates: &[Candidate]) -> Option<&Candidate> {
    let first = candidates.first().filter(|first| first.confidence >= SURE)?;
    let rival = candidates.get(1).map_or(0.0, |second| second.confidence);
    (rival < SURE || (first.confidence == 1.0 && rival < 1.0)).then_some(first)
}
