//! The server on its port: methods, an end asked for politely, several servers on one PostgreSQL, and one that is gone.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use testkit::postgres::Cluster;
use testkit::program::{Program, Ran, run};

use crate::binary;

fn weft(args: &[&str], answer: &str) -> Ran {
    let args: Vec<&OsStr> = args.iter().map(OsStr::new).collect();
    run(&binary(), &args, &[], answer)
}

fn on(address: &str) -> Program {
    Program::start_with(&binary(), &["--database".as_ref(), address.as_ref()], "")
}

fn emptying(address: &str) -> [&str; 6] {
    [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--fresh",
        "--database",
        address,
    ]
}

/// Begins a request on a line of its own.
fn begin(program: &Program, head: &str) -> TcpStream {
    let host = program.address().trim_start_matches("http://");
    let mut line = TcpStream::connect(host).unwrap();
    let head =
        format!("{head} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nCookie: {}\r\n", program.cookie());
    line.write_all(head.as_bytes()).unwrap();
    line
}

/// Ends a request and reads the whole answer.
fn end(mut line: TcpStream, rest: &str) -> String {
    line.write_all(rest.as_bytes()).unwrap();
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn every_address_says_which_methods_it_takes() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(&binary(), folder.path(), "");
    let length = "Content-Length: 0\r\n\r\n";
    for (head, status, allow) in [
        ("GET /about", "200", ""),
        ("HEAD /about", "200", ""),
        ("HEAD /nothing", "404", ""),
        ("HEAD /health", "200", ""),
        ("PUT /about", "405", "GET,HEAD"),
        ("DELETE /start", "405", "GET,HEAD,POST"),
        ("GET /out", "405", "POST"),
        ("POST /health", "405", "GET,HEAD"),
        ("PUT /nothing", "404", ""),
        ("TRACE /about", "405", "GET,HEAD"),
    ] {
        let form = if head.starts_with("POST") {
            "Content-Type: application/x-www-form-urlencoded\r\n"
        } else {
            ""
        };
        let answer = end(begin(&program, head), &format!("{form}{length}"));
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{head}: {answer}");
        let said = answer.lines().find_map(|line| line.strip_prefix("allow: "));
        let mut methods: Vec<&str> = said
            .unwrap_or_default()
            .split(',')
            .filter(|one| !one.is_empty())
            .collect();
        methods.sort_unstable();
        assert_eq!(methods.join(","), allow, "{head}: {answer}");
        let body = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
        assert_eq!(body.is_empty(), head.starts_with("HEAD"), "{head}: {answer}");
    }
}

#[test]
fn a_new_link_leads_to_the_server_that_runs() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(&binary(), folder.path(), "");
    let data = folder.path().display().to_string();
    let made = weft(
        &[
            "coalition",
            "create",
            "rivers",
            "--name",
            "Rivers",
            "--area",
            "TH-57",
            "--coordinator",
            "Amina",
            "--data",
            &data,
        ],
        "",
    );
    assert_eq!(made.code, 0, "{}", made.err);
    let link = weft(&["sign-in", "Amina", "--data", &data], "");
    let wanted = format!("Sign in as Amina (person): {}/in/", program.address());
    assert!(link.out.starts_with(&wanted), "{}", link.out);
}

#[test]
fn a_form_under_way_is_saved_when_the_program_is_asked_to_end() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(&binary(), folder.path(), "");
    let token = people::form_token(program.cookie().trim_start_matches("weft="));
    let form = format!("name=Rivers&called=Amina&version=1&csrf={token}");
    let mut line = begin(&program, "POST /start");
    let head = format!(
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\nname=",
        form.len()
    );
    line.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let cookie = program.cookie().to_owned();
    let began = Instant::now();
    let rest = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        end(line, &form["name=".len()..])
    });
    assert_eq!(program.stop(), Some(0));
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    assert!(rest.join().unwrap().starts_with("HTTP/1.1 303"));
    let program = Program::start(&binary(), folder.path(), &cookie);
    assert_eq!(program.get("/c/rivers").unwrap().status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_empty_database_make_its_tables_once() {
    let Some(cluster) = Cluster::start() else { return };
    for _ in 0..3 {
        let address = cluster.new_address().await;
        let other = address.clone();
        let first = std::thread::spawn(move || on(&other));
        let second = on(&address);
        let first = first.join().unwrap();
        assert_eq!(
            first
                .post("/start", &[("name", "Rivers"), ("called", "Amina"), ("version", "1")])
                .unwrap()
                .status,
            303
        );
        assert_eq!(second.get("/start").unwrap().status, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_is_emptied_only_when_nobody_serves_it() {
    let Some(cluster) = Cluster::start() else { return };
    let address = cluster.new_address().await;
    let fresh = emptying(&address);
    let program = on(&address);
    assert_eq!(
        program
            .post("/start", &[("name", "Rivers"), ("called", "Amina"), ("version", "1")])
            .unwrap()
            .status,
        303
    );
    let refused = weft(&fresh, "yes\n");
    assert!(
        refused.code == 1 && refused.err.contains("Another Weft serves this database."),
        "{refused:?}"
    );
    assert_eq!(program.get("/c/rivers/settings").unwrap().status, 200, "nothing was removed");
    assert_eq!(program.stop(), Some(0));
    let refused = weft(&fresh, "no\n");
    assert!(refused.code == 1 && refused.err.contains("Nothing was removed."), "{refused:?}");

    let place = [OsStr::new("--fresh"), "--database".as_ref(), address.as_ref()];
    let emptied = Program::start_agreeing(&binary(), &place);
    let beside = on(&address);
    assert_eq!(
        beside
            .post("/start", &[("name", "Rivers"), ("called", "Amina"), ("version", "1")])
            .unwrap()
            .location,
        "/c/rivers/start/purpose"
    );
    let refused = weft(&fresh, "yes\n");
    assert!(refused.code == 1 && refused.err.contains("Another Weft serves"), "{refused:?}");
    drop((emptied, beside));

    let other = cluster.new_address().await;
    let database = web::Database::open_address(&other).await.unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(database.write(), "CREATE TABLE recipe (id INT)")
        .await
        .unwrap();
    let refused = weft(&emptying(&other), "yes\n");
    assert!(refused.code == 1 && refused.err.contains("the tables of another program"), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_that_was_started_again_is_not_emptied_under_somebody() {
    let Some(cluster) = Cluster::start() else { return };
    let address = cluster.new_address().await;
    let program = on(&address);
    let start = [("name", "Rivers"), ("called", "Amina"), ("version", "1")];
    assert_eq!(program.post("/start", &start).unwrap().status, 303);
    cluster.stop();
    cluster.begin();
    let refused = weft(&emptying(&address), "yes\n");
    assert!(refused.code == 1 && refused.err.contains("Another Weft serves"), "{refused:?}");
    assert_eq!(program.get("/c/rivers/settings").unwrap().status, 200, "nothing was removed");

    // PostgreSQL takes the program for gone, and a moment later somebody wants to empty the database.
    let database = web::Database::open_address(&address).await.unwrap();
    let end = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7381";
    sea_orm::ConnectionTrait::execute_unprepared(database.write(), end)
        .await
        .unwrap();
    let refused = weft(&emptying(&address), "yes\n");
    assert!(refused.code == 1 && refused.err.contains("Another Weft serves"), "{refused:?}");
    assert_eq!(program.get("/c/rivers/settings").unwrap().status, 200, "nothing was removed");
    let cookie = program.cookie().to_owned();
    assert_eq!(program.stop(), Some(0));

    // It is started again between the question and its answer.
    let mut asking = Command::new(binary())
        .args(emptying(&address))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(asking.stderr.take().unwrap());
    let mut question = String::new();
    said.read_line(&mut question).unwrap();
    assert!(question.contains("Type yes"), "{question}");
    cluster.stop();
    cluster.begin();
    asking.stdin.take().unwrap().write_all(b"yes\n").unwrap();
    let mut answer = String::new();
    said.read_to_string(&mut answer).unwrap();
    assert_eq!(asking.wait().unwrap().code(), Some(1), "{answer}");
    assert!(answer.contains("Nothing was removed."), "{answer}");
    let place = [OsStr::new("--database"), address.as_ref()];
    let program = Program::start_with(&binary(), &place, &cookie);
    assert_eq!(program.get("/c/rivers/settings").unwrap().status, 200, "nothing was removed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_out_of_reach_is_said_plainly_and_loses_nothing() {
    let Some(cluster) = Cluster::start() else { return };
    let program = on(&cluster.new_address().await);
    assert_eq!(
        program
            .post("/start", &[("name", "Rivers"), ("called", "Amina"), ("version", "1")])
            .unwrap()
            .status,
        303
    );
    let save = || {
        let fields = [("name", "Kept House"), ("version", "0")];
        program.post("/c/rivers/organisations", &fields).unwrap()
    };
    cluster.stop();
    let read = program.get("/c/rivers").unwrap();
    assert!(
        read.status == 503 && read.text.contains("The records cannot be reached just now"),
        "{}",
        read.text
    );
    let write = save();
    assert!(write.status == 503 && write.text.contains("Kept House"), "{}", write.text);
    assert_eq!(program.get("/health").unwrap().status, 503);
    assert_eq!(program.get("/assets/missing").unwrap().status, 404, "files need no database");
    cluster.begin();
    assert_eq!(save().status, 303, "writing goes on without a restart");
    let list = program.get("/c/rivers/organisations.csv").unwrap().text;
    assert_eq!(list.matches("Kept House").count(), 1);
}
