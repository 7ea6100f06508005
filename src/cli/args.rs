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
    /// Start a portal: settings, first pages, a workflow that publishes it
    Init(Init),
    /// Write a page with its type's fields and sections; without arguments, list the types
    New(New),
    /// Compile a portal
    Build(Build),
    /// Find everything that is wrong, and write nothing
    Check(Check),
    /// Preview a portal: edits show at once
    Serve(Serve),
    /// List pages by type, status, level, owner or review state
    List(List),
    /// Print what is connected with what: pages, people, technologies, topics
    Graph(Graph),
    /// What has to be reviewed; signatures and requests
    Review(super::review::Review),
    /// Write the plan of somebody new in a role; without a role, list the roles
    Onboard(Onboard),
    /// Find how a repository of code is built, and write draft pages about it
    Extract(super::extract::Extract),
    /// Draft a page from a conversation, or from decisions, commits, incidents or notes
    Capture(super::capture::Capture),
    /// Print JSON Schemas, with which editors complete and check
    Schema(Schema),
    /// Search a portal, or a built one, as its search dialog does
    Search(Search),
    /// Print completions for a shell
    Completions(Completions),
    /// Become a command under limits; what `check --execute` calls
    #[command(hide = true)]
    Limited(Limited),
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
    /// Only what counts for a gate, such as `technical_accuracy`; may be given again
    #[arg(long, value_name = "GATE")]
    pub(crate) gate: Vec<String>,
    /// Only the findings of a check, such as `link_verification`; may be given again
    #[arg(long = "check", value_name = "CHECK")]
    pub(crate) checks: Vec<String>,
    /// Only files that differ from a revision of git, such as `origin/main`
    #[arg(long, value_name = "REV")]
    pub(crate) changed_since: Option<String>,
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write the findings of now into the baseline
    #[arg(long, requires = "baseline")]
    pub(crate) write_baseline: bool,
    /// Ask every link to another site whether it answers; uses the network
    #[arg(long)]
    pub(crate) external_links: bool,
    /// Mend what has one right answer
    #[arg(long)]
    pub(crate) fix: bool,
    /// Run the examples marked `run`, and compare what they print
    #[arg(long)]
    pub(crate) execute: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// `lyceum limited`
#[derive(Debug, ClapArgs)]
pub(crate) struct Limited {
    /// Memory that may be written to, in bytes
    #[arg(long)]
    pub(crate) memory: u64,
    /// Seconds of computing
    #[arg(long)]
    pub(crate) seconds: u64,
    /// The largest file, in bytes
    #[arg(long)]
    pub(crate) file: u64,
    /// Processes and threads
    #[arg(long)]
    pub(crate) processes: u64,
    /// The command
    #[arg(last = true)]
    pub(crate) command: Vec<std::ffi::OsString>,
}

/// `lyceum build`
#[derive(Debug, ClapArgs)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) site: Site,
    /// The output folder; else `output` of `lyceum.toml` in the root, and `public` here where there is none
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Where the portal will be served, such as <https://org.github.io/repo/>
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// Warnings stop the write too
    #[arg(long)]
    pub(crate) strict: bool,
    /// Build even if nothing has changed, and every page anew
    #[arg(long)]
    pub(crate) force: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// `lyceum serve`
#[derive(Debug, ClapArgs)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) site: Site,
    /// The port; else 4004, or the next free one
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,
    /// Open the portal in the browser
    #[arg(long)]
    pub(crate) open: bool,
}

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    #[default]
    Text,
    /// For scripts
    Json,
}

/// `lyceum list`
#[derive(Debug, ClapArgs)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) site: Site,
    /// Pages of a content type
    #[arg(long, value_name = "TYPE")]
    pub(crate) r#type: Option<String>,
    /// Pages of the types of a group
    #[arg(long, value_name = "GROUP")]
    pub(crate) group: Option<String>,
    /// Pages of a status
    #[arg(long, value_name = "STATUS")]
    pub(crate) status: Option<String>,
    /// Pages of a level
    #[arg(long, value_name = "LEVEL")]
    pub(crate) level: Option<String>,
    /// Pages that somebody is accountable for
    #[arg(long, value_name = "ID")]
    pub(crate) owner: Option<String>,
    /// Pages with a tag
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,
    /// Pages in a review state: current, `due_soon`, overdue, `never_reviewed`, exempt
    #[arg(long, value_name = "STATE")]
    pub(crate) freshness: Option<String>,
    /// Pages whose title, summary, tags or id have these words
    #[arg(long, value_name = "WORDS")]
    pub(crate) text: Option<String>,
    /// How rows are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// The forms that the graph can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum GraphFormat {
    /// JSON-LD with terms of schema.org
    #[default]
    Jsonld,
    /// `GraphML`
    Graphml,
    /// Lists of nodes and edges
    Json,
    /// For Graphviz
    Dot,
}

/// `lyceum graph`
#[derive(Debug, ClapArgs)]
pub(crate) struct Graph {
    #[command(flatten)]
    pub(crate) site: Site,
    /// Where the portal is served, when not as its settings say
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: GraphFormat,
}

/// `lyceum search`
#[derive(Debug, ClapArgs)]
pub(crate) struct Search {
    /// The portal's folder, or that of a built portal; the query when nothing follows
    #[arg(value_name = "ROOT", required_unless_present = "explain")]
    pub(crate) root: Option<String>,
    /// What to look for: words, "a phrase", -without, type:x, level:y, tag:z
    #[arg(allow_hyphen_values = true)]
    pub(crate) query: Option<String>,
    #[command(flatten)]
    pub(crate) scope: Scope,
    /// Answer a file of queries, `[{"q": …}, …]`, with `[[url, …], …]`
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub(crate) batch: Option<PathBuf>,
    /// Say where one page ranks for a query, and why
    #[arg(
        long,
        num_args = 2,
        value_names = ["QUERY", "URL"],
        allow_hyphen_values = true,
        conflicts_with_all = ["query", "batch", "format", "why", "limit"]
    )]
    pub(crate) explain: Option<Vec<String>>,
    /// The level whose pages rank higher
    #[arg(long, value_name = "LEVEL")]
    pub(crate) level: Option<String>,
    /// The most results
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub(crate) limit: usize,
    /// Say why each result ranks where it does
    #[arg(long)]
    pub(crate) why: bool,
    /// How results are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// `lyceum onboard`
#[derive(Debug, ClapArgs)]
pub(crate) struct Onboard {
    /// A career role, by id or title, or the role of an onboarding guide
    pub(crate) role: Option<String>,
    /// Tags, languages and platforms that count, with commas between
    #[arg(long, value_name = "WORDS", value_delimiter = ',')]
    pub(crate) stack: Vec<String>,
    /// For whom: what that person can do already is left out
    #[arg(long, value_name = "ID")]
    pub(crate) person: Option<String>,
    /// A new file that ends in `.md`, or a folder; else the standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The portal's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) root: PathBuf,
    #[command(flatten)]
    pub(crate) scope: Scope,
}

/// What a JSON Schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum SchemaOf {
    /// The fields of pages, with the names of this portal's people and pages
    #[default]
    FrontMatter,
    /// `lyceum.toml`
    Config,
}

/// `lyceum schema`
#[derive(Debug, ClapArgs)]
pub(crate) struct Schema {
    /// What it is of
    #[arg(value_enum, default_value_t)]
    pub(crate) of: SchemaOf,
    /// Front matter of one content type
    #[arg(long, value_name = "TYPE")]
    pub(crate) r#type: Option<String>,
    /// The portal's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) root: PathBuf,
    #[command(flatten)]
    pub(crate) scope: Scope,
}

/// `lyceum completions`
#[derive(Debug, ClapArgs)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// `lyceum init`
#[derive(Debug, ClapArgs)]
pub(crate) struct Init {
    /// The folder of the new portal
    pub(crate) dir: PathBuf,
    /// The date on its first pages; else that of `SOURCE_DATE_EPOCH`, else today
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<Date>,
}

/// `lyceum new`
#[derive(Debug, ClapArgs)]
pub(crate) struct New {
    /// The content type
    #[arg(requires = "title")]
    pub(crate) r#type: Option<String>,
    /// The page's title
    pub(crate) title: Option<String>,
    /// The portal's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) root: PathBuf,
    /// Who writes it: the id of a person
    #[arg(long, value_name = "ID")]
    pub(crate) author: Option<String>,
    /// The file below the content folder; else from the type and the title
    #[arg(long, value_name = "FILE")]
    pub(crate) path: Option<String>,
    #[command(flatten)]
    pub(crate) scope: Scope,
}
