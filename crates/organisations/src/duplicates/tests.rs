use alike::Reason;
use axum::http::StatusCode;
use uuid::Uuid;

use super::names::Names;
use super::rules::{Differences, Known, Likely, Pair, Sureness};
use crate::organisations::Draft;
use crate::testing::{House, at, called, house};

fn known(id: u128, name: &str, is_acronym: bool) -> Known {
    Known { id: Uuid::from_u128(id), name: name.to_owned(), is_acronym }
}

fn pair(one: u128, other: u128) -> Pair {
    Pair::of(Uuid::from_u128(one), Uuid::from_u128(other)).unwrap()
}

/// Others, so that words have their weight.
fn others() -> Vec<Known> {
    let names = [
        "Nine Temples",
        "Tamarind House",
        "Riverside Clinic",
        "Blue Umbrella Office",
        "Harbour Desk",
    ];
    names
        .into_iter()
        .zip(100..)
        .map(|(name, id)| known(id, name, false))
        .collect()
}

fn pairs(names: &Names) -> Vec<Pair> {
    names.pairs().iter().map(|likely| likely.pair).collect()
}

#[test]
fn the_same_organisation_is_seen_in_spite_of_how_it_is_written() {
    for (one, other, wanted) in [
        ("Open Road", "OPEN róad", Some((Sureness::Sure, Reason::Same))),
        (
            "Phayao Lake Women's Savings Group",
            "Women’s Savings Group of Phayao Lake",
            Some((Sureness::Sure, Reason::Order)),
        ),
        ("Bright Loom Ltd.", "The Bright Loom", Some((Sureness::Sure, Reason::Aside))),
        ("Lichtweg e.V.", "Lichtweg", Some((Sureness::Sure, Reason::Aside))),
        ("Kalimba Foundation", "Kalimbba Foundation", Some((Sureness::Sure, Reason::Spelling))),
        ("Open Road 1", "Open Road 2", None),
        ("Hope Foundation", "Northern Association", None),
        ("👩‍👩‍👧", "🏠", None),
    ] {
        let both = [known(1, one, false), known(2, other, false)];
        let names = Names::new(&[others(), both.into()].concat());
        let found = names.pairs().first().map(|likely| {
            assert_eq!(likely.pair, pair(1, 2));
            (Sureness::of(likely.confidence), likely.reasons.clone())
        });
        match (found, wanted) {
            (Some((sure, reasons)), Some((wanted, reason))) => {
                assert_eq!(sure, wanted, "{one} and {other}");
                assert!(reasons.contains(&reason), "{one} and {other}: {reasons:?}");
            }
            (found, wanted) => assert_eq!(found.is_some(), wanted.is_some(), "{one} and {other}: {found:?}"),
        }
    }
}

#[test]
fn what_is_surer_comes_first_and_what_is_unlike_not_at_all() {
    let mut all = others();
    all.extend([
        known(1, "Lake Savings Group", false),
        known(2, "LAKE SAVINGS GROUP", false),
        known(3, "Northern Legal Aid Network", false),
        known(4, "Northern Legal Aid Network Merenia", false),
        known(5, "Women's League Against Coercion", false),
        known(6, "WLAC", true),
    ]);
    let names = Names::new(&all);
    assert_eq!(pairs(&names)[0], pair(1, 2));
    assert!(pairs(&names).contains(&pair(3, 4)));
    assert!(pairs(&names).contains(&pair(5, 6)), "a name and its acronym");
    let confidences: Vec<f32> = names.pairs().iter().map(|likely| likely.confidence).collect();
    assert!(confidences.is_sorted_by(|one, other| one >= other), "{confidences:?}");
}

#[test]
fn what_has_changed_is_compared_without_the_others() {
    let mut names = Names::new(&[others(), vec![known(1, "Lake Savings Group", false)]].concat());
    assert_eq!(pairs(&names), []);
    let id = Uuid::from_u128;
    assert!(names.may_be_renewed(1));
    names.renew(&[id(2)], &[known(2, "Savings Group of the Lake", false)]);
    assert_eq!(pairs(&names), [pair(1, 2)]);
    assert_eq!(names.like("Lake Savings Group").len(), 2);
    assert_eq!(names.pairs()[0].names, ["Lake Savings Group", "Savings Group of the Lake"]);
    // The same read again stays one pair.
    names.renew(&[id(2)], &[known(2, "Savings Group of the Lake", false)]);
    assert_eq!(pairs(&names), [pair(1, 2)]);
    names.renew(&[id(2)], &[known(2, "Desert Choir", false)]);
    assert_eq!(pairs(&names), []);
    names.renew(&[id(1)], &[]);
    assert_eq!(names.like("Lake Savings Group"), [], "it is no longer there");
    for _ in 0..300 {
        names.renew(&[id(2)], &[known(2, "Desert Choir", false)]);
    }
    assert!(!names.may_be_renewed(1), "what was outworn is left behind at last");
    assert!(!names.may_be_renewed(1_000));
}

#[test]
fn who_is_said_to_be_different_is_not_shown_together() {
    let likely = |one, other| Likely {
        pair: pair(one, other),
        names: Default::default(),
        confidence: 1.0,
        reasons: Vec::new(),
    };
    let differences = Differences::new(vec![pair(2, 1)]);
    assert!(!differences.leave_open(&likely(1, 2)));
    assert!(differences.leave_open(&likely(1, 3)));
    assert_eq!(Pair::of(Uuid::from_u128(1), Uuid::from_u128(1)), None);
}

async fn open(house: &House) -> super::Open {
    loop {
        if let Some(open) = crate::duplicates(&house.site.app, house.scope, (0, 50))
            .await
            .unwrap()
        {
            return open;
        }
    }
}

#[tokio::test]
async fn two_different_ones_are_told_apart_and_it_can_be_taken_back() {
    let house = house().await;
    let ids = house
        .add(vec![called("Lake Savings Group"), called("Savings Group of the Lake")])
        .await;
    let differences = "/c/rivers/organisations/differences";
    let other = ids[0].0.to_string();
    assert_eq!(open(&house).await.pairs.len(), 1);
    let (tell, with) = (at(ids[1], "/differences"), [("with", other.as_str())]);
    for _ in 0..2 {
        house
            .coordinator
            .post(&tell, &with)
            .await
            .expect(StatusCode::SEE_OTHER);
    }
    let now = open(&house).await;
    assert_eq!((now.pairs.len(), now.different), (0, 1));
    let history = house.history(ids[0].0).await;
    assert_eq!(history.len(), 2, "what was said before is not said again");
    assert_eq!(history[0].changes[0].after, "Savings Group of the Lake");
    let page = house.coordinator.get(differences).await.expect(StatusCode::OK);
    page.says("Lake Savings Group")
        .says("They may be the same")
        .says_not("[[");
    let back = at(ids[0], "/differences/removal");
    let with = ids[1].0.to_string();
    house
        .coordinator
        .post(&back, &[("with", &with)])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(open(&house).await.pairs.len(), 1);
    house.coordinator.get(differences).await.says("No pairs yet");
    for (with, status) in [
        (ids[1].0.to_string(), StatusCode::BAD_REQUEST),
        ("nonsense".to_owned(), StatusCode::BAD_REQUEST),
        (house.site.app.ids().next().to_string(), StatusCode::NOT_FOUND),
    ] {
        house
            .coordinator
            .post(&tell, &[("with", &with)])
            .await
            .expect(status);
    }
}

#[tokio::test]
async fn what_was_found_follows_what_organisations_become() {
    let house = house().await;
    assert_eq!(open(&house).await.pairs, []);
    let one = house.add_one("Lake Savings Group").await;
    let acronym = Draft { acronym: "LSG".to_owned(), ..called("Lantern Singers Guild") };
    house.add(vec![acronym]).await;
    let other = house.add_one("Savings Group of the Lake").await;
    let found = open(&house).await.pairs;
    assert_eq!(found[0].pair, Pair::of(one.0, other.0).unwrap());
    house.end(other, "").await;
    let pair = Pair::of(one.0, other.0).unwrap();
    assert!(open(&house).await.pairs.iter().all(|likely| likely.pair != pair));
}

#[tokio::test]
async fn many_pairs_stand_on_pages() {
    let house = house().await;
    let names: Vec<String> = (0..11).map(|number| format!("Savings Group {number}")).collect();
    let ids = house.add(names.iter().map(|name| called(name)).collect()).await;
    let pairs = ids
        .iter()
        .enumerate()
        .flat_map(|(at, one)| ids[..at].iter().map(move |other| (*one, *other)));
    let tx = house.site.app.begin().await.unwrap();
    for (one, other) in pairs {
        let pair = Pair::of(one.0, other.0).unwrap();
        let doer = web::events::Doer::program(&house.site.app, house.scope);
        assert!(super::store::tell_apart(&tx, &doer, pair).await.unwrap());
    }
    tx.commit().await.unwrap();
    let mut shown = Vec::new();
    for (page, rows) in [("", 50), ("?page=2", 5)] {
        let path = format!("/c/rivers/organisations/differences{page}");
        let text = house
            .coordinator
            .get(&path)
            .await
            .expect(StatusCode::OK)
            .says("of 55")
            .text();
        let forms: Vec<String> = text
            .split("<form method=\"post\"")
            .filter(|form| form.contains("/differences/removal"))
            .map(|form| form.split("<button").next().unwrap().to_owned())
            .collect();
        assert_eq!(forms.len(), rows, "{page}");
        shown.extend(forms);
    }
    shown.sort_unstable();
    shown.dedup();
    assert_eq!(shown.len(), 55, "each stands once");
}
