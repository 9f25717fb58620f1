//! The mail server: which one, how the line to it is protected, and whose name stands above a mail.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use mail::{Account, Address, Server, Subject, Tls, Voucher};
use serde::Deserialize;

use super::around;
use crate::cli::misused;

/// What the part `[mail]` of the file says, or the variables `WEFT_MAIL_…`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailLayer {
    host: Option<String>,
    port: Option<u16>,
    tls: Option<String>,
    user: Option<String>,
    /// From the environment alone.
    #[serde(skip)]
    password: Option<Hidden>,
    pub(super) password_file: Option<PathBuf>,
    pub(super) certificate: Option<PathBuf>,
    from: Option<String>,
    sender: Option<String>,
}

/// A password, which nothing prints.
#[derive(Clone)]
struct Hidden(String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl MailLayer {
    pub(super) fn around(env: &dyn Fn(&str) -> Option<OsString>) -> anyhow::Result<Self> {
        let text = |name: &str| around(env, name);
        let port = match text("WEFT_MAIL_PORT")? {
            None => None,
            Some(port) => Some(port.parse().map_err(|_| {
                misused(format!("The variable WEFT_MAIL_PORT is {port:?}. Write a number such as 587."))
            })?),
        };
        Ok(Self {
            host: text("WEFT_MAIL_HOST")?,
            port,
            tls: text("WEFT_MAIL_TLS")?,
            user: text("WEFT_MAIL_USER")?,
            password: text("WEFT_MAIL_PASSWORD")?.map(Hidden),
            password_file: text("WEFT_MAIL_PASSWORD_FILE")?.map(PathBuf::from),
            certificate: text("WEFT_MAIL_CERTIFICATE")?.map(PathBuf::from),
            from: text("WEFT_MAIL_FROM")?,
            sender: text("WEFT_MAIL_SENDER")?,
        })
    }

    /// What is said here, else there.
    pub(super) fn or(self, other: Self) -> Self {
        let has_password = self.password.is_some() || self.password_file.is_some();
        let (password, password_file) = match has_password {
            true => (self.password, self.password_file),
            false => (other.password, other.password_file),
        };
        Self {
            host: self.host.or(other.host),
            port: self.port.or(other.port),
            tls: self.tls.or(other.tls),
            user: self.user.or(other.user),
            password,
            password_file,
            certificate: self.certificate.or(other.certificate),
            from: self.from.or(other.from),
            sender: self.sender.or(other.sender),
        }
    }

    /// The server that is set, if one is.
    pub(super) fn server(self) -> anyhow::Result<Option<Server>> {
        let says_more = self.user.is_some() || self.from.is_some() || self.sender.is_some();
        let Some(host) = self.host.clone() else {
            return match says_more || self.tls.is_some() || self.port.is_some() {
                true => Err(misused(
                    "Something is set for mail, but no server. Say which one: host, under [mail], or WEFT_MAIL_HOST.",
                )),
                false => Ok(None),
            };
        };
        if host.is_empty() || host.contains(|letter: char| letter.is_whitespace() || "/@:".contains(letter)) {
            return Err(misused(format!(
                "{host:?} is no name of a mail server. Write its name alone, such as mail.example.org; the port has a line of its own."
            )));
        }
        let tls = tls(self.tls.as_deref())?;
        let account = self.account(&host, tls)?;
        let from = self
            .from
            .as_deref()
            .map(Address::new)
            .and_then(Result::ok)
            .ok_or_else(|| {
                misused("Say from which address mail is sent, such as weft@example.org: from, under [mail], or WEFT_MAIL_FROM.")
            })?;
        let sender = match self.sender.as_deref().map(Subject::new) {
            None => None,
            Some(Ok(sender)) => Some(sender),
            Some(Err(_)) => {
                return Err(misused(
                    "The name that stands above mail (sender) is one line of at most 120 letters. Choose one that tells nothing to whoever looks over somebody's shoulder.",
                ));
            }
        };
        let usual = match tls {
            Tls::Started => 587,
            Tls::Whole => 465,
            Tls::None => 25,
        };
        let voucher = self.certificate.as_deref().map(voucher).transpose()?;
        let port = self.port.unwrap_or(usual);
        Ok(Some(Server { host, port, tls, voucher, account, from, sender }))
    }

    fn account(&self, host: &str, tls: Tls) -> anyhow::Result<Option<Account>> {
        let Some(user) = self.user.clone() else {
            return match self.password.is_some() || self.password_file.is_some() {
                true => Err(misused(
                    "A password is set for the mail server, but no user. Say both or neither: user, under [mail], or WEFT_MAIL_USER.",
                )),
                false => Ok(None),
            };
        };
        if tls == Tls::None && !mail::is_here(host) {
            return Err(misused(
                "A password for mail would cross the network in clear text. Set tls to \"starttls\" or \"tls\".",
            ));
        }
        let password = match (&self.password, &self.password_file) {
            (Some(Hidden(password)), _) => password.clone(),
            (None, Some(file)) => {
                let bytes = read(file, "password")?;
                String::from_utf8(bytes).map_err(|_| {
                    misused(format!("The password for mail in {} is not written in UTF-8.", file.display()))
                })?
            }
            (None, None) => {
                return Err(misused(format!(
                    "The mail server's user {user:?} has no password. Write it into a file and say where: password_file, under [mail]; or set WEFT_MAIL_PASSWORD."
                )));
            }
        };
        let password = password.trim_end_matches(['\r', '\n']).to_owned();
        Ok(Some(Account { user, password }))
    }
}

fn read(file: &Path, what: &str) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).map_err(|error| {
        misused(format!(
            "The file with the {what} for mail {} cannot be read: {}. Check its name and its owner.",
            file.display(),
            web::reason(&error)
        ))
    })
}

fn voucher(file: &Path) -> anyhow::Result<Voucher> {
    Voucher::from_pem(&read(file, "certificate")?).ok_or_else(|| {
        misused(format!(
            "There is no certificate in {}. It begins with -----BEGIN CERTIFICATE-----.",
            file.display()
        ))
    })
}

fn tls(word: Option<&str>) -> anyhow::Result<Tls> {
    match word {
        None | Some("starttls") => Ok(Tls::Started),
        Some("tls") => Ok(Tls::Whole),
        Some("none") => Ok(Tls::None),
        Some(other) => Err(misused(format!(
            "{other:?} is no way to protect the line to the mail server. Write \"starttls\", \"tls\" or \"none\"."
        ))),
    }
}
