//! Files beside the pages: which of them a page uses.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{AssetInfo, LinkTarget, PageIx, PortalPage, audience, urls};
use crate::schema::Value;

/// Only what a visible page uses is published: an image of a hidden page stays unseen.
pub(super) fn used_assets(
    pages: &[PortalPage],
    all: &BTreeSet<String>,
    image_size: &(dyn Fn(&str) -> Option<(u32, u32)> + Sync),
) -> BTreeMap<String, AssetInfo> {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for page in pages {
        for target in page.links.values() {
            if let LinkTarget::Asset(path) = target {
                used.insert(path);
            }
        }
        for value in page.fields.values() {
            named_files(value, &mut |written| {
                used.extend(all.get(&field_asset(&page.page.path, written)).map(String::as_str));
            });
        }
    }
    let used: Vec<&str> = used.into_iter().collect();
    used.into_par_iter().map(|path| (path.to_owned(), AssetInfo { size: image_size(path) })).collect()
}

/// Every text of a field that could be the path of a file.
fn named_files<'a>(value: &'a Value<PageIx>, see: &mut impl FnMut(&'a str)) {
    match value {
        Value::String(text) if text.contains('.') => see(text),
        Value::List(items) => items.iter().for_each(|item| named_files(item, see)),
        Value::Table(rows) => {
            for cell in rows.iter().flat_map(BTreeMap::values) {
                named_files(cell, see);
            }
        }
        _ => {}
    }
}

/// The asset that a field of a page names: from the content folder with a slash in front, else from the page's folder.
pub(crate) fn field_asset(page: &str, written: &str) -> String {
    let written = urls::decode(written);
    match written.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None => match audience::folder_of(page) {
            "" => written,
            folder => format!("{folder}/{written}"),
        },
    }
}
