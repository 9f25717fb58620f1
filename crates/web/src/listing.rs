//! Lists: what was asked for in the address, a page of rows, and the links to sort and turn pages.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::NaiveDate;
use uuid::Uuid;

use crate::app::App;
use crate::error::PageError;
use crate::form::Field;

/// How many rows a page of a list has.
pub const PAGE_LEN: u64 = 50;
/// Totals are counted up to here; beyond, the page says "more than".
pub const COUNT_MAX: u64 = 1_000;
/// Nobody turns further than this; a filter is the better way.
const PAGE_MAX: u64 = 100_000;
/// With more fields than these a filter is long.
const SHORT_MAX: usize = 3;

/// What stands after the question mark of an address.
#[derive(Clone, Debug, Default)]
pub struct Query {
    path: String,
    pairs: Vec<(String, String)>,
}

impl FromRequestParts<App> for Query {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, PageError> {
        Ok(Self::parse(parts.uri.path(), parts.uri.query().unwrap_or_default()))
    }
}

impl Query {
    pub fn parse(path: &str, text: &str) -> Self {
        let mut pairs: Vec<(String, String)> = serde_urlencoded::from_str(text).unwrap_or_default();
        pairs.retain(|(_, value)| !value.is_empty());
        pairs.truncate(200);
        Self { path: path.to_owned(), pairs }
    }

    pub fn get(&self, name: &str) -> &str {
        self.pairs
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    pub fn all(&self, name: &str) -> Vec<&str> {
        self.pairs
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    pub fn id(&self, name: &str) -> Option<Uuid> {
        Uuid::parse_str(self.get(name)).ok()
    }

    pub fn ids(&self, name: &str) -> Vec<Uuid> {
        self.all(name)
            .into_iter()
            .filter_map(|text| Uuid::parse_str(text).ok())
            .collect()
    }

    pub fn day(&self, name: &str) -> Option<NaiveDate> {
        kernel::parse_day(self.get(name))
    }

    /// The page asked for, from 1.
    pub fn page(&self) -> u64 {
        self.get("page").parse().unwrap_or(1).clamp(1, PAGE_MAX)
    }

    /// Whether anything narrows the list.
    pub fn is_filtered(&self) -> bool {
        self.pairs
            .iter()
            .any(|(key, _)| !matches!(key.as_str(), "page" | "sort" | "view" | "notice" | "language"))
    }

    /// This address with one value set (or taken out, when empty), back on the first page.
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut pairs: Vec<(&str, &str)> = self
            .pairs
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .filter(|(key, _)| *key != name && *key != "page" && *key != "notice")
            .collect();
        if !value.is_empty() {
            pairs.push((name, value));
        }
        address(&self.path, &pairs)
    }

    /// The same choice under another path: for downloads and other views of it.
    pub fn under(&self, path: &str) -> String {
        let pairs: Vec<(&str, &str)> = self
            .pairs
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .filter(|(key, _)| *key != "page" && *key != "notice")
            .collect();
        address(path, &pairs)
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
}

fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    if pairs.is_empty() {
        return path.to_owned();
    }
    format!("{path}?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
}

/// One page of rows out of many.
#[derive(Clone, Debug)]
pub struct PageOf<T> {
    pub rows: Vec<T>,
    /// How many there are in all; lists that are read row by row count up to [`COUNT_MAX`].
    pub total: u64,
}

impl<T: Copy> PageOf<T> {
    /// One page of a list that is all there.
    pub fn cut(all: &[T], page: u64) -> Self {
        let before = usize::try_from((page - 1) * PAGE_LEN).unwrap_or(usize::MAX);
        let rows = all.iter().skip(before).take(PAGE_LEN as usize).copied().collect();
        Self { rows, total: all.len() as u64 }
    }
}

impl<T> PageOf<T> {
    pub fn map<U>(self, shape: impl FnMut(T) -> U) -> PageOf<U> {
        PageOf { rows: self.rows.into_iter().map(shape).collect(), total: self.total }
    }
}

/// A column that can sort the list.
#[derive(Clone, Debug)]
pub struct Column {
    pub label: String,
    pub sort: Option<Sort>,
}

/// The link in a column's head, and whether the list stands that way now.
#[derive(Clone, Debug)]
pub struct Sort {
    pub href: String,
    /// `ascending`, `descending` or `none`, as `aria-sort` wants it.
    pub state: &'static str,
}

impl Column {
    pub fn plain(label: String) -> Self {
        Self { label, sort: None }
    }

    /// A column sorted by `key`; clicking again turns it round. `first` is how the list stands by itself.
    pub fn sorted(label: String, key: &str, query: &Query, first: &str) -> Self {
        let down = format!("-{key}");
        let now = if query.get("sort").is_empty() {
            first
        } else {
            query.get("sort")
        };
        let (state, next) = match now {
            now if now == key => ("ascending", down.as_str()),
            now if now == down => ("descending", key),
            _ => ("none", key),
        };
        Self { label, sort: Some(Sort { href: query.with("sort", next), state }) }
    }
}

/// A filter form above a list: fields sent by GET, and the way back to everything.
#[derive(Clone, Debug)]
pub struct Filter {
    pub action: String,
    pub fields: Vec<Field>,
    /// Values that stay as they are: the view, the sort order.
    pub kept: Vec<(String, String)>,
    pub is_filtered: bool,
    /// Whether anything is chosen beyond the first field.
    pub is_open: bool,
}

impl Filter {
    pub fn new(query: &Query, fields: Vec<Field>, kept: &[&str]) -> Self {
        let kept = query
            .pairs()
            .iter()
            .filter(|(key, _)| kept.contains(&key.as_str()))
            .cloned()
            .collect();
        let mut more = fields.iter().skip(1).flat_map(|field| query.all(&field.name));
        Self {
            action: query.path().to_owned(),
            is_open: more.any(|value| !value.is_empty()),
            fields,
            kept,
            is_filtered: query.is_filtered(),
        }
    }

    /// On a small screen all but the first of many are folded away.
    pub(crate) fn is_long(&self) -> bool {
        self.fields.len() > SHORT_MAX
    }
}

/// Which page of a list this is, with the links around it.
#[derive(Clone, Debug)]
pub struct Listing {
    pub total: u64,
    pub is_capped: bool,
    pub first: u64,
    pub last: u64,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl Listing {
    /// `shown` rows stand on the page that `query` asks for.
    pub fn new(query: &Query, shown: usize, total: u64) -> Self {
        Self::up_to(COUNT_MAX, PAGE_LEN, query, (shown, total))
    }

    /// The same for a list of which every row was counted.
    pub fn whole(query: &Query, shown: usize, total: u64) -> Self {
        Self::up_to(u64::MAX, PAGE_LEN, query, (shown, total))
    }

    /// The same with fewer or more rows to a page.
    pub fn pages_of(len: u64, query: &Query, shown: usize, total: u64) -> Self {
        Self::up_to(u64::MAX, len, query, (shown, total))
    }

    fn up_to(most: u64, len: u64, query: &Query, (shown, total): (usize, u64)) -> Self {
        let page = query.page();
        let shown = shown as u64;
        let before = (page - 1) * len;
        let is_capped = total > most;
        let has_next = shown == len && (is_capped || before + shown < total);
        let turn = |to: u64| {
            let address = query.with("page", "");
            let mark = if address.contains('?') { '&' } else { '?' };
            if to == 1 {
                address
            } else {
                format!("{address}{mark}page={to}")
            }
        };
        Self {
            total: total.min(most),
            is_capped,
            first: if shown == 0 { 0 } else { before + 1 },
            last: if shown == 0 { 0 } else { before + shown },
            previous: (page > 1).then(|| turn((page - 1).min(total.div_ceil(len).max(1)))),
            next: has_next.then(|| turn(page + 1)),
        }
    }

    pub fn has_pages(&self) -> bool {
        self.previous.is_some() || self.next.is_some()
    }
}
