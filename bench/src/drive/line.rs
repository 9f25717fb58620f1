//! One visitor's line to a server: kept open from page to page, as a browser does.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context as _, bail};

/// A server that takes longer than this has stopped.
const PATIENCE: Duration = Duration::from_secs(60);

/// How pages are asked for.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// `name=value`, as a browser sends it back.
    pub cookie: Option<String>,
    /// What the visitor can unpack: `br, gzip`.
    pub accepts: Option<String>,
}

/// An open line to `127.0.0.1:port`.
pub struct Line {
    address: String,
    manner: Manner,
    stream: Option<BufReader<TcpStream>>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    /// As it came over the line: pressed, if the visitor accepts that.
    pub body: Vec<u8>,
}

/// The part of an answer's head that says how its body is to be read.
#[derive(Default)]
struct Head {
    status: u16,
    length: Option<usize>,
    is_chunked: bool,
    is_last: bool,
}

impl Line {
    pub fn new(address: &str, manner: &Manner) -> Self {
        Self { address: address.to_owned(), manner: manner.clone(), stream: None }
    }

    pub fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        let request = self.request(path);
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => self.open()?,
        };
        stream.get_mut().write_all(request.as_bytes())?;
        let head = read_head(&mut stream)?;
        let body = read_body(&mut stream, &head)?;
        if !head.is_last {
            self.stream = Some(stream);
        }
        Ok(Answer { status: head.status, body })
    }

    fn open(&self) -> anyhow::Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect(&self.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(BufReader::with_capacity(64 * 1024, stream))
    }

    fn request(&self, path: &str) -> String {
        let mut text = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\n", self.address);
        if let Some(cookie) = &self.manner.cookie {
            text.push_str(&format!("Cookie: {cookie}\r\n"));
        }
        if let Some(accepts) = &self.manner.accepts {
            text.push_str(&format!("Accept-Encoding: {accepts}\r\n"));
        }
        text + "\r\n"
    }
}

fn read_head(stream: &mut BufReader<TcpStream>) -> anyhow::Result<Head> {
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|word| word.parse().ok());
    let mut head = Head { status: status.context("the server hung up")?, ..Head::default() };
    loop {
        line.clear();
        stream.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => head.length = value.parse().ok(),
            "transfer-encoding" => head.is_chunked = value.eq_ignore_ascii_case("chunked"),
            "connection" => head.is_last = value.eq_ignore_ascii_case("close"),
            _ => {}
        }
    }
    Ok(head)
}

fn read_body(stream: &mut BufReader<TcpStream>, head: &Head) -> anyhow::Result<Vec<u8>> {
    let mut body = Vec::new();
    match head.length {
        _ if head.is_chunked => read_chunks(stream, &mut body)?,
        Some(length) => {
            body.resize(length, 0);
            stream.read_exact(&mut body)?;
        }
        None if head.is_last => {
            stream.read_to_end(&mut body)?;
        }
        None => {}
    }
    Ok(body)
}

fn read_chunks(stream: &mut BufReader<TcpStream>, body: &mut Vec<u8>) -> anyhow::Result<()> {
    let mut line = String::new();
    loop {
        line.clear();
        stream.read_line(&mut line)?;
        let Ok(length) = usize::from_str_radix(line.trim(), 16) else {
            bail!("a broken answer")
        };
        let start = body.len();
        body.resize(start + length, 0);
        stream.read_exact(&mut body[start..])?;
        line.clear();
        stream.read_line(&mut line)?;
        if length == 0 {
            return Ok(());
        }
    }
}
