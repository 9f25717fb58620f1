//! A file of places: a table, or GeoJSON with what is said of each area beside its outline.

use std::collections::BTreeMap;

use hxl::{Options, Table};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::line::Told;

/// What a file says of places.
#[derive(Debug)]
pub struct Areas {
    pub table: Table,
    /// By row, as GeoJSON.
    outlines: BTreeMap<u32, String>,
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<Feature<'a>>,
}

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(borrow, default)]
    geometry: Option<&'a RawValue>,
}

/// In a table made of objects the keys are row 1.
const FIRST_ROW: u32 = 2;

impl Areas {
    pub fn read(bytes: &[u8], options: &Options) -> Result<Self, hxl::Error> {
        let Some(features) = features(bytes) else {
            let table = plain(bytes, options)?;
            return Ok(Self { table, outlines: BTreeMap::new() });
        };
        let outlines = (FIRST_ROW..).zip(&features).filter_map(|(row, feature)| {
            let outline = feature.geometry?.get();
            (outline != "null").then(|| (row, outline.to_owned()))
        });
        let outlines = outlines.collect();
        let rows = features
            .into_iter()
            .map(|feature| Value::Object(feature.properties.unwrap_or_default()));
        let text = Value::Array(rows.collect()).to_string();
        Ok(Self { table: hxl::read(text.as_bytes(), options)?, outlines })
    }

    /// The outline of a row, empty where the file has none.
    pub fn outline(&self, row: u32) -> &str {
        self.outlines.get(&row).map_or("", String::as_str)
    }
}

/// A list of places may be taken for having its headings in a row below: "district" stands in each. Then its first row
/// is asked whether it tells more.
fn plain(bytes: &[u8], options: &Options) -> Result<Table, hxl::Error> {
    let table = hxl::read(bytes, options)?;
    if table.tag_row.is_some() || table.header_row == Some(1) {
        return Ok(table);
    }
    let told = |table: &Table| {
        let columns = table.columns.iter();
        columns
            .filter(|column| Told::of(&column.header).is_some())
            .count()
    };
    let first = hxl::read(bytes, &Options { header_row: Some(1), ..options.clone() });
    Ok(first
        .ok()
        .filter(|first| told(first) > told(&table))
        .unwrap_or(table))
}

/// The features of a collection; `None` for what is no GeoJSON.
fn features(bytes: &[u8]) -> Option<Vec<Feature<'_>>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return None;
    }
    let collection: Collection<'_> = serde_json::from_str(text).ok()?;
    Some(collection.features)
}
