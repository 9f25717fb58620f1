//! Organisations that may be one, side by side, with all that is needed to say whether they are.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use kernel::{OrganisationId, Permission};
use organisations::{Likely, Side, Sureness};
use uuid::Uuid;
use web::{Door, Fact, Frame, Listing, PageError, Pages, Query, Visit, page};

/// Two of these fill a screen, so a page has fewer than other lists.
const PAIRS: u64 = 20;

pub(crate) fn pages() -> Pages {
    let keeps_all = Door::Holding(Permission::KeepAnyOrganisation);
    Pages::default().get("/c/{coalition}/organisations/duplicates", keeps_all, show)
}

#[derive(Template)]
#[template(path = "duplicates/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    /// The surest first, each under how sure it is.
    groups: Vec<(&'static str, Vec<Pair>)>,
    listing: Listing,
    /// How many pairs are said to be different.
    different: usize,
}

#[derive(Template)]
#[template(path = "duplicates/wait.html")]
struct Wait<'a> {
    frame: &'a Frame,
}

/// Two that may be one, and why.
struct Pair {
    why: String,
    /// The names that are alike, where they are not those by which the two are called.
    names: Option<[String; 2]>,
    one: Side,
    other: Side,
}

async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let before = usize::try_from((query.page() - 1) * PAIRS).unwrap_or(usize::MAX);
    let wanted = (before, PAIRS as usize);
    let Some(open) = organisations::duplicates(&visit.app, visit.scope, wanted).await? else {
        return page(&Wait { frame });
    };
    let ids: Vec<Uuid> = open
        .pairs
        .iter()
        .flat_map(|likely| <[Uuid; 2]>::from(likely.pair.ids()))
        .collect();
    let sides = sides(&visit, &ids).await?;
    page(&Show {
        frame,
        listing: Listing::pages_of(PAIRS, &query, open.pairs.len(), open.total as u64),
        groups: groups(frame, &open.pairs, &sides),
        different: open.different,
    })
}

/// What is known of each, with how much it does.
async fn sides(visit: &Visit, ids: &[Uuid]) -> Result<HashMap<Uuid, Side>, PageError> {
    let frame = &visit.frame;
    let mut sides = organisations::sides(visit, ids).await?;
    let all: Vec<OrganisationId> = sides.keys().copied().map(OrganisationId).collect();
    let counts = activities::count_of_each(visit.app.db(), visit.scope, &all, None).await?;
    for side in sides.values_mut() {
        let count = counts.get(&side.id).copied().unwrap_or_default();
        let list = frame.at(&format!("/activities?organisation={}", side.id.0));
        let label = frame.t("nav-activities");
        side.facts.push(match count {
            0 => Fact::new(label, frame.t("duplicates-idle")),
            _ => Fact::linked(label, frame.number(count), list),
        });
    }
    Ok(sides)
}

fn groups(frame: &Frame, shown: &[Likely], sides: &HashMap<Uuid, Side>) -> Vec<(&'static str, Vec<Pair>)> {
    let sureness = |likely: &Likely| Sureness::of(likely.confidence);
    let alike = shown.chunk_by(|one, next| sureness(one) == sureness(next));
    let groups = alike.filter_map(|group| {
        let pairs = group.iter().filter_map(|likely| {
            let (one, other) = likely.pair.ids();
            let (one, other) = (sides.get(&one)?.clone(), sides.get(&other)?.clone());
            let is_told = likely.names == [one.name.as_str(), other.name.as_str()];
            let names = (!is_told).then(|| likely.names.clone());
            Some(Pair {
                why: organisations::why_alike(frame, &likely.reasons),
                names,
                one,
                other,
            })
        });
        let pairs: Vec<Pair> = pairs.collect();
        Some((sureness(group.first()?).word(), pairs))
    });
    groups.collect()
}
