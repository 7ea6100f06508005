//! What only a browser shows.
//!
//! The tests are skipped, and say so, where there is no Chromium; with `CI=true` in the environment that is a failure.

mod axe;
mod boards;
mod chart_data;
mod charts;
mod chrome;
mod culture;
mod device;
mod found;
mod graph;
mod improvement;
mod learning;
mod lessons;
mod noscript;
mod offline;
mod pages;
mod pipeline;
mod radar;
mod reading;
mod search;
mod search_dialog;
mod search_results;
mod serve;
mod server;
mod skills;
mod tab;
mod training;
