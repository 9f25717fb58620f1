//! The orders of the list: what stands first, across pages, and along which index.

use std::collections::HashMap;

use axum::http::StatusCode;
use sea_orm::{ConnectionTrait as _, DatabaseBackend, QuerySelect as _, QueryTrait as _, Statement};
use uuid::Uuid;

use crate::activities::list::along;
use crate::activities::narrow::{Filter, narrow};
use crate::activities::order::{Order, Sort, Stretch, stretch};
use crate::loom;
use crate::testing::{House, at, day, house};

#[test]
fn a_page_of_groups_begins_inside_the_right_one() {
    let ids: Vec<Uuid> = (1..=4).map(Uuid::from_u128).collect();
    // The third has nothing.
    let counts: HashMap<Uuid, u64> = [(ids[0], 3), (ids[1], 4), (ids[3], 2)].into();
    for (before, groups, skip) in [
        (0, vec![ids[0]], 0),
        (2, vec![ids[0], ids[1]], 2),
        (3, vec![ids[1]], 0),
        (6, vec![ids[1], ids[3]], 3),
        (8, vec![ids[3]], 1),
        (9, vec![], 0),
    ] {
        assert_eq!(stretch(&ids, &counts, before, 3), Stretch { ids: groups, skip }, "after {before}");
    }
}

/// The titles on a page of the list, from first to last.
async fn titles(house: &House, query: &str) -> Vec<String> {
    let path = at(&format!("/activities?{query}"));
    let page = house.coordinator.get(&path).await.expect(StatusCode::OK).text();
    let rows = page.split("<th scope=\"row\">").skip(1);
    let title = |row: &str| {
        let named = row.split("<bdi>").nth(1).unwrap();
        named.split("</bdi>").next().unwrap().to_owned()
    };
    rows.map(title).collect()
}

#[tokio::test]
async fn the_list_stands_in_the_order_asked_for() {
    let house = house().await;
    let both = house.organisations(&["Zebra House", "Alder Clinic"]).await;
    let mut drafts = Vec::new();
    for (title, runs, focus, place, from, confirmed) in [
        ("one", both[0], "legal-aid", "Nan", "2026-03-01", Some("2026-04-01")),
        ("two", both[1], "schools", "Mae Sai", "2026-01-01", None),
        ("three", both[0], "schools", "Phayao", "2026-02-01", Some("2026-10-01")),
    ] {
        let mut draft = house.draft(runs, focus, place).await;
        draft.title = Some(title.to_owned());
        (draft.from_on, draft.confirmed_on) = (day(from), confirmed.map(day));
        drafts.push(draft);
    }
    for draft in drafts {
        house.add(vec![draft]).await;
    }
    for (sort, order) in [
        ("", ["three", "two", "one"]),
        ("place", ["two", "one", "three"]),
        ("-place", ["three", "one", "two"]),
        ("organisation", ["two", "one", "three"]),
        ("from", ["two", "three", "one"]),
        ("-from", ["one", "three", "two"]),
        // What nobody has confirmed comes before the oldest confirmation.
        ("confirmed", ["two", "one", "three"]),
        ("-confirmed", ["three", "one", "two"]),
    ] {
        assert_eq!(titles(&house, &format!("sort={sort}")).await, order, "{sort}");
    }
    // In the order of the coalition's own list: schools are prevention, which comes before protection.
    assert_eq!(titles(&house, "sort=focus").await, ["three", "two", "one"]);
    house
        .coordinator
        .get(&at("/activities?sort=confirmed"))
        .await
        .says("<th scope=\"col\" aria-sort=\"ascending\"><a href=\"/c/rivers/activities?sort=-confirmed\">Last confirmed");
}

#[tokio::test]
async fn pages_of_a_sorted_list_join_without_a_gap() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let mut drafts = Vec::new();
    for number in 0..58 {
        let place = if number % 2 == 0 { "Nan" } else { "Phayao" };
        let mut draft = house.draft(clinic, "legal-aid", place).await;
        draft.title = Some(format!("{place} {number}"));
        drafts.push(draft);
    }
    house.add(drafts).await;
    for sort in [
        "place",
        "-place",
        "organisation",
        "focus",
        "from",
        "confirmed",
        "",
    ] {
        let mut all = titles(&house, &format!("sort={sort}")).await;
        assert_eq!(all.len(), 50, "{sort}");
        all.extend(titles(&house, &format!("sort={sort}&page=2")).await);
        if sort == "place" {
            assert!(all.is_sorted_by_key(|title| title.starts_with("Phayao")), "{all:?}");
        }
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 58, "{sort}: nothing twice, nothing left out");
    }
}

#[tokio::test]
async fn no_order_along_a_day_sorts_the_table() {
    let house = house().await;
    let atlas = loom::atlas(&house.site.app, house.scope).await.unwrap();
    for word in ["", "from", "-from", "confirmed", "-confirmed"] {
        let Order::Along(column, turn) = Sort::from_word(word).order(&atlas) else {
            panic!("{word} is an order along an index");
        };
        let rows = narrow(DatabaseBackend::Sqlite, house.scope, &Filter::default());
        let query = along(rows, column, turn).limit(50).build(DatabaseBackend::Sqlite);
        let explained =
            Statement::from_string(DatabaseBackend::Sqlite, format!("EXPLAIN QUERY PLAN {}", query));
        let plan = house.site.app.db().query_all_raw(explained).await.unwrap();
        let plan: Vec<String> = plan
            .iter()
            .map(|row| row.try_get("", "detail").unwrap())
            .collect();
        let plan = plan.join("; ");
        assert!(plan.contains("USING INDEX activity_by_") && !plan.contains("B-TREE"), "{word}: {plan}");
    }
}
