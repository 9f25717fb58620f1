//! In which order the lines of a picture are read, and which of them nobody needs to see.

use cloth::{Key, Line};

use crate::loom::Atlas;

/// Lines as people read them: by name or by the order of the list, each opened line followed by its own.
/// What is no longer offered stands there only while it has something to show.
pub(super) fn in_order(lines: &[Line], atlas: &Atlas) -> Vec<usize> {
    let is_shown = |line: &Line| line.total.activities > 0 || !atlas.is_ended(line.key);
    let mut order: Vec<usize> = (0..lines.len())
        .filter(|index| is_shown(&lines[*index]))
        .collect();
    order.sort_by_cached_key(|index| {
        let mut path = vec![atlas.rank(lines[*index].key)];
        let mut next = lines[*index].parent;
        while let Some(parent) = next {
            path.push(atlas.rank(lines[parent].key));
            next = lines[parent].parent;
        }
        path.reverse();
        path
    });
    order
}

/// Years before the first work and after the last have no line; those in between keep theirs.
pub(super) fn without_empty_years(lines: &[Line], order: Vec<usize>) -> Vec<usize> {
    let is_empty =
        |index: &usize| matches!(lines[*index].key, Key::Year(_)) && lines[*index].total.activities == 0;
    let Some(first) = order.iter().position(|index| !is_empty(index)) else {
        return order;
    };
    let last = order.iter().rposition(|index| !is_empty(index)).unwrap_or(first);
    order[first..=last].to_vec()
}
