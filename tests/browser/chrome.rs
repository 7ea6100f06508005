//! A browser for all tests: Chromium, spoken to in its `DevTools` protocol.
//!
//! The crates for this bring a runtime or tens of thousands of generated lines. The tests need a dozen commands, and
//! Chromium takes them on a pipe: JSON texts with a zero byte between. The pipe also answers who ends the browser when
//! a test process is killed: it does so itself as soon as the pipe is closed.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

/// How long anything may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const FLAGS: [&str; 13] = [
    "--remote-debugging-pipe",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Tests run side by side, and only one tab can be in front.
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--disable-background-timer-throttling",
    "--hide-scrollbars",
];
/// Gives the browser a profile of its own and the pipe as descriptors 3 and 4; removes the profile afterwards.
const LAUNCH: &str = r#"profile=$(mktemp -d) || exit
"$@" --user-data-dir="$profile" 3<&0 4>&1 </dev/null >/dev/null 2>&1
rm -rf "$profile""#;

/// A running browser.
pub(crate) struct Browser {
    pipe: Mutex<ChildStdin>,
    next: AtomicU64,
    waiting: Mutex<BTreeMap<u64, Sender<Value>>>,
    sessions: Mutex<BTreeMap<String, Sender<Value>>>,
}

/// The browser, started once; `None` after saying why there is none. With `CI` set there has to be one.
pub(crate) fn browser() -> Option<&'static Browser> {
    static BROWSER: OnceLock<Option<Browser>> = OnceLock::new();
    let start = || {
        let program = find();
        if program.is_none() {
            skip("browser tests: no Chromium found; install one or name it in CHROME");
        }
        program.map(|program| Browser::start(&program))
    };
    BROWSER.get_or_init(start).as_ref()
}

/// Says that tests do not take place. On the machine that decides, that is a failure.
pub(crate) fn skip(reason: &str) {
    assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "{reason}");
    // Not by the macro, whose output the test harness keeps to itself unless the test fails.
    let _ = writeln!(std::io::stderr(), "skipped: {reason}");
}

fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME").filter(|named| !named.is_empty()) {
        return Some(named.into());
    }
    if !cfg!(unix) {
        return None;
    }
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    NAMES.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}

impl Browser {
    fn start(program: &std::path::Path) -> Self {
        let mut shell = Command::new("sh");
        shell.args(["-c", LAUNCH, "sh"]).arg(program).args(FLAGS);
        let mut child = shell
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell that starts the browser");
        let pipe = child.stdin.take().expect("a pipe to the browser");
        let answers = child.stdout.take().expect("a pipe from the browser");
        let browser = Self {
            pipe: Mutex::new(pipe),
            next: AtomicU64::new(1),
            waiting: Mutex::default(),
            sessions: Mutex::default(),
        };
        std::thread::spawn(move || {
            read(answers);
            child.wait()
        });
        browser
    }

    /// Sends a command, to a session or to the browser as a whole, and waits for its answer.
    pub(crate) fn send(&self, session: Option<&str>, method: &str, params: Value) -> Result<Value, String> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let (sender, answer) = mpsc::channel();
        lock(&self.waiting).insert(id, sender);
        {
            let mut pipe = lock(&self.pipe);
            write!(pipe, "{message}\0").and_then(|()| pipe.flush()).map_err(|e| format!("{method}: {e}"))?;
        }
        let answer = answer.recv_timeout(PATIENCE).map_err(|e| format!("{method}: {e}"))?;
        match answer.get("error") {
            Some(error) => Err(format!("{method}: {error}")),
            None => Ok(answer["result"].clone()),
        }
    }

    /// Opens a page in a context of its own (cookies, storage, cache): context, session and what happens there.
    pub(crate) fn page(&self) -> Result<(String, String, Receiver<Value>), String> {
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let context = text(&self.send(None, "Target.createBrowserContext", json!({}))?, "browserContextId");
        let params = json!({ "url": "about:blank", "browserContextId": context });
        let target = text(&self.send(None, "Target.createTarget", params)?, "targetId");
        let params = json!({ "targetId": target, "flatten": true });
        let session = text(&self.send(None, "Target.attachToTarget", params)?, "sessionId");
        let (sender, events) = mpsc::channel();
        lock(&self.sessions).insert(session.clone(), sender);
        Ok((context, session, events))
    }

    /// Closes what `page` opened.
    pub(crate) fn close(&self, context: &str, session: &str) {
        lock(&self.sessions).remove(session);
        // A browser that has gone has no page left to close.
        let _ = self.send(None, "Target.disposeBrowserContext", json!({ "browserContextId": context }));
    }

    fn take(&self, message: Value) {
        if let Some(id) = message["id"].as_u64() {
            if let Some(sender) = lock(&self.waiting).remove(&id) {
                // The test that asked may have given up.
                let _ = sender.send(message);
            }
        } else if let Some(sender) =
            message["sessionId"].as_str().and_then(|session| lock(&self.sessions).get(session).cloned())
        {
            let _ = sender.send(message);
        }
    }
}

/// Hands out what the browser says, until it says no more.
fn read(answers: ChildStdout) {
    let mut answers = BufReader::new(answers);
    let mut text = Vec::new();
    while answers.read_until(0, &mut text).is_ok_and(|length| length > 0) {
        text.pop();
        if let (Ok(message), Some(browser)) = (serde_json::from_slice(&text), browser()) {
            browser.take(message);
        }
        text.clear();
    }
    if let Some(browser) = browser() {
        // Who waits for an answer now waits in vain; without its sender each of them is told so.
        lock(&browser.waiting).clear();
    }
}

/// A test that failed while it held a lock left nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
