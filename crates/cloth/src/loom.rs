//! All activities of a coalition, kept in memory so that any view of them can be woven at once.

use crate::days::Day;
use crate::stray::{Stray, check_activity, check_link, check_size};
use crate::tree::Tree;

/// What exists: the things an activity may point to, each by its index.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    pub places: Tree,
    /// Areas of focus at the top, kinds of work inside them.
    pub focuses: Tree,
    /// The sectors of each organisation; its length is the number of organisations.
    pub sectors_of: Vec<Vec<u32>>,
    /// How many sectors there are.
    pub sectors: u32,
    /// How many populations there are, "everyone" not counted among them.
    pub populations: u32,
}

/// One activity, without the organisations that have a part in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Activity {
    /// The caller's number for this activity. Best counted from 0: memory is set aside up to the highest.
    pub key: u32,
    pub place: u32,
    pub focus: u32,
    /// Whom the work is for; `None` is everyone.
    pub population: Option<u32>,
    pub from: Day,
    /// The last day; `None` as long as no end is known.
    pub to: Option<Day>,
    pub status: Status,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    Planned,
    UnderWay,
    Paused,
    Finished,
}

/// What an organisation has to do with an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Runs,
    Pays,
    Supports,
}

/// One organisation's part in an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub organisation: u32,
    pub role: Role,
    /// The last day on which it has this part, when others go on without it; `None` is as long as the activity goes on.
    pub to: Option<Day>,
}

impl From<(u32, Role)> for Part {
    /// A part to the end of the activity.
    fn from((organisation, role): (u32, Role)) -> Self {
        Self { organisation, role, to: None }
    }
}

/// One organisation's part in one activity: 24 bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Link {
    pub key: u32,
    pub place: u32,
    pub from: Day,
    pub to: Day,
    pub focus: u16,
    /// 0 is everyone, `p + 1` is population `p`.
    pub population: u16,
    pub role: Role,
    pub status: Status,
    /// Whether the activity has other links too.
    pub shared: bool,
}

/// Where the links of an activity are.
const ABSENT: u32 = u32::MAX;
const SEVERAL: u32 = 1 << 31;

/// The store: for each organisation a bundle of its links. Counting distinct organisations then needs no
/// sorting and no sets, only a mark left in each cell by the organisation that was there last.
#[derive(Clone, Debug)]
pub struct Loom {
    frame: Frame,
    bundles: Vec<Vec<Link>>,
    /// By key: the organisation, or `SEVERAL` and an index into `crews`.
    homes: Vec<u32>,
    crews: Vec<Vec<u32>>,
    spare_crews: Vec<u32>,
    activities: usize,
}

impl Loom {
    pub fn new(frame: Frame) -> Result<Self, Stray> {
        check_size(&frame)?;
        let bundles = vec![Vec::new(); frame.sectors_of.len()];
        let (homes, crews, spare_crews) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self { frame, bundles, homes, crews, spare_crews, activities: 0 })
    }

    /// Adds an activity, or replaces the one with the same key. A part is an organisation with its role, or a
    /// [`Part`], which may end before the activity does; one that ends before the activity begins counts nowhere.
    /// With no part at all the activity counts nowhere, and is only forgotten. Nothing changes when an error comes
    /// back.
    pub fn put<P: Into<Part> + Copy>(&mut self, activity: Activity, parts: &[P]) -> Result<(), Stray> {
        let parts = parts.iter().map(|part| (*part).into());
        check_activity(&self.frame, &activity, parts.clone())?;
        self.remove(activity.key);
        let link = link_of(&activity);
        let to = |part: Part| part.to.map_or(link.to, |to| to.min(link.to));
        let parts = parts.filter(|part| to(*part) >= link.from);
        let crew: Vec<u32> = parts.clone().map(|part| part.organisation).collect();
        if crew.is_empty() {
            return Ok(());
        }
        let shared = crew.len() > 1;
        for part in parts {
            let link = Link { role: part.role, to: to(part), shared, ..link };
            self.bundles[part.organisation as usize].push(link);
        }
        self.house(activity.key, crew);
        self.activities += 1;
        Ok(())
    }

    /// Forgets an activity; `false` if there was none with this key.
    pub fn remove(&mut self, key: u32) -> bool {
        let home = self.homes.get(key as usize).copied().unwrap_or(ABSENT);
        if home == ABSENT {
            return false;
        }
        self.homes[key as usize] = ABSENT;
        self.activities -= 1;
        if home & SEVERAL == 0 {
            self.bundles[home as usize].retain(|link| link.key != key);
            return true;
        }
        let crew = home & !SEVERAL;
        for organisation in std::mem::take(&mut self.crews[crew as usize]) {
            self.bundles[organisation as usize].retain(|link| link.key != key);
        }
        self.spare_crews.push(crew);
        true
    }

    /// Exchanges the frame after places, organisations or lists have changed. Refused, and nothing
    /// changed, when an activity points to something the new frame has no longer.
    pub fn reframe(&mut self, frame: Frame) -> Result<(), Stray> {
        check_size(&frame)?;
        for (organisation, bundle) in (0u32..).zip(&self.bundles) {
            if !bundle.is_empty() && organisation as usize >= frame.sectors_of.len() {
                return Err(Stray::Organisation(organisation));
            }
            bundle.iter().try_for_each(|link| check_link(&frame, link))?;
        }
        self.bundles.resize(frame.sectors_of.len(), Vec::new());
        self.frame = frame;
        Ok(())
    }

    /// After loading much: puts each bundle in order of place and gives back spare memory.
    /// Views are the same before and after, only a little faster.
    pub fn tighten(&mut self) {
        for bundle in &mut self.bundles {
            bundle.sort_unstable_by_key(|link| (link.place, link.focus, link.population, link.key));
            bundle.shrink_to_fit();
        }
        self.crews.iter_mut().for_each(Vec::shrink_to_fit);
        self.homes.shrink_to_fit();
    }

    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// How many activities it holds.
    pub fn len(&self) -> usize {
        self.activities
    }

    pub fn is_empty(&self) -> bool {
        self.activities == 0
    }

    /// Memory taken by the activities, in bytes.
    pub fn bytes(&self) -> usize {
        let links: usize = self
            .bundles
            .iter()
            .map(|bundle| bundle.capacity() * size_of::<Link>())
            .sum();
        let crews: usize = self.crews.iter().map(|crew| 24 + crew.capacity() * 4).sum();
        links + crews + self.homes.capacity() * 4 + self.bundles.capacity() * 24
    }

    pub(crate) fn bundles(&self) -> &[Vec<Link>] {
        &self.bundles
    }

    /// One more than the highest key ever put.
    pub(crate) fn keys(&self) -> usize {
        self.homes.len()
    }

    fn house(&mut self, key: u32, crew: Vec<u32>) {
        if self.homes.len() <= key as usize {
            self.homes.resize(key as usize + 1, ABSENT);
        }
        self.homes[key as usize] = match crew[..] {
            [only] => only,
            _ => match self.spare_crews.pop() {
                Some(spare) => {
                    self.crews[spare as usize] = crew;
                    SEVERAL | spare
                }
                None => {
                    self.crews.push(crew);
                    SEVERAL | (self.crews.len() - 1) as u32
                }
            },
        };
    }
}

/// The link of whoever runs an activity alone to its end.
pub(crate) fn link_of(activity: &Activity) -> Link {
    // Work that is over without anyone knowing since when is only sure of its first day.
    let open_end = if activity.status == Status::Finished {
        activity.from
    } else {
        Day::MAX
    };
    Link {
        key: activity.key,
        place: activity.place,
        from: activity.from,
        to: activity.to.unwrap_or(open_end),
        focus: activity.focus as u16,
        population: activity.population.map_or(0, |population| population as u16 + 1),
        role: Role::Runs,
        status: activity.status,
        shared: false,
    }
}
