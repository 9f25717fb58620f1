//! The same organisation written down twice: found, looked at side by side, merged or kept apart.

use axum::http::StatusCode;
use kernel::Role;
use testkit::{Answer, Site};

use super::leaving::{page, town, work};
use super::organisations;

const DUPLICATES: &str = "/c/rivers/organisations/duplicates";

/// The page of duplicates, once names have been compared.
async fn found(visitor: &testkit::Visitor) -> Answer {
    loop {
        let answer = visitor.get(DUPLICATES).await.expect(StatusCode::OK);
        if !answer.text().contains("Names are being compared") {
            return answer;
        }
    }
}

pub async fn two_that_look_alike_stand_side_by_side(site: &Site) {
    let town = town(site).await;
    found(&town.amina).await.says("No duplicates found");
    let ids = organisations(site, town.scope, &["Lake Savings Group", "Savings Group of the Lake"]).await;
    work(site, &town, "Night desk", &[ids[0]]).await;
    let contact = [("name", "Ratana"), ("phone", "1234")];
    town.amina
        .post(&format!("{}/contacts", page(ids[1])), &contact)
        .await
        .expect(StatusCode::SEE_OTHER);
    found(&town.amina)
        .await
        .says("Very likely one")
        .says("Alike: the same words in another order")
        .says("Written down")
        .says("None written down")
        .says(&format!("/activities?organisation={}", ids[0].0))
        .says_not("Ratana")
        .says_not("Clinic")
        .says_not("[[");
    let reader = site.holding(town.scope, "Sam", Role::Reader).await;
    reader.get(DUPLICATES).await.expect(StatusCode::FORBIDDEN);
    let with = ids[1].0.to_string();
    town.amina
        .post(&format!("{}/differences", page(ids[0])), &[("with", &with)])
        .await
        .expect(StatusCode::SEE_OTHER);
    found(&town.amina)
        .await
        .says("No duplicates found")
        .says("One pair is said to be different");
    // Written down a third time, it is like both, and both pairs are open.
    organisations(site, town.scope, &["LAKE SAVINGS GROUP"]).await;
    let page = found(&town.amina).await.says("the same letters").text();
    assert_eq!(page.matches("They are one: merge").count(), 2, "{page}");
}

pub async fn two_that_are_merged_are_no_longer_shown(site: &Site) {
    let town = town(site).await;
    let ids = organisations(site, town.scope, &["Lake Savings Group", "Savings Group of the Lake"]).await;
    found(&town.amina).await.says("They are one: merge");
    let merge = format!("{}/merge", page(ids[0]));
    let asked = town.amina.get(&format!("{merge}?with={}", ids[1].0)).await;
    asked.expect(StatusCode::OK).says("Savings Group of the Lake");
    let other = ids[1].0.to_string();
    let sent = [
        ("version", "1"),
        ("with", &*other),
        ("with_version", "1"),
        ("stays", &*other),
    ];
    town.amina.post(&merge, &sent).await.expect(StatusCode::SEE_OTHER);
    found(&town.amina).await.says("No duplicates found");
    town.amina
        .post(&format!("{}/split", page(ids[0])), &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    found(&town.amina).await.says("They are one: merge");
}
