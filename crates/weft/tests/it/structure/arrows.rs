//! Who may use whom: the table in ARCHITECTURE.md and the crates' own manifests say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use super::nothing;
use super::tree::{files, read, root};

/// The crate that only tests use.
const TESTKIT: &str = "testkit";
const PURE: [&str; 3] = ["alike", "cloth", "hxl"];

/// A crate as its manifest describes it.
struct Member {
    name: String,
    licence: String,
    /// Crates of the house it is built on.
    uses: BTreeSet<String>,
    /// Crates of the house its tests use besides.
    uses_in_tests: BTreeSet<String>,
}

#[test]
fn the_arrows_between_crates_are_those_of_the_table() {
    let mut found = Vec::new();
    let mut table = table();
    for member in members() {
        let Some(allowed) = table.remove(&member.name) else {
            found.push(format!("{} has no row in the table", member.name));
            continue;
        };
        for extra in member.uses.difference(&allowed) {
            found.push(format!("{} uses {extra}, which its row does not allow", member.name));
        }
        for idle in allowed.difference(&member.uses) {
            found.push(format!("{} may use {idle} and does not", member.name));
        }
    }
    found.extend(
        table
            .keys()
            .map(|name| format!("the table has a row for {name}, which is no crate")),
    );
    nothing(
        &found,
        "Change the table \"Who may use whom\" in ARCHITECTURE.md first, with the reason, then the crate's Cargo.toml.",
    );
}

#[test]
fn tests_borrow_only_the_testkit_and_what_stands_to_the_left() {
    let table = table();
    let mut found = Vec::new();
    for member in members() {
        for borrowed in &member.uses_in_tests {
            let is_left = reach(&table, &member.name).contains(borrowed);
            if borrowed != TESTKIT && !is_left {
                found.push(format!("the tests of {} use {borrowed}", member.name));
            }
        }
    }
    nothing(&found, "Move the test to the crate on the right, or to the stories in crates/weft/tests.");
}

#[test]
fn arrows_never_run_in_a_circle() {
    let table = table();
    let found: Vec<String> = table
        .keys()
        .filter(|name| reach(&table, name).contains(*name))
        .map(|name| format!("{name} reaches itself"))
        .collect();
    nothing(&found, "Take an edge out of the table in ARCHITECTURE.md.");
}

#[test]
fn every_crate_tells_what_it_is_and_under_which_licence() {
    let mut found = Vec::new();
    for member in members() {
        let path = format!("crates/{}/README.md", member.name);
        match files().iter().find(|file| file.path == path) {
            None => found.push(format!("{path} is missing")),
            Some(file) if file.text.lines().count() < 5 => found.push(format!("{path} says too little")),
            Some(_) => {}
        }
        let wanted = if PURE.contains(&member.name.as_str()) {
            "MIT OR Apache-2.0"
        } else {
            "AGPL-3.0-or-later"
        };
        if member.licence != wanted {
            found.push(format!("{} has the licence {:?} instead of {wanted:?}", member.name, member.licence));
        }
    }
    nothing(
        &found,
        "A crate has half a page in README.md (what it is in users' words, tables, who may do what, pages) and a licence field.",
    );
}

/// The rows `| crate | may use |` under their heading in ARCHITECTURE.md.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let page = read("ARCHITECTURE.md");
    let part = page
        .split("## Who may use whom")
        .nth(1)
        .expect("ARCHITECTURE.md has the heading \"Who may use whom\"");
    let part = part.split("\n## ").next().unwrap_or_default();
    let rows = part.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names = |cell: &str| -> BTreeSet<String> {
            cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
        };
        (names(cells[1]).into_iter().next().unwrap_or_default(), names(cells[2]))
    })
    .collect()
}

/// Everything a crate is built on, near and far.
fn reach(table: &BTreeMap<String, BTreeSet<String>>, name: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&String> = table.get(name).into_iter().flatten().collect();
    while let Some(one) = next.pop() {
        if reached.insert(one.clone()) {
            next.extend(table.get(one).into_iter().flatten());
        }
    }
    reached
}

/// The crates under `crates/`, asked of cargo, which needs no network for this.
fn members() -> Vec<Member> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let answer = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let answer: Value = serde_json::from_slice(&answer.stdout).unwrap();
    let packages = answer["packages"].as_array().unwrap();
    packages
        .iter()
        .filter(|package| is_room(package))
        .map(member)
        .collect()
}

fn is_room(package: &Value) -> bool {
    text(package, "manifest_path").ends_with(&format!("/crates/{}/Cargo.toml", text(package, "name")))
}

fn member(package: &Value) -> Member {
    let of_kind = |is_kind: fn(&Value) -> bool| -> BTreeSet<String> {
        let all = package["dependencies"].as_array().unwrap().iter();
        let own = all.filter(|one| one["path"].is_string() && is_kind(&one["kind"]));
        own.map(|one| text(one, "name")).collect()
    };
    Member {
        name: text(package, "name"),
        licence: text(package, "license"),
        uses: of_kind(|kind| kind.as_str() != Some("dev")),
        uses_in_tests: of_kind(|kind| kind.as_str() == Some("dev")),
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}
