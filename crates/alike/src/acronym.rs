//! Acronyms and the names whose first letters they may be.

/// Somebody said that these letters are its acronym.
pub(crate) const DECLARED: f32 = 0.93;

/// How sure it is that letters are the acronym of a name that begins its words with them: few letters fit many names.
pub(crate) fn of_initials(letters: usize) -> f32 {
    match letters {
        0..3 => 0.35,
        3 => 0.62,
        _ => 0.72,
    }
}

/// As sure as that, shared among so many things that it fits.
pub(crate) fn shared(sure: f32, things: usize) -> f32 {
    sure / (things.max(1) as f32).sqrt()
}
