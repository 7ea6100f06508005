use std::sync::Mutex;

pub struct Unwrap(Mutex<Vec<u64>>);

impl Unwrap {
    pub fn unwrap(&self) -> Result<u64, Error> {
        let values = self.0.lock().unwrap();
        let first = values.first().copied().unwrap_or_default();
        let last = values.last().copied().unwrap_or(first);
        first.checked_add(last).ok_or(Error::Overflow)
    }

    pub fn limit(&self) -> usize {
        std::num::NonZeroUsize::new(64).expect("64 is not zero").get()
    }
}
