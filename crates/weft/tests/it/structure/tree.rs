//! The files of the house, read once.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::reading;

/// Folders with files of ours; everything else in the checkout is somebody's own.
const ROOMS: [&str; 3] = ["bench", "crates", "docs"];
/// Folders inside them that hold what others wrote, or what was built.
const NOT_OURS: [&str; 5] = ["book", "node_modules", "snapshots", "target", "vendor"];
const ENDINGS: [&str; 8] = ["css", "ftl", "html", "js", "md", "rs", "toml", "tsv"];

/// One file, with its path from the top of the house.
pub struct File {
    pub path: String,
    pub text: String,
    /// Whether it is run by tests or benches only.
    pub is_test: bool,
}

impl File {
    pub fn is(&self, ending: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, end)| end == ending)
    }

    pub fn name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(self.path.as_str(), |(_, name)| name)
    }

    /// The crate it belongs to; empty outside `crates/`.
    pub fn member(&self) -> &str {
        self.path
            .strip_prefix("crates/")
            .and_then(|rest| rest.split('/').next())
            .unwrap_or_default()
    }

    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The program without comments, strings and tests, line by line as before.
    pub fn code(&self) -> String {
        reading::without_tests(&reading::bare(&self.text))
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All files in [`ROOMS`], and those beside them at the top.
pub fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut files = Vec::new();
        for room in ROOMS {
            walk(&root().join(room), room, &mut files);
        }
        for entry in std::fs::read_dir(root()).unwrap().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            keep(&entry.path(), &name, &mut files);
        }
        let tests: Vec<String> = files
            .iter()
            .filter(|file| file.is("rs"))
            .flat_map(test_modules)
            .collect();
        for file in &mut files {
            file.is_test |= tests.iter().any(|module| {
                file.path
                    .strip_prefix(module.as_str())
                    .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
            });
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files
    })
}

pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path))
        .unwrap_or_else(|error| panic!("{path} cannot be read: {error}"))
}

fn walk(folder: &Path, path: &str, files: &mut Vec<File>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let below = format!("{path}/{name}");
        if !entry.path().is_dir() {
            keep(&entry.path(), &below, files);
        } else if !name.starts_with('.') && !NOT_OURS.contains(&name.as_str()) {
            walk(&entry.path(), &below, files);
        }
    }
}

fn keep(file: &Path, path: &str, files: &mut Vec<File>) {
    let is_ours = path
        .rsplit_once('.')
        .is_some_and(|(_, end)| ENDINGS.contains(&end));
    if is_ours
        && file.is_file()
        && let Ok(text) = std::fs::read_to_string(file)
    {
        let is_in = |folder: &str| path.contains(&format!("/{folder}/"));
        let is_test = ["tests", "benches", "examples"].into_iter().any(is_in)
            || path.starts_with("crates/testkit/")
            || path.starts_with("bench/");
        files.push(File { path: path.to_owned(), text, is_test });
    }
}

/// Modules which a file declares for tests only, as paths without their ending.
fn test_modules(file: &File) -> Vec<String> {
    let stem = match file.name() {
        "lib.rs" | "main.rs" | "mod.rs" => file.folder(),
        _ => file.path.trim_end_matches(".rs"),
    };
    let bare = reading::bare(&file.text);
    let declared = bare.split("#[cfg(test)]").skip(1).filter_map(|rest| {
        let line = rest.trim_start().lines().next().unwrap_or_default();
        let name = line.split("mod ").nth(1)?.strip_suffix(';')?;
        Some(format!("{stem}/{name}"))
    });
    declared.collect()
}
