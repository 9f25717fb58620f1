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
    places::choose(&tx, &doer, site.app.ids(), &["TH-57", "TH-50"])
        .await
        .unwrap();
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
        texts: vec![
            web::texts::TEXTS,
            people::TEXTS,
            coalitions::TEXTS,
            places::TEXTS,
            crate::TEXTS,
        ],
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

    pub async fn end(&self, id: OrganisationId, reason: &str) {
        let doer = Doer::program(&self.site.app, self.scope);
        let tx = self.site.app.begin().await.unwrap();
        crate::end(&tx, &doer, id, reason).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn profile(&self, id: OrganisationId) -> crate::Profile {
        crate::profile(self.site.app.db(), self.scope, id)
            .await
            .unwrap()
            .unwrap()
    }

    pub async fn history(&self, id: Uuid) -> Vec<Event> {
        of_object(self.site.app.db(), self.scope, id, 50).await.unwrap()
    }

    pub async fn sector(&self, key: &str) -> crate::SectorId {
        let all = sectors(self.site.app.db(), self.scope).await.unwrap();
        all.into_iter()
            .find(|sector| sector.key.as_deref() == Some(key))
            .unwrap()
            .id
    }

    pub async fn focus(&self, key: &str) -> crate::FocusId {
        let all = focuses(self.site.app.db(), self.scope).await.unwrap();
        all.into_iter()
            .find(|focus| focus.key.as_deref() == Some(key))
            .unwrap()
            .id
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

/// Every page this crate shows, with its words and without a missing one.
#[tokio::test]
async fn every_page_has_its_words() {
    use axum::http::StatusCode;
    let house = house().await;
    let one = house.add_one("Open Road").await;
    let ended = house.add_one("Ended").await;
    house.end(ended, "").await;
    let merged = house.add_one("Merged").await;
    let doer = Doer::program(&house.site.app, house.scope);
    let tx = house.site.app.begin().await.unwrap();
    crate::merge(&tx, &doer, merged, one).await.unwrap();
    tx.commit().await.unwrap();
    let contact = [
        ("name", "Ratana"),
        ("role", "Director"),
        ("phone", "1"),
        ("email", "a@b"),
        ("safe_note", "Mind."),
    ];
    house
        .coordinator
        .post(&at(one, "/contacts"), &contact)
        .await
        .expect(StatusCode::SEE_OTHER);
    let contact = house.profile(one).await.contacts.remove(0).id;
    let list = "/c/rivers/organisations";
    let mut pages: Vec<String> = [
        "",
        "?view=table&state=any",
        "?q=zzz",
        "/new",
        "/new?first=1",
        "/new/several",
        "/differences",
    ]
    .map(|rest| format!("{list}{rest}"))
    .into();
    pages.extend(["/edit", "/contacts"].map(|rest| at(one, rest)));
    pages.extend(["", "/removal"].map(|rest| at(one, &format!("/contacts/{contact}{rest}"))));
    pages.extend([at(ended, "/revive"), at(merged, "/split")]);
    pages.extend(
        [
            "",
            "/sectors",
            "/sectors/new",
            "/focuses",
            "/focuses/new",
            "/populations",
        ]
        .map(|rest| format!("/c/rivers/lists{rest}")),
    );
    pages.push(format!("/c/rivers/lists/sectors/{}", house.sector("legal").await.0));
    pages.push(format!("/c/rivers/lists/focuses/{}", house.focus("legal-aid").await.0));
    for path in pages {
        house
            .coordinator
            .get(&path)
            .await
            .expect(StatusCode::OK)
            .says_not("[[")
            .says("<h1>");
    }
}
