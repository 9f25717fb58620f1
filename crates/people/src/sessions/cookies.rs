//! The cookies of sessions: kept to this server, out of reach of scripts.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use web::App;

/// A session's cookie: its name, and from where browsers send it.
#[derive(Clone, Copy, Debug)]
pub struct Cookie {
    pub name: &'static str,
    /// `Lax`: also when somebody follows a link from elsewhere. `Strict`: from Weft's own pages only.
    pub same_site: &'static str,
}

impl Cookie {
    /// Browsers keep a `__Host-` one to this host and to encrypted lines.
    fn called(self, app: &App) -> String {
        if app.site().address.starts_with("https://") {
            format!("__Host-{}", self.name)
        } else {
            self.name.to_owned()
        }
    }

    pub fn read(self, app: &App, headers: &HeaderMap) -> Option<String> {
        let name = self.called(app);
        let all = headers.get(header::COOKIE)?.to_str().ok()?;
        all.split(';').find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name && !value.is_empty()).then(|| value.to_owned())
        })
    }

    pub fn set(self, app: &App, response: &mut Response, (secret, seconds): (&str, i64)) {
        let name = self.called(app);
        let secure = if name.starts_with("__Host-") {
            "; Secure"
        } else {
            ""
        };
        let same_site = self.same_site;
        let cookie =
            format!("{name}={secret}; Path=/; HttpOnly; SameSite={same_site}; Max-Age={seconds}{secure}");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}
