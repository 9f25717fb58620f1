//! The program itself as a process of its own: started, asked over the line, killed, started again.

use std::io::{BufRead as _, BufReader};
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

impl Program {
    /// Starts the program on a folder; `cookie` is that of an earlier start, if there was one.
    pub fn start(binary: &Path, folder: &Path, cookie: &str) -> Self {
        let mut child = Command::new(binary)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
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
