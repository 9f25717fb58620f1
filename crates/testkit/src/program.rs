//! The program itself as a process of its own: started, asked over the line, killed, started again; or run to its end.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running `weft serve` and somebody signed in to it.
pub struct Program {
    child: Child,
    agent: ureq::Agent,
    address: String,
    cookie: String,
}

/// What came back over the line.
pub struct Reply {
    pub status: u16,
    pub text: String,
    pub location: String,
}

/// A command that has come to its end.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs a command with nothing of this machine's settings, and answers its question if it asks one.
pub fn run(binary: &Path, args: &[&OsStr], around: &[(&str, &str)], answer: &str) -> Ran {
    let mut child = Command::new(binary)
        .args(args)
        .env_clear()
        .envs(around.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever asks nothing may have ended before this is written.
    let _ = child.stdin.take().unwrap().write_all(answer.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl Program {
    /// Starts the program on a folder; `cookie` is that of an earlier start, if there was one.
    pub fn start(binary: &Path, folder: &Path, cookie: &str) -> Self {
        Self::start_with(binary, &["--data".as_ref(), folder.as_os_str()], cookie)
    }

    /// Starts the program with options that say where its records are.
    pub fn start_with(binary: &Path, place: &[&OsStr], cookie: &str) -> Self {
        Self::start_as(binary, place, cookie, ("", None))
    }

    /// The same, with everything it logs written to the end of a file.
    pub fn start_logging(binary: &Path, place: &[&OsStr], cookie: &str, log: &Path) -> Self {
        Self::start_as(binary, place, cookie, ("", Some(log)))
    }

    /// The same, saying yes to what it asks.
    pub fn start_agreeing(binary: &Path, place: &[&OsStr]) -> Self {
        Self::start_as(binary, place, "", ("yes\n", None))
    }

    fn start_as(binary: &Path, place: &[&OsStr], cookie: &str, (answer, log): (&str, Option<&Path>)) -> Self {
        let mut command = Command::new(binary);
        command.stderr(Stdio::null());
        if let Some(log) = log {
            let log = File::options().create(true).append(true).open(log).unwrap();
            command.stderr(log).env("WEFT_LOG", "debug");
        }
        let mut child = command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(place)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(answer.as_bytes());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.next().expect("the address is printed").unwrap();
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .new_agent();
        let mut program = Self { child, agent, address, cookie: cookie.to_owned() };
        if cookie.is_empty() {
            let line = lines.next().expect("a sign-in link is printed").unwrap();
            program.enter(line.rsplit(": ").next().unwrap());
        }
        program
    }

    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// Where it answers: `http://127.0.0.1:40123`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Asks it politely to end, and waits until it has: the exit status.
    pub fn stop(mut self) -> Option<i32> {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        assert!(asked.unwrap().success());
        self.child.wait().unwrap().code()
    }

    /// The process's number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn get(&self, path: &str) -> Option<Reply> {
        let request = self
            .agent
            .get(format!("{}{path}", self.address))
            .header("cookie", &self.cookie);
        request.call().ok().map(reply)
    }

    /// Sends a form with the session's token; nothing when the program died meanwhile.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Option<Reply> {
        let token = people::form_token(self.cookie.trim_start_matches("weft="));
        let mut fields = fields.to_vec();
        fields.push(("csrf", &token));
        let request = self
            .agent
            .post(format!("{}{path}", self.address))
            .header("cookie", &self.cookie);
        request.send_form(fields).ok().map(reply)
    }

    fn enter(&mut self, link: &str) {
        let empty: [(&str, &str); 0] = [];
        let answer = self.agent.post(link).send_form(empty).unwrap();
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        self.cookie = cookie.split(';').next().unwrap().to_owned();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn reply(mut answer: ureq::http::Response<ureq::Body>) -> Reply {
    let location = answer
        .headers()
        .get("location")
        .map_or("", |value| value.to_str().unwrap())
        .to_owned();
    let text = answer
        .body_mut()
        .with_config()
        .limit(64 * 1024 * 1024)
        .read_to_string()
        .unwrap_or_default();
    Reply { status: answer.status().as_u16(), text, location }
}
