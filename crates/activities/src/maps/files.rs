//! The files in which a view of the work is taken away.

use axum::response::Response;
use kernel::Permission;
use web::sheets::{Form, Sheet, Value};
use web::{Frame, PageError, Query, Visit, events};

/// Lists, as programs and people read them.
pub(crate) const LISTS: [&str; 3] = ["csv", "xlsx", "json"];
/// Lists and pictures.
pub(crate) const ALL: [&str; 5] = ["csv", "xlsx", "json", "svg", "png"];

/// How a file's address ends.
pub(crate) fn ending(query: &Query) -> &str {
    query.path().rsplit('.').next().unwrap_or_default()
}

/// Each ending with the address of its file, narrowed as the page is; none for those who may not take anything away.
pub(crate) fn files(
    frame: &Frame,
    query: &Query,
    (path, endings): (&str, &[&'static str]),
) -> Vec<(&'static str, String)> {
    if !frame.may(Permission::TakeAway) {
        return Vec::new();
    }
    let file = |ending: &&'static str| (*ending, query.under(&frame.at(&format!("{path}.{ending}"))));
    endings.iter().map(file).collect()
}

/// A list whose columns are named for programs and, by the keys of texts, for people.
pub(crate) fn sheet(
    frame: &Frame,
    name: &str,
    columns: &[(&'static str, &str)],
    rows: Vec<Vec<Value>>,
) -> Sheet {
    Sheet {
        name: name.to_owned(),
        heads: columns.iter().map(|(_, key)| frame.t(key)).collect(),
        keys: columns.iter().map(|(name, _)| *name).collect(),
        rows,
    }
}

/// Gives a list in the form its address asks for, and records that it was taken.
pub(crate) async fn give(visit: &Visit, query: &Query, sheet: Sheet) -> Result<Response, PageError> {
    let ending = ending(query);
    let form = Form::from_word(ending).ok_or(PageError::NotFound)?;
    events::record_taken(visit, &format!("{}.{ending}", sheet.name), Some(sheet.rows.len())).await;
    sheet.reply(form)
}
