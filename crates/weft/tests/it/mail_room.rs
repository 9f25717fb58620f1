//! Mail from the program itself: sent by a server, also after a start; lying in the outbox; and what its log says.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sea_orm::ConnectionTrait as _;
use testkit::post::{Manner, Post};
use testkit::program::{Program, run};
use web::Database;

use crate::binary;

/// A folder with what is set, and somebody's coalition in it.
struct House {
    folder: tempfile::TempDir,
    program: Option<Program>,
    cookie: String,
}

impl House {
    fn new(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("weft.toml"), settings).unwrap();
        let mut house = Self { folder, program: None, cookie: String::new() };
        house.start();
        let start = [("name", "Rivers"), ("called", "Amina"), ("version", "1")];
        house.post("/start", &start);
        house
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    fn start(&mut self) {
        let place: [&OsStr; 2] = ["--data".as_ref(), self.folder.path().as_os_str()];
        let program = Program::start_logging(&binary(), &place, &self.cookie, &self.log());
        self.cookie = program.cookie().to_owned();
        self.program = Some(program);
    }

    fn stop(&mut self) {
        assert_eq!(self.program.take().unwrap().stop(), Some(0));
    }

    fn get(&self, path: &str) -> String {
        self.program.as_ref().unwrap().get(path).unwrap().text
    }

    /// Sends a form that leads on; comes back with where.
    fn post(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let reply = self.program.as_ref().unwrap().post(path, fields).unwrap();
        assert_eq!(reply.status, 303, "{path}: {}", reply.text);
        reply.location
    }

    /// An organisation with an address, and a link for it by mail.
    fn mail_to(&self, name: &str, address: &str) {
        let added = self.post("/c/rivers/organisations", &[("name", name), ("version", "0")]);
        let path = added.split('?').next().unwrap();
        self.post(&format!("{path}/contacts"), &[("email", address)]);
        let id = path.rsplit('/').next().unwrap();
        let fields = [("organisation", id), ("days", "30"), ("way", "mail")];
        self.post("/c/rivers/links/new", &fields);
    }
}

fn by(post: &Post) -> String {
    let port = post.port();
    format!("[mail]\nhost = \"127.0.0.1\"\nport = {port}\ntls = \"none\"\nfrom = \"weft@example.org\"\n")
}

fn wait(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(40), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(files) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    files.map(|file| file.unwrap().path()).collect()
}

#[tokio::test]
async fn mail_is_sent_at_once_and_what_was_left_after_a_start() {
    let post = Post::open();
    let mut house = House::new(&by(&post));
    house.mail_to("Blue Lantern", "lantern@example.org");
    wait("the first mail is sent", || post.taken().len() == 1);
    post.be(Manner::Later);
    house.mail_to("Open Road", "road@example.org");
    wait("the second is tried", || post.tried() == 2);
    wait("that is written down", || house.get("/c/rivers/mail").contains("Waiting: 1"));
    house.stop();
    post.be(Manner::Take);
    time_passes(house.folder.path()).await;
    house.start();
    wait("the second is sent", || post.taken().len() == 2);
    wait("that is written down", || house.get("/c/rivers/mail").contains("Sent: 2"));
    let log = std::fs::read_to_string(house.log()).unwrap();
    let secrets: Vec<String> = post.taken().iter().map(|mail| secret(&mail.words())).collect();
    for marker in [
        "lantern@",
        "road@",
        "somebody@",
        "/own/",
        "Blue Lantern",
        "Open Road",
    ] {
        assert!(!log.contains(marker), "{marker}: {log}");
    }
    assert!(secrets.iter().all(|secret| !log.contains(secret)));
    // What was sent is kept nowhere, while the program runs, and in what it leaves.
    let is_kept = || {
        let files = files(house.folder.path())
            .into_iter()
            .filter(|file| file.is_file());
        let kept: Vec<u8> = files.flat_map(|file| std::fs::read(file).unwrap()).collect();
        let kept = String::from_utf8_lossy(&kept).into_owned();
        assert!(kept.contains("private-link"), "the files were really read");
        secrets.iter().any(|secret| kept.contains(secret))
    };
    wait("its words are gone", || !is_kept());
}

/// What waits for another attempt is due.
async fn time_passes(folder: &Path) {
    let database = Database::open_file(folder).await.unwrap();
    let due = "UPDATE mail SET due_at = '2026-01-01T00:00:00+00:00' WHERE due_at IS NOT NULL";
    database.write().execute_unprepared(due).await.unwrap();
}

fn secret(words: &str) -> String {
    let at = words.find("/own/").unwrap() + "/own/".len();
    words[at..].lines().next().unwrap().trim().to_owned()
}

#[test]
fn without_a_server_mail_lies_in_the_folder_and_on_its_page() {
    let mut house = House::new("");
    let outbox = house.folder.path().join("outbox");
    house.mail_to("Blue Lantern", "lantern@example.org");
    wait("it lies there", || {
        files(&outbox)
            .iter()
            .any(|file| file.extension() == Some("eml".as_ref()))
    });
    let text = std::fs::read_to_string(&files(&outbox)[0]).unwrap();
    assert!(text.contains("To: lantern@example.org") && text.contains("/own/"), "{text}");
    wait("it is written down", || house.get("/c/rivers/mail").contains("In the outbox: 1"));
    assert!(house.get("/c/rivers/mail").contains("No mail server is set"));
    house.stop();
    // A server that is set later sends nothing by itself that somebody has passed on by hand.
    let post = Post::open();
    std::fs::write(house.folder.path().join("weft.toml"), by(&post)).unwrap();
    house.start();
    house.mail_to("Open Road", "road@example.org");
    wait("the other is sent", || post.taken().len() == 1);
    assert!(house.get("/c/rivers/mail").contains("In the outbox: 1"));
}

#[test]
fn the_doctor_asks_the_mail_server() {
    let folder = tempfile::tempdir().unwrap();
    let doctor = |settings: &str| {
        std::fs::write(folder.path().join("weft.toml"), settings).unwrap();
        let args: [&OsStr; 3] = ["doctor".as_ref(), "--data".as_ref(), folder.path().as_os_str()];
        run(&binary(), &args, &[], "").out
    };
    let post = Post::open();
    let set = by(&post);
    assert!(doctor("").contains("note  No mail server is set"));
    assert!(doctor(&set).contains("answers, and takes mail from us."));
    let encrypted = set.replace("tls = \"none\"\n", "");
    assert!(doctor(&encrypted).contains("mend  The line to the mail server"));
    drop(post);
    assert!(doctor(&set).contains("does not answer"));
}
