//! A list somebody brings: a table; of places also GeoJSON, with what is said of each area beside its outline.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};

use hxl::{Bound, ErrorKind, Options, Place, Table};
use serde::de::{Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::what::What;
use crate::{areas, profiles};

/// A list, and what it tells of.
#[derive(Debug)]
pub struct List {
    pub what: What,
    pub table: Table,
    /// By row, as GeoJSON.
    outlines: BTreeMap<u32, String>,
}

#[derive(serde::Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Features<'a>,
}

/// The first features of a file, and how many it has.
struct Features<'a> {
    first: Vec<Feature<'a>>,
    count: usize,
}

#[derive(serde::Deserialize)]
struct Feature<'a> {
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(borrow, default)]
    geometry: Option<&'a RawValue>,
}

/// No coalition works in more places than this; what a file has beyond is counted and not kept.
const FEATURES_MAX: usize = 20_000;

impl<'de: 'a, 'a> Deserialize<'de> for Features<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Features<'de>;

            fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of features")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let (mut first, mut count) = (Vec::new(), 0);
                while first.len() < FEATURES_MAX
                    && let Some(feature) = list.next_element()?
                {
                    first.push(feature);
                }
                while list.next_element::<IgnoredAny>()?.is_some() {
                    count += 1;
                }
                count += first.len();
                Ok(Features { first, count })
            }
        }

        deserializer.deserialize_seq(Reader)
    }
}

/// In a table made of objects the keys are row 1.
const FIRST_ROW: u32 = 2;

impl List {
    pub fn read(what: What, bytes: &[u8], options: &Options) -> Result<Self, hxl::Error> {
        let Some(features) = features(bytes)? else {
            let table = plain(what, bytes, options)?;
            return Ok(Self { what, table, outlines: BTreeMap::new() });
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
        Ok(Self { what, table: hxl::read(text.as_bytes(), options)?, outlines })
    }

    /// What stands above its columns.
    pub fn headings(&self) -> Vec<String> {
        let columns = self.table.columns.iter();
        columns.map(|column| column.header.clone()).collect()
    }

    /// Whether the file is a map.
    pub fn is_drawn(&self) -> bool {
        !self.outlines.is_empty()
    }

    /// The outline of a row, empty where the file has none.
    pub fn outline(&self, row: u32) -> &str {
        self.outlines.get(&row).map_or("", String::as_str)
    }
}

/// A list of places or organisations may be taken for having its headings in a row below: "district" stands in each.
/// Then its first row is asked whether it tells more.
fn plain(what: What, bytes: &[u8], options: &Options) -> Result<Table, hxl::Error> {
    let table = hxl::read(bytes, options)?;
    let is_heading = match what {
        What::Activities => return Ok(table),
        What::Organisations => profiles::is_heading,
        What::Places => areas::is_heading,
    };
    if table.tag_row.is_some() || table.header_row == Some(1) {
        return Ok(table);
    }
    let told = |table: &Table| {
        let columns = table.columns.iter();
        columns.filter(|column| is_heading(&column.header)).count()
    };
    let first = hxl::read(bytes, &Options { header_row: Some(1), ..options.clone() });
    Ok(first
        .ok()
        .filter(|first| told(first) > told(&table))
        .unwrap_or(table))
}

/// The features of a collection; `None` for what is no GeoJSON.
fn features(bytes: &[u8]) -> Result<Option<Vec<Feature<'_>>>, hxl::Error> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return Ok(None);
    }
    let collection: Option<Collection<'_>> = serde_json::from_str(text).ok();
    match collection.map(|collection| collection.features) {
        Some(features) if features.count > FEATURES_MAX => {
            let kind = ErrorKind::TooMuch(Bound::Rows, FEATURES_MAX as u64);
            Err(hxl::Error { kind, place: Place::default() })
        }
        features => Ok(features.map(|features| features.first)),
    }
}
