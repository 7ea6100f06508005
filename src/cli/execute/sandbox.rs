//! Bubblewrap: a process that sees the system's programs, its own scratch folder and nothing else.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

/// Where the scratch folder is within the sandbox.
const INSIDE: &str = "/example";

/// What programs need of the system; what is missing is left out.
const READABLE: [&str; 15] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/opt",
    "/nix/store",
    "/run/current-system",
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/passwd",
    "/etc/localtime",
];

/// How examples are kept apart from the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sandbox {
    Bubblewrap,
    None,
}

impl Sandbox {
    /// Tries bubblewrap; else why it cannot be had.
    pub(super) fn find() -> (Self, Option<String>) {
        let nowhere = std::env::temp_dir();
        let mut command = Command::new("bwrap");
        command.args(arguments(&nowhere)).arg("true").stdin(Stdio::null());
        match command.output() {
            Ok(output) if output.status.success() => (Self::Bubblewrap, None),
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                let first = said.lines().next().unwrap_or("it fails").to_owned();
                (Self::None, Some(format!("bubblewrap does not work here ({first})")))
            }
            Err(_) => (Self::None, Some("there is no bubblewrap".to_owned())),
        }
    }

    /// What stands before a command that runs in `scratch`.
    pub(super) fn before(self, scratch: &Path) -> Vec<OsString> {
        match self {
            Self::Bubblewrap => std::iter::once("bwrap".into()).chain(arguments(scratch)).collect(),
            Self::None => Vec::new(),
        }
    }

    /// The scratch folder as the example sees it.
    pub(super) fn folder(self, scratch: &Path) -> &Path {
        match self {
            Self::Bubblewrap => Path::new(INSIDE),
            Self::None => scratch,
        }
    }
}

fn arguments(scratch: &Path) -> Vec<OsString> {
    let mut all: Vec<OsString> =
        ["--unshare-all", "--die-with-parent", "--new-session"].map(Into::into).to_vec();
    for path in READABLE {
        all.extend(["--ro-bind-try".into(), path.into(), path.into()]);
    }
    all.extend(["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--bind"].map(OsString::from));
    all.push(scratch.into());
    all.extend([INSIDE, "--chdir", INSIDE, "--"].map(OsString::from));
    all
}
