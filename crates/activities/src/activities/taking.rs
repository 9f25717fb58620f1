//! The files in which activities are taken away, in the browser and by a command.

use axum::response::Response;
use kernel::Scope;
use places::Place;
use web::sheets::{self, Value, book};
use web::{App, Frame, PageError, Query, Visit, download, events};

use super::exchange::Depth;
use super::list::{self, TAKEN_MAX};
use super::narrow::Filter;
use super::store::Activity;
use super::{exchange, geo, pages, sheet};
use crate::cloth::{View, plain_frame};
use crate::loom::{self, Atlas};
use crate::maps::files::{self, ending};

/// How many are read at once.
const STRETCH: u64 = 5_000;

/// The forms in which activities can be had.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FileForm {
    /// One row for each activity.
    Csv,
    /// The same, and the table under hashtags on a second page.
    Xlsx,
    Json,
    /// One row for each organisation and activity, as CSV under HXL hashtags.
    Hxl(Depth),
    /// The places on a map, each with what is done there.
    Geojson,
}

/// What a file is made with: words, names, and how exact places may be.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub frame: &'a Frame,
    pub atlas: &'a Atlas,
    pub level_max: i32,
}

impl<'a> Words<'a> {
    /// The places around an activity, from the country down to its own; none more exact than the coalition's limit.
    pub(super) fn around(self, activity: &Activity) -> Vec<&'a Place> {
        let mut chain = self.atlas.tree.chain(activity.place_id);
        chain.retain(|place| place.level <= self.level_max);
        chain
    }

    /// The one of a level, 0 for the country.
    pub(super) fn at(self, activity: &Activity, level: i32) -> Option<&'a Place> {
        self.around(activity)
            .into_iter()
            .find(|place| place.level == level)
    }
}

pub(super) fn name(place: Option<&Place>) -> Value {
    Value::text(place.map_or("", |place| &place.name))
}

pub(super) fn code(place: Option<&Place>) -> Value {
    Value::text(place.and_then(|place| place.code.as_deref()).unwrap_or_default())
}

/// Activities as a file.
pub struct File {
    pub name: &'static str,
    pub content_type: &'static str,
    pub bytes: Vec<u8>,
    /// How many activities are in it.
    pub count: usize,
}

impl FileForm {
    pub(super) const WORDS: [&'static str; 5] = ["csv", "xlsx", "json", "hxl", "geojson"];

    fn from_word(word: &str, depth: &str) -> Option<Self> {
        match word {
            "hxl" => Some(Self::Hxl(Depth::from_word(depth))),
            "geojson" => Some(Self::Geojson),
            _ => sheets::Form::from_word(word).map(|form| match form {
                sheets::Form::Csv => Self::Csv,
                sheets::Form::Xlsx => Self::Xlsx,
                sheets::Form::Json => Self::Json,
            }),
        }
    }

    fn name_and_type(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("activities.csv", sheets::Form::Csv.content_type()),
            Self::Xlsx => ("activities.xlsx", sheets::Form::Xlsx.content_type()),
            Self::Json => ("activities.json", sheets::Form::Json.content_type()),
            Self::Hxl(depth) => (depth.file_name(), sheets::Form::Csv.content_type()),
            Self::Geojson => ("activities.geojson", "application/geo+json"),
        }
    }

    fn has_list(self) -> bool {
        matches!(self, Self::Csv | Self::Xlsx | Self::Json)
    }

    fn has_exchange(self) -> bool {
        matches!(self, Self::Xlsx | Self::Hxl(_))
    }
}

/// Every activity as a file, for a command; no place in it more exact than `level_max`.
pub async fn file(app: &App, scope: Scope, form: FileForm, level_max: i32) -> Result<File, PageError> {
    let atlas = loom::atlas(app, scope).await?;
    let frame = plain_frame(app);
    let words = Words { frame: &frame, atlas: &atlas, level_max };
    of_filter(app, scope, words, (&Filter::default(), form)).await
}

/// The files in which a list can be taken away, each with its address: the table under hashtags in three depths.
pub(super) fn files(frame: &Frame, query: &Query) -> Vec<(&'static str, String)> {
    let files = files::files(frame, query, ("/activities", &FileForm::WORDS)).into_iter();
    let deep = files.flat_map(|(ending, href)| match ending {
        "hxl" => Depth::ALL
            .map(|depth| (depth.word(), at_depth(&href, depth)))
            .into(),
        _ => vec![(ending, href)],
    });
    deep.collect()
}

fn at_depth(href: &str, depth: Depth) -> String {
    match (depth, href.contains('?')) {
        (Depth::Whole, _) => href.to_owned(),
        (_, true) => format!("{href}&depth={}", depth.word()),
        (_, false) => format!("{href}?depth={}", depth.word()),
    }
}

/// What the list shows, in the form its address asks for; that it was taken is recorded.
pub(super) async fn take(visit: Visit, query: Query) -> Result<Response, PageError> {
    let form = FileForm::from_word(ending(&query), query.get("depth")).ok_or(PageError::NotFound)?;
    let atlas = loom::atlas(&visit.app, visit.scope).await?;
    let filter = pages::read(&visit.frame, &query, &atlas)?;
    let level_max = visit.coalition.place_level_max;
    let words = Words { frame: &visit.frame, atlas: &atlas, level_max };
    let file = of_filter(&visit.app, visit.scope, words, (&filter, form)).await?;
    events::record_taken(&visit, file.name, Some(file.count)).await;
    let is_part = filter.stale_before.is_some() || !filter.words.is_empty();
    let what = if is_part { "activities-part" } else { "activities" };
    let view = View::read(&query, visit.frame.today);
    let (_, ending) = file.name.split_once('.').unwrap_or_default();
    let name = format!("{}.{ending}", files::name(&visit, what, (&atlas, &view)));
    Ok(download(&name, file.content_type, file.bytes))
}

async fn of_filter(
    app: &App,
    scope: Scope,
    words: Words<'_>,
    (filter, form): (&Filter, FileForm),
) -> Result<File, PageError> {
    let (mut listed, mut exchanged, mut there) = (Vec::new(), Vec::new(), geo::There::default());
    let (mut count, mut after) = (0, 0);
    while (count as u64) < TAKEN_MAX {
        let some = list::stretch(app.db(), scope, filter, (after, STRETCH)).await?;
        let Some(last) = some.last() else { break };
        after = last.number;
        count += some.len();
        if form.has_list() {
            listed.extend(some.iter().map(|activity| sheet::row(words, activity)));
        }
        if form.has_exchange() {
            exchanged.extend(
                some.iter()
                    .flat_map(|activity: &Activity| exchange::rows(words, activity)),
            );
        }
        if form == FileForm::Geojson {
            some.iter().for_each(|activity| there.add(words, activity));
        }
    }
    let depth = match form {
        FileForm::Hxl(depth) => depth,
        _ => Depth::Whole,
    };
    let (list, exchange) = (sheet::sheet(words.frame, listed), exchange::sheet(exchanged, depth));
    let bytes = match form {
        FileForm::Csv => list.bytes(sheets::Form::Csv)?,
        FileForm::Xlsx => book(&[&list, &exchange])?,
        FileForm::Json => list.bytes(sheets::Form::Json)?,
        FileForm::Hxl(_) => exchange.bytes(sheets::Form::Csv)?,
        FileForm::Geojson => there.features(app, scope, words, filter.is_open()).await?,
    };
    let (name, content_type) = form.name_and_type();
    Ok(File { name, content_type, bytes, count })
}
