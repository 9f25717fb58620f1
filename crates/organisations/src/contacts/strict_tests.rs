use axum::http::StatusCode;
use kernel::Verb;

use super::{ContactDraft, MailWay};
use crate::testing::{at, house};

#[test]
fn the_stricter_of_two_is_kept() {
    let says = |safe_note: &str, never_mail| ContactDraft {
        safe_note: safe_note.to_owned(),
        never_mail,
        ..ContactDraft::default()
    };
    for (kept, other, as_strict, as_both) in [
        (says("", false), says("", false), says("", false), says("", false)),
        (says("", false), says("", true), says("", true), says("", true)),
        (says("", true), says("", false), says("", true), says("", true)),
        (says("", false), says("Ring.", false), says("Ring.", false), says("Ring.", false)),
        (says("Ring.", false), says("", false), says("Ring.", false), says("Ring.", false)),
        (
            says("Ring.", false),
            says("Not before nine.", true),
            says("Ring.", true),
            says("Ring.\nNot before nine.", true),
        ),
        (
            says("Never mail.", false),
            says("", true),
            says("Never mail.", false),
            says("Never mail.", false),
        ),
        (
            says("Ring.", false),
            says("Never mail.", false),
            says("Ring.", true),
            says("Ring.\nNever mail.", true),
        ),
        (
            says("Ring. Not before nine.", false),
            says("Ring.", false),
            says("Ring. Not before nine.", false),
            says("Ring. Not before nine.", false),
        ),
    ] {
        assert_eq!(kept.as_strict_as(&other), as_strict, "{kept:?} {other:?}");
        assert_eq!(kept.as_strict_as_both(&other), as_both, "{kept:?} {other:?}");
        assert!(!kept.is_barred() || as_strict.is_barred() && as_both.is_barred());
    }
}

#[test]
fn a_person_is_known_by_an_address_or_a_number() {
    let reached = |phone: &str, email: &str| ContactDraft {
        phone: phone.to_owned(),
        email: email.to_owned(),
        ..ContactDraft::default()
    };
    for (one, other, is_same) in [
        (reached("", "desk@example.org"), reached("", "Desk@Example.org"), true),
        (reached("+66 00 000 0001", "a@example.org"), reached("+66-00-000-0001", ""), true),
        (reached("", "a@example.org"), reached("", "b@example.org"), false),
        (reached("", ""), reached("", ""), false),
    ] {
        assert_eq!(one.reaches_as(&other), is_same, "{one:?} {other:?}");
    }
}

#[tokio::test]
async fn what_either_minds_holds_for_both_once_they_are_merged() {
    let house = house().await;
    let (gone, stays) = (house.add_one("Lake Group").await, house.add_one("Group of the Lake").await);
    for (of, fields) in [
        (gone, &[("email", "Desk@example.org"), ("mail", "never")][..]),
        (gone, &[("phone", "+66 1"), ("safe_note", "Never leave a message.")]),
        (gone, &[("email", "own@example.org"), ("mail", "never")]),
        (stays, &[("email", "desk@example.org"), ("safe_note", "Not before nine.")]),
        (stays, &[("phone", "+661")]),
    ] {
        let added = house.coordinator.post(&at(of, "/contacts"), fields).await;
        added.expect(StatusCode::SEE_OTHER);
    }
    let doer = web::events::Doer::program(&house.site.app, house.scope);
    let tx = house.site.app.begin().await.unwrap();
    crate::merge(&tx, &doer, gone, stays).await.unwrap();
    tx.commit().await.unwrap();
    let said = async |id| -> Vec<(String, bool, i32)> {
        let contacts = house.profile(id).await.contacts.into_iter();
        contacts
            .map(|one| (one.safe_note, one.never_mail, one.version))
            .collect()
    };
    let (note, call) = ("Not before nine.".to_owned(), "Never leave a message.".to_owned());
    // Contacts stay where they are, and nobody is reached at the one that stays who was not before.
    assert_eq!(said(stays).await, [(note.clone(), true, 2), (call.clone(), false, 2)]);
    assert_eq!(said(gone).await, [(note, true, 2), (call, false, 1), (String::new(), true, 1)]);
    let ways = crate::mail_ways(house.site.app.db(), house.scope, &[stays.0])
        .await
        .unwrap();
    assert_eq!(ways[&stays], MailWay::Never);
    assert!(
        house
            .history(stays.0)
            .await
            .iter()
            .any(|event| (event.verb, event.kind.as_str()) == (Verb::Changed, "contact"))
    );
}

#[tokio::test]
async fn what_somebody_saved_meanwhile_is_not_written_over() {
    let house = house().await;
    let id = house.add_one("Lake Group").await;
    let added = house
        .coordinator
        .post(&at(id, "/contacts"), &[("email", "desk@example.org")])
        .await;
    added.expect(StatusCode::SEE_OTHER);
    let seen = house.profile(id).await.contacts.remove(0);
    let change = [
        ("version", "1"),
        ("email", "desk@example.org"),
        ("safe_note", "Ring first."),
    ];
    let path = at(id, &format!("/contacts/{}", seen.id));
    house
        .coordinator
        .post(&path, &change)
        .await
        .expect(StatusCode::SEE_OTHER);
    let doer = web::events::Doer::program(&house.site.app, house.scope);
    let tx = house.site.app.begin().await.unwrap();
    let owner = (id, "Lake Group".to_owned());
    assert!(
        crate::change_contacts(&tx, &doer, vec![(seen, owner)])
            .await
            .is_err()
    );
    tx.rollback().await.unwrap();
    assert_eq!(house.profile(id).await.contacts[0].safe_note, "Ring first.");
}
