//! The program's handle: database, clock, ids, texts and how the site is reached.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{Clock, Ids, Scope};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, Statement};

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
    /// Where the source of this program is offered; empty when nobody has said.
    pub source: String,
    /// Whether there is a server that sends mail; without one it lies to be read.
    pub has_mail_server: bool,
    /// How long a page waits for work that goes on beside it, before it says how far that is.
    pub patience: Duration,
}

/// What comes later from something many crates wait for. It is compiled once, where it is written; an `async fn` is
/// compiled anew in each crate, and each part of a crate, that waits for it.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

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

    /// Waits until nobody else is doing the same kind of thing in this coalition, to the end of the transaction:
    /// for "is it there already?" before adding. SQLite's single writer waits already.
    pub async fn hold(&self, tx: &DatabaseTransaction, scope: Scope, what: &str) -> Result<(), DbErr> {
        if self.0.database.is_postgres() {
            let (high, low) = scope.key().as_u64_pair();
            let key = what
                .bytes()
                .fold(high ^ low, |key, byte| key.rotate_left(7) ^ u64::from(byte));
            let statement = "SELECT pg_advisory_xact_lock($1)";
            let lock = Statement::from_sql_and_values(
                tx.get_database_backend(),
                statement,
                [key.cast_signed().into()],
            );
            tx.execute_raw(lock).await?;
        }
        Ok(())
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
        let one = Arc::clone(
            kept.entry(TypeId::of::<T>())
                .or_insert_with(|| Arc::new(T::default())),
        );
        one.downcast().unwrap_or_else(|_| Arc::default())
    }
}
