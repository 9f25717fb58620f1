//! Everybody was asked about everything: written down for all places and all areas of focus together.

use std::sync::Arc;

use chrono::NaiveDate;
use organisations::FocusId;
use places::{Place, PlaceId};
use sea_orm::DatabaseTransaction;
use web::{PageError, Visit};

use super::pages::cell_name;
use super::rules::{self, AskedPlan, Refusal};
use super::store::{self, ASKED};
use crate::loom::{self, Atlas};

/// All places and all areas of focus, as few as say it: what was asked holds for everything inside them.
pub struct Whole {
    atlas: Arc<Atlas>,
    places: Vec<PlaceId>,
    areas: Vec<FocusId>,
}

/// A coalition works in the provinces it chose, not in all of their country; or in a country as such.
fn is_whole(atlas: &Atlas, place: &Place) -> bool {
    let is_active = |place: &&Place| !place.is_ended();
    let has_provinces = || atlas.tree.children(place.id).iter().any(is_active);
    !place.is_ended() && (place.level == 1 || place.level == 0 && !has_provinces())
}

impl Whole {
    pub async fn read(visit: &Visit) -> Result<Self, PageError> {
        let atlas = loom::atlas(&visit.app, visit.scope).await?;
        let places = atlas.tree.places().iter().filter(|place| is_whole(&atlas, place));
        let areas = atlas.areas().into_iter().map(|number| atlas.focuses.get(number));
        Ok(Self {
            places: places.map(|place| place.id).collect(),
            areas: areas.filter(|area| !area.is_ended).map(|area| area.id).collect(),
            atlas,
        })
    }

    pub fn places(&self) -> Vec<String> {
        let names = self.places.iter().map(|id| self.atlas.place_name(id.0));
        names.map(ToOwned::to_owned).collect()
    }

    pub fn areas(&self) -> Vec<String> {
        let names = self.areas.iter().map(|id| self.atlas.focus_name(id.0));
        names.map(ToOwned::to_owned).collect()
    }

    /// Writes down that all of it was asked about on a day in one way; what stands there already is not said twice.
    pub async fn write_down(
        &self,
        tx: &DatabaseTransaction,
        visit: &Visit,
        (day, how): (NaiveDate, &str),
    ) -> Result<Result<(), Refusal>, PageError> {
        let plans = rules::asked_together(&self.places, &self.areas, day, how, visit.frame.today);
        match plans {
            Ok(plans) => write_down(tx, visit, &self.atlas, plans).await.map(Ok),
            Err(refusal) => Ok(Err(refusal)),
        }
    }
}

/// Writes down what was asked together, on one day in one way.
pub(super) async fn write_down(
    tx: &DatabaseTransaction,
    visit: &Visit,
    atlas: &Atlas,
    plans: Vec<AskedPlan>,
) -> Result<(), PageError> {
    let Some(first) = plans.first() else {
        return Ok(());
    };
    let round = (first.asked_on, first.how.clone());
    let mut places: Vec<PlaceId> = plans.iter().map(|plan| plan.place_id).collect();
    let mut focuses: Vec<FocusId> = plans.iter().map(|plan| plan.focus_id).collect();
    // Each pair is there: each place and each kind of work is asked for once.
    places.dedup();
    focuses.sort_unstable();
    focuses.dedup();
    visit.app.hold(tx, visit.scope, ASKED).await?;
    // What was written down for the same day and in the same way is there already.
    let round = (round.0, round.1.as_str());
    let there = store::asked_already(tx, visit.scope, round, (&places, &focuses), &[]).await?;
    let is_new = |plan: &AskedPlan| !there.contains(&(plan.place_id.0, plan.focus_id.0));
    let new = plans.into_iter().filter(is_new).map(|plan| {
        let name = cell_name(&visit.frame, atlas, (plan.place_id, plan.focus_id));
        (visit.doer(), plan, name)
    });
    Ok(store::add_asked(tx, visit.scope, visit.app.ids(), new.collect()).await?)
}
