//! Cells that name several.

use super::organisations;
use crate::{Index, Subject};

#[test]
fn a_cell_is_split_where_names_are_known() {
    let index = organisations();
    for (cell, parts, is_sure) in [
        ("Kalimba Women's Foundation", vec!["Kalimba Women's Foundation"], true),
        ("Health, Education and Hope", vec!["Health, Education and Hope"], true),
        ("Bright Path and Partners", vec!["Bright Path and Partners"], true),
        ("Bright Path & Partners; KWF", vec!["Bright Path & Partners", "KWF"], true),
        ("KWF, EDO", vec!["KWF", "EDO"], true),
        ("KWF/EDO", vec!["KWF", "EDO"], true),
        ("KWF and EDO", vec!["KWF", "EDO"], true),
        ("KWF y EDO", vec!["KWF", "EDO"], true),
        ("KWF et Médicos del Río", vec!["KWF", "Médicos del Río"], true),
        (
            "Health, Education and Hope, KWF and EDO",
            vec!["Health, Education and Hope", "KWF", "EDO"],
            true,
        ),
        ("KWF\nSomebody New", vec!["KWF", "Somebody New"], true),
        ("KWF; Somebody New | Another One", vec!["KWF", "Somebody New", "Another One"], true),
        ("KWF, Somebody New", vec!["KWF", "Somebody New"], false),
        ("Somebody New, Another One", vec!["Somebody New", "Another One"], false),
        ("Somebody and Partners", vec!["Somebody and Partners"], false),
        ("Lamps and Ladders and KWF", vec!["Lamps and Ladders", "KWF"], false),
        ("Kalimba Women's Foundation, Inc.", vec!["Kalimba Women's Foundation, Inc."], true),
        ("Somebody New, Ltd; KWF", vec!["Somebody New, Ltd", "KWF"], true),
        ("Somebody (north, south and east)", vec!["Somebody (north, south and east)"], true),
        ("Somebody (north; south", vec!["Somebody (north", "south"], true),
        ("c/o Somebody", vec!["c/o Somebody"], true),
        ("Line 24/7", vec!["Line 24/7"], true),
        (";;KWF;;", vec!["KWF"], true),
        ("", vec![""], true),
        (" , ", vec![","], true),
    ] {
        let split = index.split(cell);
        assert_eq!(
            (split.parts, split.is_sure),
            (parts.iter().map(|p| (*p).to_owned()).collect(), is_sure),
            "{cell}"
        );
    }
}

#[test]
fn a_cell_cut_at_a_joining_word_says_so() {
    let index = organisations();
    for (cell, is_joined) in [
        ("KWF, Somebody New", false),
        ("Lamps and Ladders; KWF", false),
        ("Somebody and Partners", false),
        ("KWF and EDO", true),
        ("Lamps and Ladders and KWF", true),
        ("KWF & Somebody New", true),
    ] {
        assert_eq!(index.split(cell).is_joined, is_joined, "{cell}: {:?}", index.split(cell).parts);
    }
}

#[test]
fn nothing_is_lost_from_a_cell_that_is_too_long() {
    let index = organisations();
    let long = "KWF, ".repeat(1_000);
    let split = index.split(&long);
    assert_eq!((split.parts.len(), split.is_sure), (1, false));
    let many = "KWF;".repeat(60);
    assert_eq!(index.split(&many).parts, [many.as_str()]);
}

#[test]
fn a_word_for_a_sort_of_organisation_is_no_name() {
    let index = Index::new(Subject::Organisations, []);
    for (cell, parts) in [
        ("Horizon, Fondation", &["Horizon, Fondation"][..]),
        ("Fondation, Horizon", &["Fondation, Horizon"]),
        ("Horizon, Inc., Lantern Trust", &["Horizon, Inc.", "Lantern Trust"]),
        ("Horizon, Lantern", &["Horizon", "Lantern"]),
    ] {
        assert_eq!(index.split(cell).parts, parts, "{cell}");
    }
}
