//! The places, kinds of work and organisations of a finding by name; a few of them, the rest counted.

use cloth::{Finding, Key};

use super::says::Teller;
use super::words;

/// So many names are said; the rest are counted.
const NAMED: usize = 4;

impl Teller<'_> {
    pub(super) fn first_row(&self, finding: &Finding) -> String {
        finding
            .rows
            .first()
            .map_or_else(String::new, |row| words::name(self.frame, self.atlas, self.cloth.rows[*row].key))
    }

    pub(super) fn col(&self, finding: &Finding) -> String {
        finding
            .cols
            .first()
            .map_or_else(String::new, |col| words::name(self.frame, self.atlas, self.cloth.cols[*col].key))
    }

    pub(super) fn rows(&self, finding: &Finding) -> String {
        self.some(
            finding
                .rows
                .iter()
                .map(|row| words::name(self.frame, self.atlas, self.cloth.rows[*row].key))
                .collect(),
        )
    }

    pub(super) fn cols(&self, finding: &Finding) -> String {
        self.some(
            finding
                .cols
                .iter()
                .map(|col| words::name(self.frame, self.atlas, self.cloth.cols[*col].key))
                .collect(),
        )
    }

    pub(super) fn organisations(&self, finding: &Finding) -> String {
        let names = finding
            .organisations
            .iter()
            .map(|one| words::name(self.frame, self.atlas, Key::Organisation(*one)));
        self.some(names.collect())
    }

    /// A few names; how many more there are.
    fn some(&self, mut names: Vec<String>) -> String {
        if names.len() > NAMED + 1 {
            let more = names.len() - NAMED;
            names.truncate(NAMED);
            names.push(self.frame.t1("finding-more", "count", more));
        }
        self.frame.list(&names)
    }
}
