//! What a build costs, beside Hugo and beside the least that any compiler has to do, in one run.
//!
//! ```text
//! cargo bench --bench build                     1,000 pages, five rounds
//! cargo bench --bench build -- 10000 3          10,000 pages, three rounds
//! ```
//!
//! Every round runs each contestant once, so that whatever else the machine does hits all of them. CPU seconds are
//! those of the process with all its threads, user and system; the least of all rounds is the fairest figure.
//! No folder is deleted before the end: some file systems make new files dearer for seconds after a removal.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints its figures")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use tempfile::TempDir;
use wait4::Wait4 as _;

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1).filter(|a| a != "--bench");
    let first = args.next();
    if first.as_deref() == Some("--floor") {
        let folder = |arg: Option<String>| arg.map(PathBuf::from).ok_or(io::ErrorKind::InvalidInput);
        return floor(&folder(args.next())?, &folder(args.next())?);
    }
    let number = |arg: Option<String>, default| arg.and_then(|a| a.parse().ok()).unwrap_or(default);
    let pages = number(first, 1000);
    let rounds = number(args.next(), if pages > 2000 { 3 } else { 5 });
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench/build/gen.py");
    if !generator.is_file() {
        println!("skipped: the generator of the corpus is not here (../shared/bench/build/gen.py)");
        return Ok(());
    }
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR"))?;
    let hugo = hugo();
    if hugo.is_none() {
        println!("Hugo is skipped: no `hugo` on the path");
    }
    let bench = Bench::new(folder.path(), &generator, pages, hugo)?;
    let mut contestants = bench.contestants();
    for round in 0..rounds {
        for contestant in &mut contestants {
            bench.run(contestant, round)?;
            eprintln!("round {} of {rounds}: {}", round + 1, contestant.name);
        }
    }
    report(pages, &contestants);
    Ok(())
}

/// What one run took.
#[derive(Debug, Clone, Copy)]
struct Cost {
    cpu: Duration,
    wall: Duration,
    /// Peak resident memory in bytes.
    memory: u64,
}

/// One line of the table.
struct Contestant {
    name: &'static str,
    kind: Kind,
    costs: Vec<Cost>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Cold,
    Again,
    Edit,
    Hugo,
    Floor,
}

struct Bench<'a> {
    folder: &'a Path,
    site: PathBuf,
    hugo_site: PathBuf,
    hugo: Option<PathBuf>,
}

impl<'a> Bench<'a> {
    fn new(folder: &'a Path, generator: &Path, pages: usize, hugo: Option<PathBuf>) -> io::Result<Self> {
        let bench = Self { folder, site: folder.join("site"), hugo_site: folder.join("hugo"), hugo };
        let generate = |site: &Path, kind: Option<&str>| {
            let mut command = Command::new("python3");
            command.arg(generator).arg(pages.to_string()).arg(site).args(kind).stdout(Stdio::null());
            measure(&mut command).map(drop)
        };
        generate(&bench.site, None)?;
        if bench.hugo.is_some() {
            generate(&bench.hugo_site, Some("hugo"))?;
        }
        Ok(bench)
    }

    fn contestants(&self) -> Vec<Contestant> {
        let all = [
            ("lyceum, first build", Kind::Cold),
            ("lyceum, nothing changed", Kind::Again),
            ("lyceum, one page edited", Kind::Edit),
            ("Hugo", Kind::Hugo),
            ("floor: read, Markdown, write", Kind::Floor),
        ];
        let present = all.into_iter().filter(|(_, kind)| *kind != Kind::Hugo || self.hugo.is_some());
        present.map(|(name, kind)| Contestant { name, kind, costs: Vec::new() }).collect()
    }

    fn run(&self, contestant: &mut Contestant, round: usize) -> io::Result<()> {
        let out = |name: &str| self.folder.join(format!("{name}-{round}"));
        let cost = match contestant.kind {
            Kind::Cold | Kind::Again => self.lyceum(&out("lyceum"))?,
            Kind::Edit => {
                let page = self.site.join("content/section-000/page-00000.md");
                let text = fs::read_to_string(&page)?;
                fs::write(&page, format!("{text}\nOne more paragraph.\n"))?;
                let cost = self.lyceum(&out("lyceum"))?;
                fs::write(&page, text)?;
                cost
            }
            Kind::Hugo => {
                let Some(hugo) = &self.hugo else { return Ok(()) };
                let mut command = Command::new(hugo);
                command.arg("--quiet").arg("--source").arg(&self.hugo_site);
                command.arg("--cacheDir").arg(out("hugo-cache")).arg("--destination").arg(out("hugo"));
                measure(&mut command)?
            }
            Kind::Floor => {
                let mut command = Command::new(std::env::current_exe()?);
                measure(command.arg("--floor").arg(self.site.join("content")).arg(out("floor")))?
            }
        };
        contestant.costs.push(cost);
        Ok(())
    }

    fn lyceum(&self, out: &Path) -> io::Result<Cost> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lyceum"));
        command.args(["--quiet", "build", "--today", "2026-11-21", "--output"]).arg(out).arg(&self.site);
        measure(command.stderr(Stdio::null()))
    }
}

/// Runs a program to its end.
fn measure(command: &mut Command) -> io::Result<Cost> {
    let started = Instant::now();
    let done = command.spawn()?.wait4()?;
    let wall = started.elapsed();
    if !done.status.success() {
        return Err(io::Error::other(format!("{command:?}: {}", done.status)));
    }
    let usage = done.rusage;
    Ok(Cost { cpu: usage.utime + usage.stime, wall, memory: usage.maxrss })
}

/// `HUGO`, or the one on the path; where that is a script of Python's package manager, the program behind it, so that
/// starting an interpreter is not counted.
fn hugo() -> Option<PathBuf> {
    const BEHIND: &str = "import sys, os; print(next(f for p in sys.path \
        for f in [os.path.join(p, 'hugo', 'binaries', 'hugo')] if os.path.isfile(f)))";
    if let Some(stated) = std::env::var_os("HUGO") {
        return Some(stated.into());
    }
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path).map(|folder| folder.join("hugo")).find(|file| file.is_file())?;
    if fs::read(&found).is_ok_and(|bytes| bytes.starts_with(b"#!")) {
        let asked = Command::new("python3").args(["-c", BEHIND]).stderr(Stdio::null()).output().ok();
        let asked = asked.filter(|o| o.status.success()).and_then(|o| String::from_utf8(o.stdout).ok());
        return Some(asked.map_or(found, |path| PathBuf::from(path.trim())));
    }
    Some(found)
}

/// Reads every page, turns it into HTML and writes it: no titles, links, templates, colours or search.
fn floor(content: &Path, out: &Path) -> io::Result<()> {
    let entries: Vec<_> = walkdir::WalkDir::new(content).into_iter().collect::<Result<_, _>>()?;
    entries.par_iter().filter(|entry| entry.file_type().is_file()).try_for_each(|entry| {
        let path = entry.path();
        let text = fs::read_to_string(path)?;
        let mut html = String::with_capacity(text.len() * 2);
        let options = pulldown_cmark::Options::all();
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(&text, options));
        let folder = out.join(path.strip_prefix(content).unwrap_or(path)).with_extension("");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), html)
    })
}

fn report(pages: usize, contestants: &[Contestant]) {
    println!("\n{pages} pages, least (median) of {} rounds\n", contestants[0].costs.len());
    println!("| | CPU s | wall s | peak MB |");
    println!("|---|---:|---:|---:|");
    for contestant in contestants {
        let cpu = spread(&contestant.costs, |cost| cost.cpu.as_secs_f64());
        let wall = spread(&contestant.costs, |cost| cost.wall.as_secs_f64());
        let memory = spread(&contestant.costs, |cost| cost.memory as f64 / 1e6);
        println!(
            "| {} | {:.2} ({:.2}) | {:.2} ({:.2}) | {:.0} ({:.0}) |",
            contestant.name, cpu.0, cpu.1, wall.0, wall.1, memory.0, memory.1
        );
    }
    let least = |kind: Kind, value: fn(&Cost) -> f64| {
        contestants.iter().find(|c| c.kind == kind).map(|c| spread(&c.costs, value).0)
    };
    let ratio = |title: &str, one: Kind, other: Kind, value: fn(&Cost) -> f64, target: &str| {
        if let (Some(one), Some(other)) = (least(one, value), least(other, value)) {
            println!("- {title}: {:.3} (target: {target})", one / other);
        }
    };
    let cpu = |cost: &Cost| cost.cpu.as_secs_f64();
    let memory = |cost: &Cost| cost.memory as f64;
    println!();
    ratio("first build to Hugo, CPU", Kind::Cold, Kind::Hugo, cpu, "0.5");
    ratio("first build to Hugo, memory", Kind::Cold, Kind::Hugo, memory, "0.2 at 10,000 pages");
    ratio("nothing changed to first build, CPU", Kind::Again, Kind::Cold, cpu, "0.05");
    ratio("one page edited to first build, CPU", Kind::Edit, Kind::Cold, cpu, "none");
    ratio("first build to floor, CPU", Kind::Cold, Kind::Floor, cpu, "none");
}

/// Least and median.
fn spread(costs: &[Cost], value: impl Fn(&Cost) -> f64) -> (f64, f64) {
    let mut values: Vec<f64> = costs.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    (values.first().copied().unwrap_or(f64::NAN), values.get(values.len() / 2).copied().unwrap_or(f64::NAN))
}
