//! lyceum.
