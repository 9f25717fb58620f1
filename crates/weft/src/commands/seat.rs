//! `weft coalition seat`: somebody takes part, as what, and for whom.

use anyhow::bail;
use kernel::{OrganisationId, PersonId, Role, Scope};
use organisations::Listed;
use web::App;
use web::events::Doer;
use web::texts::{Arg as _, Language};

use crate::cli::{Seat, misused, say};
use crate::opening;

pub async fn seat(options: Seat) -> anyhow::Result<()> {
    let called = opening::called(&options.name)?;
    let Some(role) = Role::from_word(&options.role) else {
        let known = Role::ALL.map(Role::word).join(", ");
        return Err(misused(format!("{:?} is no role here. Choose from: {known}.", options.role)));
    };
    if (role == Role::Representative) != options.organisation.is_some() {
        return Err(misused(
            "A representative speaks for an organisation, given with --organisation; nobody else does.",
        ));
    }
    let app = opening::reached(&options.reached).await?;
    let scope = opening::scope(&app, &options.slug).await?;
    let organisation = match &options.organisation {
        Some(name) => Some(organisation(&app, scope, name).await?),
        None => None,
    };
    let tx = app.begin().await?;
    people::hold_names(&app, &tx).await?;
    let held = coalitions::holders(&tx, scope).await?;
    let held: Vec<PersonId> = held.iter().map(|seat| seat.person_id).collect();
    if people::any_called(&tx, &held, &called).await? {
        bail!(
            "Somebody with a seat there is called {called:?} already. weft sign-in prints them a new link."
        );
    }
    let id = PersonId(app.ids().next());
    let person = people::Person { id, called, language: None, server_role: None };
    people::add_person(&tx, &person, app.now()).await?;
    let (seat_id, doer) = (app.ids().next(), Doer::program(&app, scope));
    let said = match &organisation {
        Some(Listed { name, .. }) => {
            app.texts()
                .get(Language::English, "role-representative-of", &[("organisation", name.value())])
        }
        None => app
            .texts()
            .get(Language::English, &format!("role-{}", role.word()), &[]),
    };
    coalitions::give_seat(&tx, &doer, (seat_id, id, role), &said).await?;
    if let Some(Listed { id, .. }) = organisation {
        organisations::represent(&tx, &doer, seat_id, id).await?;
    }
    let link = people::link(&tx, id, &format!("/c/{}", options.slug), app.now()).await?;
    tx.commit().await?;
    say(&format!("Sign in as {} ({}): {}{link}", person.called, role.word(), app.site().address));
    Ok(())
}

/// The one organisation of this name, whatever its capitals and accents.
async fn organisation(app: &App, scope: Scope, name: &str) -> anyhow::Result<Listed<OrganisationId>> {
    let mut found = organisations::called(app.db(), scope, name).await?;
    match (found.pop(), found.is_empty()) {
        (Some(one), true) => Ok(one),
        (Some(_), false) => {
            bail!("Several organisations here are called {name:?}. Merge or rename them first.")
        }
        (None, _) => bail!(
            "No organisation here is called {name:?}. Write it as the coalition does, or add it there first."
        ),
    }
}
