use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::OnceLock;

#[derive(Default)]
pub struct Metrics {
    frames: AtomicU64,
}

impl Metrics {
    pub fn global() -> &'static Metrics { // ~ singleton, lazy-loading
        static METRICS: OnceLock<Metrics> = OnceLock::new();
        METRICS.get_or_init(Metrics::default)
    }

    pub fn frame(&self) -> u64 {
        self.frames.fetch_add(1, Ordering::Relaxed)
    }
}
