//! What is asked about a seat: as what somebody takes part, and for whom.

use coalitions::{Given, SeatRefusal};
use kernel::{OrganisationId, Role};
use sea_orm::ConnectionTrait;
use web::{Field, FormView, Frame, Kind, Options, PageError, Visit};

use super::found::Found;

/// The two questions, with what is so now.
pub async fn fields(
    db: &impl ConnectionTrait,
    visit: &Visit,
    form: FormView,
    now: Option<&Found>,
) -> Result<FormView, PageError> {
    let frame = &visit.frame;
    let mut role = Field::new("role", frame.t("seat-role"), Kind::Radios(roles(frame))).required();
    if let Some(found) = now {
        role = role.value(found.seat.role.word());
    }
    let spoken_for = now.and_then(|found| found.organisation.as_ref());
    Ok(form.field(role).field(organisation(db, visit, spoken_for).await?))
}

/// Chosen from a list, or written by its name where the list would be too long.
async fn organisation(
    db: &impl ConnectionTrait,
    visit: &Visit,
    now: Option<&(OrganisationId, String)>,
) -> Result<Field, PageError> {
    let (frame, label) = (&visit.frame, visit.frame.t("seat-organisation"));
    let Some(mut options) = organisations::options(db, visit.scope).await? else {
        return Ok(Field::new("organisation", label, Kind::Line)
            .hint(frame.t("seat-organisation-write"))
            .value(now.map_or("", |(_, name)| name)));
    };
    let mut chosen = String::new();
    if let Some((id, name)) = now {
        chosen = id.0.to_string();
        // One that has ended is offered only where it is so already.
        if !options.iter().any(|option| option.value == chosen) {
            options.push(Options::new(chosen.clone(), name.clone()));
        }
    }
    Ok(Field::new("organisation", label, Kind::Choice(options))
        .hint(frame.t("seat-organisation-hint"))
        .value(chosen))
}

fn roles(frame: &Frame) -> Vec<Options> {
    let role = |role: Role| Options {
        hint: Some(frame.of("role-", role.word(), "-text")),
        ..Options::new(role.word(), frame.of("role-", role.word(), ""))
    };
    [Role::Representative, Role::Coordinator, Role::Reader]
        .map(role)
        .into()
}

/// What was answered; nothing when something is wrong, which the form says then.
pub async fn given(
    db: &impl ConnectionTrait,
    visit: &Visit,
    view: &mut FormView,
    now: Option<&Found>,
) -> Result<Option<Given>, PageError> {
    let organisation = spoken_for(db, visit, view, now).await?;
    Ok(match Given::new(Role::from_word(view.get("role")), organisation) {
        Ok(given) => view.is_sound().then_some(given),
        Err(refusal) => {
            say(&visit.frame, view, refusal);
            None
        }
    })
}

/// The organisation that was chosen or written. A name that was left as it is means the one it meant before.
async fn spoken_for(
    db: &impl ConnectionTrait,
    visit: &Visit,
    view: &mut FormView,
    now: Option<&Found>,
) -> Result<Option<OrganisationId>, PageError> {
    // An id counts only where the form offered it in a list, and so has looked at it.
    let is_offered = |field: &Field| field.name == "organisation" && !field.options().is_empty();
    let has_list = view.fields.iter().any(is_offered);
    let id = view.id("organisation").filter(|_| has_list).map(OrganisationId);
    let written = view.get("organisation").to_owned();
    if id.is_some() || written.is_empty() {
        return Ok(id);
    }
    if let Some((id, name)) = now.and_then(|found| found.organisation.as_ref())
        && *name == written
    {
        return Ok(Some(*id));
    }
    let mut found = organisations::called(db, visit.scope, &written).await?;
    match (found.pop(), found.is_empty()) {
        (Some(one), true) => Ok(Some(one.id)),
        _ => {
            let sentence = visit.frame.t1("seat-refused-unknown", "name", written);
            view.mistake("organisation", sentence);
            Ok(None)
        }
    }
}

/// Says beside its field why something was not done, unless something is said there already.
pub fn say(frame: &Frame, view: &mut FormView, refusal: SeatRefusal) {
    let has = |field: &Field| field.name == refusal.field() && field.mistake.is_some();
    if !view.fields.iter().any(has) {
        view.mistake(refusal.field(), frame.t(&refusal.to_string()));
    }
}

/// The name of the organisation that was chosen, as the form offers it.
pub async fn name_of(
    db: &impl ConnectionTrait,
    visit: &Visit,
    given: &Given,
) -> Result<Option<String>, PageError> {
    let Some(id) = given.organisation_id() else {
        return Ok(None);
    };
    Ok(organisations::names(db, visit.scope, &[id]).await?.remove(&id))
}
