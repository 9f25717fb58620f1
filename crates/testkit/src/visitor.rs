//! Somebody's browser without a screen: asks for pages, sends forms, keeps the answer.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

#[derive(Clone)]
pub struct Visitor {
    router: Router,
    /// The name of the cookie in which the secret of its session stands.
    cookie: &'static str,
    secret: Option<String>,
}

/// What a page answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Visitor {
    pub(crate) fn new(router: Router, secret: Option<String>) -> Self {
        Self { router, cookie: "weft", secret }
    }

    /// The same browser with another cookie and no other.
    pub fn with_cookie(&self, cookie: &'static str, secret: &str) -> Self {
        Self { cookie, secret: Some(secret.to_owned()), ..self.clone() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path).body(Body::empty()).unwrap())
            .await
    }

    /// Only what stands above a page.
    pub async fn head(&self, path: &str) -> Answer {
        self.send(self.request("HEAD", path).body(Body::empty()).unwrap())
            .await
    }

    /// A page in another language, such as the marked one.
    pub async fn get_in(&self, language: &str, path: &str) -> Answer {
        let request = self
            .request("GET", path)
            .header(header::ACCEPT_LANGUAGE, language);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form with this session's token.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.secret.as_deref().map(people::form_token).unwrap_or_default();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &token));
        self.post_bare(path, &fields).await
    }

    /// Sends a form that brings a file, with this session's token.
    pub async fn bring(&self, path: &str, fields: &[(&str, &str)], (name, file): (&str, &[u8])) -> Answer {
        let token = self.secret.as_deref().map(people::form_token).unwrap_or_default();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &token));
        self.bring_bare(path, &fields, (name, file)).await
    }

    /// Sends a form that brings a file as it is, without a token.
    pub async fn bring_bare(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        (name, file): (&str, &[u8]),
    ) -> Answer {
        let part = |what: &str| format!("--cut-here\r\nContent-Disposition: form-data; name={what}\r\n\r\n");
        let mut body = Vec::new();
        for (field, value) in fields {
            body.extend_from_slice(format!("{}{value}\r\n", part(&format!("\"{field}\""))).as_bytes());
        }
        body.extend_from_slice(part(&format!("\"file\"; filename=\"{name}\"")).as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--cut-here--\r\n");
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut-here");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a form as it is, without a token.
    pub async fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a form with a cookie that was not given out by anybody.
    pub async fn post_pretending(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pretender = Self { secret: Some("nonsense".to_owned()), ..self.clone() };
        pretender.post(path, fields).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost");
        match &self.secret {
            Some(secret) => request.header(header::COOKIE, format!("{}={secret}", self.cookie)),
            None => request,
        }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Where a redirect leads, without its query.
    pub fn location(&self) -> String {
        let to = self
            .headers
            .get(header::LOCATION)
            .map_or("", |value| value.to_str().unwrap());
        to.split('?').next().unwrap_or_default().to_owned()
    }

    /// What it puts into a cookie.
    pub fn cookie(&self, name: &str) -> String {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        let mut named = set.filter_map(|value| value.to_str().ok()?.strip_prefix(name)?.strip_prefix('='));
        let value = named.next_back().unwrap_or_default();
        value.split(';').next().unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub fn expect(self, status: StatusCode) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// Checks that the page says something.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        let text = self.text();
        assert!(text.contains(words), "{words:?} is not in:\n{text}");
        self
    }

    #[track_caller]
    pub fn says_not(self, words: &str) -> Self {
        let text = self.text();
        assert!(!text.contains(words), "{words:?} is in:\n{text}");
        self
    }
}
