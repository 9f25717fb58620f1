//! JSON: a list of lists, or a list of objects, wherever in the file it stands.

use std::collections::{HashMap, VecDeque};
use std::fmt;

use serde_json::value::RawValue;

use super::{Go, Sink};
use crate::error::{Bound, Error, ErrorKind};
use crate::limits::Limits;
use crate::row::{Draft, Kind};

/// How many lists and objects are opened in search of a table, and how deep.
const OPENED_MAX: usize = 20_000;
const DEPTH_MAX: u32 = 8;

/// The table found in a JSON text.
pub(super) struct Table<'t> {
    rows: Vec<&'t RawValue>,
    /// The keys of all objects, in the order in which they come; empty for a list of lists.
    keys: Vec<String>,
}

impl<'t> Table<'t> {
    /// The first list of lists or of objects, nearest to the top; inside a part of the top object where one is named.
    pub fn find(text: &'t str, part: Option<&str>, limits: &Limits) -> Result<Table<'t>, Error> {
        let mut top: &RawValue = serde_json::from_str(text).map_err(|error| broken(&error))?;
        if let Some(part) = part {
            let found = entries(top, limits)?.into_iter().find(|(key, _)| key == part);
            top = found
                .map(|(_, value)| value)
                .ok_or_else(|| Error::new(ErrorKind::NoSuchPart(part.to_owned())))?;
        }
        let mut waiting = VecDeque::from([(top, 0)]);
        let mut opened = 0;
        while let Some((value, depth)) = waiting.pop_front() {
            opened += 1;
            if opened > OPENED_MAX || depth > DEPTH_MAX {
                break;
            }
            let inside = match value.get().as_bytes().first() {
                Some(b'[') => {
                    let items = items(value, limits)?;
                    if let Some(table) = Table::of(&items, limits)? {
                        return Ok(table);
                    }
                    items
                }
                Some(b'{') => entries(value, limits)?
                    .into_iter()
                    .map(|(_, value)| value)
                    .collect(),
                _ => Vec::new(),
            };
            let room = OPENED_MAX.saturating_sub(waiting.len());
            waiting.extend(
                inside
                    .into_iter()
                    .filter(is_open)
                    .take(room)
                    .map(|value| (value, depth + 1)),
            );
        }
        Err(Error::new(ErrorKind::NoTable))
    }

    /// The items as rows, when all are lists or all are objects.
    fn of(items: &[&'t RawValue], limits: &Limits) -> Result<Option<Table<'t>>, Error> {
        let all = |sign: &str| !items.is_empty() && items.iter().all(|item| item.get().starts_with(sign));
        if all("[") {
            return Ok(Some(Table { rows: items.to_vec(), keys: Vec::new() }));
        }
        if !all("{") {
            return Ok(None);
        }
        let mut keys = Vec::new();
        let mut seen = HashMap::new();
        for item in items {
            for (key, _) in entries(item, limits)? {
                if !seen.contains_key(&key) {
                    seen.insert(key.clone(), keys.len());
                    keys.push(key);
                }
            }
            if keys.len() > limits.columns as usize {
                return Err(Error::too_much(Bound::Columns, u64::from(limits.columns)));
            }
        }
        Ok(Some(Table { rows: items.to_vec(), keys }))
    }

    /// Shows the rows; of objects the keys first, as row 1.
    pub fn rows(&self, sink: &mut Sink<'_>, limits: &Limits) -> Result<(), Error> {
        let mut draft = Draft::default();
        let mut number = 1;
        draft.start(number);
        let mut places = HashMap::new();
        for (key, place) in self.keys.iter().zip(0_u32..) {
            draft.put(place, Kind::Text, key, limits)?;
            places.insert(key.as_str(), place as usize);
        }
        if !draft.is_blank() {
            number += 1;
            if sink(&draft)? == Go::Enough {
                return Ok(());
            }
        } else if !self.keys.is_empty() {
            number += 1;
        }
        for row in &self.rows {
            draft.start(number);
            if self.keys.is_empty() {
                for item in cells(row, limits)? {
                    put(&mut draft, item, limits)?;
                }
            } else {
                let mut cells: Vec<Option<&RawValue>> = vec![None; self.keys.len()];
                for (key, value) in entries(row, limits)? {
                    if let Some(place) = places.get(key.as_str()) {
                        cells[*place] = Some(value);
                    }
                }
                for cell in cells {
                    match cell {
                        Some(value) => put(&mut draft, value, limits)?,
                        None => draft.close(Kind::Text, limits)?,
                    }
                }
            }
            number = number.saturating_add(1);
            if sink(&draft)? == Go::Enough {
                return Ok(());
            }
        }
        Ok(())
    }
}

fn is_open(value: &&RawValue) -> bool {
    value.get().starts_with(['[', '{'])
}

/// Writes a value into the next cell. Lists and objects inside a cell stay JSON.
fn put(draft: &mut Draft, value: &RawValue, limits: &Limits) -> Result<(), Error> {
    let raw = value.get();
    let kind = match raw.as_bytes().first() {
        Some(b'"') => {
            let text: String = serde_json::from_str(raw).map_err(|error| broken(&error))?;
            draft.text.push_str(&text);
            Kind::Text
        }
        Some(b'n') => Kind::Text,
        Some(b't' | b'f') => {
            draft.text.push_str(if raw == "true" { "TRUE" } else { "FALSE" });
            Kind::Truth
        }
        Some(b'[' | b'{') => {
            draft.text.push_str(raw);
            Kind::Text
        }
        _ => {
            draft.text.push_str(raw);
            Kind::Number
        }
    };
    draft.close(kind, limits)
}

/// The items of a list that is a table, or holds one.
fn items<'t>(value: &'t RawValue, limits: &Limits) -> Result<Vec<&'t RawValue>, Error> {
    list(value, limits.rows as usize)?.ok_or_else(|| Error::too_much(Bound::Rows, u64::from(limits.rows)))
}

/// The items of a list that is a row.
fn cells<'t>(value: &'t RawValue, limits: &Limits) -> Result<Vec<&'t RawValue>, Error> {
    list(value, limits.columns as usize)?
        .ok_or_else(|| Error::too_much(Bound::Columns, u64::from(limits.columns)))
}

/// The items of a list; nothing when there are too many.
fn list(value: &RawValue, most: usize) -> Result<Option<Vec<&RawValue>>, Error> {
    let mut reader = serde_json::Deserializer::from_str(value.get());
    some(serde::Deserializer::deserialize_seq(&mut reader, Many { most }))
}

fn entries<'t>(value: &'t RawValue, limits: &Limits) -> Result<Vec<(String, &'t RawValue)>, Error> {
    let pairs = Pairs { most: limits.columns as usize };
    let mut reader = serde_json::Deserializer::from_str(value.get());
    let found = some(serde::Deserializer::deserialize_map(&mut reader, pairs))?;
    found.ok_or_else(|| Error::too_much(Bound::Columns, u64::from(limits.columns)))
}

/// What the visitors say when there are too many.
const TOO_MANY: &str = "too many";

struct Many {
    most: usize,
}

impl<'t> serde::de::Visitor<'t> for Many {
    type Value = Vec<&'t RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: serde::de::SeqAccess<'t>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            if items.len() >= self.most {
                return Err(serde::de::Error::custom(TOO_MANY));
            }
            items.push(item);
        }
        Ok(items)
    }
}

struct Pairs {
    most: usize,
}

impl<'t> serde::de::Visitor<'t> for Pairs {
    type Value = Vec<(String, &'t RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: serde::de::MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            if pairs.len() >= self.most {
                return Err(serde::de::Error::custom(TOO_MANY));
            }
            pairs.push(pair);
        }
        Ok(pairs)
    }
}

/// What was read; nothing when a visitor said that there are too many.
fn some<T>(read: Result<T, serde_json::Error>) -> Result<Option<T>, Error> {
    match read {
        Ok(all) => Ok(Some(all)),
        Err(error) if error.to_string().starts_with(TOO_MANY) => Ok(None),
        Err(error) => Err(broken(&error)),
    }
}

fn broken(error: &serde_json::Error) -> Error {
    if error.is_eof() {
        return Error::damaged("the JSON ends too early");
    }
    if error.to_string().contains("recursion limit") {
        return Error::too_much(Bound::Depth, 128);
    }
    Error::damaged("the JSON breaks its own rules")
}
