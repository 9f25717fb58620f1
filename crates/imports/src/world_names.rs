//! Countries and provinces of the world's list, by any of their names.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use places::world;

/// Codes by every name, folded.
type Names = HashMap<String, Vec<&'static str>>;

/// Of each area whose inside was looked at, what stands in it; of the countries under no code.
static INSIDE: LazyLock<Mutex<HashMap<String, Arc<Names>>>> = LazyLock::new(Mutex::default);

/// The code of a country, or of what lies directly inside one of these places; of the same name in two neither is taken.
pub fn named(name: &str, level: u8, around: &[&str]) -> Option<&'static str> {
    let wanted = kernel::fold(name);
    if level == 0 {
        return inside("").get(&wanted)?.first().copied();
    }
    let mut named = around
        .iter()
        .flat_map(|around| inside(around).get(&wanted).cloned().unwrap_or_default());
    named.next().filter(|_| named.next().is_none())
}

fn inside(code: &str) -> Arc<Names> {
    let mut known = INSIDE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(names) = known.get(code) {
        return Arc::clone(names);
    }
    let names = Arc::new(match code {
        "" => by_name(world::countries().iter()),
        code => by_name(world::children(code)),
    });
    known.insert(code.to_owned(), Arc::clone(&names));
    names
}

fn by_name(areas: impl Iterator<Item = &'static world::Area>) -> Names {
    let mut names = Names::new();
    for area in areas {
        for name in std::iter::once(area.name).chain(area.names().map(|(_, name)| name)) {
            let codes = names.entry(kernel::fold(name)).or_default();
            if codes.last() != Some(&area.code) {
                codes.push(area.code);
            }
        }
    }
    names
}
