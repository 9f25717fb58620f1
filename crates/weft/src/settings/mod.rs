//! What an administrator has set: on the command line, else in the environment, else in a file.

mod file;
mod mail;

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use ::mail::Server;
use serde::Deserialize;

use crate::cli::misused;
pub use mail::MailLayer;

/// The file that is looked for in the folder of the records.
pub const FILE: &str = "weft.toml";

/// The file that whoever serves a folder holds; in it stands where people reach them.
pub const LOCK: &str = "weft.lock";

/// The folder beside the records in which mail lies where no server is set.
pub const OUTBOX: &str = "outbox";

/// What one of the three says; every name is that of an option.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    #[serde(skip)]
    pub config: Option<PathBuf>,
    pub data: Option<PathBuf>,
    pub database: Option<String>,
    pub listen: Option<SocketAddr>,
    pub address: Option<String>,
    pub source: Option<String>,
    pub mail: Option<MailLayer>,
}

/// Where the records are.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    Folder(PathBuf),
    /// PostgreSQL at this address, which may hold a password.
    Server(String),
}

#[derive(Debug)]
pub struct Settings {
    pub place: Place,
    pub listen: SocketAddr,
    address: Option<String>,
    /// Where the source of this program is offered.
    pub source: String,
    /// The server that sends mail. Without one, mail lies to be read.
    pub mail: Option<Server>,
}

impl Settings {
    /// `usual` is the folder when nothing is said.
    pub fn of(said: Layer, usual: &str) -> anyhow::Result<Self> {
        Self::from(said, &|name| std::env::var_os(name), usual)
    }

    fn from(said: Layer, env: &dyn Fn(&str) -> Option<OsString>, usual: &str) -> anyhow::Result<Self> {
        let around = Layer::around(env)?;
        let (written, is_found) = file::read(&said, &around, usual)?;
        let place = place([&said, &around, &written], is_found, usual)?;
        let source = said.source.or(around.source).or(written.source);
        let usual_listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080));
        Ok(Self {
            place,
            listen: said
                .listen
                .or(around.listen)
                .or(written.listen)
                .unwrap_or(usual_listen),
            address: said.address.or(around.address).or(written.address),
            source: match source {
                Some(source) => web_address(&source)?,
                None => env!("CARGO_PKG_REPOSITORY").to_owned(),
            },
            mail: around
                .mail
                .unwrap_or_default()
                .or(written.mail.unwrap_or_default())
                .server()?,
        })
    }

    /// The address people use, without a slash at the end; where nothing is said, the one that is listened on.
    pub fn address(&self, listening: SocketAddr) -> anyhow::Result<String> {
        match &self.address {
            Some(address) => web_address(address),
            None => Ok(format!("http://{listening}")),
        }
    }

    /// Where mail lies as files. Records in PostgreSQL have no folder.
    pub fn outbox(&self) -> Option<PathBuf> {
        match &self.place {
            Place::Folder(folder) => Some(folder.join(OUTBOX)),
            Place::Server(_) => None,
        }
    }

    /// The address people use, for a command beside a server: where nothing is said, the one last served at.
    pub fn address_beside(&self) -> anyhow::Result<String> {
        let served = match &self.place {
            Place::Folder(folder) => std::fs::read_to_string(folder.join(LOCK)).ok(),
            Place::Server(_) => None,
        };
        match served.filter(|address| self.address.is_none() && !address.is_empty()) {
            Some(address) => web_address(&address),
            None => self.address(self.listen),
        }
    }
}

impl Layer {
    /// What the environment says.
    fn around(env: &dyn Fn(&str) -> Option<OsString>) -> anyhow::Result<Self> {
        let path = |name| env(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let text = |name: &str| around(env, name);
        let listen = match text("WEFT_LISTEN")? {
            None => None,
            Some(value) => Some(value.parse().map_err(|_| {
                misused(format!(
                    "The variable WEFT_LISTEN is {value:?}. Write an address and a port, such as 127.0.0.1:8080."
                ))
            })?),
        };
        Ok(Self {
            config: path("WEFT_CONFIG"),
            data: path("WEFT_DATA"),
            database: text("WEFT_DATABASE")?,
            listen,
            address: text("WEFT_ADDRESS")?,
            source: text("WEFT_SOURCE")?,
            mail: Some(MailLayer::around(env)?),
        })
    }

    /// The folder or the server that is named here.
    fn place(&self) -> anyhow::Result<Option<Place>> {
        match (&self.data, &self.database) {
            (Some(_), Some(_)) => Err(misused(
                "The records are either in a folder (data) or in PostgreSQL (database). Say one of the two.",
            )),
            (Some(folder), None) => Ok(Some(Place::Folder(folder.clone()))),
            (None, Some(address)) => Ok(Some(Place::Server(address.clone()))),
            (None, None) => Ok(None),
        }
    }
}

/// What a variable says, if it says anything.
fn around(env: &dyn Fn(&str) -> Option<OsString>, name: &str) -> anyhow::Result<Option<String>> {
    match env(name).filter(|value| !value.is_empty()) {
        None => Ok(None),
        Some(value) => value.into_string().map(Some).map_err(|_| {
            misused(format!("The variable {name} holds signs that cannot be read. Write it in UTF-8."))
        }),
    }
}

/// The first that names a place. A file found in the folder that was named belongs to it: when that file says
/// PostgreSQL, then the records of this folder are there.
fn place(layers: [&Layer; 3], is_found: bool, usual: &str) -> anyhow::Result<Place> {
    let [said, around, written] = layers;
    let named = match (said.place()?, around.place()?) {
        (Some(place), _) | (None, Some(place)) => Some(place),
        (None, None) => None,
    };
    let written = written.place()?;
    let place = match (named, written) {
        (Some(Place::Folder(_)), Some(Place::Server(address))) if is_found => Place::Server(address),
        (Some(place), _) | (None, Some(place)) => place,
        (None, None) => Place::Folder(PathBuf::from(usual)),
    };
    Ok(place)
}

/// An address for browsers, without a slash at the end.
fn web_address(given: &str) -> anyhow::Result<String> {
    let host = given
        .strip_prefix("https://")
        .or_else(|| given.strip_prefix("http://"));
    let is_odd = |letter: char| letter.is_whitespace() || letter.is_control() || "\"<>\\@?#".contains(letter);
    match host {
        Some(host) if !host.is_empty() && !host.starts_with('/') && !given.contains(is_odd) => {
            Ok(given.trim_end_matches('/').to_owned())
        }
        _ => Err(misused(format!(
            "{given:?} is no address people can use. Give one such as https://weft.example.org."
        ))),
    }
}

/// A path in the file is meant from where the file is.
fn beside(file: &Path, path: PathBuf) -> PathBuf {
    match file.parent() {
        Some(folder) => folder.join(path),
        None => path,
    }
}
