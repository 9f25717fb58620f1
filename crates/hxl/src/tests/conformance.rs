//! Real files, and what `libhxl` makes of them.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{Blank, Inspection, Options, Pattern, inspect, read, single_spaced};

/// The expectation names at most so many values of a column.
const MOST_WRITTEN: usize = 15;

/// Beside the project, where there are shared files at all.
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/hxl");
    let is_there = shared.is_dir();
    if !is_there {
        eprintln!("skipped: no shared data");
    }
    is_there.then_some(shared)
}

/// What differs from the expectation; nothing when all is equal.
fn difference(expected: &Value, found: &Inspection) -> Option<String> {
    let json = found.to_json();
    if expected["status"] == "error" {
        let is_refused =
            found.status() != "tagged" && json["message"].as_str().is_some_and(|text| text.len() > 10);
        return (!is_refused).then(|| format!("not refused: {}", found.status()));
    }
    if found.status() != "tagged" {
        return Some(json["message"].to_string());
    }
    for key in ["columns", "rows"] {
        if expected[key] != json[key] {
            return Some(format!("{key}: {} instead of {}", json[key], expected[key]));
        }
    }
    let counts = expected["count_by"].as_object().into_iter().flatten();
    let differs = |(pattern, values): &(&String, &Value)| {
        let found = &json["count_by"][pattern.as_str()];
        match values.as_object() {
            // Only so many of the most frequent values were written down.
            Some(some) if some.len() == MOST_WRITTEN => {
                some.iter().any(|(value, times)| found[value] != *times)
            }
            _ => found != *values,
        }
    };
    let wrong = counts.into_iter().find(differs);
    wrong.map(|(pattern, values)| {
        format!("{pattern}: {} instead of {values}", json["count_by"][pattern.as_str()])
    })
}

#[test]
fn nearly_all_shared_files_are_read_as_libhxl_reads_them() {
    let Some(shared) = shared() else { return };
    let expected = std::fs::read_to_string(shared.join("expected_libhxl.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let patterns = ["#org", "#sector", "#adm1", "#country"].map(|text| text.parse::<Pattern>().unwrap());
    let options = Options { blank: Blank::Kept, ..Options::default() };
    let (mut readable, mut equal, mut refused) = (0, 0, 0);
    for (path, expected) in expected.as_object().unwrap() {
        let bytes = std::fs::read(shared.join(path)).unwrap();
        let difference = difference(expected, &inspect(&bytes, &options, &patterns));
        let is_error = expected["status"] == "error";
        readable += usize::from(!is_error);
        equal += usize::from(!is_error && difference.is_none());
        refused += usize::from(is_error && difference.is_none());
        if let Some(difference) = &difference {
            eprintln!("{path}: {difference}");
            assert!(!is_error, "{path}: {difference}");
        }
    }
    eprintln!("{equal} of {readable} readable files equal, {refused} refused");
    assert!(equal * 100 >= readable * 95, "{equal} of {readable}");
}

#[test]
fn headings_and_first_rows_are_those_that_libhxl_finds() {
    let Some(shared) = shared() else { return };
    let expected = std::fs::read_to_string(shared.join("expected_libhxl.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let plain = |value: &Value| match value {
        Value::String(text) => single_spaced(text),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let (mut all, mut equal) = (0, 0);
    for (path, expected) in expected.as_object().unwrap() {
        let (Some(headers), Some(first)) = (expected["headers"].as_array(), expected["first_row"].as_array())
        else {
            continue;
        };
        let table = read(&std::fs::read(shared.join(path)).unwrap(), &Options::default()).unwrap();
        let found: Vec<String> = table.columns.iter().map(|column| column.header.clone()).collect();
        let row: Vec<String> = (0..first.len())
            .map(|index| single_spaced(table.rows[0].text(index)))
            .collect();
        let is_equal = found == headers.iter().map(plain).collect::<Vec<_>>()
            && row == first.iter().map(plain).collect::<Vec<_>>();
        if !is_equal {
            eprintln!("{path}: {found:?} {row:?}");
        }
        all += 1;
        equal += usize::from(is_equal);
    }
    eprintln!("{equal} of {all} with equal headings and first row");
    assert!(equal * 100 >= all * 95, "{equal} of {all}");
}

#[test]
fn every_shared_file_gives_a_table_or_a_sentence() {
    let Some(shared) = shared() else { return };
    let mut folders = vec![shared.parent().unwrap().to_path_buf()];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                let found = inspect(&bytes, &Options::default(), &[]);
                let ends_well = found.message().is_none_or(|text| text.ends_with('.'));
                assert!(ends_well, "{} {:?}", path.display(), found.message());
                read += 1;
            }
        }
    }
    assert!(read > 50, "{read}");
}
