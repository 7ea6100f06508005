//! A page in the browser, as a reader has it in front of them.

use std::cell::RefCell;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::chrome::{Browser, PATIENCE, browser};
use super::server::Site;

/// The pause between two looks at a condition.
const LOOK: Duration = Duration::from_millis(20);

/// A page with storage of its own. It closes when it is dropped.
pub(crate) struct Tab {
    browser: &'static Browser,
    context: String,
    session: String,
    site: &'static Site,
    events: Receiver<Value>,
    seen: RefCell<Seen>,
}

/// What happened in the page.
#[derive(Default)]
struct Seen {
    loads: usize,
    errors: Vec<String>,
    requests: Vec<String>,
    /// Script errors, which nothing forgets.
    thrown: Vec<String>,
}

impl Tab {
    /// An empty page for a site, 1440 pixels wide, in light colours, on the day of all tests.
    pub(crate) fn open(site: &'static Site) -> Option<Self> {
        let browser = browser()?;
        let (context, session, events) = browser.page().expect("a page");
        let tab = Self { browser, context, session, site, events, seen: RefCell::default() };
        for domain in ["Page.enable", "Runtime.enable", "Network.enable", "Log.enable"] {
            tab.send(domain, json!({}));
        }
        tab.send("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        tab.slow_down();
        Some(tab.width(1440).scheme("light").today(crate::support::TODAY))
    }

    /// Makes the page as slow as `BROWSER_SLOWDOWN` says, a factor: what passes only on a fast machine shows.
    fn slow_down(&self) {
        let factor = std::env::var("BROWSER_SLOWDOWN").ok().and_then(|text| text.parse::<u32>().ok());
        if let Some(factor) = factor {
            self.send("Emulation.setCPUThrottlingRate", json!({ "rate": factor }));
            let slow = json!({ "offline": false, "latency": factor * 5, "downloadThroughput": -1, "uploadThroughput": -1 });
            self.send("Network.emulateNetworkConditions", slow);
        }
    }

    /// Gives the page this width.
    pub(crate) fn width(self, width: u32) -> Self {
        self.resize(width);
        self
    }

    /// Gives the page another width.
    pub(crate) fn resize(&self, width: u32) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.send("Emulation.setDeviceMetricsOverride", size);
    }

    /// Sets what the system says about colours.
    pub(crate) fn scheme(self, scheme: &str) -> Self {
        self.media("screen", &[("prefers-color-scheme", scheme)]);
        self
    }

    /// Sets the medium and what the system says.
    pub(crate) fn media(&self, media: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.send("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }));
    }

    /// Sets the reader's date for the pages to come.
    pub(crate) fn today(self, day: &str) -> Self {
        self.before_pages(&format!(
            "{{ const Real = Date, shift = Real.parse('{day}T12:00:00') - Real.now();
               Date = class extends Real {{
                 constructor(...all) {{ if (all.length) super(...all); else super(Real.now() + shift); }}
                 static now() {{ return Real.now() + shift; }}
               }}; }}"
        ));
        self
    }

    /// Takes script away from the pages to come.
    pub(crate) fn without_script(self) -> Self {
        self.send("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        self
    }

    /// Runs a script before those of the pages to come.
    pub(crate) fn before_pages(&self, script: &str) {
        self.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// Goes to an address below the site's base path and waits until it is loaded.
    pub(crate) fn go(&self, path: &str) -> &Self {
        let url = self.site.url(path);
        let loads = self.look().loads;
        let answer = self.send("Page.navigate", json!({ "url": url }));
        assert!(answer.get("errorText").is_none(), "{url}: {answer}");
        // A change of the fragment only loads nothing.
        if answer.get("loaderId").is_some() {
            self.until(&format!("{url} to load"), || self.look().loads > loads);
        }
        self
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        let loads = self.look().loads;
        self.send("Page.reload", json!({}));
        self.until("the page to load again", || self.look().loads > loads);
    }

    /// Waits until the browser shows an address below the base path.
    pub(crate) fn arrives(&self, path: &str) {
        let url = self.site.url(path);
        self.wait(&format!("location.href === {} && document.readyState === 'complete'", json!(url)));
    }

    /// The value of an expression; a promise is waited for.
    pub(crate) fn eval<T: DeserializeOwned>(&self, script: &str) -> T {
        let value = self.try_eval(script).unwrap_or_else(|error| panic!("{script}\n{error}"));
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{script}\n{value}\n{error}"))
    }

    /// Waits until an expression is true.
    pub(crate) fn wait(&self, script: &str) {
        // While a page gives way to the next there is nothing to ask.
        self.until(script, || self.try_eval(script) == Ok(Value::Bool(true)));
    }

    /// Presses a key, such as `Enter`, `/` or `Ctrl+k`.
    pub(crate) fn press(&self, chord: &str) {
        let (modifiers, key) = match chord.split_once('+') {
            Some(("Ctrl", key)) => (2, key),
            Some(("Shift", key)) => (8, key),
            _ => (0, chord),
        };
        let (code, number, text) = match key {
            "Enter" => ("Enter", 13, "\r"),
            "Escape" => ("Escape", 27, ""),
            "Tab" => ("Tab", 9, ""),
            "Space" => ("Space", 32, " "),
            "ArrowLeft" => ("ArrowLeft", 37, ""),
            "ArrowUp" => ("ArrowUp", 38, ""),
            "ArrowRight" => ("ArrowRight", 39, ""),
            "ArrowDown" => ("ArrowDown", 40, ""),
            "Home" => ("Home", 36, ""),
            "End" => ("End", 35, ""),
            "PageUp" => ("PageUp", 33, ""),
            "PageDown" => ("PageDown", 34, ""),
            "/" => ("Slash", 191, "/"),
            // The number is that of a key: letters and digits have their own, the rest would be other keys.
            letter => match letter.as_bytes()[0].to_ascii_uppercase() {
                number if number.is_ascii_alphanumeric() => ("", u32::from(number), letter),
                _ => ("", 0, letter),
            },
        };
        let key = if key == "Space" { " " } else { key };
        let text = if modifiers == 2 { "" } else { text };
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        for kind in [down, "keyUp"] {
            let mut params = json!({ "type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number, "modifiers": modifiers });
            if kind == "keyDown" {
                params["text"] = text.into();
            }
            self.send("Input.dispatchKeyEvent", params);
        }
    }

    /// Types a text key by key.
    pub(crate) fn type_text(&self, text: &str) {
        for letter in text.chars() {
            match letter {
                ' ' => self.press("Space"),
                letter => self.press(&letter.to_string()),
            }
        }
    }

    /// Opens the search on this page and types a query, and waits until the results are those of all of it.
    pub(crate) fn search(&self, query: &str) {
        self.press("/");
        self.wait("document.querySelector('dialog.search')?.open === true");
        self.type_text(query);
        self.settled();
    }

    /// Waits until the results, of the dialog or of the page, are those of what stands in the field.
    pub(crate) fn settled(&self) {
        self.wait(
            "(document.querySelector('.search-list') ?? document.querySelector('ol.hits'))?.getAttribute('aria-busy') === 'false'",
        );
    }

    /// Clicks into the middle of an element, wherever it is.
    pub(crate) fn click(&self, selector: &str) {
        let middle = format!(
            "(() => {{ const it = document.querySelector({}); it.scrollIntoView({{ block: 'center', behavior: 'instant' }});
              const box = it.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()",
            json!(selector)
        );
        let [x, y]: [f64; 2] = self.eval(&middle);
        for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            let mut params = json!({ "type": kind, "x": x, "y": y, "buttons": buttons });
            if kind != "mouseMoved" {
                params["button"] = "left".into();
                params["clickCount"] = 1.into();
            }
            self.send("Input.dispatchMouseEvent", params);
        }
    }

    /// Touches the middle of an element, as a finger does.
    pub(crate) fn tap(&self, selector: &str) {
        self.send("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
        let middle = format!(
            "(() => {{ const it = document.querySelector({}); it.scrollIntoView({{ block: 'center', inline: 'center', behavior: 'instant' }});
              const box = it.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()",
            json!(selector)
        );
        let [x, y]: [f64; 2] = self.eval(&middle);
        self.send(
            "Input.dispatchTouchEvent",
            json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] }),
        );
        self.send("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }));
    }

    /// Turns the wheel over the middle of an element, with Ctrl or without.
    pub(crate) fn wheel(&self, selector: &str, by: f64, ctrl: bool) {
        let middle = format!(
            "(() => {{ const box = document.querySelector({}).getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2]; }})()",
            json!(selector)
        );
        let [x, y]: [f64; 2] = self.eval(&middle);
        let modifiers = if ctrl { 2 } else { 0 };
        let wheel = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by, "modifiers": modifiers });
        self.send("Input.dispatchMouseEvent", wheel);
    }

    /// Puts fingers down at places of the window, moves them, and lifts them.
    pub(crate) fn fingers(&self, places: &[Vec<[f64; 2]>]) {
        self.send("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 2 }));
        for (at, fingers) in places.iter().enumerate() {
            let points: Vec<Value> =
                fingers.iter().enumerate().map(|(id, [x, y])| json!({ "x": x, "y": y, "id": id })).collect();
            let kind = if at == 0 { "touchStart" } else { "touchMove" };
            self.send("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
        }
        self.send("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }));
    }

    /// How many pages it takes on paper of a size in inches.
    pub(crate) fn printed(&self, width: f64, height: f64) -> usize {
        let params = json!({ "paperWidth": width, "paperHeight": height, "printBackground": true });
        let file = self.send("Page.printToPDF", params);
        let text = base64(file["data"].as_str().expect("a file"));
        // Each page is an object of this type; the one that lists them is of the type `Pages`.
        let pages = text.split(|byte| *byte == b'\n').filter(|line| line.ends_with(b"/Type /Page"));
        pages.count()
    }

    /// The addresses of all tabs that this one has opened, and its own.
    pub(crate) fn tabs(&self) -> Vec<String> {
        let targets = self.send("Target.getTargets", json!({}));
        let targets = targets["targetInfos"].as_array().expect("targets");
        let ours = targets
            .iter()
            .filter(|target| target["browserContextId"] == self.context && target["type"] == "page");
        ours.filter_map(|target| target["url"].as_str().map(str::to_owned)).collect()
    }

    /// Goes back or forward in the history.
    pub(crate) fn travel(&self, by: i32) {
        self.eval::<Value>(&format!("history.go({by})"));
    }

    /// What went wrong in the page: script errors, messages of the console, files that are missing.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.look().errors.clone()
    }

    /// The addresses that the page asked for.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.look().requests.clone()
    }

    /// Forgets both.
    pub(crate) fn forget(&self) {
        let mut seen = self.look();
        seen.errors.clear();
        seen.requests.clear();
    }

    fn try_eval(&self, script: &str) -> Result<Value, String> {
        let params =
            json!({ "expression": script, "returnByValue": true, "awaitPromise": true, "userGesture": true });
        let answer = self.browser.send(Some(&self.session), "Runtime.evaluate", params)?;
        match answer.get("exceptionDetails") {
            Some(error) => Err(error["exception"]["description"].to_string()),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// Waits until something holds.
    pub(crate) fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain for {what}\n{:#?}\n{:?}",
                self.errors(),
                self.try_eval("location.href + '\\n' + (document.querySelector('dialog[open]') ?? document.body).innerText.slice(0, 600)")
            );
            std::thread::sleep(LOOK);
        }
    }

    fn send(&self, method: &str, params: Value) -> Value {
        self.browser.send(Some(&self.session), method, params).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Takes in what the browser has said about the page.
    fn look(&self) -> std::cell::RefMut<'_, Seen> {
        let mut seen = self.seen.borrow_mut();
        while let Ok(event) = self.events.try_recv() {
            seen.take(&event);
        }
        seen
    }
}

impl Seen {
    fn take(&mut self, event: &Value) {
        let params = &event["params"];
        match event["method"].as_str().unwrap_or_default() {
            "Page.loadEventFired" => self.loads += 1,
            "Runtime.exceptionThrown" => {
                self.errors.push(params["exceptionDetails"].to_string());
                self.thrown.push(params["exceptionDetails"].to_string());
            }
            "Runtime.consoleAPICalled"
                if matches!(params["type"].as_str(), Some("error" | "warning" | "assert")) =>
            {
                self.errors.push(params["args"].to_string());
            }
            "Log.entryAdded" if matches!(params["entry"]["level"].as_str(), Some("error" | "warning")) => {
                self.errors.push(format!("{} {}", params["entry"]["text"], params["entry"]["url"]));
            }
            "Network.requestWillBeSent" => {
                self.requests.extend(params["request"]["url"].as_str().map(str::to_owned));
            }
            _ => {}
        }
    }
}

impl Drop for Tab {
    /// Closes the page. A script error fails the test, whatever it was about.
    fn drop(&mut self) {
        let thrown = self.look().thrown.clone();
        self.browser.close(&self.context, &self.session);
        assert!(std::thread::panicking() || thrown.is_empty(), "a script failed: {thrown:#?}");
    }
}

/// The bytes of a text in Base64.
fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values = text.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte));
    let values: Vec<usize> = values.collect();
    let bytes = values.chunks(4).flat_map(|four| {
        let whole = four.iter().fold(0, |whole, value| whole << 6 | value) << (6 * (4 - four.len()));
        [whole >> 16, whole >> 8, whole].into_iter().map(|byte| byte as u8).take(four.len() - 1)
    });
    bytes.collect()
}
