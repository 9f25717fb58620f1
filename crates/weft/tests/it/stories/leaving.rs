//! Organisations that end, come back, or turn out to be one.

use activities::Brought;
use axum::http::StatusCode;
use chrono::NaiveDate;
use kernel::{OrganisationId, Role, Scope};
use testkit::{Site, Visitor};
use web::events::Doer;

/// A coalition with organisations at work in one place.
pub(super) struct Town {
    pub scope: Scope,
    pub amina: Visitor,
    pub clinic: OrganisationId,
    pub temple: OrganisationId,
}

pub(super) fn at(path: &str) -> String {
    format!("/c/rivers{path}")
}

pub(super) fn page(id: OrganisationId) -> String {
    at(&format!("/organisations/{}", id.0))
}

pub(super) async fn town(site: &Site) -> Town {
    let scope = site.coalition("rivers", "Rivers").await;
    let amina = site.holding(scope, "Amina", Role::Coordinator).await;
    let doer = Doer::program(&site.app, scope);
    let tx = site.app.begin().await.unwrap();
    organisations::settle_lists(&tx, &doer, site.app.ids())
        .await
        .unwrap();
    places::choose(&tx, &doer, site.app.ids(), &["TH-57"])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let ids = super::organisations(site, scope, &["Clinic", "Temple"]).await;
    let (clinic, temple) = (ids[0], ids[1]);
    Town { scope, amina, clinic, temple }
}

/// Work under way with this title, run by these, about to be added.
pub(super) async fn brought(site: &Site, town: &Town, title: &str, runs: &[OrganisationId]) -> Brought {
    let (db, scope) = (site.app.db(), town.scope);
    let place_id = places::tree(db, scope)
        .await
        .unwrap()
        .find_by_code("TH-57")
        .unwrap()
        .id;
    let focus_id = organisations::focuses(db, scope).await.unwrap()[1].id;
    let plan = activities::Plan::new(activities::Draft {
        organisations: runs.iter().map(|id| (*id, activities::Role::Runs)).collect(),
        focus_id,
        place_id,
        population_id: None,
        from_on: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        to_on: None,
        status: activities::Status::UnderWay,
        title: Some(title.to_owned()),
        reach: None,
        note: None,
        confirmed_on: NaiveDate::from_ymd_opt(2026, 11, 1),
    });
    Brought {
        doer: Doer::program(&site.app, scope),
        plan: plan.unwrap(),
        later: Vec::new(),
    }
}

/// Adds such work.
pub(super) async fn work(site: &Site, town: &Town, title: &str, runs: &[OrganisationId]) -> String {
    let brought = brought(site, town, title, runs).await;
    let tx = site.app.begin().await.unwrap();
    let ids = activities::add_many(&tx, town.scope, site.app.ids(), vec![brought])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    at(&format!("/activities/{}", ids[0].0))
}

/// Where the page that asks whether this organisation has ended sends its form.
pub(super) async fn asked_to_end(town: &Town, id: OrganisationId) -> String {
    let end = format!("{}/end", page(id));
    let asked = town.amina.get(&end).await.expect(StatusCode::OK).text();
    let (_, action) = asked.split_once("action=\"/c/rivers/organisations/").unwrap();
    at(&format!("/organisations/{}", action.split('"').next().unwrap()))
}

pub async fn what_an_organisation_runs_alone_ends_with_it(site: &Site) {
    let town = town(site).await;
    let alone = work(site, &town, "Night desk", &[town.clinic]).await;
    let shared = work(site, &town, "Common house", &[town.clinic, town.temple]).await;
    let others = work(site, &town, "Morning rice", &[town.temple]).await;
    let end = asked_to_end(&town, town.clinic).await;
    let asked = town.amina.get(&end).await.expect(StatusCode::OK);
    asked
        .says("Has Clinic ended?")
        .says("End the one it runs alone too")
        .says("Night desk")
        .says("What it runs with others")
        .says("Common house")
        .says_not("Morning rice")
        .says_not("[[");
    let sent = [
        ("version", "1"),
        ("reason", "Its people moved on."),
        ("activities", "1"),
    ];
    // Another number than the page named: somebody added work meanwhile, and it is asked again.
    let others_then = [("version", "1"), ("activities", "2")];
    town.amina
        .post(&end, &others_then)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("End the one it runs alone too");
    let long = "x".repeat(501);
    town.amina
        .post(&end, &[("version", "1"), ("reason", &long)])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    town.amina
        .post(&end, &[("version", "9")])
        .await
        .expect(StatusCode::CONFLICT);
    town.amina.get(&alone).await.says("Under way");
    let ended = town.amina.post(&end, &sent).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(ended.location(), page(town.clinic));
    town.amina
        .get(&alone)
        .await
        .says("Last day today")
        .says("23 November 2026")
        .says("Amina ended Night desk");
    for goes_on in [shared, others] {
        town.amina
            .get(&goes_on)
            .await
            .says("Under way")
            .says_not("Last day today");
    }
    let ended = town.amina.get(&page(town.clinic)).await;
    ended
        .says("This organisation has ended")
        .says("Its people moved on.");
    let again = town.amina.get(&end).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(again.location(), page(town.clinic));
    let revive = format!("{}/revive", page(town.clinic));
    let asked = town.amina.get(&revive).await.expect(StatusCode::OK);
    asked.says("Activities that have ended stay ended at first.");
    town.amina
        .post(&revive, &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    town.amina.get(&alone).await.says("Last day today");
}

pub async fn an_organisation_may_end_without_its_activities(site: &Site) {
    let town = town(site).await;
    let alone = work(site, &town, "Night desk", &[town.clinic]).await;
    let end = asked_to_end(&town, town.clinic).await;
    town.amina
        .post(&end, &[("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    town.amina.get(&alone).await.says("Under way");
    let end = format!("{}/end", page(town.temple));
    let asked = town.amina.get(&end).await.expect(StatusCode::OK);
    asked.says_not("runs alone");
    let ruth = site.holding(town.scope, "Ruth", Role::Representative).await;
    ruth.get(&end).await.expect(StatusCode::FORBIDDEN);
    for bad in ["nonsense", "%FF", "00000000-0000-7000-8000-000000000000"] {
        let path = at(&format!("/organisations/{bad}/end"));
        town.amina.get(&path).await.expect(StatusCode::NOT_FOUND);
    }
}

/// Merges the clinic into the temple.
async fn merge(town: &Town) {
    let with = town.temple.0.to_string();
    let sent = [
        ("version", "1"),
        ("with", with.as_str()),
        ("with_version", "1"),
        ("stays", with.as_str()),
    ];
    town.amina
        .post(&format!("{}/merge", page(town.clinic)), &sent)
        .await
        .expect(StatusCode::SEE_OTHER);
}

pub async fn work_of_one_that_was_merged_into_it_ends_with_it(site: &Site) {
    let town = town(site).await;
    let night = work(site, &town, "Night desk", &[town.clinic]).await;
    let house = work(site, &town, "Common house", &[town.clinic, town.temple]).await;
    merge(&town).await;
    let end = asked_to_end(&town, town.temple).await;
    let asked = town
        .amina
        .get(&end)
        .await
        .expect(StatusCode::OK)
        .says("Night desk")
        .text();
    let (_, version) = asked.split_once("name=\"version\" value=\"").unwrap();
    let version = version.split('"').next().unwrap();
    let sent = [("version", version), ("activities", "2")];
    town.amina.post(&end, &sent).await.expect(StatusCode::SEE_OTHER);
    for over in [night, house] {
        town.amina.get(&over).await.says("Last day today");
    }
}

pub async fn a_merge_is_told_on_both_and_undone_from_either(site: &Site) {
    let town = town(site).await;
    let (gone, stays) = (page(town.clinic), page(town.temple));
    merge(&town).await;
    let split = format!("{gone}/split");
    let survivor = town.amina.get(&stays).await.expect(StatusCode::OK);
    survivor
        .says("Amina merged Clinic into Temple")
        .says(&format!("href=\"{gone}\""))
        .says(&format!("href=\"{split}\""))
        .says_not("[[");
    let merged = town.amina.get(&gone).await.expect(StatusCode::OK);
    merged
        .says("Amina merged Clinic into Temple")
        .says(&format!("href=\"{stays}\""));
    let ravi = site.holding(town.scope, "Ravi", Role::Reader).await;
    ravi.get(&stays)
        .await
        .says("Merged into this record")
        .says_not(&split);
    town.amina
        .post(&split, &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    for path in [gone, stays] {
        let page = town.amina.get(&path).await.expect(StatusCode::OK);
        page.says("Amina took Clinic and Temple apart again")
            .says_not(&split);
    }
}

pub async fn two_that_are_different_say_so_in_their_history(site: &Site) {
    let town = town(site).await;
    let with = town.temple.0.to_string();
    for (rest, words) in [
        ("/differences", "Amina said that Clinic and Temple are two different organisations"),
        ("/differences/removal", "Amina said that Clinic and Temple may be the same after all"),
    ] {
        town.amina
            .post(&format!("{}{rest}", page(town.clinic)), &[("with", &with)])
            .await
            .expect(StatusCode::SEE_OTHER);
        town.amina.get(&page(town.clinic)).await.says(words);
    }
    town.amina
        .get(&page(town.temple))
        .await
        .says("Amina said that Temple and Clinic may be the same after all");
}

pub async fn an_organisation_with_much_work_names_some_of_it_and_counts_all(site: &Site) {
    let town = town(site).await;
    let mut many = Vec::new();
    for number in 1..=14 {
        let runs: &[OrganisationId] = match number {
            1..=12 => &[town.clinic],
            _ => &[town.temple, town.clinic],
        };
        many.push(brought(site, &town, &format!("Desk {number}."), runs).await);
    }
    let tx = site.app.begin().await.unwrap();
    activities::add_many(&tx, town.scope, site.app.ids(), many)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let end = asked_to_end(&town, town.clinic).await;
    let asked = town.amina.get(&end).await.expect(StatusCode::OK);
    asked
        .says("End the 12 it runs alone too")
        .says("Desk 10.")
        .says_not("Desk 11.")
        .says("Desk 14.");
    let all = [("version", "1"), ("reason", ""), ("activities", "12")];
    let ended = town.amina.post(&end, &all).await;
    ended.expect(StatusCode::SEE_OTHER);
    let list = at(&format!("/activities?organisation={}&status=under-way", town.clinic.0));
    let list = town.amina.get(&list).await.says("14 in all").text();
    assert_eq!(list.matches("Last day today").count(), 12);
}
