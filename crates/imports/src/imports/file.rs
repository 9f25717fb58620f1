//! A file that a command takes in, kept among the imports like one that was brought to a page.

use web::events::Doer;
use web::texts::Language;
use web::{App, PageError};

use super::reading;
use super::store::{self, Brought, Told};
use super::taken_store::{self, Source};
use super::word_store;
use crate::list::List;
use crate::report::Report;
use crate::taking::{How, write};

/// A file that a command takes in.
#[derive(Clone, Debug)]
pub struct File {
    pub name: String,
    pub content: Vec<u8>,
    /// From 1, where somebody chose.
    pub sheet: Option<usize>,
}

/// Takes in a file, and keeps it among the imports with what became of its rows.
pub async fn file(
    app: &App,
    by: (Doer, Language),
    file: File,
    (list, how): (&List, How),
) -> Result<Report, PageError> {
    let (doer, id) = (by.0.clone(), app.ids().next());
    let headings = reading::headings(&list.table);
    let source = Source { headings: headings.clone(), file_name: file.name.clone() };
    let how = How { source: Some(source), mark: id, ..how };
    let tx = app.begin().await?;
    let mut report = write(app, &tx, by, (list, &how)).await?;
    if !report.is_written {
        tx.rollback().await?;
        return Ok(report);
    }
    let told = Told { columns: Some(how.columns), ..Told::of(list, file.sheet) };
    let brought = Brought { id, file_name: file.name, content: file.content, told };
    store::add(&tx, &doer, brought).await?;
    taken_store::take_in(&tx, &doer, (id, 1), &report).await?;
    word_store::remember(&tx, (&doer, app.ids()), &report.taken, Some(id)).await?;
    tx.commit().await?;
    report.import_id = Some(id);
    Ok(report)
}
