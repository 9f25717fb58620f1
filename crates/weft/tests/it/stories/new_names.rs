//! Names that are new and like each other: whoever takes a list in says whether they are one.

use axum::http::StatusCode;
use testkit::Site;

use super::importing::{agree, chosen, has, paste, settle, take_in};
use super::leaving::{Town, at, town};

/// One name, the same turned round, and one that is nearly the same.
const CELLS: &str = "#org\t#adm1\t#activity+type\t#date+start\n\
    Fondation Horizon SARL\tChiang Rai\tLegal aid\t2026-03-01\n\
    Horizon, Fondation\tChiang Rai\tCounselling\t2026-03-01\n\
    Fondation Horison\tChiang Rai\tHotline\t2026-03-01\n";

pub async fn a_name_like_a_new_one_is_asked_about_as_that(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let columns = paste(&amina, CELLS).await.location();
    let matches = agree(&amina, &columns, &[]).await.location();
    let page = amina.get(&matches).await.expect(StatusCode::OK).text();
    has(&page, &["Horizon, Fondation</label>"]);
    assert!(!page.contains("One organisation or several"), "{page}");
    let preview = settle(&amina, &columns, &[]).await;
    let page = take_in(&amina, &preview).await;
    has(&page, &["3 new", "1 organisation"]);
    amina.get(&at("/organisations")).await.says_not("Horison");
}

pub async fn a_name_that_somebody_says_is_new_is_new(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let columns = paste(&amina, CELLS).await.location();
    let matches = agree(&amina, &columns, &[]).await.location();
    let page = amina.get(&matches).await.expect(StatusCode::OK).text();
    let asked = chosen(&page);
    let names: Vec<&str> = asked.iter().map(|(name, _)| name.as_str()).collect();
    let organisations = names.into_iter().filter(|name| name.starts_with("organisation-"));
    let new: Vec<(&str, &str)> = organisations.map(|name| (name, "new")).collect();
    assert_eq!(new.len(), 3, "{page}");
    agree(&amina, &matches, &new).await.expect(StatusCode::SEE_OTHER);
    let page = take_in(&amina, &matches.replace("/matches", "")).await;
    has(&page, &["3 new", "3 organisations"]);
}
