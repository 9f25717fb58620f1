//! A short look at a file: what it has, in a form for other programs.

use serde_json::{Map, Value, json};

use crate::error::Error;
use crate::head::{Head, Status};
use crate::options::Options;
use crate::read::Go;
use crate::row::Row;
use crate::tag::Pattern;
use crate::text::single_spaced;

/// What a file has. An error is one of the answers: nothing else can go wrong.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// Its head, or why it could not be read.
    pub head: Result<Head, Error>,
    /// How many rows of data there are; empty ones are counted when [`Options::blank`] says so.
    pub rows: u64,
    /// For each pattern asked about, how often each value occurs, most frequent first.
    pub counts: Vec<(Pattern, Vec<(String, u64)>)>,
}

/// Looks at a file without keeping its rows, and counts the values under some patterns, as [`crate::Table::count_by`]
/// does.
#[must_use]
pub fn inspect(bytes: &[u8], options: &Options, patterns: &[Pattern]) -> Inspection {
    let mut tallies: Vec<Tally> = patterns
        .iter()
        .map(|pattern| Tally::new(pattern.clone()))
        .collect();
    let mut rows = 0;
    let head = crate::table::each_row(bytes, options, |head, row| {
        rows += 1;
        tallies.iter_mut().for_each(|tally| tally.add(head, row));
        Go::On
    });
    let counts = tallies
        .into_iter()
        .map(|tally| (tally.pattern.clone(), tally.sorted()))
        .collect();
    Inspection { head, rows, counts }
}

impl Inspection {
    /// `tagged`, `untagged` or `error`.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match &self.head {
            Ok(head) if head.status == Status::Tagged => "tagged",
            Ok(_) => "untagged",
            Err(_) => "error",
        }
    }

    /// A sentence when there is something to say: why the file could not be read, or that it has no hashtags.
    #[must_use]
    pub fn message(&self) -> Option<String> {
        match &self.head {
            Ok(head) if head.status == Status::Tagged => None,
            Ok(_) => Some("There are no HXL hashtags in the first 25 rows.".to_owned()),
            Err(error) => Some(error.to_string()),
        }
    }

    /// As JSON: `status`, `columns` (hashtags as in the file, "" where there is none, as far as their row goes), `headers`, `rows`, `count_by`
    /// (for each pattern an object of values and numbers) and `message`.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let columns = self.head.as_ref().map(Head::written).unwrap_or_default();
        let tags = columns
            .iter()
            .map(|column| column.tag.as_ref().map(ToString::to_string).unwrap_or_default());
        let counts = self.counts.iter().map(|(pattern, counts)| {
            let values: Map<String, Value> = counts
                .iter()
                .map(|(value, times)| (value.clone(), json!(times)))
                .collect();
            (pattern.to_string(), Value::Object(values))
        });
        json!({
            "status": self.status(),
            "columns": tags.collect::<Vec<String>>(),
            "headers": columns.iter().map(|column| column.header.as_str()).collect::<Vec<&str>>(),
            "rows": self.rows,
            "count_by": counts.collect::<Map<String, Value>>(),
            "message": self.message(),
        })
    }
}

/// Counts the values under a pattern.
pub(crate) struct Tally {
    pattern: Pattern,
    columns: Option<Vec<usize>>,
    counts: std::collections::HashMap<String, u64>,
}

impl Tally {
    pub fn new(pattern: Pattern) -> Tally {
        Tally { pattern, columns: None, counts: std::collections::HashMap::new() }
    }

    pub fn add(&mut self, head: &Head, row: &Row) {
        let columns = self.columns.get_or_insert_with(|| head.find(&self.pattern));
        if columns.is_empty() {
            return;
        }
        let found = columns
            .iter()
            .map(|index| row.text(*index))
            .find(|text| !text.is_empty());
        let found = found.unwrap_or_default();
        match self.counts.get_mut(found) {
            Some(times) => *times += 1,
            None => *self.counts.entry(single_spaced(found)).or_default() += 1,
        }
    }

    pub fn sorted(self) -> Vec<(String, u64)> {
        let mut counts: Vec<(String, u64)> = self.counts.into_iter().collect();
        counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        counts
    }
}
