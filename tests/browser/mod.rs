//! What only a browser shows.
//!
//! The tests are skipped, and say so, where there is no Chromium; with `CI=true` in the environment that is a failure.

mod chrome;
mod search;
mod server;
mod tab;
