//! How an activity is called and shown in a line: its title, or the kind of work and the place.

use chrono::NaiveDate;
use kernel::OrganisationId;
use organisations::stale_before;
use web::{Frame, Tone};

use super::course::{self, Status};
use super::rules::{Draft, Refusal, Role};
use super::store::Activity;
use crate::loom::Atlas;

/// The name an activity has in history and search.
pub(crate) fn name_of(atlas: &Atlas, draft: &Draft) -> String {
    draft.title.clone().unwrap_or_else(|| plain_name_of(atlas, draft))
}

/// The same without what somebody wrote: the kind of work and the place.
pub(super) fn plain_name_of(atlas: &Atlas, draft: &Draft) -> String {
    format!("{}, {}", atlas.focus_name(draft.focus_id.0), atlas.place_name(draft.place_id.0))
}

/// The name an activity has on pages: its title, or the kind of work in the place.
pub(super) fn called(frame: &Frame, atlas: &Atlas, draft: &Draft) -> String {
    let plain = || {
        let (focus, place) = (atlas.focus_name(draft.focus_id.0), atlas.place_name(draft.place_id.0));
        frame.t2("activities-in", "focus", focus, "place", place)
    };
    draft.title.clone().unwrap_or_else(plain)
}

/// One activity as lists show it.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: uuid::Uuid,
    pub href: String,
    /// The title, or the kind of work in the place.
    pub name: String,
    /// Whether the name says nothing of the kind of work.
    pub is_titled: bool,
    pub focus: String,
    pub place: String,
    /// "Everyone", or the population's name.
    pub population: String,
    /// Those who run it.
    pub runs: Vec<Party>,
    /// Those who support or pay, each with the word for it.
    pub others: Vec<(Party, String)>,
    /// `since 1 March 2025`, `1 March 2025 to 30 June 2026`.
    pub period: String,
    /// How far it has come today.
    pub status: &'static str,
    pub status_name: String,
    pub tone: Tone,
    /// `confirmed 3 May 2026`; empty when nobody has said so yet.
    pub confirmed: String,
    pub confirmed_on: Option<chrono::NaiveDate>,
    /// Nobody has said for a year that it is still true.
    pub is_stale: bool,
    pub reach: String,
    /// What the reader represents runs it, so they may keep it.
    pub is_kept: bool,
    /// The page on which it ends or is called off; `None` for what is over.
    pub way_out: Option<&'static str>,
    pub version: i32,
}

/// An organisation with a part in an activity.
#[derive(Clone, Debug)]
pub struct Party {
    pub name: String,
    pub href: String,
}

/// The organisation as it stands now, merged or not.
pub(super) fn party(frame: &Frame, atlas: &Atlas, id: OrganisationId) -> Party {
    let id = atlas.standing(id.0);
    Party {
        name: atlas.organisation_name(id).to_owned(),
        href: frame.at(&format!("/organisations/{id}")),
    }
}

/// Shapes an activity for a list.
pub(crate) fn line(frame: &Frame, atlas: &Atlas, activity: &Activity) -> Line {
    let runs = activity.runners().map(|id| party(frame, atlas, id)).collect();
    let others = activity
        .organisations
        .iter()
        .filter(|(_, role)| *role != Role::Runs);
    let others = others
        .map(|(id, role)| (party(frame, atlas, *id), frame.of("activities-role-", role.word(), "")))
        .collect();
    let standing = activity.runners().map(|id| OrganisationId(atlas.standing(id.0)));
    let last_said = activity.confirmed_on.unwrap_or(activity.from_on);
    let status = activity.status_on(frame.today);
    Line {
        id: activity.id.0,
        href: frame.at(&format!("/activities/{}", activity.id.0)),
        name: called(frame, atlas, &activity.draft()),
        is_titled: activity.title.is_some(),
        focus: atlas.focus_name(activity.focus_id.0).to_owned(),
        place: atlas.tree.label(activity.place_id),
        population: population_name(frame, atlas, activity.population_id.map(|id| id.0)),
        runs,
        others,
        period: period(frame, activity),
        status: status.word(),
        status_name: status_name(frame, activity, status),
        tone: tone(status),
        confirmed: activity
            .confirmed_on
            .map_or_else(String::new, |day| frame.t1("activities-confirmed", "day", frame.day(&day))),
        confirmed_on: activity.confirmed_on,
        is_stale: status == Status::UnderWay && last_said < stale_before(frame.today),
        reach: activity
            .reach
            .map_or_else(String::new, |reach| frame.number(reach)),
        is_kept: frame
            .actor()
            .is_some_and(|actor| super::may_keep(&actor, standing)),
        way_out: activity.way_out(frame.today),
        version: activity.version,
    }
}

/// The page on which an activity is called off.
pub(super) const CANCELLATION: &str = "cancellation";

impl Activity {
    /// Whether it is planned still, so that it can be called off.
    pub fn may_be_called_off(&self, today: NaiveDate) -> Result<(), Refusal> {
        if self.is_over(today) {
            return Err(Refusal::OverAlready);
        }
        course::call_off(self.status_on(today), (self.from_on, self.to_on), today).map(|_| ())
    }

    /// The page on which it ends or is called off; `None` for what is over.
    pub(super) fn way_out(&self, today: NaiveDate) -> Option<&'static str> {
        match self.may_be_called_off(today) {
            Ok(()) => Some(CANCELLATION),
            Err(Refusal::OverAlready) => None,
            Err(_) => Some("end"),
        }
    }
}

/// On its last day work still goes on, and that it ends is said.
fn status_name(frame: &Frame, activity: &Activity, status: Status) -> String {
    if status == Status::UnderWay && activity.to_on == Some(frame.today) {
        return frame.t("activities-status-last-day");
    }
    frame.of("activities-status-", status.word(), "")
}

pub(crate) fn population_name(frame: &Frame, atlas: &Atlas, id: Option<uuid::Uuid>) -> String {
    id.map_or_else(|| frame.t("activities-everyone"), |id| atlas.population_name(id).to_owned())
}

pub(crate) fn period(frame: &Frame, activity: &Activity) -> String {
    let from = frame.day(&activity.from_on);
    match activity.to_on {
        Some(to) if activity.status == Status::CalledOff => {
            frame.t2("activities-was-planned-to", "from", from, "to", frame.day(&to))
        }
        None if activity.status == Status::CalledOff => frame.t1("activities-was-planned", "from", from),
        Some(to) => frame.t2("activities-from-to", "from", from, "to", frame.day(&to)),
        None if activity.from_on > frame.today => frame.t1("activities-starts", "from", from),
        None => frame.t1("activities-since", "from", from),
    }
}

fn tone(status: Status) -> Tone {
    match status {
        Status::UnderWay => Tone::Good,
        Status::Paused => Tone::Watch,
        Status::Planned | Status::Finished | Status::CalledOff => Tone::Plain,
    }
}
