//! Which coalition a piece of work belongs to. No query on working records can be written without it.

use crate::CoalitionId;

/// Proof that somebody has entered a coalition: made by its doors, by a command or by a job, by nobody else.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Scope {
    coalition_id: CoalitionId,
}

impl Scope {
    /// Enters a coalition. A lint allows this call only where entry has been checked.
    pub fn entered(coalition_id: CoalitionId) -> Self {
        Self { coalition_id }
    }

    pub fn coalition_id(self) -> CoalitionId {
        self.coalition_id
    }

    /// The value for a `coalition_id` column.
    pub fn key(self) -> uuid::Uuid {
        self.coalition_id.0
    }
}
