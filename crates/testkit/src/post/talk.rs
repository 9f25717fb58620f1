//! What the mail server says on one line.

use std::io::{BufRead as _, BufReader, Write as _};

use super::line::{Line, Safety};
use super::{Manner, Room, Taken};

/// One client, until it has said goodbye, or is hung up on.
pub struct Talk<'a> {
    pub room: &'a Room,
    pub manner: Manner,
    pub safety: Safety,
    line: Option<BufReader<Line>>,
    mail: Taken,
}

impl<'a> Talk<'a> {
    pub fn new(line: Line, room: &'a Room, (manner, safety): (Manner, Safety)) -> Self {
        let line = match &safety {
            Safety::Whole(keys) => line.encrypted(keys),
            Safety::None | Safety::Offered(_) => line,
        };
        Self {
            room,
            manner,
            safety,
            line: Some(BufReader::new(line)),
            mail: Taken::default(),
        }
    }

    pub fn go(mut self) -> Option<()> {
        self.say("220 post.example.org ready")?;
        loop {
            let command = self.hear()?;
            self.answer(command)?;
        }
    }

    fn say(&mut self, words: &str) -> Option<()> {
        let line = self.line.as_mut()?.get_mut();
        line.write_all(format!("{words}\r\n").as_bytes()).ok()?;
        line.flush().ok()
    }

    fn hear(&mut self) -> Option<String> {
        let mut words = String::new();
        let read = self.line.as_mut()?.read_line(&mut words).ok()?;
        (read > 0).then(|| words.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn answer(&mut self, command: String) -> Option<()> {
        let word = command
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_uppercase();
        match (word.as_str(), self.manner) {
            ("EHLO", _) if matches!(self.safety, Safety::Offered(_)) => {
                self.say("250-post.example.org\r\n250-STARTTLS\r\n250 AUTH PLAIN")
            }
            ("EHLO", _) => self.say("250-post.example.org\r\n250-8BITMIME\r\n250 AUTH PLAIN"),
            ("STARTTLS", _) => self.encrypt(),
            ("AUTH", Manner::Stranger) => self.say("535 5.7.8 wrong name or password"),
            ("AUTH", _) => {
                self.mail.account = command;
                self.say("235 2.7.0 welcome")
            }
            ("MAIL", _) => {
                *self.room.tried.lock().unwrap() += 1;
                (self.mail.from, self.mail.to) = (command, Vec::new());
                self.say("250 2.1.0 good")
            }
            ("RCPT", Manner::Later) => self.say("451 4.7.1 later, said <somebody@example.org>"),
            ("RCPT", Manner::Never) => self.say("550 5.1.1 nobody here is <somebody@example.org>"),
            ("RCPT", _) => {
                self.mail.to.push(command);
                self.say("250 2.1.5 good")
            }
            ("DATA", _) => self.take(),
            ("QUIT", _) => {
                self.say("221 2.0.0 goodbye")?;
                None
            }
            ("NOOP" | "RSET", _) => self.say("250 2.0.0 good"),
            _ => self.say("502 5.5.1 not known here"),
        }
    }

    fn encrypt(&mut self) -> Option<()> {
        let Safety::Offered(keys) = self.safety.clone() else {
            return self.say("502 5.5.1 not known here");
        };
        self.say("220 2.0.0 go on")?;
        let line = self.line.take()?.into_inner();
        self.line = Some(BufReader::new(line.encrypted(&keys)));
        self.safety = Safety::None;
        self.mail.is_encrypted = true;
        Some(())
    }

    fn take(&mut self) -> Option<()> {
        self.say("354 go on")?;
        self.mail.data.clear();
        loop {
            let line = self.hear()?;
            if line == "." {
                break;
            }
            self.mail.data.push_str(line.strip_prefix('.').unwrap_or(&line));
            self.mail.data.push('\n');
        }
        if self.manner == Manner::HangUp {
            return None;
        }
        self.room.taken.lock().unwrap().push(self.mail.clone());
        self.say("250 2.0.0 taken")
    }
}
