//! A file that was brought, read as a table.

use hxl::{Merged, Options, Sheet, SheetName, Table};
use tokio::sync::Semaphore;
use uuid::Uuid;
use web::{Frame, PageError, Visit};

use super::store::{self, Kept, Told};
use super::taken_store::Source;
use crate::columns::Columns;
use crate::list::List;
use crate::taking::How;
use crate::what::What;

/// An import with its table.
pub struct Opened {
    pub kept: Kept,
    pub list: List,
    pub columns: Columns,
}

impl Opened {
    pub fn how(&self, is_trial: bool) -> How {
        How {
            columns: self.columns.clone(),
            answers: self.kept.answers.clone(),
            is_trial,
            mark: self.kept.id,
            source: Some(Source {
                headings: headings(&self.list.table),
                file_name: self.kept.file_name.clone(),
            }),
            ..How::default()
        }
    }

    /// The sheets there are to choose from; none where there is only one.
    pub fn sheets(&self) -> &[SheetName] {
        match &*self.list.table.source.sheets {
            [_] => &[],
            sheets => sheets,
        }
    }

    /// The sheet that was read, from 1.
    pub fn sheet(&self) -> usize {
        self.list.table.source.sheet.map_or(1, |sheet| sheet + 1)
    }
}

static READING: Semaphore = Semaphore::const_new(1);

/// Reads a file beside everything else that goes on: a large one takes seconds.
pub async fn read(
    what: What,
    content: Vec<u8>,
    sheet: Option<usize>,
) -> Result<Result<List, hxl::Error>, PageError> {
    let options = Options {
        sheet: sheet.map_or(Sheet::Found, Sheet::Number),
        merged: Merged::All,
        ..Options::default()
    };
    // One after the other: several large files at once would need several times the memory.
    let _turn = READING.acquire().await.ok();
    let reading = tokio::task::spawn_blocking(move || List::read(what, &content, &options));
    reading
        .await
        .map_err(|error| PageError::Output(error.to_string()))
}

/// An import of this coalition, read.
pub async fn open(visit: &Visit, id: &str) -> Result<Opened, PageError> {
    let mut kept = find(visit, id).await?;
    let content = std::mem::take(&mut kept.content);
    let list = read(kept.what, content, kept.sheet).await?;
    // Only what could be read was kept.
    let list = list.map_err(|error| PageError::Output(error.kind.key()))?;
    let said = kept.columns.clone();
    let columns = said
        .filter(|columns| columns.0.len() == list.table.columns.len())
        .unwrap_or_else(|| Columns::of(&list, &std::collections::BTreeMap::new()));
    Ok(Opened { kept, list, columns })
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

impl Told {
    /// Nothing is said of its columns yet.
    pub fn of(list: &List, sheet: Option<usize>) -> Self {
        Self {
            what: list.what,
            sheet,
            rows: list.table.rows.len(),
            headings: headings(&list.table),
            columns: None,
        }
    }
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
