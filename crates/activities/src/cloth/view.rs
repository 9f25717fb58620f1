//! Which picture an address asks for: rows and columns, what counts, which day.

use chrono::{Datelike as _, NaiveDate};
use places::PlaceId;
use uuid::Uuid;
use web::Query;

use crate::activities::{Role, Status};
use crate::loom::Atlas;

/// What rows or columns can be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Axis {
    Place,
    Focus,
    Sector,
    Population,
    Organisation,
    Year,
}

impl Axis {
    pub const ALL: [Self; 6] = [
        Self::Place,
        Self::Focus,
        Self::Sector,
        Self::Population,
        Self::Organisation,
        Self::Year,
    ];

    /// The word in addresses and commands.
    pub fn word(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Focus => "focus",
            Self::Sector => "sector",
            Self::Population => "population",
            Self::Organisation => "organisation",
            Self::Year => "year",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|axis| axis.word() == word)
    }
}

pub use cloth::Count;

/// One picture of who does what where.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub rows: Axis,
    pub cols: Axis,
    /// How deep places are shown: 0 countries, 1 provinces, 2 districts; `None` chooses.
    pub level: Option<u8>,
    /// Whether whole areas of focus are shown rather than the kinds of work in them.
    pub by_area: bool,
    /// Places and areas that are opened.
    pub opened: Vec<Uuid>,
    pub places: Vec<Uuid>,
    pub focuses: Vec<Uuid>,
    pub sectors: Vec<Uuid>,
    pub populations: Vec<Uuid>,
    pub organisations: Vec<Uuid>,
    /// Parts that count as working; empty for those who run or support.
    pub roles: Vec<Role>,
    /// Statuses that count; empty for what is really going on.
    pub statuses: Vec<Status>,
    pub on: NaiveDate,
    pub count: Count,
    /// First and last year, where an axis shows years.
    pub years: (i32, i32),
}

/// How many years are shown when nothing else is said.
const YEARS: i32 = 6;

impl View {
    /// Places by kinds of work, as they are on a day.
    pub fn of(rows: Axis, cols: Axis, on: NaiveDate) -> Self {
        Self {
            rows,
            cols,
            level: None,
            by_area: false,
            opened: Vec::new(),
            places: Vec::new(),
            focuses: Vec::new(),
            sectors: Vec::new(),
            populations: Vec::new(),
            organisations: Vec::new(),
            roles: Vec::new(),
            statuses: Vec::new(),
            on,
            count: usual_count(rows, cols),
            years: (on.year() - YEARS + 1, on.year()),
        }
    }

    /// Reads an address. What it does not say stands as usual; the same thing is never both row and column.
    pub fn read(query: &Query, today: NaiveDate) -> Self {
        let rows = Axis::from_word(query.get("rows")).unwrap_or(Axis::Place);
        let cols = Axis::from_word(query.get("cols")).unwrap_or(Axis::Focus);
        let cols = match (rows, cols) {
            (Axis::Focus, Axis::Focus) => Axis::Place,
            (rows, cols) if rows == cols => Axis::Focus,
            (_, cols) => cols,
        };
        let on = query.day("on").unwrap_or(today);
        let last = year(query.get("to")).unwrap_or(on.year());
        let first = year(query.get("from"))
            .unwrap_or(last - YEARS + 1)
            .clamp(last - 100, last);
        Self {
            level: query.get("level").parse().ok().filter(|level| *level <= 3),
            by_area: query.get("kinds") == "areas",
            opened: query.ids("open"),
            places: query.ids("place"),
            focuses: query.ids("focus"),
            sectors: query.ids("sector"),
            populations: query.ids("for"),
            organisations: query.ids("organisation"),
            roles: query
                .all("role")
                .into_iter()
                .filter_map(Role::from_word)
                .collect(),
            statuses: query
                .all("status")
                .into_iter()
                .filter_map(Status::from_word)
                .filter(|status| Status::ON_DAYS.contains(status))
                .collect(),
            count: match query.get("count") {
                "activities" => Count::Activities,
                "organisations" => Count::Organisations,
                _ => usual_count(rows, cols),
            },
            years: (first, last),
            ..Self::of(rows, cols, on)
        }
    }

    /// The same with no place more exact than the coalition's limit, which may have been lowered since they were added.
    pub fn within(mut self, atlas: &Atlas, level_max: i32) -> Self {
        let deepest = u8::try_from(level_max).unwrap_or(0);
        let level = self.level.unwrap_or_else(|| super::usual_level(atlas));
        if level > deepest {
            self.level = Some(deepest);
        }
        let level = |id: &Uuid| atlas.tree.get(PlaceId(*id)).map_or(0, |place| place.level);
        self.opened.retain(|id| level(id) < level_max);
        self.places.retain(|id| level(id) <= level_max);
        self
    }

    /// The same picture as an address says it, leaving out what stands as usual.
    pub fn pairs(&self, today: NaiveDate) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if (self.rows, self.cols) != (Axis::Place, Axis::Focus) {
            pairs.push(("rows", self.rows.word().to_owned()));
            pairs.push(("cols", self.cols.word().to_owned()));
        }
        pairs.extend(self.level.map(|level| ("level", level.to_string())));
        pairs.extend(self.by_area.then(|| ("kinds", "areas".to_owned())));
        let lists = [
            ("open", &self.opened),
            ("place", &self.places),
            ("focus", &self.focuses),
            ("sector", &self.sectors),
            ("for", &self.populations),
            ("organisation", &self.organisations),
        ];
        for (name, ids) in lists {
            pairs.extend(ids.iter().map(|id| (name, id.to_string())));
        }
        pairs.extend(self.roles.iter().map(|role| ("role", role.word().to_owned())));
        pairs.extend(
            self.statuses
                .iter()
                .map(|status| ("status", status.word().to_owned())),
        );
        pairs.extend((self.on != today).then(|| ("on", self.on.to_string())));
        if self.count != usual_count(self.rows, self.cols) {
            pairs.push(("count", count_word(self.count).to_owned()));
        }
        if self.shows_years() {
            pairs.push(("from", self.years.0.to_string()));
            pairs.push(("to", self.years.1.to_string()));
        }
        pairs
    }

    pub fn shows_years(&self) -> bool {
        [self.rows, self.cols].contains(&Axis::Year)
    }

    /// Whether what counts is narrowed by anything.
    pub fn is_narrowed(&self) -> bool {
        let lists = [
            &self.places,
            &self.focuses,
            &self.sectors,
            &self.populations,
            &self.organisations,
        ];
        lists.iter().any(|list| !list.is_empty()) || !self.roles.is_empty() || !self.statuses.is_empty()
    }

    /// Whether the columns, or the rows, are places and the others kinds of work.
    pub fn is_places_by_focuses(&self) -> bool {
        matches!((self.rows, self.cols), (Axis::Place, Axis::Focus) | (Axis::Focus, Axis::Place))
    }
}

/// A cell of one organisation has one organisation in it: what tells is how many activities.
fn usual_count(rows: Axis, cols: Axis) -> Count {
    if [rows, cols].contains(&Axis::Organisation) {
        Count::Activities
    } else {
        Count::Organisations
    }
}

/// The word in addresses.
pub(crate) fn count_word(count: Count) -> &'static str {
    match count {
        Count::Organisations => "organisations",
        Count::Activities => "activities",
    }
}

/// A year an address may name.
pub(crate) fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| (1900..=2200).contains(year))
}

/// Joins a path and pairs into an address.
pub(crate) fn address(path: &str, pairs: &[(&str, String)]) -> String {
    if pairs.is_empty() {
        return path.to_owned();
    }
    let text: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", plain(value)))
        .collect();
    format!("{path}?{}", text.join("&"))
}

/// Values in our own addresses are ids, days and words; anything else is written in per cent signs.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}
