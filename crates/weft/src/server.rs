//! Answering on a port until told to stop.

use std::net::SocketAddr;

use anyhow::Context as _;
use tokio::net::TcpListener;
use web::App;

use crate::house;

/// Takes the port first, so that a port in use is said before anything else happens.
pub async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("Weft cannot answer on {address}. Another program may use it: choose another with --listen 127.0.0.1:8081.")
    })
}

/// Runs until Ctrl-C or a polite request to end; pages under way are finished.
pub async fn run(listener: TcpListener, app: &App) -> anyhow::Result<()> {
    tokio::spawn(house::warm(app.clone()));
    axum::serve(listener, house::site(app))
        .with_graceful_shutdown(told_to_stop())
        .await
        .context("The server stopped.")
}

async fn told_to_stop() {
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
