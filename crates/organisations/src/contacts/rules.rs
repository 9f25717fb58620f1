//! What a contact may say. No database, no clock, no HTML.

pub const LINE_MAX: usize = 200;
pub const SAFE_NOTE_MAX: usize = 500;
/// Nobody keeps more than this many; it keeps a page short.
pub const CONTACTS_MAX: usize = 50;

/// What somebody typed about a contact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactDraft {
    pub name: String,
    pub role: String,
    pub phone: String,
    pub email: String,
    /// How and when it is safe to get in touch.
    pub safe_note: String,
    /// No mail goes there.
    pub never_mail: bool,
}

/// A contact that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) phone: String,
    pub(super) email: String,
    pub(super) safe_note: String,
    pub(super) never_mail: bool,
}

/// Why a contact cannot be kept like that.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("contact-refused-empty")]
    Empty,
    #[error("contact-refused-long")]
    TooLong,
    #[error("contact-refused-email")]
    EmailUnfit,
    #[error("contact-refused-phone")]
    PhoneUnfit,
    #[error("contact-refused-many")]
    TooMany,
}

impl Refusal {
    /// The field that has to be put right.
    pub fn field(self) -> &'static str {
        match self {
            Self::Empty | Self::TooLong | Self::TooMany => "name",
            Self::EmailUnfit => "email",
            Self::PhoneUnfit => "phone",
        }
    }
}

impl ContactDraft {
    pub fn check(&self) -> Result<Checked, Refusal> {
        let [name, role, phone, email] = [&self.name, &self.role, &self.phone, &self.email]
            .map(|text| kernel::tidy(text).replace('\n', " "));
        let safe_note = kernel::tidy(&self.safe_note);
        if [&name, &role, &phone, &email, &safe_note]
            .into_iter()
            .all(String::is_empty)
        {
            return Err(Refusal::Empty);
        }
        let is_long = [&name, &role, &phone, &email]
            .into_iter()
            .any(|text| text.chars().count() > LINE_MAX);
        if is_long || safe_note.chars().count() > SAFE_NOTE_MAX {
            return Err(Refusal::TooLong);
        }
        if !email.is_empty() && !is_email(&email) {
            return Err(Refusal::EmailUnfit);
        }
        if !phone.is_empty() && !phone.chars().any(char::is_numeric) {
            return Err(Refusal::PhoneUnfit);
        }
        let never_mail = self.never_mail;
        Ok(Checked { name, role, phone, email, safe_note, never_mail })
    }
}

/// An address as it is compared: letters of either size are the same, in any script.
pub fn folded(address: &str) -> String {
    address.trim().to_lowercase()
}

impl ContactDraft {
    /// No mail goes there: somebody said so, or its note does.
    pub fn is_barred(&self) -> bool {
        self.never_mail || forbids_mail(&self.safe_note)
    }

    /// Whether both reach the same person: by the same address, or the same number.
    pub fn reaches_as(&self, other: &Self) -> bool {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let is_same = |one: &str, other: &str| !one.is_empty() && one == other;
        is_same(&folded(&self.email), &folded(&other.email))
            || is_same(&digits(&self.phone), &digits(&other.phone))
    }

    /// With what the other says to be mindful of, where this says nothing of it. Never less mindful than before.
    #[must_use]
    pub fn as_strict_as(&self, other: &Self) -> Self {
        let mut strict = self.clone();
        if strict.safe_note.is_empty() {
            strict.safe_note.clone_from(&other.safe_note);
        }
        strict.never_mail |= other.is_barred() && !strict.is_barred();
        strict
    }

    /// With all that either says to be mindful of: which of two notes is the stricter, no program can tell.
    #[must_use]
    pub fn as_strict_as_both(&self, other: &Self) -> Self {
        let mut strict = self.as_strict_as(other);
        if !strict.safe_note.contains(&other.safe_note) {
            strict.safe_note = format!("{}\n{}", self.safe_note, other.safe_note);
        }
        strict
    }
}

/// Whether a note says that mail is not safe: something against it in the same breath as mail or messages. Who writes
/// in another language, or in another way, ticks the box.
pub fn forbids_mail(note: &str) -> bool {
    const AGAINST: [&str; 14] = [
        "avoid",
        "cannot",
        "danger",
        "dangerous",
        "don't",
        "dont",
        "except",
        "never",
        "no",
        "not",
        "read by",
        "unsafe",
        "watched",
        "without",
    ];
    let note = note.to_lowercase().replace('’', "'");
    let breaths = note.split(['.', ',', ';', ':', '!', '?', '\n', '(', ')']);
    let is_about = |breath: &&str| {
        ["mail", "message", "write", "writing"]
            .iter()
            .any(|way| breath.contains(way))
    };
    breaths.filter(is_about).any(|breath| {
        let words: Vec<&str> = breath.split_whitespace().collect();
        AGAINST.iter().any(|against| match against.split_once(' ') {
            Some(pair) => words.windows(2).any(|two| (two[0], two[1]) == pair),
            None => words.contains(against),
        })
    })
}

/// One sign in the middle, no spaces: the rest is for the mail server to say.
fn is_email(text: &str) -> bool {
    match text.split_once('@') {
        Some((who, host)) => {
            !who.is_empty()
                && !host.is_empty()
                && !host.contains('@')
                && !text.chars().any(char::is_whitespace)
        }
        None => false,
    }
}
