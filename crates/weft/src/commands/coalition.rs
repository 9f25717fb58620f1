//! `weft coalition create`: a coalition without the browser.

use anyhow::{Context as _, bail};
use kernel::{PersonId, Role};
use web::events::Doer;

use crate::cli::{Create, misused, say};
use crate::opening;
use crate::settings::Settings;

pub async fn create(options: Create) -> anyhow::Result<()> {
    let Ok(start) = coalitions::Start::new(&options.name, "", Some(&options.slug)) else {
        return Err(misused(
            "A coalition needs a name of at most 120 letters, and an address word of small letters, digits and single dashes.",
        ));
    };
    let codes: Vec<&str> = options
        .area
        .iter()
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .collect();
    if let Some(unknown) = codes.iter().find(|code| places::world::find(code).is_none()) {
        let words = format!(
            "There is no country or province with the code {unknown:?}. Codes look like TH or TH-57."
        );
        return Err(misused(words));
    }
    let settings = Settings::of(options.reached.said(), "data")?;
    let app = opening::prepared(&settings, false).await?;
    let tx = app.begin().await?;
    if coalitions::find_by_slug(&tx, start.slug()).await?.is_some() {
        bail!("There is a coalition with the address word {:?} already. Choose another.", start.slug());
    }
    let (scope, slug) = home::begin(&tx, &app, None, &start)
        .await
        .context("The coalition could not be made.")?;
    let doer = Doer::program(&app, scope);
    // A country means all of it.
    let areas: Vec<&str> = codes.iter().flat_map(|code| places::whole(code)).collect();
    places::choose(&tx, &doer, app.ids(), &areas)
        .await
        .context("Its places could not be added.")?;
    let mut link = None;
    if let Some(called) = options.coordinator {
        let called = opening::called(&called)?;
        let id = PersonId(app.ids().next());
        let person = people::Person { id, called, language: None, server_role: None };
        people::add_person(&tx, &person, app.now()).await?;
        coalitions::add_seat(&tx, &app, scope, (id, Role::Coordinator), app.now()).await?;
        link = Some((person.called, people::link(&tx, id, &format!("/c/{slug}"), app.now()).await?));
    }
    tx.commit().await?;
    say(&format!("Made /c/{slug}"));
    if let Some((called, link)) = link {
        say(&format!("Sign in as {called} (coordinator): {}{link}", app.site().address));
    }
    Ok(())
}
