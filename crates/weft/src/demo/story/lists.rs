//! The lists a new coalition starts with: sectors, kinds of work, and whom work is for.

use super::sheet;

const FOCUSES: &str = include_str!("../../../../organisations/lists/focuses.tsv");

/// The kinds of work named by a list of keys, where an area of focus stands for all its kinds and `all` for everything.
pub(super) fn kinds(named: &[&str]) -> Vec<&'static str> {
    sheet::rows(FOCUSES)
        .iter()
        .filter(|row| row.filled("area").is_some())
        .filter(|row| {
            named
                .iter()
                .any(|name| *name == "all" || *name == row.text("area") || *name == row.text("key"))
        })
        .map(|row| row.text("key"))
        .collect()
}
