//! Where new ids come from: time-ordered for the program, predictable in tests.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use uuid::Uuid;

/// Makes the ids of new records.
#[derive(Clone, Debug, Default)]
pub struct Ids(Option<Arc<AtomicU64>>);

impl Ids {
    /// Ids 1, 2, 3 … for tests and the demo.
    pub fn counting_from(first: u64) -> Self {
        Self(Some(Arc::new(AtomicU64::new(first))))
    }

    #[expect(clippy::disallowed_methods, reason = "the one place where ids are made")]
    pub fn next(&self) -> Uuid {
        match &self.0 {
            Some(counter) => Uuid::from_u128(u128::from(counter.fetch_add(1, Ordering::Relaxed))),
            None => Uuid::now_v7(),
        }
    }
}
