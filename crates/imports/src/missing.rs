//! What a list named earlier and names no longer: asked about, and ended where somebody says so. No database, no clock.

use std::collections::{BTreeMap, HashSet};

use activities::{Activity, Left, Way};
use chrono::NaiveDate;
use kernel::OrganisationId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What became of an activity that a list names no longer.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Fate {
    GoesOn,
    EndedOn(NaiveDate),
    CalledOff,
}

/// What somebody said about activities that a list names no longer. Without a word nothing happens to them.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Said {
    /// The list is the whole list of the organisations it names, so that everything else they run is asked about.
    pub is_whole: bool,
    /// All have ended, on this day, but for those of which something else is said.
    pub all_on: Option<NaiveDate>,
    pub each: BTreeMap<Uuid, Fate>,
}

impl Said {
    /// How this one comes to its end; nothing where it goes on.
    pub fn left(&self, activity: &Activity, today: NaiveDate) -> Option<Left> {
        let left = match (self.each.get(&activity.id.0), self.all_on) {
            (Some(Fate::GoesOn), _) | (None, None) => return None,
            (Some(Fate::EndedOn(day)), _) => Left::of(activity, Way::EndedOn(*day), today),
            (Some(Fate::CalledOff), _) => Left::of(activity, Way::CalledOff, today),
            (None, Some(day)) => Left::over(activity, day, today),
        };
        left.ok()
    }
}

/// What a list tells by what it names.
#[derive(Debug, Default)]
pub struct Named {
    /// The activities there are that it means.
    pub activities: HashSet<Uuid>,
    /// Those that run what it names.
    pub runners: HashSet<OrganisationId>,
}

/// The activities that are not over and that a list names no longer: of those it named earlier, and where it is the
/// whole list, of all that the organisations run that it names.
pub fn missing<'a>(
    all: &'a [Activity],
    (earlier, named): (&HashSet<Uuid>, &Named),
    (is_whole, today): (bool, NaiveDate),
) -> Vec<&'a Activity> {
    let is_asked = |activity: &Activity| {
        earlier.contains(&activity.id.0)
            || is_whole && activity.runners().any(|id| named.runners.contains(&id))
    };
    all.iter()
        .filter(|activity| !named.activities.contains(&activity.id.0))
        .filter(|activity| !activity.status.is_over() && !activity.status_on(today).is_over())
        .filter(|activity| is_asked(activity))
        .collect()
}
