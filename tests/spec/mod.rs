//! Promises that hold for every input.

mod access;
mod graph;
mod hostile;
mod incremental;
mod output;
mod privacy;
mod type_templates;
