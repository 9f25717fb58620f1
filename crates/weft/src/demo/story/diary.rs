//! The coalition's history, read off the dates of its records: who added, ended, confirmed, asked and set what.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::members::COORDINATOR;
use super::{Activity, Entry, Person, Standing, Status, Story, What};

/// Everything that happened, oldest first.
pub(super) fn entries(story: &Story) -> Vec<Entry> {
    let mut diary = vec![entry(
        story.coalition.started_on,
        COORDINATOR,
        What::CoalitionStarted,
        story.coalition.slug,
    )];
    beginnings(story, &mut diary);
    for organisation in &story.organisations {
        diary.push(entry(
            organisation.added_on,
            organisation.added_by,
            What::OrganisationAdded,
            organisation.key,
        ));
        match organisation.standing {
            Standing::Active => {}
            Standing::Ended { on } => {
                diary.push(entry(on, COORDINATOR, What::OrganisationEnded, organisation.key));
            }
            Standing::Merged { on, .. } => {
                diary.push(entry(on, COORDINATOR, What::OrganisationMerged, organisation.key));
            }
        }
    }
    for activity in &story.activities {
        work(activity, &story.people, &mut diary);
    }
    groundwork(story, &mut diary);
    diary.sort_by(|one, other| (one.on, one.what, &one.about).cmp(&(other.on, other.what, &other.about)));
    diary
}

fn beginnings(story: &Story, diary: &mut Vec<Entry>) {
    let joined = |person: &Person| entry(person.added_on, person.added_by, What::PersonJoined, person.key);
    diary.extend(story.people.iter().map(joined));
    diary.extend(
        story
            .areas
            .iter()
            .map(|area| entry(area.added_on, area.added_by, What::PlaceAdded, area.code)),
    );
    let added = story.districts.iter();
    diary.extend(
        added.map(|district| entry(district.added_on, district.added_by, What::PlaceAdded, district.key)),
    );
}

fn work(activity: &Activity, people: &[Person], diary: &mut Vec<Entry>) {
    diary.push(entry(activity.added_on, activity.added_by, What::ActivityAdded, &activity.key));
    // Work that was already over when somebody wrote it down was added and ended on the same day.
    let ended = activity
        .to_on
        .filter(|_| activity.status == Status::Finished)
        .map(|day| day.max(activity.added_on));
    if let Some(day) = ended {
        diary.push(entry(day, confirmer(activity, people, day), What::ActivityEnded, &activity.key));
    }
    if let Some(day) = activity.confirmed_on.filter(|day| *day > activity.added_on) {
        diary.push(entry(day, confirmer(activity, people, day), What::ActivityConfirmed, &activity.key));
    }
}

/// An organisation's own representative, if it had one by then; otherwise whoever wrote the activity down.
fn confirmer(activity: &Activity, people: &[Person], on: NaiveDate) -> &'static str {
    let own = people.iter().find(|person| {
        person.added_on <= on
            && person
                .represents
                .is_some_and(|key| activity.hands().any(|hand| hand == key))
    });
    own.map_or(activity.added_by, |person| person.key)
}

fn groundwork(story: &Story, diary: &mut Vec<Entry>) {
    for need in &story.needs {
        diary.push(entry(
            need.added_on,
            need.added_by,
            What::NeedSet,
            &format!("{}/{}", need.place, need.focus),
        ));
    }
    let mut written = BTreeSet::new();
    for asked in &story.asked {
        let about = format!("{}/{}", asked.place, asked.focus);
        if written.insert((asked.added_on, about.clone())) {
            diary.push(entry(asked.added_on, asked.added_by, What::AskedRecorded, &about));
        }
    }
}

fn entry(on: NaiveDate, by: &'static str, what: What, about: &str) -> Entry {
    Entry { on, by, what, about: about.to_owned() }
}
