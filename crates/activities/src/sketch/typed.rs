//! What was typed for each place, read and checked. No database, no clock, no HTML.

use places::{Arranged, Clash, GRID_MAX, PlaceId, Square};

/// The row and column of one place as they stand in the form.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Typed {
    pub id: PlaceId,
    pub row: String,
    pub column: String,
}

/// Why the squares cannot stand so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Refusal {
    /// Row or column are no number on the grid.
    OffGrid(PlaceId),
    Taken(Clash, Square),
}

impl Typed {
    fn square(&self) -> Result<Square, Refusal> {
        let number = |text: &str| {
            text.trim()
                .parse()
                .ok()
                .filter(|number| (1..=GRID_MAX).contains(number))
        };
        let both = number(&self.row).zip(number(&self.column));
        both.map(|(row, column)| Square { row, column })
            .ok_or(Refusal::OffGrid(self.id))
    }
}

pub(super) fn read(typed: &[Typed]) -> Result<Arranged, Refusal> {
    let wanted = typed.iter().map(|one| Ok((one.id, one.square()?)));
    let wanted: Vec<(PlaceId, Square)> = wanted.collect::<Result<_, Refusal>>()?;
    places::arranged(&wanted).map_err(|clash| {
        let at = wanted.iter().find(|(id, _)| *id == clash.one);
        Refusal::Taken(clash, at.map_or(Square { row: 1, column: 1 }, |(_, square)| *square))
    })
}
