use std::thread;
use std::time::Duration;

/// Runs on a thread of its own, so it may sleep as it likes.
pub fn tick(mut step: impl FnMut() -> bool + Send + 'static) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        while step() {
            thread::sleep(Duration::from_millis(16));
        }
    })
}

pub async fn settle() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}
