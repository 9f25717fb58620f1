//! Private links: two people with the same one, one that is renewed or revoked while somebody is writing.

use axum::http::StatusCode;
use testkit::{Answer, Site, Visitor};

use super::at_once::activity;
use super::leaving::{Town, at, town};

/// Makes a link for the clinic on the coordinator's page; returns its path.
pub(super) async fn link(town: &Town) -> String {
    let clinic = town.clinic.0.to_string();
    let fields = [("organisation", clinic.as_str()), ("days", "30"), ("way", "copy")];
    let made = town
        .amina
        .post(&at("/links/new"), &fields)
        .await
        .expect(StatusCode::OK)
        .text();
    let start = made.find("/own/").unwrap();
    made[start..]
        .chars()
        .take_while(|letter| !"<\"".contains(*letter))
        .collect()
}

pub(super) async fn opened(site: &Site, link: &str) -> Visitor {
    let answer = site
        .stranger()
        .post(link, &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    site.stranger()
        .with_cookie("weft-own", &answer.cookie("weft-own"))
}

async fn add(holder: &Visitor, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    holder.post(&at("/own/activities/new"), &fields).await
}

pub async fn two_people_with_one_link_lose_neither_text(site: &Site) {
    let town = town(site).await;
    let link = link(&town).await;
    let (one, other) = (opened(site, &link).await, opened(site, &link).await);
    add(&one, &activity(site, &town).await)
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = other.get(&at("/own/activities")).await.says("Under way").text();
    let start = page.find("id=\"a-").unwrap() + "id=\"a-".len();
    let edit = at(&format!("/own/activities/{}/edit", &page[start..start + 36]));
    let with = |title: &str, mut fields: Vec<(&'static str, String)>| {
        fields.retain(|(name, _)| *name != "title");
        fields.extend([("title", title.to_owned()), ("version", "1".to_owned())]);
        fields
    };
    let fields = activity(site, &town).await;
    let send = |holder: &Visitor, fields: Vec<(&'static str, String)>| {
        let (holder, edit) = (holder.clone(), edit.clone());
        async move {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            holder.post(&edit, &fields).await
        }
    };
    send(&one, with("Evening desk", fields.clone()))
        .await
        .expect(StatusCode::SEE_OTHER);
    let late = send(&other, with("Morning desk", fields))
        .await
        .expect(StatusCode::CONFLICT);
    late.says("Evening desk")
        .says("Morning desk")
        .says("by private link")
        .says_not("[[");
    for holder in [&one, &other] {
        holder
            .post(&at("/own/answer"), &[])
            .await
            .expect(StatusCode::SEE_OTHER);
    }
    town.amina
        .get(&at("/links"))
        .await
        .says("Answered: 1")
        .says_not("[[");
    town.amina
        .get(&at("/news"))
        .await
        .says("by private link")
        .says_not("[[");
}

pub async fn a_link_that_ends_while_somebody_writes_gives_their_text_back(site: &Site) {
    let town = town(site).await;
    let old = link(&town).await;
    let holder = opened(site, &old).await;
    let new = link(&town).await;
    let fields = activity(site, &town).await;
    let refused = add(&holder, &fields).await.expect(StatusCode::UNAUTHORIZED);
    refused.says("This page opens with your link").says("Night desk");
    let gone = site
        .stranger()
        .get(&old)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    gone.says("A newer one has taken its place");
    // With the new link the same text is kept.
    let holder = opened(site, &new).await;
    add(&holder, &fields).await.expect(StatusCode::SEE_OTHER);
    let list = town.amina.get(&at("/links")).await.text();
    let end = list.find("/revocation").unwrap();
    let revoke = format!("/links/{}/revocation", &list[end - 36..end]);
    town.amina
        .post(&at(&revoke), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    add(&holder, &fields)
        .await
        .expect(StatusCode::UNAUTHORIZED)
        .says("Night desk");
    town.amina.get(&at("/links")).await.says("Revoked: 1");
}

pub async fn a_link_ends_with_its_organisation_and_goes_with_one_removed(site: &Site) {
    let town = town(site).await;
    let link = link(&town).await;
    let holder = opened(site, &link).await;
    let removal = at(&format!("/organisations/{}/removal", town.clinic.0));
    town.amina.get(&removal).await.expect(StatusCode::OK);
    town.amina
        .post(&removal, &[("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    holder
        .get(&at("/own/activities"))
        .await
        .expect(StatusCode::UNAUTHORIZED);
    site.stranger().get(&link).await.says("No link is known");
}
