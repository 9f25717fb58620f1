//! A file that is no database of this version, or a damaged one, is left alone and said to be so.

use std::path::Path;

use super::{made, says, weft};

/// Changes a file behind the program's back, and leaves everything in the file itself.
fn change(folder: &Path, statement: &'static str) {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let database = web::Database::open_file(folder).await.unwrap();
        for statement in [statement, "PRAGMA wal_checkpoint(TRUNCATE)"] {
            sea_orm::ConnectionTrait::execute_unprepared(database.write(), statement)
                .await
                .unwrap();
        }
        database.write().clone().close().await.unwrap();
        database.read().clone().close().await.unwrap();
    });
}

#[test]
fn a_file_that_is_no_database_of_this_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("weft.db");
    let data = folder.path().display().to_string();
    let run_all = |words: &str, doctors: &str| {
        let before = std::fs::read(&file).unwrap();
        for command in [
            &["serve", "--listen", "127.0.0.1:0"][..],
            &["gaps", "--coalition", "rivers"],
            &["sign-in", "Amina"],
        ] {
            says(&weft(&[command, &["--data", &data]].concat()), 1, words);
        }
        let doctor = weft(&["doctor", "--data", &data]);
        assert_eq!(doctor.code, 1, "{doctor:?}");
        assert!(doctor.out.contains(&format!("mend  {doctors}")), "{doctor:?}");
        assert_eq!(std::fs::read(&file).unwrap(), before, "the file was changed");
        for name in ["weft.db", "weft.db-wal", "weft.db-shm"] {
            let _ = std::fs::remove_file(folder.path().join(name));
        }
    };

    std::fs::write(&file, "Dear all, ".repeat(500)).unwrap();
    run_all(
        "is not a database. Move it away",
        &format!("The file {} is not a database.", file.display()),
    );

    change(folder.path(), "CREATE TABLE recipe (id INTEGER PRIMARY KEY)");
    run_all("holds the tables of another program", "The database holds the tables of another program.");
    change(
        folder.path(),
        "CREATE TABLE seaql_migrations (version TEXT, applied_at BIGINT); INSERT INTO seaql_migrations VALUES ('m29991231_later', 1)",
    );
    run_all(
        "written by a newer version of Weft. Start that version",
        "The database was written by a newer Weft.",
    );
}

#[test]
fn a_damaged_file_is_said_to_be_damaged() {
    use std::io::{Seek as _, Write as _};
    let (folder, data) = made();
    change(folder.path(), "UPDATE coalition SET name = 'Rivers'");
    let path = folder.path().join("weft.db");
    let length = path.metadata().unwrap().len();
    let mut file = std::fs::File::options().write(true).open(&path).unwrap();
    file.seek(std::io::SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0xA5; usize::try_from(length - 4096).unwrap()])
        .unwrap();
    drop(file);
    says(
        &weft(&["gaps", "--coalition", "rivers", "--data", &data]),
        1,
        "is damaged. Stop Weft, keep a copy",
    );
    let doctor = weft(&["doctor", "--data", &data]);
    assert_eq!(doctor.code, 1);
    assert!(doctor.out.contains("is damaged. Stop Weft"), "{doctor:?}");
}

#[cfg(unix)]
#[test]
fn a_list_is_written_through_a_link_and_into_what_is_no_file() {
    let (folder, data) = made();
    let (list, link) = (folder.path().join("list.csv"), folder.path().join("link.csv"));
    std::fs::write(&list, "old").unwrap();
    std::os::unix::fs::symlink(&list, &link).unwrap();
    let export = |file: &str| {
        let asked = [
            "export",
            "activities",
            "--coalition",
            "rivers",
            "--format",
            "csv",
            "-o",
            file,
        ];
        weft(&[&asked[..], &["--data", &data]].concat())
    };
    let ran = export(link.to_str().unwrap());
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(std::fs::read_to_string(&list).unwrap().contains("Kind of work"));
    let full = export("/dev/full");
    assert_eq!(full.code, 1, "{full:?}");
    assert!(!std::fs::metadata("/dev/full").unwrap().is_file());
    let out = export("-");
    assert_eq!(out.code, 0, "{out:?}");
    assert!(out.out.contains("Kind of work") && !out.out.contains("written to"), "{out:?}");
    assert!(out.err.contains("0 activities written to the standard output"), "{out:?}");
    assert!(!std::path::Path::new("-").exists(), "nothing is written to a file called -");
}

#[test]
fn a_list_with_nothing_in_it_says_so() {
    let (_folder, data) = made();
    let cases: [(&[&str], &str); 4] = [
        (&[], "No gaps.\n"),
        (&["--rows", "focus", "--cols", "place"], "No gaps.\n"),
        (&["--rows", "organisation"], "No gaps. Only places by kinds of work have gaps"),
        (&["--format", "json"], "[]"),
    ];
    for (options, said) in cases {
        let asked = ["gaps", "--coalition", "rivers", "--only", "gaps"];
        let ran = weft(&[&asked[..], options, &["--data", &data]].concat());
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.out.starts_with(said), "{options:?}: {ran:?}");
    }
}
