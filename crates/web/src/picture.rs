//! Pictures to keep: an SVG drawn by the server, as a PNG for slides and mail.

use std::sync::{Arc, OnceLock};

use resvg::{tiny_skia, usvg};

use crate::error::PageError;

/// The longest side of a picture, in pixels.
const SIDE_MAX: f32 = 6_000.0;

/// Draws an SVG at twice its size on white.
pub fn png(svg: &str) -> Result<Vec<u8>, PageError> {
    let options = usvg::Options {
        fontdb: fonts(),
        font_family: "Noto Sans".to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| PageError::Output(error.to_string()))?;
    let size = tree.size();
    let scale = (SIDE_MAX / size.width().max(size.height())).min(2.0);
    let scaled = size
        .to_int_size()
        .scale_by(scale)
        .ok_or_else(|| PageError::Output("no size".to_owned()))?;
    let mut pixels = tiny_skia::Pixmap::new(scaled.width(), scaled.height())
        .ok_or_else(|| PageError::Output("too large".to_owned()))?;
    pixels.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels
        .encode_png()
        .map_err(|error| PageError::Output(error.to_string()))
}

/// Whether the server has any fonts: without them pictures have no words.
pub fn has_fonts() -> bool {
    !fonts().is_empty()
}

/// The server's own fonts, read once.
fn fonts() -> Arc<usvg::fontdb::Database> {
    static FONTS: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    Arc::clone(FONTS.get_or_init(|| {
        let mut fonts = usvg::fontdb::Database::new();
        fonts.load_system_fonts();
        Arc::new(fonts)
    }))
}
