//! What a coalition knows about: its places, kinds of work, people, sectors and organisations, each by id and by number.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use cloth::{Frame, Key, Tree};
use kernel::Scope;
use organisations::{Brief, Focus, Population, PopulationId, Sector};
use places::Place;
use sea_orm::DbErr;
use uuid::Uuid;
use web::{App, PageError};

use super::roll::Roll;
use crate::activities::Draft;

/// Names and numbers of everything an activity can point to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Atlas {
    pub tree: Arc<places::Tree>,
    pub places: Roll<Place>,
    pub focuses: Roll<Focus>,
    pub sectors: Roll<Sector>,
    pub populations: Roll<Population>,
    pub organisations: Roll<Brief>,
    /// Organisations that were merged, each with the one that stands for it now.
    merged: HashMap<Uuid, Uuid>,
    /// Organisations that have ended, each with its last day.
    ended: HashMap<Uuid, NaiveDate>,
}

impl Atlas {
    /// Reads everything anew, keeping the numbers of what was known before. `None` when something is gone,
    /// or an organisation has been merged or ended since: then activities have to be numbered anew as well.
    pub(crate) async fn read(app: &App, scope: Scope, before: &Self) -> Result<Option<Self>, DbErr> {
        let db = app.db();
        let tree = places::kept_tree(app, scope).await?;
        let focuses = organisations::focuses(db, scope).await?;
        let sectors = organisations::sectors(db, scope).await?;
        let populations = organisations::populations(db, scope).await?;
        let briefs = organisations::briefs(db, scope).await?;
        let places: Vec<(Uuid, Place)> = tree
            .places()
            .iter()
            .map(|place| (place.id.0, place.clone()))
            .collect();
        let (merged, ended) = (merged(&briefs), ended(&briefs));
        let is_known = !before.organisations.ids().is_empty();
        if is_known && (before.merged != merged || before.ended != ended) {
            return Ok(None);
        }
        let rolls = (
            Roll::renewed(&before.places, places),
            Roll::renewed(&before.focuses, focuses.into_iter().map(|focus| (focus.id.0, focus)).collect()),
            Roll::renewed(&before.sectors, sectors.into_iter().map(|sector| (sector.id.0, sector)).collect()),
            Roll::renewed(&before.populations, populations.into_iter().map(|one| (one.id.0, one)).collect()),
            Roll::renewed(
                &before.organisations,
                briefs.into_iter().map(|brief| (brief.id.0, brief)).collect(),
            ),
        );
        let (Some(places), Some(focuses), Some(sectors), Some(populations), Some(organisations)) = rolls
        else {
            return Ok(None);
        };
        Ok(Some(Self {
            tree,
            places,
            focuses,
            sectors,
            populations,
            organisations,
            merged,
            ended,
        }))
    }

    /// Whether places and lists are numbered as people read them, as in drawn pictures.
    pub(crate) fn is_in_order(&self) -> bool {
        self.places.is_in_order()
            && self.focuses.is_in_order()
            && self.sectors.is_in_order()
            && self.populations.is_in_order()
    }

    /// What the loom has to know of it.
    pub(crate) fn frame(&self) -> Result<Frame, PageError> {
        let tangled = |tangle: cloth::Tangle| PageError::Output(tangle.to_string());
        let parents = |roll_len: usize, parent: &dyn Fn(u32) -> Option<u32>| -> Vec<Option<u32>> {
            (0..).take(roll_len).map(parent).collect()
        };
        let places = parents(self.places.len(), &|number| {
            self.places
                .get(number)
                .parent_id
                .and_then(|id| self.places.number(id.0))
        });
        let focuses = parents(self.focuses.len(), &|number| {
            self.focuses
                .get(number)
                .parent_id
                .and_then(|id| self.focuses.number(id.0))
        });
        let sectors_of = self
            .organisations
            .things()
            .iter()
            .map(|brief| {
                brief
                    .sectors
                    .iter()
                    .filter_map(|id| self.sectors.number(id.0))
                    .collect()
            })
            .collect();
        Ok(Frame {
            places: Tree::new(&places).map_err(tangled)?,
            focuses: Tree::new(&focuses).map_err(tangled)?,
            sectors_of,
            sectors: u32::try_from(self.sectors.len()).unwrap_or(u32::MAX),
            populations: u32::try_from(self.populations.len()).unwrap_or(u32::MAX),
        })
    }

    /// The number of an organisation, or of the one that stands for it since they were merged.
    pub(crate) fn organisation(&self, id: Uuid) -> Option<u32> {
        self.organisations.number(self.standing(id))
    }

    /// The organisation that stands for this one: itself, unless it was merged into another.
    pub(crate) fn standing(&self, id: Uuid) -> Uuid {
        self.merged.get(&id).copied().unwrap_or(id)
    }

    /// An organisation with all that were merged into it.
    pub(crate) fn standing_for(&self, id: Uuid) -> Vec<Uuid> {
        let merged = self
            .merged
            .iter()
            .filter(|(_, into)| **into == id)
            .map(|(one, _)| *one);
        std::iter::once(id).chain(merged).collect()
    }

    /// Whether this organisation, or the one that stands for it, has ended.
    pub(crate) fn has_ended(&self, id: Uuid) -> bool {
        self.ended.contains_key(&self.standing(id))
    }

    /// Every organisation that had ended before a day, by itself or by the one that stands for it.
    pub(crate) fn gone_before(&self, day: NaiveDate) -> Vec<Uuid> {
        let gone = self.ended.iter().filter(|(_, ended)| **ended < day);
        gone.flat_map(|(id, _)| self.standing_for(*id)).collect()
    }

    /// Whether a kind of work, and the area it belongs to, has not ended.
    pub(crate) fn lists_focus(&self, id: Uuid) -> bool {
        self.focuses.find(id).is_some_and(|focus| !focus.is_ended)
    }

    pub(crate) fn has_place(&self, id: Uuid) -> bool {
        self.places.find(id).is_some_and(|place| !place.is_ended())
    }

    /// Whether new work may name all this: none of it has ended.
    pub(crate) fn offers(&self, draft: &Draft) -> bool {
        let is_for = |id: PopulationId| self.populations.find(id.0).is_some_and(|one| !one.is_ended);
        draft.organisations.iter().all(|(id, _)| !self.has_ended(id.0))
            && self.lists_focus(draft.focus_id.0)
            && self.has_place(draft.place_id.0)
            && draft.population_id.is_none_or(is_for)
    }

    pub(crate) fn place_name(&self, id: Uuid) -> &str {
        self.places.find(id).map_or("", |place| &place.name)
    }

    /// The place's code in official lists; nothing where it has none.
    pub(crate) fn place_code(&self, id: Uuid) -> &str {
        let place = self.places.find(id);
        place.and_then(|place| place.code.as_deref()).unwrap_or_default()
    }

    pub(crate) fn focus_name(&self, id: Uuid) -> &str {
        self.focuses.find(id).map_or("", |focus| &focus.name)
    }

    pub(crate) fn population_name(&self, id: Uuid) -> &str {
        self.populations
            .find(id)
            .map_or("", |population| &population.name)
    }

    pub(crate) fn organisation_name(&self, id: Uuid) -> &str {
        self.organisations
            .find(self.standing(id))
            .map_or("", |brief| &brief.name)
    }

    /// The area of focus a kind of work belongs to; an area belongs to itself.
    pub(crate) fn area_of(&self, focus: u32) -> u32 {
        self.focuses
            .get(focus)
            .parent_id
            .and_then(|id| self.focuses.number(id.0))
            .unwrap_or(focus)
    }

    /// The areas of focus, in the order of the list.
    pub(crate) fn areas(&self) -> Vec<u32> {
        let is_area = |number: &u32| self.focuses.get(*number).parent_id.is_none();
        self.focuses.in_order().into_iter().filter(is_area).collect()
    }

    /// A kind of work or area with everything inside it.
    pub(crate) fn focuses_inside(&self, id: Uuid) -> Vec<Uuid> {
        let inside =
            |focus: &&Focus| focus.id.0 == id || focus.parent_id.is_some_and(|parent| parent.0 == id);
        self.focuses
            .things()
            .iter()
            .filter(inside)
            .map(|focus| focus.id.0)
            .collect()
    }

    /// A place with everything inside it.
    pub(crate) fn places_inside(&self, id: Uuid) -> Vec<Uuid> {
        self.tree
            .inside(places::PlaceId(id))
            .iter()
            .map(|place| place.id.0)
            .collect()
    }

    /// Where a line stands among its neighbours when people read it.
    pub(crate) fn rank(&self, key: Key) -> i64 {
        match key {
            Key::Place(number) => i64::from(self.places.rank(number)),
            Key::Focus(number) => i64::from(self.focuses.rank(number)),
            Key::Sector(number) => i64::from(self.sectors.rank(number)),
            Key::Population(number) => number.map_or(-1, |number| i64::from(self.populations.rank(number))),
            Key::Organisation(number) => i64::from(self.organisations.rank(number)),
            Key::Year(year) => i64::from(year),
        }
    }

    /// Whether a line stands for something that is no longer offered.
    pub(crate) fn is_ended(&self, key: Key) -> bool {
        match key {
            Key::Place(number) => self.places.get(number).is_ended(),
            Key::Focus(number) => self.focuses.get(number).is_ended,
            Key::Sector(number) => self.sectors.get(number).is_ended,
            Key::Population(Some(number)) => self.populations.get(number).is_ended,
            Key::Organisation(_) | Key::Population(None) | Key::Year(_) => false,
        }
    }
}

/// Those that have ended, each with its last day.
fn ended(briefs: &[Brief]) -> HashMap<Uuid, NaiveDate> {
    briefs
        .iter()
        .filter_map(|brief| Some((brief.id.0, brief.ended_on?)))
        .collect()
}

/// Those that were merged, each with the one that stands for it at the end.
fn merged(briefs: &[Brief]) -> HashMap<Uuid, Uuid> {
    let is_merged = |brief: &&Brief| brief.stands_for != brief.id;
    briefs
        .iter()
        .filter(is_merged)
        .map(|brief| (brief.id.0, brief.stands_for.0))
        .collect()
}
