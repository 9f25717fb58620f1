//! How far a young coalition has come with the first things there are to write down.

use std::collections::HashSet;
use std::sync::Arc;

use kernel::OrganisationId;
use organisations::Brief;
use uuid::Uuid;
use web::{PageError, Visit};

use crate::activities;
use crate::cloth::Picture;
use crate::loom::{self, Atlas};

/// So many organisations give a first map.
pub const FEW: usize = 3;

/// What has been written down already.
#[derive(Clone, Debug)]
pub struct Beginnings {
    pub has_places: bool,
    /// Organisations in the directory, counted up to [`FEW`].
    pub organisations: usize,
    /// Those of which it is written down what they do, counted likewise.
    pub written: usize,
    /// One of which it is not, with its name.
    pub unwritten: Option<(OrganisationId, String)>,
    pub is_asked: bool,
    pub is_needed: bool,
}

/// The organisations that the directory lists by itself.
pub(super) fn active(atlas: &Atlas) -> impl Iterator<Item = &Brief> {
    let all = atlas.organisations.things().iter();
    all.filter(|brief| !brief.is_ended && brief.stands_for == brief.id)
}

/// Those of whom it is written down what they do or did, up to [`FEW`]; nothing when so many work here today.
pub(super) async fn few(visit: &Visit, picture: &Picture) -> Result<Option<HashSet<Uuid>>, PageError> {
    if picture.cloth.total.organisations as usize >= FEW {
        return Ok(None);
    }
    let ids = activities::with_part(visit.app.db(), visit.scope, FEW as u64).await?;
    Ok(Some(ids.into_iter().map(|id| picture.atlas.standing(id)).collect()))
}

/// Looks at what is in memory, and asks the database only while hardly anybody works here today.
pub(super) async fn beginnings(visit: &Visit, picture: &Picture) -> Result<Beginnings, PageError> {
    let (is_asked, is_needed) =
        loom::look(&visit.app, visit.scope, |woven| (!woven.asked().is_empty(), woven.is_needed())).await?;
    let atlas = Arc::clone(&picture.atlas);
    let (written, unwritten) = if let Some(with_part) = few(visit, picture).await? {
        let one = active(&atlas).find(|brief| !with_part.contains(&brief.id.0));
        (with_part.len(), one.map(|brief| (brief.id, brief.name.clone())))
    } else {
        (FEW, None)
    };
    Ok(Beginnings {
        has_places: atlas.tree.places().iter().any(|place| !place.is_ended()),
        organisations: active(&atlas).take(FEW).count(),
        written,
        unwritten,
        is_asked,
        is_needed,
    })
}
