//! A file that was brought, read as a table.

use hxl::{Merged, Options, Sheet, SheetName, Table};
use uuid::Uuid;
use web::{Frame, PageError, Visit};

use super::store::{self, Kept};
use super::taken_store::Source;
use crate::columns::Columns;
use crate::taking::How;

/// An import with its table.
pub struct Opened {
    pub kept: Kept,
    pub table: Table,
    pub columns: Columns,
}

impl Opened {
    pub fn how(&self, is_trial: bool) -> How {
        How {
            columns: self.columns.clone(),
            answers: self.kept.answers.clone(),
            is_trial,
            source: Some(Source {
                headings: headings(&self.table),
                file_name: self.kept.file_name.clone(),
            }),
            ..How::default()
        }
    }

    /// The sheets there are to choose from; none where there is only one.
    pub fn sheets(&self) -> &[SheetName] {
        match &*self.table.source.sheets {
            [_] => &[],
            sheets => sheets,
        }
    }

    /// The sheet that was read, from 1.
    pub fn sheet(&self) -> usize {
        self.table.source.sheet.map_or(1, |sheet| sheet + 1)
    }
}

/// Reads a file beside everything else that goes on: a large one takes seconds.
pub async fn read(content: Vec<u8>, sheet: Option<usize>) -> Result<Result<Table, hxl::Error>, PageError> {
    let options = Options {
        sheet: sheet.map_or(Sheet::Found, Sheet::Number),
        merged: Merged::All,
        ..Options::default()
    };
    let reading = tokio::task::spawn_blocking(move || hxl::read(&content, &options));
    reading
        .await
        .map_err(|error| PageError::Output(error.to_string()))
}

/// An import of this coalition, read.
pub async fn open(visit: &Visit, id: &str) -> Result<Opened, PageError> {
    let mut kept = find(visit, id).await?;
    let content = std::mem::take(&mut kept.content);
    let table = read(content, kept.sheet).await?;
    // Only what could be read was kept.
    let table = table.map_err(|error| PageError::Output(error.kind.key()))?;
    let said = kept.columns.clone();
    let columns = said
        .filter(|columns| columns.0.len() == table.columns.len())
        .unwrap_or_else(|| Columns::of(&table, &std::collections::BTreeMap::new()));
    Ok(Opened { kept, table, columns })
}

/// An import of this coalition; anything else looks like one that is not there.
pub async fn find(visit: &Visit, id: &str) -> Result<Kept, PageError> {
    let found = store::find(visit.app.db(), visit.scope, id_of(id)?).await?;
    found.ok_or(PageError::NotFound)
}

pub fn id_of(text: &str) -> Result<Uuid, PageError> {
    Uuid::parse_str(text).map_err(|_| PageError::NotFound)
}

/// By which the next table of the same kind is known: its headings in their order.
pub fn headings(table: &Table) -> String {
    let names: Vec<String> = table
        .columns
        .iter()
        .map(|column| {
            let tag = column.tag.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{}\u{1f}{tag}", kernel::fold(&column.header))
        })
        .collect();
    web::digest(&names.join("\u{1e}"))
}

/// Why a file could not be read, in words.
pub fn sentence(frame: &Frame, error: &hxl::Error) -> String {
    let key = format!("import-file-{}", error.kind.key());
    if frame.texts.has(&key) {
        frame.t(&key)
    } else {
        error.to_string()
    }
}
