//! Private links as whole requests: made, opened, answered, renewed, revoked; and what their holder does not see.

mod answering;
mod ending;
mod mailing;
mod own;
mod reminding;

use axum::http::StatusCode;
use kernel::{OrganisationId, Role, Scope};
use organisations::{Draft, Newcomer};
use testkit::{Answer, Parts, Site, Visitor};
use web::events::Doer;

/// A coalition with a coordinator and two organisations.
struct House {
    site: Site,
    scope: Scope,
    coordinator: Visitor,
    first: OrganisationId,
    second: OrganisationId,
}

fn parts() -> Parts {
    let mut migrations = web::migrations::all();
    migrations.extend(mail::migrations::all());
    migrations.extend(people::migrations::all());
    migrations.extend(coalitions::migrations::all());
    migrations.extend(places::migrations::all());
    migrations.extend(organisations::migrations::all());
    migrations.extend(activities::migrations::all());
    migrations.extend(crate::migrations::all());
    Parts {
        migrations,
        pages: people::pages()
            .and(mail::pages())
            .and(coalitions::pages())
            .and(organisations::pages())
            .and(activities::pages())
            .and(crate::pages()),
        texts: vec![
            web::texts::TEXTS,
            mail::TEXTS,
            people::TEXTS,
            coalitions::TEXTS,
            places::TEXTS,
            organisations::TEXTS,
            activities::TEXTS,
            crate::TEXTS,
        ],
        doors: |router, app| {
            router
                .layer(axum::middleware::from_fn_with_state(app.clone(), crate::doors))
                .layer(axum::middleware::from_fn_with_state(app, organisations::doors))
        },
    }
}

async fn house() -> House {
    let site = Site::new(parts()).await;
    let scope = site.coalition("rivers", "Harbour Alliance").await;
    let doer = Doer::program(&site.app, scope);
    let tx = site.app.begin().await.unwrap();
    organisations::settle_lists(&tx, &doer, site.app.ids())
        .await
        .unwrap();
    places::choose(&tx, &doer, site.app.ids(), &["TH-57"])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let coordinator = site.holding(scope, "Amina", Role::Coordinator).await;
    let mut house = House {
        site,
        scope,
        coordinator,
        first: OrganisationId(uuid::Uuid::nil()),
        second: OrganisationId(uuid::Uuid::nil()),
    };
    house.first = house.add_organisation("Blue Lantern").await;
    house.second = house.add_organisation("Open Road").await;
    house
}

impl House {
    /// Makes a link for an organisation on the coordinator's page; returns its path.
    async fn link(&self, id: OrganisationId) -> String {
        let id = id.0.to_string();
        let made = self
            .coordinator
            .post("/c/rivers/links/new", &[("organisation", &id), ("days", "30"), ("way", "copy")])
            .await
            .expect(StatusCode::OK)
            .text();
        link_in(&made)
    }

    async fn add_organisation(&self, name: &str) -> OrganisationId {
        let id = OrganisationId(self.site.app.ids().next());
        let newcomer = Newcomer {
            id,
            doer: Doer::program(&self.site.app, self.scope),
            draft: Draft { name: name.to_owned(), ..Draft::default() },
            contacts: Vec::new(),
        };
        let tx = self.site.app.begin().await.unwrap();
        organisations::add_many(&tx, vec![newcomer]).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    async fn open(&self, path: &str) -> Visitor {
        let opened = self
            .site
            .stranger()
            .post(path, &[])
            .await
            .expect(StatusCode::SEE_OTHER);
        assert_eq!(opened.location(), "/c/rivers/own/activities");
        self.site
            .stranger()
            .with_cookie("weft-own", &opened.cookie("weft-own"))
    }

    /// What an activity of this organisation would say, as its form sends it.
    async fn fields(&self, id: OrganisationId) -> Vec<(&'static str, String)> {
        let (db, scope) = (self.site.app.db(), self.scope);
        let focuses = organisations::focuses(db, scope).await.unwrap();
        let tree = places::tree(db, scope).await.unwrap();
        let place = tree.find_by_code("TH-57").unwrap().id.0.to_string();
        vec![
            ("runs", id.0.to_string()),
            ("focus", focuses[1].id.0.to_string()),
            ("place", place),
            ("from_on", "2026-01-05".to_owned()),
            ("status", "under-way".to_owned()),
        ]
    }

    async fn add(&self, holder: &Visitor, fields: &[(&'static str, String)]) -> Answer {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        holder.post("/c/rivers/own/activities/new", &fields).await
    }
}

/// The path of the first link on the page that shows what was made.
fn link_in(made: &str) -> String {
    let at = made.find("/own/").unwrap();
    made[at..]
        .chars()
        .take_while(|letter| !"<\"".contains(*letter))
        .collect()
}

/// The path of the first activity on the page of a link's holder.
fn activity_in(page: &str) -> String {
    let at = page.find("/c/rivers/own/activities/0").unwrap();
    page[at..]
        .chars()
        .take("/c/rivers/own/activities/".len() + 36)
        .collect()
}
