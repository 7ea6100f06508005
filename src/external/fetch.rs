//! One address, asked.

use std::time::Duration;

use ureq::Agent;
use ureq::http::{Response, StatusCode};

use super::{Answer, Settings};

/// Between two tries, when the host does not say how long.
const PAUSE: Duration = Duration::from_millis(500);
/// The longest that a host may let us wait for the next try.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// Redirects that are followed.
const REDIRECTS: usize = 8;

/// A client of one worker: connections are kept from address to address.
pub(super) struct Client {
    agent: Agent,
    retries: u32,
}

impl Client {
    pub(super) fn new(settings: &Settings) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(settings.timeout.clamp(1, 120))))
            .http_status_as_error(false)
            // Followed here, so that the last address is known.
            .max_redirects(0)
            .user_agent(concat!("lyceum/", env!("CARGO_PKG_VERSION"), " (link check)"));
        Self { agent: config.build().into(), retries: settings.retries.min(5) }
    }

    /// What it answers, after retries.
    pub(super) fn ask(&self, url: &str) -> Answer {
        let mut tries = 0;
        loop {
            let (answer, wait) = self.follow(url);
            let again = match &answer {
                Answer::Silent(_) => true,
                Answer::Status(status) => *status == 429 || *status >= 500,
                Answer::Fine | Answer::Moved(_) => false,
            };
            if !again || tries >= self.retries {
                // A host that asks for patience exists.
                return if answer == Answer::Status(429) { Answer::Fine } else { answer };
            }
            tries += 1;
            std::thread::sleep(wait.unwrap_or(PAUSE * tries).min(LONGEST_PAUSE));
        }
    }

    /// Follows redirects; also how long the host asks to wait.
    fn follow(&self, url: &str) -> (Answer, Option<Duration>) {
        let mut at = url.to_owned();
        let mut for_good = true;
        for _ in 0..REDIRECTS {
            let response = match self.request(&at) {
                Ok(response) => response,
                Err(error) => return (Answer::Silent(reason(&error)), None),
            };
            let status = response.status();
            if let Some(next) = redirect(&response, &at) {
                for_good &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
                at = next;
                continue;
            }
            let wait = header(&response, "retry-after").and_then(|v| v.parse().ok()).map(Duration::from_secs);
            let answer = match status.as_u16() {
                // What asks for a login is there.
                200..=299 | 304 | 401 | 402 | 403 | 405 | 406 | 407 | 451 | 999 if at == url || !for_good => {
                    Answer::Fine
                }
                200..=299 | 304 => Answer::Moved(at),
                401..=403 | 405..=407 | 451 | 999 => Answer::Fine,
                other => Answer::Status(other),
            };
            return (answer, wait);
        }
        (Answer::Silent(format!("more than {REDIRECTS} redirects")), None)
    }

    /// Asks for the head; for the whole where a host does not know how to answer that.
    fn request(&self, url: &str) -> Result<Response<ureq::Body>, ureq::Error> {
        let response = self.agent.head(url).call()?;
        if matches!(response.status().as_u16(), 400 | 403 | 404 | 405 | 500..=599) {
            return self.agent.get(url).call();
        }
        Ok(response)
    }
}

fn header<'a>(response: &'a Response<ureq::Body>, name: &str) -> Option<&'a str> {
    response.headers().get(name)?.to_str().ok()
}

/// Where a response sends on to.
fn redirect(response: &Response<ureq::Body>, from: &str) -> Option<String> {
    if !response.status().is_redirection() || response.status() == StatusCode::NOT_MODIFIED {
        return None;
    }
    let to = header(response, "location")?;
    let (scheme, rest) = from.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    Some(match to {
        to if to.contains("://") => to.to_owned(),
        to if to.starts_with("//") => format!("{scheme}:{to}"),
        to if to.starts_with('/') => format!("{scheme}://{authority}{to}"),
        to => {
            let path = rest.split(['?', '#']).next().unwrap_or(rest);
            let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
            format!("{scheme}://{folder}/{to}")
        }
    })
}

/// Without the address, which the message names already.
fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "it takes too long".to_owned(),
        ureq::Error::HostNotFound => "there is no such host".to_owned(),
        ureq::Error::ConnectionFailed => "the connection fails".to_owned(),
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
            "the connection is refused".to_owned()
        }
        other => other.to_string(),
    }
}
