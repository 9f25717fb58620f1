//! Which sectors of the coalition's a row of a list of organisations means.

use organisations::SectorId;

use super::line::Entry;
use crate::columns::Meaning;
use crate::finding::Found;
use crate::understanding::Import;

/// Usual words for the sectors that come with the program, by their keys; folded, in English, French and Spanish.
const USUAL: [(&str, &[&str]); 12] = [
    (
        "international",
        &[
            "un",
            "unagency",
            "internationalorganisation",
            "internationalorganization",
            "igo",
        ],
    ),
    (
        "international-ngo",
        &[
            "ingo",
            "internationalngo",
            "onginternationale",
            "onginternacional",
        ],
    ),
    (
        "local-ngo",
        &[
            "ngo",
            "nngo",
            "lngo",
            "localngo",
            "nationalngo",
            "cso",
            "ong",
            "ongnationale",
            "onglocale",
            "ongnacional",
        ],
    ),
    (
        "government-central",
        &[
            "government",
            "gov",
            "ministry",
            "gouvernement",
            "gobierno",
            "ministerio",
        ],
    ),
    (
        "government-local",
        &[
            "localgovernment",
            "municipality",
            "mairie",
            "gobiernolocal",
            "municipio",
        ],
    ),
    ("law-enforcement", &["police", "policia"]),
    (
        "faith",
        &[
            "faithbased",
            "faithbasedorganisation",
            "fbo",
            "religious",
            "religieux",
            "religioso",
        ],
    ),
    ("funder", &["donor", "bailleur", "donante"]),
    (
        "business",
        &[
            "privatesector",
            "private",
            "company",
            "secteurprive",
            "sectorprivado",
            "empresa",
        ],
    ),
    ("academia", &["university", "academic", "universite", "universidad"]),
    ("red-cross", &["redcross", "croixrouge", "cruzroja"]),
    ("community", &["cbo", "communitybasedorganisation", "communitygroup"]),
];

impl Import<'_> {
    pub fn sectors(&mut self, entry: &Entry) -> Vec<SectorId> {
        let (mut sectors, about) = (Vec::new(), &[Meaning::Sector]);
        for written in &entry.sectors {
            let found = self.sector_or_several(written);
            if !found.is_empty() {
                sectors.extend(found);
            } else if let Some((id, name)) = self.usual(written) {
                let said = [("written", written.as_str()), ("name", name.as_str())];
                self.remark(entry.row, about, "import-taken-for", &said);
                sectors.push(id);
            } else {
                self.remark(entry.row, about, "import-no-sector", &[("written", written)]);
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
        !self.sector_or_several(written).is_empty() || self.by_usual_word(written).is_some()
    }

    /// What a usual word means; else the likeliest, where that is taken.
    fn usual(&mut self, written: &str) -> Option<(SectorId, String)> {
        let usual = self.by_usual_word(written);
        let takes_likely = self.answers.takes_likely;
        let (all, finder) = &mut self.sectors;
        let likely = finder.find(written).best().filter(|_| takes_likely);
        let found = usual.or(likely).map(|at| &all[at])?;
        Some((found.id, found.name.clone()))
    }

    /// What a usual word means, as long as the coalition has that sector.
    fn by_usual_word(&self, written: &str) -> Option<usize> {
        let folded = kernel::fold(written);
        let (key, _) = USUAL.iter().find(|(_, words)| words.contains(&folded.as_str()))?;
        let mut all = self.sectors.0.iter();
        all.position(|one| one.key.as_deref() == Some(key) && !one.is_ended)
    }
}
