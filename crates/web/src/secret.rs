//! Secrets handed out once and kept only as digests: sign-in links, sessions, form tokens.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// 256 random bits as text for an address or a cookie.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub fn new() -> Self {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).expect("invariant: the system gives random numbers");
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the database keeps instead of the secret.
    pub fn digest(&self) -> String {
        digest(&self.0)
    }
}

impl Default for Secret {
    fn default() -> Self {
        Self::new()
    }
}

/// SHA-256 of a text, for comparing and keeping secrets.
pub fn digest(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text.as_bytes()))
}
