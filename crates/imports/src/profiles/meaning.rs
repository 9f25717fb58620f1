//! Who a row of a list of organisations means, and what its words mean.

use std::collections::HashMap;

use kernel::OrganisationId;
use organisations::{FocusId, State};
use places::PlaceId;

use super::line::Entry;
use super::overlaying::Meant;
use crate::answers::Subject;
use crate::columns::Meaning;
use crate::line::Line;
use crate::naming::Who;
use crate::placing::Placed;
use crate::understanding::Import;
use crate::working::Worked;

/// Who a row means, and what.
pub struct Row {
    pub id: OrganisationId,
    pub is_new: bool,
    /// It is known by its id, and called otherwise here.
    pub is_renamed: bool,
    pub meant: Meant,
}

impl Import<'_> {
    /// Where commas stand between several, of which one is known, each is a word of its own.
    pub fn take_apart(&mut self, entry: &mut Entry) {
        let mut places = Vec::with_capacity(entry.places.len());
        for line in std::mem::take(&mut entry.places) {
            let parts = line.places_at_commas();
            let is_one = parts.len() < 2 || matches!(self.places.place(&line), Placed::Known { .. });
            if !is_one && parts.iter().any(|part| self.places.is_there(part)) {
                places.extend(parts);
            } else {
                places.push(line);
            }
        }
        entry.places = places;
        let mut work = Vec::with_capacity(entry.work.len());
        for line in std::mem::take(&mut entry.work) {
            if matches!(self.kinds.kind(&line), Worked::Known(..)) {
                work.push(line);
                continue;
            }
            // People say "sector" of what is done, and of where an organisation comes from.
            if line.kind.is_empty() && self.is_sector(&line.area) {
                entry.sectors.push(line.area);
                continue;
            }
            let parts = line.work_at_commas();
            let mut is_known = |part: &Line| matches!(self.kinds.kind(part), Worked::Known(..));
            if parts.len() > 1 && parts.iter().any(&mut is_known) {
                work.extend(parts);
            } else {
                work.push(line);
            }
        }
        entry.work = work;
    }

    /// What a row says; nothing when it is refused, is left alone, or something in it has to be asked first.
    pub fn row(&mut self, entry: &Entry, merged: &HashMap<OrganisationId, OrganisationId>) -> Option<Row> {
        if let Some(written) = &entry.odd {
            self.remark(entry.row, &[Meaning::Confirmed], "import-odd-day", &[("written", written)]);
        }
        for (about, key) in &entry.left_out {
            self.remark(entry.row, &[*about], key, &[]);
        }
        let id = entry.id.map(OrganisationId);
        if let Some(standing) = id.and_then(|id| merged.get(&id)) {
            let name = self.organisations.name(*standing).to_owned();
            self.stays(entry, "import-is-merged", &name);
            return None;
        }
        let by_id = id.filter(|id| self.organisations.has(*id));
        if by_id.is_none() && matches!(entry.state, Some(State::Merged)) {
            self.refuse(entry.row, &[Meaning::State], "import-refused-over", &[("written", &entry.name)]);
            return None;
        }
        // Whatever else is open in it is asked at the same time.
        let who = self.who(entry, by_id);
        let (work, places) = (self.focuses(entry), self.somewhere(entry));
        let (id, is_new, is_renamed) = who?;
        let meant = Meant {
            sectors: self.sectors(entry.row, entry.sectors.iter().map(String::as_str)),
            languages: self.languages(entry),
            focuses: work?,
            places: places?,
            confirmed_on: self.confirmed(entry),
        };
        Some(Row { id, is_new, is_renamed, meant })
    }

    /// The organisation, whether it is new, and whether it is called otherwise here.
    fn who(&mut self, entry: &Entry, by_id: Option<OrganisationId>) -> Option<(OrganisationId, bool, bool)> {
        let about = &[Meaning::Name];
        let known = self.organisations.sure(&entry.name);
        if let Some(id) = by_id
            && known.is_none_or(|known| known == id)
        {
            return Some((id, self.organisations.is_made(id), known.is_none() && !entry.name.is_empty()));
        }
        if entry.name.is_empty() {
            self.refuse(entry.row, about, "import-refused-nameless", &[]);
            return None;
        }
        if known.is_none() && matches!(entry.state, Some(State::Ended)) {
            self.refuse(entry.row, &[Meaning::State], "import-refused-over", &[("written", &entry.name)]);
            return None;
        }
        match self.organisations.listed(&entry.name, &entry.acronym) {
            Who::Known(id) => return Some((id, self.organisations.is_made(id), false)),
            Who::Taken(id) => {
                let name = self.organisations.name(id).to_owned();
                let said = [("written", entry.name.as_str()), ("name", name.as_str())];
                self.remark(entry.row, about, "import-taken-for", &said);
                return Some((id, self.organisations.is_made(id), false));
            }
            Who::New(id) => return Some((id, true, false)),
            Who::Open(doubt) => self.ask(entry.row, Subject::Organisation, doubt),
            Who::LeftOut => self.refuse(entry.row, about, "import-left-out", &[("written", &entry.name)]),
            Who::Unfit => self.refuse(entry.row, about, "import-refused-name", &[("written", &entry.name)]),
        }
        None
    }

    /// It stays as it is, and why.
    fn stays(&mut self, entry: &Entry, key: &str, name: &str) {
        self.remark(entry.row, &[], key, &[("written", &entry.name), ("name", name)]);
        self.report.became(entry.row, crate::report::Fate::Unchanged);
    }

    /// Its kinds of work; nothing when one has to be asked.
    fn focuses(&mut self, entry: &Entry) -> Option<Vec<FocusId>> {
        let about = &[Meaning::Kind, Meaning::Area];
        let (mut found, mut is_whole) = (Vec::new(), true);
        for line in &entry.work {
            match self.kinds.kind(line) {
                Worked::Known(id, _) => found.push(id),
                Worked::Open(doubt) => {
                    self.ask(entry.row, Subject::Kind, doubt);
                    is_whole = false;
                }
                Worked::Missing { name, .. } => {
                    self.remark(entry.row, about, "import-no-kind", &[("written", &name)]);
                }
                Worked::LeftOut(written) => {
                    self.remark(entry.row, about, "import-word-left-out", &[("written", &written)]);
                }
                Worked::Nothing => {}
            }
        }
        is_whole.then_some(found)
    }

    /// Where it works; nothing when a place has to be asked.
    fn somewhere(&mut self, entry: &Entry) -> Option<Vec<PlaceId>> {
        let (mut found, mut is_whole) = (Vec::new(), true);
        for line in &entry.places {
            let about = &crate::saying::about_place(line);
            match self.places.place(line) {
                Placed::Known { id, left_out } => {
                    if let Some(written) = left_out {
                        self.remark(entry.row, about, "import-coarser", &[("written", &written)]);
                    }
                    found.push(id);
                }
                // There is nothing to choose from.
                Placed::Open(doubt) if doubt.choices.is_empty() && !doubt.may_make => {
                    self.remark(entry.row, about, "import-no-such-place", &[("written", &doubt.written)]);
                }
                Placed::Open(doubt) => {
                    self.ask(entry.row, Subject::Place, doubt);
                    is_whole = false;
                }
                Placed::Missing(missing) => {
                    self.remark(entry.row, about, "import-no-such-place", &[("written", &missing.written)]);
                }
                Placed::LeftOut(written) => {
                    self.remark(entry.row, about, "import-word-left-out", &[("written", &written)]);
                }
                Placed::Anywhere(written) => match self.country.clone() {
                    Some(doubt) => {
                        self.ask(entry.row, Subject::Country, doubt);
                        is_whole = false;
                    }
                    None => self.remark(entry.row, about, "import-no-such-place", &[("written", &written)]),
                },
                Placed::Nowhere => {}
            }
        }
        is_whole.then_some(found)
    }

    fn languages(&mut self, entry: &Entry) -> Vec<String> {
        let mut tags = Vec::new();
        for written in &entry.languages {
            let by = (self.teller.texts, self.teller.language);
            match organisations::language_tag(by, written) {
                Some(tag) => tags.push(tag),
                None => {
                    self.remark(
                        entry.row,
                        &[Meaning::Language],
                        "import-no-language",
                        &[("written", written)],
                    );
                }
            }
        }
        tags
    }

    /// The day on which it was so; nobody knows tomorrow.
    fn confirmed(&mut self, entry: &Entry) -> Option<chrono::NaiveDate> {
        let day = entry.confirmed_on?;
        if day > self.today {
            let written = self.teller.day(day);
            self.remark(entry.row, &[Meaning::Confirmed], "import-not-yet", &[("written", &written)]);
            return None;
        }
        Some(day)
    }
}
