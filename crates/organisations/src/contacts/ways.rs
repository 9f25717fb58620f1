//! Where mail for an organisation may go, as its contacts say.

use super::store::Contact;

#[derive(Clone, Debug, PartialEq)]
pub enum MailWay {
    /// The address of its first contact that has one and does not mind, with what that contact says of getting in touch.
    To { address: String, note: String },
    /// Every contact with an address says that no mail goes there.
    Never,
}

impl MailWay {
    /// Nothing when no contact has an address.
    pub(super) fn of(contacts: &[Contact]) -> Option<Self> {
        // Two may share an address; what one of them forbids holds for both.
        let is_barred = |contact: &Contact| {
            let same = |other: &&Contact| other.email.eq_ignore_ascii_case(&contact.email);
            contacts.iter().filter(same).any(Contact::is_barred)
        };
        let with_address = contacts.iter().filter(|contact| !contact.email.is_empty());
        let mut open = with_address.clone().filter(|contact| !is_barred(contact));
        match (open.next(), with_address.count()) {
            (Some(contact), _) => {
                Some(Self::To { address: contact.email.clone(), note: contact.safe_note.clone() })
            }
            (None, 0) => None,
            (None, _) => Some(Self::Never),
        }
    }
}
