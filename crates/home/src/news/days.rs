//! What has changed, day by day, with what belongs together on one line that opens.

use chrono::{DateTime, NaiveDate, Utc};
use people::Doers;
use uuid::Uuid;
use web::events::{self, Event, Narrow};
use web::{Frame, HistoryRow, PageError, Visit};

use super::fold::{Fold, folds, things, whole_days};

/// One day.
pub struct Day {
    pub name: String,
    pub lines: Vec<Line>,
}

/// What one person did to things of one kind.
pub struct Line {
    /// What all of it was together; nothing when it was one thing only.
    pub sentence: Option<String>,
    pub rows: Vec<HistoryRow>,
}

/// Where a page of events ends: the time and the id of its last.
pub type Mark = (DateTime<Utc>, Uuid);

/// Some days, and where older ones begin.
pub struct Days {
    pub days: Vec<Day>,
    pub older: Option<Mark>,
}

/// What happened before a mark, from at most so many events.
pub async fn read(
    visit: &Visit,
    narrow: &Narrow,
    before: Option<Mark>,
    most: u64,
) -> Result<Days, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    // One more than is shown tells whether there are any.
    let mut events = events::latest(db, visit.scope, narrow, before, most as u64 + 1).await?;
    let is_cut = events.len() > most;
    events.truncate(most);
    let shown = whole_days(&events, is_cut);
    let has_older = is_cut || shown < events.len();
    events.truncate(shown);
    let rows = people::history(db, frame, visit.scope, &events).await?;
    let doers = Doers::read(db, visit.scope, &events, std::iter::empty()).await?;
    let older = events.last().filter(|_| has_older).map(|last| (last.at, last.id));
    Ok(Days { days: days(frame, (&events, &doers), rows), older })
}

type Told<'a> = (&'a [Event], &'a Doers);

fn days(frame: &Frame, told: Told<'_>, rows: Vec<HistoryRow>) -> Vec<Day> {
    let mut rows: Vec<Option<HistoryRow>> = rows.into_iter().map(Some).collect();
    let mut days: Vec<(NaiveDate, Day)> = Vec::new();
    for fold in folds(told.0) {
        if days.last().is_none_or(|(day, _)| *day != fold.day) {
            days.push((fold.day, Day { name: frame.day(&fold.day), lines: Vec::new() }));
        }
        let line = line(frame, told, &fold, &mut rows);
        if let Some((_, day)) = days.last_mut() {
            day.lines.push(line);
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn line(frame: &Frame, (events, doers): Told<'_>, fold: &Fold, rows: &mut [Option<HistoryRow>]) -> Line {
    let row = |at: &usize| Some(HistoryRow { when: frame.time(&events[*at].at), ..rows[*at].take()? });
    let own: Vec<HistoryRow> = fold.events.iter().filter_map(row).collect();
    let about: Vec<&Event> = fold.events.iter().map(|at| &events[*at]).collect();
    let (Some(first), Some(row)) = (about.first(), own.first()) else {
        return Line { sentence: None, rows: own };
    };
    let sentence = match (own.len(), things(&about)) {
        (1, _) => None,
        (times, 1) => Some(frame.t2("news-times", "sentence", &row.sentence, "count", times)),
        (_, count) => {
            let key = format!("news-many-{}", first.verb.word());
            let who = doers.who(frame, first);
            Some(frame.t3(&key, "who", who, "kind", &first.kind, "count", count))
        }
    };
    Line { sentence, rows: own }
}

impl Days {
    /// The first so many lines.
    pub fn first(mut self, most: usize) -> Self {
        let mut left = most;
        for day in &mut self.days {
            day.lines.truncate(left);
            left -= day.lines.len();
        }
        self.days.retain(|day| !day.lines.is_empty());
        self
    }
}
