//! What is asserted of a page by people, and whether it still holds: reviews, approvals, gates.

pub mod content;
