use tokio::net::TcpListener;
use tokio::signal::unix::{signal, SignalKind};

mod app;

async fn told_to_stop() {
    let mut term = signal(SignalKind::terminate()).expect("signal handler");
    term.recv().await;
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:8080").await?;
    axum::serve(listener, app::router())
        .with_graceful_shutdown(told_to_stop()) // ~ graceful-shutdown
        .await
}
