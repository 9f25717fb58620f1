//! A coalition with lists and places for this crate's tests.

use kernel::{OrganisationId, Role, Scope};
use testkit::{Parts, Site, Visitor};
use uuid::Uuid;
use web::events::{Doer, Event, of_object};

use crate::organisations::{Draft, Newcomer, OtherName, add_many};
use crate::{focuses, lists, sectors};

/// One site with a coordinator of the coalition `rivers`.
pub struct House {
    pub site: Site,
    pub scope: Scope,
    pub coordinator: Visitor,
}

pub async fn house() -> House {
    house_on(Site::new(parts()).await).await
}

/// The same on a site that the test has made.
pub async fn house_on(site: Site) -> House {
    let scope = site.coalition("rivers", "Three Rivers").await;
    let doer = Doer::program(&site.app, scope);
    let tx = site.app.begin().await.unwrap();
    lists::settle_lists(&tx, &doer, site.app.ids()).await.unwrap();
    places::choose(&tx, &doer, site.app.ids(), &["TH-57", "TH-50"]).await.unwrap();
    tx.commit().await.unwrap();
    let coordinator = site.holding(scope, "Amina", Role::Coordinator).await;
    House { site, scope, coordinator }
}

pub fn parts() -> Parts {
    let mut migrations = web::migrations::all();
    migrations.extend(people::migrations::all());
    migrations.extend(coalitions::migrations::all());
    migrations.extend(places::migrations::all());
    migrations.extend(crate::migrations::all());
    Parts {
        migrations,
        pages: places::pages().and(crate::pages()),
        texts: vec![web::texts::TEXTS, people::TEXTS, coalitions::TEXTS, places::TEXTS, crate::TEXTS],
        doors: |router, app| router.layer(axum::middleware::from_fn_with_state(app, crate::doors)),
    }
}

pub fn called(name: &str) -> Draft {
    Draft { name: name.to_owned(), ..Draft::default() }
}

pub fn other(language: &str, name: &str) -> OtherName {
    OtherName { language: Some(language.to_owned()), name: name.to_owned() }
}

impl House {
    /// Adds organisations as they are, without a page.
    pub async fn add(&self, drafts: Vec<Draft>) -> Vec<OrganisationId> {
        let doer = Doer::program(&self.site.app, self.scope);
        let newcomers: Vec<Newcomer> = drafts
            .into_iter()
            .map(|draft| Newcomer {
                id: OrganisationId(self.site.app.ids().next()),
                doer: doer.clone(),
                draft,
                contacts: Vec::new(),
            })
            .collect();
        let ids = newcomers.iter().map(|newcomer| newcomer.id).collect();
        let tx = self.site.app.begin().await.unwrap();
        add_many(&tx, newcomers).await.unwrap();
        tx.commit().await.unwrap();
        ids
    }

    pub async fn add_one(&self, name: &str) -> OrganisationId {
        self.add(vec![called(name)]).await[0]
    }

    /// Somebody who speaks for this organisation.
    pub async fn representative(&self, id: OrganisationId) -> Visitor {
        let person = self.site.person("Ruth", None).await;
        let seat = self.site.seat(self.scope, person, Role::Representative).await;
        let doer = Doer::program(&self.site.app, self.scope);
        let tx = self.site.app.begin().await.unwrap();
        crate::represent(&tx, &doer, seat, id).await.unwrap();
        tx.commit().await.unwrap();
        self.site.signed_in(person).await
    }

    pub async fn reader(&self) -> Visitor {
        self.site.holding(self.scope, "Sam", Role::Reader).await
    }

    pub async fn profile(&self, id: OrganisationId) -> crate::Profile {
        crate::profile(self.site.app.db(), self.scope, id).await.unwrap().unwrap()
    }

    pub async fn history(&self, id: Uuid) -> Vec<Event> {
        of_object(self.site.app.db(), self.scope, id, 50).await.unwrap()
    }

    pub async fn sector(&self, key: &str) -> crate::SectorId {
        let all = sectors(self.site.app.db(), self.scope).await.unwrap();
        all.into_iter().find(|sector| sector.key.as_deref() == Some(key)).unwrap().id
    }

    pub async fn focus(&self, key: &str) -> crate::FocusId {
        let all = focuses(self.site.app.db(), self.scope).await.unwrap();
        all.into_iter().find(|focus| focus.key.as_deref() == Some(key)).unwrap().id
    }

    pub async fn place(&self, code: &str) -> places::PlaceId {
        let tree = places::tree(self.site.app.db(), self.scope).await.unwrap();
        tree.find_by_code(code).unwrap().id
    }
}

/// The address of an organisation, or of something beside it.
pub fn at(id: OrganisationId, rest: &str) -> String {
    format!("/c/rivers/organisations/{}{rest}", id.0)
}
