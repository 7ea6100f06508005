//! What a million measurements cost: read, evaluated and drawn.
//!
//! ```text
//! cargo bench --bench measurements              a million rows of 20 metrics over two years, and of one metric
//! cargo bench --bench measurements -- 100000    so many rows
//! ```
//!
//! The portal has the pages of 20 metrics and nothing else; the same portal with one row of each is the floor.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::ToSpan as _;
use jiff::civil::{DateTime, date};
use tempfile::TempDir;
use wait4::Wait4 as _;

const METRICS: usize = 20;
/// Minutes of two years.
const MINUTES: usize = 2 * 365 * 24 * 60;

fn main() -> io::Result<()> {
    let rows = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(1_000_000);
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR"))?;
    for (name, rows, metrics) in
        [("one row each", METRICS, METRICS), ("all", rows, METRICS), ("of one metric", rows, 1)]
    {
        let root = folder.path().join(name.replace(' ', "-"));
        write(&root, rows, metrics)?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_lyceum"));
        command
            .args(["--quiet", "build", "--today", "2026-11-21", "--output"])
            .arg(root.join("out"))
            .arg(&root);
        let used = command.stdout(Stdio::null()).spawn()?.wait4()?;
        if !used.status.success() {
            return Err(io::Error::other("the build failed"));
        }
        let cpu = used.rusage.utime + used.rusage.stime;
        let memory = used.rusage.maxrss >> 20;
        println!("{rows:>9} rows, {name:<14} {:>6.2} s CPU {memory:>5} MB", cpu.as_secs_f64());
    }
    Ok(())
}

/// A portal of metrics with rows in the order of time, spread evenly.
fn write(root: &Path, rows: usize, metrics: usize) -> io::Result<()> {
    fs::create_dir_all(root.join("content/metrics"))?;
    fs::create_dir_all(root.join("data/measurements"))?;
    fs::write(root.join("lyceum.toml"), "title = \"Metrics\"\n")?;
    for metric in 0..METRICS {
        let category = ["testing", "deployment", "code_review", "development"][metric % 4];
        let text = format!(
            "+++\ntype = \"process_metric\"\ntitle = \"Metric {metric}\"\ncategory = \"{category}\"\n\
             metric_type = \"time\"\nmeasurement_unit = \"min\"\ntarget_value = 30\n\
             threshold_values = {{ warning = 40, critical = 50 }}\ncollection_frequency = \"1d\"\n+++\n"
        );
        fs::write(root.join(format!("content/metrics/metric-{metric}.md")), text)?;
    }
    let start: DateTime = date(2024, 11, 21).at(0, 0, 0, 0);
    let each = rows / metrics;
    let mut csv = String::from("metric,timestamp,value,data_quality,measurement_method,runner\n");
    let mut state = 1_u64;
    for metric in 0..metrics {
        for row in 0..each {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let value = 20.0 + (state >> 40) as f64 / f64::from(1_u32 << 24) * 30.0;
            let at = start + i64::try_from(row * MINUTES / each).unwrap_or_default().minutes();
            let _ = writeln!(csv, "metric-{metric},{at},{value:.2},0.9,automated,runner-{}", state % 7);
        }
    }
    fs::write(root.join("data/measurements/all.csv"), csv)
}
