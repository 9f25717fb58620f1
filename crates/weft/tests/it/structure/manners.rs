//! What is not written here: notes to ourselves, sudden stops, and queries outside their rooms.

use super::nothing;
use super::tree::{File, files};

/// Ways of asking the database something.
const QUERIES: [&str; 13] = [
    "Entity::delete",
    "Entity::find",
    "Entity::insert",
    "Entity::update",
    "Query::delete(",
    "Query::insert(",
    "Query::select(",
    "Query::update(",
    "Statement::from",
    ".execute(",
    ".execute_unprepared(",
    ".query_all",
    ".query_one",
];

/// Files beside the stores that ask the database something, each with its reason.
const ASKING: [(&str, &str); 7] = [
    (
        "crates/web/src/app.rs",
        "takes PostgreSQL's lock before something is added, and reads no record",
    ),
    ("crates/web/src/database/mod.rs", "tells SQLite to empty its log, and reads no record"),
    (
        "crates/weft/src/health.rs",
        "asks whether the database answers and takes writing, for whatever watches the server",
    ),
    (
        "crates/weft/src/commands/doctor/file.rs",
        "asks the database about itself, not about anybody's records",
    ),
    (
        "crates/weft/src/commands/doctor/records.rs",
        "counts what belongs together across all coalitions, and reads no record",
    ),
    (
        "crates/weft/src/commands/doctor/server.rs",
        "asks the database about itself, not about anybody's records",
    ),
    (
        "crates/weft/src/schema.rs",
        "looks which migrations have been run before anything else may",
    ),
];

fn program() -> impl Iterator<Item = &'static File> {
    files()
        .iter()
        .filter(|file| file.is("rs") && file.path.starts_with("crates/") && !file.is_test)
}

/// The lines of a file's code that hold one of these.
fn lines_with<'a>(code: &'a str, words: &'a [&str]) -> impl Iterator<Item = (usize, &'a str)> {
    code.lines().enumerate().filter_map(move |(number, line)| {
        words
            .iter()
            .find(|word| line.contains(**word))
            .map(|word| (number + 1, *word))
    })
}

#[test]
fn queries_stand_in_stores_and_migrations_only() {
    let mut found = Vec::new();
    for file in program() {
        if is_store(file)
            || file.path.contains("/migrations/")
            || ASKING.iter().any(|(path, _)| *path == file.path)
        {
            continue;
        }
        let code = file.code();
        found.extend(lines_with(&code, &QUERIES).map(|(line, word)| format!("{}:{line} {word}", file.path)));
    }
    nothing(
        &found,
        "Give the store of that noun a function, and call it. A store divided into several files says in the first \
         line of each which queries stand there: \"//! Every query that …\".",
    );
}

#[test]
fn stores_know_nothing_of_pages() {
    let mut found = Vec::new();
    for file in program().filter(|file| is_store(file)) {
        let code = file.code();
        let words = ["Door::", "PageError", "Template)", "FormView"];
        found.extend(lines_with(&code, &words).map(|(line, word)| format!("{}:{line} {word}", file.path)));
    }
    nothing(
        &found,
        "Return rows or a plain type, and let pages.rs decide how they are shown and what is refused.",
    );
}

/// `store.rs`, or one of several files into which it was divided.
fn is_store(file: &File) -> bool {
    let first = file.text.lines().next().unwrap_or_default();
    file.name() == "store.rs" || (first.starts_with("//! Every ") && first.contains("quer"))
}

#[test]
fn nothing_stops_without_saying_why_it_cannot_happen() {
    let mut found = Vec::new();
    for file in program() {
        let code = file.code();
        let stops = [
            ".unwrap()",
            "panic!(",
            "unreachable!(",
            "todo!(",
            "unimplemented!(",
        ];
        found.extend(lines_with(&code, &stops).map(|(line, word)| format!("{}:{line} {word}", file.path)));
        let lines = file.text.lines().zip(code.lines()).enumerate();
        for (number, (line, code)) in lines {
            if code.contains(".expect(") && !line.contains(".expect(\"invariant: ") {
                found.push(format!("{}:{} .expect( without an invariant", file.path, number + 1));
            }
        }
    }
    nothing(
        &found,
        "Return an error or a refusal; or write expect(\"invariant: why this always holds\").",
    );
}

#[test]
fn no_note_to_ourselves_is_left_behind() {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
    let mut found = Vec::new();
    for file in files().iter().filter(|file| !file.is("tsv")) {
        for (number, line) in file.text.lines().enumerate() {
            let mut all = line.split(|letter: char| !letter.is_alphanumeric());
            if all.any(|word| words.contains(&word)) {
                found.push(format!("{}:{}", file.path, number + 1));
            }
        }
    }
    nothing(&found, "Do it now, or open an issue and take the note out.");
}
