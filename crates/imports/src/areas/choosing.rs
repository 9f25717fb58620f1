//! Countries in which a list of places lies, chosen for the coalition before anything is put inside them.

use std::collections::HashSet;

use places::{PlaceId, world};
use web::PageError;

use super::line::Said;
use super::taking::Taking;
use crate::world_names;

impl Taking<'_> {
    /// All may lie inside a country that the coalition has not chosen yet.
    pub async fn choose_around(&mut self) -> Result<(), PageError> {
        let Some(inside) = self.deciding.inside.map(PlaceId) else {
            return Ok(());
        };
        self.inside = Some(inside);
        let Some(area) = world_names::offered(inside) else {
            return Ok(());
        };
        places::choose(self.tx, &self.doer, self.app.ids(), &[area.code]).await?;
        let tree = places::tree(self.tx, self.doer.scope).await?;
        self.inside = tree.find_by_code(area.code).map(|place| place.id);
        Ok(())
    }

    /// Countries that rows lie in by their code, and that have no row of their own, are the coalition's from now on.
    pub async fn choose_countries(&mut self, rows: &[Said]) -> Result<(), PageError> {
        let tree = places::tree(self.tx, self.doer.scope).await?;
        let codes = rows.iter().flat_map(|said| &said.around).map(|(.., code)| code);
        let countries = codes.filter_map(|code| world::find(code).filter(|area| area.level == 0));
        let countries: HashSet<&str> = countries.map(|area| area.code).collect();
        let mut new: Vec<&str> = countries.into_iter().collect();
        let own = rows.iter().filter_map(|said| world::find(&said.code));
        let own: HashSet<&str> = own.map(|area| area.code).collect();
        new.retain(|code| tree.find_by_code(code).is_none() && !own.contains(code));
        new.sort_unstable();
        if !new.is_empty() {
            places::choose(self.tx, &self.doer, self.app.ids(), &new).await?;
        }
        Ok(())
    }
}
