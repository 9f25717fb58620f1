//! Activities on others' maps: GeoJSON with each place, its outline, and what is done in it.

use std::collections::{BTreeSet, HashMap};

use cloth::Key;
use kernel::Scope;
use places::{Place, PlaceId};
use serde_json::{Value, json};
use uuid::Uuid;
use web::{App, PageError};

use super::course::Status;
use super::store::Activity;
use super::taking::Words;
use crate::cloth::{Axis, View, Wanted, weave_whole};
use crate::loom::Atlas;

/// What is done in each place: in it as a whole, or in a place inside it.
#[derive(Default)]
pub(super) struct There {
    work: HashMap<PlaceId, Work>,
}

#[derive(Default)]
struct Work {
    activities: usize,
    under_way: usize,
    organisations: BTreeSet<Uuid>,
    focuses: BTreeSet<Uuid>,
}

impl There {
    pub(super) fn add(&mut self, words: Words<'_>, activity: &Activity) {
        let is_under_way = activity.status_on(words.frame.today) == Status::UnderWay;
        // Nobody does what was called off; its place is on the map as the list's.
        let is_done = activity.status != Status::CalledOff;
        for place in words.around(activity) {
            let work = self.work.entry(place.id).or_default();
            work.activities += 1;
            work.under_way += usize::from(is_under_way);
            let organisations = activity.organisations.iter().filter(|_| is_done);
            work.organisations
                .extend(organisations.map(|(id, _)| words.atlas.standing(id.0)));
            work.focuses.extend(is_done.then_some(activity.focus_id.0));
        }
    }

    /// Each place with work in it; of the whole list every place of the coalition. Larger ones come first, so that
    /// those inside them are drawn above them.
    pub(super) async fn features(
        mut self,
        app: &App,
        scope: Scope,
        words: Words<'_>,
        is_whole: bool,
    ) -> Result<Vec<u8>, PageError> {
        let places = words.atlas.tree.places().iter();
        let mut places: Vec<&Place> = places
            .filter(|place| place.level <= words.level_max)
            .filter(|place| self.work.contains_key(&place.id) || (is_whole && !place.is_ended()))
            .collect();
        places.sort_by_key(|place| place.level);
        let ids: Vec<PlaceId> = places.iter().map(|place| place.id).collect();
        let mut geometries = places::geometries(app.db(), scope, &ids).await?;
        let gaps = gaps(app, scope, words, &places).await?;
        let feature = |place: &Place| {
            let work = self.work.remove(&place.id).unwrap_or_default();
            let mut properties = about(words.atlas, place, &work);
            properties["gaps"] = json!(gaps.get(&place.id));
            json!({
                "type": "Feature",
                "id": place.id.0,
                "geometry": geometries.remove(&place.id),
                "properties": properties,
            })
        };
        let features: Vec<Value> = places.into_iter().map(feature).collect();
        serde_json::to_vec(&json!({"type": "FeatureCollection", "features": features}))
            .map_err(|error| PageError::Output(error.to_string()))
    }
}

fn about(atlas: &Atlas, place: &Place, work: &Work) -> Value {
    let mut inside = atlas.tree.path_of(place.id);
    inside.pop();
    let organisations = names(&work.organisations, |id| atlas.organisation_name(id));
    let focuses = names(&work.focuses, |id| atlas.focus_name(id));
    json!({
        "name": place.name,
        "local_name": place.local_name,
        "code": place.code,
        "level": place.level,
        "kind": place.kind,
        "inside": inside.join(" › "),
        "activities": work.activities,
        "under_way": work.under_way,
        "organisations": work.organisations.len(),
        "organisation_names": organisations,
        "kinds_of_work": focuses,
    })
}

fn names<'a>(ids: &BTreeSet<Uuid>, name: impl Fn(Uuid) -> &'a str) -> Vec<&'a str> {
    let mut names: Vec<&str> = ids.iter().map(|id| name(*id)).collect();
    names.sort_unstable();
    names
}

/// How many kinds of work are gaps in each place today, whatever the list is narrowed to. A level with more cells than
/// the cloth can show has none.
async fn gaps(
    app: &App,
    scope: Scope,
    words: Words<'_>,
    places: &[&Place],
) -> Result<HashMap<PlaceId, usize>, PageError> {
    let mut gaps = HashMap::new();
    let levels: BTreeSet<u8> = places
        .iter()
        .filter_map(|place| u8::try_from(place.level).ok())
        .collect();
    for level in levels {
        let view = View::of(Axis::Place, Axis::Focus, words.frame.today);
        let view = View { level: Some(level), ..view };
        let wanted = Wanted { overlap_from: 2, findings: 0, level_max: words.level_max };
        let picture = match weave_whole(app, scope, view, wanted).await {
            Ok(picture) => picture,
            Err(PageError::TooLarge) => continue,
            Err(error) => return Err(error),
        };
        for (row, line) in picture.cloth.rows.iter().enumerate() {
            if let Key::Place(number) = line.key {
                let cells = (0..picture.cloth.cols.len()).map(|col| picture.cloth.cell(row, col));
                let count = cells.filter(|cell| cell.is_gap()).count();
                gaps.insert(PlaceId(picture.atlas.places.id(number)), count);
            }
        }
    }
    Ok(gaps)
}
