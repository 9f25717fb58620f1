//! The question put to the cloth: which rows, which columns, on which day, and what counts.

use std::fmt;

use crate::days::Day;
use crate::loom::{Frame, Role, Status};
use crate::stray::Stray;

/// One view of who does what where.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub rows: Axis,
    pub cols: Axis,
    /// The day looked at. Not used when an axis is [`Axis::Years`].
    pub on: Day,
    pub filter: Filter,
    /// From how many organisations on the same people a possible overlap is told; below 2 none is.
    pub overlap_from: u32,
}

/// What the rows, or the columns, are.
#[derive(Clone, Debug, PartialEq)]
pub enum Axis {
    Places(Shown),
    Focuses(Shown),
    Sectors,
    /// "Everyone" first, then each population. Work for everyone also counts for each population.
    Populations,
    /// Only the organisations with something to show.
    Organisations,
    /// Every year from the first to the last; work counts in each year it touches.
    Years {
        first: i32,
        last: i32,
    },
}

/// How much of a tree is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Depth of the lines, 0 for roots. A node above it with nothing inside is a line too, and so is a
    /// place or focus chosen in the filter that lies deeper.
    pub level: u8,
    /// Lines that are opened: they stay, with all inside them counted, and their children follow.
    pub opened: Vec<u32>,
}

impl Shown {
    pub fn level(level: u8) -> Self {
        Self { level, opened: Vec::new() }
    }
}

/// What counts. An empty list of things lets all of them through.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// These places with everything inside them.
    pub places: Vec<u32>,
    /// These areas and kinds of work with everything inside them.
    pub focuses: Vec<u32>,
    pub sectors: Vec<u32>,
    /// Work for these populations, and work for everyone.
    pub populations: Vec<u32>,
    pub organisations: Vec<u32>,
    /// The parts in an activity that count as working there.
    pub roles: Vec<Role>,
    pub statuses: Vec<Status>,
}

impl Default for Filter {
    /// Everything; those who run or support, on the days when the work was really going on.
    fn default() -> Self {
        Self {
            places: Vec::new(),
            focuses: Vec::new(),
            sectors: Vec::new(),
            populations: Vec::new(),
            organisations: Vec::new(),
            roles: vec![Role::Runs, Role::Supports],
            statuses: vec![Status::UnderWay, Status::Finished],
        }
    }
}

/// Somebody asked who does this here, and wrote down the answer; holds for everything inside both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    pub place: u32,
    pub focus: u32,
    pub on: Day,
}

/// This kind of work is needed here. Like work, it is not said of the parts of a wider place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    pub place: u32,
    pub focus: u32,
    /// 1 some, 2 much, 3 most. 0 is no need; anything above 3 is taken for 3.
    pub level: u8,
}

/// Why a question cannot be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Rows and columns are the same kind of thing.
    SameTwice,
    /// The question, an asked record or a need points to something that does not exist.
    Stray(Stray),
    /// The last year is before the first, or more than 200 years are asked for.
    Years,
    /// More than two million cells.
    TooLarge,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameTwice => write!(out, "rows and columns are the same kind of thing"),
            Self::Stray(stray) => stray.fmt(out),
            Self::Years => write!(out, "the years run backwards, or there are more than 200"),
            Self::TooLarge => write!(out, "more than two million cells"),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<Stray> for Refusal {
    fn from(stray: Stray) -> Self {
        Self::Stray(stray)
    }
}

impl Ask {
    /// Whether rows or columns tell organisations apart, by name or by sector.
    pub(crate) fn tells_who(&self) -> bool {
        [&self.rows, &self.cols]
            .iter()
            .any(|axis| matches!(axis, Axis::Sectors | Axis::Organisations))
    }

    /// Whether the parts in one activity may stand in different cells: by whose they are, or because one ends first.
    pub(crate) fn parts_differ(&self) -> bool {
        self.tells_who() || self.years().is_some()
    }

    /// Whether each cell stands for known places and known kinds of work, so that "asked" has a meaning.
    pub(crate) fn knows_where_and_what(&self) -> bool {
        let axes = [&self.rows, &self.cols];
        let place = axes.iter().any(|axis| matches!(axis, Axis::Places(_))) || !self.filter.places.is_empty();
        let focus =
            axes.iter().any(|axis| matches!(axis, Axis::Focuses(_))) || !self.filter.focuses.is_empty();
        place && focus && !self.tells_who()
    }

    /// Whether the filter hides organisations by name, sector or role.
    pub(crate) fn hides_organisations(&self) -> bool {
        let filter = &self.filter;
        let roles = [Role::Runs, Role::Supports]
            .iter()
            .all(|role| filter.roles.contains(role));
        !filter.organisations.is_empty() || !filter.sectors.is_empty() || !roles
    }

    pub(crate) fn years(&self) -> Option<(i32, i32)> {
        [&self.rows, &self.cols].into_iter().find_map(|axis| match axis {
            Axis::Years { first, last } => Some((*first, *last)),
            _ => None,
        })
    }

    pub(crate) fn check(&self, frame: &Frame) -> Result<(), Refusal> {
        if std::mem::discriminant(&self.rows) == std::mem::discriminant(&self.cols) {
            return Err(Refusal::SameTwice);
        }
        if let Some((first, last)) = self.years()
            && (last < first || i64::from(last) - i64::from(first) >= 200 || first.abs() > 20_000)
        {
            return Err(Refusal::Years);
        }
        let filter = &self.filter;
        within(&filter.places, frame.places.len(), Stray::Place)?;
        within(&filter.focuses, frame.focuses.len(), Stray::Focus)?;
        within(&filter.sectors, frame.sectors as usize, Stray::Sector)?;
        within(&filter.populations, frame.populations as usize, Stray::Population)?;
        within(&filter.organisations, frame.sectors_of.len(), Stray::Organisation)?;
        for axis in [&self.rows, &self.cols] {
            match axis {
                Axis::Places(shown) => within(&shown.opened, frame.places.len(), Stray::Place)?,
                Axis::Focuses(shown) => within(&shown.opened, frame.focuses.len(), Stray::Focus)?,
                _ => {}
            }
        }
        Ok(())
    }
}

fn within(indexes: &[u32], count: usize, stray: fn(u32) -> Stray) -> Result<(), Refusal> {
    match indexes.iter().find(|index| **index as usize >= count) {
        Some(index) => Err(stray(*index).into()),
        None => Ok(()),
    }
}
