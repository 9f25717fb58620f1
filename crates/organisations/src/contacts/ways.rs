//! Where mail for an organisation may go, as its contacts say.

use std::collections::HashSet;

use super::rules::folded;
use super::store::Contact;

#[derive(Clone, Debug, PartialEq)]
pub enum MailWay {
    /// The address of its first contact that has one and does not mind, with what that contact says of getting in touch.
    To { address: String, note: String },
    /// Every contact with an address says that no mail goes there.
    Never,
}

impl MailWay {
    /// Nothing when no contact has an address. `barred` are those of its addresses, folded, of which anybody in the
    /// coalition says that no mail goes there: several may share one, and what one of them forbids holds for all.
    pub(super) fn of(contacts: &[Contact], barred: &HashSet<String>) -> Option<Self> {
        let with_address = contacts.iter().filter(|contact| !contact.email.is_empty());
        let mut open = with_address
            .clone()
            .filter(|contact| !barred.contains(&folded(&contact.email)));
        match (open.next(), with_address.count()) {
            (Some(contact), _) => {
                Some(Self::To { address: contact.email.clone(), note: contact.safe_note.clone() })
            }
            (None, 0) => None,
            (None, _) => Some(Self::Never),
        }
    }
}
