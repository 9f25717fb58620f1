//! Around every page: who is looking, where from, safe headers, and a clear page when something stops.

use askama::Template as _;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse as _, Response};

use crate::app::{App, Later};
use crate::error::{PageError, Refused};
use crate::form::{Room, Typed};
use crate::frame::{ByLink, Entered, Frame, SignedIn};
use crate::listing::Query;
use crate::texts::Language;
use crate::view::ErrorPage;

/// What a page may load: only what Weft itself serves.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'";

/// Tells whether a request comes with an open session, before anything else of it is looked at.
pub type Knows = for<'a> fn(&'a App, &'a HeaderMap) -> Later<'a, Result<bool, PageError>>;

/// Makes the frame of a page. Runs after the doors of people and coalitions have said who it is.
pub async fn shell(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let frame = frame_of(&app, &request);
    request.extensions_mut().insert(frame.clone());
    let mut response = match is_refused(&frame, &request) {
        true => PageError::OldForm.into_response(),
        false => next.run(request).await,
    };
    if response.extensions().get::<Refused>().is_some() {
        response.extensions_mut().insert(frame);
    }
    response
}

/// Whether a form was sent by another site, or from a page that is not of this session.
fn is_refused(frame: &Frame, request: &Request) -> bool {
    // No page takes another method than these two; any other is answered with those it takes.
    if request.method() != Method::POST {
        return false;
    }
    let token = request.extensions().get::<Typed>().map_or("", Typed::token);
    comes_from_elsewhere(request.headers()) || (frame.actor().is_some() && token != frame.csrf())
}

/// The outermost layer: reads what was typed before anything can fail, puts safe headers on everything, and a page
/// in place of a bare refusal.
pub async fn outermost(State((app, knows)): State<(App, Knows)>, request: Request, next: Next) -> Response {
    let bare = frame_of(&app, &request);
    let is_asset = request.uri().path().starts_with("/assets/");
    let (answer, typed) = match with_typed(request, &app, knows).await {
        Ok((request, typed)) => (next.run(request).await, typed),
        Err(error) => (error.into_response(), None),
    };
    let mut response = shown(answer);
    if let Some(refused) = response.extensions().get::<Refused>().copied() {
        let refused = named(refused, &app);
        let pairs = typed.map(|typed| typed.pairs()).unwrap_or_default();
        response = error_page(&bare, pairs, refused, &response);
    }
    guard_headers(response.headers_mut(), is_asset, app.site().address.starts_with("https://"));
    response
}

/// Reads a form's fields into memory and lays them beside the request.
async fn with_typed(
    request: Request,
    app: &App,
    knows: Knows,
) -> Result<(Request, Option<Typed>), PageError> {
    if request.method() != Method::POST {
        return Ok((request, None));
    }
    let (mut parts, body) = request.into_parts();
    let known = async {
        // When the records cannot say, a long text is kept rather than lost.
        knows(app, &parts.headers).await.unwrap_or(true)
    };
    let typed = Typed::read(&parts.headers, body, known, &app.kept::<Room>()).await?;
    parts.extensions.insert(typed.clone());
    Ok((Request::from_parts(parts, axum::body::Body::empty()), Some(typed)))
}

/// Answers of the router itself (no such page, an address that is not text) become ordinary refusals.
fn shown(answer: Response) -> Response {
    if answer.extensions().get::<Refused>().is_some() {
        return answer;
    }
    match answer.status() {
        StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST => PageError::NotFound.into_response(),
        StatusCode::METHOD_NOT_ALLOWED => {
            let mut refusal = PageError::WrongMethod.into_response();
            refusal.headers_mut().extend(allowed(answer.headers()));
            refusal
        }
        _ => answer,
    }
}

/// The methods that an address takes, as the router found them.
fn allowed(headers: &HeaderMap) -> Option<(HeaderName, HeaderValue)> {
    Some((header::ALLOW, headers.get(header::ALLOW)?.clone()))
}

/// A file is never out of reach: there, a connection that does not come means that others are busy with all of them.
fn named(refused: Refused, app: &App) -> Refused {
    match refused {
        Refused::Away if !app.database().is_postgres() => Refused::Busy,
        other => other,
    }
}

fn error_page(bare: &Frame, typed: Vec<(String, String)>, refused: Refused, response: &Response) -> Response {
    let frame = response.extensions().get::<Frame>().unwrap_or(bare);
    let view = ErrorPage { frame, refused, typed };
    let mut page = match view.render() {
        Ok(html) => (refused.status(), Html(html)).into_response(),
        Err(_) => (refused.status(), frame.t("error-broken-title")).into_response(),
    };
    match refused {
        Refused::Busy | Refused::Away => {
            let soon = HeaderValue::from_static("5");
            page.headers_mut().insert(header::RETRY_AFTER, soon);
        }
        Refused::WrongMethod => page.headers_mut().extend(allowed(response.headers())),
        _ => {}
    }
    page
}

fn frame_of(app: &App, request: &Request) -> Frame {
    let query = Query::parse(request.uri().path(), request.uri().query().unwrap_or_default());
    let signed_in = request.extensions().get::<SignedIn>().cloned();
    let notice = query.get("notice");
    Frame {
        texts: app.texts().clone(),
        language: language_of(&query, signed_in.as_ref(), request.headers()),
        entered: request.extensions().get::<Entered>().cloned(),
        signed_in,
        by_link: request.extensions().get::<ByLink>().cloned(),
        path: request.uri().path().to_owned(),
        notice: (notice.starts_with("notice-") && app.texts().has(notice)).then(|| notice.to_owned()),
        today: app.today(),
        is_demo: app.site().is_demo,
        leave_to: app.site().leave_to.clone(),
    }
}

/// The language asked for on this page, else the person's own, else the browser's.
fn language_of(query: &Query, signed_in: Option<&SignedIn>, headers: &HeaderMap) -> Language {
    let of_person = signed_in.and_then(|person| person.language.as_deref());
    let of_browser = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    Language::wanted(query.get("language"))
        .or_else(|| of_person.and_then(Language::wanted))
        .or_else(|| of_browser.and_then(Language::wanted))
        .unwrap_or(Language::English)
}

/// Whether a browser says that another site sent this form.
fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = origin.split_once("://").map_or(origin, |(_, host)| host);
            text("host") != Some(host)
        }
        (None, None) => false,
    }
}

fn guard_headers(headers: &mut HeaderMap, is_asset: bool, is_https: bool) {
    let set = [
        ("content-security-policy", CONTENT_POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ];
    for (name, value) in set {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if !is_asset {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if is_https {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}
