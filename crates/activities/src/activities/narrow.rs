//! Every query that narrows a list of activities to what was asked for.

use chrono::NaiveDate;
use kernel::Scope;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait as _, Condition, DatabaseBackend, QueryFilter as _, Select};
use uuid::Uuid;
use web::search;

use super::course::Status;
use super::entity::{Column, Entity};
use super::meant::Meant;
use super::part_entity as part;
use super::rules::Role;
use super::store;
use super::write::KIND;

/// What a list of activities is narrowed to; empty lists let everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub organisations: Vec<Uuid>,
    /// Parts that count, of these organisations or of anybody; empty for any.
    pub roles: Vec<Role>,
    /// With everything inside them already named.
    pub focuses: Vec<Uuid>,
    pub places: Vec<Uuid>,
    pub populations: Vec<Uuid>,
    /// Besides these groups of people, what is for everyone.
    pub for_everyone: bool,
    pub statuses: Vec<Status>,
    /// The day on which they have these statuses; as they were written down when there is none.
    pub as_of: Option<NaiveDate>,
    /// Neither ended nor called off by anybody, whatever its last day.
    pub not_said_over: bool,
    /// Going on that day.
    pub on: Option<NaiveDate>,
    /// Nobody goes on with what only these run: they had ended by that day.
    pub gone: Vec<Uuid>,
    /// Under way, and not confirmed since that day.
    pub stale_before: Option<NaiveDate>,
    /// The words of a search: each has to be met by something.
    pub words: Vec<Meant>,
}

impl Filter {
    /// Whether everything is let through.
    pub(super) fn is_open(&self) -> bool {
        *self == Self { as_of: self.as_of, ..Self::default() }
    }
}

pub(super) fn narrow(backend: DatabaseBackend, scope: Scope, filter: &Filter) -> Select<Entity> {
    let mut rows = store::of(scope);
    if !filter.organisations.is_empty() || !filter.roles.is_empty() {
        rows = rows.filter(Column::Id.in_subquery(of_organisations(scope, filter)));
    }
    for (column, ids) in [
        (Column::FocusId, &filter.focuses),
        (Column::PlaceId, &filter.places),
    ] {
        if !ids.is_empty() {
            rows = rows.filter(column.is_in(ids.iter().copied()));
        }
    }
    if !filter.populations.is_empty() || filter.for_everyone {
        let people = filter.populations.iter().copied();
        let any = Condition::any().add(Column::PopulationId.is_in(people));
        let everyone = filter.for_everyone.then(|| Column::PopulationId.is_null());
        rows = rows.filter(any.add_option(everyone));
    }
    if !filter.statuses.is_empty() {
        let any = Condition::any();
        rows = rows.filter(
            filter
                .statuses
                .iter()
                .fold(any, |any, status| any.add(stands(*status, filter.as_of))),
        );
    }
    if let Some(day) = filter.on {
        let open = Condition::any()
            .add(Column::ToOn.is_null())
            .add(Column::ToOn.gte(day));
        rows = rows
            .filter(Column::FromOn.lte(day))
            .filter(open)
            .filter(takes_place());
    }
    if filter.not_said_over {
        let over = Status::ALL.into_iter().filter(|status| status.is_over());
        rows = rows.filter(Column::Status.is_not_in(over.map(Status::word)));
    }
    if !filter.gone.is_empty() {
        let mut running = parts(scope);
        running
            .and_where(part::Column::Role.eq(Role::Runs.word()))
            .and_where(part::Column::OrganisationId.is_not_in(filter.gone.iter().copied()));
        rows = rows.filter(Column::Id.in_subquery(running));
    }
    if let Some(day) = filter.stale_before {
        rows = rows.filter(stale(day, filter.as_of));
    }
    for meant in &filter.words {
        rows = rows.filter(found(backend, scope, meant));
    }
    rows
}

/// Has this status: as written, or as it comes to on a day. The same as [`Status::on`].
fn stands(status: Status, as_of: Option<NaiveDate>) -> Condition {
    let written = |status: Status| Column::Status.eq(status.word());
    let Some(day) = as_of else {
        return Condition::all().add(written(status));
    };
    let open = Condition::any()
        .add(Column::ToOn.is_null())
        .add(Column::ToOn.gte(day));
    let under_way = Condition::all().add(written(Status::UnderWay));
    let finished = || Condition::all().add(written(Status::Finished));
    match status {
        Status::Finished => {
            let endless = finished().add(Column::ToOn.is_null()).add(Column::FromOn.lt(day));
            Condition::any()
                .add(Condition::all().add(Column::ToOn.lt(day)).add(takes_place()))
                .add(finished().add(Column::FromOn.gt(day)))
                .add(endless)
        }
        Status::Paused => open_and(open, Condition::all().add(written(status))),
        Status::UnderWay => {
            let first_only = Condition::all()
                .add(Column::ToOn.is_null())
                .add(Column::FromOn.eq(day));
            let last = Condition::any().add(Column::ToOn.gte(day)).add(first_only);
            let to_the_last = finished().add(Column::FromOn.lte(day)).add(last);
            Condition::any()
                .add(open_and(open, under_way.add(Column::FromOn.lte(day))))
                .add(to_the_last)
        }
        Status::Planned => {
            let ahead = under_way.add(Column::FromOn.gt(day));
            open_and(open, Condition::any().add(written(status)).add(ahead))
        }
        Status::CalledOff => Condition::all().add(written(status)),
    }
}

/// What was called off is on no day.
fn takes_place() -> Condition {
    Condition::all().add(Column::Status.ne(Status::CalledOff.word()))
}

fn open_and(open: Condition, more: Condition) -> Condition {
    Condition::all().add(open).add(more)
}

/// Under way, and nobody has said since that day that it still is.
fn stale(day: NaiveDate, as_of: Option<NaiveDate>) -> Condition {
    let unconfirmed = Condition::any().add(Column::ConfirmedOn.lt(day)).add(
        Condition::all()
            .add(Column::ConfirmedOn.is_null())
            .add(Column::FromOn.lt(day)),
    );
    Condition::all()
        .add(stands(Status::UnderWay, as_of))
        .add(unconfirmed)
}

fn of_organisations(scope: Scope, filter: &Filter) -> SelectStatement {
    let mut parts = parts(scope);
    if !filter.organisations.is_empty() {
        parts.and_where(part::Column::OrganisationId.is_in(filter.organisations.iter().copied()));
    }
    if !filter.roles.is_empty() {
        parts.and_where(part::Column::Role.is_in(filter.roles.iter().map(|role| role.word())));
    }
    parts
}

/// A word found in the activity's own title and note, in the names of an organisation that has a part in it or in what
/// is written about that, or in its kind of work, its place or for whom it is.
fn found(backend: DatabaseBackend, scope: Scope, meant: &Meant) -> Condition {
    let of_kind = Column::FocusId.is_in(meant.focuses.iter().copied());
    if meant.is_kind {
        return Condition::all().add(of_kind);
    }
    let word = std::slice::from_ref(&meant.word);
    let mut named = parts(scope);
    let organisations = search::matching(backend, scope, "organisation", word);
    named.and_where(Expr::col(part::Column::OrganisationId).in_subquery(organisations));
    let any = Condition::any()
        .add(Column::Id.in_subquery(search::matching(backend, scope, KIND, word)))
        .add(Column::Id.in_subquery(named))
        .add(Column::PlaceId.in_subquery(places::within(backend, scope, &meant.word)));
    let people = Column::PopulationId.is_in(meant.populations.iter().copied());
    any.add_option((!meant.focuses.is_empty()).then_some(of_kind))
        .add_option((!meant.populations.is_empty()).then_some(people))
}

fn parts(scope: Scope) -> SelectStatement {
    Query::select()
        .column(part::Column::ActivityId)
        .from(part::Entity)
        .and_where(part::Column::CoalitionId.eq(scope.key()))
        .to_owned()
}
