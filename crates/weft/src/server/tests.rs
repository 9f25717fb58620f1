use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::get;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::{Limits, run};

const LIMITS: Limits = Limits {
    lines: 2,
    head: Duration::from_millis(400),
    reading: Duration::from_millis(400),
    ending: Duration::from_millis(1_500),
};

/// Longer than what the system keeps for a line that is not read.
const LONG: usize = 64 * 1024 * 1024;

/// A server with a slow page, and the way to end it.
async fn serving() -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
    let slow = get(|| async {
        tokio::time::sleep(Duration::from_millis(600)).await;
        "slow"
    });
    let stuck = get(std::future::pending::<String>);
    let site = Router::new()
        .route("/", get(|| async { "here" }))
        .route("/long", get(|| async { vec![b'x'; LONG] }))
        .route("/slow", slow)
        .route("/stuck", stuck);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let running = tokio::spawn(run(listener, site, LIMITS, async move {
        let _ = stopped.await;
    }));
    (address, stop, running)
}

/// Sends something and reads until the server closes the line.
async fn ask(address: SocketAddr, head: &str) -> String {
    let mut line = TcpStream::connect(address).await.unwrap();
    line.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

fn request(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: weft\r\nConnection: close\r\n\r\n")
}

#[tokio::test]
async fn a_line_without_a_whole_request_is_closed() {
    let (address, _stop, _running) = serving().await;
    for start in [
        "",
        "GET / HTTP/1.1\r\nHost: we",
        "GET / HTTP/1.1\r\nHost: weft\r\n\r\n",
    ] {
        let began = Instant::now();
        ask(address, start).await;
        let took = began.elapsed();
        assert!(took >= LIMITS.head && took < LIMITS.head * 4, "{start:?} took {took:?}");
    }
}

#[tokio::test]
async fn a_line_that_takes_nothing_of_its_answer_is_closed() {
    let (address, _stop, _running) = serving().await;
    let mut line = TcpStream::connect(address).await.unwrap();
    line.write_all(request("/long").as_bytes()).await.unwrap();
    tokio::time::sleep(LIMITS.reading * 5).await;
    let mut taken = Vec::new();
    let _ = line.read_to_end(&mut taken).await;
    assert!(taken.len() < LONG, "all of it was still sent");
    assert!(ask(address, &request("/long")).await.len() > LONG, "whoever reads gets it all");
}

#[tokio::test]
async fn who_comes_when_all_lines_are_taken_waits_for_a_free_one() {
    let (address, _stop, _running) = serving().await;
    let first = TcpStream::connect(address).await.unwrap();
    let second = TcpStream::connect(address).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let began = Instant::now();
    assert!(ask(address, &request("/")).await.ends_with("here"));
    assert!(began.elapsed() > LIMITS.head / 2, "the silent lines were closed first");
    drop((first, second));
}

#[tokio::test]
async fn a_head_that_is_too_long_is_refused() {
    let (address, _stop, _running) = serving().await;
    let long = format!("GET / HTTP/1.1\r\nHost: weft\r\nX: {}\r\n\r\n", "x".repeat(super::HEAD_LEN));
    let many = format!("GET / HTTP/1.1\r\nHost: weft\r\n{}\r\n", "X: y\r\n".repeat(super::HEADERS));
    for head in [long, many] {
        let answer = ask(address, &head).await;
        assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    }
}

#[tokio::test]
async fn answers_under_way_are_finished_at_the_end() {
    let (address, stop, running) = serving().await;
    let asked = tokio::spawn(async move { ask(address, &request("/slow")).await });
    tokio::time::sleep(Duration::from_millis(150)).await;
    stop.send(()).unwrap();
    assert!(asked.await.unwrap().ends_with("slow"));
    running.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "nobody answers any more");
}

#[tokio::test]
async fn an_answer_that_never_comes_does_not_hold_up_the_end() {
    let (address, stop, running) = serving().await;
    let asked = tokio::spawn(async move { ask(address, &request("/stuck")).await });
    tokio::time::sleep(Duration::from_millis(150)).await;
    stop.send(()).unwrap();
    let began = Instant::now();
    running.await.unwrap();
    assert!(began.elapsed() < LIMITS.ending * 2);
    asked.abort();
}
