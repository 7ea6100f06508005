//! The search bundle.
