//! Takes one import back: what it added goes, what it changed becomes again what it was, all of it or nothing.

use std::collections::{HashMap, HashSet};

use activities::{Activity, Everything, Renewed, Role};
use kernel::{Change, Scope, Verb};
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::{Value, json};
use uuid::Uuid;
use web::events::{self, Doer};
use web::texts::Language;
use web::{App, PageError};

use crate::comparing;
use crate::effects::{Effect, Thing};
use crate::imports::{effect_store, store, taken_store};
use crate::teller::Teller;
use crate::undoing::{Ground, Stay, Undoing};

/// How an import is taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Back {
    /// It is only said what would happen.
    Tried,
    /// Everything, or nothing where something stands in the way.
    Whole,
    /// Everything but what stands in the way; this tells what was said to stand there.
    But(Option<String>),
}

/// Why an import cannot be taken back.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotBack {
    #[error("import-undo-not-taken")]
    NotTaken,
    #[error("import-undo-done")]
    Done,
}

/// What was undone, or would be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undone {
    /// So many added activities go, and so many changed ones become what they were.
    pub removed: usize,
    pub restored: usize,
    /// What was made on the way and goes, by name.
    pub organisations: Vec<String>,
    pub kinds: Vec<String>,
    pub places: Vec<String>,
    /// What stands in the way, each by its name.
    pub stays: Vec<Stay>,
    pub is_written: bool,
}

impl Undone {
    /// Whether there is nothing to undo.
    pub fn is_empty(&self) -> bool {
        let made = [&self.organisations, &self.kinds, &self.places];
        self.removed + self.restored == 0 && made.iter().all(|names| names.is_empty())
    }

    /// Tells what stands in the way from anything else that might.
    pub fn mark(&self) -> String {
        let mut ids: Vec<String> = self.stays.iter().map(|stay| stay.id.to_string()).collect();
        ids.sort_unstable();
        web::digest(&ids.join(";"))
    }

    pub fn to_json(&self) -> Value {
        let stays = self.stays.iter().map(|stay| {
            json!({
                "thing": stay.thing.word(),
                "id": stay.id,
                "name": stay.name,
                "why": stay.why.word(),
            })
        });
        json!({
            "removed": self.removed,
            "restored": self.restored,
            "organisations": self.organisations,
            "kinds": self.kinds,
            "places": self.places,
            "stays": stays.collect::<Vec<Value>>(),
            "written": self.is_written,
        })
    }
}

/// Takes an import back, or says why it cannot be. `seen` is its version on the page; a program gives none.
pub async fn undo(
    app: &App,
    by: (Doer, Language),
    (id, seen): (Uuid, Option<i32>),
    back: &Back,
) -> Result<Result<Undone, NotBack>, PageError> {
    let tx = app.begin().await?;
    let undone = write(app, &tx, by, (id, seen), back).await?;
    if undone.as_ref().is_ok_and(|undone| undone.is_written) {
        tx.commit().await?;
        // What was removed is not left behind in the file of the database.
        app.empty_log().await;
    } else {
        tx.rollback().await?;
    }
    Ok(undone)
}

async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    (doer, language): (Doer, Language),
    (id, seen): (Uuid, Option<i32>),
    back: &Back,
) -> Result<Result<Undone, NotBack>, PageError> {
    let scope = doer.scope;
    // As for taking in: one at a time, and nobody names or writes any of it until it is done.
    for noun in [
        "import",
        "seat",
        places::PLACE,
        organisations::FOCUS,
        organisations::ORGANISATION,
    ] {
        app.hold(tx, scope, noun).await?;
    }
    let everything = activities::hold_all(tx, scope).await?;
    let brief = store::brief(tx, scope, id).await?.ok_or(PageError::NotFound)?;
    if brief.undone_at.is_some() {
        return Ok(Err(NotBack::Done));
    }
    if brief.taken_at.is_none() {
        return Ok(Err(NotBack::NotTaken));
    }
    if seen.is_some_and(|seen| seen != brief.version) {
        return Err(PageError::Stale);
    }
    let effects = effect_store::effects(tx, scope, id).await?;
    let ground = ground(tx, scope, (&effects, &everything)).await?;
    let undoing = Undoing::of(&effects, &ground);
    let mut undone = told(tx, scope, (&undoing, &everything)).await?;
    let is_meant = match back {
        Back::Tried => false,
        Back::Whole => undone.stays.is_empty(),
        Back::But(said) => said.as_ref().is_none_or(|mark| *mark == undone.mark()),
    };
    if is_meant && !undone.is_empty() {
        let teller = Teller { texts: app.texts(), language };
        let restored: Vec<Uuid> = undoing.restored.iter().map(|(one, _)| one.id.0).collect();
        take_back(tx, &doer, (&teller, id), (&everything, undoing)).await?;
        effect_store::hand_back(tx, scope, id, &restored).await?;
        let version = seen.unwrap_or(brief.version);
        if !taken_store::take_back(tx, &doer, (id, version)).await? {
            return Err(PageError::Stale);
        }
        undone.is_written = true;
    }
    Ok(Ok(undone))
}

async fn ground<'a>(
    tx: &DatabaseTransaction,
    scope: Scope,
    (effects, everything): (&[Effect], &'a Everything),
) -> Result<Ground<'a>, DbErr> {
    let of = |thing: Thing| effects.iter().filter(move |effect| effect.thing == thing);
    let organisations: Vec<Uuid> = of(Thing::Organisation).map(|effect| effect.id).collect();
    let lists: Vec<Uuid> = of(Thing::Place)
        .chain(of(Thing::Focus))
        .map(|effect| effect.id)
        .collect();
    let mut named: HashSet<Uuid> = organisations::on_profiles(tx, scope, &lists).await?;
    named.extend(activities::needed_or_asked(tx, scope, &lists).await?);
    Ok(Ground {
        activities: &everything.activities,
        organisations: organisations::made(tx, scope, &organisations).await?,
        places: places::tree(tx, scope).await?,
        focuses: organisations::focuses(tx, scope).await?,
        named,
    })
}

/// What would be undone, with names.
async fn told(
    tx: &DatabaseTransaction,
    scope: Scope,
    (undoing, everything): (&Undoing<'_>, &Everything),
) -> Result<Undone, DbErr> {
    let mut stays = undoing.stays.clone();
    let by_id: HashMap<Uuid, &Activity> = everything.activities.iter().map(|one| (one.id.0, one)).collect();
    let nameless: Vec<&Activity> = stays
        .iter()
        .filter_map(|stay| by_id.get(&stay.id).copied())
        .collect();
    let called = activities::called_all(tx, scope, &nameless).await?;
    let called: HashMap<Uuid, String> = nameless.iter().map(|one| one.id.0).zip(called).collect();
    for stay in &mut stays {
        if let Some(name) = called.get(&stay.id) {
            stay.name.clone_from(name);
        }
    }
    Ok(Undone {
        removed: undoing.removed.len(),
        restored: undoing.restored.len(),
        organisations: undoing
            .organisations
            .iter()
            .map(|(_, name, _)| name.clone())
            .collect(),
        kinds: undoing.focuses.iter().map(|(_, name)| name.clone()).collect(),
        places: undoing.places.iter().map(|(_, name)| name.clone()).collect(),
        stays,
        is_written: false,
    })
}

async fn take_back(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (teller, id): (&Teller<'_>, Uuid),
    (everything, undoing): (&Everything, Undoing<'_>),
) -> Result<(), PageError> {
    let names = Names::read(tx, doer.scope).await?;
    let mut notes = notes(tx, doer.scope, id).await?;
    let removed = undoing.removed.into_iter();
    let removed = removed.map(|activity| (activity, names.kept(teller, activity)));
    activities::remove_many(tx, doer, everything, removed.collect()).await?;
    let restored = undoing.restored.into_iter().filter_map(|(now, before)| {
        let note = notes.remove(&now.id.0);
        let (draft, after) = (now.draft(), before.onto(&now.draft(), note));
        let changes = comparing::changes(teller, &draft, &after);
        let plan = activities::Plan::new(after).ok()?;
        Some(Renewed { before: now.clone(), plan, changes })
    });
    activities::change_many(tx, doer, everything, restored.collect()).await?;
    organisations::remove_many(tx, doer, undoing.organisations).await?;
    organisations::remove_kinds(tx, doer, undoing.focuses).await?;
    Ok(places::remove_many(tx, doer, undoing.places).await?)
}

/// What notes said before the import changed them, unless somebody has taken that out since.
async fn notes(tx: &DatabaseTransaction, scope: Scope, id: Uuid) -> Result<HashMap<Uuid, String>, DbErr> {
    let Some(act) = events::last_of(tx, scope, (store::KIND, id)).await? else {
        return Ok(HashMap::new());
    };
    let changed = events::in_act(tx, scope, &act, (activities::ACTIVITY, &[Verb::Changed])).await?;
    let notes = changed.into_iter().filter_map(|event| {
        let mut changes = event.changes.into_iter();
        let note = changes.find(|change| change.field == comparing::NOTE)?.before;
        let is_there = !note.is_empty() && note != Change::STRUCK;
        is_there.then_some((event.object_id, note))
    });
    Ok(notes.collect())
}

/// What things are called at the moment they go.
struct Names {
    organisations: HashMap<Uuid, String>,
    focuses: HashMap<Uuid, String>,
    places: places::Tree,
}

impl Names {
    async fn read(tx: &DatabaseTransaction, scope: Scope) -> Result<Self, DbErr> {
        let organisations = organisations::briefs(tx, scope).await?.into_iter();
        let focuses = organisations::focuses(tx, scope).await?.into_iter();
        Ok(Self {
            organisations: organisations.map(|one| (one.id.0, one.name)).collect(),
            focuses: focuses.map(|one| (one.id.0, one.name)).collect(),
            places: places::tree(tx, scope).await?,
        })
    }

    /// What the history keeps of an activity that goes: who did what where, and when. No text that somebody wrote.
    fn kept(&self, teller: &Teller<'_>, activity: &Activity) -> Vec<Change> {
        let part = |(id, role): &(organisations::OrganisationId, Role)| {
            let name = self.organisations.get(&id.0).map_or("", String::as_str);
            let role = teller.say(&format!("activities-role-{}", role.word()), &[]);
            teller.say("activities-part", &[("name", name), ("role", &role)])
        };
        let mut who: Vec<String> = activity.organisations.iter().map(part).collect();
        who.sort();
        let focus = self.focuses.get(&activity.focus_id.0).map_or("", String::as_str);
        let to = activity.to_on.map_or_else(String::new, |day| teller.day(day));
        [
            ("activities-who", who.join("; ")),
            ("activities-what", focus.to_owned()),
            ("activities-where", self.places.label(activity.place_id)),
            ("activities-from", teller.day(activity.from_on)),
            ("activities-to", to),
        ]
        .into_iter()
        .filter_map(|(field, before)| Change::of(field, &before, ""))
        .collect()
    }
}
