//! The command line: arguments, run, exit code.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
