//! A site with two coalitions for this crate's tests.

use axum::http::StatusCode;
use kernel::{Role, Scope};
use testkit::{Answer, Parts, Site, Visitor};
use web::events::Doer;

use crate::places::{PlaceId, Tree, tree};

pub struct Fixture {
    pub site: Site,
    /// Three Rivers, whose people the visitors are.
    pub scope: Scope,
    /// Another coalition on the same server.
    pub other: Scope,
    pub coordinator: Visitor,
    pub reader: Visitor,
}

pub async fn fixture() -> Fixture {
    with_people(Site::new(parts()).await).await
}

/// The same on a database that the test has opened.
pub async fn fixture_on(database: web::Database) -> Fixture {
    with_people(Site::on(database, parts()).await).await
}

fn parts() -> Parts {
    let migrations = [
        web::migrations::all(),
        people::migrations::all(),
        coalitions::migrations::all(),
        crate::migrations::all(),
    ];
    Parts {
        migrations: migrations.into_iter().flatten().collect(),
        pages: crate::pages(),
        texts: vec![web::texts::TEXTS, people::TEXTS, coalitions::TEXTS, crate::TEXTS],
        doors: |router, _| router,
    }
}

async fn with_people(site: Site) -> Fixture {
    let scope = site.coalition("three-rivers", "Three Rivers").await;
    let other = site.coalition("elsewhere", "Elsewhere").await;
    let coordinator = site.holding(scope, "Amina", Role::Coordinator).await;
    let reader = site.holding(scope, "Ravi", Role::Reader).await;
    Fixture { site, scope, other, coordinator, reader }
}

impl Fixture {
    pub async fn choose(&self, scope: Scope, codes: &[&str]) -> crate::Chosen {
        let tx = self.site.app.begin().await.unwrap();
        let doer = Doer::program(&self.site.app, scope);
        let chosen = crate::choose(&tx, &doer, self.site.app.ids(), codes)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        chosen
    }

    pub async fn tree(&self, scope: Scope) -> Tree {
        tree(self.site.app.db(), scope).await.unwrap()
    }

    pub async fn id(&self, code: &str) -> PlaceId {
        self.tree(self.scope).await.find_by_code(code).unwrap().id
    }
}

impl Fixture {
    /// What the coordinator sees.
    pub async fn sees(&self, path: &str) -> Answer {
        self.coordinator.get(path).await.expect(StatusCode::OK)
    }

    /// What the coordinator is answered when they send a form.
    pub async fn sends(&self, path: &str, fields: &[(&str, &str)], status: StatusCode) -> Answer {
        self.coordinator.post(path, fields).await.expect(status)
    }

    /// How the coalition's area reads.
    pub async fn area(&self) -> String {
        let coalition = coalitions::get(self.site.app.db(), self.scope).await.unwrap();
        coalition.unwrap().area
    }
}
