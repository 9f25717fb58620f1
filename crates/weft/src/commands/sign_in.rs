//! `weft sign-in`: a new link for somebody who lost theirs.

use anyhow::bail;

use crate::cli::{SignIn, say};
use crate::opening;

pub async fn sign_in(options: SignIn) -> anyhow::Result<()> {
    let app = opening::existing(&options.data).await?;
    let tx = app.begin().await?;
    let mut found = people::find_called(&tx, &options.name).await?;
    let mut onward = "/".to_owned();
    if let Some(slug) = &options.coalition {
        let scope = opening::scope(&app, slug).await?;
        let seats = coalitions::holders(&tx, scope).await?;
        found.retain(|person| seats.iter().any(|seat| seat.person_id == person.id));
        onward = format!("/c/{slug}");
    }
    let person = match found.as_slice() {
        [person] => person,
        [] => bail!("Nobody here is called {:?}.", options.name),
        _ => bail!("Several people here are called {:?}. Say in which coalition with --coalition.", options.name),
    };
    let link = people::link(&tx, person.id, &onward, app.now()).await?;
    tx.commit().await?;
    say(&format!("Sign in as {}: {}{link}", person.called, options.address.trim_end_matches('/')));
    Ok(())
}
