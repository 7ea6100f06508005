//! `lyceum list`: pages by what they are.

use lyceum::compile;
use lyceum::prose::counted;
use lyceum::query::{self, Filter};

use super::args::{List, ListFormat};
use super::check::settings;
use super::output::Output;
use super::{Stop, load_or_stop};

pub(super) fn run(verb: &List, output: &Output) -> Result<(), Stop> {
    let settings = settings(&verb.site.scope, None)?;
    let compiled = load_or_stop(compile::load(&verb.site.root, &settings)?, &settings, output)?;
    let filter = Filter {
        type_id: verb.r#type.clone(),
        group: verb.group.clone(),
        status: verb.status.clone(),
        level: verb.level.clone(),
        owner: verb.owner.clone(),
        tag: verb.tag.clone(),
        freshness: verb.freshness.clone(),
        text: verb.text.clone(),
    };
    let rows = query::list(&compiled.portal, &filter).map_err(|unknown| {
        let help = unknown.help.as_ref().map(|h| format!("; {h}")).unwrap_or_default();
        Stop::World(format!("{unknown}{help}"))
    })?;
    output.out(&match verb.format {
        ListFormat::Text => query::text(&rows),
        ListFormat::Json => query::json(&rows),
    });
    output.say(&counted(rows.len(), "page"));
    Ok(())
}
