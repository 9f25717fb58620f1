//! Two organisations that turn out to be one, and one that ends: what becomes of links, mail, contacts and those who speak.

use axum::http::StatusCode;
use kernel::{OrganisationId, Role};
use testkit::post::Post;
use testkit::{Answer, Site};
use web::events::Doer;

use super::leaving::{Town, asked_to_end, at, page, town};
use super::linking::{link, opened};
use super::mailing::{by_mail, contact, deliver};

/// Merges the clinic into the temple, from the page on which both stand.
async fn merge(town: &Town, more: &[(&str, &str)]) -> Answer {
    let with = town.temple.0.to_string();
    let mut sent = vec![
        ("version", "1"),
        ("with", with.as_str()),
        ("with_version", "1"),
        ("stays", with.as_str()),
    ];
    sent.extend(more);
    town.amina
        .post(&format!("{}/merge", page(town.clinic)), &sent)
        .await
}

async fn compared(town: &Town) -> Answer {
    let path = format!("{}/merge?with={}", page(town.clinic), town.temple.0);
    town.amina.get(&path).await.expect(StatusCode::OK)
}

pub async fn the_page_says_what_becomes_of_links_and_contacts(site: &Site) {
    let town = town(site).await;
    for rest in ["", "?q=temple", "?q=zzz"] {
        let path = format!("{}/merge{rest}", page(town.clinic));
        town.amina.get(&path).await.expect(StatusCode::OK).says_not("[[");
    }
    compared(&town)
        .await
        .says("Which one stays?")
        .says("Nothing is deleted")
        .says_not("No contact goes over")
        .says_not("private link");
    contact(&town, town.clinic, "Desk@example.org").await;
    contact(&town, town.temple, "desk@example.org").await;
    link(&town).await;
    compared(&town)
        .await
        .says("No contact goes over")
        .says("One person can be reached at both. The stricter counts for them")
        .says("The private link of one of them closes at once")
        .says_not("[[");
    let with = town.temple.0.to_string();
    let sent = [
        ("version", "9"),
        ("with", with.as_str()),
        ("with_version", "1"),
        ("stays", with.as_str()),
    ];
    let late = town
        .amina
        .post(&format!("{}/merge", page(town.clinic)), &sent)
        .await;
    late.expect(StatusCode::CONFLICT)
        .says("changed meanwhile")
        .says("closes at once");
}

pub async fn nobody_reaches_more_once_two_are_one(site: &Site) {
    let (town, post) = (town(site).await, Post::open());
    let copied = link(&town).await;
    let holder = opened(site, &copied).await;
    contact(&town, town.temple, "temple@example.org").await;
    by_mail(&town, &[town.temple], "").await;
    merge(&town, &[]).await.expect(StatusCode::SEE_OTHER);
    // Neither link opens, neither session goes on, and the mail that waited is not sent.
    let closed = site.stranger().get(&copied).await;
    closed
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("It has been closed")
        .says_not("Temple")
        .says_not("Clinic");
    holder
        .get(&at("/own/activities"))
        .await
        .expect(StatusCode::UNAUTHORIZED);
    deliver(site, &post).await;
    assert_eq!(post.tried(), 0);
    town.amina.get(&at("/mail")).await.says("Taken back: 1");
    let list = town.amina.get(&at("/links")).await;
    list.says("Revoked: 1").says_not("Remind those");
    let history = town.amina.get(&page(town.temple)).await;
    history.says("revoked the private link of Temple");
    // Splitting them does not open it again.
    town.amina
        .post(&format!("{}/split", page(town.clinic)), &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let closed = site.stranger().get(&copied).await;
    closed.expect(StatusCode::UNPROCESSABLE_ENTITY);
}

/// Somebody who speaks for an organisation, with their seat.
async fn speaker(site: &Site, town: &Town, called: &str, id: OrganisationId) -> (testkit::Visitor, String) {
    let person = site.person(called, None).await;
    let seat = site.seat(town.scope, person, Role::Representative).await;
    let tx = site.app.begin().await.unwrap();
    let doer = Doer::program(&site.app, town.scope);
    organisations::represent(&tx, &doer, seat, id).await.unwrap();
    tx.commit().await.unwrap();
    (site.signed_in(person).await, seat.to_string())
}

pub async fn who_speaks_for_both_is_said_beforehand(site: &Site) {
    let town = town(site).await;
    let (ruth, seat) = speaker(site, &town, "Ruth", town.clinic).await;
    let (sami, _) = speaker(site, &town, "Sami", town.clinic).await;
    let (noor, _) = speaker(site, &town, "Noor", town.temple).await;
    compared(&town)
        .await
        .says("Who may speak for both?")
        .says("Representative of Clinic")
        .says("Noor");
    let merged = merge(&town, &[("speaks", &seat)]).await;
    merged.expect(StatusCode::SEE_OTHER);
    for (who, may) in [(&ruth, true), (&sami, false), (&noor, true)] {
        let expected = if may {
            StatusCode::OK
        } else {
            StatusCode::FORBIDDEN
        };
        for rest in ["/edit", "/contacts"] {
            let path = format!("{}{rest}", page(town.temple));
            who.get(&path).await.expect(expected);
        }
    }
    sami.get(&at("")).await.expect(StatusCode::OK).says_not("[[");
}

pub async fn a_merge_names_two_of_the_same_coalition(site: &Site) {
    let town = town(site).await;
    let other = site.coalition("hills", "Hills").await;
    let theirs = super::organisations(site, other, &["Hill Road"]).await[0].0;
    let asked = format!("{}/merge?with={theirs}", page(town.clinic));
    town.amina.get(&asked).await.expect(StatusCode::NOT_FOUND);
    let theirs = theirs.to_string();
    for (stays, status) in [
        (theirs.as_str(), StatusCode::NOT_FOUND),
        ("nonsense", StatusCode::BAD_REQUEST),
    ] {
        let sent = [
            ("version", "1"),
            ("with", theirs.as_str()),
            ("with_version", "1"),
            ("stays", stays),
        ];
        let path = format!("{}/merge", page(town.clinic));
        town.amina.post(&path, &sent).await.expect(status);
    }
}

pub async fn one_that_ended_is_not_written_to(site: &Site) {
    let (town, post) = (town(site).await, Post::open());
    contact(&town, town.clinic, "clinic@example.org").await;
    contact(&town, town.temple, "temple@example.org").await;
    let copied = link(&town).await;
    let holder = opened(site, &copied).await;
    by_mail(&town, &[town.temple], "").await;
    let end = asked_to_end(&town, town.clinic).await;
    town.amina.get(&end).await.says("Its private link closes at once");
    let ended = town.amina.post(&end, &[("version", "1")]).await;
    ended.expect(StatusCode::SEE_OTHER);
    holder
        .get(&at("/own/activities"))
        .await
        .expect(StatusCode::UNAUTHORIZED);
    // The temple owes an answer and is reminded; the clinic is not, and no link is offered for it.
    town.amina.get(&at("/links/new")).await.says_not("Clinic");
    site.execute(
        "UPDATE private_link SET made_at = '2026-11-20T12:00:00+00:00', \
         asked_at = '2026-11-20T12:00:00+00:00'",
    )
    .await;
    let list = town.amina.get(&at("/links")).await;
    list.says("Remind those who have not answered (1)")
        .says_not("Clinic");
    deliver(site, &post).await;
    assert!(post.taken().iter().all(|mail| !mail.to[0].contains("clinic")));
    // When it comes back, its old link stays closed.
    town.amina
        .post(&format!("{}/revive", page(town.clinic)), &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let closed = site.stranger().get(&copied).await;
    closed
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("It has been closed");
}

/// Takes the only contact of the clinic out.
async fn leaves(site: &Site, town: &Town) {
    let profile = organisations::profile(site.app.db(), town.scope, town.clinic).await;
    let contact = profile.unwrap().unwrap().contacts.remove(0);
    let path = format!("{}/contacts/{}/removal", page(town.clinic), contact.id);
    let left = town.amina.post(&path, &[("version", "1")]).await;
    left.expect(StatusCode::SEE_OTHER);
}

pub async fn who_has_left_gets_no_mail_not_even_at_another_desk(site: &Site) {
    let (town, post) = (town(site).await, Post::open());
    contact(&town, town.clinic, "somsri@example.org").await;
    by_mail(&town, &[town.clinic], "").await;
    // She works at the temple now, and keeps her address.
    contact(&town, town.temple, "somsri@example.org").await;
    leaves(site, &town).await;
    deliver(site, &post).await;
    assert_eq!(post.tried(), 0);
    town.amina.get(&at("/mail")).await.says("Taken back: 1");
    // Where no server is set, nobody sends it by hand either.
    contact(&town, town.clinic, "noor@example.org").await;
    by_mail(&town, &[town.clinic], "").await;
    let laid = mail::Way { server: None, folder: None };
    let stopped = mail::deliver(&site.app, &laid, weft::house::may_mail).await;
    assert_eq!(stopped.unwrap(), None);
    let list = town.amina.get(&at("/mail?state=laid")).await.text();
    let start = list.find("/c/rivers/mail/0").unwrap();
    let lain = &list[start..start + "/c/rivers/mail/".len() + 36];
    town.amina.get(lain).await.says("/own/");
    leaves(site, &town).await;
    town.amina
        .get(lain)
        .await
        .says("It may not be sent any more")
        .says_not("/own/")
        .says_not("[[");
}
