//! A site for one test: database, pages, people.

use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use chrono::{DateTime, Utc};
use kernel::{Clock, Ids, PersonId, Role, Scope, ServerRole};
use sea_orm::ConnectionTrait as _;
use sea_orm_migration::{MigrationTrait, SchemaManager};
use uuid::Uuid;
use web::texts::Texts;
use web::{App, Database, Pages};

use crate::visitor::Visitor;

/// What a test's site is made of: the migrations in order, the pages, the texts, and doors beyond the common ones.
pub struct Parts {
    pub migrations: Vec<Box<dyn MigrationTrait>>,
    pub pages: Pages,
    pub texts: Vec<&'static str>,
    /// Layers to put inside the coalition's doors: representatives and the like.
    pub doors: fn(Router<App>, App) -> Router<App>,
}

/// The day on which all tests happen.
pub fn noon() -> DateTime<Utc> {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

/// The program on a database of its own.
pub struct Site {
    pub app: App,
    router: Router,
    folder: Option<tempfile::TempDir>,
}

impl Site {
    /// On SQLite, in a folder that goes away with the test.
    pub async fn new(parts: Parts) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open_file(folder.path()).await.unwrap();
        Self { folder: Some(folder), ..Self::on(database, parts).await }
    }

    /// On a database that the test has opened.
    pub async fn on(database: Database, parts: Parts) -> Self {
        let schema = SchemaManager::new(database.write());
        for migration in &parts.migrations {
            migration.up(&schema).await.unwrap();
        }
        let place = web::Site {
            address: "http://localhost".to_owned(),
            is_demo: true,
            leave_to: "https://example.org/weather".to_owned(),
            source: "https://example.org/source".to_owned(),
            has_mail_server: true,
            // A slow machine is no reason for another page.
            patience: Duration::from_secs(60),
        };
        let app =
            App::new(database, Clock::stopped_at(noon()), Ids::default(), Texts::new(&parts.texts), place);
        let routes = parts
            .pages
            .into_router()
            .layer(from_fn_with_state(app.clone(), web::shell));
        let router = (parts.doors)(routes, app.clone())
            .layer(from_fn_with_state(app.clone(), coalitions::doors))
            .layer(from_fn_with_state(app.clone(), people::doors))
            .layer(from_fn_with_state((app.clone(), people::knows as web::Knows), web::outermost))
            .with_state(app.clone());
        Self { app, router, folder: None }
    }

    /// The folder of the database file, where there is one.
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_ref().map(tempfile::TempDir::path)
    }

    pub async fn person(&self, called: &str, server_role: Option<ServerRole>) -> PersonId {
        let id = PersonId(self.app.ids().next());
        let person = people::Person { id, called: called.to_owned(), language: None, server_role };
        let tx = self.app.begin().await.unwrap();
        people::add_person(&tx, &person, self.app.now()).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub async fn coalition(&self, slug: &str, name: &str) -> Scope {
        let start = coalitions::Start::new(name, "We work together.", Some(slug)).unwrap();
        let tx = self.app.begin().await.unwrap();
        let (scope, _) = coalitions::add(&tx, &self.app, &start).await.unwrap();
        tx.commit().await.unwrap();
        scope
    }

    pub async fn seat(&self, scope: Scope, person_id: PersonId, role: Role) -> Uuid {
        let tx = self.app.begin().await.unwrap();
        let seat = coalitions::add_seat(&tx, &self.app, scope, (person_id, role), self.app.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        seat
    }

    /// Somebody nobody knows.
    pub fn stranger(&self) -> Visitor {
        Visitor::new(self.router.clone(), None)
    }

    /// A person with an open session.
    pub async fn signed_in(&self, person_id: PersonId) -> Visitor {
        let tx = self.app.begin().await.unwrap();
        let secret = people::open_session(&tx, person_id, self.app.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.holding_session(secret.text())
    }

    /// Whoever has the secret of a session in their cookie.
    pub fn holding_session(&self, secret: &str) -> Visitor {
        Visitor::new(self.router.clone(), Some(secret.to_owned()))
    }

    /// A new person with this role in a coalition, signed in.
    pub async fn holding(&self, scope: Scope, called: &str, role: Role) -> Visitor {
        let person = self.person(called, None).await;
        self.seat(scope, person, role).await;
        self.signed_in(person).await
    }

    /// Runs a statement as it is: for looking behind the pages.
    pub async fn execute(&self, statement: &'static str) {
        self.app
            .database()
            .write()
            .execute_unprepared(statement)
            .await
            .unwrap();
    }
}
