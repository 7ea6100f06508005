//! `llms.txt`: the portal as one Markdown list with a sentence per page, for readers that are programs.

use std::fmt::Write as _;

use super::{link, one_line};
use crate::artifact::Artifact;
use crate::portal::{NavNode, PageIx, Portal, SectionIx};

pub(super) fn emit(portal: &Portal) -> Vec<Artifact> {
    let Some(root) = portal.sections.first() else { return Vec::new() };
    let title = one_line(&portal.config.title);
    let mut out = format!("# {}\n", if title.is_empty() { "Portal" } else { &title });
    if !portal.config.description.is_empty() {
        let _ = writeln!(out, "\n> {}", one_line(&portal.config.description));
    }
    let loose = root.children.iter().filter_map(|child| match child {
        NavNode::Page(ix) => Some(*ix),
        NavNode::Section(_) => None,
    });
    let loose: Vec<PageIx> = root.index.into_iter().chain(loose).collect();
    part(portal, "Start", &loose, &mut out);
    for child in &root.children {
        if let NavNode::Section(ix) = child {
            let mut pages = Vec::new();
            collect(portal, *ix, &mut pages);
            part(portal, &portal.sections[ix.0 as usize].title, &pages, &mut out);
        }
    }
    vec![Artifact::new("llms.txt", out)]
}

/// All pages of a section in reading order.
fn collect(portal: &Portal, section: SectionIx, pages: &mut Vec<PageIx>) {
    let section = &portal.sections[section.0 as usize];
    pages.extend(section.index);
    for child in &section.children {
        match child {
            NavNode::Page(ix) => pages.push(*ix),
            NavNode::Section(inner) => collect(portal, *inner, pages),
        }
    }
}

fn part(portal: &Portal, title: &str, pages: &[PageIx], out: &mut String) {
    if pages.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n## {}\n", one_line(title));
    for ix in pages {
        let page = portal.page(*ix);
        let title = one_line(&page.page.title).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        // Brackets and spaces would end the address.
        let address = link(portal, &page.url).replace('(', "%28").replace(')', "%29");
        let _ = write!(out, "- [{title}]({address})");
        let summary = one_line(&page.page.meta.summary);
        let _ = if summary.is_empty() { writeln!(out) } else { writeln!(out, ": {summary}") };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{SMALL, portal, text};

    #[test]
    fn a_list_by_section() {
        let files = emit(&portal("https://docs.example/kb/", SMALL));
        assert_eq!(
            text(&files, "llms.txt"),
            "# Shared memory\n\n> How it is built & run.\n\n\
             ## Start\n\n- [Knowledge <base> & more](https://docs.example/kb/): Welcome.\n\n\
             ## Guides\n\n\
             - [Lag & offsets](https://docs.example/kb/guides/lag/): When `orders` falls behind, look at <offsets>.\n\
             - [Señal](https://docs.example/kb/guides/se%C3%B1al/)\n\n\
             ## People\n\n- [Inês Carvalho](https://docs.example/kb/people/ines/): Writes about streams.\n"
        );
    }
}
