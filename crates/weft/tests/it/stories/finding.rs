//! Finding again what was written down: what tells things apart, and what an organisation does.

use axum::http::StatusCode;
use kernel::{Role, Scope};
use testkit::{Site, Visitor};

/// A coalition with two organisations that do the same under the same title, and a need.
pub(super) async fn rivers(site: &Site) -> (Scope, Visitor) {
    let tx = site.app.begin().await.unwrap();
    let start = coalitions::Start::new("Rivers", "", Some("rivers")).unwrap();
    let (scope, _) = home::begin(&tx, &site.app, None, &start).await.unwrap();
    let doer = web::events::Doer::program(&site.app, scope);
    places::choose(&tx, &doer, site.app.ids(), &["TH-55", "TH-56"])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    (scope, site.holding(scope, "Amina", Role::Coordinator).await)
}

pub(super) async fn place(site: &Site, scope: Scope, name: &str) -> String {
    let tree = places::tree(site.app.db(), scope).await.unwrap();
    let found = tree.places().iter().find(|place| place.name == name).unwrap();
    found.id.0.to_string()
}

pub(super) async fn focus(site: &Site, scope: Scope, key: &str) -> String {
    let all = organisations::focuses(site.app.db(), scope).await.unwrap();
    let found = all
        .iter()
        .find(|focus| focus.key.as_deref() == Some(key))
        .unwrap();
    found.id.0.to_string()
}

/// Adds an organisation and returns its address.
pub(super) async fn organisation(visitor: &Visitor, name: &str) -> String {
    let added = visitor
        .post("/c/rivers/organisations", &[("name", name), ("version", "0")])
        .await;
    let location = added.expect(StatusCode::SEE_OTHER).location();
    location.split('?').next().unwrap().to_owned()
}

pub(super) async fn activity(visitor: &Visitor, runs: &str, fields: &[(&str, &str)]) {
    let id = runs.rsplit('/').next().unwrap();
    let sent = [
        &[("runs", id), ("role-1", "supports"), ("role-2", "supports")],
        fields,
    ]
    .concat();
    visitor
        .post("/c/rivers/activities/new", &sent)
        .await
        .expect(StatusCode::SEE_OTHER);
}

pub async fn things_of_the_same_name_can_be_told_apart(site: &Site) {
    let (scope, visitor) = rivers(site).await;
    let (nan, phayao) = (place(site, scope, "Nan").await, place(site, scope, "Phayao").await);
    let legal = focus(site, scope, "legal-aid").await;
    for (name, place) in [("Clinic", &nan), ("Temple", &phayao)] {
        let runs = organisation(&visitor, name).await;
        let fields = [
            ("focus", legal.as_str()),
            ("place", place),
            ("from_on", "2026-02-01"),
            ("status", "under-way"),
            ("title", "Open door"),
        ];
        activity(&visitor, &runs, &fields).await;
    }
    visitor
        .get("/c/rivers/find?q=open+door")
        .await
        .expect(StatusCode::OK)
        .says("<span><bdi>Clinic</bdi>. <bdi>Legal aid</bdi>. <bdi>Nan</bdi>. <bdi>Since 1 February 2026</bdi>.")
        .says("<span><bdi>Temple</bdi>. <bdi>Legal aid</bdi>. <bdi>Phayao</bdi>.");
    let cell = format!("/c/rivers/needs/edit?place={nan}&focus={legal}");
    let need = [("level", "2"), ("reason", "Told by many."), ("version", "0")];
    visitor.post(&cell, &need).await.expect(StatusCode::SEE_OTHER);
    for words in ["legal+nan", "aid", "%E0%B8%99%E0%B9%88%E0%B8%B2%E0%B8%99"] {
        visitor
            .get(&format!("/c/rivers/find?q={words}"))
            .await
            .expect(StatusCode::OK)
            .says("Legal aid in Nan")
            .says("<span><bdi>High need</bdi>.");
    }
    visitor
        .get("/c/rivers/find?q=legal+phayao")
        .await
        .expect(StatusCode::OK)
        .says_not("High need");
}

pub async fn an_organisations_page_tells_now_planned_and_past_apart(site: &Site) {
    let (scope, visitor) = rivers(site).await;
    let nan = place(site, scope, "Nan").await;
    let runs = organisation(&visitor, "Clinic").await;
    for (key, from, to, status) in [
        ("legal-aid", "2026-02-01", "", "under-way"),
        ("schools", "2026-02-01", "", "paused"),
        ("safe-housing", "2030-01-01", "", "under-way"),
        ("health", "2025-01-01", "2025-06-30", "under-way"),
    ] {
        let focus = focus(site, scope, key).await;
        let fields = [
            ("focus", focus.as_str()),
            ("place", nan.as_str()),
            ("from_on", from),
            ("to_on", to),
            ("status", status),
        ];
        activity(&visitor, &runs, &fields).await;
    }
    let page = visitor.get(&runs).await.expect(StatusCode::OK).text();
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("{words} is missing in {page}"))
    };
    let now = at("Under way now <span class=\"num quiet\">runs 2</span>");
    let planned = at("Planned <span class=\"num quiet\">runs 1</span>");
    let past = at("<summary><h3>Past <span class=\"num quiet\">runs 1</span>");
    assert!(now < at("Legal aid in Nan") && at("Awareness in schools in Nan") < planned, "{page}");
    assert!(planned < at("Safe housing in Nan") && at("Safe housing in Nan") < past, "{page}");
    assert!(past < at("1 January 2025 to 30 June 2025"), "{page}");
}

pub async fn an_organisations_page_tells_its_own_part_from_that_of_others(site: &Site) {
    let (scope, visitor) = rivers(site).await;
    let (nan, legal) = (place(site, scope, "Nan").await, focus(site, scope, "legal-aid").await);
    let (clinic, temple) = (organisation(&visitor, "Clinic").await, organisation(&visitor, "Temple").await);
    let supports = temple.rsplit('/').next().unwrap();
    let fields = [
        ("focus", legal.as_str()),
        ("place", nan.as_str()),
        ("from_on", "2026-02-01"),
        ("status", "under-way"),
        ("with-1", supports),
    ];
    activity(&visitor, &clinic, &fields).await;
    let of_temple = visitor.get(&temple).await.expect(StatusCode::OK);
    of_temple
        .says("<span>Supports it. <bdi>Nan")
        .says(&format!("Run by <a href=\"{clinic}\"><bdi>Clinic</bdi></a>"))
        .says_not("Supported by");
    let of_clinic = visitor.get(&clinic).await.expect(StatusCode::OK);
    of_clinic
        .says("<span>Runs it. <bdi>Nan")
        .says(&format!("Supported by <a href=\"{temple}\"><bdi>Temple</bdi></a>"))
        .says_not("Run by");
}

pub async fn what_home_counts_is_what_its_links_list(site: &Site) {
    let (scope, visitor) = rivers(site).await;
    let (nan, phayao) = (place(site, scope, "Nan").await, place(site, scope, "Phayao").await);
    let clinic = organisation(&visitor, "Clinic").await;
    organisation(&visitor, "Temple").await;
    let (legal, health) = (focus(site, scope, "legal-aid").await, focus(site, scope, "health").await);
    for (focus, status) in [(&legal, "under-way"), (&health, "planned")] {
        let fields = [
            ("focus", focus.as_str()),
            ("place", nan.as_str()),
            ("from_on", "2026-02-01"),
            ("status", status),
        ];
        activity(&visitor, &clinic, &fields).await;
    }
    for focus in [&legal, &health] {
        let cell = format!("/c/rivers/needs/edit?place={phayao}&focus={focus}");
        let need = [("level", "2"), ("reason", "Told by many."), ("version", "0")];
        visitor.post(&cell, &need).await.expect(StatusCode::SEE_OTHER);
    }
    let asked = [
        ("asked_on", "2026-11-20"),
        ("how", "by telephone"),
        ("place", &phayao),
        ("focus", &legal),
    ];
    let asking = visitor.post("/c/rivers/needs/asked/new", &asked).await;
    asking.expect(StatusCode::SEE_OTHER);
    let home = visitor.get("/c/rivers").await.expect(StatusCode::OK);
    // The key stands under the small cloth, and its gaps are of kinds of work.
    let home = home.says("class=\"legend\"").says("<small>1 gap</small>");
    let home = home.says("Ask who does this: Health care in Phayao").text();
    for (path, count) in [
        ("/organisations", 2),
        ("/activities?status=under-way", 1),
        ("/maps/first?why=gap", 1),
        ("/maps/first?why=overlap", 0),
        ("/maps/first?why=ask", 1),
    ] {
        let fact = format!("href=\"/c/rivers{path}\"><bdi>{count}</bdi>");
        assert!(home.contains(&fact), "{fact} in {home}");
    }
    let list = visitor.get("/c/rivers/activities?status=under-way").await;
    list.expect(StatusCode::OK)
        .says("Legal aid in Nan")
        .says_not("Health care in Nan");
}

pub async fn what_is_found_stands_under_its_kind(site: &Site) {
    let (scope, visitor) = rivers(site).await;
    let (nan, legal) = (place(site, scope, "Nan").await, focus(site, scope, "legal-aid").await);
    let house = organisation(&visitor, "Nan House").await;
    let fields = [
        ("focus", legal.as_str()),
        ("place", nan.as_str()),
        ("from_on", "2026-02-01"),
        ("status", "under-way"),
        ("title", "Nan Open Door"),
    ];
    activity(&visitor, &house, &fields).await;
    let cell = format!("/c/rivers/needs/edit?place={nan}&focus={legal}");
    let need = [("level", "2"), ("reason", "Told by many."), ("version", "0")];
    visitor.post(&cell, &need).await.expect(StatusCode::SEE_OTHER);
    let page = visitor
        .get("/c/rivers/find?q=nan")
        .await
        .expect(StatusCode::OK)
        .text();
    let heads = ["Organisations", "Activities", "Needs", "Places"];
    let at = heads.map(|head| page.find(&format!("<h3 class=\"sec-b\">{head} <span")));
    assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{at:?} in {page}");
    let page = visitor.get("/c/rivers/find?q=house").await.expect(StatusCode::OK);
    page.says("Organisations <span").says_not("Places <span");
}

pub async fn the_bar_of_a_phone_leads_to_activities(site: &Site) {
    let (_, visitor) = rivers(site).await;
    let page = visitor.get("/c/rivers").await.expect(StatusCode::OK).text();
    let (above, bar) = page.split_once("<nav class=\"tabs\"").unwrap();
    let bar = bar.split("</nav>").next().unwrap();
    assert_eq!(bar.matches("<a ").count(), 5, "{bar}");
    assert!(bar.contains("href=\"/c/rivers/activities\""), "{bar}");
    assert!(!bar.contains("/find"), "{bar}");
    assert!(above.contains("<li><a href=\"/c/rivers/find\">"), "under More in {above}");
}

pub async fn what_has_changed_goes_on_page_by_page(site: &Site) {
    let scope = site.coalition("rivers", "Rivers").await;
    let amina = site.holding(scope, "Amina", Role::Coordinator).await;
    let names: Vec<String> = (0..250).map(|number| format!("Group {number:03}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    super::organisations(site, scope, &names).await;
    let first = amina.get("/c/rivers/news").await.expect(StatusCode::OK).text();
    let (before, _) = first.split_once("\">Show earlier").unwrap();
    let (_, older) = before.rsplit_once("href=\"").unwrap();
    let rest = amina
        .get(&older.replace("&#38;", "&"))
        .await
        .expect(StatusCode::OK)
        .text();
    assert!(!rest.contains("\">Show earlier"));
    for name in names {
        let line = format!("added {name}</a>");
        assert!(first.contains(&line) != rest.contains(&line), "{name} stands on one of the two");
    }
}
