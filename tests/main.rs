//! One binary for all integration tests; `README.md` beside this file says how to add a case.

mod browser;
mod capture;
mod checks;
mod cli;
mod extract;
mod sites;
mod spec;
mod support;
