//! Dates make sense on whichever day the story is told.

use chrono::{Datelike, Days, NaiveDate};

use super::super::{Seat, Standing, Status, Story, What, tell};
use super::{a_day, many_stories};

#[test]
fn everything_was_written_down_after_the_start_and_before_tomorrow() {
    for story in many_stories() {
        for (on, by) in written(&story) {
            let writer = story.people.iter().find(|person| person.key == by).unwrap();
            assert!(story.coalition.started_on <= on && on <= story.today, "{on}");
            assert!(writer.added_on <= on, "{by} had not joined by {on}");
            assert_ne!(writer.seat, Seat::Reader, "{by} may only read");
        }
    }
}

/// When and by whom each record was written down.
fn written(story: &Story) -> Vec<(NaiveDate, &'static str)> {
    let mut all = Vec::new();
    all.extend(story.areas.iter().map(|area| (area.added_on, area.added_by)));
    all.extend(
        story
            .districts
            .iter()
            .map(|district| (district.added_on, district.added_by)),
    );
    all.extend(
        story
            .people
            .iter()
            .map(|person| (person.added_on, person.added_by)),
    );
    all.extend(
        story
            .organisations
            .iter()
            .map(|member| (member.added_on, member.added_by)),
    );
    all.extend(
        story
            .activities
            .iter()
            .map(|activity| (activity.added_on, activity.added_by)),
    );
    all.extend(story.asked.iter().map(|asked| (asked.added_on, asked.added_by)));
    all.extend(story.needs.iter().map(|need| (need.added_on, need.added_by)));
    all.extend(story.diary.iter().map(|entry| (entry.on, entry.by)));
    all
}

#[test]
fn work_has_sensible_dates() {
    for story in many_stories() {
        let two_years_ago = story.today - Days::new(731);
        for activity in &story.activities {
            let key = &activity.key;
            assert!(activity.from_on >= two_years_ago, "{key}");
            assert!(activity.to_on.is_none_or(|to| to > activity.from_on), "{key}");
            assert!(
                activity
                    .confirmed_on
                    .is_none_or(|on| activity.added_on <= on && on <= story.today),
                "{key}"
            );
            for (organisation, _) in &activity.organisations {
                let known = story
                    .organisations
                    .iter()
                    .find(|known| known.key == *organisation)
                    .unwrap();
                assert!(known.added_on <= activity.added_on, "{key} was added before {organisation}");
                match known.standing {
                    Standing::Active => {}
                    Standing::Ended { on } | Standing::Merged { on, .. } => {
                        assert!(activity.to_on.is_some_and(|to| to <= on), "{key} outlives {organisation}");
                        assert!(activity.added_on <= on, "{key} was added after {organisation} had gone");
                    }
                }
            }
            match activity.status {
                Status::Planned => assert!(activity.from_on > story.today, "{key}"),
                Status::UnderWay => assert!(activity.went_on(story.today), "{key}"),
                Status::Paused => assert!(activity.from_on < story.today, "{key}"),
                Status::Finished => assert!(activity.to_on.is_some_and(|to| to < story.today), "{key}"),
            }
        }
    }
}

#[test]
fn most_work_was_confirmed_within_a_year_and_some_is_stale() {
    let story = tell(a_day());
    let a_year_ago = story.today - Days::new(365);
    let under_way = || {
        story
            .activities
            .iter()
            .filter(|activity| activity.status == Status::UnderWay)
    };
    let all = under_way().count();
    let fresh = under_way()
        .filter(|activity| activity.confirmed_on.is_some_and(|on| on >= a_year_ago))
        .count();
    assert!(fresh * 100 >= all * 85, "{fresh} of {all}");
    assert!(all - fresh >= 12, "{fresh} of {all}");
}

#[test]
fn the_same_day_tells_the_same_story() {
    assert_eq!(tell(a_day()), tell(a_day()));
}

#[test]
fn another_day_tells_it_with_other_dates() {
    let (now, later) = (tell(a_day()), tell(a_day() + Days::new(400)));
    assert_eq!(now.activities.len(), later.activities.len());
    for (before, after) in now.organisations.iter().zip(&later.organisations) {
        assert_eq!(after.added_on - before.added_on, chrono::TimeDelta::days(400));
    }
    for (before, after) in now.activities.iter().zip(&later.activities) {
        assert_eq!(
            (&before.key, before.place, before.population),
            (&after.key, after.place, after.population)
        );
        let moved = (after.from_on - before.from_on).num_days();
        assert!((368..=432).contains(&moved), "{} moved by {moved} days", before.key);
    }
    let firsts = now
        .activities
        .iter()
        .filter(|activity| activity.from_on.day() == 1)
        .count();
    assert!(firsts * 2 > now.activities.len(), "most work starts on the first of a month");
}

#[test]
fn the_diary_is_in_order_and_leaves_nothing_out() {
    let story = tell(a_day());
    assert!(story.diary.is_sorted_by_key(|entry| entry.on));
    assert_eq!(story.diary.first().map(|entry| entry.what), Some(What::CoalitionStarted));
    let count = |what: What| story.diary.iter().filter(|entry| entry.what == what).count();
    assert_eq!(count(What::PersonJoined), story.people.len());
    assert_eq!(count(What::PlaceAdded), story.areas.len() + story.districts.len());
    assert_eq!(count(What::OrganisationAdded), story.organisations.len());
    assert_eq!((count(What::OrganisationEnded), count(What::OrganisationMerged)), (1, 1));
    assert_eq!(count(What::ActivityAdded), story.activities.len());
    let finished = story
        .activities
        .iter()
        .filter(|activity| activity.status == Status::Finished);
    assert_eq!(count(What::ActivityEnded), finished.count());
    assert_eq!(count(What::AskedRecorded), story.asked.len());
    assert_eq!(count(What::NeedSet), story.needs.len());
}
