//! Where the CPU time of a first build goes, stage by stage, in one process.
//!
//! ```text
//! cargo bench --bench stages                    1,000 pages
//! cargo bench --bench stages -- 10000
//! ```
//!
//! Highlighting is the difference between two runs, the second of which remembers the blocks: up to about 2,000 pages.
//!
//! Stages that a build overlaps run one after the other here, and all pages are held between them, so the sum is a
//! little more than a build takes, and the memory says nothing.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::convert::Infallible;
use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use lyceum::compile::{self, Settings};
use lyceum::markdown::{self, Highlighter, ImageTarget, LinkKind, LinkTarget, Resolver};
use lyceum::portal::PageIx;
use lyceum::registers::Registers;
use lyceum::render::{self, Shared, Theme};
use lyceum::source::Includes;
use lyceum::write::Workshop;
use lyceum::{emit, parse};
use rayon::prelude::*;
use rustix::time::{ClockId, clock_gettime};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let pages = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(1000);
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench/build/gen.py");
    if !generator.is_file() {
        println!("skipped: the generator of the corpus is not here (../shared/bench/build/gen.py)");
        return Ok(());
    }
    let folder = tempfile::TempDir::new_in(env!("CARGO_TARGET_TMPDIR"))?;
    let site = folder.path().join("site");
    let mut command = Command::new("python3");
    command.arg(generator).arg(pages.to_string()).arg(&site).stdout(Stdio::null());
    if !command.status()?.success() {
        return Err("the corpus could not be generated".into());
    }
    let mut table = Table::default();
    stages(&site, &folder.path().join("out"), &mut table)?;
    table.print(pages);
    Ok(())
}

fn stages(site: &Path, out: &Path, table: &mut Table) -> Result<(), Box<dyn Error>> {
    let settings = Settings::on(jiff::civil::date(2026, 11, 21));
    let loaded = table.time("read", || compile::load(site, &settings))?;
    let includes = Includes::new(&loaded.root);
    let options = parse::Options::default();
    let parsed = table.time("parse front matter, outline", || {
        parse::parse(&loaded.sources, &loaded.schema, &includes, options)
    });
    drop(parsed);
    let compiled =
        table.time("portal: addresses, links, similar pages", || compile::compile(loaded, &settings));
    table.less("parse front matter, outline");
    let portal = &compiled.portal;

    let highlighter = Highlighter::new();
    let plain = markdown::Settings::default();
    let bodies = || {
        portal.pages.par_iter().for_each(|page| {
            markdown::render(&page.page.body, &Nowhere, &plain, &highlighter);
        });
    };
    table.time("highlighting", bodies);
    table.time("Markdown to HTML", bodies);
    table.subtract("highlighting", "Markdown to HTML");

    let (theme, _) = Theme::new(&compiled.templates, &portal.config);
    let shared =
        table.time("what pages share: cards, sidebars", || Shared::new(portal, &compiled.governance, &theme));
    let rendered: Vec<_> = table.time("templates", || {
        let page = |i| render::page(&shared, PageIx(i), &highlighter);
        (0..portal.pages.len() as u32).into_par_iter().map(page).collect()
    });
    table.less("Markdown to HTML");
    let lists = Mutex::new(Vec::new());
    let keep = |artifact| -> Result<(), Infallible> {
        lists.lock().unwrap_or_else(PoisonError::into_inner).push(artifact);
        Ok(())
    };
    table.time("lists", || render::lists(&shared, &keep))?;
    let lists = lists.into_inner().unwrap_or_else(PoisonError::into_inner);
    let emitted = table.time("feeds, sitemap, data", || emit::emit(portal, &Registers::new(portal)));
    let indexes: Vec<_> = table.time("search: words of each page", || {
        let index = |i| render::search_index(portal, PageIx(i), None);
        (0..portal.pages.len() as u32).into_par_iter().map(index).collect()
    });
    let bundle = table.time("search: bundle", || lyceum_search::write_bundle(indexes))?;
    let workshop = Workshop::open(out)?;
    table.time("write", || {
        let pages = rendered.par_iter().map(|(artifact, _)| artifact);
        pages.chain(&lists).chain(&emitted).try_for_each(|artifact| workshop.put(artifact))?;
        bundle.files.into_par_iter().try_for_each(|(name, bytes)| {
            let artifact = lyceum::artifact::Artifact::new(format!("_lyceum/search/{name}"), bytes);
            workshop.put(&artifact)
        })?;
        workshop.commit([0; 32])
    })?;
    Ok(())
}

/// Leads no link anywhere.
struct Nowhere;

impl Resolver for Nowhere {
    fn link(&self, _: LinkKind, _: &str) -> LinkTarget {
        LinkTarget::Broken
    }

    fn image(&self, _: &str) -> Option<ImageTarget> {
        None
    }
}

/// Stages with CPU and wall seconds.
#[derive(Default)]
struct Table(Vec<(&'static str, f64, f64)>);

impl Table {
    fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let (cpu, started) = (cpu(), Instant::now());
        let result = work();
        self.0.push((name, self::cpu().saturating_sub(cpu).as_secs_f64(), started.elapsed().as_secs_f64()));
        result
    }

    /// Takes what another stage takes out of the last one, which contains it.
    fn less(&mut self, contained: &str) {
        if let Some(&(name, ..)) = self.0.last() {
            self.subtract(name, contained);
        }
    }

    fn subtract(&mut self, from: &str, contained: &str) {
        let Some(&(_, cpu, wall)) = self.0.iter().find(|(name, ..)| *name == contained) else { return };
        if let Some(stage) = self.0.iter_mut().find(|(name, ..)| *name == from) {
            stage.1 = (stage.1 - cpu).max(0.0);
            stage.2 = (stage.2 - wall).max(0.0);
        }
    }

    fn print(&self, pages: usize) {
        let total: f64 = self.0.iter().map(|(_, cpu, _)| cpu).sum();
        println!(
            "{pages} pages\n\n| Stage | CPU s | share | µs a page | wall s |\n|---|---:|---:|---:|---:|"
        );
        for (name, cpu, wall) in &self.0 {
            let page = cpu * 1e6 / f64::from(u32::try_from(pages).unwrap_or(u32::MAX));
            println!("| {name} | {cpu:.2} | {:.0} % | {page:.0} | {wall:.2} |", 100.0 * cpu / total);
        }
        println!("| all | {total:.2} | | | |");
    }
}

/// CPU time of this process so far, all threads.
fn cpu() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}
