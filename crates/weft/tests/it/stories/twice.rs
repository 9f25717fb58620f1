//! One form sent twice, used again for something else, or sent with an id of somebody's choosing.

use axum::http::StatusCode;
use testkit::Site;
use web::search;

use super::at_once::{activity, send};
use super::leaving::{at, town};
use super::people::hidden;

const NEW: &str = "/activities/new";

pub async fn a_form_used_again_adds_what_it_says_now(site: &Site) {
    let town = town(site).await;
    let once = hidden(&town.amina, &at(NEW), "once").await;
    let mut form = activity(site, &town).await;
    form.push(("once", once));
    let mut places = Vec::new();
    for title in ["Night desk", "Night desk", "Morning rice", "Morning rice"] {
        form.retain(|(name, _)| *name != "title");
        form.push(("title", title.to_owned()));
        let added = send(&town, NEW, &form).await.expect(StatusCode::SEE_OTHER);
        town.amina.get(&added.location()).await.says(title);
        places.push(added.location());
    }
    assert_eq!((&places[0], &places[2]), (&places[1], &places[3]), "what came twice was added once");
    assert_ne!(places[0], places[2]);
    town.amina.get(&at("/activities")).await.says("2 in all");
}

pub async fn nobody_chooses_the_id_of_what_they_add(site: &Site) {
    let town = town(site).await;
    let hills = site.coalition("hills", "Hills").await;
    let foreign = super::organisations(site, hills, &["Hill school"]).await[0];
    for (id, called) in [(town.clinic, "Sam"), (foreign, "Ravi")] {
        let once = id.0.to_string();
        let mut form = activity(site, &town).await;
        form.push(("once", once.clone()));
        let added = send(&town, NEW, &form).await.expect(StatusCode::SEE_OTHER);
        assert!(!added.location().contains(&once), "{}", added.location());
        town.amina.get(&added.location()).await.says("Night desk");
        let name = format!("House of {called}");
        let form = vec![("once", once.clone()), ("name", name.clone())];
        let added = send(&town, "/organisations", &form).await;
        let added = added.expect(StatusCode::SEE_OTHER).location();
        assert!(!added.contains(&once), "{added}");
        town.amina.get(&added).await.says(&name);
        let role = ("role", "reader".to_owned());
        let form = vec![("once", once), ("called", called.to_owned()), role];
        let given = send(&town, "/settings/seats", &form).await;
        given.expect(StatusCode::OK);
    }
    let found = async || {
        let (db, scope) = (site.app.db(), town.scope);
        let found = search::find(db, scope, "Clinic", Some("organisation"), 5).await;
        found.unwrap().into_iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(found().await, [town.clinic.0]);
    let other = search::Entry {
        id: town.clinic.0,
        kind: "activity",
        title: "Night desk".to_owned(),
        names: Vec::new(),
        text: String::new(),
    };
    let tx = site.app.begin().await.unwrap();
    search::put(&tx, town.scope, other).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(found().await, [town.clinic.0], "what is found under one kind stays as it is");
}
