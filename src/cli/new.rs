//! `lyceum new`: a page with its type's fields and sections.

use std::fmt::Write as _;
use std::path::PathBuf;

use lyceum::compile;
use lyceum::scaffold::{self, Request};
use lyceum::schema::Schema;

use super::Stop;
use super::args::New;
use super::check::settings;
use super::output::Output;

pub(super) fn run(verb: &New, output: &Output) -> Result<(), Stop> {
    let mut settings = settings(&verb.scope, None)?;
    settings.drafts = true;
    let loaded = compile::load(&verb.root, &settings)?;
    let content = loaded.root.content.clone();
    let Some((type_id, title)) = verb.r#type.as_deref().zip(verb.title.as_deref()) else {
        output.out(&types(&loaded.schema));
        return Ok(());
    };
    // A tree with mistakes can grow all the same: only names are looked up in it.
    let compiled = compile::compile(loaded, &settings);
    let portal = &compiled.portal;
    let pick = scaffold::existing(portal);
    let folders = portal.sections.iter().map(|s| s.path.clone()).collect();
    let request = Request {
        type_id,
        title,
        today: settings.today,
        author: verb.author.as_deref(),
        folders: &folders,
        pick: &pick,
    };
    let draft = scaffold::new_page(&portal.schema, &request).map_err(|unknown| {
        let help = unknown.help.map(|h| format!("; {h}")).unwrap_or_default();
        Stop::World(format!("there is no content type `{}`{help}", unknown.given))
    })?;
    let path = verb.path.clone().unwrap_or(draft.path);
    let file = scaffold::create(&content, &path, &draft.text)?;
    output.out(&format!("{}\n", shown(&file).display()));
    for field in draft.unfilled {
        output.say(&format!("`{field}` must name a page, and there is none of its kind yet"));
    }
    Ok(())
}

/// Below the current folder where it lies there.
fn shown(file: &std::path::Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    here.and_then(|here| file.strip_prefix(here).ok().map(PathBuf::from)).unwrap_or_else(|| file.to_owned())
}

/// Every type with what it is, by group.
fn types(schema: &Schema) -> String {
    let types = schema.ordered();
    let width = types.iter().map(|t| t.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    let mut group = "";
    for declared in types {
        if declared.group != group {
            group = &declared.group;
            let title = schema.group(group).map_or(group, |g| g.title.as_str());
            let _ = writeln!(out, "{title}");
        }
        let _ = writeln!(out, "  {:width$}  {}", declared.id, declared.description);
    }
    out
}
