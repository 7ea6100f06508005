//! `lyceum graph`: what is connected with what, for other programs.

use lyceum::compile;
use lyceum::config;
use lyceum::emit::graph::{Format, text};
use lyceum::prose::counted;
use lyceum::registers::graph::Graph;

use super::args::{Graph as Verb, GraphFormat};
use super::check::settings;
use super::output::Output;
use super::{Stop, load_or_stop};

pub(super) fn run(verb: &Verb, output: &Output) -> Result<(), Stop> {
    let settings = settings(&verb.site.scope, verb.base_url.as_ref())?;
    let mut compiled = load_or_stop(compile::load(&verb.site.root, &settings)?, &settings, output)?;
    // Whoever asks for it wants one, also where the portal publishes none.
    let own = std::mem::take(&mut compiled.portal.config.graph);
    compiled.portal.config.graph = config::Graph { enabled: true, ..own };
    let graph = Graph::new(&compiled.portal);
    let format = match verb.format {
        GraphFormat::Jsonld => Format::JsonLd,
        GraphFormat::Graphml => Format::GraphMl,
        GraphFormat::Json => Format::Json,
        GraphFormat::Dot => Format::Dot,
    };
    output.out(&text(&compiled.portal, &graph, format));
    output.say(&format!("{}, {}", counted(graph.nodes.len(), "node"), counted(graph.edges.len(), "edge")));
    Ok(())
}
