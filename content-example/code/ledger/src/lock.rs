//! One writer at a time.

/// Holds the lock of an account until it is dropped.
pub struct AccountLock<'a> {
    account: &'a str,
    locks: &'a Locks,
}

impl Drop for AccountLock<'_> {
    fn drop(&mut self) {
        self.locks.release(self.account);
    }
}
