//! The line to PostgreSQL: whether it leaves the machine, and whether anybody on the way can read along.

use std::net::IpAddr;

use sqlx::postgres::{PgConnectOptions, PgSslMode};

use super::trouble::{DatabaseError, place_of};

/// How far what is said to a database can be overheard.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Line {
    /// It never leaves the machine.
    Inside,
    /// Encrypted, and the server has shown who it is.
    Checked,
    /// Encrypted, with whoever answered under that name.
    Encrypted,
    /// In clear text to another machine, as somebody decided.
    Open,
    /// To another machine, encrypted or not as the server likes.
    Undecided,
}

impl Line {
    pub(super) fn of(options: &PgConnectOptions) -> Self {
        if options.get_socket().is_some() || is_here(options.get_host()) {
            return Self::Inside;
        }
        match options.get_ssl_mode() {
            PgSslMode::VerifyFull => Self::Checked,
            PgSslMode::VerifyCa | PgSslMode::Require => Self::Encrypted,
            PgSslMode::Disable => Self::Open,
            PgSslMode::Prefer | PgSslMode::Allow => Self::Undecided,
        }
    }
}

/// Refuses a line to another machine of which nobody said whether it is encrypted.
pub(super) fn decided(options: &PgConnectOptions) -> Result<(), DatabaseError> {
    match Line::of(options) {
        Line::Undecided => Err(DatabaseError::Undecided { place: place_of(options) }),
        _ => Ok(()),
    }
}

/// Whether a host is this machine.
fn is_here(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_loopback = bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    is_loopback || bare.trim_end_matches('.').eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::server_options;

    #[test]
    fn a_line_to_another_machine_is_encrypted_or_somebody_decided_otherwise() {
        for (address, line) in [
            ("postgres://u@localhost/n", Line::Inside),
            ("postgres://u@127.0.0.9:5433/n?sslmode=disable", Line::Inside),
            ("postgres://u@[::1]/n", Line::Inside),
            ("postgres://u@%2Fvar%2Frun%2Fpostgresql/n", Line::Inside),
            ("postgres:///n?host=/var/run/postgresql", Line::Inside),
            ("postgres://u@db.example.org/n?sslmode=verify-full", Line::Checked),
            ("postgres://u@db.example.org/n?sslmode=verify-ca", Line::Encrypted),
            ("postgres://u@db.example.org/n?sslmode=require", Line::Encrypted),
            ("postgres://u@db.example.org/n?sslmode=disable", Line::Open),
            ("postgres://u@db.example.org/n?sslmode=prefer", Line::Undecided),
            ("postgres://u@db.example.org/n?sslmode=allow", Line::Undecided),
            ("postgres://u@10.0.0.7/n?sslmode=prefer", Line::Undecided),
            ("postgres://u@localhost.example.org/n?sslmode=prefer", Line::Undecided),
        ] {
            let options = server_options(address).unwrap();
            assert_eq!(Line::of(&options), line, "{address}");
            assert_eq!(decided(&options).is_err(), line == Line::Undecided, "{address}");
        }
    }
}
