//! Countries and provinces of the world's list, by any of their names.

use places::world;

/// The code of a country, or of what lies directly inside one of these places; of the same name in two neither is taken.
pub fn named(name: &str, level: u8, around: &[&str]) -> Option<&'static str> {
    let wanted = kernel::fold(name);
    let is_named = |area: &&world::Area| {
        kernel::fold(area.name) == wanted || area.names().any(|(_, name)| kernel::fold(name) == wanted)
    };
    if level == 0 {
        return world::countries().iter().find(is_named).map(|area| area.code);
    }
    let inside = around.iter().copied().flat_map(world::children);
    let mut named = inside.filter(is_named).map(|area| area.code);
    named.next().filter(|_| named.next().is_none())
}
