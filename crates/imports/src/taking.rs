//! Takes a list in, whole or not at all; and how that is done with one of activities.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use activities::{Activity, Brought, Left, Renewed, Role};
use kernel::{Change, Scope};
use sea_orm::{DatabaseExecutor, DatabaseTransaction};
use tokio::task::yield_now;
use uuid::Uuid;
use web::events::Doer;
use web::texts::Language;
use web::{App, PageError};

use crate::answers::Answers;
use crate::columns::{Columns, Meaning};
use crate::comparing::{self, Compared, Known};
use crate::effects::Effect;
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
use crate::writing::{Written, needed};
use crate::{areas, profiles};

/// After so many rows others have their turn.
const STRETCH: usize = 64;

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
    if how.is_trial && list.what == What::Activities {
        return activities(app, None, by, (list, how)).await;
    }
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
        What::Activities => activities(app, Some(tx), by, from).await,
        What::Organisations => profiles::write(app, tx, by, from).await,
        What::Places => areas::write(app, tx, by, from).await,
    }
}

/// Without a transaction it is only tried, and nobody who writes has to wait meanwhile.
async fn activities(
    app: &App,
    tx: Option<&DatabaseTransaction>,
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
    let db: DatabaseExecutor<'_> = tx.map_or_else(|| app.db().into(), Into::into);
    let (all, everything) = match tx {
        Some(tx) => {
            hold(app, tx, scope).await?;
            let everything = activities::hold_all(tx, scope).await?;
            (everything.activities.clone(), Some(everything))
        }
        None => (activities::all(&db, scope).await?, None),
    };
    let mut import = Import::read(app, &db, doer, (teller, how, list.headings())).await?;
    import.report.rows = table.rows.len();
    let mut lines = import.lines(Rows::read(&how.columns, table));
    let ids = ids(&mut lines, &all);
    make(app, tx, (&mut import, &lines)).await?;
    import.organisations.places = import.places.names();
    let mergers = organisations::mergers(&db, scope).await?;
    let known = Known::new(all.clone(), mergers, (&ids, import.today));
    let sorted = sorted(&mut import, known, &lines, &how.done).await;
    let earlier = match &how.source {
        Some(source) => effect_store::of_source(&db, scope, source).await?,
        None => HashSet::new(),
    };
    let left = left(&mut import, &all, (&earlier, &sorted.named));
    let Sorted { added, changed, .. } = sorted;
    let organisations = std::mem::take(&mut import.organisations.new);
    let organisations = needed(organisations, (&added, &changed), &mut import.report);
    (import.report.added, import.report.changed) = (added.len(), changed.len());
    if let Some((tx, everything)) = tx.zip(everything)
        && !import.report.is_open()
        && !how.is_trial
    {
        let written = Written { organisations, added, changed, left };
        written.write(app, tx, (&mut import, &everything)).await?;
    }
    Ok(import.report)
}

/// One import at a time; and nobody adds what it may add until it is done.
pub async fn hold(app: &App, tx: &DatabaseTransaction, scope: Scope) -> Result<(), PageError> {
    for noun in [
        "import",
        places::PLACE,
        organisations::FOCUS,
        organisations::ORGANISATION,
    ] {
        app.hold(tx, scope, noun).await?;
    }
    Ok(())
}

/// Makes the places and kinds of work that complete rows name and the coalition has not. Where it is only tried, what was
/// made is known from then on, but not there.
async fn make(
    app: &App,
    tx: Option<&DatabaseTransaction>,
    (import, lines): (&mut Import<'_>, &[Line]),
) -> Result<(), PageError> {
    import.look_for_country(&lines.iter().collect::<Vec<&Line>>());
    let lines: Vec<&Line> = lines.iter().filter(|line| import.lacks_something(line)).collect();
    if lines.is_empty() {
        return Ok(());
    }
    if let Some(tx) = tx {
        return import.make(tx, &lines).await;
    }
    let tx = app.begin().await?;
    hold(app, &tx, import.doer.scope).await?;
    import.make(&tx, &lines).await?;
    Ok(tx.rollback().await?)
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
async fn sorted(import: &mut Import<'_>, mut known: Known, lines: &[Line], done: &AtomicUsize) -> Sorted {
    let Sorted { mut added, mut changed, mut named } = Sorted::default();
    for line in lines {
        if done.fetch_add(1, Ordering::Relaxed).is_multiple_of(STRETCH) {
            // Others use the same threads.
            yield_now().await;
        }
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
