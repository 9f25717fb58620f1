//! Links by mail: sent, answered and overtaken; two who send at once; what a mail gives away, and to whom.

use axum::http::StatusCode;
use kernel::{OrganisationId, Role};
use mail::Way;
use testkit::Site;
use testkit::post::Post;

use super::leaving::{Town, at, town};
use super::organisations;

/// Gives an organisation a contact with this address.
pub(super) async fn contact(town: &Town, id: OrganisationId, address: &str) {
    let path = at(&format!("/organisations/{}/contacts", id.0));
    let fields = [("name", "Somsri Marker"), ("email", address)];
    let added = town.amina.post(&path, &fields).await;
    added.expect(StatusCode::SEE_OTHER);
}

pub(super) async fn by_mail(town: &Town, ids: &[OrganisationId], words: &str) {
    let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("organisation", id.as_str())).collect();
    fields.extend([("days", "30"), ("way", "mail"), ("words", words)]);
    let made = town.amina.post(&at("/links/new"), &fields).await;
    made.expect(StatusCode::SEE_OTHER);
}

fn by(post: &Post) -> Way {
    Way { server: Some(post.server()), folder: None }
}

pub(super) async fn deliver(site: &Site, post: &Post) {
    let stopped = mail::deliver(&site.app, &by(post), weft::house::may_mail).await;
    assert_eq!(stopped.unwrap(), None);
}

pub async fn a_link_goes_by_mail_and_its_answer_comes_back(site: &Site) {
    let (town, post) = (town(site).await, Post::open());
    contact(&town, town.clinic, "clinic@example.org").await;
    by_mail(&town, &[town.clinic], "").await;
    town.amina
        .get(&at("/mail"))
        .await
        .says("Waiting: 1")
        .says_not("[[");
    deliver(site, &post).await;
    let words = post.taken()[0].words();
    let link = &words[words.find("/own/").unwrap()..];
    let link = link.lines().next().unwrap().trim();
    let home = town.amina.get(&at("")).await;
    home.says("One organisation has not answered its private link");
    let opened = site.stranger().post(link, &[]).await;
    let holder = site
        .stranger()
        .with_cookie("weft-own", &opened.cookie("weft-own"));
    holder
        .post(&at("/own/answer"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    let list = town.amina.get(&at("/mail?state=sent")).await;
    list.says("Sent: 1").says("c…@example.org").says_not("clinic@");
    let links = town.amina.get(&at("/links")).await;
    links.says("Answered: 1").says("Mail sent on").says_not("[[");
    let home = town.amina.get(&at("")).await;
    home.says_not("not answered its private link");
}

pub async fn two_who_send_at_once_send_each_mail_once(site: &Site) {
    let (town, post) = (town(site).await, Post::open());
    let names: Vec<String> = (1..=24).map(|number| format!("House {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let ids = organisations(site, town.scope, &names).await;
    for (number, id) in ids.iter().enumerate() {
        contact(&town, *id, &format!("house{number}@example.org")).await;
    }
    by_mail(&town, &ids, "").await;
    let (one, other, third) = tokio::join!(deliver(site, &post), deliver(site, &post), deliver(site, &post));
    assert_eq!((one, other, third), ((), (), ()));
    let mut to: Vec<String> = post.taken().into_iter().flat_map(|mail| mail.to).collect();
    assert_eq!(to.len(), ids.len());
    to.sort_unstable();
    to.dedup();
    assert_eq!(to.len(), ids.len());
    town.amina.get(&at("/mail")).await.says("Sent: 24");
}

pub async fn what_a_mail_says_names_nobody(site: &Site) {
    let (town, post) = (town(site).await, Post::open());
    contact(&town, town.clinic, "desk@example.org").await;
    let path = at("/settings/coalition");
    town.amina.get(&path).await.expect(StatusCode::OK);
    site.execute("UPDATE coalition SET name = 'Stop Trafficking Markerland'")
        .await;
    site.execute("UPDATE organisation SET name = 'Shelter Marker trafficking'")
        .await;
    site.execute("UPDATE person SET called = 'Amina Marker'").await;
    by_mail(&town, &[town.clinic], "<b>Hello</b> again\r\nBcc: other@example.org").await;
    deliver(site, &post).await;
    let mail = &post.taken()[0];
    assert_eq!(mail.to.len(), 1);
    assert_eq!(mail.head("Bcc"), "");
    assert_eq!(mail.head("Subject"), "A page for you to look at");
    let everything = format!("{}\n{}", mail.data, mail.words()).to_lowercase();
    for marker in ["marker", "traffick", "shelter", "amina", "somsri", "<img"] {
        assert!(!everything.contains(marker), "{marker}: {everything}");
    }
    let words = mail.words();
    let html = words.split("text/html").nth(1).unwrap();
    assert!(html.contains("&#60;b&#62;Hello") && !html.contains("<b>"), "{html}");
    let links = everything.matches("http").count();
    assert_eq!(links, everything.matches("http://localhost/own/").count(), "nothing else is linked");
}

pub async fn nobody_sees_the_mail_of_another_coalition(site: &Site) {
    let town = town(site).await;
    contact(&town, town.clinic, "clinic@example.org").await;
    by_mail(&town, &[town.clinic], "").await;
    let list = town.amina.get(&at("/mail")).await.text();
    let from = list.find(&at("/mail/")).unwrap() + at("/mail/").len();
    let id = &list[from..from + 36];
    let hills = site.coalition("hills", "Hills").await;
    let other = site.holding(hills, "Dao", Role::Coordinator).await;
    other.get("/c/hills/mail").await.says_not("clinic@");
    let nowhere = format!("/c/hills/mail/{}", uuid::Uuid::from_u128(9));
    let nowhere = other.get(&nowhere).await.expect(StatusCode::NOT_FOUND);
    for end in ["", "/removal"] {
        let found = other.get(&format!("/c/hills/mail/{id}{end}")).await;
        assert_eq!(found.status, nowhere.status);
    }
    for end in ["/again", "/removal"] {
        let found = other.post(&format!("/c/hills/mail/{id}{end}"), &[]).await;
        found.expect(StatusCode::NOT_FOUND);
    }
    let found = town.amina.get(&at(&format!("/mail/{id}"))).await;
    found.says("Waiting").says("/own/").says_not("[[");
    // Not to be found, and in no history.
    town.amina.get(&at("/find?q=clinic%40")).await.says_not("/mail/");
    town.amina.get(&at("/news")).await.says_not("clinic@");
}
