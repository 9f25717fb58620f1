//! Where squares stand: as somebody arranged them, else in rows.

use places::{PlaceId, Sketch, Square, Tree};
use web::{PageError, Visit};

type Rings = Vec<Vec<[f64; 2]>>;

/// The squares of some places, in their order.
pub(crate) struct Laid {
    pub rings: Vec<Rings>,
    /// The level of which they all are; nothing where levels are mixed, and nobody can arrange them.
    pub level: Option<i32>,
}

pub(crate) async fn laid(visit: &Visit, tree: &Tree, ids: &[PlaceId]) -> Result<Laid, PageError> {
    let Some(level) = level(tree, ids) else {
        return Ok(Laid { rings: cloth::draw::squares(&together(tree, ids)), level: None });
    };
    let sketch = places::sketch(visit.app.db(), visit.scope, level).await?;
    let is_arranged = ids.iter().any(|id| sketch.squares.contains_key(id));
    let rings = if is_arranged {
        let at = |square: Square| [square.row as usize, square.column as usize];
        let chosen: Vec<[usize; 2]> = squares(tree, ids, &sketch).into_iter().map(at).collect();
        cloth::draw::squares_at(&chosen)
    } else {
        cloth::draw::squares(&together(tree, ids))
    };
    Ok(Laid { rings, level: Some(level) })
}

/// The square of each place: its own, or for one that came later the next in rows below all others. Where nobody has
/// arranged any they stand in rows, as on the map.
pub(super) fn squares(tree: &Tree, ids: &[PlaceId], sketch: &Sketch) -> Vec<Square> {
    let own: Vec<Option<Square>> = ids.iter().map(|id| sketch.squares.get(id).copied()).collect();
    let arranged = || own.iter().flatten();
    let Some(rows) = arranged().map(|square| square.row).max() else {
        let of = |[row, column]: [usize; 2]| Square { row: number(row), column: number(column) };
        return cloth::draw::grid(&together(tree, ids))
            .into_iter()
            .map(of)
            .collect();
    };
    let columns = arranged()
        .map(|square| square.column)
        .max()
        .unwrap_or(1)
        .max(number(wide(ids.len())) - 1);
    let mut later = (0..).map(|at| Square { row: rows + 1 + at / columns, column: 1 + at % columns });
    let next = |square: Option<Square>| square.or_else(|| later.next());
    own.into_iter().filter_map(next).collect()
}

/// How many stand in a row of a square of so many.
fn wide(count: usize) -> usize {
    (1..).find(|wide| wide * wide >= count).unwrap_or(1)
}

/// Counted from 1.
fn number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

fn level(tree: &Tree, ids: &[PlaceId]) -> Option<i32> {
    let mut levels = ids.iter().map(|id| tree.get(*id).map(|place| place.level));
    let first = levels.next()??;
    levels.all(|level| level == Some(first)).then_some(first)
}

/// How many neighbours in a row lie in the same larger place: on a sketch they stand together.
fn together(tree: &Tree, ids: &[PlaceId]) -> Vec<usize> {
    let parent = |id: &PlaceId| tree.get(*id).and_then(|place| place.parent_id);
    ids.chunk_by(|one, next| parent(one) == parent(next))
        .map(<[PlaceId]>::len)
        .collect()
}
