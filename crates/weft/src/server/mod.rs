//! Answering on a port until told to stop: nobody may hold a line for long without saying anything.

#[cfg(test)]
mod tests;

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::anyhow;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

/// The most that may stand before a request's body.
const HEAD_LEN: usize = 32 * 1024;
const HEADERS: usize = 100;

/// How much of the server one line may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Lines open at once; the next ones wait.
    pub lines: u32,
    /// How long a line may stay open without a whole request head.
    pub head: Duration,
    /// How long a line may take nothing of an answer.
    pub reading: Duration,
    /// How long answers under way are waited for at the end.
    pub ending: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            lines: 512,
            head: Duration::from_secs(15),
            reading: Duration::from_secs(30),
            ending: Duration::from_secs(10),
        }
    }
}

/// Takes the port first, so that a port in use is said before anything else happens.
pub async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow!(
            "Another program answers on {address} already. End it, or choose another port with --listen {}:8081.",
            address.ip()
        ),
        ErrorKind::PermissionDenied => anyhow!(
            "The port {} is kept for the system's administrator. Choose one from 1024 on with --listen, and put a web server in front of it.",
            address.port()
        ),
        ErrorKind::AddrNotAvailable => anyhow!(
            "This machine does not have the address {}. Give --listen one of its own, such as 127.0.0.1:8080.",
            address.ip()
        ),
        _ => anyhow!("Weft cannot answer on {address}: {}. Choose another with --listen.", web::reason(&error)),
    })
}

/// Runs until `stop`; answers under way are finished, as far as they come in time.
pub async fn run(listener: TcpListener, site: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(limits.lines as usize));
    let (ending, ends) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await.ok()?;
            Some((listener.accept().await, place))
        };
        let next = tokio::select! {
            () = &mut stop => break,
            next = next => next,
        };
        match next {
            None => break,
            Some((Ok((line, _)), place)) => {
                tokio::spawn(answer(line, site.clone(), limits, ends.clone(), place));
            }
            // Too many files are open, or the other side has gone already.
            Some((Err(error), _)) => {
                tracing::warn!(reason = web::reason(&error), "a line could not be taken");
                sleep(Duration::from_millis(100)).await;
            }
        }
    }
    drop(listener);
    drop(ending);
    // All places are free again when the last answer is out.
    if timeout(limits.ending, places.acquire_many(limits.lines))
        .await
        .is_err()
    {
        tracing::warn!("some answers were not finished in time");
    }
}

/// Answers on one line until it is closed, says nothing for too long, or the program ends.
async fn answer(
    line: TcpStream,
    site: Router,
    limits: Limits,
    mut ends: watch::Receiver<()>,
    _place: OwnedSemaphorePermit,
) {
    let _ = line.set_nodelay(true);
    let mut manners = http1::Builder::new();
    manners
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_header_size(HEAD_LEN)
        .max_headers(HEADERS);
    let mut line = TimeoutStream::new(line);
    line.set_write_timeout(Some(limits.reading));
    let answering = manners.serve_connection(TokioIo::new(Box::pin(line)), TowerToHyperService::new(site));
    let mut answering = pin!(answering);
    let ended = tokio::select! {
        ended = answering.as_mut() => ended,
        _ = ends.changed() => {
            answering.as_mut().graceful_shutdown();
            answering.await
        }
    };
    if let Err(error) = ended {
        // Lines break every day, and whoever was on this one is not written down.
        tracing::debug!(%error, "a line ended early");
    }
}

/// Comes back when somebody presses Ctrl-C or asks the program politely to end.
pub async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! {
            _ = interrupted => {}
            _ = ended.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}
