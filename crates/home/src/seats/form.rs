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
    let mut organisations = organisations::options(db, visit.scope).await?;
    let mut role = Field::new("role", frame.t("seat-role"), Kind::Radios(roles(frame))).required();
    let mut chosen = String::new();
    if let Some(found) = now {
        role = role.value(found.seat.role.word());
        if let Some((id, name)) = &found.organisation {
            chosen = id.0.to_string();
            // One that has ended is offered only where it is so already.
            if !organisations.iter().any(|option| option.value == chosen) {
                organisations.push(Options::new(chosen.clone(), name.clone()));
            }
        }
    }
    let organisation = Field::new("organisation", frame.t("seat-organisation"), Kind::Choice(organisations))
        .hint(frame.t("seat-organisation-hint"))
        .value(chosen);
    Ok(form.field(role).field(organisation))
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
pub fn given(frame: &Frame, view: &mut FormView) -> Option<Given> {
    let organisation = view.id("organisation").map(OrganisationId);
    match Given::new(Role::from_word(view.get("role")), organisation) {
        Ok(given) => view.is_sound().then_some(given),
        Err(refusal) => {
            say(frame, view, refusal);
            None
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
