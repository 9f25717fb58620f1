//! Takes a list of organisations in: finds who each row means, and what its words mean; the rest is for writing.

use std::collections::HashMap;
use std::sync::atomic::Ordering;

use kernel::OrganisationId;
use organisations::Contact;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use web::events::Doer;
use web::texts::Language;
use web::{App, PageError};

use super::line::Entry;
use super::meaning::Row;
use super::overlaying::Words;
use super::writing::Written;
use crate::columns::Meaning;
use crate::line::Line;
use crate::list::List;
use crate::report::Report;
use crate::rows::says_sum;
use crate::taking::{How, hold};
use crate::teller::Teller;
use crate::understanding::Import;

/// Takes the list in within a transaction, which has to be rolled back unless the report says that it is written.
pub async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    (doer, language): (Doer, Language),
    (list, how): (&List, &How),
) -> Result<Report, PageError> {
    let (teller, scope, rows) = (Teller { texts: app.texts(), language }, doer.scope, &list.table.rows);
    if !how.columns.has(Meaning::Name) {
        return Ok(Report::lacking(rows.len(), vec![teller.say("import-no-name", &[])]));
    }
    hold(app, tx, scope).await?;
    let (mut entries, sums) = read(list, how);
    let mut import = Import::read(app, tx, doer, (teller, how, list.headings())).await?;
    import.report.rows = rows.len();
    import.leave_sums(&sums);
    for entry in &mut entries {
        import.take_apart(entry);
    }
    let lines: Vec<&Line> = entries.iter().flat_map(Entry::lines).collect();
    import.look_for_country(&lines);
    import.make(tx, &lines).await?;
    let merged = organisations::mergers(tx, scope).await?;
    let mut meant: Vec<Option<Row>> = Vec::with_capacity(entries.len());
    for entry in &entries {
        how.done.fetch_add(1, Ordering::Relaxed);
        meant.push(import.row(entry, &merged));
    }
    let known: Vec<Uuid> = meant
        .iter()
        .flatten()
        .filter(|row| !row.is_new)
        .map(|row| row.id.0)
        .collect();
    let wholes = organisations::wholes(tx, scope, &known).await?;
    let contacts = organisations::contacts_of(tx, scope, &known).await?;
    let mut written = Written::new(Words::read(tx, scope).await?, wholes, by_organisation(contacts));
    for (entry, row) in entries.iter().zip(meant) {
        if let Some(row) = row {
            written.take(&mut import, entry, row);
        }
    }
    written.settle(&mut import);
    if !import.report.is_open() && !how.is_trial {
        written.write(tx, &mut import).await?;
        import.report.taken = import.answers.taken();
        import.report.is_written = true;
    }
    Ok(import.report)
}

/// The rows in words, and the numbers of those that only add up others.
fn read(list: &List, how: &How) -> (Vec<Entry>, Vec<u32>) {
    let (mut entries, mut sums) = (Vec::new(), Vec::new());
    for row in &list.table.rows {
        let entry = Entry::read((&how.columns, &list.table), row);
        if says_sum(row) && entry.lines().next().is_none() {
            sums.push(entry.row);
        } else {
            entries.push(entry);
        }
    }
    (entries, sums)
}

fn by_organisation(contacts: Vec<(OrganisationId, Contact)>) -> HashMap<OrganisationId, Vec<Contact>> {
    let mut found: HashMap<OrganisationId, Vec<Contact>> = HashMap::new();
    for (id, contact) in contacts {
        found.entry(id).or_default().push(contact);
    }
    found
}
