//! Whom rows of a list of organisations name to be reached: new contacts are added, and of known ones only what is
//! stricter about getting in touch safely is taken over, never what is looser.

use kernel::Change;
use organisations::{CONTACTS_MAX, Contact, ContactDraft, ContactRefusal};
use uuid::Uuid;

use super::line::Entry;
use super::overlaying::is_same_contact;
use crate::columns::Meaning;
use crate::understanding::Import;

/// The contacts of one organisation as they become, row by row.
#[derive(Default)]
pub struct Reached(Vec<One>);

struct One {
    id: Uuid,
    draft: ContactDraft,
    /// As it is kept; nothing for a new one.
    kept: Option<Contact>,
}

impl Reached {
    pub fn of(known: Vec<Contact>) -> Self {
        let one = |contact: Contact| One { id: contact.id, draft: contact.draft(), kept: Some(contact) };
        Self(known.into_iter().map(one).collect())
    }

    /// Those that are new.
    pub fn newcomers(&self) -> Vec<(Uuid, ContactDraft)> {
        let new = self.0.iter().filter(|one| one.kept.is_none());
        new.map(|one| (one.id, one.draft.clone())).collect()
    }

    /// Those that were known and say more than before, with what they say now.
    pub fn stricter(&self) -> impl Iterator<Item = (&Contact, &ContactDraft)> {
        let known = self
            .0
            .iter()
            .filter_map(|one| Some((one.kept.as_ref()?, &one.draft)));
        known.filter(|(kept, draft)| kept.draft() != **draft)
    }

    pub fn is_as_before(&self) -> bool {
        self.stricter().next().is_none() && self.0.iter().all(|one| one.kept.is_some())
    }

    /// What a row would change, in words that hold nothing of a contact, and the contacts as they become by that.
    pub fn with(&self, import: &mut Import<'_>, entry: &Entry, id: Uuid) -> (Vec<Change>, Vec<Coming>) {
        if entry.contact == ContactDraft::default() {
            return (Vec::new(), Vec::new());
        }
        let known = self.0.iter().enumerate();
        let known: Vec<(usize, &One)> = known
            .filter(|(_, one)| is_same_contact(&one.draft, &entry.contact))
            .collect();
        if known.is_empty() {
            let coming = self.added(import, entry, id);
            let told = coming.as_ref().and_then(|_| {
                Change::of("import-contact", "", &import.teller.say("import-contact-one", &[]))
            });
            return (told.into_iter().collect(), coming.into_iter().collect());
        }
        let (mut changes, mut coming) = (Vec::new(), Vec::new());
        for (at, one) in known {
            let after = one.draft.as_strict_as(&entry.contact);
            let note = &entry.contact.safe_note;
            if !note.is_empty() && after.safe_note != *note {
                import.remark(entry.row, &[Meaning::ContactNote], "import-contact-note-stays", &[]);
            }
            if after.never_mail != one.draft.never_mail {
                let [may, never] =
                    ["import-contact-may", "import-contact-never"].map(|key| import.teller.say(key, &[]));
                changes.extend(Change::of("import-contact-mail", &may, &never));
            }
            if after.safe_note != one.draft.safe_note {
                let note = import.teller.say("import-contact-noted", &[]);
                changes.extend(Change::of("import-contact-note", "", &note));
            }
            if after != one.draft {
                coming.push(Coming::Stricter(at, after));
            }
        }
        (changes, coming)
    }

    /// One more, unless it cannot be kept.
    fn added(&self, import: &mut Import<'_>, entry: &Entry, id: Uuid) -> Option<Coming> {
        let mut draft = entry.contact.clone();
        if !draft.email.is_empty() && !draft.is_barred() && self.0.iter().any(|one| one.draft.is_barred()) {
            draft.never_mail = true;
            import.remark(entry.row, &[Meaning::ContactEmail], "import-contact-barred", &[]);
        }
        let refusal = match draft.check() {
            Ok(_) if self.0.len() < CONTACTS_MAX => return Some(Coming::New(id, draft)),
            Ok(_) => ContactRefusal::TooMany,
            Err(refusal) => refusal,
        };
        let reason = import.teller.say(&refusal.to_string(), &[]);
        let about = [Meaning::ContactEmail, Meaning::ContactPhone, Meaning::ContactName];
        import.remark(entry.row, &about, "import-no-contact", &[("reason", &reason)]);
        None
    }

    pub fn take(&mut self, coming: Vec<Coming>) {
        for one in coming {
            match one {
                Coming::New(id, draft) => self.0.push(One { id, draft, kept: None }),
                Coming::Stricter(at, draft) => self.0[at].draft = draft,
            }
        }
    }
}

/// What a row makes of a contact.
pub enum Coming {
    New(Uuid, ContactDraft),
    /// Which of them, and what it says now.
    Stricter(usize, ContactDraft),
}
