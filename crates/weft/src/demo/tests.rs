//! The demo as the program sees it: what was planted in the story is what the cloth shows.

use std::collections::HashMap;

use activities::{Axis, Gaps, gaps_sheet};
use kernel::Scope;
use testkit::{Parts, Site};
use web::sheets::Value;

use super::story::TRUTHS;
use super::{SLUG, links, load};

async fn demo() -> (Site, Scope) {
    let site = Site::new(Parts {
        migrations: crate::house::migrations(),
        pages: crate::house::pages(),
        texts: crate::house::texts(),
        doors: crate::house::doors,
    })
    .await;
    load(&site.app, &mut |_| {}).await.unwrap();
    let scope = crate::opening::scope(&site.app, SLUG).await.unwrap();
    (site, scope)
}

/// Row, column, state, need and the note of every cell, places by kinds of work.
async fn cells(site: &Site, scope: Scope, level: u8) -> HashMap<(String, String), (String, i64, String)> {
    let gaps = Gaps {
        rows: Axis::Place,
        cols: Axis::Focus,
        level: Some(level),
        by_area: false,
        on: None,
        overlap_from: 4,
        level_max: 3,
        only: Vec::new(),
    };
    let sheet = gaps_sheet(&site.app, scope, &gaps).await.unwrap();
    let at = |key: &str| sheet.keys.iter().position(|one| *one == key).unwrap();
    let text = |value: &Value| {
        if let Value::Text(text) = value {
            text.clone()
        } else {
            String::new()
        }
    };
    let rows = sheet.rows.iter().map(|row| {
        let Value::Number(need) = row[at("need")] else {
            panic!("a need is a number")
        };
        (
            (text(&row[at("row")]), text(&row[at("column")])),
            (text(&row[at("state")]), need, text(&row[at("note")])),
        )
    });
    rows.collect()
}

/// What the story's keys are called.
async fn names(site: &Site, scope: Scope) -> HashMap<String, String> {
    let focuses = organisations::focuses(site.app.db(), scope).await.unwrap();
    let focuses = focuses
        .into_iter()
        .filter_map(|focus| Some((focus.key?, focus.name)));
    let tree = places::tree(site.app.db(), scope).await.unwrap();
    let places = tree
        .places()
        .iter()
        .filter_map(|place| Some((place.code.clone()?, place.name.clone())));
    focuses.chain(places).collect()
}

#[tokio::test]
async fn every_planted_gap_is_a_gap_on_the_cloth() {
    let (site, scope) = demo().await;
    let (cells, names) = (cells(&site, scope, 1).await, names(&site, scope).await);
    for planted in TRUTHS.gaps {
        let cell = &cells[&(names[planted.place].clone(), names[planted.focus].clone())];
        assert_eq!((cell.0.as_str(), cell.1), ("gap", 3), "{planted:?}");
        assert!(cell.2.contains("gap"), "{planted:?}: {}", cell.2);
    }
}

#[tokio::test]
async fn every_planted_overlap_is_one_on_the_cloth() {
    let (site, scope) = demo().await;
    let (cells, names) = (cells(&site, scope, 2).await, names(&site, scope).await);
    for planted in TRUTHS.overlaps {
        let place = planted
            .cell
            .place
            .split('-')
            .map(|word| word[..1].to_uppercase() + &word[1..]);
        let place = place.collect::<Vec<_>>().join(" ");
        let cell = &cells[&(place, names[planted.cell.focus].clone())];
        assert!(cell.2.contains("overlap"), "{planted:?}: {cell:?}");
    }
}

#[tokio::test]
async fn what_nobody_was_asked_about_stays_unknown() {
    let (site, scope) = demo().await;
    let (cells, names) = (cells(&site, scope, 1).await, names(&site, scope).await);
    for place in TRUTHS.mostly_unknown_in {
        let cell = &cells[&(names[*place].clone(), names[TRUTHS.mostly_unknown].clone())];
        assert_eq!(cell.0, "not-asked", "{place}");
    }
}

#[tokio::test]
async fn seats_were_given_over_the_years() {
    let (site, scope) = demo().await;
    let held = coalitions::holders(site.app.db(), scope).await.unwrap();
    let mut ago: Vec<i64> = held
        .iter()
        .map(|seat| (site.app.now() - seat.since).num_days())
        .collect();
    ago.sort_unstable();
    ago.dedup();
    assert!(ago.len() > 3 && ago[0] > 300 && ago.iter().all(|days| *days <= 730), "{ago:?}");
}

#[tokio::test]
async fn the_demo_prints_a_way_in_for_both() {
    let (site, _) = demo().await;
    let links = links(&site.app).await.unwrap();
    let roles: Vec<&str> = links.iter().map(|(_, role, _)| *role).collect();
    assert_eq!(roles, ["coordinator", "representative"]);
}
