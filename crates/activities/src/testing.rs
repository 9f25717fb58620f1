//! A coalition with places, lists, organisations and work for this crate's tests.

use chrono::NaiveDate;
use kernel::{OrganisationId, Role as Seat, Scope};
use organisations::{FocusId, Newcomer, PopulationId, populations};
use places::PlaceId;
use testkit::{Answer, Parts, Site, Visitor};
use uuid::Uuid;
use web::events::Doer;

use crate::{
    ActivityId, AskedPlan, Brought, Draft, NeedPlan, Plan, Role, Status, add_asked_many, add_many,
    add_needs_many,
};

/// One site with the coalition `rivers`: four provinces of which one has two districts, all lists, a coordinator.
pub struct House {
    pub site: Site,
    pub scope: Scope,
    pub coordinator: Visitor,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub async fn house() -> House {
    house_on(Site::new(parts()).await).await
}

/// The same on a site that the test has made.
pub async fn house_on(site: Site) -> House {
    let scope = coalition(&site, "rivers").await;
    let coordinator = site.holding(scope, "Amina", Seat::Coordinator).await;
    House { site, scope, coordinator }
}

/// A coalition with places and lists.
pub async fn coalition(site: &Site, slug: &str) -> Scope {
    let scope = site.coalition(slug, "Three Rivers").await;
    let doer = Doer::program(&site.app, scope);
    let tx = site.app.begin().await.unwrap();
    organisations::settle_lists(&tx, &doer, site.app.ids())
        .await
        .unwrap();
    places::choose(&tx, &doer, site.app.ids(), &["TH-50", "TH-55", "TH-56", "TH-57"])
        .await
        .unwrap();
    let tree = places::tree(&tx, scope).await.unwrap();
    let chiang_rai = tree.find_by_code("TH-57").unwrap().id;
    let district = |name: &str| places::Draft {
        name: name.to_owned(),
        kind: "district".to_owned(),
        ..places::Draft::default()
    };
    let new = ["Mae Sai", "Phan"]
        .map(|name| places::NewPlace::inside(&tree, chiang_rai, 2, &district(name)).unwrap());
    places::add_many(&tx, &doer, site.app.ids(), new.into())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    scope
}

pub fn parts() -> Parts {
    let mut migrations = web::migrations::all();
    migrations.extend(people::migrations::all());
    migrations.extend(coalitions::migrations::all());
    migrations.extend(places::migrations::all());
    migrations.extend(organisations::migrations::all());
    migrations.extend(crate::migrations::all());
    Parts {
        migrations,
        pages: places::pages().and(organisations::pages()).and(crate::pages()),
        texts: vec![
            web::texts::TEXTS,
            people::TEXTS,
            coalitions::TEXTS,
            places::TEXTS,
            organisations::TEXTS,
            crate::TEXTS,
        ],
        doors: |router, app| router.layer(axum::middleware::from_fn_with_state(app, organisations::doors)),
    }
}

impl House {
    pub fn doer(&self) -> Doer {
        Doer::program(&self.site.app, self.scope)
    }

    pub async fn organisations(&self, names: &[&str]) -> Vec<OrganisationId> {
        let draft = |name: &&str| organisations::Draft {
            name: (*name).to_owned(),
            ..organisations::Draft::default()
        };
        self.organisations_with(names.iter().map(draft).collect()).await
    }

    /// Organisations with whole profiles.
    pub async fn organisations_with(&self, drafts: Vec<organisations::Draft>) -> Vec<OrganisationId> {
        let newcomers: Vec<Newcomer> = drafts
            .into_iter()
            .map(|draft| Newcomer {
                id: OrganisationId(self.site.app.ids().next()),
                doer: self.doer(),
                draft,
                contacts: Vec::new(),
            })
            .collect();
        let ids = newcomers.iter().map(|newcomer| newcomer.id).collect();
        let tx = self.site.app.begin().await.unwrap();
        organisations::add_many(&tx, newcomers).await.unwrap();
        tx.commit().await.unwrap();
        ids
    }

    pub async fn organisation(&self, name: &str) -> OrganisationId {
        self.organisations(&[name]).await[0]
    }

    /// Somebody who speaks for this organisation.
    pub async fn representative(&self, id: OrganisationId) -> Visitor {
        let person = self.site.person("Ruth", None).await;
        let seat = self.site.seat(self.scope, person, Seat::Representative).await;
        let tx = self.site.app.begin().await.unwrap();
        organisations::represent(&tx, &self.doer(), seat, id)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.site.signed_in(person).await
    }

    pub async fn reader(&self) -> Visitor {
        self.site.holding(self.scope, "Sam", Seat::Reader).await
    }

    /// What the coordinator sees at this address of the coalition.
    pub async fn sees(&self, path: &str) -> Answer {
        self.coordinator
            .get(&at(path))
            .await
            .expect(axum::http::StatusCode::OK)
    }

    pub async fn focus(&self, key: &str) -> FocusId {
        let all = organisations::focuses(self.site.app.db(), self.scope)
            .await
            .unwrap();
        all.into_iter()
            .find(|focus| focus.key.as_deref() == Some(key))
            .unwrap()
            .id
    }

    pub async fn place(&self, name: &str) -> PlaceId {
        let tree = places::tree(self.site.app.db(), self.scope).await.unwrap();
        tree.places().iter().find(|place| place.name == name).unwrap().id
    }

    pub async fn population(&self, key: &str) -> PopulationId {
        let all = populations(self.site.app.db(), self.scope).await.unwrap();
        all.into_iter()
            .find(|one| one.key.as_deref() == Some(key))
            .unwrap()
            .id
    }

    pub async fn population_name(&self, key: &str) -> String {
        let all = populations(self.site.app.db(), self.scope).await.unwrap();
        let found = all.into_iter().find(|one| one.key.as_deref() == Some(key));
        found.unwrap().name
    }

    /// Work under way since the beginning of the year, for everyone.
    pub async fn draft(&self, runs: OrganisationId, focus: &str, place: &str) -> Draft {
        Draft {
            organisations: vec![(runs, Role::Runs)],
            focus_id: self.focus(focus).await,
            place_id: self.place(place).await,
            population_id: None,
            from_on: day("2026-01-01"),
            to_on: None,
            status: Status::UnderWay,
            title: None,
            reach: None,
            note: None,
            confirmed_on: Some(day("2026-11-01")),
        }
    }

    pub async fn add(&self, drafts: Vec<Draft>) -> Vec<ActivityId> {
        let doer = self.doer();
        let brought = drafts.into_iter().map(|draft| Brought {
            doer: doer.clone(),
            plan: Plan::new(draft).unwrap(),
            later: Vec::new(),
        });
        let tx = self.site.app.begin().await.unwrap();
        let ids = add_many(&tx, self.scope, self.site.app.ids(), brought.collect())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        ids
    }

    /// Adds work under way and returns its id.
    pub async fn work(&self, runs: OrganisationId, focus: &str, place: &str) -> ActivityId {
        self.add(vec![self.draft(runs, focus, place).await]).await[0]
    }

    pub async fn asked(&self, place: &str, focus: &str, on: &str) {
        let plan = AskedPlan::new(
            self.place(place).await,
            self.focus(focus).await,
            day(on),
            "at a meeting",
            day("2026-11-23"),
        );
        let tx = self.site.app.begin().await.unwrap();
        add_asked_many(&tx, self.scope, self.site.app.ids(), vec![(self.doer(), plan.unwrap())])
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn need(&self, place: &str, focus: &str, level: i32) {
        let plan = NeedPlan::new(
            self.place(place).await,
            self.focus(focus).await,
            level,
            "Told by many.",
            day("2026-02-01"),
        );
        let tx = self.site.app.begin().await.unwrap();
        add_needs_many(&tx, self.scope, self.site.app.ids(), vec![(self.doer(), plan.unwrap())])
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// The cells of the cloth as `cloth.json` gives them, narrowed by `query`.
    pub async fn cells(&self, query: &str) -> Vec<serde_json::Value> {
        let answer = self
            .coordinator
            .get(&at(&format!("/maps/cloth.json{query}")))
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        serde_json::from_slice(&answer.bytes).unwrap()
    }

    /// One cell by the names of its row and column.
    pub async fn cell(&self, query: &str, row: &str, column: &str) -> serde_json::Value {
        let cells = self.cells(query).await;
        let found = cells
            .iter()
            .find(|cell| cell["row"] == row && cell["column"] == column);
        found
            .unwrap_or_else(|| panic!("no cell {row} × {column} in {cells:?}"))
            .clone()
    }

    pub async fn version(&self, id: ActivityId) -> i32 {
        crate::activities::store::find(self.site.app.db(), self.scope, id.0)
            .await
            .unwrap()
            .unwrap()
            .version
    }
}

/// An address inside the coalition.
pub fn at(path: &str) -> String {
    format!("/c/rivers{path}")
}

pub fn text(id: Uuid) -> String {
    id.to_string()
}
