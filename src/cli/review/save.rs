//! A file is replaced at once or not at all.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use crate::cli::Stop;

/// Puts another text in place of the one that was read. The new one is complete in a file beside it before it takes the
/// name; a file that somebody saved meanwhile is left as it is.
pub(in crate::cli) fn replace(file: &Path, before: &str, after: &str) -> Result<(), Stop> {
    let world = |error: std::io::Error| Stop::World(format!("{}: {error}", file.display()));
    // What a link leads to is replaced, and not the link.
    let file = file.canonicalize().map_err(world)?;
    if fs::read_to_string(&file).map_err(world)? != before {
        return Err(Stop::World(format!("{}: changed meanwhile, left as it is", file.display())));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let write = || {
        let mut open = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        open.write_all(after.as_bytes())?;
        open.sync_all()?;
        fs::set_permissions(&beside, fs::metadata(&file)?.permissions())?;
        fs::rename(&beside, &file)
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&beside);
        world(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.md");
        fs::write(&file, "one").unwrap();
        replace(&file, "one", "two").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert!(
            matches!(replace(&file, "one", "three"), Err(Stop::World(m)) if m.contains("changed meanwhile"))
        );
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
