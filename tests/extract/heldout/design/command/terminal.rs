use std::process::{Command, ExitStatus};

pub fn print_label(printer: &str, file: &str) -> std::io::Result<ExitStatus> {
    Command::new("lp").args(["-d", printer, file]).status()
}

pub fn undo_hint(done: &[String]) -> String {
    match done.last() {
        Some(last) => format!("cannot take back {last}"),
        None => "nothing to take back".into(),
    }
}
