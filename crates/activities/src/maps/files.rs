//! The files in which a view of the work is taken away.

use axum::response::Response;
use kernel::Permission;
use web::sheets::{Form, Sheet, Value};
use web::{Frame, PageError, Query, Visit, events};

use crate::cloth::View;
use crate::cloth::narrowed::{Narrowed, day_value, day_word};
use crate::loom::Atlas;

/// Lists, as programs and people read them.
pub(crate) const LISTS: [&str; 3] = ["csv", "xlsx", "json"];
/// Lists and pictures.
pub(crate) const ALL: [&str; 5] = ["csv", "xlsx", "json", "svg", "png"];

/// At the end of each row: a file that was sent on still says which day it shows, and that it shows only a part.
const SAID: [(&str, &str); 2] = [("day", "sheet-day"), ("narrowed_to", "sheet-narrowed")];

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

/// The name of a file without its ending: whose, what, narrowed to what, of which day. What somebody searched for
/// is never in it.
pub(crate) fn name(visit: &Visit, what: &str, (atlas, view): (&Atlas, &View)) -> String {
    let narrowed = Narrowed::of(&visit.frame, atlas, view).word();
    let words = [
        visit.coalition.slug.clone(),
        what.to_owned(),
        narrowed,
        day_word(view),
    ];
    let said: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    said.join("-")
}

/// A list whose columns are named for programs and, by the keys of texts, for people, with what it shows at the end
/// of each row.
pub(crate) fn sheet(
    frame: &Frame,
    (name, atlas, view): (&str, &Atlas, &View),
    columns: &[(&'static str, &str)],
    mut rows: Vec<Vec<Value>>,
) -> Sheet {
    let said = [
        day_value(frame, view),
        Value::text(Narrowed::of(frame, atlas, view).text(frame)),
    ];
    for row in &mut rows {
        row.extend(said.clone());
    }
    let columns = || columns.iter().chain(&SAID);
    Sheet {
        name: name.to_owned(),
        heads: columns().map(|(_, key)| frame.t(key)).collect(),
        keys: columns().map(|(name, _)| *name).collect(),
        rows,
    }
}

/// Gives a list in the form its address asks for, under the name of a file, and records that it was taken.
pub(crate) async fn give(
    visit: &Visit,
    query: &Query,
    sheet: Sheet,
    file_name: String,
) -> Result<Response, PageError> {
    let ending = ending(query);
    let form = Form::from_word(ending).ok_or(PageError::NotFound)?;
    events::record_taken(visit, &format!("{}.{ending}", sheet.name), Some(sheet.rows.len())).await;
    Sheet { name: file_name, ..sheet }.reply(form)
}
