//! What stands on a list before the coalition has changed it, read from the tables that come with the program.

use std::collections::HashMap;

use kernel::Ids;
use uuid::Uuid;

use super::List;
use super::store::Entry;

/// The entries in order; areas are those that must be covered together.
pub(super) fn entries(list: &List, ids: &Ids) -> Vec<Entry<Uuid>> {
    let mut rows = list
        .defaults
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let heads = rows.next().unwrap_or_default();
    let mut known: HashMap<String, Uuid> = HashMap::new();
    let entries = rows.zip(1..).map(|(row, position)| {
        let text = |head: &str| {
            let at = heads.iter().position(|other| *other == head);
            at.and_then(|at| row.get(at)).unwrap_or(&"").trim().to_owned()
        };
        let (id, parent_id) = (ids.next(), known.get(&text("area")).copied());
        known.insert(text("key"), id);
        Entry {
            id,
            parent_id,
            key: Some(text("key")),
            name: text("name"),
            short: text("short"),
            about: text("about"),
            must_cover: list.has_areas && parent_id.is_none(),
            codes: list.codes.iter().map(|code| text(code)).collect(),
            is_ended: false,
            version: 1,
            position,
        }
    });
    entries.collect()
}
