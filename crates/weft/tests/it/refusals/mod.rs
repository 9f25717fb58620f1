//! What commands say when something is wrong: a sentence with what to do, the right exit status, and no password.

mod files;
mod postgresql;

use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::Path;

use testkit::program::{Program, Ran, run};

use crate::binary;

/// A word that must never be printed.
const SECRET: &str = "hush-hush";

fn weft(args: &[&str]) -> Ran {
    weft_in(args, &[], "")
}

fn weft_in(args: &[&str], around: &[(&str, &str)], answer: &str) -> Ran {
    let args: Vec<&OsStr> = args.iter().map(OsStr::new).collect();
    run(&binary(), &args, around, answer)
}

/// Checks the status, that the words are there, and that nothing is there which only programmers read.
#[track_caller]
fn says(ran: &Ran, code: i32, words: &str) {
    assert_eq!(ran.code, code, "{ran:?}");
    assert!(ran.err.contains(words), "{words:?} is not in {ran:?}");
    for forbidden in [
        SECRET,
        "os error",
        "Err(",
        "Error {",
        "panicked",
        "error returned from",
        "sqlx",
        "DbErr",
    ] {
        let all = format!("{}{}", ran.out, ran.err);
        assert!(!all.contains(forbidden), "{forbidden:?} is in {ran:?}");
    }
    let last = ran.err.trim_end().chars().last();
    assert!(code == 2 || last == Some('.'), "no whole sentence: {ran:?}");
}

/// A folder with a coalition called Rivers.
fn made() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let ran = weft(&[
        "coalition",
        "create",
        "rivers",
        "--name",
        "Rivers",
        "--area",
        "TH-57",
        "--data",
        &data,
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    (folder, data)
}

#[test]
fn what_cannot_be_started_says_why() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new").display().to_string();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let under_file = file.join("data").display().to_string();
    let free = ["--listen", "127.0.0.1:0"];
    let cases: [(&[&str], i32, &str); 9] = [
        (
            &["--listen", &taken, "--data", &data],
            1,
            "already. End it, or choose another port with --listen",
        ),
        (
            &["--listen", "203.0.113.7:8080", "--data", &data],
            1,
            "This machine does not have the address 203.0.113.7",
        ),
        (
            &["--listen", "nowhere", "--data", &data],
            2,
            "invalid value 'nowhere' for '--listen <ADDR>'",
        ),
        (&["--address", "weft.example.org", "--data", &data], 2, "is no address people can use"),
        (&["--data", &under_file], 1, "not a directory. Give it to the user who runs Weft"),
        (&["--data", "/proc/weft"], 1, "The folder /proc/weft cannot be used"),
        (&["--config", "/nowhere/weft.toml"], 2, "cannot be read: no such file or directory"),
        (&["--data", &data, "--database", "postgres://u:hush-hush@h/n"], 2, "cannot be used with"),
        (&["postgres://u:hush-hush@h/n"], 2, "unexpected argument 'postgres://…@h/n'"),
    ];
    for (args, code, words) in cases {
        for command in ["serve", "demo"] {
            let listen: &[&str] = if args.contains(&"--listen") { &[] } else { &free };
            says(&weft(&[&[command], listen, args].concat()), code, words);
        }
    }
    assert!(!Path::new(&data).exists(), "a start that is refused leaves nothing behind");
}

#[test]
fn commands_about_what_is_not_there_say_what_is() {
    let (folder, data) = made();
    let out = folder.path().join("no/list.csv").display().to_string();
    let cases: [(&[&str], i32, &str); 10] = [
        (&["gaps", "--coalition", "other"], 1, "\"other\" here. Choose from: rivers."),
        (&["gaps", "--coalition", "rivers", "--rows", "moon"], 2, "Choose from: place"),
        (&["gaps", "--coalition", "rivers", "--rows", "focus"], 2, "Choose two different things"),
        (
            &[
                "export",
                "activities",
                "--coalition",
                "rivers",
                "--format",
                "csv",
                "-o",
                &out,
            ],
            1,
            "Choose another file with --output",
        ),
        (&["sign-in", "Amina"], 1, "Nobody here is called \"Amina\". Write"),
        (
            &["coalition", "create", "rivers", "--name", "R", "--area", "TH"],
            1,
            "already. Choose another.",
        ),
        (
            &["coalition", "create", "other", "--name", "R", "--area", "XX"],
            2,
            "Codes look like TH or TH-57.",
        ),
        (&["coalition", "seat", "rivers", "--name", "A", "--role", "boss"], 2, "Choose from: "),
        (
            &[
                "coalition",
                "seat",
                "rivers",
                "--name",
                "A",
                "--role",
                "representative",
                "--organisation",
                "None",
            ],
            1,
            "or add it there first.",
        ),
        (&["sign-in", "Amina", "--address", "ftp://x"], 2, "is no address people can use"),
    ];
    for (args, code, words) in cases {
        says(&weft(&[args, &["--data", &data]].concat()), code, words);
    }
    let empty = tempfile::tempdir().unwrap();
    let empty = empty.path().display().to_string();
    says(
        &weft(&["gaps", "--coalition", "rivers", "--data", &empty]),
        1,
        "There is no Weft database in",
    );
}

#[test]
fn the_demo_does_not_mix_with_a_coalition() {
    let (_folder, data) = made();
    let ran = weft(&["demo", "--listen", "127.0.0.1:0", "--data", &data]);
    says(&ran, 1, "Another coalition is kept here");
}

#[test]
fn nothing_is_removed_without_a_yes_or_beside_a_server() {
    let (folder, data) = made();
    let fresh = ["serve", "--listen", "127.0.0.1:0", "--fresh", "--data", &data];
    for answer in ["", "no\n", "YES!\n"] {
        says(&weft_in(&fresh, &[], answer), 1, "Nothing was removed.");
    }
    let serving = Program::start_with(&binary(), &["--data".as_ref(), folder.path().as_os_str()], "none");
    says(&weft_in(&fresh, &[], "yes\n"), 1, "Another Weft already serves the folder");
    drop(serving);
    let kept = weft(&["gaps", "--coalition", "rivers", "--data", &data]);
    assert_eq!(kept.code, 0, "{kept:?}");
}
