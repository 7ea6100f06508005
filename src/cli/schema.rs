//! `lyceum schema`: what editors complete and check with.

use lyceum::compile;
use lyceum::diagnostic::suggest;
use lyceum::editor;

use super::Stop;
use super::args::{Schema, SchemaOf};
use super::check::settings;
use super::output::Output;

pub(super) fn run(verb: &Schema, output: &Output) -> Result<(), Stop> {
    let schema = if verb.of == SchemaOf::Config && verb.r#type.is_none() {
        editor::config()
    } else {
        let settings = compile::Settings { drafts: true, ..settings(&verb.scope, None)? };
        // A tree with mistakes is just where help is wanted: only names are looked up in it.
        let compiled = compile::compile(compile::load(&verb.root, &settings)?, &settings);
        let portal = &compiled.portal;
        match verb.r#type.as_deref() {
            None => editor::front_matter(portal),
            Some(given) => editor::front_matter_of(portal, given).ok_or_else(|| {
                let help = suggest(given, portal.schema.types.keys().map(String::as_str));
                let help = help.map(|help| format!("; {help}")).unwrap_or_default();
                Stop::World(format!("there is no content type `{given}`{help}"))
            })?,
        }
    };
    output.out(&format!("{schema:#}\n"));
    Ok(())
}
