//! One place with its outline, its names and its history; and the addresses of all pages of places.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::Permission;
use web::{Crumb, Door, Fact, Frame, History, PageError, Pages, Visit, page};

use super::form::address;
use super::tree::{Place, PlaceId, Tree};
use super::{change, history, list, name_store, outline_store, store};
use crate::outlines::{Ring, picture};

/// More neighbours than this would hide the place among them.
const NEIGHBOURS_MAX: usize = 120;
/// How much of a place's history its page shows.
const HISTORY_MAX: usize = 50;

pub fn pages() -> Pages {
    const SEE: Door = Door::Holding(Permission::Read);
    const TAKE: Door = Door::Holding(Permission::TakeAway);
    change::pages()
        .get("/c/{coalition}/places", SEE, list::show)
        .get("/c/{coalition}/places.csv", TAKE, list::take)
        .get("/c/{coalition}/places.xlsx", TAKE, list::take)
        .get("/c/{coalition}/places.json", TAKE, list::take)
        .get("/c/{coalition}/places/{id}", SEE, show)
}

#[derive(Template)]
#[template(path = "places/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    place: &'a Place,
    crumb: Crumb,
    facts: Vec<Fact>,
    /// Tag, language in words, name.
    names: Vec<(String, String, String)>,
    children: Vec<&'a Place>,
    svg: String,
    caption: String,
    story: History,
    may_change: bool,
    may_hold: bool,
}

impl Show<'_> {
    fn address(&self, place: &Place) -> String {
        address(self.frame, place.id)
    }

    fn may_add(&self) -> bool {
        self.may_change && self.may_hold && !self.place.is_ended()
    }
}

/// The id in an address; one that is none looks like one that is not there.
pub fn id_of(text: &str) -> Result<PlaceId, PageError> {
    uuid::Uuid::parse_str(text)
        .map(PlaceId)
        .map_err(|_| PageError::NotFound)
}

/// A level in words: country, province …
pub fn level_words(frame: &Frame, level: i32) -> String {
    frame.t(&format!("places-level-{}", level.clamp(0, 3)))
}

async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = id_of(&id)?;
    let (frame, db) = (&visit.frame, visit.app.db());
    let tree = store::tree(db, visit.scope).await?;
    let place = tree.get(id).ok_or(PageError::NotFound)?;
    let names = name_store::of_place(db, visit.scope, id).await?;
    let (svg, is_by_hand) = drawing(&visit, &tree, place).await?;
    page(&Show {
        frame,
        place,
        crumb: crumb(frame, &tree, place),
        facts: facts(frame, &tree, place),
        names: names
            .into_iter()
            .map(|(tag, name)| (tag.clone(), language(frame, &tag), name))
            .collect(),
        children: tree.children(id),
        svg,
        caption: frame.t(if is_by_hand {
            "places-picture-hand"
        } else {
            "places-picture-world"
        }),
        story: history::of_place(&visit, id, HISTORY_MAX).await?,
        may_change: frame.may(Permission::Administer),
        may_hold: place.level < visit.coalition.place_level_max,
    })
}

fn crumb(frame: &Frame, tree: &Tree, place: &Place) -> Crumb {
    match place.parent_id.and_then(|id| tree.get(id)) {
        Some(parent) => Crumb { label: parent.name.clone(), href: address(frame, parent.id) },
        None => frame.crumb("places-title", "/places"),
    }
}

fn facts(frame: &Frame, tree: &Tree, place: &Place) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(frame.t("places-kind"), &*place.kind),
        Fact::new(frame.t("places-level"), level_words(frame, place.level)),
    ];
    if let Some(parent) = place.parent_id.and_then(|id| tree.get(id)) {
        let around = tree.path_of(parent.id).join(" › ");
        facts.push(Fact::linked(frame.t("places-inside"), around, address(frame, parent.id)));
    }
    if let Some(code) = &place.code {
        facts.push(Fact::new(frame.t("places-code"), &**code));
    }
    if let Some(at) = place.ended_at {
        facts.push(Fact::new(frame.t("places-ended-on"), frame.day(&at.date_naive())));
    }
    facts
}

/// A language in words where we have them, else its tag.
fn language(frame: &Frame, tag: &str) -> String {
    let key = format!("places-language-{}", tag.to_lowercase());
    if frame.texts.has(&key) {
        frame.t(&key)
    } else {
        tag.to_owned()
    }
}

/// The small picture, and whether its outline was drawn by hand.
async fn drawing(visit: &Visit, tree: &Tree, place: &Place) -> Result<(String, bool), PageError> {
    let db = visit.app.db();
    let beside = match place.parent_id {
        Some(parent) => tree.children(parent),
        None => tree.roots(),
    };
    let beside = beside
        .into_iter()
        .filter(|other| other.id != place.id && !other.is_ended());
    let mut ids: Vec<PlaceId> = beside.take(NEIGHBOURS_MAX).map(|other| other.id).collect();
    ids.push(place.id);
    let mut outlines = outline_store::outlines(db, visit.scope, &ids).await?;
    let own = outlines.remove(&place.id).unwrap_or_default();
    let neighbours: Vec<Ring> = outlines.into_values().flatten().collect();
    let label = visit.frame.t1("places-picture-label", "name", &place.name);
    let is_by_hand = outline_store::own_outline(db, visit.scope, place.id)
        .await?
        .is_some();
    Ok((picture(&label, &own, &neighbours), is_by_hand))
}
