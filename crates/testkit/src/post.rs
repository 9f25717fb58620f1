//! A mail server on a free port that speaks real SMTP: it takes mail, says later or never, hangs up, or is not there.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use mail::{Address, Server, Tls};

/// What it says to a mail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Manner {
    Take,
    /// At the recipient: try later.
    Later,
    /// At the recipient: there is nobody of that name.
    Never,
    /// It lets nobody in.
    Stranger,
    /// It hangs up when the mail has come, and before it says that it took it.
    HangUp,
}

/// A mail as it came.
#[derive(Clone, Debug)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    /// Who signed in, as it was said.
    pub account: String,
    pub data: String,
}

#[derive(Default)]
struct Room {
    taken: Mutex<Vec<Taken>>,
    /// Everything that came, taken or not.
    tried: Mutex<usize>,
    is_closed: AtomicBool,
}

pub struct Post {
    address: SocketAddr,
    room: Arc<Room>,
    manner: Arc<Mutex<Manner>>,
    accepting: Option<JoinHandle<()>>,
}

impl Post {
    pub fn open() -> Self {
        Self::open_at("127.0.0.1:0".parse().unwrap())
    }

    /// Opens where one was closed before.
    pub fn open_at(address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).unwrap();
        let address = listener.local_addr().unwrap();
        let (room, manner) = (Arc::new(Room::default()), Arc::new(Mutex::new(Manner::Take)));
        let (inside, how) = (Arc::clone(&room), Arc::clone(&manner));
        let accepting = std::thread::spawn(move || {
            for line in listener.incoming().flatten() {
                if inside.is_closed.load(Ordering::Relaxed) {
                    return;
                }
                let (inside, how) = (Arc::clone(&inside), *how.lock().unwrap());
                std::thread::spawn(move || talk(&line, &inside, how));
            }
        });
        Self { address, room, manner, accepting: Some(accepting) }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What is set of it in the program.
    pub fn server(&self) -> Server {
        Server {
            host: self.address.ip().to_string(),
            port: self.address.port(),
            tls: Tls::None,
            account: None,
            from: Address::new("weft@mail.example.org").unwrap(),
            sender: None,
        }
    }

    pub fn be(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.room.taken.lock().unwrap().clone()
    }

    /// How often somebody began to give it a mail.
    pub fn tried(&self) -> usize {
        *self.room.tried.lock().unwrap()
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        self.room.is_closed.store(true, Ordering::Relaxed);
        // Wakes the one who waits for the next line.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

/// Speaks with one client until it has said goodbye, or hangs up.
fn talk(line: &TcpStream, room: &Room, manner: Manner) -> Option<()> {
    let mut lines = BufReader::new(line.try_clone().ok()?).lines();
    let mut out = line;
    let mut say = |words: &str| out.write_all(format!("{words}\r\n").as_bytes()).ok();
    let mut mail = Taken {
        from: String::new(),
        to: Vec::new(),
        account: String::new(),
        data: String::new(),
    };
    say("220 post.example.org ready")?;
    while let Some(Ok(command)) = lines.next() {
        let word = command
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_uppercase();
        match word.as_str() {
            "EHLO" => say("250-post.example.org\r\n250-8BITMIME\r\n250 AUTH PLAIN")?,
            "AUTH" if manner == Manner::Stranger => say("535 5.7.8 wrong name or password")?,
            "AUTH" => {
                mail.account = command;
                say("235 2.7.0 welcome")?;
            }
            "MAIL" => {
                *room.tried.lock().unwrap() += 1;
                (mail.from, mail.to) = (command, Vec::new());
                say("250 2.1.0 good")?;
            }
            "RCPT" if manner == Manner::Later => say("451 4.7.1 later, said <somebody@example.org>")?,
            "RCPT" if manner == Manner::Never => say("550 5.1.1 nobody here is <somebody@example.org>")?,
            "RCPT" => {
                mail.to.push(command);
                say("250 2.1.5 good")?;
            }
            "DATA" => {
                say("354 go on")?;
                mail.data = lines
                    .by_ref()
                    .map_while(Result::ok)
                    .take_while(|line| line != ".")
                    .fold(String::new(), |data, line| data + line.strip_prefix('.').unwrap_or(&line) + "\n");
                if manner == Manner::HangUp {
                    return None;
                }
                room.taken.lock().unwrap().push(mail.clone());
                say("250 2.0.0 taken")?;
            }
            "QUIT" => {
                say("221 2.0.0 goodbye")?;
                return None;
            }
            "NOOP" | "RSET" => say("250 2.0.0 good")?,
            _ => say("502 5.5.1 not known here")?,
        }
    }
    None
}

impl Taken {
    /// A line of the mail's head, its continued lines with it.
    pub fn head(&self, name: &str) -> String {
        let head = self.data.split("\n\n").next().unwrap_or_default();
        let mut found = String::new();
        let mut is_inside = false;
        for line in head.lines() {
            if line.starts_with([' ', '\t']) {
                if is_inside {
                    found.push_str(line);
                }
                continue;
            }
            is_inside = line
                .split_once(':')
                .is_some_and(|(other, _)| other.eq_ignore_ascii_case(name));
            if is_inside {
                found.push_str(line.split_once(':').map_or("", |(_, value)| value).trim());
            }
        }
        found
    }

    /// Everything below the head, as a reader sees it: broken lines joined, marked letters read.
    pub fn words(&self) -> String {
        let joined = self.data.replace("=\n", "");
        let (mut words, mut rest) = (Vec::new(), joined.as_bytes());
        while let Some((first, more)) = rest.split_first() {
            let code = more.get(..2).and_then(|code| std::str::from_utf8(code).ok());
            let letter = code.and_then(|code| u8::from_str_radix(code, 16).ok());
            let letter = letter.filter(|_| *first == b'=');
            words.push(letter.unwrap_or(*first));
            rest = if letter.is_some() { &more[2..] } else { more };
        }
        String::from_utf8_lossy(&words).into_owned()
    }
}
