//! Where do you work? The third step of starting, and the same page whenever areas are to be added.

use askama::Template;
use axum::response::Response;
use kernel::{Change, Happening, Permission, Verb};
use sea_orm::DatabaseTransaction;
use web::{
    Crumb, Door, Field, Form, Frame, Kind, Options, PageError, Pages, Query, Visit, events, page, redirect,
    refused,
};

use super::choose::{Chosen, choose, whole};
use super::offer::Offer;
use super::words::words;
use crate::places::{self, Tree};
use crate::world;

pub fn pages() -> Pages {
    const CHOOSE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/start/area", CHOOSE, show)
        .post("/c/{coalition}/start/area", CHOOSE, save)
        .get("/c/{coalition}/places/area", CHOOSE, show)
        .post("/c/{coalition}/places/area", CHOOSE, save)
}

#[derive(Template)]
#[template(path = "area/choose.html")]
struct Choose<'a> {
    frame: &'a Frame,
    /// Whether this is the third step of starting.
    is_start: bool,
    /// This page's address, and where it leads when the choice is made.
    own: String,
    onward: String,
    crumb: Crumb,
    chosen: Vec<Country>,
    search: Field,
    countries: Field,
    offer: Option<Offer>,
}

/// What has been chosen in one country.
struct Country {
    name: String,
    href: String,
    areas: Vec<(String, String)>,
}

fn is_start(frame: &Frame) -> bool {
    frame.path.ends_with("/start/area")
}

async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let tree = places::tree(visit.app.db(), visit.scope).await?;
    page(&view(&visit, &tree, query.get("inside"), query.get("q")))
}

fn view<'a>(visit: &'a Visit, tree: &Tree, inside: &str, q: &str) -> Choose<'a> {
    let frame = &visit.frame;
    let is_start = is_start(frame);
    let all = world::countries()
        .iter()
        .map(|country| Options::new(country.code, country.name_in(frame.language.tag())));
    let mut all: Vec<Options> = all.collect();
    all.sort_by_cached_key(|option| kernel::fold(&option.label));
    Choose {
        frame,
        is_start,
        own: frame.path.clone(),
        onward: if is_start {
            frame.at("/organisations/new?first=1")
        } else {
            frame.at("/places")
        },
        crumb: frame.crumb("places-title", "/places"),
        chosen: tree
            .roots()
            .into_iter()
            .filter(|place| !place.is_ended())
            .map(|root| country(frame, tree, root))
            .collect(),
        search: Field::new("q", frame.t("area-search"), Kind::Search)
            .hint(frame.t("area-search-hint"))
            .required()
            .value(q),
        countries: Field::new("inside", frame.t("area-country"), Kind::Choice(all))
            .required()
            .value(inside),
        offer: Offer::of(visit, tree, inside, q),
    }
}

fn country(frame: &Frame, tree: &Tree, root: &places::Place) -> Country {
    let address = |place: &places::Place| frame.at(&format!("/places/{}", place.id.0));
    let areas = tree
        .inside(root.id)
        .iter()
        .filter(|place| place.id != root.id && !place.is_ended());
    Country {
        name: root.name.clone(),
        href: address(root),
        areas: areas
            .map(|place| (tree.label(place.id), address(place)))
            .collect(),
    }
}

async fn save(visit: Visit, form: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let ticked = form.all("area");
    let mut codes: Vec<&str> = ticked.iter().map(String::as_str).collect();
    codes.extend(whole(form.get("whole")));
    let tx = visit.app.begin().await?;
    let before = places::tree(&tx, visit.scope).await?;
    let chosen = choose(&tx, &visit.doer(), visit.app.ids(), &codes).await?;
    if let Some(mistake) = mistake(frame, &codes, &chosen) {
        let mut again = view(&visit, &before, form.get("inside"), form.get("q"));
        if let Some(offer) = &mut again.offer {
            offer.mistake = Some(mistake);
            for field in offer.areas.iter_mut() {
                field.values.clone_from(&ticked);
            }
        }
        return refused(&again);
    }
    describe(&tx, &visit, &before).await?;
    tx.commit().await?;
    Ok(match (form.get("then"), is_start(frame)) {
        ("more", _) => redirect(&frame.path, Some("notice-area-added")),
        (_, true) => redirect(&frame.at("/organisations/new?first=1"), None),
        (_, false) => redirect(&frame.at("/places"), Some("notice-area-added")),
    })
}

fn mistake(frame: &Frame, codes: &[&str], chosen: &Chosen) -> Option<String> {
    if codes.is_empty() {
        return Some(frame.t("area-refused-none"));
    }
    let left_out = chosen.left_out.first()?;
    Some(frame.t1(&left_out.why.to_string(), "number", left_out.why.number()))
}

/// Says the area beside the coalition's name, unless somebody has put it in words of their own.
async fn describe(tx: &DatabaseTransaction, visit: &Visit, before: &Tree) -> Result<(), PageError> {
    let coalition = coalitions::get(tx, visit.scope)
        .await?
        .ok_or(PageError::NotFound)?;
    let said = in_words(&visit.frame, before);
    let now = in_words(&visit.frame, &places::tree(tx, visit.scope).await?);
    if !(coalition.area.is_empty() || coalition.area == said) || coalition.area == now {
        return Ok(());
    }
    coalitions::describe(tx, &visit.doer(), &now).await?;
    let changes = Change::of("settings-area", &coalition.area, &now)
        .into_iter()
        .collect();
    let happening =
        Happening::new(Verb::Changed, "coalition", visit.scope.key(), coalition.name).with(changes);
    events::record(tx, &visit.doer(), happening).await?;
    Ok(())
}

/// `Chiang Rai, Nan and 6 more`.
fn in_words(frame: &Frame, tree: &Tree) -> String {
    let words = words(tree);
    if words.more == 0 {
        return frame.list(&words.named);
    }
    frame.t2("area-words-more", "names", words.named.join(&frame.t("list-comma")), "count", words.more)
}
