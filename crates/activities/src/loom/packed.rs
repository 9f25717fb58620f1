//! Every query that reads activities as one long text: at a third of the cost of rows with columns.

use std::str::Split;

use cloth::{Day, Role, Status, days};
use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr};
use uuid::Uuid;

use crate::activities::{self, entity, part_entity};

/// Between the parts of activities, and between the values of one part. Neither stands in any value.
const PARTS: char = ';';
const VALUES: char = ',';

/// One organisation's part in an activity, by ids.
pub(super) struct Part {
    pub number: i64,
    pub place: Uuid,
    pub focus: Uuid,
    pub population: Option<Uuid>,
    pub from: Day,
    pub to: Option<Day>,
    /// `None` for what was called off: it is on no day.
    pub status: Option<Status>,
    pub organisation: Uuid,
    pub role: Role,
}

/// The parts of the activities whose `column` lies above `after` and not above `last`, packed into one text, those
/// of one activity side by side.
///
/// A driver's row costs more than what is in it, and a million activities are more than a million rows; so each
/// database joins them itself, in its own words: the builder has none for this.
pub(super) async fn packed(
    db: &impl ConnectionTrait,
    scope: Scope,
    (column, after, last): (entity::Column, i64, i64),
) -> Result<String, DbErr> {
    let line = match db.get_database_backend() {
        DatabaseBackend::Postgres => {
            "string_agg(concat_ws(',', activity.number, activity.place_id, activity.focus_id, \
             coalesce(activity.population_id::text, ''), to_char(activity.from_on, 'YYYY-MM-DD'), \
             coalesce(to_char(activity.to_on, 'YYYY-MM-DD'), ''), activity.status, \
             activity_organisation.organisation_id, activity_organisation.role), ';' ORDER BY activity.number)"
        }
        _ => {
            "group_concat(activity.number || ',' || hex(activity.place_id) || ',' || hex(activity.focus_id) || ',' \
             || hex(activity.population_id) || ',' || activity.from_on || ',' || coalesce(activity.to_on, '') || ',' \
             || activity.status || ',' || hex(activity_organisation.organisation_id) || ',' \
             || activity_organisation.role, ';' ORDER BY activity.number)"
        }
    };
    let wanted = Expr::col((entity::Entity, column));
    let mut query = joined(scope);
    query.expr(Expr::cust(line));
    query
        .and_where(wanted.clone().gt(after))
        .and_where(wanted.lte(last));
    let row = db.query_one(&query).await?;
    let text: Option<String> = row.map_or(Ok(None), |row| row.try_get_by_index(0))?;
    Ok(text.unwrap_or_default())
}

/// The parts in a packed text. One that cannot be read is a mistake of the program and stops the reading.
pub(super) fn parts(text: &str) -> impl Iterator<Item = Result<Part, DbErr>> {
    let lines = text.split(PARTS).filter(|line| !line.is_empty());
    lines.map(|line| {
        part(&mut line.split(VALUES))
            .ok_or_else(|| DbErr::Custom(format!("an activity could not be read: {line}")))
    })
}

fn part(values: &mut Split<'_, char>) -> Option<Part> {
    Some(Part {
        number: values.next()?.parse().ok()?,
        place: Uuid::try_parse(values.next()?).ok()?,
        focus: Uuid::try_parse(values.next()?).ok()?,
        population: some(values.next()?, |text| Uuid::try_parse(text).ok())?,
        from: day(values.next()?)?,
        to: some(values.next()?, day)?,
        status: activities::Status::from_word(values.next()?)?.on_days(),
        organisation: Uuid::try_parse(values.next()?).ok()?,
        role: activities::Role::from_word(values.next()?)?.into(),
    })
}

/// Nothing for an empty text; `None` when it cannot be read.
#[expect(clippy::option_option, reason = "empty and unreadable are two things here")]
fn some<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() {
        Some(None)
    } else {
        read(text).map(Some)
    }
}

/// `2026-11-23`.
fn day(text: &str) -> Option<Day> {
    let mut numbers = text.splitn(3, '-');
    let year = numbers.next()?.parse().ok()?;
    Some(days::from_date(year, numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn joined(scope: Scope) -> SelectStatement {
    use entity::Column as A;
    use part_entity::Column as P;
    let (a, p) = (entity::Entity, part_entity::Entity);
    let is_of = Expr::col((p, P::CoalitionId))
        .equals((a, A::CoalitionId))
        .and(Expr::col((p, P::ActivityId)).equals((a, A::Id)));
    Query::select()
        .from(a)
        .inner_join(p, is_of)
        .and_where(Expr::col((a, A::CoalitionId)).eq(scope.key()))
        .to_owned()
}

impl activities::Status {
    /// As the cloth knows it; `None` for what was called off and is on no day.
    pub(crate) fn on_days(self) -> Option<Status> {
        match self {
            Self::Planned => Some(Status::Planned),
            Self::UnderWay => Some(Status::UnderWay),
            Self::Paused => Some(Status::Paused),
            Self::Finished => Some(Status::Finished),
            Self::CalledOff => None,
        }
    }
}

impl From<activities::Role> for Role {
    fn from(role: activities::Role) -> Self {
        match role {
            activities::Role::Runs => Self::Runs,
            activities::Role::Supports => Self::Supports,
            activities::Role::Pays => Self::Pays,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn what_was_packed_is_read_again() {
        let place = "018f0000000070008000000000000001";
        let text = format!(
            "7,{place},{place},,2026-02-28,,under-way,{place},runs;8,{place},{place},{place},2024-02-29,2024-03-01,finished,{place},pays"
        );
        let read: Vec<_> = parts(&text).map(Result::unwrap).collect();
        assert_eq!((read[0].number, read[0].population, read[0].to), (7, None, None));
        assert_eq!(read[1].to.map(|to| to - read[1].from), Some(1));
        assert_eq!(parts("").count(), 0);
        for wrong in ["7", "x,y", "7,a,b,,2026-02-28,,under-way,c,runs"] {
            assert!(parts(wrong).next().unwrap().is_err(), "{wrong}");
        }
    }
}
