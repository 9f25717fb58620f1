//! The cloth once it is woven: its lines, its cells, and what is said of each.

use crate::ask::Ask;

/// The answer to an [`Ask`].
#[derive(Clone, Debug, PartialEq)]
pub struct Cloth {
    pub ask: Ask,
    pub rows: Vec<Line>,
    pub cols: Vec<Line>,
    /// Row after row.
    pub(crate) cells: Vec<Cell>,
    /// Everything in the view, each organisation and each activity once.
    pub total: Tally,
    /// What passes the filter but stands in no line, because it is recorded for a wider place or focus
    /// than any line shown ("the whole of the province"), or by organisations without a sector.
    pub wider: Tally,
    /// Needs inside the filter that stand in no line, for the same reason.
    pub wider_needs: u32,
    /// Every need that a cell counts as met by nobody or in a part only.
    pub short: Vec<Short>,
}

/// A need inside a cell that is not met, or not everywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Short {
    pub row: usize,
    pub col: usize,
    /// For which place and focus it is set.
    pub place: u32,
    pub focus: u32,
    /// Where it is met in a part only: the places inside in which nobody works. Empty where nobody meets it at all.
    pub without: Vec<u32>,
}

/// One row or one column.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub key: Key,
    /// How far it is set in below the lines it belongs to: 0, or more under opened lines.
    pub depth: u8,
    /// The opened line it belongs to, as an index into the same list.
    pub parent: Option<usize>,
    /// Whether its children follow as lines of their own.
    pub opened: bool,
    /// Each organisation and activity once.
    pub total: Tally,
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    Place(u32),
    Focus(u32),
    Sector(u32),
    /// `None` is everyone.
    Population(Option<u32>),
    Organisation(u32),
    Year(i32),
}

/// How many different ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub organisations: u32,
    pub activities: u32,
}

/// Which number of a cell is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Count {
    #[default]
    Organisations,
    Activities,
}

/// One crossing of a row and a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Different organisations that work here.
    pub organisations: u32,
    /// Different activities they do here.
    pub activities: u32,
    pub state: State,
    /// The highest need recorded inside: 0 none, 1 to 3.
    pub need: u8,
    /// How much of the inside has been asked about; `whole` is 0 where asking has no meaning.
    pub asked: Share,
    pub overlap: Option<Overlap>,
    /// Needs recorded inside which nobody meets although everyone was asked. In a cell where somebody
    /// works, these are holes that rolling up hides.
    pub unmet: u32,
    /// Needs recorded inside which are met in a part of their place only: nobody works for the whole of it, somebody in
    /// some of the places inside it, and nobody in others. One district that is helped does not help its province.
    pub in_part: u32,
    /// Nobody whom the filter lets through works here, but somebody else does.
    pub others: bool,
}

/// What is known of a cell. The first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    SomebodyWorks,
    /// All of its inside was asked about, and nobody works here.
    AskedAndNobody,
    NotAsked,
    /// Nothing is recorded, and asking has no meaning in this view: place or kind of work is not known,
    /// or organisations are told apart.
    NoneRecorded,
}

/// Of the smallest places times the smallest kinds of work inside a cell, so many were asked about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub part: u32,
    pub whole: u32,
}

/// The most organisations found on the same people: same place and same focus as recorded, same population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub organisations: u32,
    /// `None`: all of them work for everyone.
    pub population: Option<u32>,
    pub place: u32,
    pub focus: u32,
}

/// The mark of a cell with needs inside that nobody meets.
pub const UNMET: &str = "!";
/// The mark of a cell with needs inside that are met in a part of their place only.
pub const IN_PART: &str = "~";

/// How a cell looks, in cloth, on a map and in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    One,
    Two,
    Three,
    Overlap,
    /// Need, asked, nobody.
    Gap,
    /// Asked, nobody, and no need recorded; or others than those in the filter work here.
    Nobody,
    NotAsked,
    /// Nothing recorded where asking has no meaning.
    Empty,
}

impl Cloth {
    pub fn cell(&self, row: usize, col: usize) -> &Cell {
        &self.row(row)[col]
    }

    /// The cells of one row, from the first column to the last.
    pub fn row(&self, row: usize) -> &[Cell] {
        let width = self.cols.len();
        &self.cells[row * width..(row + 1) * width]
    }
}

impl Cell {
    /// There is a need, everyone was asked, and nobody works here, whether in the filter or not.
    pub fn is_gap(&self) -> bool {
        self.state == State::AskedAndNobody && self.need > 0 && !self.others
    }

    /// There is a need and no answer yet: asking comes before calling it a gap.
    pub fn ask_first(&self) -> bool {
        self.state == State::NotAsked && self.need > 0 && !self.others
    }

    pub fn number(&self, count: Count) -> u32 {
        match count {
            Count::Organisations => self.organisations,
            Count::Activities => self.activities,
        }
    }

    /// What stands behind the number or the question mark: [`UNMET`] where nobody meets a need inside, [`IN_PART`] where
    /// one is met in a part of its place only, else nothing.
    pub fn mark(&self) -> &'static str {
        match (self.state, self) {
            (State::SomebodyWorks | State::NotAsked, Self { unmet: 1.., .. }) => UNMET,
            (State::SomebodyWorks, Self { in_part: 1.., .. }) => IN_PART,
            _ => "",
        }
    }

    pub fn pattern(&self) -> Pattern {
        self.pattern_of(Count::Organisations)
    }

    /// The pattern that goes with one of the cell's numbers.
    pub fn pattern_of(&self, count: Count) -> Pattern {
        match (self.state, self.number(count)) {
            (State::SomebodyWorks, _) if self.overlap.is_some() => Pattern::Overlap,
            (State::SomebodyWorks, 0 | 1) => Pattern::One,
            (State::SomebodyWorks, 2) => Pattern::Two,
            (State::SomebodyWorks, _) => Pattern::Three,
            (State::AskedAndNobody, _) if self.is_gap() => Pattern::Gap,
            (State::AskedAndNobody, _) => Pattern::Nobody,
            (State::NotAsked, _) => Pattern::NotAsked,
            (State::NoneRecorded, _) => Pattern::Empty,
        }
    }
}

impl Pattern {
    /// Name of the class in the table of the page.
    pub fn class(self) -> &'static str {
        match self {
            Self::One => "w1",
            Self::Two => "w2",
            Self::Three => "w3",
            Self::Overlap => "wo",
            Self::Gap => "wg",
            Self::Nobody => "w0",
            Self::NotAsked => "wq",
            Self::Empty => "wn",
        }
    }

    /// Name of the class on the map.
    pub fn map_class(self) -> &'static str {
        match self {
            Self::One => "m1",
            Self::Two => "m2",
            Self::Three => "m3",
            Self::Overlap => "mo",
            Self::Gap => "m0",
            Self::Nobody => "mz",
            Self::NotAsked => "mq",
            Self::Empty => "mn",
        }
    }
}
