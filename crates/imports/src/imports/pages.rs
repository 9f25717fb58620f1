//! The list of imports, a new one, and the addresses of all pages of imports.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::Permission;
use web::{
    Column, Confirm, Crumb, Door, Field, Form, FormView, Frame, Kind, Listing, Options, PageError, Pages,
    Query, Visit, page, redirect, refused,
};

use super::reading;
use super::store::{self, Brief, Brought, Told};
use super::{matches, meanings, missing, preview, remarks, taking, undoing, words};
use crate::list::List;
use crate::what::What;

/// What a file tells of, in forms and addresses.
const KIND: &str = "kind";
/// Letters that can be pasted.
const PASTED_MAX: usize = 5_000_000;
const ENDINGS: &str = ".xlsx,.xls,.ods,.csv,.tsv,.txt,.json,.geojson,.zip";

pub fn pages() -> Pages {
    const KEEP: Door = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default()
        .get("/c/{coalition}/imports", KEEP, index)
        .get("/c/{coalition}/imports/new", KEEP, new)
        .post("/c/{coalition}/imports/new", KEEP, create)
        .get("/c/{coalition}/imports/words", KEEP, words::index)
        .post("/c/{coalition}/imports/words/{id}/removal", KEEP, words::forget)
        .get("/c/{coalition}/imports/{id}", KEEP, preview::show)
        .get("/c/{coalition}/imports/{id}/columns", KEEP, meanings::show)
        .post("/c/{coalition}/imports/{id}/columns", KEEP, meanings::save)
        .get("/c/{coalition}/imports/{id}/matches", KEEP, matches::show)
        .post("/c/{coalition}/imports/{id}/matches", KEEP, matches::save)
        .get("/c/{coalition}/imports/{id}/missing", KEEP, missing::show)
        .post("/c/{coalition}/imports/{id}/missing", KEEP, missing::save)
        .get("/c/{coalition}/imports/{id}/remarks.xlsx", KEEP, remarks::take)
        .post("/c/{coalition}/imports/{id}/taking", KEEP, taking::begin)
        .get("/c/{coalition}/imports/{id}/undoing", KEEP, undoing::ask)
        .post("/c/{coalition}/imports/{id}/undoing", KEEP, undoing::undo)
        .get("/c/{coalition}/imports/{id}/removal", KEEP, ask)
        .post("/c/{coalition}/imports/{id}/removal", KEEP, remove)
}

#[derive(Template)]
#[template(path = "imports/list.html")]
struct Index<'a> {
    frame: &'a Frame,
    columns: Vec<Column>,
    lines: Vec<Brief>,
    listing: Listing,
}

impl Index<'_> {
    fn name(&self, line: &Brief) -> String {
        called(self.frame, &line.file_name)
    }
}

/// What an import is called: its file, or that its cells were pasted.
pub fn called(frame: &Frame, file_name: &str) -> String {
    if file_name.is_empty() {
        frame.t("import-pasted")
    } else {
        file_name.to_owned()
    }
}

async fn index(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let found = store::list(visit.app.db(), visit.scope, query.page()).await?;
    let heads = ["file", "kind", "brought", "rows", "state"];
    page(&Index {
        frame,
        columns: heads
            .map(|word| Column::plain(frame.of("import-head-", word, "")))
            .into(),
        listing: Listing::whole(&query, found.rows.len(), found.total),
        lines: found.rows,
    })
}

#[derive(Template)]
#[template(path = "imports/new.html")]
struct New<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    form: FormView,
}

fn new_page(frame: &Frame, form: FormView) -> New<'_> {
    New { frame, crumb: frame.crumb("import-title", "/imports"), form }
}

fn new_form(frame: &Frame, what: What) -> FormView {
    let kinds = What::ALL.map(|what| {
        let mut option = Options::new(what.word(), frame.of("import-kind-", what.word(), ""));
        option.hint = Some(frame.of("import-kind-", what.word(), "-hint"));
        option
    });
    FormView::new(frame.at("/imports/new"), frame.t("import-read"), frame.at("/imports"))
        .field(
            Field::new(KIND, frame.t("import-kind"), Kind::Radios(kinds.into()))
                .required()
                .value(what.word()),
        )
        .field(
            Field::new("file", frame.t("import-file"), Kind::File(ENDINGS))
                .hint(frame.t("import-file-hint"))
                .either(),
        )
        .field(
            Field::new("cells", frame.t("import-cells"), Kind::Text)
                .hint(frame.t("import-cells-hint"))
                .either()
                .len(PASTED_MAX),
        )
}

async fn new(visit: Visit, query: Query) -> Result<Response, PageError> {
    let what = What::from_word(query.get(KIND)).unwrap_or_default();
    let form = new_form(&visit.frame, what).once(visit.app.ids().next());
    page(&new_page(&visit.frame, form))
}

async fn create(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let mut view = new_form(frame, What::default());
    view.fill(frame, &sent);
    if let Some(cells) = view.fields.iter_mut().find(|field| field.name == "cells") {
        // Tabs between cells have to stay.
        cells.values = vec![sent.get("cells").to_owned()];
    }
    let (field, file_name, content) = match sent.file("file") {
        Some(file) => ("file", file.file_name.clone(), file.bytes.to_vec()),
        None => ("cells", String::new(), sent.get("cells").as_bytes().to_vec()),
    };
    if content.iter().all(u8::is_ascii_whitespace) {
        let key = if field == "file" {
            "import-file-empty"
        } else {
            "import-nothing"
        };
        view.mistake(field, frame.t(key));
    }
    if !view.is_sound() {
        return refused(&new_page(frame, view));
    }
    let what = What::from_word(view.get(KIND)).unwrap_or_default();
    let list = match reading::read(what, content.clone(), None).await? {
        Ok(list) if list.table.rows.is_empty() => Err(frame.t(no_rows(&file_name, &list))),
        Ok(list) => Ok(list),
        Err(error) => Err(reading::sentence(frame, &error)),
    };
    let list = match list {
        Ok(list) => list,
        Err(sentence) => {
            view.mistake(field, sentence);
            return refused(&new_page(frame, view));
        }
    };
    let id = view.adds(&visit, &sent);
    let told = Told::of(&list, None);
    let tx = visit.app.begin().await?;
    store::add(&tx, &visit.doer(), Brought { id, file_name, content, told }).await?;
    tx.commit().await?;
    Ok(redirect(&frame.at(&format!("/imports/{id}/columns")), None))
}

/// Why there are no rows: a text may only be called a workbook.
fn no_rows(file_name: &str, list: &List) -> &'static str {
    const WORKBOOKS: [&str; 3] = [".xlsx", ".xls", ".ods"];
    let name = file_name.to_lowercase();
    let is_called_so = WORKBOOKS.iter().any(|ending| name.ends_with(ending));
    if is_called_so && list.table.source.sheets.is_empty() {
        "import-no-workbook"
    } else {
        "import-no-rows"
    }
}

#[derive(Template)]
#[template(path = "imports/removal.html")]
struct Removal<'a> {
    frame: &'a Frame,
    confirm: Confirm,
}

async fn ask(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let kept = reading::find(&visit, &id).await?;
    let address = frame.at(&format!("/imports/{}", kept.id));
    let is_work_there = kept.taken_at.is_some() && kept.undone_at.is_none();
    let kept_work = is_work_there.then_some("import-remove-work-stays");
    page(&Removal {
        frame,
        confirm: Confirm {
            question: frame.t1("import-remove-question", "name", called(frame, &kept.file_name)),
            consequences: ["import-remove-text"]
                .into_iter()
                .chain(kept_work)
                .map(|key| frame.t(key))
                .collect(),
            action: format!("{address}/removal"),
            submit: frame.t("import-remove"),
            cancel: address,
            version: kept.version,
        },
    })
}

async fn remove(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let kept = reading::find(&visit, &id).await?;
    let tx = visit.app.begin().await?;
    let seen = (kept.id, sent.get("version").parse().unwrap_or_default());
    if !store::remove(&tx, &visit.doer(), seen).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&visit.frame.at("/imports"), Some("notice-import-removed")))
}

#[cfg(test)]
mod tests {
    use super::{List, What, no_rows};

    #[test]
    fn a_text_that_is_called_a_workbook_is_told() {
        let list = List::read(What::Activities, b"no picture", &hxl::Options::default()).unwrap();
        assert!(list.table.rows.is_empty());
        for (name, expected) in [
            ("photo.XLSX", "import-no-workbook"),
            ("list.csv", "import-no-rows"),
            ("", "import-no-rows"),
        ] {
            assert_eq!(no_rows(name, &list), expected, "{name}");
        }
    }
}
