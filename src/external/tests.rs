//! Against a server of our own on loopback.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use jiff::civil::date;

use super::*;
use crate::config::Config;
use crate::diagnostic::SourceText;
use crate::emit::testing;

/// Serves fixed answers by path and counts what is asked; ends with the test process.
fn server() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming().take(200) {
            let Ok(mut stream) = stream else { continue };
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let first = lines.next().unwrap_or_default();
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let tries = {
                let mut log = log.lock().unwrap();
                log.push(first.trim_end_matches(" HTTP/1.1").to_owned());
                log.iter().filter(|line| **line == log[log.len() - 1]).count()
            };
            let path = first.split(' ').nth(1).unwrap_or_default();
            let status = match path {
                "/no-head" if first.starts_with("HEAD") => "405 Method Not Allowed",
                "/fine" | "/no-head" => "200 OK",
                "/gone" => "404 Not Found",
                "/login" => "403 Forbidden",
                "/moved" => "301 Moved Permanently\r\nLocation: /fine",
                "/for-now" => "302 Found\r\nLocation: fine",
                "/circle" => "302 Found\r\nLocation: /circle",
                "/busy" if tries > 1 => "200 OK",
                "/busy" => "503 Service Unavailable\r\nRetry-After: 0",
                _ => "500 Internal Server Error\r\nRetry-After: 0",
            };
            let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    });
    (base, asked)
}

fn run(config: &str, text: &str, cache: &mut Cache) -> Vec<String> {
    let (config, found) = Config::parse(&SourceText::new("lyceum.toml", config));
    assert_eq!(found, []);
    let (portal, _) = testing::try_portal(config, &[("page.md", text)]);
    check(&portal, cache)
        .into_iter()
        .map(|d| format!("{} {}", d.rule.unwrap_or_default(), d.message))
        .collect()
}

#[test]
fn what_answers_and_what_does_not() {
    let (base, asked) = server();
    let paths =
        ["fine#part", "gone", "login", "moved", "for-now", "circle", "busy", "no-head", "broken", "gone"];
    let text = paths.map(|path| format!("[x]({base}/{path})\n")).concat();
    let text = format!("{text}<a href=\"{base}/gone\">x</a> [mail](mailto:a@b.example)\n");
    let mut cache = Cache::parse("", date(2026, 11, 21));
    let found = run("[check.links]\nretries = 1\n", &text, &mut cache);
    assert_eq!(
        found,
        [
            format!("dead `{base}/broken` answers with 500"),
            format!("dead `{base}/circle` does not answer: more than 8 redirects"),
            format!("dead `{base}/gone` answers with 404"),
            format!("dead `{base}/gone` answers with 404"),
            format!("dead `{base}/gone` answers with 404"),
            format!("moved `{base}/moved` has moved for good"),
        ]
    );
    let count = asked.lock().unwrap().len();
    assert_eq!(
        asked.lock().unwrap().iter().filter(|line| line.as_str() == "HEAD /gone").count(),
        1,
        "once for all"
    );

    // What answered well is not asked again for a week, what did not for a day.
    let later = |days: i8| Cache::parse(&cache.to_json(), date(2026, 11, 21 + days));
    assert_eq!(run("", &text, &mut later(0)).len(), 6);
    assert_eq!(asked.lock().unwrap().len(), count);
    run("[check.links]\nretries = 0\n", &text, &mut later(1));
    let again = asked.lock().unwrap()[count..].to_vec();
    assert!(
        again.contains(&"HEAD /gone".to_owned()) && !again.contains(&"HEAD /fine".to_owned()),
        "{again:?}"
    );
}

#[test]
fn hosts_can_be_limited_and_addresses_left_out() {
    let text = "[a](https://docs.a.example/x) [b](https://b.example/) [c](https://c.a.example/)\n";
    let config =
        "[check.links]\nallow = [\"a.example\"]\nskip = [\"https://docs.a.example/\", \"https://c.\"]\n";
    let found = run(config, text, &mut Cache::parse("", date(2026, 11, 21)));
    assert_eq!(found, ["host `b.example` is not among the hosts that pages may link to"]);
}

#[test]
fn a_host_that_refuses_is_silent() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let text = format!("[a](http://{free}/)\n");
    let found = run("[check.links]\nretries = 0\n", &text, &mut Cache::parse("", date(2026, 11, 21)));
    assert_eq!(found, [format!("dead `http://{free}/` does not answer: the connection is refused")]);
}
