//! Which sectors of the coalition's a row means that tells what sort of organisation somebody is.

use organisations::SectorId;

use crate::columns::Meaning;
use crate::finding::Found;
use crate::understanding::Import;

impl Import<'_> {
    /// Each text names one sector, or several with commas between them; of what means none it is told.
    pub fn sectors<'w>(&mut self, row: u32, written: impl IntoIterator<Item = &'w str>) -> Vec<SectorId> {
        let (mut sectors, about) = (Vec::new(), &[Meaning::Sector]);
        for written in written {
            let found = self.sector_or_several(written);
            if !found.is_empty() {
                sectors.extend(found);
            } else if let Some((id, name)) = self.likely_sector(written) {
                let said = [("written", written), ("name", name.as_str())];
                self.remark(row, about, "import-taken-for", &said);
                sectors.push(id);
            } else {
                self.remark(row, about, "import-no-sector", &[("written", written)]);
            }
        }
        sectors
    }

    /// The one of this name, or where commas stand between them, all of these names.
    fn sector_or_several(&mut self, written: &str) -> Vec<SectorId> {
        let (all, finder) = &mut self.sectors;
        let mut sure = |word: &str| match finder.find(word) {
            Found::Sure(at) => Some(all[at].id),
            _ => None,
        };
        let one = sure(written).map(|id| vec![id]);
        let several = || {
            written
                .split(',')
                .map(&mut sure)
                .collect::<Option<Vec<SectorId>>>()
        };
        one.or_else(several).unwrap_or_default()
    }

    /// Whether it is a sector beyond doubt.
    pub fn is_sector(&mut self, written: &str) -> bool {
        !self.sector_or_several(written).is_empty()
    }

    /// The likeliest, where that is taken.
    fn likely_sector(&mut self, written: &str) -> Option<(SectorId, String)> {
        let takes_likely = self.answers.takes_likely;
        let (all, finder) = &mut self.sectors;
        let likely = finder.find(written).best().filter(|_| takes_likely)?;
        Some((all[likely].id, all[likely].name.clone()))
    }
}
