//! Loads the demo's story: people, places, organisations and their work, each with who wrote it down and when.

mod keys;
mod links;
mod members;
mod work;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use kernel::{PersonId, Role};
use sea_orm::DatabaseTransaction;
use web::App;
use web::events::Doer;

use super::story::{self, Seat, Story};
use keys::Keys;

/// Loads the whole story in one transaction: a second start finds all of it or nothing. `say` hears of each step.
pub async fn load(app: &App, say: &mut (dyn FnMut(&str) + Send)) -> anyhow::Result<()> {
    let story = story::tell(app.today());
    let tx = app.begin().await?;
    say("Loading the demo: its people and places");
    let mut keys = settle(app, &tx, &story).await?;
    members::add_places(app, &tx, &story, &mut keys).await?;
    say(&format!("Loading the demo: {} organisations", story.organisations.len()));
    members::add_organisations(app, &tx, &story, &mut keys).await?;
    say(&format!("Loading the demo: {} activities", story.activities.len()));
    work::add(app, &tx, &story, &keys).await?;
    members::confirm(app, &tx, &story, &keys).await?;
    members::end_and_merge(&tx, &story, &keys).await?;
    members::represent(&tx, &story, &keys).await?;
    links::make(app, &tx, &story, &keys).await?;
    tx.commit().await?;
    say("The demo is ready.");
    Ok(())
}

/// The coalition, its lists, and everybody with a seat.
async fn settle(app: &App, tx: &DatabaseTransaction, story: &Story) -> anyhow::Result<Keys> {
    let start =
        coalitions::Start::new(story.coalition.name, story.coalition.purpose, Some(story.coalition.slug))
            .map_err(|refusal| anyhow::anyhow!("{refusal}"))?;
    let (scope, slug) = coalitions::add(tx, app, &start).await?;
    let mut keys = Keys::new(app, scope);
    for (number, person) in story.people.iter().enumerate() {
        let id = PersonId(app.ids().next());
        let named = people::Person { id, called: person.name.to_owned(), language: None, server_role: None };
        let since = moment(person.added_on, number).min(app.now());
        people::add_person(tx, &named, since).await?;
        let role = match person.seat {
            Seat::Coordinator => Role::Coordinator,
            Seat::Representative => Role::Representative,
            Seat::Reader => Role::Reader,
        };
        let seat = coalitions::add_seat(tx, app, scope, (id, role), since).await?;
        keys.people.insert(person.key, id);
        keys.seats.insert(person.key, seat);
    }
    let founder = keys.doer("amina", story.coalition.started_on, 0);
    home::settle(tx, app, &founder, &slug).await?;
    coalitions::describe(tx, &founder, "Upper North and neighbours").await?;
    Ok(keys)
}

/// A moment on a day: office hours there, different for different records.
fn moment(day: NaiveDate, salt: usize) -> DateTime<Utc> {
    let minutes = i64::try_from(salt.wrapping_mul(37) % 480).unwrap_or_default();
    (day.and_time(NaiveTime::MIN) + TimeDelta::hours(2) + TimeDelta::minutes(minutes)).and_utc()
}

impl Keys {
    /// Somebody of the story, on a day, never later than now.
    fn doer(&self, person: &str, day: NaiveDate, salt: usize) -> Doer {
        let at = moment(day, salt).min(self.program.at);
        self.program.clone().at(self.people.get(person).copied(), at)
    }
}
