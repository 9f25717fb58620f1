//! How the cells of an Excel workbook show their numbers.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::Event;

use super::super::serial::Show;
use super::super::xml::{Xml, attribute, name};
use crate::error::Error;

/// Excel allows some 65,000 styles.
const STYLES_MAX: usize = 100_000;

pub(super) fn styles<R: Read>(mut xml: Xml<R>) -> Result<Vec<Show>, Error> {
    let mut codes: HashMap<u32, Show> = HashMap::new();
    let mut styles = Vec::new();
    let mut is_cells = false;
    loop {
        match xml.next()? {
            Event::Start(start) => match name(&start) {
                "numFmt" => {
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                    let code = attribute(&start, "formatCode").unwrap_or_default();
                    if let Some(id) = id.filter(|_| codes.len() < STYLES_MAX) {
                        codes.insert(id, Show::of(&code));
                    }
                }
                "cellXfs" => is_cells = true,
                "xf" if is_cells && styles.len() < STYLES_MAX => {
                    let id = attribute(&start, "numFmtId")
                        .and_then(|id| id.parse().ok())
                        .unwrap_or_default();
                    styles.push(codes.get(&id).copied().unwrap_or_else(|| Show::built_in(id)));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().into_inner() == "cellXfs" => is_cells = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}
