//! What was written down by mistake: it goes from every day, and what hangs on it is asked about first.

use activities::Draft;
use axum::http::StatusCode;
use kernel::{OrganisationId, Role};
use testkit::Site;
use web::digest;
use web::events::Doer;

use super::leaving::{Town, at, brought, page, town, work};
use super::striking::{BAD, takes_out, writes};

pub async fn an_activity_written_down_by_mistake_was_never_there(site: &Site) {
    let town = town(site).await;
    let mut brought = brought(site, &town, "Night desk", &[town.clinic]).await;
    let draft = Draft { note: Some("Riverside 12".to_owned()), ..brought.plan.draft().clone() };
    brought.plan = activities::Plan::new(draft).unwrap();
    let tx = site.app.begin().await.unwrap();
    let ids = activities::add_many(&tx, town.scope, site.app.ids(), vec![brought])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let work = at(&format!("/activities/{}", ids[0].0));
    let days = ["", "?on=2026-03-01", "?rows=place&cols=year&from=2026&to=2026"];
    let counted = async |count: u64| {
        for query in days {
            let answer = town.amina.get(&at(&format!("/maps/cloth.json{query}"))).await;
            let cells: Vec<serde_json::Value> = serde_json::from_slice(&answer.bytes).unwrap();
            let most = cells.iter().filter_map(|cell| cell["activities"].as_u64()).max();
            assert_eq!(most.unwrap_or(0), count, "{query}");
        }
    };
    counted(1).await;
    town.amina.get(&at("")).await.says(&work);
    let removal = format!("{work}/removal");
    town.amina
        .get(&removal)
        .await
        .expect(StatusCode::OK)
        .says("Remove “Night desk”?")
        .says_not("[[");
    town.amina
        .post(&removal, &[("version", "2")])
        .await
        .expect(StatusCode::CONFLICT);
    counted(1).await;
    let removed = town.amina.post(&removal, &[("version", "1")]).await;
    removed.expect(StatusCode::SEE_OTHER);
    counted(0).await;
    town.amina.get(&work).await.expect(StatusCode::NOT_FOUND);
    for path in [
        "/activities?on=2026-03-01",
        "/find?q=night",
        "/find?q=riverside",
        "/activities.csv",
    ] {
        let shown = town.amina.get(&at(path)).await.expect(StatusCode::OK);
        shown.says_not("Night desk").says_not("Riverside");
    }
    // The news tell that it was there, and lead nowhere.
    for path in ["", "/news"] {
        let told = town.amina.get(&at(path)).await.expect(StatusCode::OK);
        told.says(", which had been written down by mistake")
            .says_not(&work)
            .says_not("Riverside");
    }
    let list = at("/activities?notice=notice-activity-removed");
    town.amina.get(&list).await.says("The activity has been removed.");
    town.amina.get(&page(town.clinic)).await.says_not("Night desk");
}

/// A removal sent by whoever coordinates.
async fn remove(town: &Town, id: OrganisationId, version: &str) -> testkit::Answer {
    let removal = format!("{}/removal", page(id));
    town.amina.post(&removal, &[("version", version)]).await
}

pub async fn an_organisation_is_removed_once_nothing_hangs_on_it(site: &Site) {
    let town = town(site).await;
    let doer = Doer::program(&site.app, town.scope);
    let removal = format!("{}/removal", page(town.clinic));
    town.amina
        .get(&page(town.clinic))
        .await
        .says(&format!("href=\"{removal}\">This was written down by mistake</a>"));
    let night = work(site, &town, "Night desk", &[town.clinic]).await;
    let person = site.person("Ruth", None).await;
    let seat = site.seat(town.scope, person, Role::Representative).await;
    let tx = site.app.begin().await.unwrap();
    organisations::represent(&tx, &doer, seat, town.clinic)
        .await
        .unwrap();
    organisations::merge(&tx, &doer, town.temple, town.clinic)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let hangs = [
        "One activity names it",
        "One person has a seat for it",
        "It stands for another one",
    ];
    let mut asked = town.amina.get(&removal).await.expect(StatusCode::OK);
    let sent = remove(&town, town.clinic, "2").await;
    let mut sent = sent.expect(StatusCode::UNPROCESSABLE_ENTITY);
    for words in hangs {
        (asked, sent) = (asked.says(words), sent.says(words));
    }
    asked
        .says("Clinic cannot be removed yet")
        .says(&format!("href=\"/c/rivers/activities?organisation={}\"", town.clinic.0))
        .says_not("Remove it for good")
        .says_not("[[");
    let merged = town.amina.get(&format!("{}/removal", page(town.temple))).await;
    merged.says("Clinic stands for it since they were merged");
    // One after another is put right.
    let tx = site.app.begin().await.unwrap();
    organisations::split(&tx, &doer, town.temple).await.unwrap();
    organisations::stand_down(&tx, &doer, seat).await.unwrap();
    tx.commit().await.unwrap();
    let gone = town
        .amina
        .post(&format!("{night}/removal"), &[("version", "1")])
        .await;
    gone.expect(StatusCode::SEE_OTHER);
    let contacts = format!("{}/contacts", page(town.clinic));
    let contact = [("name", "Front desk"), ("phone", "555 0101")];
    town.amina
        .post(&contacts, &contact)
        .await
        .expect(StatusCode::SEE_OTHER);
    let asked = town.amina.get(&removal).await.expect(StatusCode::OK);
    asked
        .says("Remove Clinic?")
        .says("It is the same as another organisation: merge the two")
        .says("Remove it for good")
        .says_not("[[");
    // What is kept in memory knows it, so that it has something to forget.
    let id = town.clinic.0.to_string();
    for path in ["/organisations?q=clinic", "/activities/new"] {
        town.amina.get(&at(path)).await.says(&id);
    }
    let version = super::people::hidden(&town.amina, &removal, "version").await;
    remove(&town, town.clinic, "1").await.expect(StatusCode::CONFLICT);
    let gone = remove(&town, town.clinic, &version).await;
    gone.expect(StatusCode::SEE_OTHER);
    for path in ["", "/removal", "/edit", "/contacts", "/end"] {
        let nowhere = town.amina.get(&format!("{}{path}", page(town.clinic))).await;
        nowhere.expect(StatusCode::NOT_FOUND);
    }
    remove(&town, town.clinic, &version)
        .await
        .expect(StatusCode::NOT_FOUND);
    for path in [
        "/organisations",
        "/organisations?q=clinic",
        "/organisations.csv",
        "/find?q=clinic",
        "/activities/new",
        "/maps/cloth",
    ] {
        let shown = town.amina.get(&at(path)).await.expect(StatusCode::OK);
        shown.says_not("<bdi>Clinic</bdi>").says_not(&id);
    }
    let told = town.amina.get(&at("/news")).await.expect(StatusCode::OK);
    told.says("Amina removed Clinic, which had been written down by mistake")
        .says_not(&page(town.clinic))
        .says(&page(town.temple));
    work(site, &town, "Morning rice", &[town.temple]).await;
    town.amina.get(&at("/activities")).await.says("Morning rice");
}

pub async fn only_a_coordinator_of_the_coalition_removes_an_organisation(site: &Site) {
    let town = town(site).await;
    let doer = Doer::program(&site.app, town.scope);
    let removal = format!("{}/removal", page(town.temple));
    let person = site.person("Ruth", None).await;
    let seat = site.seat(town.scope, person, Role::Representative).await;
    let tx = site.app.begin().await.unwrap();
    organisations::represent(&tx, &doer, seat, town.clinic)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let ruth = site.signed_in(person).await;
    let sam = site.holding(town.scope, "Sam", Role::Reader).await;
    let hills = site.coalition("hills", "Hills").await;
    let noor = site.holding(hills, "Noor", Role::Coordinator).await;
    let stranger = site.stranger();
    for (visitor, status) in [
        (&ruth, StatusCode::FORBIDDEN),
        (&sam, StatusCode::FORBIDDEN),
        (&noor, StatusCode::NOT_FOUND),
        (&stranger, StatusCode::UNAUTHORIZED),
    ] {
        visitor.get(&removal).await.expect(status);
        visitor.get(&page(town.temple)).await.says_not(&removal);
    }
    for (visitor, status) in [(&ruth, StatusCode::FORBIDDEN), (&noor, StatusCode::NOT_FOUND)] {
        visitor.post(&removal, &[("version", "1")]).await.expect(status);
    }
    // Elsewhere it is not there either.
    let elsewhere = format!("/c/hills/organisations/{}/removal", town.temple.0);
    noor.get(&elsewhere).await.expect(StatusCode::NOT_FOUND);
    noor.post(&elsewhere, &[("version", "1")])
        .await
        .expect(StatusCode::NOT_FOUND);
    town.amina.get(&page(town.temple)).await.expect(StatusCode::OK);
}

pub async fn what_was_removed_loses_its_texts_and_its_name(site: &Site) {
    let town = town(site).await;
    let (amina, news) = (&town.amina, at("/news"));
    let added = amina.post(&at("/organisations"), &[("name", "House 12")]).await;
    let own = added.expect(StatusCode::SEE_OTHER).location().to_owned();
    let own = own.split('?').next().unwrap().to_owned();
    writes(amina, &own, ("1", "House 12", BAD)).await;
    let removed = amina.post(&format!("{own}/removal"), &[("version", "2")]).await;
    removed.expect(StatusCode::SEE_OTHER);
    let (_, id) = own.rsplit_once('/').unwrap();
    let texts = at(&format!("/history/{id}/texts"));
    amina
        .get(&news)
        .await
        .says(BAD)
        .says("House 12")
        .says(&format!("href=\"{texts}\""));
    let asked = amina.get(&texts).await.expect(StatusCode::OK);
    asked
        .says(&digest(BAD))
        .says(&digest("House 12"))
        .says_not("Still stands")
        .says_not(&own);
    for text in [BAD, "House 12"] {
        let out = takes_out(amina, &texts, text).await.expect(StatusCode::SEE_OTHER);
        assert_eq!(out.location(), at("/organisations"));
    }
    let reader = site.holding(town.scope, "Sam", Role::Reader).await;
    for visitor in [amina, &reader] {
        let told = visitor.get(&news).await.expect(StatusCode::OK);
        told.says("(a name that was taken out)")
            .says_not(BAD)
            .says_not("House 12")
            .says_not("\u{1a}");
    }
    amina
        .get(&texts)
        .await
        .expect(StatusCode::OK)
        .says("Nothing can be taken out here");
}
