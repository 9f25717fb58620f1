//! Many activities that nobody goes on with, ended or called off at once: for lists that no longer name them.

use chrono::NaiveDate;
use kernel::Change;
use sea_orm::{DatabaseTransaction, DbErr};
use web::events::Doer;

use super::course::{self, Course, Status};
use super::many::{Everything, Names};
use super::naming::CANCELLATION;
use super::rules::{Draft, Refusal};
use super::store::Activity;
use super::write;

/// How an activity comes to its end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Way {
    EndedOn(NaiveDate),
    /// Planned, and will not take place.
    CalledOff,
}

/// An activity that comes to its end as the rules allow it.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    before: Activity,
    course: Course,
}

impl Left {
    pub fn of(before: &Activity, way: Way, today: NaiveDate) -> Result<Self, Refusal> {
        let status = match before.is_over(today) {
            true => Status::Finished,
            false => before.status_on(today),
        };
        let course = match way {
            Way::EndedOn(day) => course::end(status, before.from_on, day, today)?,
            Way::CalledOff => course::call_off(status, (before.from_on, before.to_on), today)?,
        };
        Ok(Self { before: before.clone(), course })
    }

    /// As if everybody had left it on that day: what has not begun by then is called off.
    pub fn over(before: &Activity, day: NaiveDate, today: NaiveDate) -> Result<Self, Refusal> {
        let way = match before.way_out(today) {
            Some(CANCELLATION) => Way::CalledOff,
            _ => Way::EndedOn(day.max(before.from_on)),
        };
        Self::of(before, way, today)
    }

    pub fn before(&self) -> &Activity {
        &self.before
    }

    /// What is written down of it from now on.
    pub fn draft(&self) -> Draft {
        let Course { to_on, status } = self.course;
        Draft { to_on, status, ..self.before.draft() }
    }
}

/// Ends them or calls them off, each with what that changes in words.
pub async fn leave_many(
    tx: &DatabaseTransaction,
    doer: &Doer,
    everything: &Everything,
    leaving: Vec<(Left, Vec<Change>)>,
) -> Result<(), DbErr> {
    let names = Names::read(tx, doer.scope).await?;
    let turned = leaving.into_iter().map(|(left, changes)| {
        let name = names.called(&left.before.draft());
        (left.before.id, name, left.course, changes)
    });
    write::leave_all(tx, doer, everything.numbers, turned.collect()).await
}
