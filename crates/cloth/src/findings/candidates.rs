//! Everything that could be said about a cloth, each with the cells it is about and their weights.

use std::collections::HashMap;

use crate::findings::{Finding, Kind};
use crate::result::{Cell, Cloth, Key, Line, State};
use crate::together::{Verdict, together};

/// Row, column, weight.
pub(super) type Weighed = (usize, usize, u32);

/// A finding that may be told, and what each of its cells is worth.
pub(super) struct Draft {
    pub finding: Finding,
    pub cells: Vec<Weighed>,
}

/// The cloth with its plain lines, and the cells of the earlier day.
struct View<'a> {
    cloth: &'a Cloth,
    rows: Vec<usize>,
    cols: Vec<usize>,
    before: Option<Earlier<'a>>,
}

struct Earlier<'a> {
    cloth: &'a Cloth,
    rows: HashMap<Key, usize>,
    cols: HashMap<Key, usize>,
}

pub(super) fn all(cloth: &Cloth, before: Option<&Cloth>, set: &[usize]) -> Vec<Draft> {
    let plain = |lines: &[Line]| (0..lines.len()).filter(|line| !lines[*line].opened).collect();
    let view = View {
        cloth,
        rows: plain(&cloth.rows),
        cols: plain(&cloth.cols),
        before: before.map(Earlier::new),
    };
    let mut drafts = Vec::new();
    for col in &view.cols {
        drafts.extend(view.of_column(*col));
    }
    for row in &view.rows {
        drafts.extend(view.of_row(*row));
        drafts.extend(view.cols.iter().flat_map(|col| view.of_cell(*row, *col)));
    }
    drafts.extend(view.broken_sets(set));
    drafts
}

impl<'a> Earlier<'a> {
    fn new(cloth: &'a Cloth) -> Self {
        let index = |lines: &[Line]| lines.iter().map(|line| line.key).zip(0..).collect();
        Self { cloth, rows: index(&cloth.rows), cols: index(&cloth.cols) }
    }

    fn cell(&self, row: Key, col: Key) -> Option<&Cell> {
        Some(self.cloth.cell(*self.rows.get(&row)?, *self.cols.get(&col)?))
    }
}

impl View<'_> {
    fn of_column(&self, col: usize) -> Vec<Draft> {
        let gaps = self.in_column(col, |cell| cell.is_gap().then(|| 12 * level(cell)));
        let ask_first = self.in_column(col, |cell| cell.ask_first().then(|| 6 * level(cell)));
        let unknown = self.in_column(col, |cell| (cell.state == State::NotAsked).then_some(4));
        let mut drafts = vec![
            self.column(Kind::MissingInPlaces, col, gaps),
            self.column(Kind::AskFirst, col, ask_first),
            self.column(Kind::UnknownColumn, col, mostly(unknown, self.rows.len())),
            self.stopped(col),
            self.everywhere(col),
        ];
        drafts.retain(|draft| !draft.cells.is_empty());
        drafts
    }

    fn of_row(&self, row: usize) -> Vec<Draft> {
        let in_row = |weight: &dyn Fn(&Cell) -> Option<u32>| -> Vec<Weighed> {
            let weigh = |col: &usize| weight(self.cloth.cell(row, *col)).map(|weight| (row, *col, weight));
            self.cols.iter().filter_map(weigh).collect()
        };
        let gaps = in_row(&|cell| cell.is_gap().then(|| 12 * level(cell)));
        let unknown = in_row(&|cell| (cell.state == State::NotAsked).then_some(4));
        let mut drafts = Vec::new();
        if gaps.len() > 1 {
            drafts.push(self.row(Kind::PlaceLacks, row, gaps));
        }
        let unknown = mostly(unknown, self.cols.len());
        if !unknown.is_empty() {
            drafts.push(self.row(Kind::UnknownRow, row, unknown));
        }
        let worked = in_row(&|cell| (cell.organisations > 0).then_some(6));
        if worked.len() > 1 && self.rests_on_one(row) {
            drafts.push(self.row(Kind::OneOrganisation, row, worked));
        }
        drafts
    }

    fn of_cell(&self, row: usize, col: usize) -> Vec<Draft> {
        let cell = self.cloth.cell(row, col);
        let mut drafts = Vec::new();
        let mut add = |kind, weight, count, of| {
            let mut draft = self.draft(kind, (vec![row], vec![col]), vec![(row, col, weight)]);
            (draft.finding.count, draft.finding.of) = (count, of);
            draft.finding.population = cell
                .overlap
                .filter(|_| kind == Kind::Overlap)
                .and_then(|it| it.population);
            drafts.push(draft);
        };
        if let Some(overlap) = cell.overlap {
            let above = overlap.organisations.saturating_sub(self.cloth.ask.overlap_from);
            add(Kind::Overlap, (24 + 6 * above).min(48), overlap.organisations, cell.organisations);
        }
        if cell.unmet > 0 && !cell.is_gap() {
            add(Kind::HiddenGap, 6 * level(cell), cell.unmet, cell.unmet);
        }
        if cell.organisations > 0 && self.earlier(row, col).is_some_and(Cell::is_gap) {
            add(Kind::Begun, 12 * level(cell).max(1), cell.organisations, cell.organisations);
        }
        drafts
    }

    /// Rows that had somebody in this column and have nobody now, in the filter or out of it.
    fn stopped(&self, col: usize) -> Draft {
        let worked_before = |row: usize| self.earlier(row, col).is_some_and(|cell| cell.organisations > 0);
        let mut cells = Vec::new();
        for row in self.rows.iter().copied().filter(|row| worked_before(*row)) {
            let cell = self.cloth.cell(row, col);
            if cell.organisations == 0 && !cell.others {
                cells.push((row, col, 9 + 9 * level(cell)));
            }
        }
        let mut draft = self.column(Kind::Stopped, col, cells);
        draft.finding.of = self.rows.iter().filter(|row| worked_before(**row)).count() as u32;
        draft.finding.before = Some(draft.finding.of);
        draft
    }

    fn everywhere(&self, col: usize) -> Draft {
        let was_empty = |row: usize| self.earlier(row, col).is_some_and(|cell| cell.organisations == 0);
        let weight = |row: usize| if was_empty(row) { 13 } else { 1 };
        let mut cells = Vec::new();
        if self.rows.len() > 1
            && self
                .rows
                .iter()
                .all(|row| self.cloth.cell(*row, col).organisations > 0)
        {
            cells.extend(self.rows.iter().map(|row| (*row, col, weight(*row))));
        }
        let mut draft = self.column(Kind::Everywhere, col, cells);
        let had = self.rows.iter().filter(|row| !was_empty(**row)).count() as u32;
        draft.finding.before = self.before.as_ref().map(|_| had);
        draft
    }

    fn broken_sets(&self, set: &[usize]) -> Vec<Draft> {
        let mut by_column: Vec<(usize, Vec<Weighed>)> = set.iter().map(|col| (*col, Vec::new())).collect();
        for row in together(self.cloth, set) {
            let told = row.verdict == Verdict::Broken && !self.cloth.rows[row.row].opened;
            for (col, cells) in by_column
                .iter_mut()
                .filter(|(col, _)| told && row.lacks.contains(col))
            {
                cells.push((row.row, *col, 9 + 6 * level(self.cloth.cell(row.row, *col))));
            }
        }
        by_column.retain(|(_, cells)| !cells.is_empty());
        by_column
            .into_iter()
            .map(|(col, cells)| self.column(Kind::SetBroken, col, cells))
            .collect()
    }

    /// Whether one organisation does all there is, and that is not the filter's doing.
    fn rests_on_one(&self, row: usize) -> bool {
        let line = &self.cloth.rows[row];
        let about_others = !matches!(line.key, Key::Organisation(_) | Key::Sector(_) | Key::Year(_));
        let cols = self.cols.first().map(|col| self.cloth.cols[*col].key);
        let by_focus = matches!(cols, Some(Key::Focus(_) | Key::Place(_)));
        line.total.organisations == 1 && about_others && by_focus && !self.cloth.ask.hides_organisations()
    }

    fn earlier(&self, row: usize, col: usize) -> Option<&Cell> {
        self.before
            .as_ref()?
            .cell(self.cloth.rows[row].key, self.cloth.cols[col].key)
    }

    fn in_column(&self, col: usize, weight: impl Fn(&Cell) -> Option<u32>) -> Vec<Weighed> {
        let weigh = |row: &usize| weight(self.cloth.cell(*row, col)).map(|weight| (*row, col, weight));
        self.rows.iter().filter_map(weigh).collect()
    }

    fn column(&self, kind: Kind, col: usize, mut cells: Vec<Weighed>) -> Draft {
        cells.sort_by_key(|(row, _, weight)| (std::cmp::Reverse(*weight), *row));
        let rows: Vec<usize> = cells.iter().map(|(row, _, _)| *row).collect();
        let (count, of) = (rows.len() as u32, self.rows.len() as u32);
        let mut draft = self.draft(kind, (rows, vec![col]), cells);
        (draft.finding.count, draft.finding.of) = (count, of);
        draft
    }

    fn row(&self, kind: Kind, row: usize, mut cells: Vec<Weighed>) -> Draft {
        cells.sort_by_key(|(_, col, weight)| (std::cmp::Reverse(*weight), *col));
        let cols: Vec<usize> = cells.iter().map(|(_, col, _)| *col).collect();
        let (count, of) = (cols.len() as u32, self.cols.len() as u32);
        let mut draft = self.draft(kind, (vec![row], cols), cells);
        (draft.finding.count, draft.finding.of) = (count, of);
        draft
    }

    fn draft(&self, kind: Kind, (rows, cols): (Vec<usize>, Vec<usize>), cells: Vec<Weighed>) -> Draft {
        let need = cells
            .iter()
            .map(|(row, col, _)| self.cloth.cell(*row, *col).need)
            .max()
            .unwrap_or(0);
        let finding = Finding {
            kind,
            tone: kind.tone(),
            rows,
            cols,
            organisations: Vec::new(),
            population: None,
            need,
            count: 0,
            of: 0,
            before: None,
            score: cells.iter().map(|(_, _, weight)| weight).sum(),
        };
        Draft { finding, cells }
    }
}

fn level(cell: &Cell) -> u32 {
    u32::from(cell.need)
}

/// All of the cells if they are at least two, and a third of the line; else none.
fn mostly(cells: Vec<Weighed>, of: usize) -> Vec<Weighed> {
    if cells.len() > 1 && cells.len() * 3 >= of {
        cells
    } else {
        Vec::new()
    }
}
