use axum::http::StatusCode;
use kernel::Verb;

use super::rules::{ContactDraft, Refusal, forbids_mail};
use super::{Contact, MailWay, may_mail};
use crate::testing::{at, house};

#[test]
fn a_contact_says_something_and_can_be_reached() {
    let draft = |name: &str, phone: &str, email: &str| ContactDraft {
        name: name.to_owned(),
        phone: phone.to_owned(),
        email: email.to_owned(),
        ..ContactDraft::default()
    };
    for (given, wanted) in [
        (draft("Ratana", "", ""), None),
        (draft("", "+66 00 000 0001", ""), None),
        (draft("", "٠١٢٣", ""), None),
        (draft("", "", "desk@example.org"), None),
        (draft(" ", "", ""), Some(Refusal::Empty)),
        (draft("", "ring me", ""), Some(Refusal::PhoneUnfit)),
        (draft("", "", "desk"), Some(Refusal::EmailUnfit)),
        (draft("", "", "a b@example.org"), Some(Refusal::EmailUnfit)),
        (draft(&"x".repeat(201), "", ""), Some(Refusal::TooLong)),
    ] {
        assert_eq!(given.check().err(), wanted, "{given:?}");
    }
}

#[test]
fn a_note_against_mail_is_understood() {
    for (note, forbids) in [
        ("Never by mail.", true),
        ("No e-mails, please", true),
        ("Don’t send email", true),
        ("Ring first; do not write.", true),
        ("Her mail is read by others", true),
        ("Mail is watched", true),
        ("Never leave a message; ring again instead.", true),
        ("Mail only. Never call.", false),
        ("Send a message first; do not ring.", false),
        ("Never call, mail instead", false),
        ("Messages are welcome.", false),
        ("Not before nine.", false),
        ("", false),
    ] {
        assert_eq!(forbids_mail(note), forbids, "{note}");
    }
}

#[test]
fn mail_goes_to_the_first_who_does_not_mind() {
    let contact = |email: &str, note: &str, never_mail| Contact {
        id: uuid::Uuid::nil(),
        name: String::new(),
        role: String::new(),
        phone: String::new(),
        email: email.to_owned(),
        safe_note: note.to_owned(),
        never_mail,
        version: 1,
    };
    let to = |address: &str| Some(MailWay::To { address: address.to_owned(), note: String::new() });
    let (a, b, none) = (
        contact("a@example.org", "", false),
        contact("b@example.org", "", false),
        contact("", "", false),
    );
    let never = contact("A@example.org", "", true);
    for (contacts, way) in [
        (vec![none.clone(), a.clone(), b.clone()], to("a@example.org")),
        (vec![contact("c@example.org", "Never mail", false), b.clone()], to("b@example.org")),
        // Another contact has the same address and forbids it.
        (vec![a.clone(), never.clone(), b.clone()], to("b@example.org")),
        (vec![a, never], Some(MailWay::Never)),
        (vec![none], None),
        (vec![], None),
    ] {
        let barred = contacts.iter().filter(|contact| contact.is_barred());
        let barred = barred.map(|contact| contact.email.to_lowercase()).collect();
        assert_eq!(MailWay::of(&contacts, &barred), way, "{contacts:?}");
    }
}

#[tokio::test]
async fn whoever_never_wants_mail_says_so_and_it_holds_for_their_address_here() {
    let house = house().await;
    let own = house.add_one("Own").await;
    let representative = house.representative(own).await;
    for fields in [
        &[("email", "Desk@example.org"), ("mail", "never")][..],
        &[("email", "open@example.org")],
    ] {
        representative
            .post(&at(own, "/contacts"), fields)
            .await
            .expect(StatusCode::SEE_OTHER);
    }
    representative
        .get(&at(own, "/contacts"))
        .await
        .says("Never send mail there");
    let (db, scope) = (house.site.app.db(), house.scope);
    for (address, may) in [
        ("desk@example.org", false),
        ("open@example.org", true),
        ("other@example.org", false),
    ] {
        assert_eq!(may_mail(db, scope, own, address).await.unwrap(), may, "{address}");
    }
    let elsewhere = house.site.coalition("hills", "Hills").await;
    assert!(!may_mail(db, elsewhere, own, "open@example.org").await.unwrap());
    // It is no contact of this one, or is not any more.
    let other = house.add_one("Other").await;
    assert!(!may_mail(db, scope, other, "open@example.org").await.unwrap());
    // Another organisation says it of the same address, in letters of another size.
    for email in ["OPEN@example.org", "BÜRO@example.org"] {
        let fields = [("email", email), ("safe_note", "Never by mail.")];
        let added = house.coordinator.post(&at(other, "/contacts"), &fields).await;
        added.expect(StatusCode::SEE_OTHER);
    }
    let added = representative
        .post(&at(own, "/contacts"), &[("email", "büro@example.org")])
        .await;
    added.expect(StatusCode::SEE_OTHER);
    for address in ["open@example.org", "büro@example.org"] {
        assert!(!may_mail(db, scope, own, address).await.unwrap(), "{address}");
    }
    let ways = crate::mail_ways(db, scope, &[own.0]).await.unwrap();
    assert_eq!(ways[&own], MailWay::Never);
}

#[tokio::test]
async fn contacts_are_kept_by_whoever_keeps_the_organisation() {
    let house = house().await;
    let (own, foreign) = (house.add_one("Own").await, house.add_one("Foreign").await);
    let representative = house.representative(own).await;
    let fields = [
        ("name", "Ratana"),
        ("phone", "+66 00 000 0001"),
        ("safe_note", "Never leave a message."),
    ];
    representative
        .post(&at(own, "/contacts"), &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    representative
        .get(&at(own, "/contacts"))
        .await
        .says("Ratana")
        .says("Never leave a message.");
    let contact = house.profile(own).await.contacts.remove(0);
    let path = at(own, &format!("/contacts/{}", contact.id));
    representative
        .get(&path)
        .await
        .expect(StatusCode::OK)
        .says("+66 00 000 0001");
    let change = [
        ("version", "1"),
        ("name", "Ratana I."),
        ("email", "desk@example.org"),
    ];
    representative
        .post(&path, &change)
        .await
        .expect(StatusCode::SEE_OTHER);
    representative
        .post(&path, &change)
        .await
        .expect(StatusCode::CONFLICT)
        .says("Ruth saved this");
    representative
        .get(&format!("{path}/removal"))
        .await
        .says("Remove Ratana I. from the contacts of Own?");
    representative
        .post(&format!("{path}/removal"), &[("version", "1")])
        .await
        .expect(StatusCode::CONFLICT);
    representative
        .post(&format!("{path}/removal"), &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(house.profile(own).await.contacts.is_empty());
    for path in [
        at(foreign, "/contacts"),
        at(foreign, &format!("/contacts/{}", contact.id)),
    ] {
        representative.get(&path).await.expect(StatusCode::FORBIDDEN);
        representative
            .post(&path, &fields)
            .await
            .expect(StatusCode::FORBIDDEN);
    }
    house
        .reader()
        .await
        .get(&at(own, "/contacts"))
        .await
        .expect(StatusCode::FORBIDDEN);
    // Another organisation's contact is not reached through one's own.
    house
        .coordinator
        .post(&at(foreign, "/contacts"), &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    let theirs = house.profile(foreign).await.contacts.remove(0);
    representative
        .get(&at(own, &format!("/contacts/{}", theirs.id)))
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_a_contact_says_is_nowhere_else() {
    let house = house().await;
    let id = house.add_one("Open Road").await;
    let fields = [
        ("name", "Ratana"),
        ("role", "Director"),
        ("phone", "+66 00 000 0001"),
        ("email", "ratana@example.org"),
    ];
    house
        .coordinator
        .post(&at(id, "/contacts"), &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    let history = house.history(id.0).await;
    assert_eq!(
        (history[0].verb, history[0].kind.as_str(), history[0].changes.len()),
        (Verb::Added, "contact", 0)
    );
    assert!(!format!("{history:?}").contains("Ratana"));
    for words in ["Ratana", "ratana@example.org", "000 0001"] {
        let found = web::search::find(house.site.app.db(), house.scope, words, None, 5)
            .await
            .unwrap();
        assert!(found.is_empty(), "{words}");
    }
}

#[tokio::test]
async fn an_unfit_contact_is_given_back() {
    let house = house().await;
    let id = house.add_one("Open Road").await;
    let much = "x".repeat(1_000_000);
    for fields in [
        vec![],
        vec![("email", "desk")],
        vec![("name", much.as_str())],
        vec![("safe_note", much.as_str())],
    ] {
        house
            .coordinator
            .post(&at(id, "/contacts"), &fields)
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("Please check");
    }
    assert!(house.profile(id).await.contacts.is_empty());
}
