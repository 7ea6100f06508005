//! Connections: each has a thread of its own, which reads one request after the other from it.
//!
//! A browser opens connections in advance and keeps them, so threads shared between connections would leave some
//! without one. Only reading is offered, so a request is a head and nothing more.

use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::http::Answer;

/// Connections at one time; one more is closed at once. A browser opens six for a host.
const MOST: usize = 128;
/// How long a connection may be silent.
const IDLE: Duration = Duration::from_secs(120);
/// How long an answer may take to be taken.
const SLOW: Duration = Duration::from_secs(30);
/// A longer head is none that a browser sends.
const LONGEST: usize = 16 << 10;
const MOST_HEADERS: usize = 64;

/// The head of a request.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// As sent: a path with an optional query.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    /// Whether it is the last one of its connection.
    pub(crate) last: bool,
}

impl Request {
    /// The values of all headers of a name.
    pub(crate) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.headers.iter().filter(move |(own, _)| own.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value.as_str())
    }
}

/// What becomes of a connection after a request.
pub(crate) enum Reply {
    Answer(Answer),
    /// The connection itself is taken over.
    Stream(Box<dyn FnOnce(TcpStream) + Send>),
}

/// Accepts connections until `stop`; `respond` is called from many threads.
pub(crate) fn accept<F>(listener: &TcpListener, stop: &AtomicBool, respond: F)
where
    F: Fn(&Request) -> Reply + Send + Sync + 'static,
{
    let (respond, open) = (Arc::new(respond), Arc::new(AtomicUsize::new(0)));
    for stream in listener.incoming() {
        if stop.load(Ordering::Acquire) {
            return;
        }
        // One that failed to arrive is its browser's business.
        let Ok(stream) = stream else { continue };
        if open.load(Ordering::Relaxed) >= MOST {
            continue;
        }
        let (respond, guard) = (Arc::clone(&respond), Open::new(&open));
        // Without a thread the connection is closed, and the browser tries again.
        let _ = thread::Builder::new().name("connection".into()).spawn(move || {
            let _guard = guard;
            // A reader who went away is no failure.
            let _ = follow(stream, &*respond);
        });
    }
}

/// Counts an open connection.
struct Open(Arc<AtomicUsize>);

impl Open {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(count))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Answers the requests of a connection until it ends.
fn follow(mut stream: TcpStream, respond: &(dyn Fn(&Request) -> Reply + Sync)) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_write_timeout(Some(SLOW))?;
    stream.set_nodelay(true)?;
    let mut received = Vec::new();
    loop {
        let request = match next(&mut stream, &mut received)? {
            Next::Request(request) => request,
            Next::End => return Ok(()),
            Next::Refused(status) => {
                let answer = Answer::text(status, "This request cannot be understood.");
                return stream.write_all(&answer.to_bytes(false, true));
            }
        };
        match respond(&request) {
            Reply::Answer(answer) => {
                stream.write_all(&answer.to_bytes(request.method == "HEAD", request.last))?;
            }
            Reply::Stream(take) => {
                take(stream);
                return Ok(());
            }
        }
        if request.last {
            return Ok(());
        }
    }
}

enum Next {
    Request(Request),
    End,
    /// With a status.
    Refused(u16),
}

/// The next request. `received` is what was read and belongs to later ones.
fn next(stream: &mut TcpStream, received: &mut Vec<u8>) -> io::Result<Next> {
    let mut chunk = [0; 4096];
    loop {
        match parse(received) {
            Ok(Some((request, length))) => {
                received.drain(..length);
                return Ok(Next::Request(request));
            }
            Err(_) => return Ok(Next::Refused(400)),
            Ok(None) if received.len() > LONGEST => return Ok(Next::Refused(431)),
            Ok(None) => {}
        }
        match stream.read(&mut chunk) {
            Ok(0) => return Ok(Next::End),
            Ok(count) => received.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// A request and its length; `None` while the rest is still to come.
fn parse(received: &[u8]) -> Result<Option<(Request, usize)>, httparse::Error> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(length) = head.parse(received)? else { return Ok(None) };
    let mut request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: head.path.unwrap_or_default().to_owned(),
        headers: Vec::with_capacity(head.headers.len()),
        last: head.version == Some(0),
    };
    for header in head.headers.iter() {
        request.headers.push((header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned()));
    }
    let closes = request.values("Connection").any(|value| value.to_ascii_lowercase().contains("close"));
    // A body is not read, so nobody knows where the next request would begin.
    let has_body = request.values("Transfer-Encoding").next().is_some()
        || request.values("Content-Length").any(|length| length.trim() != "0");
    request.last |= closes || has_body;
    Ok(Some((request, length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_one_after_the_other() {
        let text = b"GET /a?b HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nconnection: Close\r\n\r\n";
        let (first, length) = parse(text).unwrap().unwrap();
        assert_eq!((first.method.as_str(), first.target.as_str(), first.last), ("GET", "/a?b", false));
        assert_eq!(first.values("host").collect::<Vec<_>>(), ["x"]);
        let (second, rest) = parse(&text[length..]).unwrap().unwrap();
        assert_eq!((second.method.as_str(), second.last, length + rest), ("HEAD", true, text.len()));
        for end in 0..length {
            assert_eq!(parse(&text[..end]), Ok(None), "{end}");
        }
        assert!(parse(b"\0\0\0\r\n\r\n").is_err());
    }

    #[test]
    fn a_request_with_a_body_or_of_the_old_version_is_the_last() {
        for text in [
            "GET / HTTP/1.0\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        ] {
            assert!(parse(text.as_bytes()).unwrap().unwrap().0.last, "{text}");
        }
    }
}
