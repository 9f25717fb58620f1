//! What became of each row, counted and said.

use std::collections::{BTreeMap, HashMap};

use activities::Activity;
use kernel::Change;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answers::{Given, Subject};
use crate::asking::{Doubt, Question};
use crate::effects::{Effect, Thing};

/// Of so many changed rows it is kept what changes.
const CHANGED_MAX: usize = 50;

/// Something to be said of a row.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Remark {
    /// In the original sheet, from 1.
    pub row: u32,
    /// The heading of the column it is about; empty when it is about the whole row.
    pub column: String,
    pub sentence: String,
    /// Nothing was taken from the row.
    pub is_refusal: bool,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Fate {
    New,
    Changed,
    Unchanged,
    Refused,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Report {
    pub rows: usize,
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub refused: usize,
    /// Rows that say more of an activity that is counted with an earlier row, or add up others.
    #[serde(default)]
    pub joined: usize,
    /// Activities that the list names no longer, and how many of them end with it.
    pub missing: usize,
    pub ended: usize,
    /// Organisations, places and kinds of work that were made on the way, by name.
    pub made: BTreeMap<String, Vec<String>>,
    /// What no column tells, in sentences.
    pub lacking: Vec<String>,
    pub remarks: Vec<Remark>,
    pub fates: BTreeMap<u32, Fate>,
    /// What changes in the first of the rows that change something.
    pub changes: BTreeMap<u32, Vec<Change>>,
    pub is_written: bool,
    /// Under which it is kept, where a command took it in.
    #[serde(skip)]
    pub import_id: Option<Uuid>,
    /// What it did to records, once it is written.
    #[serde(skip)]
    pub(crate) effects: Vec<Effect>,
    /// What was decided of words without asking anybody.
    #[serde(skip)]
    pub(crate) taken: Vec<Given>,
    /// What the list names no longer, and whether it ends.
    #[serde(skip)]
    pub(crate) gone: Vec<(Activity, bool)>,
    /// What nobody can know for sure, and was not taken for that reason.
    #[serde(skip)]
    questions: Vec<Question>,
    /// Where in `questions` a word stands.
    #[serde(skip)]
    asked: HashMap<(Subject, String), usize>,
}

impl Report {
    /// That something has to be known of the columns first.
    pub fn lacking(rows: usize, lacking: Vec<String>) -> Self {
        Self { rows, lacking, ..Self::default() }
    }

    pub fn remark(&mut self, row: u32, column: String, sentence: String) {
        self.remarks
            .push(Remark { row, column, sentence, is_refusal: false });
    }

    pub fn refuse(&mut self, row: u32, column: String, sentence: String) {
        // A row may be refused for several reasons.
        if self.fates.insert(row, Fate::Refused) != Some(Fate::Refused) {
            self.refused += 1;
        }
        self.remarks
            .push(Remark { row, column, sentence, is_refusal: true });
    }

    /// What becomes of a row that is taken in, counted.
    pub fn became(&mut self, row: u32, fate: Fate) {
        let count = match fate {
            Fate::New => &mut self.added,
            Fate::Changed => &mut self.changed,
            Fate::Unchanged => &mut self.unchanged,
            Fate::Refused => &mut self.refused,
        };
        *count += 1;
        self.fates.insert(row, fate);
    }

    /// A row that would change something comes to nothing by what other rows say.
    pub fn stays(&mut self, row: u32) {
        if self.fates.insert(row, Fate::Unchanged) == Some(Fate::Changed) {
            self.changed -= 1;
            self.unchanged += 1;
        }
        self.changes.remove(&row);
    }

    pub fn changes(&mut self, row: u32, changes: &[Change]) {
        if self.changes.len() < CHANGED_MAX {
            self.changes.insert(row, changes.to_vec());
        }
    }

    /// Asks about a word, once however often it stands there.
    pub fn ask(&mut self, row: u32, (subject, doubt): (Subject, Doubt), sentence: String) {
        let key = (subject, doubt.key.clone());
        if let Some(at) = self.asked.get(&key) {
            self.questions[*at].rows += 1;
            return;
        }
        self.asked.insert(key, self.questions.len());
        self.questions
            .push(Question { subject, doubt, sentence, rows: 1, first_row: row });
    }

    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Whether something has to be said before anything can be written.
    pub fn is_open(&self) -> bool {
        !self.lacking.is_empty() || !self.questions.is_empty()
    }

    /// What is open, in sentences.
    pub fn open(&self) -> impl Iterator<Item = &str> {
        let asked = self.questions.iter().map(|question| question.sentence.as_str());
        self.lacking.iter().map(String::as_str).chain(asked)
    }

    pub fn made(&mut self, kind: &str, name: impl Into<String>) {
        self.made.entry(kind.to_owned()).or_default().push(name.into());
    }

    /// Something was added that has not been there before.
    pub fn brings(&mut self, thing: Thing, id: Uuid) {
        self.effects.push(Effect::added(thing, id));
    }

    pub fn to_json(&self) -> Value {
        let remarks = self.remarks.iter().map(|remark| {
            json!({
                "row": remark.row,
                "column": remark.column,
                "remark": remark.sentence,
                "refused": remark.is_refusal,
            })
        });
        json!({
            "rows": self.rows,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "joined": self.joined,
            "missing": self.missing,
            "ended": self.ended,
            "made": self.made,
            "open": self.open().collect::<Vec<&str>>(),
            "remarks": remarks.collect::<Vec<Value>>(),
            "written": self.is_written,
            "import": self.import_id,
        })
    }
}
