//! Weft's own lists taken in again: where they come from nothing is new, and elsewhere everything is as it was.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::binary;
use crate::lists::{counts, weft};
use crate::tables::told;

const DEMO: &str = "three-rivers";

/// Fills a folder with the demo.
fn demo(data: &Path) {
    let mut demo = Command::new(binary())
        .args(["demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // It has loaded once it says how to come in.
    let said = BufReader::new(demo.stdout.take().unwrap()).lines();
    assert!(
        said.map_while(Result::ok)
            .any(|line| line.starts_with("Sign in as"))
    );
    demo.kill().unwrap();
    demo.wait().unwrap();
}

/// The activities of a coalition as a file of this form.
fn export(data: &Path, coalition: &str, format: &str, file: &Path) {
    let out = file.to_str().unwrap();
    let args = format!("export activities --coalition {coalition} --format {format} -o");
    let args: Vec<&str> = args.split(' ').chain([out]).collect();
    let ran = weft(&args, data);
    assert_eq!(ran.code, 0, "{ran:?}");
}

/// What `weft import activities` says of a file.
fn import(data: &Path, coalition: &str, file: &Path, more: &[&str]) -> serde_json::Value {
    let args = format!("import activities --coalition {coalition} --yes --format json");
    let args: Vec<&str> = args
        .split(' ')
        .chain([file.to_str().unwrap()])
        .chain(more.iter().copied())
        .collect();
    told(&weft(&args, data))
}

/// The rows of a file under hashtags in an order of their own, without ids; without what sort of organisation each is and
/// its short name, too, where a list has no room for them.
fn content(file: &Path, has_sorts: bool) -> Vec<Vec<String>> {
    let mut table = csv::Reader::from_path(file).unwrap();
    let tags: Vec<String> = table
        .records()
        .next()
        .unwrap()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let is_out =
        |tag: &str| tag == "#activity+code" || !has_sorts && ["#org+acronym", "#org+type"].contains(&tag);
    let rows = table.records().map(|row| {
        let row = row.unwrap();
        let cells = tags.iter().zip(row.iter()).filter(|(tag, _)| !is_out(tag));
        cells.map(|(_, cell)| cell.to_owned()).collect()
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    rows.sort();
    rows
}

#[test]
fn own_lists_are_the_same_where_they_come_from_and_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    demo(data);
    let own = data.join("whole.csv");
    export(data, DEMO, "hxl", &own);
    for format in ["xlsx", "hxl", "csv", "json"] {
        let file = data.join(format!("own.{format}"));
        export(data, DEMO, format, &file);
        let again = import(data, DEMO, &file, &["--dry-run"]);
        let [rows, added, changed, unchanged, refused] = counts(&again);
        assert_eq!((added, changed, refused), (0, 0, 0), "{format}: {unchanged} of {rows}: {again:.3000}");
        let other = format!("copy-{format}");
        let create = format!("coalition create {other} --name Copy --area TH");
        let create: Vec<&str> = create.split(' ').collect();
        assert_eq!(weft(&create, data).code, 0);
        let answer = import(data, &other, &file, &[]);
        let [rows, added, changed, unchanged, refused] = counts(&answer);
        assert!(added > 600, "{format}: {added} of {rows}");
        assert_eq!((changed, unchanged, refused), (0, 0, 0), "{format}: {answer:.3000}");
        let joined = answer["joined"].as_u64().unwrap();
        assert_eq!(rows, added + joined, "{format}");
        let back = data.join("back.csv");
        export(data, &other, "hxl", &back);
        let has_sorts = ["xlsx", "hxl"].contains(&format);
        let (own, back) = (content(&own, has_sorts), content(&back, has_sorts));
        assert!(own == back, "{format}: {} rows, and {} came back", own.len(), back.len());
    }
}
