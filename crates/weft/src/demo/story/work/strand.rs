//! Strands: an organisation's work of one kind, spread over places, people and the last two years.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::calendar::{self, Calendar};
use super::super::dice::Dice;
use super::super::sheet::{self, Row};
use super::super::{Activity, Role, Status};
use super::{Members, REACH_MIN};

const NOTES: &str = include_str!("../../../../demo/notes.tsv");

/// Short remarks for each kind of work, and for work that is over or still to come, handed out in turn.
pub(super) struct Notes {
    by_subject: BTreeMap<&'static str, Vec<&'static str>>,
    next: BTreeMap<&'static str, usize>,
}

impl Notes {
    pub(super) fn new() -> Self {
        let mut by_subject: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in sheet::rows(NOTES) {
            by_subject
                .entry(row.text("for"))
                .or_default()
                .push(row.text("note"));
        }
        Self { by_subject, next: BTreeMap::new() }
    }

    /// Each remark is used twice at most, so that nobody reads the same line all day.
    fn take(&mut self, status: Status, focus: &'static str) -> Option<&'static str> {
        let subject = match status {
            Status::Planned => "planned",
            Status::Finished => "finished",
            Status::UnderWay | Status::Paused => focus,
        };
        let notes = self.by_subject.get(subject)?;
        let turn = self.next.entry(subject).or_default();
        let note = (*turn < notes.len() * 2).then(|| notes[*turn % notes.len()]);
        *turn += 1;
        note
    }
}

pub(super) fn activities(
    row: &Row,
    calendar: &Calendar,
    members: &Members,
    notes: &mut Notes,
) -> Vec<Activity> {
    let mut dice = Dice::for_line(row.line());
    let mut cells = cells(row);
    dice.shuffle(&mut cells);

    // Work that goes on or rests takes a cell of its own; plans and past rounds may return to one.
    let rounds = [
        (Status::UnderWay, "going"),
        (Status::Paused, "paused"),
        (Status::Planned, "planned"),
        (Status::Finished, "past"),
    ];
    let statuses = rounds.iter().flat_map(|(status, column)| {
        let count = usize::try_from(row.required_number(column)).expect("invariant: counts are not negative");
        std::iter::repeat_n(*status, count)
    });
    statuses
        .zip(cells.iter().cycle())
        .zip(1..)
        .map(|((status, (place, population)), number)| {
            // Every round has dice of its own, so that none depends on the one before.
            let dice = Dice::for_line(&format!("{number} {}", row.line()));
            let mut round = Round { row, calendar, members, dice, since: row.required_number("since") };
            let note = if round.dice.chance(44) {
                notes.take(status, row.text("focus"))
            } else {
                None
            };
            round.activity(status, place, *population, note)
        })
        .collect()
}

/// Every place with every group of people; no group means everybody.
fn cells(row: &Row) -> Vec<(&'static str, Option<&'static str>)> {
    let populations: Vec<Option<&str>> = match row.keys("populations") {
        none if none.is_empty() => vec![None],
        some => some.into_iter().map(Some).collect(),
    };
    let places = row.keys("places");
    places
        .iter()
        .flat_map(|place| populations.iter().map(|population| (*place, *population)))
        .collect()
}

/// One stretch of work within a strand.
struct Round<'a> {
    row: &'a Row,
    calendar: &'a Calendar,
    members: &'a Members<'a>,
    dice: Dice,
    /// The longest time ago, in days, at which work of this strand began.
    since: i64,
}

impl Round<'_> {
    /// The activity, still without its key.
    fn activity(
        &mut self,
        status: Status,
        place: &'static str,
        population: Option<&'static str>,
        note: Option<&'static str>,
    ) -> Activity {
        let organisations = super::organisations(self.row);
        let (from_on, to_on) = self.period(status);
        let added_on = self.added_on(status, from_on, &organisations);
        Activity {
            key: String::new(),
            focus: self.row.text("focus"),
            place,
            population,
            from_on,
            to_on,
            status,
            reach: self.reach(status),
            note,
            confirmed_on: self.confirmed_on(status, to_on, added_on),
            added_on,
            added_by: self.members.writer(&organisations, added_on, &mut self.dice),
            organisations,
        }
    }

    fn period(&mut self, status: Status) -> (NaiveDate, Option<NaiveDate>) {
        match status {
            Status::UnderWay => {
                let from = self.calendar.ago(self.dice.between(20, self.since));
                let until = self.calendar.ahead(self.dice.between(25, 420));
                let to_on = self.dice.chance(42).then(|| calendar::last_of_month(until));
                (self.start(from), to_on)
            }
            Status::Paused => {
                let from = self.calendar.ago(self.dice.between(90, self.since));
                (self.start(from), None)
            }
            Status::Planned => {
                let from = calendar::first_of_next_month(self.calendar.ahead(self.dice.between(5, 140)));
                let until = calendar::shift(from, self.dice.between(60, 330));
                (from, self.dice.chance(60).then(|| calendar::last_of_month(until)))
            }
            Status::Finished => {
                let ended = self.dice.between(20, (self.since - 100).clamp(40, 440));
                let began = (ended + self.dice.between(70, 300)).min(self.since.max(ended + 70));
                let to_on = calendar::last_of_month_before(self.calendar.ago(ended));
                (self.start(self.calendar.ago(began)), Some(to_on))
            }
        }
    }

    /// Most work starts on the first of a month.
    fn start(&mut self, day: NaiveDate) -> NaiveDate {
        if self.dice.chance(70) {
            calendar::first_of_month(day)
        } else {
            day
        }
    }

    fn added_on(&mut self, status: Status, from_on: NaiveDate, by: &[(&'static str, Role)]) -> NaiveDate {
        let noticed_on = match status {
            Status::Planned => self.calendar.ago(self.dice.between(1, 60)),
            _ => calendar::shift(from_on, self.dice.between(-14, 45)),
        };
        let known_since = calendar::shift(self.members.known_since(by), self.dice.between(0, 21));
        noticed_on.max(known_since).min(self.calendar.today)
    }

    fn reach(&mut self, status: Status) -> Option<u32> {
        let (low, high) = self.row.text("reach").split_once('-')?;
        let low = low.parse().expect("invariant: reach is written low-high");
        let high = high.parse().expect("invariant: reach is written low-high");
        let reach = u32::try_from(self.dice.between(low, high)).ok()?;
        let counted = status != Status::Planned && self.dice.chance(62);
        (counted && reach >= REACH_MIN).then_some(reach)
    }

    /// Most has been confirmed within the year, some has grown stale, a little was never confirmed.
    fn confirmed_on(
        &mut self,
        status: Status,
        to_on: Option<NaiveDate>,
        added_on: NaiveDate,
    ) -> Option<NaiveDate> {
        let day = match (status, to_on) {
            (Status::Planned, _) => added_on,
            (Status::Finished, Some(ended)) => calendar::shift(ended, self.dice.between(-10, 30)),
            _ if self.dice.chance(4) => return None,
            _ if self.dice.chance(15) => self.calendar.ago(self.dice.between(370, 540)),
            _ => self
                .calendar
                .ago(self.dice.between(3, 300).min(self.dice.between(3, 300))),
        };
        Some(day.max(added_on).min(self.calendar.today))
    }
}
