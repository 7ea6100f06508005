//! `lyceum completions`: from the same declaration as the flags.

use clap::CommandFactory;

use super::args::{Args, Completions};
use super::output::Output;

pub(super) fn run(verb: &Completions, output: &Output) {
    let mut script = Vec::new();
    clap_complete::generate(verb.shell, &mut Args::command(), "lyceum", &mut script);
    output.out(&String::from_utf8_lossy(&script));
}
