//! The stylesheet, script, letters and sign sent with every page. Their names hold a mark of their content, so that
//! a browser fetches each of them once and keeps it.

use std::io::Write as _;
use std::sync::{LazyLock, OnceLock};

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};

use crate::error::PageError;

/// The address given for a name that is not among the files; it answers "not found".
const MISSING: &str = "/assets/missing";
/// A year: the name changes whenever the content does.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const BROTLI: HeaderValue = HeaderValue::from_static("br");

/// Which font the stylesheet names, to be replaced by its address.
const FONT: &str = "weft-latin.woff2";

/// One embedded file.
struct Asset {
    /// The name it has in the sources.
    name: &'static str,
    address: String,
    content_type: &'static str,
    /// The mark of its content, in quotes.
    tag: HeaderValue,
    plain: Bytes,
    /// The same pressed with brotli, made when first asked for; letters are pressed already.
    pressed: Option<OnceLock<Bytes>>,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let font = Asset::new(FONT, "font/woff2", include_bytes!("../assets/weft-latin.woff2").to_vec());
    let css = include_str!("../assets/weft.css").replace(FONT, &font.address);
    vec![
        Asset::new("weft.css", "text/css; charset=utf-8", css.into_bytes()),
        Asset::new("weft.js", "text/javascript; charset=utf-8", include_bytes!("../assets/weft.js").to_vec()),
        Asset::new("favicon.svg", "image/svg+xml", include_bytes!("../assets/favicon.svg").to_vec()),
        Asset::new(
            "NOTICE.txt",
            "text/plain; charset=utf-8",
            include_bytes!("../assets/NOTICE.txt").to_vec(),
        ),
        Asset::new("OFL.txt", "text/plain; charset=utf-8", include_bytes!("../assets/OFL.txt").to_vec()),
        font,
    ]
});

impl Asset {
    fn new(name: &'static str, content_type: &'static str, content: Vec<u8>) -> Self {
        let mark: String = Sha256::digest(&content)
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let tag = HeaderValue::from_str(&format!("\"{mark}\"")).unwrap_or(HeaderValue::from_static("\"0\""));
        Self {
            name,
            address: format!("/assets/{stem}-{mark}.{ending}"),
            content_type,
            tag,
            plain: Bytes::from(content),
            pressed: (content_type != "font/woff2").then(OnceLock::new),
        }
    }

    /// The pressed form, if this file has one and it could be made.
    fn pressed(&self) -> Option<Bytes> {
        let bytes = self
            .pressed
            .as_ref()?
            .get_or_init(|| press(&self.plain).unwrap_or_default());
        (!bytes.is_empty()).then(|| bytes.clone())
    }
}

fn press(plain: &[u8]) -> std::io::Result<Bytes> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 9, 22);
    writer.write_all(plain)?;
    Ok(Bytes::from(writer.into_inner()))
}

/// Where a file is found: `/assets/weft-3f9a1c.css` for `weft.css`.
pub fn address(name: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or(MISSING, |asset| &asset.address)
}

/// `GET /assets/{name}`.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let found = ASSETS
        .iter()
        .find(|asset| asset.address.strip_prefix("/assets/") == Some(name.as_str()));
    let Some(asset) = found else {
        return PageError::NotFound.into_response();
    };
    if headers.get(header::IF_NONE_MATCH) == Some(&asset.tag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, asset.tag.clone())]).into_response();
    }
    let pressed = takes_brotli(&headers).then(|| asset.pressed()).flatten();
    let is_pressed = pressed.is_some();
    let mut response = pressed.unwrap_or_else(|| asset.plain.clone()).into_response();
    let fields = response.headers_mut();
    fields.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    fields.insert(header::CACHE_CONTROL, KEPT);
    fields.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if is_pressed {
        fields.insert(header::CONTENT_ENCODING, BROTLI);
    }
    fields.insert(header::ETAG, asset.tag.clone());
    response
}

/// Whether the browser understands brotli: `gzip, br;q=0.9`, but not `br;q=0`.
fn takes_brotli(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|list| {
            list.split(',').map(str::trim).any(|entry| {
                let (coding, weight) = entry.split_once(';').unwrap_or((entry, ""));
                coding.trim() == "br" && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
            })
        })
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::{HeaderMap, HeaderValue, Path, StatusCode, address, header, serve};

    async fn ask(address: &str, encodings: &'static str) -> (StatusCode, HeaderMap, Vec<u8>) {
        let name = address.strip_prefix("/assets/").unwrap().to_owned();
        let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(encodings))]);
        let (parts, body) = serve(Path(name), headers).await.into_parts();
        (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
    }

    #[tokio::test]
    async fn the_stylesheet_names_the_font_by_its_address() {
        let (status, headers, body) = ask(address("weft.css"), "gzip").await;
        assert_eq!(status, StatusCode::OK);
        assert!(headers.get(header::CONTENT_ENCODING).is_none());
        assert!(
            String::from_utf8(body)
                .unwrap()
                .contains(address("weft-latin.woff2"))
        );
    }

    #[tokio::test]
    async fn a_browser_that_takes_brotli_gets_less() {
        let (_, _, plain) = ask(address("weft.css"), "br;q=0").await;
        let (_, headers, pressed) = ask(address("weft.css"), "gzip, deflate, br").await;
        assert_eq!(headers.get(header::CONTENT_ENCODING), Some(&HeaderValue::from_static("br")));
        assert!(pressed.len() < plain.len() / 2);
    }

    #[tokio::test]
    async fn an_unknown_or_outdated_name_is_not_found() {
        for name in [
            address("no-such-file"),
            "/assets/weft-000000000000.css",
            "/assets/weft.css",
        ] {
            assert_eq!(ask(name, "br").await.0, StatusCode::NOT_FOUND, "{name}");
        }
    }
}
