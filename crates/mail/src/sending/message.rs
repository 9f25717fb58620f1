//! A mail as mail programs exchange it: a head by the rules of mail, whatever script names are in, and what it says twice.

use std::net::IpAddr;
use std::time::SystemTime;

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

use crate::mail::{Mail, Said};

/// Before the name of this site, where nobody set from whom mail is.
const OWN_NAME: &str = "weft";

/// Nothing when something in it cannot stand in a mail.
pub(super) fn message(from: Mailbox, mail: &Mail, said: &Said, date: SystemTime) -> Option<Message> {
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    let domain = from.email.domain().to_owned();
    Message::builder()
        .from(from)
        .to(Mailbox::new(None, mail.recipient.parse().ok()?))
        .subject(said.subject.as_str())
        .date(date)
        // The same whenever it is tried: a server that had it already can tell.
        .message_id(Some(format!("<{}@{domain}>", mail.id)))
        .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
        .multipart(MultiPart::alternative_plain_html(said.text.clone(), said.html.clone()))
        .ok()
}

/// From whom mail is that only lies to be read: this site.
pub(super) fn from_site(address: &str) -> Option<Mailbox> {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let is_number = host.parse::<IpAddr>().is_ok();
    let named = Address::new(OWN_NAME, host).ok().filter(|_| !is_number);
    let own = named.or_else(|| Address::new(OWN_NAME, "localhost").ok())?;
    Some(Mailbox::new(None, own))
}

#[cfg(test)]
mod tests {
    use super::from_site;

    #[test]
    fn what_lies_to_be_read_is_from_this_site() {
        for (site, from) in [
            ("https://weft.example.org", "weft@weft.example.org"),
            ("http://weft.example.org:8443/there", "weft@weft.example.org"),
            ("http://localhost:7600", "weft@localhost"),
            ("http://[::1]:7600", "weft@localhost"),
            ("http://127.0.0.1:7600", "weft@localhost"),
            ("", "weft@localhost"),
        ] {
            assert_eq!(from_site(site).unwrap().to_string(), from, "{site}");
        }
    }
}
