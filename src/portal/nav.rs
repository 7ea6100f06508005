//! The navigation tree: folders become sections, pages their leaves.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::audience::folder_of;
use super::{PageIx, PortalPage, Url};
use crate::config::Config;
use crate::parse::Origin;
use crate::schema::{Kind, Schema, title_from_name};

/// A section's place in [`super::Portal::sections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionIx(pub u32);

/// A folder of the content tree, or the rows of one data file.
#[derive(Debug)]
pub struct Section {
    /// Folder path: empty for the root.
    pub path: String,
    /// The index page's title, else made from the folder's name.
    pub title: String,
    /// The folder's own page, when an author wrote one; else a listing is generated at `url`.
    pub index: Option<PageIx>,
    /// Where it leads.
    pub url: Url,
    /// The section around it.
    pub parent: Option<SectionIx>,
    /// By weight, then title.
    pub children: Vec<NavNode>,
}

/// A child in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavNode {
    /// A page.
    Page(PageIx),
    /// A section within.
    Section(SectionIx),
}

/// The tree over pages sorted by URL, and per page the section that it lies in.
pub(super) fn build(
    config: &Config,
    schema: &Schema,
    pages: &[PortalPage],
) -> (Vec<Section>, Vec<SectionIx>) {
    let mut tree = Tree { sections: Vec::new(), by_path: BTreeMap::new() };
    tree.section("");
    let mut own: Vec<SectionIx> = pages.iter().map(|page| tree.section(folder_of(&page.page.path))).collect();
    let (indexes, others): (Vec<usize>, Vec<usize>) =
        (0..pages.len()).partition(|&i| pages[i].page.origin == Origin::Index);
    for i in indexes {
        tree.lead(own[i], PageIx(i as u32), pages);
    }
    let mut open = tree.without_index();
    for i in others {
        let ix = PageIx(i as u32);
        if let Some(section) = open.remove(&pages[i].url.collision_key()) {
            own[i] = section;
            tree.lead(section, ix, pages);
        } else {
            tree.sections[own[i].0 as usize].children.push(NavNode::Page(ix));
        }
    }
    for i in 0..tree.sections.len() {
        let section = &tree.sections[i];
        if section.index.is_none() {
            let name = super::lookup::last_segment(&section.path);
            let title = match schema.folders.get(name).filter(|_| section.parent == Some(SectionIx(0))) {
                _ if i == 0 => config.title.clone(),
                Some(id) if schema.get(id).kind == Kind::Record => schema.get(id).plural.clone(),
                _ => title_from_name(name),
            };
            tree.sections[i].title = title;
        }
        if let Some(parent) = tree.sections[i].parent {
            tree.sections[parent.0 as usize].children.push(NavNode::Section(SectionIx(i as u32)));
        }
    }
    let keys: Vec<(i64, String)> = tree.sections.iter().map(|s| section_key(s, pages)).collect();
    for section in &mut tree.sections {
        section.children.sort_by_cached_key(|node| match node {
            NavNode::Page(ix) => page_key(&pages[ix.0 as usize]),
            NavNode::Section(ix) => keys[ix.0 as usize].clone(),
        });
    }
    if !config.navigation.is_empty() {
        let mut first = std::mem::take(&mut tree.sections[0].children);
        let paths = |node: &NavNode| match node {
            NavNode::Page(ix) => page_group(config, &pages[ix.0 as usize].page.path),
            NavNode::Section(ix) => config.nav_group(&tree.sections[ix.0 as usize].path),
        };
        first.sort_by_key(|node| paths(node).unwrap_or(usize::MAX));
        tree.sections[0].children = first;
    }
    (tree.sections, own)
}

/// The place of the heading that a page of the first level stands under, by the path of its file.
pub(crate) fn page_group(config: &Config, path: &str) -> Option<usize> {
    config.nav_group(path.rsplit_once('.').map_or(path, |(stem, _)| stem))
}

/// Pages in reading order: a section's own page first, then its children, depth first.
pub(super) fn reading_order(sections: &[Section]) -> Vec<PageIx> {
    fn visit(sections: &[Section], at: SectionIx, order: &mut Vec<PageIx>) {
        let section = &sections[at.0 as usize];
        order.extend(section.index);
        for child in &section.children {
            match child {
                NavNode::Page(ix) => order.push(*ix),
                NavNode::Section(ix) => visit(sections, *ix, order),
            }
        }
    }
    let mut order = Vec::new();
    visit(sections, SectionIx(0), &mut order);
    order
}

/// The sections from the root down to one, itself included.
pub(super) fn path_to(sections: &[Section], to: SectionIx) -> Vec<SectionIx> {
    let mut path = vec![to];
    while let Some(parent) = sections[path[path.len() - 1].0 as usize].parent {
        path.push(parent);
    }
    path.reverse();
    path
}

struct Tree {
    sections: Vec<Section>,
    by_path: BTreeMap<String, SectionIx>,
}

impl Tree {
    /// The section of a folder, made with the folders around it when new.
    fn section(&mut self, path: &str) -> SectionIx {
        if let Some(ix) = self.by_path.get(path) {
            return *ix;
        }
        let parent = (!path.is_empty()).then(|| self.section(folder_of(path)));
        let ix = SectionIx(self.sections.len() as u32);
        self.sections.push(Section {
            path: path.to_owned(),
            title: String::new(),
            index: None,
            url: Url::of_stem(path),
            parent,
            children: Vec::new(),
        });
        self.by_path.insert(path.to_owned(), ix);
        ix
    }

    /// Makes a page the section's own.
    fn lead(&mut self, section: SectionIx, ix: PageIx, pages: &[PortalPage]) {
        let entry = &mut self.sections[section.0 as usize];
        let page = &pages[ix.0 as usize];
        entry.index.get_or_insert(ix);
        entry.title.clone_from(&page.page.title);
        entry.url = page.url.clone();
    }

    /// The folders within the root that have no page of their own, by address: a page `guides.md` beside the folder
    /// `guides` is its page, since one file can be at that address.
    fn without_index(&self) -> BTreeMap<String, SectionIx> {
        let sections =
            self.sections.iter().enumerate().skip(1).filter(|(_, section)| section.index.is_none());
        sections.map(|(i, section)| (section.url.collision_key(), SectionIx(i as u32))).collect()
    }
}

/// Weighted pages first, lightest on top; then by title, numbers in it by value.
fn page_key(page: &PortalPage) -> (i64, String) {
    (page.page.meta.weight.unwrap_or(i64::MAX), natural(&page.page.title))
}

fn section_key(section: &Section, pages: &[PortalPage]) -> (i64, String) {
    let weight = section.index.and_then(|ix| pages[ix.0 as usize].page.meta.weight);
    (weight.unwrap_or(i64::MAX), natural(&section.title))
}

/// A key under which `Step 10` comes after `Step 9`.
fn natural(title: &str) -> String {
    let mut key = String::with_capacity(title.len() + 8);
    let mut digits = String::new();
    for c in title.to_lowercase().chars().chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(key, "{:0>12}", digits.trim_start_matches('0'));
            digits.clear();
        }
        key.push(c);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_by_value() {
        let mut titles = ["Step 10", "Step 9", "step 1", "Intro"];
        titles.sort_by_cached_key(|t| natural(t));
        assert_eq!(titles, ["Intro", "step 1", "Step 9", "Step 10"]);
    }
}
