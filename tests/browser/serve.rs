//! `lyceum serve` as an author sees it: the page follows the sources.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use super::server::Site;
use super::tab::Tab;
use crate::support::{TODAY, arg, folder};

/// A running server; it ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has noticed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(root: &Path) -> (Running, &'static Site) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_lyceum"));
    server.args(["serve", arg(root), "--port", "0", "--today", TODAY]).env("NO_COLOR", "1");
    let mut child = server.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the server starts");
    let mut lines = BufReader::new(child.stderr.take().expect("its messages")).lines();
    let running = Running(child);
    let origin = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| {
            Some(line.split_once("serving at ")?.1.split('/').take(3).collect::<Vec<_>>().join("/"))
        })
        .expect("a line with the address");
    // A pipe that nobody reads would stop the server once it is full.
    std::thread::spawn(move || lines.map_while(Result::ok).count());
    let site = Site { root: root.to_owned(), origin, base: "/", down: Arc::default() };
    (running, Box::leak(Box::new(site)))
}

fn page(status: &str, title: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nstatus = \"{status}\"\n+++\n\nText.\n")
}

#[test]
fn the_page_follows_the_sources() {
    if super::chrome::browser().is_none() {
        return;
    }
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/index.md", "# Home\n"),
        ("content/guide.md", &page("published", "One")),
    ]);
    let (_running, site) = serve(root.path());
    let Some(tab) = Tab::open(site) else { return };
    let file = root.path().join("content/guide.md");
    let write = |text: &str| std::fs::write(&file, text).expect("the page is written");
    let title = |text: &str| format!("document.querySelector('h1').innerText === '{text}'");
    let overlay = "document.querySelector('lyceum-problems')?.shadowRoot.textContent ?? ''";
    tab.go("guide/");
    tab.wait(&title("One"));

    write(&page("published", "Two"));
    tab.wait(&title("Two"));
    assert_eq!(tab.eval::<String>(overlay), "");

    write(&page("publishd", "Three"));
    tab.wait(&format!("({overlay}).includes('content/guide.md:3:')"));
    let text: String = tab.eval(overlay);
    for part in ["One error", "publishd", "published"] {
        assert!(text.contains(part), "{text} lacks {part}");
    }
    assert!(tab.eval::<bool>(&title("Two")), "the last good page stays");
    tab.reload();
    tab.wait(&format!("({overlay}).includes('content/guide.md:3:')"));

    write(&page("published", "Four"));
    tab.wait(&title("Four"));
    tab.wait(&format!("({overlay}) === ''"));
}
