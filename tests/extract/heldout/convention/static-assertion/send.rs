use std::rc::Weak;

use static_assertions::{assert_impl_all, const_assert};

pub const SLOTS: usize = 64;

pub struct Session {
    pub id: u64,
    pub slots: [u16; SLOTS],
}

pub struct Widget {
    pub parent: Weak<Widget>,
}

assert_impl_all!(Session: Send, Sync); // ~ static-assertion
const_assert!(SLOTS.is_power_of_two()); // ~ static-assertion
