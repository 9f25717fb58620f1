//! Who does what where: the activities written one by one, and those grown from strands of similar work.

mod single;
mod strand;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::dice::Dice;
use super::members::COORDINATOR;
use super::sheet::{self, Row};
use super::{Activity, Organisation, Person, Role, Seat};

const STRANDS: &str = include_str!("../../../../demo/strands.tsv");
const SINGLES: &str = include_str!("../../../../demo/activities.tsv");

/// Fewer people than this are not written down as a number.
const REACH_MIN: u32 = 10;

pub(super) fn activities(
    calendar: &Calendar,
    people: &[Person],
    organisations: &[Organisation],
) -> Vec<Activity> {
    let members = Members { people, organisations };
    let mut activities: Vec<Activity> = sheet::rows(SINGLES)
        .iter()
        .map(|row| single::activity(row, calendar, &members))
        .collect();

    let mut notes = strand::Notes::new();
    let mut named: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for row in sheet::rows(STRANDS) {
        for mut activity in strand::activities(&row, calendar, &members, &mut notes) {
            let first = activity.organisations[0].0;
            let count = named.entry((first, activity.focus)).or_default();
            *count += 1;
            activity.key = format!("{first}-{}-{count}", activity.focus);
            activities.push(activity);
        }
    }
    activities
}

/// Who could have written something down, and since when.
struct Members<'a> {
    people: &'a [Person],
    organisations: &'a [Organisation],
}

impl Members<'_> {
    /// The first day on which the coalition knew all of these organisations.
    fn known_since(&self, organisations: &[(&'static str, Role)]) -> NaiveDate {
        let known = self
            .organisations
            .iter()
            .filter(|known| organisations.iter().any(|(key, _)| *key == known.key));
        known
            .map(|organisation| organisation.added_on)
            .max()
            .expect("invariant: every activity names a known member")
    }

    /// Mostly one of the organisations' own people; otherwise one of the two coordinators.
    fn writer(&self, organisations: &[(&'static str, Role)], on: NaiveDate, dice: &mut Dice) -> &'static str {
        let own = self.people.iter().find(|person| {
            person.seat == Seat::Representative
                && person.added_on <= on
                && organisations
                    .iter()
                    .any(|(key, _)| Some(*key) == person.represents)
        });
        let deputy = self.people.iter().find(|person| {
            person.seat == Seat::Coordinator && person.key != COORDINATOR && person.added_on <= on
        });
        match (own, deputy) {
            (Some(own), _) if dice.chance(75) => own.key,
            (_, Some(deputy)) if dice.chance(35) => deputy.key,
            _ => COORDINATOR,
        }
    }
}

fn organisations(row: &Row) -> Vec<(&'static str, Role)> {
    let columns = [
        ("runs", Role::Runs),
        ("supports", Role::Supports),
        ("pays", Role::Pays),
    ];
    columns
        .iter()
        .flat_map(|(column, role)| row.keys(column).into_iter().map(|key| (key, *role)))
        .collect()
}
