//! The pages and people that a command names.

use crate::diagnostic::{nearest, suggest};
use crate::parse::Origin;
use crate::portal::lookup::{Found, Lookup};
use crate::portal::urls::decode;
use crate::portal::{PageIx, Portal, PortalPage};
use crate::schema::{FieldKind, Schema};

use super::Refused;

/// The page of a file with that path below the root, of an identifier, or of an address. Rows of data are no pages of
/// their own here: nothing can be written into them.
pub fn page(portal: &Portal, given: &str) -> Result<PageIx, Refused> {
    let ix = any_page(portal, given)?;
    let page = &portal.page(ix).page;
    if page.origin == Origin::Row {
        return Err(Refused(format!(
            "`{given}` is a row of `{}`: reviews are kept in the front matter of a file, and cells cannot hold them; \
             give the record a page of its own to have it reviewed",
            page.source.path
        )));
    }
    Ok(ix)
}

fn any_page(portal: &Portal, given: &str) -> Result<PageIx, Refused> {
    let path = given.trim().trim_start_matches("./").replace('\\', "/");
    let by_path = |p: &PortalPage| p.page.source.path == path || p.page.path == path;
    if let Some((ix, _)) = portal.iter().find(|(_, p)| by_path(p)) {
        return Ok(ix);
    }
    let base = portal.config.base_url.as_deref().filter(|base| base.contains("://"));
    let address = base.and_then(|base| path.strip_prefix(base)).unwrap_or(&path);
    let address = decode(address.split(['#', '?']).next().unwrap_or_default());
    let base_path = portal.config.base_path().trim_end_matches('/');
    let address = address.strip_prefix(base_path).filter(|rest| rest.starts_with('/')).unwrap_or(&address);
    let bare = address.trim_matches('/');
    if let Some((ix, _)) = portal.iter().find(|(_, p)| p.url.as_str().trim_matches('/') == bare) {
        return Ok(ix);
    }
    let lookup = Lookup::new(&portal.pages);
    match lookup.reference(bare, &[]) {
        Found::One(ix) | Found::WrongType(ix) => Ok(ix),
        Found::Many(all) => {
            let names: Vec<&str> = all.iter().map(|ix| portal.page(*ix).page.source.path.as_str()).collect();
            Err(Refused(format!("`{given}` may be {}; give the path", names.join(" or "))))
        }
        Found::None => {
            let paths = portal.pages.iter().map(|p| p.page.source.path.as_str());
            let near = lookup
                .suggest(bare, &[])
                .or_else(|| nearest(&path, paths).map(|path| format!("did you mean `{path}`?")));
            let help = near
                .unwrap_or_else(|| "`lyceum list` shows them all, and `--audience` says who for".to_owned());
            Err(Refused(format!("there is no page `{given}` for audience `{}`; {help}", portal.audience)))
        }
    }
}

/// Somebody who may stand in a field: by identifier, its last part, or name.
pub(super) fn person(portal: &Portal, given: &str, to: &[String]) -> Result<PageIx, Refused> {
    let lookup = Lookup::new(&portal.pages);
    match lookup.reference(given, to) {
        Found::One(ix) => return Ok(ix),
        Found::Many(all) => {
            let ids: Vec<&str> = all.iter().map(|ix| portal.page(*ix).page.id.as_str()).collect();
            return Err(Refused(format!("`{given}` may be {}", ids.join(" or "))));
        }
        Found::WrongType(_) | Found::None => {}
    }
    let named = given.trim().to_lowercase();
    let fitting = || portal.iter().filter(|(_, p)| to.contains(&p.page.type_id));
    let titles: Vec<PageIx> =
        fitting().filter(|(_, p)| p.page.title.to_lowercase() == named).map(|(ix, _)| ix).collect();
    if let [one] = titles[..] {
        return Ok(one);
    }
    let help =
        lookup.suggest(given, to).or_else(|| suggest(given, fitting().map(|(_, p)| p.page.title.as_str())));
    let help = help.map(|help| format!("; {help}")).unwrap_or_default();
    Err(Refused(format!(
        "there is no {} `{given}` for audience `{}`{help}",
        to.join(" or "),
        portal.audience
    )))
}

/// How a page's front matter names another: by the last part of the identifier, where that is enough.
pub(super) fn name_of(portal: &Portal, ix: PageIx, to: &[String]) -> String {
    names_of(portal, &[ix], to).pop().unwrap_or_default()
}

/// The same of several pages.
pub(crate) fn names_of(portal: &Portal, all: &[PageIx], to: &[String]) -> Vec<String> {
    let lookup = Lookup::new(&portal.pages);
    let name = |ix: &PageIx| {
        let id = &portal.page(*ix).page.id;
        let last = crate::portal::lookup::last_segment(id);
        let is_enough = lookup.reference(last, to) == Found::One(*ix);
        if is_enough { last.to_owned() } else { id.clone() }
    };
    all.iter().map(name).collect()
}

/// The types of pages that a common field may name, or a column of it.
pub(super) fn types_of(schema: &Schema, field: &str, column: Option<&str>) -> Vec<String> {
    let mut kind = schema.common.iter().find(|f| f.name == field).map(|f| &f.kind);
    if let (Some(name), Some(FieldKind::Table(columns))) = (column, kind) {
        kind = columns.iter().find(|c| c.name == name).map(|c| &c.kind);
    }
    match kind {
        Some(FieldKind::Ref { to, .. }) => to.clone(),
        _ => Vec::new(),
    }
}
