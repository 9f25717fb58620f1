//! The sheet with remarks: what became of each row, or would, for whoever keeps the list.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use hxl::Table;
use web::{PageError, Visit, download};

use super::{preview, reading};
use crate::report::Fate;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The sheet as it came, with one more column: what became of each row.
pub async fn take(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let opened = reading::open(&visit, &id).await?;
    let report = preview::reported(&visit, &opened).await?;
    let mut told: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (row, fate) in &report.fates {
        let word = match fate {
            Fate::New => "new",
            Fate::Changed => "changed",
            Fate::Unchanged => "unchanged",
            Fate::Refused => "refused",
        };
        told.entry(*row)
            .or_default()
            .push(frame.of("import-fate-", word, ""));
    }
    for remark in &report.remarks {
        told.entry(remark.row).or_default().push(remark.sentence.clone());
    }
    let told = told.into_iter().map(|(row, words)| (row, words.join(" ")));
    let told: BTreeMap<u32, String> = told.collect();
    let heading = frame.t("import-remarks-heading");
    let content = reading::find(&visit, &id).await?.content;
    let bytes = tokio::task::spawn_blocking(move || beside(&content, &opened.list.table, (&heading, told)));
    let bytes = bytes
        .await
        .map_err(|error| PageError::Output(error.to_string()))?
        .map_err(|error| PageError::Output(error.kind.key()))?;
    Ok(download("remarks.xlsx", XLSX, bytes))
}

/// The workbook as it came, where that can be; else its sheet alone.
fn beside(
    content: &[u8],
    table: &Table,
    (heading, told): (&str, BTreeMap<u32, String>),
) -> Result<Vec<u8>, hxl::Error> {
    let mut whole = told.clone();
    if let Some(head) = table.header_row.or(table.tag_row) {
        whole.insert(head, heading.to_owned());
    }
    match hxl::remarked(content, &table.source, &whole) {
        Ok(Some(bytes)) => Ok(bytes),
        // What was read once may still be packed in a way that cannot be packed again.
        Ok(None) | Err(_) => hxl::annotated(table, heading, &told),
    }
}
