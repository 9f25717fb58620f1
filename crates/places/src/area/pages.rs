//! Where do you work? The third step of starting, and the same page whenever areas are to be added.

use askama::Template;
use axum::response::Response;
use kernel::{Change, Happening, Permission, Verb};
use sea_orm::DatabaseTransaction;
use web::{
    Crumb, Door, Field, Form, Frame, Kind, Options, PageError, Pages, Query, Visit, events, page, redirect,
    refused,
};

use super::choose::{Chosen, choose};
use super::offer::Offer;
use super::ticks::Ticks;
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
    /// This page's address.
    own: String,
    crumb: Crumb,
    chosen: Vec<Country>,
    search: Field,
    countries: Field,
    offer: Option<Offer>,
    /// Ticked in earlier searches, and not saved yet.
    kept: Vec<Field>,
    mistake: Option<String>,
}

impl Choose<'_> {
    fn has_ticks(&self) -> bool {
        !self.kept.is_empty() || self.offer.as_ref().is_some_and(|offer| offer.areas.is_some())
    }

    /// The field that a mistake is about.
    fn mended_at(&self) -> &str {
        let offers = self.offer.as_ref().is_some_and(|offer| offer.areas.is_some());
        match self.kept.first() {
            _ if offers => "area",
            Some(field) => &field.name,
            None => "q",
        }
    }
}

/// What is looked for: the inside of an area, or words.
#[derive(Clone, Copy)]
struct Sought<'a> {
    inside: &'a str,
    q: &'a str,
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
    let sought = Sought { inside: query.get("inside"), q: query.get("q") };
    page(&view(&visit, &tree, sought, &Ticks::default()))
}

fn view<'a>(visit: &'a Visit, tree: &Tree, sought: Sought<'_>, ticks: &Ticks) -> Choose<'a> {
    let frame = &visit.frame;
    let mut offer = Offer::of(visit, tree, sought.inside, sought.q);
    let kept = ticks.put(frame, offer.as_mut());
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
            .value(sought.q),
        countries: Field::new("inside", frame.t("area-country"), Kind::Choice(all))
            .required()
            .value(sought.inside),
        offer,
        kept,
        mistake: None,
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

/// What somebody wants to see before they save, if that is it.
fn sought(form: &Form) -> Option<Sought<'_>> {
    match (form.get("look"), form.get("then")) {
        ("", "find") => Some(Sought { inside: "", q: form.get("q") }),
        ("", "country") => Some(Sought { inside: form.get("inside"), q: "" }),
        ("", _) => None,
        (inside, _) => Some(Sought { inside, q: "" }),
    }
}

async fn save(visit: Visit, form: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let ticks = Ticks::read(&form);
    if let Some(sought) = sought(&form) {
        let tree = places::tree(visit.app.db(), visit.scope).await?;
        return page(&view(&visit, &tree, sought, &ticks));
    }
    let codes = ticks.codes();
    if codes.is_empty() && is_start(frame) && form.get("then") == "later" {
        return Ok(onward(frame));
    }
    let tx = visit.app.begin().await?;
    let before = places::tree(&tx, visit.scope).await?;
    let chosen = choose(&tx, &visit.doer(), visit.app.ids(), &codes).await?;
    if let Some(mistake) = mistake(frame, &codes, &chosen) {
        let sought = Sought { inside: form.get("shown"), q: form.get("q") };
        let mistake = Some(mistake);
        return refused(&Choose { mistake, ..view(&visit, &before, sought, &ticks) });
    }
    describe(&tx, &visit, &before).await?;
    tx.commit().await?;
    Ok(match form.get("then") {
        "more" => redirect(&frame.path, Some("notice-area-added")),
        _ => onward(frame),
    })
}

/// Where the page leads when the choice is made.
fn onward(frame: &Frame) -> Response {
    if is_start(frame) {
        return redirect(&frame.at("/organisations/new?first=1"), None);
    }
    redirect(&frame.at("/places"), Some("notice-area-added"))
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
