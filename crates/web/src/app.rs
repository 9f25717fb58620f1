//! The program's handle: database, clock, ids, texts and how the site is reached.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{Clock, Ids};
use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr};

use crate::database::Database;
use crate::texts::Texts;

/// How the site is reached and what it may show.
#[derive(Clone, Debug)]
pub struct Site {
    /// Where people reach it, without a slash at the end: `http://127.0.0.1:8080`.
    pub address: String,
    /// Whether this is the demo, which also shows its components at `/style`.
    pub is_demo: bool,
    /// Where "Leave quickly" goes.
    pub leave_to: String,
}

/// One handle for pages, commands and tests; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    database: Database,
    clock: Clock,
    ids: Ids,
    texts: Texts,
    site: Site,
    kept: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl App {
    pub fn new(database: Database, clock: Clock, ids: Ids, texts: Texts, site: Site) -> Self {
        Self(Arc::new(Parts { database, clock, ids, texts, site, kept: Mutex::default() }))
    }

    /// Where pages read.
    pub fn db(&self) -> &DatabaseConnection {
        self.0.database.read()
    }

    pub fn database(&self) -> &Database {
        &self.0.database
    }

    /// The one door to writing. Committing is the caller's last step, on the success path only.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.0.database.begin().await
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    pub fn today(&self) -> NaiveDate {
        self.0.clock.today()
    }

    pub fn ids(&self) -> &Ids {
        &self.0.ids
    }

    pub fn texts(&self) -> &Texts {
        &self.0.texts
    }

    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// What a feature keeps in memory while the program runs, made empty when first asked for.
    /// It may be lost at any time: the database alone says what is true.
    pub fn kept<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let one = Arc::clone(kept.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default())));
        one.downcast().unwrap_or_else(|_| Arc::default())
    }
}
