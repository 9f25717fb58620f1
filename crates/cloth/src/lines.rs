//! From the question to rows and columns, and from an activity to the lines it stands in.

use crate::ask::{Ask, Axis, Filter, Shown};
use crate::days::{self, Day};
use crate::loom::{Frame, Link, Loom};
use crate::result::{Key, Line, Tally};
use crate::sieve::{Sieve, inside};
use crate::tree::Tree;

pub(crate) const NONE: u32 = u32::MAX;

/// The rows, or the columns, with a way to find those of an activity.
pub(crate) struct Lines {
    pub lines: Vec<Line>,
    find: Find,
}

enum Find {
    Places(Chain),
    Focuses(Chain),
    /// Line of each sector.
    Sectors(Vec<u32>),
    /// Line of each population as numbered in a link; the first is everyone's.
    Populations(Vec<u32>),
    Organisations(Vec<u32>),
    Years(YearOfDay),
}

/// An axis on which each link stands in one line at most, found by a single look-up.
pub(crate) struct Plain<'a> {
    of: &'a [u32],
    places: bool,
}

impl Plain<'_> {
    pub(crate) fn line(&self, link: &Link) -> u32 {
        self.of[if self.places {
            link.place
        } else {
            u32::from(link.focus)
        } as usize]
    }
}

/// The line of every day from the first day shown to the last, because working out a year is slow.
struct YearOfDay {
    first: Day,
    line: Vec<u32>,
}

/// The innermost line of each node, and the opened line around each line.
struct Chain {
    innermost: Vec<u32>,
    around: Vec<u32>,
    nested: bool,
}

impl Lines {
    pub(crate) fn new(loom: &Loom, ask: &Ask, axis: &Axis, sieve: &Sieve) -> Self {
        let frame = loom.frame();
        let filter = &ask.filter;
        match axis {
            Axis::Places(shown) => {
                let (lines, chain) = tree_lines(&frame.places, &filter.places, shown, Key::Place);
                Self { lines, find: Find::Places(chain) }
            }
            Axis::Focuses(shown) => {
                let (lines, chain) = tree_lines(&frame.focuses, &filter.focuses, shown, Key::Focus);
                Self { lines, find: Find::Focuses(chain) }
            }
            Axis::Sectors => {
                let shown = |sector: &u32| filter.sectors.is_empty() || filter.sectors.contains(sector);
                let (lines, of) = list(frame.sectors, shown, Key::Sector);
                Self { lines, find: Find::Sectors(of) }
            }
            Axis::Populations => populations(frame, filter),
            Axis::Organisations => {
                let shown = |one: &u32| sieve.lets_any(loom, *one as usize);
                let (lines, of) = list(frame.sectors_of.len() as u32, shown, Key::Organisation);
                Self { lines, find: Find::Organisations(of) }
            }
            Axis::Years { first, last } => Self {
                lines: (*first..=*last).map(|year| line(Key::Year(year))).collect(),
                find: Find::Years(YearOfDay::new(*first, *last)),
            },
        }
    }

    /// Fills `into` with the lines in which one organisation's part in an activity stands.
    pub(crate) fn of_link(&self, frame: &Frame, organisation: u32, link: &Link, into: &mut Vec<u32>) {
        into.clear();
        match &self.find {
            Find::Places(chain) => chain.from(link.place, into),
            Find::Focuses(chain) => chain.from(u32::from(link.focus), into),
            Find::Sectors(of) => {
                let sectors = frame.sectors_of[organisation as usize].iter();
                into.extend(
                    sectors
                        .map(|sector| of[*sector as usize])
                        .filter(|line| *line != NONE),
                );
                into.sort_unstable();
                into.dedup();
            }
            Find::Populations(_) if link.population == 0 => into.extend(0..self.lines.len() as u32),
            Find::Populations(of) => into.push(of[usize::from(link.population)]),
            Find::Organisations(of) => into.push(of[organisation as usize]),
            Find::Years(years) => into.extend(years.line(link.from)..=years.line(link.to)),
        }
    }

    /// For an axis of places or focuses with nothing opened: the only line of each place or focus.
    pub(crate) fn plain(&self) -> Option<Plain<'_>> {
        match &self.find {
            Find::Places(chain) if !chain.nested => Some(Plain { of: &chain.innermost, places: true }),
            Find::Focuses(chain) if !chain.nested => Some(Plain { of: &chain.innermost, places: false }),
            _ => None,
        }
    }

    /// The lines of a place and focus where the axis shows those, otherwise all lines.
    pub(crate) fn of_ground(&self, place: u32, focus: u32) -> Vec<u32> {
        let mut found = Vec::new();
        match &self.find {
            Find::Places(chain) => chain.from(place, &mut found),
            Find::Focuses(chain) => chain.from(focus, &mut found),
            _ => found.extend(0..self.lines.len() as u32),
        }
        found
    }

    pub(crate) fn shows_ground(&self) -> bool {
        matches!(self.find, Find::Places(_) | Find::Focuses(_))
    }

    pub(crate) fn shows_populations(&self) -> bool {
        matches!(self.find, Find::Populations(_))
    }
}

impl YearOfDay {
    fn new(first: i32, last: i32) -> Self {
        let days = |year| days::of_year(year).map(move |_| (year - first) as u32);
        Self {
            first: *days::of_year(first).start(),
            line: (first..=last).flat_map(days).collect(),
        }
    }

    /// The line of a day; of one outside the years shown the nearest line.
    fn line(&self, day: Day) -> u32 {
        let last = self.line.len() - 1;
        self.line[usize::try_from(day.saturating_sub(self.first))
            .unwrap_or(0)
            .min(last)]
    }
}

impl Chain {
    fn from(&self, node: u32, into: &mut Vec<u32>) {
        let mut line = self.innermost[node as usize];
        while line != NONE {
            into.push(line);
            line = self.around[line as usize];
        }
    }
}

fn line(key: Key) -> Line {
    Line { key, depth: 0, parent: None, opened: false, total: Tally::default() }
}

fn list(count: u32, shown: impl Fn(&u32) -> bool, key: fn(u32) -> Key) -> (Vec<Line>, Vec<u32>) {
    let mut of = vec![NONE; count as usize];
    let mut lines = Vec::new();
    for index in (0..count).filter(shown) {
        of[index as usize] = lines.len() as u32;
        lines.push(line(key(index)));
    }
    (lines, of)
}

fn populations(frame: &Frame, filter: &Filter) -> Lines {
    let shown =
        |one: &u32| *one == 0 || filter.populations.is_empty() || filter.populations.contains(&(one - 1));
    let (lines, of) = list(frame.populations + 1, shown, |one| Key::Population(one.checked_sub(1)));
    Lines { lines, find: Find::Populations(of) }
}

fn tree_lines(tree: &Tree, chosen: &[u32], shown: &Shown, key: fn(u32) -> Key) -> (Vec<Line>, Chain) {
    let mut lines = Vec::new();
    for node in tops(tree, chosen, shown.level) {
        lay(tree, (node, None), shown, key, &mut lines);
    }
    let mut innermost = vec![NONE; tree.len()];
    for (index, line) in (0u32..).zip(&lines) {
        // Children come after the line they belong to, so that the innermost one is written last.
        if let Key::Place(node) | Key::Focus(node) = line.key {
            tree.span(node)
                .for_each(|position| innermost[tree.node_at(position) as usize] = index);
        }
    }
    let around = lines
        .iter()
        .map(|line| line.parent.map_or(NONE, |parent| parent as u32))
        .collect();
    let nested = lines.iter().any(|line| line.parent.is_some());
    (lines, Chain { innermost, around, nested })
}

/// The nodes at the level asked for inside the chosen ones; a chosen node deeper than that itself.
fn tops(tree: &Tree, chosen: &[u32], level: u8) -> Vec<u32> {
    let Some(allowed) = inside(tree, chosen) else {
        return tree.at_level(level);
    };
    let outermost = |node: u32| tree.parent(node).is_none_or(|parent| !allowed[parent as usize]);
    let shown = |node: &u32| {
        let depth = tree.depth(*node);
        let stands_for_itself = depth < level && tree.children(*node).is_empty();
        allowed[*node as usize]
            && (depth == level || stands_for_itself || (depth > level && outermost(*node)))
    };
    (0..tree.len() as u32)
        .map(|position| tree.node_at(position))
        .filter(shown)
        .collect()
}

fn lay(
    tree: &Tree,
    (node, parent): (u32, Option<usize>),
    shown: &Shown,
    key: fn(u32) -> Key,
    lines: &mut Vec<Line>,
) {
    let index = lines.len();
    let opened = shown.opened.contains(&node) && !tree.children(node).is_empty();
    let depth = parent.map_or(0, |parent| lines[parent].depth + 1);
    lines.push(Line { depth, parent, opened, ..line(key(node)) });
    if opened {
        for child in tree.children(node) {
            lay(tree, (*child, Some(index)), shown, key, lines);
        }
    }
}
