//! The list and its count in two statements, as short as they can be written by hand for each database.

use kernel::Scope;
use sqlx::{AssertSqlSafe, Row as _};
use uuid::Uuid;
use web::Database;

/// Lines on a page, and how far the total is counted: as in Weft.
const LINES: u32 = 50;
const COUNTED: u32 = 1_001;

pub struct Question<'a> {
    pub scope: Scope,
    /// Any of these; empty for anywhere.
    pub places: &'a [Uuid],
    /// All of these in one of its names.
    pub words: Vec<String>,
}

/// One organisation on the page.
pub struct Line {
    pub id: Uuid,
    pub name: String,
    pub acronym: Option<String>,
    pub other_name: Option<String>,
    pub sectors: String,
    pub places: String,
}

/// How the two databases write the same thing.
struct Speech {
    join: &'static str,
    is_postgres: bool,
}

const SQLITE: Speech = Speech { join: "group_concat", is_postgres: false };
const POSTGRES: Speech = Speech { join: "string_agg", is_postgres: true };

macro_rules! asking {
    ($question:expr, $pool:expr, $speech:expr) => {{
        let narrowed = $question.narrowed(&$speech);
        let rows = $question.lines_of(&$speech, &narrowed);
        let count = format!("SELECT count(*) FROM (SELECT 1 {narrowed} LIMIT {COUNTED}) few");
        let (mut rows, mut count) = (sqlx::query(AssertSqlSafe(rows)), sqlx::query(AssertSqlSafe(count)));
        let scope = $question.scope.key();
        (rows, count) = (rows.bind(scope), count.bind(scope));
        if let Some(looked_for) = $question.looked_for(&$speech) {
            (rows, count) = (rows.bind(looked_for.clone()), count.bind(looked_for));
        }
        for place in $question.places {
            (rows, count) = (rows.bind(place), count.bind(place));
        }
        let lines = rows.fetch_all($pool).await?;
        let lines = lines.into_iter().map(|row| Line {
            id: row.get(0),
            name: row.get(1),
            acronym: row.get(2),
            other_name: row.get(3),
            sectors: row.get::<Option<String>, _>(4).unwrap_or_default(),
            places: row.get::<Option<String>, _>(5).unwrap_or_default(),
        });
        Ok((lines.collect(), count.fetch_one($pool).await?.get(0)))
    }};
}

impl Question<'_> {
    /// The first page and the total.
    pub async fn ask(&self, database: &Database) -> Result<(Vec<Line>, i64), sqlx::Error> {
        if database.is_postgres() {
            asking!(self, database.read().get_postgres_connection_pool(), POSTGRES)
        } else {
            asking!(self, database.read().get_sqlite_connection_pool(), SQLITE)
        }
    }

    fn lines_of(&self, speech: &Speech, narrowed: &str) -> String {
        let join = speech.join;
        let linked = |noun: &str| {
            format!(
                "(SELECT {join}(x.name, ' · ') FROM organisation_{noun} l JOIN {noun} x ON x.coalition_id = l.coalition_id \
                 AND x.id = l.{noun}_id WHERE l.coalition_id = o.coalition_id AND l.organisation_id = o.id)"
            )
        };
        format!(
            "SELECT o.id, o.name, o.acronym, \
             (SELECT n.name FROM organisation_name n WHERE n.coalition_id = o.coalition_id AND n.organisation_id = o.id \
             AND n.kind = 'other' ORDER BY n.position LIMIT 1), {}, {} {narrowed} ORDER BY o.folded, o.id LIMIT {LINES}",
            linked("sector"),
            linked("place")
        )
    }

    /// Which organisations: the part that both statements share. On SQLite the order of the tables is fixed by hand,
    /// from the few to the many.
    fn narrowed(&self, speech: &Speech) -> String {
        let marks = |from: usize| -> String {
            let marks: Vec<String> = (from..)
                .take(self.places.len())
                .map(|number| format!("${number}"))
                .collect();
            marks.join(", ")
        };
        let here = |from: usize| match self.places {
            [] => String::new(),
            _ => format!(
                " AND EXISTS (SELECT 1 FROM organisation_place p WHERE p.coalition_id = o.coalition_id \
                 AND p.organisation_id = o.id AND {}p.place_id IN ({}))",
                if speech.is_postgres { "" } else { "+" },
                marks(from)
            ),
        };
        match (self.words.is_empty(), speech.is_postgres) {
            (true, _) => {
                format!("FROM organisation o WHERE o.coalition_id = $1 AND o.state = 'active'{}", here(2))
            }
            (false, true) => format!(
                "FROM organisation o JOIN search_entry e ON e.coalition_id = o.coalition_id AND e.id = o.id \
                 WHERE o.coalition_id = $1 AND o.state = 'active' AND e.folded LIKE ALL ($2::text[]){}",
                here(3)
            ),
            (false, false) => format!(
                "FROM search_text t CROSS JOIN search_entry e ON e.text_row = t.rowid \
                 CROSS JOIN organisation o ON o.coalition_id = e.coalition_id AND o.id = e.id \
                 WHERE e.coalition_id = $1 AND search_text MATCH $2 AND e.kind = 'organisation' AND o.state = 'active'{}",
                here(3)
            ),
        }
    }

    /// The words as each database wants to be asked for them; folded words hold letters and digits only.
    fn looked_for(&self, speech: &Speech) -> Option<String> {
        if self.words.is_empty() {
            return None;
        }
        let (before, between, after) = if speech.is_postgres {
            ("{%", "%,%", "%}")
        } else {
            ("\"", "\" AND \"", "\"")
        };
        Some(format!("{before}{}{after}", self.words.join(between)))
    }
}
