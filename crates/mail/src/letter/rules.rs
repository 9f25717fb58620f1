//! Where a mail may go and what may stand above it: one line each, so that nobody writes a header of their own.

/// As long as the mail's own rules allow.
const ADDRESS_MAX: usize = 254;
const SUBJECT_MAX: usize = 120;

/// Why something cannot stand in a mail's head.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("mail-refused-address")]
    Address,
    #[error("mail-refused-subject")]
    Subject,
}

/// An address to which mail can go.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Address(String);

impl Address {
    pub fn new(text: &str) -> Result<Self, Refusal> {
        let is_odd = |letter: char| {
            letter.is_whitespace() || is_hidden(letter) || "<>()[]{},;:\"\\|&!%`".contains(letter)
        };
        let is_fit = text.len() <= ADDRESS_MAX
            && !text.contains(is_odd)
            && !text.starts_with('-')
            && text.parse::<lettre::Address>().is_ok();
        if is_fit {
            Ok(Self(text.to_owned()))
        } else {
            Err(Refusal::Address)
        }
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    /// What stands behind the sign in its middle.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

/// `c…@example.org`: enough to know it again, too little to write to.
pub fn masked(address: &str) -> String {
    match address.split_once('@') {
        Some((name, domain)) => {
            let first: String = name.chars().take(1).collect();
            format!("{first}…@{domain}")
        }
        None => String::new(),
    }
}

/// What stands above a mail, or the name in front of an address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Subject(String);

impl Subject {
    pub fn new(text: &str) -> Result<Self, Refusal> {
        let is_fit =
            !text.trim().is_empty() && text.chars().count() <= SUBJECT_MAX && !text.contains(is_hidden);
        if is_fit {
            Ok(Self(text.to_owned()))
        } else {
            Err(Refusal::Subject)
        }
    }

    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Signs that begin a new line, move the pen or turn the writing round.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{Address, Subject, masked};

    #[test]
    fn only_one_plain_address_is_an_address() {
        for (text, fits) in [
            ("clinic@example.org", true),
            ("o.brien+links@mail.example.org", true),
            ("post@bücher.example", true),
            ("clinic@localhost", true),
            ("clinic", false),
            ("clinic@", false),
            ("@example.org", false),
            ("a@b@example.org", false),
            ("clinic@example.org, other@example.org", false),
            ("clinic@example.org\r\nBcc: other@example.org", false),
            ("clinic@example.org\nBcc:other@example.org", false),
            ("clinic@example.org\u{0}", false),
            ("clinic@example.org\u{2028}x", false),
            ("Clinic <clinic@example.org>", false),
            ("\"a b\"@example.org", false),
            ("-oQ/tmp@example.org", false),
            ("", false),
        ] {
            assert_eq!(Address::new(text).is_ok(), fits, "{text:?}");
        }
        let long = format!("{}@example.org", "a".repeat(300));
        assert!(Address::new(&long).is_err());
        assert_eq!(Address::new("a@example.org").unwrap().domain(), "example.org");
    }

    #[test]
    fn a_subject_is_one_line() {
        for (text, fits) in [
            ("A page for you to look at", true),
            ("Eine Seite für Sie", true),
            ("Hello\r\nBcc: other@example.org", false),
            ("Hello\nBcc: other@example.org", false),
            ("Hello\rthere", false),
            ("Hello\u{2028}there", false),
            ("\u{202E}olleH", false),
            ("   ", false),
        ] {
            assert_eq!(Subject::new(text).is_ok(), fits, "{text:?}");
        }
        assert!(Subject::new(&"a".repeat(121)).is_err());
    }

    #[test]
    fn a_masked_address_is_known_again_and_not_written_to() {
        assert_eq!(masked("clinic@example.org"), "c…@example.org");
        assert_eq!(masked("nonsense"), "");
    }
}
