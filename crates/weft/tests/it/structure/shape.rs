//! How long files and functions may be, and how each module begins.

use super::nothing;
use super::reading::body;
use super::tree::{File, files};

/// A file longer than this has two subjects, or a reason.
const FILE_LINES: usize = 300;
/// No reason is good enough beyond this.
const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 60;

/// Files beyond [`FILE_LINES`], each with its reason.
const LONG_FILES: [(&str, &str); 1] = [(
    "crates/activities/src/cloth/tests/states.rs",
    "one case after another for the states of a cell",
)];
/// Style sheets and the like, which are one file so that a browser keeps one.
const LONG_ASSETS: [&str; 1] = ["crates/web/assets/weft.css"];
/// Functions beyond [`FUNCTION_LINES_MAX`], as `path name`, each with its reason.
const LONG_FUNCTIONS: [(&str, &str); 0] = [];

fn programs() -> impl Iterator<Item = &'static File> {
    files().iter().filter(|file| file.is("rs"))
}

#[test]
fn files_stay_short_enough_to_read_in_one_go() {
    let mut found = Vec::new();
    for file in files()
        .iter()
        .filter(|file| ["rs", "html", "js", "css"].iter().any(|ending| file.is(ending)))
    {
        let lines = file.text.lines().count();
        let has_reason = LONG_FILES.iter().any(|(path, _)| *path == file.path);
        let is_asset = LONG_ASSETS.contains(&file.path.as_str());
        if !is_asset && (lines > FILE_LINES_MAX || (lines > FILE_LINES && !has_reason)) {
            found.push(format!("{} has {lines} lines", file.path));
        }
        if has_reason && lines <= FILE_LINES {
            found.push(format!("{} is short again: take it off the list", file.path));
        }
    }
    nothing(
        &found,
        "Divide the file by subject. Up to 400 lines it may stay, with its reason, in LONG_FILES of this test.",
    );
}

#[test]
fn functions_stay_short_enough_to_see_whole() {
    let mut found = Vec::new();
    let mut long = Vec::new();
    for file in programs() {
        for (name, lines) in functions(&super::reading::bare(&file.text)) {
            // A story is read from its first line to its last, like the day it tells.
            if lines > (if file.is_test { 100 } else { FUNCTION_LINES_MAX }) {
                long.push(format!("{} {name}", file.path));
                found.push(format!("{} {name} has {lines} lines", file.path));
            }
        }
    }
    found.retain(|line| {
        !LONG_FUNCTIONS
            .iter()
            .any(|(function, _)| line.starts_with(&format!("{function} ")))
    });
    let idle = LONG_FUNCTIONS
        .iter()
        .filter(|(function, _)| !long.iter().any(|one| one == function));
    found.extend(idle.map(|(function, _)| format!("{function} is short again: take it off the list")));
    nothing(
        &found,
        "Give a part of the function a name of its own, or its reason in LONG_FUNCTIONS of this test.",
    );
}

#[test]
fn every_module_says_in_its_first_line_what_it_is() {
    let modules = programs().filter(|file| !file.is_test || file.path.contains("/tests/it/"));
    let found: Vec<String> = modules
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path.clone())
        .collect();
    nothing(&found, "Begin the file with `//!` and one sentence that a coordinator would understand.");
}

/// Each named function with its length from `fn` to the last brace.
fn functions(bare: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, _) in bare.match_indices("fn ") {
        let follows_word = bare[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        let name: String = bare[at + 3..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        if follows_word || name.is_empty() {
            continue;
        }
        if let Some((_, end)) = body(bare, at) {
            found.push((name, bare[at..end].lines().count()));
        }
    }
    found
}

#[test]
fn functions_are_measured_from_first_to_last_line() {
    let text = "fn one() {}\nfn two(x: [u8; 4]) -> u8 {\n  {\n  }\n}\ntrait T { fn none(&self); }\ntype F = fn(u8);\n";
    let names: Vec<(String, usize)> = functions(text);
    let expected = [("one", 1), ("two", 4)].map(|(name, lines)| (name.to_owned(), lines));
    assert_eq!(names, expected);
}
