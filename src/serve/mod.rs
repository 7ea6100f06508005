//! The development server: the same build, its files in memory, and pages that follow the sources.
//!
//! - It binds 127.0.0.1 only and admits only requests whose `Host` and `Origin` are its own, so that no other site
//!   open in the same browser can read a portal that is not published yet.
//! - It serves from a map and never from the disk: there is no path to escape from.
//! - A failed build leaves the last good portal in place; every open page shows the errors in an overlay.
//!
//! It serves the portal at `/`, so the caller builds it with that base path. The build is the caller's as well:
//! this module knows nothing of content.

mod connection;
mod http;
mod live;
mod mime;
mod overlay;
mod site;
#[cfg(test)]
mod tests;
mod watch;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use connection::{Reply, Request};
use http::{Answer, Guard};
use live::Live;
pub use overlay::Problem;
use site::Site;
pub use site::{Files, Later, Outcome};
use watch::Changes;

/// The port unless another is asked for; the next ones are tried where it is taken.
const PORT: u16 = 4004;
const TRIES: u16 = 20;
/// How often closed pages are looked for while nothing changes.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// What to serve and how.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Exactly this port; `None` for 4004 or the next free one.
    pub port: Option<u16>,
    /// Whether to open the portal in the browser.
    pub open: bool,
    /// Folders (with all below) and files whose changes cause a build.
    pub watch: Vec<PathBuf>,
    /// Folders below those whose changes do not: the output of `build`.
    pub ignore: Vec<PathBuf>,
}

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The port asked for is taken, or may not be used.
    #[error("cannot serve on port {port}: {source}; choose another with --port")]
    Port {
        /// The port.
        port: u16,
        /// Why not.
        source: io::Error,
    },
    /// A source cannot be watched.
    #[error("cannot watch {}: {reason}", .path.display())]
    Watch {
        /// The folder or file.
        path: PathBuf,
        /// The operating system's words.
        reason: String,
    },
}

/// Serves until the process ends.
///
/// `build` is called once with `None`, then after changes with the paths of the changed files, sorted, or with `None`
/// when anything may have changed. `log` gets one line for the terminal at a time.
pub fn run(
    options: &Options,
    mut build: impl FnMut(Option<&[PathBuf]>) -> Outcome,
    log: impl Fn(&str),
) -> Result<(), ServeError> {
    // In this order nothing is missed: a change during the first build waits in the channel.
    let (sender, changes) = mpsc::channel();
    let _watcher = watch::start(&options.watch, &options.ignore, sender)
        .map_err(|(path, error)| ServeError::Watch { path, reason: error.to_string() })?;
    let server = Server::bind(options.port)?;
    server.publish(build(None));
    server.start();
    let url = server.url();
    log(&format!("serving at {url} (Ctrl-C ends it)"));
    if options.open && open(&url).is_err() {
        log("no browser could be opened");
    }
    follow(&server, &changes, build);
    Ok(())
}

/// Builds after every change, until there can be no more.
fn follow(
    server: &Server,
    changes: &Receiver<Changes>,
    mut build: impl FnMut(Option<&[PathBuf]>) -> Outcome,
) {
    loop {
        match changes.recv_timeout(HEARTBEAT) {
            Ok(first) => {
                // What came in during the last build is one change.
                let all = changes.try_iter().fold(first, merge);
                server.publish(build(all.as_deref()));
            }
            Err(RecvTimeoutError::Timeout) => server.shared.live.ping(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn merge(one: Changes, other: Changes) -> Changes {
    let (mut all, other) = one.zip(other)?;
    all.extend(other);
    all.sort();
    all.dedup();
    Some(all)
}

/// A bound port and what is served on it.
struct Server {
    listener: Arc<TcpListener>,
    port: u16,
    stopped: Arc<AtomicBool>,
    shared: Arc<Shared>,
}

struct Shared {
    guard: Guard,
    live: Live,
    site: RwLock<Arc<Site>>,
}

impl Server {
    fn bind(port: Option<u16>) -> Result<Self, ServeError> {
        let listener = match port {
            Some(port) => listen(port).map_err(|source| ServeError::Port { port, source })?,
            None => (PORT..PORT + TRIES)
                .find_map(|port| listen(port).ok())
                .map_or_else(|| listen(0), Ok)
                .map_err(|source| ServeError::Port { port: PORT, source })?,
        };
        let failed = |source| ServeError::Port { port: port.unwrap_or(PORT), source };
        let port = listener.local_addr().map_err(failed)?.port();
        let shared = Shared {
            guard: Guard::new(port),
            live: Live::default(),
            site: RwLock::new(Arc::new(Site::empty())),
        };
        Ok(Self { listener: Arc::new(listener), port, stopped: Arc::default(), shared: Arc::new(shared) })
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Replaces what is served and tells the open pages.
    fn publish(&self, outcome: Outcome) {
        let next = Arc::new(self.shared.site().next(outcome));
        let message = next.message();
        *self.shared.site.write().unwrap_or_else(PoisonError::into_inner) = next;
        self.shared.live.tell(&message);
    }

    /// Starts to answer.
    fn start(&self) {
        let (listener, stopped) = (Arc::clone(&self.listener), Arc::clone(&self.stopped));
        let shared = Arc::clone(&self.shared);
        thread::spawn(move || {
            connection::accept(&listener, &stopped, move |request| shared.respond(request));
        });
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Release);
        // Wakes the thread that waits for connections.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

impl Shared {
    fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn respond(self: &Arc<Self>, request: &Request) -> Reply {
        if !self.guard.admits(request) {
            return Reply::Answer(Answer::text(403, "This server answers its own pages only."));
        }
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Reply::Answer(Answer::text(405, "Only reading is offered here."));
        }
        if request.target != "/_lyceum/live" {
            return Reply::Answer(http::answer(&self.site(), &request.target));
        }
        if request.method == "HEAD" {
            return Reply::Answer(Answer::text(200, ""));
        }
        let shared = Arc::clone(self);
        Reply::Stream(Box::new(move |stream| shared.live.join(stream, || shared.site().message())))
    }
}

fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
}

/// Asks the desktop to show a page.
fn open(url: &str) -> io::Result<()> {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else {
        Command::new("xdg-open")
    };
    let mut child =
        command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // Somebody has to wait for it, or it stays a zombie.
    thread::spawn(move || child.wait());
    Ok(())
}
