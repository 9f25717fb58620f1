//! What rows of a list of organisations make of profiles, one after the other; and writing that.

use std::collections::HashMap;

use kernel::OrganisationId;
use organisations::{Contact, Draft, ManyError, NewContact, Newcomer, Refusal, Renewed, State, Whole};
use sea_orm::DatabaseTransaction;
use web::PageError;

use super::line::Entry;
use super::meaning::Row;
use super::overlaying::{Words, overlaid};
use super::reaching::Reached;
use crate::columns::Meaning;
use crate::effects::{Effect, Thing};
use crate::report::Fate;
use crate::understanding::Import;

/// A profile as it becomes, row by row.
struct Profile {
    id: OrganisationId,
    draft: Draft,
    /// As it is kept; nothing for a new one.
    whole: Option<Whole>,
    contacts: Reached,
    /// The row that spoke of it first.
    first_row: u32,
    /// Those that change it.
    changed_by: Vec<u32>,
}

/// Everything the rows come to.
pub struct Written {
    words: Words,
    wholes: HashMap<OrganisationId, Whole>,
    contacts: HashMap<OrganisationId, Vec<Contact>>,
    /// In the order in which rows spoke of them.
    profiles: Vec<Profile>,
    positions: HashMap<OrganisationId, usize>,
}

impl Written {
    pub fn new(
        words: Words,
        wholes: HashMap<OrganisationId, Whole>,
        contacts: HashMap<OrganisationId, Vec<Contact>>,
    ) -> Self {
        Self {
            words,
            wholes,
            contacts,
            profiles: Vec::new(),
            positions: HashMap::new(),
        }
    }

    /// What becomes of a profile by one more row.
    pub fn take(&mut self, import: &mut Import<'_>, entry: &Entry, row: Row) {
        let is_first = !self.positions.contains_key(&row.id);
        let at = self.position(entry.row, row.id);
        let profile = &mut self.profiles[at];
        let mut after = overlaid(&profile.draft, entry, row.meant, row.is_renamed);
        if let Err(refusal) = fit(import, entry, &profile.draft, &mut after) {
            let sentence = import.teller.say(&refusal.to_string(), &[]);
            import.report.refuse(entry.row, String::new(), sentence);
            if is_first {
                self.forget(row.id);
            }
            return;
        }
        let contact_id = import
            .organisations
            .worked_out(&format!("{}/{}", row.id.0, entry.row));
        let (told, coming) = profile.contacts.with(import, entry, contact_id);
        let mut changes = self.words.changes(&import.teller, &profile.draft, &after);
        changes.extend(told);
        let is_over = profile
            .whole
            .as_ref()
            .is_some_and(|whole| whole.state != State::Active);
        if is_over && !changes.is_empty() {
            let name = profile.draft.name.clone();
            import.refuse(entry.row, &[Meaning::Name], "import-refused-ended", &[("name", &name)]);
            return;
        }
        let fate = match changes.is_empty() {
            _ if is_first && row.is_new => Fate::New,
            true => Fate::Unchanged,
            false => Fate::Changed,
        };
        if !is_first {
            let first = profile.first_row.to_string();
            import.remark(entry.row, &[], "import-same-organisation", &[("row", &first)]);
        }
        if fate == Fate::Changed {
            import.report.changes(entry.row, &changes);
            profile.changed_by.push(entry.row);
        }
        import.report.became(entry.row, fate);
        profile.draft = after;
        profile.contacts.take(coming);
    }

    /// Rows that contradict each other may leave a profile as it was: then none of them changes it.
    pub fn settle(&self, import: &mut Import<'_>) {
        for profile in &self.profiles {
            let before = profile.whole.as_ref().map(|whole| &whole.draft);
            if before == Some(&profile.draft) && profile.contacts.is_as_before() {
                for row in &profile.changed_by {
                    import.report.stays(*row);
                }
            }
        }
    }

    fn position(&mut self, first_row: u32, id: OrganisationId) -> usize {
        if let Some(at) = self.positions.get(&id) {
            return *at;
        }
        let whole = self.wholes.remove(&id);
        let known = self.contacts.remove(&id).unwrap_or_default();
        let draft = whole.as_ref().map(|whole| whole.draft.clone());
        self.positions.insert(id, self.profiles.len());
        self.profiles.push(Profile {
            id,
            draft: draft.unwrap_or_default(),
            whole,
            contacts: Reached::of(known),
            first_row,
            changed_by: Vec::new(),
        });
        self.profiles.len() - 1
    }

    /// A new one of which nothing can be kept.
    fn forget(&mut self, id: OrganisationId) {
        if self
            .profiles
            .last()
            .is_some_and(|profile| profile.id == id && profile.whole.is_none())
        {
            self.profiles.pop();
            self.positions.remove(&id);
        }
    }

    pub async fn write(self, tx: &DatabaseTransaction, import: &mut Import<'_>) -> Result<(), PageError> {
        let (mut new, mut renewed) = (Vec::new(), Vec::new());
        let (mut reached, mut stricter) = (Vec::new(), Vec::new());
        for profile in self.profiles {
            let (id, to) = (profile.id, profile.draft);
            let new_contacts = profile.contacts.newcomers();
            for (contact, _) in &new_contacts {
                import.report.brings(Thing::Contact, *contact);
            }
            let Some(whole) = profile.whole else {
                import.report.brings(Thing::Organisation, id.0);
                new.push(Newcomer { id, doer: import.doer.clone(), draft: to, contacts: new_contacts });
                continue;
            };
            let of = (id, to.name.clone());
            for (kept, draft) in profile.contacts.stricter() {
                import.report.effects.push(Effect::of_contact(kept, draft));
                stricter.push((kept.saying(draft.clone()), of.clone()));
            }
            let contacts = new_contacts.iter();
            let contacts = contacts.filter_map(|(one, draft)| NewContact::of(*one, of.clone(), draft).ok());
            reached.extend(contacts);
            if to != whole.draft {
                let changes = self.words.changes(&import.teller, &whole.draft, &to);
                import
                    .report
                    .effects
                    .push(Effect::of_profile((id, &whole), &changes));
                renewed.push(Renewed { whole, to, changes });
            }
        }
        organisations::add_many(tx, new).await.map_err(not_written)?;
        organisations::change_many(tx, &import.doer, renewed)
            .await
            .map_err(not_written)?;
        organisations::change_contacts(tx, &import.doer, stricter).await?;
        Ok(organisations::add_contacts(tx, &import.doer, reached).await?)
    }
}

pub fn not_written(error: ManyError) -> PageError {
    match error {
        ManyError::Db(error) => PageError::Db(error),
        other => PageError::Output(other.to_string()),
    }
}

/// Whether a profile may say that; an address that is none is left out, and that is said.
fn fit(import: &mut Import<'_>, entry: &Entry, before: &Draft, after: &mut Draft) -> Result<(), Refusal> {
    if before.name.is_empty() {
        after.name.clone_from(&entry.name);
    }
    match after.clone().check() {
        Err(Refusal::WebsiteUnfit) => {
            let said = [("written", entry.website.as_str())];
            import.remark(entry.row, &[Meaning::Website], "import-no-website", &said);
            after.website.clone_from(&before.website);
            after.clone().check()
        }
        checked => checked,
    }?;
    Ok(())
}
