//! Runs git and nothing else.
//!
//! The content may be anybody's, so nothing that a repository configures is run: no hook, no monitor, no signature
//! check, no diff or text conversion program, and nothing is fetched from a remote.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Bytes of output that are read at most: about two million changed files of a log.
const OUTPUT_LIMIT: u64 = 256 << 20;

/// Whether the clone is shallow, and the commit that it stands at; fails where there is no commit.
pub(crate) const HEAD: [&str; 3] = ["rev-parse", "--is-shallow-repository", "HEAD"];

/// Why a history cannot be told: the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoHistory {
    /// The oldest commit of a shallow clone seems to have written everything.
    #[error("the clone is shallow (`git fetch --unshallow` brings the rest)")]
    Shallow,
    /// There is no git, no repository or no commit.
    #[error("git tells no history of this folder")]
    Untold,
    /// More than could be waited for.
    #[error("git takes too long to tell it")]
    Slow,
}

/// Where a repository stands, when its whole history is there.
pub(crate) fn head(folder: &Path, limit: Duration) -> Result<Vec<u8>, NoHistory> {
    let head = run(folder, &HEAD, None, limit).ok_or(NoHistory::Untold)?;
    if head.starts_with(b"false\n") { Ok(head) } else { Err(NoHistory::Shallow) }
}

/// What `log` and `diff` are always told: paths as they are, relative to the folder and ended by a zero byte, without the
/// programs that a repository may name for showing a difference. Finding renames means reading every file of every commit.
const COMPARING: [&str; 6] =
    ["-z", "--no-renames", "--relative", "--no-ext-diff", "--no-textconv", "--no-color"];

/// The output of `log` or `diff`, the first of `args`, under the rules for both.
pub(crate) fn compare(folder: &Path, args: &[&str], limit: Duration) -> Option<Vec<u8>> {
    let (verb, rest) = args.split_first()?;
    let all: Vec<&str> = std::iter::once(verb).chain(&COMPARING).chain(rest).copied().collect();
    run(folder, &all, None, limit)
}

/// The output of a git command that is given `input`, or nothing when it fails or takes too long.
pub(crate) fn run(folder: &Path, args: &[&str], input: Option<Vec<u8>>, limit: Duration) -> Option<Vec<u8>> {
    let mut child = Command::new("git")
        .args(["--no-pager", "--literal-pathspecs"])
        .args([
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "log.showSignature=false",
        ])
        .arg("-C")
        .arg(folder)
        .args(args)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        // No transport is allowed: a partial clone must not fetch what it lacks.
        .env("GIT_ALLOW_PROTOCOL", "none")
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GIT_EXTERNAL_DIFF")
        .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let writer = child.stdin.take().zip(input).map(|(mut pipe, input)| {
        // A process that ends early closes the pipe; its output says what became of it.
        std::thread::spawn(move || drop(pipe.write_all(&input)))
    });
    let output = child.stdout.take();
    let (send, receive) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let whole = output.is_some_and(|o| o.take(OUTPUT_LIMIT).read_to_end(&mut bytes).is_ok());
        let whole = whole && (bytes.len() as u64) < OUTPUT_LIMIT;
        // The receiver is gone when the limit has passed; nobody is waiting then.
        let _ = send.send(whole.then_some(bytes));
    });
    let bytes = receive.recv_timeout(limit).ok().flatten();
    if bytes.is_none() {
        let _ = child.kill();
    }
    let status = child.wait().ok()?;
    let _ = reader.join();
    if let Some(writer) = writer {
        let _ = writer.join();
    }
    bytes.filter(|_| status.success())
}
