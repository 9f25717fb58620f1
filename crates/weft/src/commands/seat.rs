//! `weft coalition seat`: somebody takes part, as what, and for whom.

use anyhow::{Context as _, bail};
use kernel::{OrganisationId, PersonId, Role, Scope, fold};
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
    let organisation_id = match &options.organisation {
        Some(name) => Some(organisation(&app, scope, name).await?),
        None => None,
    };
    let tx = app.begin().await?;
    let id = PersonId(app.ids().next());
    let person = people::Person { id, called, language: None, server_role: None };
    people::add_person(&tx, &person, app.now()).await?;
    let (seat_id, doer) = (app.ids().next(), Doer::program(&app, scope));
    let said = match &options.organisation {
        Some(name) => {
            app.texts()
                .get(Language::English, "role-representative-of", &[("organisation", name.value())])
        }
        None => app
            .texts()
            .get(Language::English, &format!("role-{}", role.word()), &[]),
    };
    coalitions::give_seat(&tx, &doer, (seat_id, id, role), &said).await?;
    if let Some(organisation_id) = organisation_id {
        organisations::represent(&tx, &doer, seat_id, organisation_id).await?;
    }
    let link = people::link(&tx, id, &format!("/c/{}", options.slug), app.now()).await?;
    tx.commit().await?;
    say(&format!("Sign in as {} ({}): {}{link}", person.called, role.word(), app.site().address));
    Ok(())
}

/// The one organisation of this name, whatever its capitals and accents.
async fn organisation(app: &App, scope: Scope, name: &str) -> anyhow::Result<OrganisationId> {
    let all = organisations::briefs(app.db(), scope).await?;
    let wanted = fold(name);
    let mut found = all.iter().filter(|one| fold(&one.name) == wanted);
    let first = found.next().with_context(|| {
        format!(
            "No organisation here is called {name:?}. Write it as the coalition does, or add it there first."
        )
    })?;
    if found.next().is_some() {
        bail!("Several organisations here are called {name:?}. Merge or rename them first.");
    }
    Ok(first.stands_for)
}
