//! Findings of pages that did not change, kept from one portal of the development server to the next.
//!
//! A page is read with its own text, the rules and settings, and the names that the portal's pages have, which are words
//! that are spelt right. As long as all of that is the same, so are its findings.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::{Diagnostic, SourceText};
use crate::markdown;
use crate::parse::Page;
use crate::portal::Portal;
use crate::schema::Kind;

/// Findings by path, with the text that they were found in.
type Pages = HashMap<String, (Arc<SourceText>, Vec<Diagnostic>)>;

/// What is known of pages.
#[derive(Debug, Default)]
pub struct Memo {
    world: [u8; 32],
    before: Pages,
    now: Mutex<Pages>,
}

impl Memo {
    /// A new portal begins: what the last one did not ask for is forgotten, and everything where `world` is another.
    pub fn begin(&mut self, world: [u8; 32]) {
        let asked = std::mem::take(self.now.get_mut().unwrap_or_else(PoisonError::into_inner));
        self.before = if world == self.world { asked } else { Pages::new() };
        self.world = world;
    }

    /// The findings of a page, by `check` where they are not known.
    pub fn findings(&self, page: &Page, check: impl FnOnce() -> Vec<Diagnostic>) -> Vec<Diagnostic> {
        // What an included file or a schema says may change while the page does not.
        let text = &page.source.text;
        if markdown::may_include(text) || text.contains("schema") {
            return check();
        }
        let known = self.before.get(&page.path).filter(|(source, _)| source.text == *text);
        let found = known.map_or_else(check, |(_, found)| found.clone());
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.insert(page.path.clone(), (Arc::clone(&page.source), found.clone()));
        found
    }
}

/// The hash of what every page is read with besides its own text; `salt` stands for settings and rules.
pub fn world(portal: &Portal, salt: &[u8; 32]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(salt);
    let mut part = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    };
    for page in &portal.pages {
        let page = &page.page;
        part(&page.title);
        page.meta.tags.iter().for_each(|tag| part(tag));
        // Every short text of a record is a name.
        if portal.schema.get(&page.type_id).kind == Kind::Record {
            part(&page.source.text);
        }
    }
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::emit::testing;
    use crate::schema;

    #[test]
    fn a_page_is_checked_again_when_it_or_the_world_has_changed() {
        let (schema, _) = schema::load(&[]);
        let page = |text: &str| testing::parsed(&schema, &[("a.md", text)]).0.remove(0);
        let mut memo = Memo::default();
        let mut checked = 0;
        let mut ask = |memo: &mut Memo, world: u8, text: &str| {
            memo.begin([world; 32]);
            let found = memo.findings(&page(text), || {
                checked += 1;
                vec![Diagnostic::new(Code::Brand, format!("check {checked}"))]
            });
            found[0].message.clone()
        };
        let seen = [(1, "One.\n"), (1, "One.\n"), (1, "Two.\n"), (1, "One.\n"), (2, "One.\n"), (2, "One.\n")]
            .map(|(world, text)| ask(&mut memo, world, text));
        assert_eq!(seen, ["check 1", "check 1", "check 2", "check 3", "check 4", "check 4"]);
        let included = ["{{#include x.md}}\n", "Its schema.\n"];
        for text in included {
            assert_ne!(ask(&mut memo, 2, text), ask(&mut memo, 2, text), "{text}");
        }
    }

    #[test]
    fn names_belong_to_the_world() {
        let of = |title: &str, role: &str| {
            let person = format!("+++\ntitle = \"Ana\"\nrole = \"{role}\"\n+++\n");
            let page = format!("+++\ntitle = \"{title}\"\n+++\nText.\n");
            world(&testing::portal("", &[("people/ana.md", &person), ("a.md", &page)]), &[0; 32])
        };
        assert_eq!(of("A", "Lead"), of("A", "Lead"));
        assert_ne!(of("A", "Lead"), of("B", "Lead"));
        assert_ne!(of("A", "Lead"), of("A", "Chief"));
    }
}
