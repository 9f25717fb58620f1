//! What the program keeps in memory of each coalition: it may be lost at any moment, and is used only while the database
//! says that it is still true.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::Scope;
use sea_orm::{DatabaseConnection, DbErr};
use uuid::Uuid;

use crate::app::App;
use crate::events::{self, Tally};

/// Of how many coalitions one kind of thing is kept at once.
const HELD_MAX: usize = 24;

/// One of each coalition. Those used last come last.
struct Shelf<T>(Mutex<Vec<(Uuid, Arc<T>)>>);

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Default> Shelf<T> {
    fn of(&self, scope: Scope) -> Arc<T> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = held.iter().position(|(key, _)| *key == scope.key());
        let entry = found.map_or_else(|| (scope.key(), Arc::default()), |at| held.remove(at));
        let one = Arc::clone(&entry.1);
        held.push(entry);
        if held.len() > HELD_MAX {
            held.remove(0);
        }
        one
    }
}

/// Something read from the database, with the tally of its kinds at that moment.
pub struct Known<T> {
    pub tally: Tally,
    pub thing: Arc<T>,
}

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        Self { tally: self.tally.clone(), thing: Arc::clone(&self.thing) }
    }
}

struct Slot<T> {
    known: Mutex<Option<Known<T>>>,
    /// Held by whoever reads it, so that it is read once.
    turn: tokio::sync::Mutex<()>,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self { known: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }
}

impl<T> Slot<T> {
    fn known(&self) -> Option<Known<T>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl App {
    /// What a feature keeps of one coalition, made empty when first asked for.
    pub fn kept_of<T: Default + Send + Sync + 'static>(&self, scope: Scope) -> Arc<T> {
        self.kept::<Shelf<T>>().of(scope)
    }

    /// What `read` makes of a coalition's records, read anew only after an event of one of these kinds. It is told
    /// what was known before. Each `T` has one way of being read.
    pub async fn kept_while<T: Send + Sync + 'static>(
        &self,
        scope: Scope,
        kinds: &[&str],
        read: impl AsyncFnOnce(&DatabaseConnection, Option<Known<T>>) -> Result<T, DbErr>,
    ) -> Result<Arc<T>, DbErr> {
        let slot = self.kept_of::<Slot<T>>(scope);
        let tally = events::tally(self.db(), scope).await?.only(kinds);
        if let Some(known) = slot.known().filter(|known| known.tally == tally) {
            return Ok(known.thing);
        }
        let _turn = slot.turn.lock().await;
        // Somebody else may have read it while this one waited. The tally is read before the records: they may be
        // newer than it says, but never older.
        let tally = events::tally(self.db(), scope).await?.only(kinds);
        let before = match slot.known() {
            Some(known) if known.tally == tally => return Ok(known.thing),
            before => before,
        };
        let thing = Arc::new(read(self.db(), before).await?);
        let known = Known { tally, thing: Arc::clone(&thing) };
        *slot.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
        Ok(thing)
    }
}
