//! The demo: an invented coalition, told in tables and loaded through the same rules as everything else.

mod loading;
mod story;

#[cfg(test)]
mod tests;

use anyhow::Context as _;
use kernel::Role;
use web::App;

pub use loading::load;

/// The demo coalition's word in its address.
pub const SLUG: &str = "three-rivers";

/// A new sign-in link for the coordinator and for one member's representative: name, role, path.
pub async fn links(app: &App) -> anyhow::Result<Vec<(String, &'static str, String)>> {
    let scope = crate::opening::scope(app, SLUG).await?;
    let tx = app.begin().await?;
    people::forget_expired(&tx, app.now()).await?;
    let seats = coalitions::holders(&tx, scope).await?;
    let ids: Vec<_> = seats.iter().map(|seat| seat.person_id).collect();
    let called = people::called(&tx, &ids).await?;
    let mut links = Vec::new();
    for role in [Role::Coordinator, Role::Representative] {
        let seat = seats
            .iter()
            .find(|seat| seat.role == role)
            .context("The demo has nobody to sign in as.")?;
        let link = people::link(&tx, seat.person_id, &format!("/c/{SLUG}"), app.now()).await?;
        links.push((called.get(&seat.person_id).cloned().unwrap_or_default(), role.word(), link));
    }
    tx.commit().await?;
    Ok(links)
}
