//! Link targets of a page as addresses, for the Markdown renderer.

use super::generated::Missing;
use crate::markdown::{ImageTarget, LinkKind, LinkTarget as Href, Resolver};
use crate::portal::{LinkTarget, Portal, PortalPage, Url, link_key, urls};

/// Resolves what one page's body names. Everything was decided by [`crate::portal`]; this only writes addresses.
pub(super) struct PageLinks<'a> {
    pub(super) portal: &'a Portal,
    pub(super) page: &'a PortalPage,
    pub(super) missing: &'a Missing,
}

impl PageLinks<'_> {
    /// Adds what every link and image of the page leads to.
    pub(super) fn hash_into(&self, hasher: &mut blake3::Hasher) {
        let mut text = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        };
        for (written, target) in &self.page.links {
            text(written);
            match target {
                LinkTarget::Page(ix, fragment) => {
                    let target = self.portal.page(*ix);
                    text("page");
                    text(target.url.as_str());
                    text(&target.page.title);
                    text(fragment.as_deref().map_or("-", |_| "+"));
                    text(fragment.as_deref().unwrap_or_default());
                }
                LinkTarget::Asset(path) => {
                    text("asset");
                    text(path);
                    text(&format!("{:?}", self.portal.assets.get(path)));
                }
                LinkTarget::Local(url) => {
                    let state = if self.missing.contains_key(url) { "missing" } else { "local" };
                    [state, url].into_iter().for_each(&mut text);
                }
                LinkTarget::Anchor(fragment) => ["anchor", fragment].into_iter().for_each(&mut text),
                LinkTarget::External(url) => ["external", url].into_iter().for_each(&mut text),
                LinkTarget::Broken => text("broken"),
            }
        }
    }

    fn asset(&self, path: &str) -> String {
        Url::new(path).href(self.portal.config.base_path())
    }
}

impl Resolver for PageLinks<'_> {
    fn link(&self, kind: LinkKind, dest: &str) -> Href {
        match self.page.links.get(&link_key(kind, dest)) {
            Some(LinkTarget::Page(ix, fragment)) => {
                let target = self.portal.page(*ix);
                let mut url = target.url.href(self.portal.config.base_path());
                if let Some(fragment) = fragment {
                    url.push('#');
                    url.push_str(fragment);
                }
                Href::Href { url, external: false, title: Some(target.page.title.clone()), download: false }
            }
            Some(LinkTarget::Local(url)) => match self.missing.get(url) {
                Some(missing) => missing.clone(),
                None => Href::href(urls::below(self.portal.config.base_path(), url)),
            },
            Some(LinkTarget::Asset(path)) => Href::href(self.asset(path)),
            Some(LinkTarget::Anchor(fragment)) => Href::href(format!("#{fragment}")),
            Some(LinkTarget::External(url)) => Href::external(url.clone()),
            Some(LinkTarget::Broken) | None => Href::Broken,
        }
    }

    fn image(&self, dest: &str) -> Option<ImageTarget> {
        match self.page.links.get(&link_key(LinkKind::Image, dest))? {
            LinkTarget::Asset(path) => {
                let size = self.portal.assets.get(path).and_then(|info| info.size);
                Some(ImageTarget { src: self.asset(path), size })
            }
            LinkTarget::External(url) => Some(ImageTarget { src: url.clone(), size: None }),
            _ => None,
        }
    }
}
