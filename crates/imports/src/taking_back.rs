//! Takes one import back: what it added goes, what it changed becomes again what it was, all of it or nothing.

use std::collections::{HashMap, HashSet};

use activities::{Activity, Everything, Renewed, Role};
use kernel::{Change, Scope, Verb};
use sea_orm::{DatabaseTransaction, DbErr};
use uuid::Uuid;
use web::events::{self, Doer};
use web::texts::Language;
use web::{App, PageError};

use crate::areas::{self, Area};
use crate::comparing;
use crate::imports::{effect_store, store, taken_store};
use crate::profiles::{self, Profile, Words};
use crate::teller::Teller;
use crate::undoing::Undoing;
use crate::undone::{self, Undone};

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
    let ground = undone::ground(tx, scope, (&effects, &everything)).await?;
    let undoing = Undoing::of(&effects, &ground);
    let mut undone = undone::told(tx, scope, (&undoing, &everything)).await?;
    let is_meant = match back {
        Back::Tried => false,
        Back::Whole => undone.stays.is_empty(),
        Back::But(said) => said.as_ref().is_none_or(|mark| *mark == undone.mark()),
    };
    if is_meant && !undone.is_empty() {
        let teller = Teller { texts: app.texts(), language };
        let restored = undoing.restored_ids();
        take_back(tx, (app, &doer), (&teller, id), (&everything, undoing)).await?;
        effect_store::hand_back(tx, scope, id, &restored).await?;
        let version = seen.unwrap_or(brief.version);
        if !taken_store::take_back(tx, &doer, (id, version), undone.stays.len()).await? {
            return Err(PageError::Stale);
        }
        undone.is_written = true;
    }
    Ok(Ok(undone))
}

async fn take_back(
    tx: &DatabaseTransaction,
    by: (&App, &Doer),
    (teller, id): (&Teller<'_>, Uuid),
    (everything, undoing): (&Everything, Undoing<'_>),
) -> Result<(), PageError> {
    let (app, doer) = by;
    let names = Names::read(tx, doer.scope).await?;
    let notes = texts(tx, (doer.scope, id), activities::ACTIVITY).await?;
    let removed = undoing.removed.into_iter();
    let removed = removed.map(|activity| (activity, names.kept(teller, activity)));
    activities::remove_many(tx, doer, everything, removed.collect()).await?;
    let restored = undoing.restored.into_iter().filter_map(|(now, before)| {
        let mut changes = notes.get(&now.id.0).into_iter().flatten();
        let note = changes.find(|change| change.field == comparing::NOTE);
        let note = note.map(|change| change.before.clone());
        let (draft, after) = (now.draft(), before.onto(&now.draft(), note));
        let changes = comparing::changes(teller, &draft, &after);
        let plan = activities::Plan::new(after).ok()?;
        Some(Renewed { before: now.clone(), plan, changes })
    });
    activities::change_many(tx, doer, everything, restored.collect()).await?;
    profiles_back(tx, doer, (teller, id), &undoing.profiles).await?;
    let gone: HashSet<organisations::OrganisationId> =
        undoing.organisations.iter().map(|(id, ..)| *id).collect();
    let contacts = undoing
        .contacts
        .into_iter()
        // Contacts go with their organisation.
        .filter(|(_, (of, _))| !gone.contains(of));
    organisations::remove_contacts(tx, doer, contacts.collect()).await?;
    organisations::change_contacts(tx, doer, undoing.safety).await?;
    organisations::remove_many(tx, doer, undoing.organisations).await?;
    organisations::remove_kinds(tx, doer, undoing.focuses).await?;
    areas_back(tx, (app, doer), (teller, id), &undoing.areas).await?;
    Ok(places::remove_many(tx, doer, undoing.places).await?)
}

async fn profiles_back(
    tx: &DatabaseTransaction,
    doer: &Doer,
    (teller, id): (&Teller<'_>, Uuid),
    profiles: &[(organisations::OrganisationId, &Profile)],
) -> Result<(), PageError> {
    let ids: Vec<Uuid> = profiles.iter().map(|(id, _)| id.0).collect();
    let mut wholes = organisations::wholes(tx, doer.scope, &ids).await?;
    let texts = texts(tx, (doer.scope, id), organisations::ORGANISATION).await?;
    let words = Words::read(tx, doer.scope).await?;
    let renewed = profiles.iter().filter_map(|(id, before)| {
        let whole = wholes.remove(id)?;
        let texts = texts.get(&id.0).map(Vec::as_slice).unwrap_or_default();
        let to = before.onto(&whole.draft, texts);
        let changes = words.changes(teller, &whole.draft, &to);
        Some(organisations::Renewed { whole, to, changes })
    });
    organisations::change_many(tx, doer, renewed.collect())
        .await
        .map_err(profiles::not_written)
}

async fn areas_back(
    tx: &DatabaseTransaction,
    (app, doer): (&App, &Doer),
    (teller, id): (&Teller<'_>, Uuid),
    areas: &[(places::PlaceId, &Area)],
) -> Result<(), PageError> {
    if areas.is_empty() {
        return Ok(());
    }
    let tree = places::tree(tx, doer.scope).await?;
    let wholes = places::wholes(tx, doer.scope).await?;
    let texts = texts(tx, (doer.scope, id), places::PLACE).await?;
    let nothing = places::Whole::default();
    let renewed = areas.iter().filter_map(|(id, before)| {
        let place = tree.get(*id)?;
        let whole = wholes.get(id).unwrap_or(&nothing);
        let texts = texts.get(&id.0).map(Vec::as_slice).unwrap_or_default();
        let points = |count| areas::points(teller, count);
        before.onto(&tree, (place, whole), texts, points).ok()
    });
    Ok(places::change_many(tx, doer, app.ids(), renewed.collect()).await?)
}

/// What texts were before the import changed them, by what they belong to, unless somebody has taken them out since.
async fn texts(
    tx: &DatabaseTransaction,
    (scope, id): (Scope, Uuid),
    kind: &str,
) -> Result<HashMap<Uuid, Vec<Change>>, DbErr> {
    let Some(act) = events::last_of(tx, scope, (store::KIND, id)).await? else {
        return Ok(HashMap::new());
    };
    let changed = events::in_act(tx, scope, &act, (kind, &[Verb::Changed])).await?;
    let texts = changed.into_iter().map(|event| {
        let is_there = |change: &Change| !change.before.is_empty() && change.before != Change::STRUCK;
        (event.object_id, event.changes.into_iter().filter(is_there).collect())
    });
    Ok(texts.collect())
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
