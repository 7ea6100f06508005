//! Schema files: which ones pages mean, what they refer to, and their content.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use crate::diagnostic::SourceText;
use crate::portal::{Portal, PortalPage};
use crate::schema::Value as Field;

/// Where a file lies that a page may mean.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Below the content folder.
    Content(String),
    /// Below `static/`.
    Static(String),
}

/// The address under which a file is known to the validator; nothing is ever fetched from it.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tree, path) = match self {
            Self::Content(path) => ("content", path),
            Self::Static(path) => ("static", path),
        };
        write!(f, "lyceum:///{tree}/")?;
        for byte in path.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                    write!(f, "{}", char::from(byte))?;
                }
                _ => write!(f, "%{byte:02X}")?,
            }
        }
        Ok(())
    }
}

impl Place {
    /// The places that a name on a page may mean, in the order in which they are looked for; none for a name that
    /// leads out of the portal.
    pub(super) fn of(name: &str, page: &str) -> Vec<Self> {
        let path = name.split('#').next().unwrap_or_default();
        if path.is_empty() || path.contains("://") {
            return Vec::new();
        }
        if let Some(rooted) = path.strip_prefix('/') {
            let Some(rooted) = join("", rooted) else { return Vec::new() };
            return vec![Self::Content(rooted.clone()), Self::Static(rooted)];
        }
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = join(folder, path).map(Self::Content);
        let rooted = join("", path);
        let mut places: Vec<Self> = beside.into_iter().collect();
        places.extend(rooted.iter().cloned().map(Self::Content));
        places.extend(rooted.map(Self::Static));
        places.dedup();
        places
    }

    /// The place of a reference in a file.
    fn beside(&self, reference: &str) -> Option<Self> {
        let path = reference.split('#').next().filter(|p| !p.is_empty() && !p.contains("://"))?;
        let (own, make): (&str, fn(String) -> Self) = match self {
            Self::Content(own) => (own, Self::Content),
            Self::Static(own) => (own, Self::Static),
        };
        let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = match path.strip_prefix('/') {
            Some(rooted) => join("", rooted),
            None => join(folder, path),
        };
        path.map(make)
    }
}

/// A path below a folder; `None` where it leads out of the tree.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The schema that a page names in its front matter.
pub(super) fn of_page(page: &PortalPage) -> Option<&str> {
    match page.fields.get("schema") {
        Some(Field::String(name) | Field::Text(name) | Field::Url(name)) => Some(name),
        Some(_) => None,
        None => page.page.extra.get("schema").and_then(Value::as_str),
    }
}

/// Every place that a page of the portal may mean.
pub fn wanted(portal: &Portal) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    for page in &portal.pages {
        let path = &page.page.path;
        places.extend(of_page(page).into_iter().flat_map(|name| Place::of(name, path)));
        // Reading every body to find what few pages have would double the cost of loading.
        if page.page.body.text().contains("schema") {
            for code in &crate::markdown::text(&page.page.body).code {
                places.extend(code.option("schema").iter().flat_map(|name| Place::of(name, path)));
            }
        }
    }
    places
}

/// The places that a schema file refers to.
pub fn references(place: &Place, text: &SourceText) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    if let Ok(value) = parse(text) {
        walk(&value, &mut |reference| places.extend(place.beside(reference)));
    }
    places
}

fn walk(value: &Value, each: &mut dyn FnMut(&str)) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get("$ref") {
                each(reference);
            }
            map.values().for_each(|value| walk(value, each));
        }
        Value::Array(items) => items.iter().for_each(|value| walk(value, each)),
        _ => {}
    }
}

/// The files that pages name and those which these refer to.
#[derive(Debug, Default)]
pub struct Schemas {
    pub(super) documents: BTreeMap<Place, Result<Value, String>>,
}

impl Schemas {
    /// From the texts of files, or why one cannot be read; one that is neither JSON nor YAML is kept with what is wrong.
    pub fn new(texts: BTreeMap<Place, Result<Arc<SourceText>, String>>) -> Self {
        let read = |(place, text): (Place, Result<Arc<SourceText>, String>)| {
            (place, text.and_then(|text| parse(&text)))
        };
        Self { documents: texts.into_iter().map(read).collect() }
    }
}

/// A file as JSON.
fn parse(text: &SourceText) -> Result<Value, String> {
    let json = text.path.ends_with(".json") || text.text.trim_start().starts_with('{');
    if json {
        return serde_json::from_str(&text.text).map_err(|error| error.to_string());
    }
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options(&text.text, options).map_err(|error| {
        let full = error.without_snippet().to_string();
        full.lines().next().unwrap_or_default().to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_looked_for_beside_the_page_then_from_the_root() {
        let shown = |name: &str| -> Vec<String> {
            Place::of(name, "api/orders.md").iter().map(ToString::to_string).collect()
        };
        assert_eq!(
            shown("schemas/a b.json#/x"),
            [
                "lyceum:///content/api/schemas/a%20b.json",
                "lyceum:///content/schemas/a%20b.json",
                "lyceum:///static/schemas/a%20b.json"
            ]
        );
        assert_eq!(shown("/o.yaml"), ["lyceum:///content/o.yaml", "lyceum:///static/o.yaml"]);
        assert_eq!(shown("../o.yaml"), ["lyceum:///content/o.yaml"]);
        for outside in ["../../o.yaml", "https://api.example/o.json", "#/components/schemas/Order"] {
            assert_eq!(shown(outside), [""; 0], "{outside}");
        }
    }
}
