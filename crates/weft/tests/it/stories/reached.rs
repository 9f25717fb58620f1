//! Contacts that a list of organisations names: what is stricter about getting in touch safely is taken over, never what
//! is looser.

use axum::http::StatusCode;
use testkit::Site;

use super::importing::{has, paste_of, settle, take_in};
use super::leaving::{Town, page, town};
use super::mailing::contact;
use super::undoing::undo;

const HEADS: &str = "Name\tContact person\tEmail\tContact note\tNever mail";

/// What the contacts of the clinic say of getting in touch safely.
async fn said(site: &Site, town: &Town) -> Vec<(String, bool)> {
    let profile = organisations::profile(site.app.db(), town.scope, town.clinic).await;
    let contacts = profile.unwrap().unwrap().contacts.into_iter();
    contacts.map(|one| (one.safe_note, one.never_mail)).collect()
}

async fn brought(town: &Town, row: &str) -> String {
    let columns = paste_of(&town.amina, "organisations", &format!("{HEADS}\n{row}\n")).await;
    settle(&town.amina, &columns.location(), &[]).await
}

pub async fn a_stricter_note_on_a_known_contact_is_taken_over_and_undone(site: &Site) {
    let town = town(site).await;
    contact(&town, town.clinic, "Desk@example.org").await;
    let before = said(site, &town).await;
    let row = "Clinic\tSomsri Marker\tdesk@example.org\tRing before five.\tyes";
    let preview = brought(&town, row).await;
    let shown = town.amina.get(&preview).await.expect(StatusCode::OK).text();
    has(
        &shown,
        &[
            "1 changed",
            "Mail to the contact, who is known already: may go → never goes there",
            "How to get in touch safely with the contact, who is known already: nothing → the note in the list",
        ],
    );
    // Looking at it changes nothing.
    assert_eq!(said(site, &town).await, before);
    take_in(&town.amina, &preview).await;
    assert_eq!(said(site, &town).await, [("Ring before five.".to_owned(), true)]);
    town.amina
        .get(&page(town.clinic))
        .await
        .says("Never send mail there");
    // The same again says nothing new, and the looser takes nothing away.
    for row in [row, "Clinic\tSomsri Marker\tdesk@example.org\t\tno"] {
        let again = brought(&town, row).await;
        town.amina.get(&again).await.says("It says nothing new");
    }
    // Another note is only remarked on.
    let other = brought(&town, "Clinic\t\tdesk@example.org\tRing at any time.\t").await;
    town.amina.get(&other).await.says("Please compare the two");
    let told = web::events::whole(site.app.db(), town.scope, town.clinic.0).await;
    assert!(!format!("{:?}", told.unwrap()).contains("Ring before"));
    town.amina
        .get(&format!("{preview}/undoing"))
        .await
        .says("One contact says again of getting in touch safely what it said before")
        .says_not("[[");
    undo(&town.amina, &preview, false)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(said(site, &town).await, before);
}

pub async fn a_contact_that_was_changed_since_keeps_what_it_says(site: &Site) {
    let town = town(site).await;
    contact(&town, town.clinic, "desk@example.org").await;
    let preview = brought(&town, "Clinic\tSomsri Marker\tdesk@example.org\tRing before five.\t").await;
    take_in(&town.amina, &preview).await;
    let profile = organisations::profile(site.app.db(), town.scope, town.clinic).await;
    let kept = profile.unwrap().unwrap().contacts.remove(0);
    let path = format!("{}/contacts/{}", page(town.clinic), kept.id);
    let fields = [
        ("version", "2"),
        ("email", "desk@example.org"),
        ("safe_note", "Ring before four."),
    ];
    town.amina
        .post(&path, &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    let asked = town.amina.get(&format!("{preview}/undoing")).await;
    asked.says("Clinic").says_not("says again").says_not("[[");
    assert_eq!(said(site, &town).await, [("Ring before four.".to_owned(), false)]);
}

pub async fn a_contact_that_came_to_a_known_organisation_goes_when_that_is_undone(site: &Site) {
    let town = town(site).await;
    let preview = brought(&town, "Clinic\tNoor\tnoor@example.org\t\t").await;
    take_in(&town.amina, &preview).await;
    assert_eq!(said(site, &town).await.len(), 1);
    undo(&town.amina, &preview, false)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(said(site, &town).await.is_empty());
}
