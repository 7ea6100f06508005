//! Access first: which pages exist for an audience. Nothing downstream sees the others.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::config::{Access, Audience, Config};
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::parse::{Origin, Page};
use crate::schema::Schema;

/// Who pages are kept for, and when.
#[derive(Debug)]
pub struct Filter<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The content types.
    pub schema: &'a Schema,
    /// The tree has no `lyceum.toml`: what its folders are called says nothing of who may see them.
    pub foreign: bool,
    /// The audience's name.
    pub audience: &'a str,
    /// The build date.
    pub today: Date,
    /// Keep drafts, and pages outside their dates.
    pub drafts: bool,
}

/// The pages that exist, and what only messages may know of the others.
#[derive(Debug, Default)]
pub struct Visible {
    /// Pages that the audience may see.
    pub pages: Vec<Page>,
    /// Paths and identifiers of the others: to tell a link to them from a broken one in messages, never in output.
    pub hidden: BTreeSet<String>,
    /// Folders whose own page the audience may not see: nothing in them is published.
    pub closed: BTreeSet<String>,
}

impl Visible {
    /// Whether a path lies in a folder that is closed to the audience.
    pub fn is_closed(&self, path: &str) -> bool {
        ancestors(path).any(|folder| self.closed.contains(folder))
    }
}

/// The audience of a name. `public` needs no declaration.
pub fn find(config: &Config, name: &str) -> Result<Audience, Box<Diagnostic>> {
    if let Some(audience) = config.audiences.get(name) {
        return Ok(audience.clone());
    }
    if name == "public" {
        return Ok(Audience { access: vec!["public".into()], ..Audience::default() });
    }
    let known = config.audiences.keys().map(String::as_str).chain(["public"]);
    let d = Diagnostic::new(Code::BadAccess, format!("unknown audience `{name}`"));
    Err(Box::new(d.help_opt(suggest(name, known))))
}

/// Keeps the pages of an audience. A folder's own page caps what lies in the folder.
pub fn filter(pages: Vec<Page>, filter: &Filter<'_>) -> (Visible, Vec<Diagnostic>) {
    let audience = match find(filter.config, filter.audience) {
        Ok(audience) => audience,
        Err(d) => return (Visible::default(), vec![*d]),
    };
    let mut visible = Visible { closed: filter.closed_folders(&audience, &pages), ..Visible::default() };
    let mut waiting: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of_closed_types: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let shown = filter.may_see(&audience, &page) && !visible.is_closed(&page.path);
        let later = if shown && !filter.drafts { schedule(&page, filter.today) } else { None };
        if let Some(reason) = later {
            *waiting.entry(reason).or_default() += 1;
        }
        if shown && later.is_none() {
            visible.pages.push(page);
        } else {
            if !shown && filter.is_closed_type(&page) {
                *of_closed_types.entry(page.type_id).or_default() += 1;
            }
            visible.hidden.insert(page.path);
            visible.hidden.insert(page.id);
        }
    }
    let closed_types = of_closed_types.into_iter().map(|(type_id, count)| {
        let (records, their) = if count == 1 { ("record", "its") } else { ("records", "their") };
        let are = if count == 1 { "is" } else { "are" };
        let message =
            format!("{count} {records} of type `{type_id}` {are} left out: {their} type is closed to others");
        let audience = filter.audience;
        let help =
            format!("`records = [\"{type_id}\"]` under `[audiences.{audience}]` shows them to this audience");
        Diagnostic::new(Code::ClosedType, message).help(help)
    });
    let notes = waiting.into_iter().map(|(reason, count)| {
        let (pages, are) = if count == 1 { ("page", "is") } else { ("pages", "are") };
        let message = format!("{count} {pages} {are} left out: {reason}");
        Diagnostic::new(Code::Schedule, message).help("`--drafts` builds them too")
    });
    (visible, notes.chain(closed_types).collect())
}

/// Whether an audience sees the records of a type that state no access of their own.
pub fn sees_records(config: &Config, schema: &Schema, audience: &str, type_id: &str) -> bool {
    let Ok(granted) = find(config, audience) else { return false };
    let filter = Filter { config, schema, foreign: false, audience, today: Date::ZERO, drafts: false };
    let access = filter.default_of(type_id);
    // Records for teams, roles or people name them; without names they are for nobody.
    let open = matches!(access, Access::Public | Access::Confidential);
    granted.records.iter().any(|id| id == type_id) || open && granted.access.iter().any(|a| a == access.id())
}

impl Filter<'_> {
    /// Pages that nothing but what their type declares closes to the audience. None, where it sees one of their type.
    pub(super) fn closed_by_type<'a>(&self, pages: &'a [Page], type_id: &str) -> Vec<&'a Page> {
        let Ok(audience) = find(self.config, self.audience) else { return Vec::new() };
        let mut closed: Vec<&Page> = pages.iter().filter(|page| page.type_id == type_id).collect();
        if self.foreign || closed.iter().any(|page| self.may_see(&audience, page)) {
            return Vec::new();
        }
        let folders = Visible { closed: self.closed_folders(&audience, pages), ..Visible::default() };
        closed.retain(|page| {
            self.is_closed_type(page) && !folders.is_closed(&page.path) && !self.is_waiting(page)
        });
        closed
    }

    fn closed_folders(&self, audience: &Audience, pages: &[Page]) -> BTreeSet<String> {
        let closed = pages.iter().filter(|page| !self.may_see(audience, page));
        closed.filter_map(|page| own_folder(page).map(str::to_owned)).collect()
    }

    /// Whether a page is not yet or no longer shown to anybody.
    pub(super) fn is_waiting(&self, page: &Page) -> bool {
        !self.drafts && schedule(page, self.today).is_some()
    }

    /// Fails closed: what is not granted is not seen.
    fn may_see(&self, audience: &Audience, page: &Page) -> bool {
        let meta = &page.meta;
        // A page whose access cannot be read has been reported as an error; it is for nobody.
        if meta.access.is_none() && page.key_ranges.contains_key("access") {
            return false;
        }
        let by_type = !self.foreign && meta.access.is_none() && audience.records.contains(&page.type_id);
        let access = meta.access.unwrap_or_else(|| self.default_of(&page.type_id));
        let shares = |granted: &[String], named: &[String]| named.iter().any(|n| granted.contains(n));
        by_type
            || audience.access.iter().any(|a| a == access.id())
                && match access {
                    Access::Public | Access::Confidential => true,
                    Access::Team => shares(&audience.teams, &meta.teams),
                    Access::Role => shares(&audience.roles, &meta.roles),
                    Access::Restricted => shares(&audience.people, &meta.people),
                }
    }

    /// Whether a page states no access, and what its type declares is all that closes it.
    fn is_closed_type(&self, page: &Page) -> bool {
        let stated =
            page.key_ranges.contains_key("access") || self.config.type_access.contains_key(&page.type_id);
        !self.foreign && !stated && self.schema.types.get(&page.type_id).is_some_and(|of| of.access.is_some())
    }

    /// The access of a page that states none: as configured for its type, as its type declares, else the portal's.
    fn default_of(&self, type_id: &str) -> Access {
        let read = |given: &String| Access::find(given).unwrap_or(Access::Restricted);
        if self.foreign {
            return read(&self.config.default_access);
        }
        let configured = self.config.type_access.get(type_id).map(read);
        let declared = || self.schema.types.get(type_id).and_then(|of| of.access);
        configured.or_else(declared).unwrap_or_else(|| read(&self.config.default_access))
    }
}

fn schedule(page: &Page, today: Date) -> Option<&'static str> {
    let meta = &page.meta;
    if meta.draft {
        Some("`draft = true`")
    } else if meta.publish_on.is_some_and(|date| date > today) {
        Some("their `publish_on` is still to come")
    } else if meta.expires_on.is_some_and(|date| date <= today) {
        Some("their `expires_on` has passed")
    } else {
        None
    }
}

/// The folder that a file is the own page of, if there is such a folder: `guides` of `guides/index.md`, and of the
/// `guides.md` beside it.
fn own_folder(page: &Page) -> Option<&str> {
    match page.origin {
        Origin::Index => Some(folder_of(&page.path)),
        Origin::File if page.meta.slug.is_none() => page.path.rsplit_once('.').map(|(stem, _)| stem),
        Origin::File | Origin::Row => None,
    }
}

/// The folder of a path; empty for the root.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folders around a path, innermost first, the root last.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    let mut next = Some(folder_of(path));
    std::iter::from_fn(move || {
        let this = next?;
        next = (!this.is_empty()).then(|| folder_of(this));
        Some(this)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ancestors_end_at_the_root() {
        assert_eq!(ancestors("a/b/c.md").collect::<Vec<_>>(), ["a/b", "a", ""]);
        assert_eq!(ancestors("c.md").collect::<Vec<_>>(), [""]);
    }
}
