//! Takes a list in, whole or not at all; and how that is done with one of activities.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use activities::{Activity, Brought, Left, Renewed, Role};
use kernel::{Change, OrganisationId};
use organisations::Newcomer;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use web::events::Doer;
use web::texts::Language;
use web::{App, PageError};

use crate::answers::Answers;
use crate::columns::{Columns, Meaning};
use crate::comparing::{self, Compared, Known};
use crate::effects::{Effect, Thing};
use crate::imports::effect_store;
use crate::imports::taken_store::Source;
use crate::line::Line;
use crate::list::List;
use crate::missing::{self, Named};
use crate::report::{Fate, Report};
use crate::rows::Rows;
use crate::teller::Teller;
use crate::understanding::Import;
use crate::what::What;
use crate::{areas, profiles};

/// How a table is taken in.
#[derive(Clone, Debug, Default)]
pub struct How {
    pub columns: Columns,
    pub answers: Answers,
    /// From which the ids of what it makes are worked out: its own id.
    pub mark: Uuid,
    /// Everything is done, and undone again.
    pub is_trial: bool,
    /// By what a list is known that comes again.
    pub source: Option<Source>,
    /// How many rows have been looked at, for whoever waits.
    pub done: Arc<AtomicUsize>,
}

/// Takes in a list. Nothing is written while something is open, or when it is only tried.
pub async fn take_in(app: &App, by: (Doer, Language), list: &List, how: &How) -> Result<Report, PageError> {
    let tx = app.begin().await?;
    let report = write(app, &tx, by, (list, how)).await?;
    if report.is_written {
        tx.commit().await?;
    } else {
        tx.rollback().await?;
    }
    Ok(report)
}

/// The same within a transaction, which has to be rolled back unless the report says that it is written.
pub async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    by: (Doer, Language),
    from: (&List, &How),
) -> Result<Report, PageError> {
    match from.0.what {
        What::Activities => activities(app, tx, by, from).await,
        What::Organisations => profiles::write(app, tx, by, from).await,
        What::Places => areas::write(app, tx, by, from).await,
    }
}

async fn activities(
    app: &App,
    tx: &DatabaseTransaction,
    (doer, language): (Doer, Language),
    (list, how): (&List, &How),
) -> Result<Report, PageError> {
    let table = &list.table;
    let (teller, scope) = (Teller { texts: app.texts(), language }, doer.scope);
    let lacking = lacking(&how.columns);
    if !lacking.is_empty() {
        let lacking = lacking.into_iter().map(|key| teller.say(key, &[])).collect();
        return Ok(Report::lacking(table.rows.len(), lacking));
    }
    // One import at a time; and nobody writes activities until it is done.
    app.hold(tx, scope, "import").await?;
    for noun in [places::PLACE, organisations::FOCUS, organisations::ORGANISATION] {
        app.hold(tx, scope, noun).await?;
    }
    let everything = activities::hold_all(tx, scope).await?;
    let mut import = Import::read(app, tx, doer, (teller, how, list.headings())).await?;
    import.report.rows = table.rows.len();
    let mut lines = import.lines(Rows::read(&how.columns, table));
    let ids = ids(&mut lines, &everything.activities);
    let complete: Vec<&Line> = lines.iter().filter(|line| import.is_complete(line)).collect();
    import.make(tx, &complete).await?;
    import.organisations.places = import.places.names();
    let mergers = organisations::mergers(tx, scope).await?;
    let known = Known::new(everything.activities.clone(), mergers, (&ids, import.today));
    let Sorted { added, changed, named } = sorted(&mut import, known, &lines, &how.done);
    let earlier = match &how.source {
        Some(source) => effect_store::of_source(tx, scope, source).await?,
        None => HashSet::new(),
    };
    let left = left(&mut import, &everything.activities, (&earlier, &named));
    let Import { mut report, doer, mut organisations, answers, .. } = import;
    organisations.new = needed(organisations.new, (&added, &changed), &mut report);
    (report.added, report.changed) = (added.len(), changed.len());
    if report.is_open() || how.is_trial {
        return Ok(report);
    }
    organisations::add_many(tx, organisations.new)
        .await
        .map_err(profiles::not_written)?;
    let renewed = changed.iter();
    let renewed = renewed.map(|one| Effect::changed(&one.before, one.plan.draft()));
    report.effects.extend(renewed);
    report.effects.extend(
        left.iter()
            .map(|(left, _)| Effect::changed(left.before(), &left.draft())),
    );
    for id in activities::add_many(tx, scope, app.ids(), added).await? {
        report.brings(Thing::Activity, id.0);
    }
    activities::change_many(tx, &doer, &everything, changed).await?;
    activities::leave_many(tx, &doer, &everything, left).await?;
    report.taken = answers.taken();
    report.is_written = true;
    Ok(report)
}

/// The ids that lines name, as Weft's own lists do; and whether each is of this coalition's record.
fn ids(lines: &mut [Line], all: &[Activity]) -> HashSet<Uuid> {
    let ids: HashSet<Uuid> = lines.iter().filter_map(Line::id).collect();
    let known = all.iter().map(|activity| activity.id.0);
    let known: HashSet<Uuid> = known.filter(|id| ids.contains(id)).collect();
    for line in lines {
        line.is_from_elsewhere = line.id().is_some_and(|id| !known.contains(&id));
    }
    ids
}

/// The new organisations, told. One that only rows name which are not taken in is not made.
fn needed(
    mut new: Vec<Newcomer>,
    (added, changed): (&[Brought], &[Renewed]),
    report: &mut Report,
) -> Vec<Newcomer> {
    let plans = added.iter().map(|one| &one.plan);
    let plans = plans.chain(changed.iter().map(|one| &one.plan));
    let named = plans.flat_map(|plan| &plan.draft().organisations);
    let named: HashSet<OrganisationId> = named.map(|(id, _)| *id).collect();
    new.retain(|newcomer| named.contains(&newcomer.id));
    for newcomer in &new {
        report.brings(Thing::Organisation, newcomer.id.0);
        report.made("organisations", newcomer.draft.name.clone());
    }
    new
}

/// How the activities that the list names no longer come to their end, where somebody said so, with what that changes.
fn left(
    import: &mut Import<'_>,
    all: &[Activity],
    named: (&HashSet<Uuid>, &Named),
) -> Vec<(Left, Vec<Change>)> {
    let (mut said, today) = (import.answers.missing.clone(), import.today);
    if import.report.refused > 0 {
        // What was refused may mean some of it: only what was chosen one by one ends.
        said.all_on = None;
    }
    let mut leaving = Vec::new();
    for activity in missing::missing(all, named, (said.is_whole, today)) {
        let left = said.left(activity, today);
        import.report.gone.push((activity.clone(), left.is_some()));
        match left {
            Some(left) => {
                let changes = comparing::changes(&import.teller, &activity.draft(), &left.draft());
                leaving.push((left, changes));
            }
            // It goes on, and is asked about again with the next list.
            None => import.report.effects.push(Effect::met(activity)),
        }
    }
    (import.report.missing, import.report.ended) = (import.report.gone.len(), leaving.len());
    leaving
}

/// What the rows come to.
#[derive(Default)]
struct Sorted {
    added: Vec<Brought>,
    changed: Vec<Renewed>,
    named: Named,
}

/// What is new and what has changed. The report tells of all other lines.
fn sorted(import: &mut Import<'_>, mut known: Known, lines: &[Line], done: &AtomicUsize) -> Sorted {
    let Sorted { mut added, mut changed, mut named } = Sorted::default();
    for line in lines {
        done.fetch_add(1, Ordering::Relaxed);
        let Some(said) = import.understand(line) else {
            continue;
        };
        let runs = said
            .draft
            .organisations
            .iter()
            .filter(|(_, role)| *role == Role::Runs);
        named.runners.extend(runs.map(|(id, _)| *id));
        let compared = known.compare(line.row, &said, &import.teller);
        let may_run = match &compared {
            Compared::New(plan) => import.somebody_runs(plan, None),
            Compared::Changed(renewed) => import.somebody_runs(&renewed.plan, Some(&renewed.before)),
            _ => Ok(()),
        };
        let compared = may_run.map_or_else(Compared::Refused, |()| compared);
        let fate = match compared {
            Compared::New(plan) => {
                added.push(Brought { doer: import.doer.clone(), plan: *plan, later: Vec::new() });
                Fate::New
            }
            Compared::Changed(renewed) => {
                import.report.changes(line.row, &renewed.changes);
                named.activities.insert(renewed.before.id.0);
                changed.push(*renewed);
                Fate::Changed
            }
            Compared::Unchanged(same) => {
                named.activities.insert(same.id.0);
                import.report.effects.push(Effect::met(&same));
                Fate::Unchanged
            }
            Compared::Again(row) => {
                import.remark(line.row, &[], "import-twice", &[("row", &row.to_string())]);
                Fate::Unchanged
            }
            Compared::Refused(refusal) => {
                let sentence = import.teller.refusal(refusal);
                import.report.refuse(line.row, String::new(), sentence);
                continue;
            }
        };
        import.report.unchanged += usize::from(fate == Fate::Unchanged);
        import.report.fates.insert(line.row, fate);
    }
    Sorted { added, changed, named }
}

/// What no column tells.
fn lacking(columns: &Columns) -> Vec<&'static str> {
    let has = |meanings: &[Meaning]| meanings.iter().any(|meaning| columns.has(*meaning));
    let places: Vec<Meaning> = (0..=3)
        .flat_map(|level| [Meaning::Place(level), Meaning::PlaceCode(level)])
        .chain([Meaning::Somewhere])
        .collect();
    [
        (&[Meaning::Organisation(Role::Runs)][..], "import-no-organisation"),
        (&places, "import-no-place"),
        (&[Meaning::Kind, Meaning::Area, Meaning::Title], "import-no-work"),
    ]
    .into_iter()
    .filter(|(meanings, _)| !has(meanings))
    .map(|(_, key)| key)
    .collect()
}
