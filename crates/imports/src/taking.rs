//! Takes a table of activities in, whole or not at all.

use std::collections::{BTreeMap, HashMap};

use activities::{Brought, Renewed, Role};
use hxl::Table;
use kernel::Scope;
use web::events::Doer;
use web::texts::Language;
use web::{App, PageError};

use crate::columns::{Columns, Meaning};
use crate::comparing::{Compared, Known};
use crate::line::Line;
use crate::report::Report;
use crate::teller::Teller;
use crate::understanding::Import;

/// How a table is taken in.
#[derive(Clone, Debug, Default)]
pub struct How {
    /// What somebody said of columns, by their headings.
    pub said: BTreeMap<String, Meaning>,
    /// The best match is taken for each organisation, place and kind of work, and what is missing is made.
    pub takes_likely: bool,
    /// Everything is done, and undone again.
    pub is_trial: bool,
}

/// Takes in a table of activities. Nothing is written while something is open, or when it is only tried.
pub async fn activities(app: &App, scope: Scope, table: &Table, how: &How) -> Result<Report, PageError> {
    let teller = Teller { texts: app.texts(), language: Language::English };
    let columns = Columns::of(table, &how.said);
    let lacking = lacking(&columns);
    if !lacking.is_empty() {
        let open = lacking.into_iter().map(|key| teller.say(key, &[])).collect();
        return Ok(Report { rows: table.rows.len(), open, ..Report::default() });
    }
    let lines = lines(&columns, table);
    let tx = app.begin().await?;
    // One import at a time; and nobody writes activities until it is done.
    app.hold(&tx, scope, "import").await?;
    for noun in [places::PLACE, organisations::FOCUS, organisations::ORGANISATION] {
        app.hold(&tx, scope, noun).await?;
    }
    let everything = activities::hold_all(&tx, scope).await?;
    let mut import = Import::read(app, &tx, Doer::program(app, scope), (teller, how)).await?;
    import.report.rows = table.rows.len();
    if how.takes_likely {
        import.make(&tx, &lines).await?;
    }
    let known = Known::new(everything.activities.clone());
    let (added, changed) = sorted(&mut import, known, &lines);
    let Import { mut report, doer, organisations, .. } = import;
    (report.added, report.changed) = (added.len(), changed.len());
    for newcomer in &organisations.new {
        report.made("organisations", newcomer.draft.name.clone());
    }
    if !report.open.is_empty() || how.is_trial {
        tx.rollback().await?;
        return Ok(report);
    }
    let output = |error: organisations::ManyError| PageError::Output(error.to_string());
    organisations::add_many(&tx, organisations.new)
        .await
        .map_err(output)?;
    activities::add_many(&tx, scope, app.ids(), added).await?;
    activities::change_many(&tx, &doer, &everything, changed).await?;
    tx.commit().await?;
    report.is_written = true;
    Ok(report)
}

/// What is new and what has changed. The report tells of all other lines.
fn sorted(import: &mut Import<'_>, mut known: Known, lines: &[Line]) -> (Vec<Brought>, Vec<Renewed>) {
    let (mut added, mut changed) = (Vec::new(), Vec::new());
    for line in lines {
        let Some(said) = import.understand(line) else {
            continue;
        };
        match known.compare(line.row, &said, &import.teller) {
            Compared::New(plan) => {
                added.push(Brought { doer: import.doer.clone(), plan: *plan, later: Vec::new() })
            }
            Compared::Changed(renewed) => changed.push(*renewed),
            Compared::Unchanged => import.report.unchanged += 1,
            Compared::Again(row) => {
                import.report.unchanged += 1;
                import.remark(line, "import-twice", &[("row", &row.to_string())]);
            }
            Compared::Refused(refusal) => {
                let sentence = import.teller.say(&refusal.to_string(), &[]);
                import.report.refuse(line.row, sentence);
            }
        }
    }
    (added, changed)
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

/// The rows in words; rows with the same code are one activity with all their organisations.
fn lines(columns: &Columns, table: &Table) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(table.rows.len());
    let mut by_code: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        let line = Line::read(columns, row);
        match by_code.get(&line.code) {
            Some(at) if !line.code.is_empty() => lines[*at].organisations.extend(line.organisations),
            _ => {
                by_code.insert(line.code.clone(), lines.len());
                lines.push(line);
            }
        }
    }
    lines
}
