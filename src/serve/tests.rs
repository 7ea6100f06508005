//! A server on a free port, asked over plain sockets.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use super::{Files, Outcome, Problem, ServeError, Server};

const PORTAL: &[(&str, &str)] = &[
    ("index.html", "<body>home</body>"),
    ("404.html", "<body>lost</body>"),
    ("guide/index.html", "<body>guide</body>"),
    ("a b/ü/index.html", "<body>spaces</body>"),
    ("search.wasm", "\0asm"),
    ("style.css", "a{}"),
];

fn good(files: &[(&str, &str)]) -> Outcome {
    let files: Files =
        files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes()))).collect();
    Outcome { files: Some(files), ..Outcome::default() }
}

fn bad() -> Outcome {
    let problem = Problem {
        code: "LY010".into(),
        message: "no such <status>".into(),
        place: "a.md:3:5".into(),
        excerpt: "status = \"x\"".into(),
        help: "did you mean `draft`?".into(),
    };
    Outcome { problems: vec![problem], ..Outcome::default() }
}

fn server(outcome: Outcome) -> Server {
    let server = Server::bind(Some(0)).unwrap();
    server.publish(outcome);
    server.start();
    server
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream
}

/// Sends a request as it is and reads the whole answer.
fn ask(server: &Server, method: &str, url: &str, headers: &str) -> String {
    let mut stream = connect(server);
    write!(stream, "{method} {url} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(server: &Server, url: &str) -> String {
    ask(server, "GET", url, &format!("Host: localhost:{}\r\n", server.port))
}

fn status(answer: &str) -> &str {
    &answer[9..12]
}

#[test]
fn pages_come_with_their_type_the_script_and_the_protections() {
    let server = server(good(PORTAL));
    let page = get(&server, "/guide/?q=1");
    assert_eq!(status(&page), "200");
    assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(page.contains("X-Content-Type-Options: nosniff\r\n"));
    assert!(page.contains("Cross-Origin-Resource-Policy: same-origin\r\n"));
    assert!(page.contains("guide<script src=\"/_lyceum/live.js\""));
    let wasm = get(&server, "/search.wasm");
    assert!(wasm.contains("Content-Type: application/wasm\r\n"));
    assert!(wasm.ends_with("\r\n\r\n\0asm"), "only pages are changed");
    assert!(get(&server, "/_lyceum/live.js").contains("EventSource"));
    assert!(get(&server, "/a%20b/%C3%BC/").contains("spaces"));
}

#[test]
fn a_folder_without_its_slash_is_redirected_on_this_host() {
    let server = server(good(PORTAL));
    let answer = get(&server, "/guide?q=1");
    assert_eq!(status(&answer), "302");
    assert!(answer.contains("Location: /guide/?q=1\r\n"), "{answer}");
    assert!(get(&server, "/a%20b/%c3%bc").contains("Location: /a%20b/%C3%BC/\r\n"));
    assert_eq!(status(&get(&server, "//guide")), "404");
}

#[test]
fn what_is_not_there_is_the_portals_own_404() {
    let server = server(good(PORTAL));
    for url in [
        "/nothing",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/guide/../index.html",
        "/..%2findex.html",
    ] {
        let answer = get(&server, url);
        assert_eq!(status(&answer), "404", "{url}");
        assert!(answer.contains("lost"), "{url}");
    }
    for url in ["/%00", "/%ff", "http://evil.example/"] {
        assert_eq!(status(&get(&server, url)), "400", "{url}");
    }
}

#[test]
fn other_hosts_origins_and_methods_are_refused() {
    let server = server(good(PORTAL));
    let port = server.port;
    let status_of = |method, headers: &str| status(&ask(&server, method, "/", headers)).to_owned();
    for host in ["127.0.0.1", "LOCALHOST", "[::1]"] {
        assert_eq!(status_of("GET", &format!("Host: {host}:{port}\r\n")), "200");
    }
    let host = format!("Host: 127.0.0.1:{port}\r\n");
    for refused in [
        String::new(),
        "Host: localhost\r\n".to_owned(),
        format!("Host: evil.example:{port}\r\n"),
        format!("{host}Host: evil.example\r\n"),
        format!("{host}Origin: http://evil.example\r\n"),
        format!("{host}Origin: null\r\n"),
    ] {
        assert_eq!(status_of("GET", &refused), "403", "{refused}");
    }
    assert_eq!(status_of("GET", &format!("{host}Origin: http://localhost:{port}\r\n")), "200");
    assert_eq!(status_of("POST", &format!("{host}Content-Length: 0\r\n")), "405");
}

#[test]
fn connections_that_stay_open_leave_no_request_waiting() {
    let server = server(good(PORTAL));
    let head = format!("GET /guide/ HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", server.port);
    // As a browser opens them: some silent, some at once, none closed.
    let mut open = Vec::new();
    for _ in 0..8 {
        let silent = connect(&server);
        let mut together: Vec<_> = (0..4).map(|_| connect(&server)).collect();
        for round in 0..3 {
            for stream in &mut together {
                // Two requests in one go are two answers.
                stream.write_all(head.repeat(1 + round % 2).as_bytes()).unwrap();
            }
            for stream in &mut together {
                let mut answers = String::new();
                while answers.matches("</body>").count() < 1 + round % 2 {
                    let mut part = [0; 4096];
                    let count = stream.read(&mut part).unwrap();
                    assert!(count > 0, "the connection was closed after {answers}");
                    answers.push_str(&String::from_utf8_lossy(&part[..count]));
                }
            }
        }
        open.push(silent);
        open.append(&mut together);
    }
}

#[test]
fn head_has_the_length_and_no_body() {
    let server = server(good(PORTAL));
    let answer = ask(&server, "HEAD", "/style.css", &format!("Host: localhost:{}\r\n", server.port));
    assert_eq!(status(&answer), "200");
    assert!(answer.contains("Content-Length: 3\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"));
}

/// An open page: the stream of its events.
struct Page(BufReader<TcpStream>);

impl Page {
    fn open(server: &Server) -> Self {
        let mut stream = connect(server);
        write!(stream, "GET /_lyceum/live HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", server.port).unwrap();
        Self(BufReader::new(stream))
    }

    fn state(&mut self) -> serde_json::Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }
}

#[test]
fn open_pages_are_told_of_builds() {
    let server = server(good(PORTAL));
    let mut page = Page::open(&server);
    let first = page.state();
    assert!(get(&server, "/").contains(first["generation"].as_str().unwrap()));

    let mut files = PORTAL.to_vec();
    files[5].1 = "b{}";
    server.publish(good(&files));
    let styled = page.state();
    assert_eq!(styled["css"], true);
    assert_eq!(styled["previous"], first["generation"]);

    files[0].1 = "<body>new</body>";
    server.publish(good(&files));
    let changed = page.state();
    assert_eq!(changed["css"], false);
    assert_ne!(changed["generation"], styled["generation"]);
    assert!(get(&server, "/").contains("new"));
}

#[test]
fn errors_are_told_while_the_last_good_portal_is_served() {
    let server = server(good(PORTAL));
    let mut page = Page::open(&server);
    let before = page.state();
    server.publish(bad());
    let failed = page.state();
    assert_eq!(failed["generation"], before["generation"], "nothing to reload");
    assert_eq!(failed["problems"][0]["place"], "a.md:3:5");
    assert!(get(&server, "/").contains("home"));
    assert_eq!(Page::open(&server).state(), failed, "a page opened now shows them as well");
    server.publish(good(PORTAL));
    assert_eq!(page.state()["problems"], serde_json::json!([]));
}

#[test]
fn before_the_first_good_build_the_errors_are_the_page() {
    let server = server(bad());
    let answer = get(&server, "/anything/");
    assert_eq!(status(&answer), "500");
    assert!(answer.contains("no such &lt;status&gt;"), "{answer}");
    assert!(answer.contains("/_lyceum/live.js"));
    let mut page = Page::open(&server);
    let failed = page.state();
    server.publish(good(PORTAL));
    assert_ne!(page.state()["generation"], failed["generation"]);
}

#[test]
fn many_open_pages_close_the_oldest() {
    let server = server(good(PORTAL));
    let mut oldest = Page::open(&server);
    oldest.state();
    let pages: Vec<_> = (0..32)
        .map(|_| {
            let mut page = Page::open(&server);
            page.state();
            page
        })
        .collect();
    let mut line = String::new();
    while line != "event: full\n" {
        line.clear();
        assert!(oldest.0.read_line(&mut line).unwrap() > 0);
    }
    assert_eq!(status(&get(&server, "/")), "200");
    drop(pages);
}

#[test]
fn a_taken_port_is_an_error_when_asked_for_and_the_next_one_otherwise() {
    let first = Server::bind(Some(0)).unwrap();
    let error = Server::bind(Some(first.port)).err().unwrap();
    assert!(matches!(error, ServeError::Port { port, .. } if port == first.port));
    assert!(error.to_string().ends_with("choose another with --port"), "{error}");
    let one = Server::bind(None).unwrap();
    let two = Server::bind(None).unwrap();
    assert_ne!(one.port, two.port);
}
