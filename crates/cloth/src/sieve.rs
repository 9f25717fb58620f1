//! What counts and what does not: the filter and the day of a question, made quick to apply.

use crate::ask::{Ask, Filter};
use crate::days::{self, Day};
use crate::loom::{Frame, Link, Loom, Role, Status};
use crate::tree::Tree;

/// Links sifted at once: few enough to stay in the processor's nearest memory.
const HANDFUL: usize = 512;

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

    pub(crate) fn lets_place(&self, place: u32) -> bool {
        passes(self.places.as_deref(), place as usize)
    }

    pub(crate) fn lets_focus(&self, focus: u32) -> bool {
        passes(self.focuses.as_deref(), focus as usize)
    }

    /// Shows all links of one organisation which count.
    ///
    /// Day, status and role are a toss-up for each link, and a processor that guesses wrong loses more time
    /// than all the counting takes. So links are first copied without any branch, each over the last one
    /// if that was not wanted, and only those that stay are looked at.
    pub(crate) fn sift(&self, loom: &Loom, organisation: usize, mut see: impl FnMut(&Link)) {
        if !self.organisations[organisation] {
            return;
        }
        let bundle = &loom.bundles()[organisation];
        let Some(first) = bundle.first() else { return };
        let mut kept = [*first; HANDFUL];
        for handful in bundle.chunks(HANDFUL) {
            let mut count = 0;
            for link in handful {
                kept[count] = *link;
                count += usize::from(self.is_timely(link));
            }
            kept[..count]
                .iter()
                .filter(|link| self.is_within(link))
                .for_each(&mut see);
        }
    }

    /// Whether an organisation has anything that counts.
    pub(crate) fn lets_any(&self, loom: &Loom, organisation: usize) -> bool {
        let lets = |link: &Link| self.is_timely(link) && self.is_within(link);
        self.organisations[organisation] && loom.bundles()[organisation].iter().any(lets)
    }

    fn is_timely(&self, link: &Link) -> bool {
        let on_time = (link.from <= self.last) & (link.to >= self.first);
        let in_kind = (self.statuses >> link.status as u8) & (self.roles >> link.role as u8) & 1 == 1;
        on_time & in_kind
    }

    fn is_within(&self, link: &Link) -> bool {
        self.lets_focus(u32::from(link.focus))
            && self.lets_place(link.place)
            && passes(self.populations.as_deref(), usize::from(link.population))
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
