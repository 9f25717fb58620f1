use axum::http::StatusCode;
use uuid::Uuid;

use super::rules::{Alike, Differences, Known, Likeness, Pair};
use crate::organisations::Draft;
use crate::testing::{at, called, house};

fn known(id: u128, name: &str, is_acronym: bool) -> Known {
    Known {
        id: Uuid::from_u128(id),
        name: name.to_owned(),
        folded: kernel::fold(name),
        is_acronym,
    }
}

fn alike(names: &[Known]) -> Vec<Alike> {
    super::rules::alike(names, &Differences::default())
}

fn check(one: &str, other: &str, wanted: Option<Likeness>) {
    let found = alike(&[
        known(1, one, false),
        known(2, other, false),
        known(3, "Something else entirely", false),
    ]);
    let both = vec![Uuid::from_u128(1), Uuid::from_u128(2)];
    let wanted: Vec<Alike> = wanted
        .map(|likeness| Alike { likeness, ids: both })
        .into_iter()
        .collect();
    assert_eq!(found, wanted, "{one} and {other}");
}

#[test]
fn the_same_organisation_is_seen_in_spite_of_how_it_is_written() {
    check("Open Road", "OPEN róad", Some(Likeness::Name));
    check(
        "Phayao Lake Women's Savings Group",
        "Women’s Savings Group of Phayao Lake",
        Some(Likeness::Words),
    );
    check("Bright Loom Ltd.", "The Bright Loom", Some(Likeness::Words));
    check("Lichtweg e.V.", "Lichtweg", Some(Likeness::Words));
    check("Anti-Trafficking Desk", "Desk, Anti Trafficking", Some(Likeness::Words));
    check("مُؤَسَّسة النور", "مؤسسة النور", Some(Likeness::Name));
    check("Open Road North", "Open Road South", None);
    check("Hope Foundation", "Hope Association", None);
    check("👩‍👩‍👧", "🏠", None);
    check("The Company", "Of Limited", None);
}

#[test]
fn short_forms_meet_when_they_are_long_enough() {
    let both = |one: &str, other: &str| alike(&[known(1, one, true), known(2, other, true)]);
    assert_eq!(both("WLAC", "wlac")[0].likeness, Likeness::Acronym);
    assert!(both("UN", "UN").is_empty());
    // A name and another's short form are not the same thing.
    assert!(alike(&[known(1, "WLAC", true), known(2, "WLAC", false)]).is_empty());
}

#[test]
fn a_hundred_thousand_names_are_not_compared_with_one_another() {
    let names: Vec<Known> = (0..100_000)
        .map(|id| known(id, &format!("Organisation {id}"), false))
        .collect();
    assert!(alike(&names).is_empty());
}

#[test]
fn who_is_said_to_be_different_is_shown_together_no_more() {
    let id = Uuid::from_u128;
    let names = [1, 2, 3].map(|number| known(number, "Open Road", false));
    for (apart, left) in [
        (vec![], vec![1, 2, 3]),
        (vec![(1, 2)], vec![1, 2, 3]),
        (vec![(2, 1), (3, 1)], vec![2, 3]),
        (vec![(1, 2), (1, 3), (2, 3)], vec![]),
        (vec![(1, 9), (2, 9)], vec![1, 2, 3]),
    ] {
        let pairs: Vec<Pair> = apart
            .iter()
            .map(|(one, other)| Pair::of(id(*one), id(*other)).unwrap())
            .collect();
        let found = super::rules::alike(&names, &Differences::new(&pairs));
        let ids: Vec<Uuid> = found.into_iter().flat_map(|group| group.ids).collect();
        assert_eq!(ids, left.into_iter().map(id).collect::<Vec<_>>(), "{apart:?}");
    }
    assert_eq!(Pair::of(id(1), id(1)), None);
}

#[tokio::test]
async fn two_different_ones_are_told_apart_and_it_can_be_taken_back() {
    let house = house().await;
    let ids = house
        .add(vec![called("Lake Savings Group"), called("Savings Group of the Lake")])
        .await;
    let (duplicates, differences) =
        ("/c/rivers/organisations/duplicates", "/c/rivers/organisations/differences");
    let other = ids[0].0.to_string();
    let page = house.coordinator.get(duplicates).await.expect(StatusCode::OK);
    let (tell, with) = (at(ids[1], "/differences"), [("with", other.as_str())]);
    page.says(&tell).says("Two different ones");
    for _ in 0..2 {
        house
            .coordinator
            .post(&tell, &with)
            .await
            .expect(StatusCode::SEE_OTHER);
    }
    let page = house.coordinator.get(duplicates).await.expect(StatusCode::OK);
    page.says("No duplicates found")
        .says("One pair is said to be different");
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
    house.coordinator.get(duplicates).await.says("The same words");
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

#[tokio::test]
async fn the_page_shows_them_side_by_side() {
    let house = house().await;
    house
        .coordinator
        .get("/c/rivers/organisations/duplicates")
        .await
        .expect(StatusCode::OK)
        .says("No duplicates found");
    house
        .add(vec![
            called("Lake Savings Group"),
            called("Savings Group of the Lake"),
            Draft { acronym: "ORN".to_owned(), ..called("Open Road") },
        ])
        .await;
    let page = house
        .coordinator
        .get("/c/rivers/organisations/duplicates")
        .await
        .expect(StatusCode::OK);
    page.says("The same words")
        .says("/merge?with=")
        .says_not("Open Road");
    house
        .reader()
        .await
        .get("/c/rivers/organisations/duplicates")
        .await
        .expect(StatusCode::FORBIDDEN);
}
