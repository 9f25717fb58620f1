//! A line to the mail server: in clear text, or encrypted.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Whether the server's lines are encrypted.
#[derive(Clone)]
pub enum Safety {
    None,
    /// When the other side asks for it.
    Offered(Arc<ServerConfig>),
    /// From the beginning.
    Whole(Arc<ServerConfig>),
}

/// What is needed to encrypt, from the files of [`crate::certificate::make`].
pub fn keys(folder: &Path) -> Arc<ServerConfig> {
    let certificate = CertificateDer::from_pem_file(folder.join("server.crt")).unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.join("server.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    Arc::new(config)
}

pub enum Line {
    Plain(TcpStream),
    Safe(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Line {
    pub fn encrypted(self, keys: &Arc<ServerConfig>) -> Self {
        match self {
            Self::Plain(line) => {
                let talk = ServerConnection::new(Arc::clone(keys)).unwrap();
                Self::Safe(Box::new(StreamOwned::new(talk, line)))
            }
            safe @ Self::Safe(_) => safe,
        }
    }
}

impl Read for Line {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(line) => line.read(bytes),
            Self::Safe(line) => line.read(bytes),
        }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(line) => line.write(bytes),
            Self::Safe(line) => line.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(line) => line.flush(),
            Self::Safe(line) => line.flush(),
        }
    }
}
