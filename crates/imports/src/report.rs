//! What became of each row, counted and said.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// Something to be said of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// In the original sheet, from 1.
    pub row: u32,
    pub sentence: String,
    /// Nothing was taken from the row.
    pub is_refusal: bool,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub rows: usize,
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub refused: usize,
    /// Organisations, places and kinds of work that were made on the way, by name.
    pub made: BTreeMap<&'static str, Vec<String>>,
    /// What nobody can know for sure, and was not taken for that reason.
    pub open: Vec<String>,
    pub remarks: Vec<Remark>,
    pub is_written: bool,
}

impl Report {
    pub fn remark(&mut self, row: u32, sentence: impl Into<String>) {
        self.remarks
            .push(Remark { row, sentence: sentence.into(), is_refusal: false });
    }

    pub fn refuse(&mut self, row: u32, sentence: impl Into<String>) {
        self.refused += 1;
        self.remarks
            .push(Remark { row, sentence: sentence.into(), is_refusal: true });
    }

    pub fn made(&mut self, kind: &'static str, name: impl Into<String>) {
        self.made.entry(kind).or_default().push(name.into());
    }

    pub fn to_json(&self) -> Value {
        let remarks = self.remarks.iter().map(
            |remark| json!({"row": remark.row, "remark": remark.sentence, "refused": remark.is_refusal}),
        );
        json!({
            "rows": self.rows,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "made": self.made,
            "open": self.open,
            "remarks": remarks.collect::<Vec<Value>>(),
            "written": self.is_written,
        })
    }
}
