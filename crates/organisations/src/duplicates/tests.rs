use axum::http::StatusCode;
use uuid::Uuid;

use super::rules::{Alike, Known, Likeness, alike};
use crate::organisations::Draft;
use crate::testing::{called, house};

fn known(id: u128, name: &str, is_acronym: bool) -> Known {
    Known {
        id: Uuid::from_u128(id),
        name: name.to_owned(),
        folded: kernel::fold(name),
        is_acronym,
    }
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
