//! All activities of a coalition, kept in memory so that any view of them can be woven at once.

use std::fmt;

use crate::days::Day;
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

/// An activity or a question points to something the frame does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    Place(u32),
    Focus(u32),
    Population(u32),
    Organisation(u32),
    Sector(u32),
    /// More than 65,535 focuses or populations, or an activity numbered above 268,435,455.
    TooMany,
}

impl fmt::Display for Stray {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(index) => write!(out, "there is no place {index}"),
            Self::Focus(index) => write!(out, "there is no focus {index}"),
            Self::Population(index) => write!(out, "there is no population {index}"),
            Self::Organisation(index) => write!(out, "there is no organisation {index}"),
            Self::Sector(index) => write!(out, "there is no sector {index}"),
            Self::TooMany => write!(out, "more things than the loom can number"),
        }
    }
}

impl std::error::Error for Stray {}

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
const MOST_KEYS: u32 = 1 << 28;

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

    /// Adds an activity, or replaces the one with the same key. With no organisation at all it counts
    /// nowhere, and is only forgotten. Nothing changes when an error comes back.
    pub fn put(&mut self, activity: Activity, organisations: &[(u32, Role)]) -> Result<(), Stray> {
        check_activity(&self.frame, &activity, organisations)?;
        self.remove(activity.key);
        if organisations.is_empty() {
            return Ok(());
        }
        let link = link_of(&activity, organisations.len() > 1);
        for (organisation, role) in organisations {
            self.bundles[*organisation as usize].push(Link { role: *role, ..link });
        }
        self.house(activity.key, organisations);
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

    fn house(&mut self, key: u32, organisations: &[(u32, Role)]) {
        if self.homes.len() <= key as usize {
            self.homes.resize(key as usize + 1, ABSENT);
        }
        self.homes[key as usize] = match organisations {
            [(only, _)] => *only,
            several => {
                let crew = several.iter().map(|(organisation, _)| *organisation).collect();
                match self.spare_crews.pop() {
                    Some(spare) => {
                        self.crews[spare as usize] = crew;
                        SEVERAL | spare
                    }
                    None => {
                        self.crews.push(crew);
                        SEVERAL | (self.crews.len() - 1) as u32
                    }
                }
            }
        };
    }
}

fn link_of(activity: &Activity, shared: bool) -> Link {
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
        shared,
    }
}

fn check_size(frame: &Frame) -> Result<(), Stray> {
    let most = usize::from(u16::MAX);
    let fits = frame.focuses.len() <= most && (frame.populations as usize) < most;
    for sector in frame.sectors_of.iter().flatten() {
        if *sector >= frame.sectors {
            return Err(Stray::Sector(*sector));
        }
    }
    if fits { Ok(()) } else { Err(Stray::TooMany) }
}

fn check_link(frame: &Frame, link: &Link) -> Result<(), Stray> {
    if link.place as usize >= frame.places.len() {
        return Err(Stray::Place(link.place));
    }
    if usize::from(link.focus) >= frame.focuses.len() {
        return Err(Stray::Focus(u32::from(link.focus)));
    }
    if u32::from(link.population) > frame.populations {
        return Err(Stray::Population(u32::from(link.population) - 1));
    }
    Ok(())
}

fn check_activity(frame: &Frame, activity: &Activity, organisations: &[(u32, Role)]) -> Result<(), Stray> {
    if activity.key >= MOST_KEYS || activity.focus >= u32::from(u16::MAX) {
        return Err(Stray::TooMany);
    }
    if let Some(population) = activity
        .population
        .filter(|population| *population >= frame.populations)
    {
        return Err(Stray::Population(population));
    }
    for (organisation, _) in organisations {
        if *organisation as usize >= frame.sectors_of.len() {
            return Err(Stray::Organisation(*organisation));
        }
    }
    check_link(frame, &link_of(activity, false))
}
