//! Keys lead somewhere and counts are as promised.

use std::collections::BTreeSet;

use super::super::{Contact, Role, Seat, Standing, Story, tell};
use super::{a_day, area_of, keys, kinds};

const SECTORS: &str = include_str!("../../../../../organisations/lists/sectors.tsv");
const POPULATIONS: &str = include_str!("../../../../../organisations/lists/populations.tsv");

#[test]
fn it_is_as_large_as_promised() {
    let story = tell(a_day());
    assert_eq!(story.areas.len(), 8);
    assert!((20..=28).contains(&story.districts.len()), "{} districts", story.districts.len());
    assert!(
        (55..=66).contains(&story.organisations.len()),
        "{} organisations",
        story.organisations.len()
    );
    assert!((570..=640).contains(&story.activities.len()), "{} activities", story.activities.len());
    assert!(story.needs.len() >= 40);
    assert!(story.asked.len() >= 180);
    assert_eq!(
        story
            .people
            .iter()
            .filter(|person| person.seat == Seat::Coordinator)
            .count(),
        2
    );

    let local = story
        .organisations
        .iter()
        .filter(|organisation| organisation.local_name.is_some())
        .count();
    assert!(local * 2 >= story.organisations.len());
    let named = |contact: &Contact| contact.name.is_some();
    let contacts = story
        .organisations
        .iter()
        .filter(|organisation| organisation.contact.as_ref().is_some_and(named));
    assert!(contacts.count() * 2 >= story.organisations.len());
    for district in &story.districts {
        assert_eq!(area_of(&story, district.key), district.area);
    }
}

#[test]
fn no_two_records_share_a_key() {
    let story = tell(a_day());
    let places = story
        .areas
        .iter()
        .map(|area| area.code)
        .chain(story.districts.iter().map(|district| district.key));
    let all: [Vec<&str>; 4] = [
        places.collect(),
        story.people.iter().map(|person| person.key).collect(),
        story
            .organisations
            .iter()
            .map(|organisation| organisation.key)
            .collect(),
        story
            .activities
            .iter()
            .map(|activity| activity.key.as_str())
            .collect(),
    ];
    for keys in all {
        let different: BTreeSet<_> = keys.iter().collect();
        assert_eq!(different.len(), keys.len());
    }
    let asked: BTreeSet<_> = story
        .asked
        .iter()
        .map(|asked| (asked.place, asked.focus, asked.asked_on))
        .collect();
    assert_eq!(asked.len(), story.asked.len());
    let needs: BTreeSet<_> = story.needs.iter().map(|need| (need.place, need.focus)).collect();
    assert_eq!(needs.len(), story.needs.len());
}

#[test]
fn the_keys_of_organisations_and_people_lead_somewhere() {
    let story = tell(a_day());
    let (sectors, focuses, organisations) = (keys(SECTORS), focuses(), organisations(&story));
    for organisation in &story.organisations {
        let key = organisation.key;
        assert!((1..=3).contains(&organisation.sectors.len()), "{key}");
        assert!(organisation.sectors.iter().all(|sector| sectors.contains(sector)), "{key}");
        assert!(organisation.focuses.iter().all(|focus| focuses.contains(focus)), "{key}");
        assert!(!organisation.languages.is_empty() && !organisation.places.is_empty(), "{key}");
        assert!(
            organisation
                .places
                .iter()
                .all(|place| !area_of(&story, place).is_empty()),
            "{key}"
        );
        if let Standing::Merged { into, .. } = organisation.standing {
            assert!(organisations.contains(into));
        }
    }
    for person in &story.people {
        assert!(person.represents.is_none_or(|key| organisations.contains(key)), "{}", person.key);
    }
    let used: BTreeSet<_> = story
        .organisations
        .iter()
        .flat_map(|organisation| &organisation.sectors)
        .collect();
    assert_eq!(used.len(), sectors.len(), "every sector of society is in the room");
}

#[test]
fn the_keys_of_activities_lead_somewhere() {
    let story = tell(a_day());
    let (populations, focuses, organisations) = (keys(POPULATIONS), focuses(), organisations(&story));
    for activity in &story.activities {
        let key = &activity.key;
        let taking_part: BTreeSet<_> = activity.organisations.iter().map(|(key, _)| *key).collect();
        assert_eq!(taking_part.len(), activity.organisations.len(), "{key} names somebody twice");
        assert!(taking_part.is_subset(&organisations), "{key}");
        assert!(matches!(activity.organisations[0], (_, Role::Runs)), "{key}");
        assert!(focuses.contains(activity.focus), "{key}");
        assert!(
            activity
                .population
                .is_none_or(|group| populations.contains(group)),
            "{key}"
        );
        area_of(&story, activity.place);
    }
}

#[test]
fn the_keys_of_what_was_asked_and_is_needed_lead_somewhere() {
    let story = tell(a_day());
    let asked = story.asked.iter().map(|asked| (asked.place, asked.focus));
    for (place, focus) in asked.chain(story.needs.iter().map(|need| (need.place, need.focus))) {
        assert!(focuses().contains(focus), "{focus}");
        area_of(&story, place);
    }
    assert!(
        story
            .needs
            .iter()
            .all(|need| (1..=3).contains(&need.level) && need.reason.ends_with('.'))
    );
}

#[test]
fn nobody_does_the_same_thing_twice_at_once() {
    let story = tell(a_day());
    let mut seen = BTreeSet::new();
    for activity in story
        .activities
        .iter()
        .filter(|activity| activity.went_on(story.today))
    {
        let runs = activity.organisations[0].0;
        let cell = (runs, activity.focus, activity.place, activity.population);
        assert!(seen.insert(cell), "{cell:?}");
    }
}

fn focuses() -> BTreeSet<&'static str> {
    kinds("all").into_iter().collect()
}

fn organisations(story: &Story) -> BTreeSet<&'static str> {
    story
        .organisations
        .iter()
        .map(|organisation| organisation.key)
        .collect()
}
