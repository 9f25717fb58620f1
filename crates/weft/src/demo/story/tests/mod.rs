//! The story holds together on whichever day it is told, and everything planted in it is really there.

mod dates;
mod planted;
mod whole;
mod words;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::{Activity, Story, tell};

fn a_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// More than a year of days, so that no month's end or leap day can spoil the demo.
fn many_stories() -> impl Iterator<Item = Story> {
    (0..30).map(|step| tell(a_day() + Days::new(step * 17)))
}

fn keys(table: &'static str) -> BTreeSet<&'static str> {
    super::sheet::rows(table)
        .iter()
        .map(|row| row.text("key"))
        .collect()
}

/// The area a place lies in; an area lies in itself.
fn area_of(story: &Story, place: &str) -> &'static str {
    let area = story
        .areas
        .iter()
        .find(|area| area.code == place)
        .map(|area| area.code);
    let district = || {
        story
            .districts
            .iter()
            .find(|district| district.key == place)
            .map(|district| district.area)
    };
    area.or_else(district)
        .unwrap_or_else(|| panic!("nobody knows the place {place}"))
}

fn all_areas(story: &Story) -> BTreeSet<&'static str> {
    story.areas.iter().map(|area| area.code).collect()
}

/// The kinds of work inside one area of focus.
fn kinds(area_of_focus: &str) -> Vec<&'static str> {
    super::lists::kinds(&[area_of_focus])
}

fn going_on(story: &Story, day: NaiveDate) -> impl Iterator<Item = &Activity> {
    story
        .activities
        .iter()
        .filter(move |activity| activity.went_on(day))
}
