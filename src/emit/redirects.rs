//! Pages at old addresses that send readers on, without a server's help and without script.

use super::{escape, link};
use crate::artifact::Artifact;
use crate::portal::{PageIx, Portal, Url, urls};

pub(super) fn emit(portal: &Portal) -> Vec<Artifact> {
    let redirect = |(old, ix): (&Url, &PageIx)| {
        let page = portal.page(*ix);
        let lang = page.page.meta.lang.as_deref().unwrap_or(&portal.config.lang);
        let href = page.url.href(portal.config.base_path());
        Artifact::new(old.file(), html(lang, &page.page.title, &href, &link(portal, &page.url)))
    };
    portal.redirects.iter().map(redirect).collect()
}

/// A page that leads to a generated one, whose address may have a fragment.
pub(crate) fn redirect(portal: &Portal, from: &Url, to: &str, title: &str) -> Artifact {
    let href = urls::below(portal.config.base_path(), to);
    let page = Url::new(to.split('#').next().unwrap_or_default());
    Artifact::new(from.file(), html(&portal.config.lang, title, &href, &link(portal, &page)))
}

fn html(lang: &str, title: &str, href: &str, canonical: &str) -> String {
    let [lang, title, href, canonical] = [lang, title, href, canonical].map(escape);
    format!(
        "<!doctype html>\n\
         <html lang=\"{lang}\">\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n\
         <link rel=\"canonical\" href=\"{canonical}\">\n\
         <title>{title}</title>\n\
         <p><a href=\"{href}\">{title}</a></p>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{SMALL, portal, text};

    #[test]
    fn an_alias_leads_on() {
        let files = emit(&portal("https://docs.example/kb/", SMALL));
        assert_eq!(files.len(), 1);
        assert_eq!(
            text(&files, "old/lag/index.html"),
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"robots\" content=\"noindex\">\n\
             <meta http-equiv=\"refresh\" content=\"0; url=/kb/guides/lag/\">\n\
             <link rel=\"canonical\" href=\"https://docs.example/kb/guides/lag/\">\n\
             <title>Lag &amp; offsets</title>\n\
             <p><a href=\"/kb/guides/lag/\">Lag &amp; offsets</a></p>\n"
        );
    }

    #[test]
    fn nothing_escapes_its_place() {
        let page = html("e\"n", "</title><script>", "/a\"b'/", "x");
        assert!(!page.contains("<script>") && !page.contains("a\"b") && !page.contains("e\"n"), "{page}");
    }
}
