//! Keeping up: what has changed, and what nobody has looked at for long.

use axum::http::StatusCode;
use kernel::Role;
use testkit::Site;

use super::first_hour::{HOME, adds, started};

pub async fn what_happened_is_folded_and_narrowed(site: &Site) {
    let amina = started(site).await;
    let clinic = adds(&amina, "Clinic").await;
    adds(&amina, "Temple").await;
    let contacts = format!("{HOME}/organisations/{clinic}/contacts");
    amina
        .post(&contacts, &[("name", "Ratana"), ("phone", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let folded = "<summary>Amina added 2 organisations</summary>";
    amina
        .get(HOME)
        .await
        .says(folded)
        .says("Amina added a contact of Clinic");
    // Each of them stands inside, and the organisation's own history tells the two things apart.
    let news = format!("{HOME}/news");
    let page = amina.get(&news).await.expect(StatusCode::OK);
    page.says(folded)
        .says("Amina added Clinic</a>")
        .says("Amina added Temple</a>")
        .says_not("[[");
    let history = amina.get(&format!("{HOME}/organisations/{clinic}")).await.text();
    assert_eq!(history.matches("Amina added Clinic").count(), 1, "{history}");
    amina
        .get(&format!("{news}?about=activities"))
        .await
        .says("Nothing of this kind has been written down.");
    amina
        .get(&format!("{news}?organisation={clinic}"))
        .await
        .says("Amina added Clinic")
        .says_not("Amina added Temple")
        .says_not("started the coalition");
    let nobody = "00000000-0000-7000-8000-000000000000";
    amina
        .get(&format!("{news}?who={nobody}"))
        .await
        .expect(StatusCode::OK)
        .says_not("Amina added");
    amina
        .get(&format!("{news}?who=x&about=y&before=z"))
        .await
        .expect(StatusCode::OK)
        .says(folded);
}

pub async fn an_organisation_nobody_confirmed_is_named_once(site: &Site) {
    let amina = started(site).await;
    let clinic = adds(&amina, "Clinic").await;
    adds(&amina, "Temple").await;
    site.execute("UPDATE organisation SET confirmed_on = '2024-03-03' WHERE name = 'Clinic'")
        .await;
    amina
        .get(HOME)
        .await
        .says("One organisation was not confirmed for a year")
        .says("/organisations?stale=yes");
    let list = format!("{HOME}/organisations?stale=yes");
    let listed = amina.get(&list).await.expect(StatusCode::OK);
    listed
        .says("<bdi>Clinic</bdi>")
        .says("Not confirmed for a year")
        .says_not("<bdi>Temple</bdi>");
    let own = format!("{HOME}/organisations/{clinic}");
    amina.get(&own).await.says("3 March 2024, more than a year ago");
    let scope = weft::enter(&site.app, "two-rivers").await.unwrap();
    let person = site.person("Ruth", None).await;
    let seat = site.seat(scope, person, Role::Representative).await;
    let doer = web::events::Doer::program(&site.app, scope);
    let tx = site.app.begin().await.unwrap();
    let id = kernel::OrganisationId(clinic.parse().unwrap());
    organisations::represent(&tx, &doer, seat, id).await.unwrap();
    tx.commit().await.unwrap();
    let ruth = site.signed_in(person).await;
    ruth.get(HOME)
        .await
        .says("Say whether your organisation’s page is still true")
        .says_not("One organisation was not confirmed");
    ruth.post(&format!("{own}/confirmation"), &[("true", "profile")])
        .await
        .expect(StatusCode::SEE_OTHER);
    ruth.get(HOME)
        .await
        .says_not("Say whether your organisation’s page");
    amina.get(&list).await.says("Nothing found");
}
