//! Every flag, once: parsing, help and completions follow from these types.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ColorChoice, Parser, Subcommand};
use jiff::civil::Date;
use lyceum::diagnostic::print::Format;

/// Compiles a tree of typed Markdown and data into a static knowledge portal.
#[derive(Debug, Parser)]
#[command(name = "lyceum", version, propagate_version = true, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// Flags of every verb.
#[derive(Debug, ClapArgs)]
pub(crate) struct Common {
    /// Print nothing but findings
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Print every finding, none folded
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,
    /// When to use colours
    #[arg(long, global = true, default_value = "auto")]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Compile a portal
    Build(Build),
    /// Find everything that is wrong, and write nothing
    Check(Check),
}

/// Which portal.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Site {
    /// The portal's folder: one with `lyceum.toml`, or any folder of Markdown
    #[arg(default_value = ".")]
    pub(crate) root: PathBuf,
    #[command(flatten)]
    pub(crate) scope: Scope,
}

/// What of it, and as of when.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Scope {
    /// Who the portal is for, as declared under `[audiences]`
    #[arg(long, default_value = "public", value_name = "NAME")]
    pub(crate) audience: String,
    /// Build pages marked `draft`, and those outside their dates
    #[arg(long)]
    pub(crate) drafts: bool,
    /// The build date; else that of `SOURCE_DATE_EPOCH`, else today
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<Date>,
    /// Worker threads; else one for each core
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<usize>,
}

/// `lyceum check`
#[derive(Debug, ClapArgs)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) site: Site,
    /// Warnings fail too
    #[arg(long)]
    pub(crate) strict: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// `lyceum build`
#[derive(Debug, ClapArgs)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) site: Site,
    /// The output folder; else `output` of `lyceum.toml` in the root, and `public` here where there is none
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Where the portal will be served, such as https://org.github.io/repo/
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// Warnings stop the write too
    #[arg(long)]
    pub(crate) strict: bool,
    /// Build even if nothing has changed
    #[arg(long)]
    pub(crate) force: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}
