use std::sync::atomic::{AtomicUsize, Ordering};

pub struct Turnstile {
    inside: AtomicUsize,
}

pub struct Visit<'a> {
    turnstile: &'a Turnstile,
}

impl Turnstile {
    pub fn enter(&self) -> Visit<'_> {
        self.inside.fetch_add(1, Ordering::SeqCst);
        Visit { turnstile: self }
    }
}

impl Drop for Visit<'_> { // ~ resource-guard
    fn drop(&mut self) {
        self.turnstile.inside.fetch_sub(1, Ordering::SeqCst);
    }
}
