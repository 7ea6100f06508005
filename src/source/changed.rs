//! Which files differ from what version control has under a name.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use super::git::{compare, run};

/// The files below a folder, with paths relative to it, that differ from a revision in the working tree, and those that
/// version control does not know yet. `None` without a repository, for a revision that it does not have, and after
/// `limit`.
pub fn changed_since(folder: &Path, revision: &str, limit: Duration) -> Option<BTreeSet<String>> {
    // A revision that begins with a dash would be an option.
    if revision.is_empty() || revision.starts_with('-') {
        return None;
    }
    let commit = format!("{revision}^{{commit}}");
    let found = run(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit], None, limit)?;
    let commit = String::from_utf8(found).ok()?;
    let differ = ["diff", "--name-only", commit.trim(), "--", "."];
    let mut all = paths(&compare(folder, &differ, limit)?);
    let others = ["ls-files", "-z", "--others", "--exclude-standard", "--", "."];
    all.append(&mut paths(&run(folder, &others, None, limit)?));
    Some(all)
}

fn paths(output: &[u8]) -> BTreeSet<String> {
    output
        .split(|b| *b == 0)
        .filter_map(|p| std::str::from_utf8(p).ok())
        .filter(|p| !p.is_empty())
        .map(str::to_owned)
        .collect()
}
