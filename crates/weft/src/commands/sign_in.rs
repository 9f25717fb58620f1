//! `weft sign-in`: a new link for somebody who lost theirs.

use anyhow::bail;

use crate::cli::{SignIn, say};
use crate::opening;

pub async fn sign_in(options: SignIn) -> anyhow::Result<()> {
    let app = opening::reached(&options.reached).await?;
    let tx = app.begin().await?;
    let mut found = people::find_called(&tx, &options.name).await?;
    let mut onward = "/".to_owned();
    let mut seats = Vec::new();
    if let Some(slug) = &options.coalition {
        let scope = opening::scope(&app, slug).await?;
        seats = coalitions::holders(&tx, scope).await?;
        found.retain(|person| seats.iter().any(|seat| seat.person_id == person.id));
        onward = format!("/c/{slug}");
    }
    let person = match found.as_slice() {
        [person] => person,
        [] => bail!(
            "Nobody here is called {:?}. Write the name as they did, or give them a seat with weft coalition seat.",
            options.name
        ),
        _ if options.coalition.is_some() => bail!(
            "Several people with a seat there are called {:?}. Let one of them change their name first.",
            options.name
        ),
        _ => bail!(
            "Several people here are called {:?}. Say in which coalition with --coalition.",
            options.name
        ),
    };
    people::take_links(&tx, person.id).await?;
    let link = people::link(&tx, person.id, &onward, app.now()).await?;
    tx.commit().await?;
    let seat = seats
        .iter()
        .filter(|seat| seat.person_id == person.id)
        .min_by_key(|seat| seat.role);
    let role = match (seat, person.server_role) {
        (Some(seat), _) => seat.role.word(),
        (None, Some(_)) => "founder",
        (None, None) => "person",
    };
    say(&format!("Sign in as {} ({role}): {}{link}", person.called, app.site().address));
    Ok(())
}
