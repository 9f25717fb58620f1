//! What counts and what does not: the filter and the day of a question, made quick to apply.

use crate::ask::{Ask, Filter};
use crate::days::{self, Day};
use crate::loom::{Frame, Link, Loom, Role, Status};
use crate::tree::Tree;

pub(crate) struct Sieve {
    first: Day,
    last: Day,
    roles: u8,
    statuses: u8,
    places: Option<Vec<bool>>,
    focuses: Option<Vec<bool>>,
    populations: Option<Vec<bool>>,
    organisations: Vec<bool>,
}

impl Sieve {
    pub(crate) fn new(frame: &Frame, ask: &Ask) -> Self {
        let filter = &ask.filter;
        Self {
            organisations: organisations_let_through(frame, filter),
            roles: bits(filter.roles.iter().map(|role| *role as u8)),
            ..Self::of_anybody(frame, ask)
        }
    }

    /// The same question, but with everybody counted who runs or supports an activity.
    pub(crate) fn of_anybody(frame: &Frame, ask: &Ask) -> Self {
        let filter = &ask.filter;
        let (first, last) = match ask.years() {
            Some((first, last)) => (*days::of_year(first).start(), *days::of_year(last).end()),
            None => (ask.on, ask.on),
        };
        Self {
            first,
            last,
            roles: bits([Role::Runs as u8, Role::Supports as u8]),
            statuses: bits(filter.statuses.iter().map(|status: &Status| *status as u8)),
            places: inside(&frame.places, &filter.places),
            focuses: inside(&frame.focuses, &filter.focuses),
            populations: populations_let_through(frame, filter),
            organisations: vec![true; frame.sectors_of.len()],
        }
    }

    pub(crate) fn lets_organisation(&self, organisation: usize) -> bool {
        self.organisations[organisation]
    }

    pub(crate) fn lets_place(&self, place: u32) -> bool {
        passes(self.places.as_deref(), place as usize)
    }

    pub(crate) fn lets_focus(&self, focus: u32) -> bool {
        passes(self.focuses.as_deref(), focus as usize)
    }

    /// The first four conditions are joined without a branch between them: each of them alone is a toss-up
    /// that the processor would guess wrong half of the time.
    fn lets(&self, link: &Link) -> bool {
        let on_time = (link.from <= self.last) & (link.to >= self.first);
        let in_kind = (self.statuses >> link.status as u8) & (self.roles >> link.role as u8) & 1 == 1;
        (on_time & in_kind)
            && self.lets_focus(u32::from(link.focus))
            && self.lets_place(link.place)
            && passes(self.populations.as_deref(), usize::from(link.population))
    }

    /// The links of one organisation which count.
    pub(crate) fn links<'a>(&'a self, loom: &'a Loom, organisation: usize) -> impl Iterator<Item = &'a Link> {
        let bundle: &[Link] = if self.lets_organisation(organisation) {
            &loom.bundles()[organisation]
        } else {
            &[]
        };
        bundle.iter().filter(|link| self.lets(link))
    }
}

/// Which nodes are one of `chosen` or lie inside one; `None` if all are.
pub(crate) fn inside(tree: &Tree, chosen: &[u32]) -> Option<Vec<bool>> {
    if chosen.is_empty() {
        return None;
    }
    let mut found = vec![false; tree.len()];
    for node in chosen {
        tree.span(*node)
            .for_each(|position| found[tree.node_at(position) as usize] = true);
    }
    Some(found)
}

fn organisations_let_through(frame: &Frame, filter: &Filter) -> Vec<bool> {
    let named =
        |organisation: u32| filter.organisations.is_empty() || filter.organisations.contains(&organisation);
    let of_sector =
        |sectors: &[u32]| filter.sectors.is_empty() || sectors.iter().any(|one| filter.sectors.contains(one));
    (0u32..)
        .zip(&frame.sectors_of)
        .map(|(index, sectors)| named(index) && of_sector(sectors))
        .collect()
}

fn populations_let_through(frame: &Frame, filter: &Filter) -> Option<Vec<bool>> {
    if filter.populations.is_empty() {
        return None;
    }
    let mut found = vec![false; frame.populations as usize + 1];
    found[0] = true;
    filter
        .populations
        .iter()
        .for_each(|population| found[*population as usize + 1] = true);
    Some(found)
}

fn passes(list: Option<&[bool]>, index: usize) -> bool {
    list.is_none_or(|list| list[index])
}

fn bits(numbers: impl IntoIterator<Item = u8>) -> u8 {
    numbers.into_iter().fold(0, |bits, number| bits | 1 << number)
}
