//! Links that open a line of the cloth and close it again.

use cloth::Key;
use web::{Frame, Query};

use super::picture::Picture;
use super::words;

/// A link that opens or closes a line, with the whole sentence for those who listen.
#[derive(Clone, Debug)]
pub(crate) struct Toggle {
    pub href: String,
    pub is_open: bool,
    pub label: String,
}

/// A link that opens a line with something inside, or closes it.
pub(super) fn toggle(frame: &Frame, query: &Query, picture: &Picture, line: &cloth::Line) -> Option<Toggle> {
    let atlas = &picture.atlas;
    let (id, has_inside) = match line.key {
        Key::Place(number) => {
            let id = atlas.places.id(number);
            (
                id,
                atlas
                    .tree
                    .children(places::PlaceId(id))
                    .iter()
                    .any(|place| !place.is_ended()),
            )
        }
        Key::Focus(number) => {
            let id = atlas.focuses.id(number);
            (id, atlas.focuses_inside(id).len() > 1)
        }
        _ => return None,
    };
    if !has_inside {
        return None;
    }
    let mut opened = query.ids("open");
    if line.opened {
        opened.retain(|one| *one != id);
    } else {
        opened.push(id);
    }
    let cleared = query.with("open", "");
    let mark = if cleared.contains('?') { '&' } else { '?' };
    let opened: Vec<String> = opened.iter().map(|id| format!("open={id}")).collect();
    let href = if opened.is_empty() {
        cleared
    } else {
        format!("{cleared}{mark}{}", opened.join("&"))
    };
    let name = words::name(frame, atlas, line.key);
    let key = if line.opened { "cloth-close" } else { "cloth-open" };
    Some(Toggle { href, is_open: line.opened, label: frame.t1(key, "name", name) })
}
