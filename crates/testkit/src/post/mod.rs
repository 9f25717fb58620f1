//! A mail server on a free port that speaks real SMTP: it takes mail, says later or never, hangs up, or is not there.

mod line;
mod talk;

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use mail::{Address, Server, Tls, Voucher};

use line::{Line, Safety};
use talk::Talk;

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
#[derive(Clone, Debug, Default)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    /// Who signed in, as it was said.
    pub account: String,
    /// Whether the line was encrypted after it had begun in clear text.
    pub is_encrypted: bool,
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
    /// How a client has to come, and who vouches for this server.
    safety: (Tls, Option<Voucher>),
    accepting: Option<JoinHandle<()>>,
}

impl Post {
    pub fn open() -> Self {
        Self::open_at("127.0.0.1:0".parse().unwrap())
    }

    /// Opens where one was closed before.
    pub fn open_at(address: SocketAddr) -> Self {
        Self::open_with(address, Safety::None, (Tls::None, None))
    }

    /// Opens one that encrypts when the other side asks for it, with certificates made in this folder.
    pub fn open_started(folder: &Path) -> Self {
        Self::open_safely(folder, Safety::Offered(line::keys(folder)), Tls::Started)
    }

    /// Opens one that encrypts from the beginning.
    pub fn open_whole(folder: &Path) -> Self {
        Self::open_safely(folder, Safety::Whole(line::keys(folder)), Tls::Whole)
    }

    fn open_safely(folder: &Path, lines: Safety, tls: Tls) -> Self {
        let voucher = std::fs::read(folder.join("voucher.crt")).unwrap();
        Self::open_with("127.0.0.1:0".parse().unwrap(), lines, (tls, Voucher::from_pem(&voucher)))
    }

    fn open_with(address: SocketAddr, lines: Safety, safety: (Tls, Option<Voucher>)) -> Self {
        let listener = TcpListener::bind(address).unwrap();
        let address = listener.local_addr().unwrap();
        let (room, manner) = (Arc::new(Room::default()), Arc::new(Mutex::new(Manner::Take)));
        let (inside, how) = (Arc::clone(&room), Arc::clone(&manner));
        let accepting = std::thread::spawn(move || {
            for line in listener.incoming().flatten() {
                if inside.is_closed.load(Ordering::Relaxed) {
                    return;
                }
                let (inside, how) = (Arc::clone(&inside), (*how.lock().unwrap(), lines.clone()));
                std::thread::spawn(move || Talk::new(Line::Plain(line), &inside, how).go());
            }
        });
        Self { address, room, manner, safety, accepting: Some(accepting) }
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
            host: match self.safety.0 {
                Tls::None => self.address.ip().to_string(),
                Tls::Started | Tls::Whole => "localhost".to_owned(),
            },
            port: self.address.port(),
            tls: self.safety.0,
            voucher: self.safety.1.clone(),
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
