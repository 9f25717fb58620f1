//! What a form adds is added once, however often the form is sent.

use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use super::{Form, FormView};
use crate::visit::Visit;

/// The bytes of an id that say when it was made.
const MOMENT: usize = 6;

impl FormView {
    /// The id of what this form adds: the same whenever the same form comes again, another one when anything else
    /// is written in it. Nobody can choose it, or it could be the id of something that is there already: it is worked
    /// out from the form's mark, from who sends it and where, and from what they wrote.
    pub fn adds(&self, visit: &Visit, sent: &Form) -> Uuid {
        let mark = self.once.unwrap_or_else(|| visit.app.ids().next());
        let person = visit
            .actor
            .person_id
            .map_or(visit.coalition.seat_id, |person| person.0);
        let (scope, person) = (visit.scope.key().to_string(), person.to_string());
        let mut sum = Sha256::new();
        let written = sent
            .pairs()
            .iter()
            .filter(|(name, _)| name != "csrf")
            .flat_map(|(name, value)| [name, value]);
        let place = [&scope, &person, &visit.frame.path];
        for text in place.into_iter().chain(written) {
            sum.update(text.len().to_le_bytes());
            sum.update(text);
        }
        for (_, file) in &sent.files {
            sum.update(file.bytes.len().to_le_bytes());
            sum.update(&file.bytes);
        }
        sum.update(mark.as_bytes());
        id(mark, sum)
    }
}

/// An id worked out from a mark and a text: the same for both each time, another one for any other text.
pub fn worked_out(mark: Uuid, text: &str) -> Uuid {
    id(mark, Sha256::new().chain_update(mark.as_bytes()).chain_update(text))
}

fn id(mark: Uuid, sum: Sha256) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&sum.finalize()[..16]);
    // Ids made one after the other stay side by side in the database's indexes.
    bytes[..MOMENT].copy_from_slice(&mark.as_bytes()[..MOMENT]);
    Builder::from_custom_bytes(bytes).into_uuid()
}
