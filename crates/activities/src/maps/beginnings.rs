//! How far a young coalition has come with the first things there are to write down.

use std::collections::HashSet;
use std::sync::Arc;

use kernel::OrganisationId;
use organisations::Brief;
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

/// Looks at what is in memory, and asks the database only while hardly anybody works here today.
pub(super) async fn beginnings(visit: &Visit, picture: &Picture) -> Result<Beginnings, PageError> {
    let (is_asked, is_needed) =
        loom::look(&visit.app, visit.scope, |woven| (!woven.asked().is_empty(), woven.is_needed())).await?;
    let atlas = Arc::clone(&picture.atlas);
    let working = usize::try_from(picture.cloth.total.organisations).unwrap_or(FEW);
    let (written, unwritten) = if working < FEW {
        let ids = activities::with_part(visit.app.db(), visit.scope, FEW as u64).await?;
        let with_part: HashSet<_> = ids.into_iter().map(|id| atlas.standing(id)).collect();
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
