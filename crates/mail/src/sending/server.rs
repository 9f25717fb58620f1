//! The mail server to which mail is given, over a line that nobody reads along.

use std::fmt;
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls as Encryption, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{self, AsyncSmtpTransport};
use lettre::{AsyncTransport as _, Tokio1Executor};

use super::message::message;
use crate::letter::{Address, Subject};
use crate::mail::{Mail, Said, Trouble};

/// How long the server may take for one answer, and for a whole mail.
const ANSWER: Duration = Duration::from_secs(20);
const WHOLE: Duration = Duration::from_secs(90);

/// How the line to the mail server is protected.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tls {
    /// It begins open and is encrypted before anything is said; a server that does not offer that gets nothing.
    Started,
    /// It is encrypted from the beginning.
    Whole,
    /// It is not encrypted.
    None,
}

/// Who we are to the mail server.
#[derive(Clone)]
pub struct Account {
    pub user: String,
    pub password: String,
}

/// What was set of the mail server, and whose name stands above a mail.
#[derive(Clone, Debug)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// Who vouches for its certificate, beside those that everybody knows.
    pub voucher: Option<Voucher>,
    pub account: Option<Account>,
    pub from: Address,
    /// A name that tells nothing to whoever looks over somebody's shoulder.
    pub sender: Option<Subject>,
}

/// What a certificate begins with.
const BEGINNING: &[u8] = b"-----BEGIN CERTIFICATE-----";

/// Certificates of an authority of one's own.
#[derive(Clone, Debug)]
pub struct Voucher(Certificate);

impl Voucher {
    /// Nothing when there is no certificate in it.
    pub fn from_pem(text: &[u8]) -> Option<Self> {
        let is_there = text.windows(BEGINNING.len()).any(|part| part == BEGINNING);
        let certificate = Certificate::from_pem(text).ok().filter(|_| is_there)?;
        let parameters = TlsParameters::builder("localhost".to_owned());
        parameters
            .add_root_certificate(certificate.clone())
            .build()
            .ok()?;
        Some(Self(certificate))
    }
}

/// The password stands in no log.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").finish_non_exhaustive()
    }
}

/// Whether this is the machine we are on.
pub fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl Server {
    /// Whether what is said to it crosses a network in clear text.
    pub fn is_open_line(&self) -> bool {
        self.tls == Tls::None && !is_here(&self.host)
    }

    /// Whether the server answers and lets us in.
    pub async fn answers(&self) -> Result<(), &'static str> {
        let line = self.line().map_err(Trouble::word)?;
        match tokio::time::timeout(WHOLE, line.test_connection()).await {
            Ok(Ok(true)) => Ok(()),
            Ok(Err(error)) => Err(trouble(&error).word()),
            Ok(Ok(false)) | Err(_) => Err(Trouble::Away.word()),
        }
    }

    pub(super) async fn send(&self, mail: &Mail, said: &Said, now: SystemTime) -> Result<(), Trouble> {
        let from = self.mailbox().ok_or(Trouble::Refused)?;
        let message = message(from, mail, said, now).ok_or(Trouble::Refused)?;
        let line = self.line()?;
        match tokio::time::timeout(WHOLE, line.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(trouble(&error)),
            Err(_) => Err(Trouble::Away),
        }
    }

    fn mailbox(&self) -> Option<Mailbox> {
        let name = self.sender.as_ref().map(|name| name.text().to_owned());
        Some(Mailbox::new(name, self.from.text().parse().ok()?))
    }

    fn line(&self) -> Result<AsyncSmtpTransport<Tokio1Executor>, Trouble> {
        let checked = || {
            let mut parameters = TlsParameters::builder(self.host.clone());
            if let Some(Voucher(certificate)) = &self.voucher {
                parameters = parameters.add_root_certificate(certificate.clone());
            }
            parameters.build().map_err(|_| Trouble::Line)
        };
        let tls = match self.tls {
            Tls::Started => Encryption::Required(checked()?),
            Tls::Whole => Encryption::Wrapper(checked()?),
            Tls::None => Encryption::None,
        };
        let mut line = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(self.host.clone())
            .port(self.port)
            .tls(tls)
            .timeout(Some(ANSWER))
            // Not the name of this machine, which is nobody's business.
            .hello_name(ClientId::Domain(self.from.domain().to_owned()));
        if let Some(account) = &self.account {
            line = line.credentials(Credentials::new(account.user.clone(), account.password.clone()));
        }
        Ok(line.build())
    }
}

/// What the server's answer means. Its words are not kept: they may name the address.
fn trouble(error: &smtp::Error) -> Trouble {
    let code = error.status().map(u16::from);
    match code {
        Some(432 | 454 | 530 | 534 | 535 | 538) => Trouble::SignIn,
        // Too many at once, or it is closing: that is the server, not the mail.
        Some(421) => Trouble::Away,
        _ if error.is_permanent() => Trouble::Refused,
        _ if error.is_transient() => Trouble::Later,
        _ if error.is_tls() => Trouble::Line,
        // It does not offer what we ask of it: encryption, a way to sign in, or letters beyond ASCII.
        _ if error.is_client() => Trouble::Line,
        _ => Trouble::Away,
    }
}
