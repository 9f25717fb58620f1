//! The house looked over: arrows between crates, doors, templates, words, lengths. Each rule says what to do when broken.
#![expect(clippy::unwrap_used, reason = "a test that cannot read the house should stop")]

mod arrows;
mod doors;
mod guide;
mod manners;
mod reading;
mod shape;
mod templates;
mod texts;
mod tree;

/// Fails with everything that was found, one line each, under what is to be done about it.
#[track_caller]
fn nothing(found: &[String], what_to_do: &str) {
    assert!(found.is_empty(), "\n{what_to_do}\n\n  {}\n", found.join("\n  "));
}
