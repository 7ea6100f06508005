//! One example as a process: its limits, what it prints, and its end.

use std::convert::Infallible;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use lyceum::check::{Ended, Interpreter, Limits, Outcome};
use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process_group, setrlimit};

use super::sandbox::Sandbox;
use crate::cli::args::Limited;

/// How often the end of a process is looked for that has closed what it prints to.
const POLL: Duration = Duration::from_millis(5);

/// Runs code in a folder of its own, which is gone afterwards.
pub(super) fn run(interpreter: &Interpreter, code: &str, limits: &Limits, sandbox: &Sandbox) -> Outcome {
    started(interpreter, code, limits, *sandbox).unwrap_or_else(|error| Outcome {
        ended: Ended::NotStarted(error.to_string()),
        output: String::new(),
        errors: String::new(),
    })
}

fn started(interpreter: &Interpreter, code: &str, limits: &Limits, sandbox: Sandbox) -> io::Result<Outcome> {
    let scratch = tempfile::Builder::new().prefix("lyceum-example-").tempdir()?;
    let file = scratch.path().join("example");
    std::fs::write(&file, code)?;
    let inside = sandbox.folder(scratch.path()).join("example");
    let mut takes_file = false;
    let command: Vec<OsString> = interpreter
        .command
        .iter()
        .map(|part| {
            takes_file |= part.contains("{file}");
            part.replace("{file}", &inside.to_string_lossy()).into()
        })
        .collect();
    let program = command.first().ok_or_else(|| io::Error::other("its command is empty"))?;
    let missing = no_program(program);
    let stdin = if takes_file { Stdio::null() } else { File::open(&file)?.into() };
    let mut child = Command::new(std::env::current_exe()?)
        .args(limit_arguments(limits))
        .args(sandbox.before(scratch.path()))
        .args(&command)
        .env_clear()
        .envs(environment(sandbox.folder(scratch.path())))
        .current_dir(scratch.path())
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()?;
    let outcome = watch(&mut child, limits);
    // Whatever it has started ends with it.
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, Signal::KILL);
    }
    let mut outcome = outcome?;
    if outcome.errors.starts_with("bwrap: ") || outcome.errors.trim_end().ends_with(&missing) {
        outcome.ended = Ended::NotStarted(missing);
    }
    Ok(outcome)
}

/// What `lyceum limited` answers for a program that does not exist.
fn no_program(name: &OsStr) -> String {
    format!("there is no program `{}`", name.to_string_lossy())
}

/// Nothing of the caller's environment but where programs are.
fn environment(home: &Path) -> Vec<(&'static str, OsString)> {
    let path = std::env::var_os("PATH").unwrap_or_else(|| "/usr/local/bin:/usr/bin:/bin".into());
    let home: OsString = home.into();
    vec![
        ("PATH", path),
        ("HOME", home.clone()),
        ("TMPDIR", home),
        ("LANG", "C.UTF-8".into()),
        ("LC_ALL", "C.UTF-8".into()),
        ("TZ", "UTC".into()),
        ("NO_COLOR", "1".into()),
    ]
}

fn limit_arguments(limits: &Limits) -> Vec<OsString> {
    let number = |n: u64| OsString::from(n.to_string());
    vec![
        "limited".into(),
        "--memory".into(),
        number(limits.memory << 20),
        "--seconds".into(),
        number(limits.seconds + 1),
        "--file".into(),
        number(limits.output << 10),
        "--processes".into(),
        number(limits.processes),
        "--".into(),
    ]
}

/// `lyceum limited`: takes on limits and becomes the command. Memory is what a program may write to: some reserve a
/// hundred times of what they use.
pub(in crate::cli) fn limited(verb: &Limited) -> Result<Infallible, super::super::Stop> {
    let set = |resource, most: u64| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    set(Resource::Data, verb.memory)?;
    set(Resource::Cpu, verb.seconds)?;
    set(Resource::Fsize, verb.file)?;
    set(Resource::Core, 0)?;
    // The system counts all processes of a user, so that what runs already comes on top.
    if let Some(running) = running() {
        set(Resource::Nproc, running + verb.processes)?;
    }
    let Some((program, arguments)) = verb.command.split_first() else {
        return Err(super::super::Stop::World("no command".into()));
    };
    let error = Command::new(program).args(arguments).exec();
    if error.kind() == io::ErrorKind::NotFound {
        return Err(super::super::Stop::World(no_program(program)));
    }
    Err(error.into())
}

/// All processes and threads of the machine.
fn running() -> Option<u64> {
    let load = std::fs::read_to_string("/proc/loadavg").ok()?;
    load.split_whitespace().nth(3)?.split_once('/')?.1.parse().ok()
}

/// What a reader of a pipe has to say.
struct Part {
    errors: bool,
    bytes: Vec<u8>,
    too_much: bool,
}

/// Waits for the end, or brings it about.
fn watch(child: &mut Child, limits: &Limits) -> io::Result<Outcome> {
    let until = Instant::now() + Duration::from_secs(limits.seconds);
    let (sender, receiver) = channel();
    let most = limits.output << 10;
    if let Some(pipe) = child.stdout.take() {
        read(pipe, most, false, sender.clone());
    }
    if let Some(pipe) = child.stderr.take() {
        read(pipe, most, true, sender);
    }
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut ended = None;
    for _ in 0..2 {
        match next(&receiver, until) {
            Ok(part) => {
                if part.too_much {
                    ended = Some(Ended::TooMuch);
                }
                *(if part.errors { &mut errors } else { &mut output }) = part.bytes;
            }
            Err(RecvTimeoutError::Timeout) => ended = Some(Ended::Timeout),
            Err(RecvTimeoutError::Disconnected) => {}
        }
        if ended.is_some() {
            break;
        }
    }
    let ended = match ended {
        Some(ended) => ended,
        None => end(child, until)?,
    };
    if matches!(ended, Ended::TooMuch | Ended::Timeout) {
        if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        child.wait()?;
    }
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(Outcome { ended, output: text(output), errors: text(errors) })
}

fn next(receiver: &Receiver<Part>, until: Instant) -> Result<Part, RecvTimeoutError> {
    receiver.recv_timeout(until.saturating_duration_since(Instant::now()))
}

fn read(pipe: impl Read + Send + 'static, most: u64, errors: bool, to: Sender<Part>) {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.take(most + 1).read_to_end(&mut bytes);
        let too_much = bytes.len() as u64 > most;
        let _ = to.send(Part { errors, bytes, too_much });
    });
}

/// The end of a process that prints no more.
fn end(child: &mut Child, until: Instant) -> io::Result<Ended> {
    loop {
        match child.try_wait()? {
            Some(status) => return Ok(ended(status)),
            None if Instant::now() >= until => return Ok(Ended::Timeout),
            None => thread::sleep(POLL),
        }
    }
}

fn ended(status: ExitStatus) -> Ended {
    match (status.code(), status.signal()) {
        (Some(code), _) => Ended::Exit(code),
        (None, signal) => Ended::Signal(signal.unwrap_or_default()),
    }
}
