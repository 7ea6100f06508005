//! Open pages, told of every build by server-sent events.

use std::collections::VecDeque;
use std::io::{self, Write as _};
use std::net::TcpStream;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Open pages that are told. One more closes the oldest: each holds a connection and its thread.
const MOST: usize = 32;

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
    X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n\r\n\
    retry: 500\n\n";

/// A connection to an open page.
pub(crate) type Stream = TcpStream;

/// All open pages.
#[derive(Default)]
pub(crate) struct Live {
    streams: Mutex<VecDeque<Stream>>,
}

impl Live {
    /// Takes over a connection and tells it the state of things, which it may have missed.
    ///
    /// The state is asked for while no one else can be told anything: a build that ends meanwhile is told later.
    pub(crate) fn join(&self, mut stream: Stream, state: impl Fn() -> String) {
        let mut streams = self.streams();
        if send(&mut stream, &format!("{HEAD}{}", event(&state()))).is_err() {
            return;
        }
        streams.push_back(stream);
        if streams.len() > MOST
            && let Some(mut oldest) = streams.pop_front()
        {
            // It is going away in any case.
            let _ = send(&mut oldest, "event: full\ndata: close\n\n");
        }
    }

    /// Tells every open page.
    pub(crate) fn tell(&self, state: &str) {
        self.send_all(&event(state));
    }

    /// Finds out which pages have been closed.
    pub(crate) fn ping(&self) {
        self.send_all(": still here\n\n");
    }

    fn send_all(&self, text: &str) {
        self.streams().retain_mut(|stream| send(stream, text).is_ok());
    }

    fn streams(&self) -> MutexGuard<'_, VecDeque<Stream>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An event with one line of data; JSON has no line ends.
fn event(state: &str) -> String {
    format!("event: state\ndata: {state}\n\n")
}

fn send(stream: &mut Stream, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
