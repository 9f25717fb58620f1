//! What points to something that is not there, and is refused.

use std::fmt;

use crate::loom::{Activity, Frame, Link, Part, link_of};

const MOST_KEYS: u32 = 1 << 28;

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

pub(crate) fn check_size(frame: &Frame) -> Result<(), Stray> {
    let most = usize::from(u16::MAX);
    let fits = frame.focuses.len() <= most && (frame.populations as usize) < most;
    for sector in frame.sectors_of.iter().flatten() {
        if *sector >= frame.sectors {
            return Err(Stray::Sector(*sector));
        }
    }
    if fits { Ok(()) } else { Err(Stray::TooMany) }
}

pub(crate) fn check_link(frame: &Frame, link: &Link) -> Result<(), Stray> {
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

pub(crate) fn check_activity(
    frame: &Frame,
    activity: &Activity,
    parts: impl Iterator<Item = Part>,
) -> Result<(), Stray> {
    if activity.key >= MOST_KEYS || activity.focus >= u32::from(u16::MAX) {
        return Err(Stray::TooMany);
    }
    if let Some(population) = activity
        .population
        .filter(|population| *population >= frame.populations)
    {
        return Err(Stray::Population(population));
    }
    for part in parts {
        if part.organisation as usize >= frame.sectors_of.len() {
            return Err(Stray::Organisation(part.organisation));
        }
    }
    check_link(frame, &link_of(activity))
}
