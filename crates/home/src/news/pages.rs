//! The page of the news, latest first.

use askama::Template;
use axum::response::Response;
use chrono::DateTime;
use kernel::{OrganisationId, Permission, PersonId};
use uuid::Uuid;
use web::events::Narrow;
use web::{Door, Field, Filter, Frame, Kind, Options, PageError, Pages, Query, Visit, page};

use super::days::{self, Day, Mark};

/// How many events a page of the news is made of.
const MOST: u64 = 200;

/// What the news are about, each with the kinds of events it holds.
const ABOUT: [(&str, &[&str]); 8] = [
    (
        "organisations",
        &[
            "organisation",
            "contact",
            "representation",
            "private-link",
            "mail",
        ],
    ),
    ("activities", &["activity"]),
    ("needs", &["need", "asked"]),
    ("places", &["place"]),
    ("lists", &["sector", "focus", "population"]),
    ("imports", &["import"]),
    ("seats", &["seat", "sign-in-link"]),
    ("coalition", &["coalition", "step"]),
];

pub(crate) fn pages() -> Pages {
    Pages::default().get("/c/{coalition}/news", Door::Holding(Permission::Read), list)
}

#[derive(Template)]
#[template(path = "news/list.html")]
struct List<'a> {
    frame: &'a Frame,
    filter: Filter,
    days: Vec<Day>,
    older: Option<String>,
}

async fn list(visit: Visit, query: Query) -> Result<Response, PageError> {
    let narrow = narrow(&query);
    let read = days::read(&visit, &narrow, before(&query), MOST).await?;
    let older = read
        .older
        .map(|(at, id)| query.with("before", &format!("{}_{id}", at.to_rfc3339())));
    let mut filter = Filter::new(&query, fields(&visit, &query).await?, &[]);
    filter.is_filtered = ["about", "who", "organisation"]
        .iter()
        .any(|name| !query.get(name).is_empty());
    page(&List { frame: &visit.frame, filter, days: read.days, older })
}

fn narrow(query: &Query) -> Narrow {
    let about = ABOUT.iter().find(|(word, _)| *word == query.get("about"));
    Narrow {
        kinds: about.map(|(_, kinds)| kinds.to_vec()).unwrap_or_default(),
        person_id: query.id("who").map(PersonId),
        organisation_id: query.id("organisation").map(OrganisationId),
    }
}

async fn fields(visit: &Visit, query: &Query) -> Result<Vec<Field>, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let about = ABOUT.map(|(word, _)| Options::new(word, frame.of("news-about-", word, "")));
    let people = coalitions::ever_seated(db, visit.scope).await?;
    let mut people: Vec<Options> = people::called(db, &people)
        .await?
        .into_iter()
        .map(|(id, called)| Options::new(id.0.to_string(), called))
        .collect();
    people.sort_by_cached_key(|option| kernel::fold(&option.label));
    let organisations = organisations(visit, query.id("organisation").map(OrganisationId)).await?;
    let fields = [
        ("about", "news-about", about.into()),
        ("who", "news-who", people),
        ("organisation", "news-organisation", organisations),
    ];
    let offered = fields.into_iter().filter(|(_, _, options)| !options.is_empty());
    Ok(offered
        .map(|(name, key, options)| {
            Field::new(name, frame.t(key), Kind::Choice(options)).value(query.get(name))
        })
        .collect())
}

/// The organisations to choose from: where they are too many, the one that is chosen already, if one is.
async fn organisations(visit: &Visit, chosen: Option<OrganisationId>) -> Result<Vec<Options>, PageError> {
    let (db, scope) = (visit.app.db(), visit.scope);
    if let Some(options) = organisations::options(db, scope).await? {
        return Ok(options);
    }
    let names = organisations::names(db, scope, chosen.as_slice()).await?;
    Ok(names
        .into_iter()
        .map(|(id, name)| Options::new(id.0.to_string(), name))
        .collect())
}

/// After which event to go on: its time and its id.
fn before(query: &Query) -> Option<Mark> {
    let (at, id) = query.get("before").split_once('_')?;
    let at = DateTime::parse_from_rfc3339(at).ok()?.to_utc();
    Some((at, Uuid::parse_str(id).ok()?))
}
