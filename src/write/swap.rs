//! The moment the new portal takes the place of the old one.
//!
//! There are three ways, from best to last resort:
//! 1. One system call exchanges the two folders (Linux, macOS): no moment without a whole portal.
//! 2. Two renames, old one out, new one in. A process killed between them leaves the old portal in the
//!    workshop as `previous`; [`recover`] puts it back when the output is opened next.
//! 3. File by file, where the output folder itself cannot be renamed because it is a mount point or its parent
//!    may not be written to. Each file is whole at every moment; the portal is a mixture while this runs.

use std::fs;
use std::io;
use std::path::Path;

use super::error::{At as _, WriteError};
use super::manifest::{MANIFEST, Manifest, PARTIAL};
use super::tree;

/// The folders and lists a swap works on.
pub(crate) struct Swap<'a> {
    /// The folder to replace.
    pub(crate) output: &'a Path,
    /// The new tree, complete with manifest and foreign files.
    pub(crate) staging: &'a Path,
    /// Where the old tree waits between two renames.
    pub(crate) previous: &'a Path,
    /// What the output holds of ours now.
    pub(crate) old: &'a Manifest,
    /// What it shall hold.
    pub(crate) new: &'a Manifest,
}

impl Swap<'_> {
    /// Replaces the output. What is left of the old tree lies in `staging` or `previous` afterwards.
    pub(crate) fn run(&self) -> Result<(), WriteError> {
        if !self.output.join(MANIFEST).exists() {
            // Nothing of value is there: no folder, or an empty one, which a rename may replace on Unix.
            #[cfg(windows)]
            let _ = fs::remove_dir(self.output);
            return match fs::rename(self.staging, self.output) {
                Err(error) if immovable(&error) => self.file_by_file(),
                done => done.at("create", self.output),
            };
        }
        match exchange(self.staging, self.output) {
            Ok(()) => Ok(()),
            Err(error) if immovable(&error) => self.file_by_file(),
            Err(_) => self.two_renames(),
        }
    }

    fn two_renames(&self) -> Result<(), WriteError> {
        match fs::rename(self.output, self.previous) {
            Err(error) if immovable(&error) => return self.file_by_file(),
            done => done.at("replace", self.output)?,
        }
        fs::rename(self.staging, self.output).or_else(|error| {
            fs::rename(self.previous, self.output).at("restore", self.output)?;
            Err(error).at("replace", self.output)
        })
    }

    /// The manifest names old and new files first, so that a killed run still knows what is its own.
    fn file_by_file(&self) -> Result<(), WriteError> {
        let partial = self.output.join(PARTIAL);
        let put = |path: &str| {
            let target = self.output.join(path);
            let source = self.staging.join(path);
            fs::copy(&source, &partial).at("copy", &source)?;
            tree::with_parents(&target, || fs::rename(&partial, &target)).at("replace", &target)
        };
        let mut both = self.old.clone();
        both.0.extend(self.new.0.clone());
        let manifest = self.output.join(MANIFEST);
        fs::write(&partial, both.to_text()).at("write", &partial)?;
        fs::rename(&partial, &manifest).at("replace", &manifest)?;
        // Gone files first: a page may become a folder.
        for path in self.old.0.keys().filter(|path| !self.new.0.contains_key(*path)) {
            remove_with_empty_parents(self.output, path)?;
        }
        for (path, hash) in &self.new.0 {
            if self.old.0.get(path) != Some(hash) || !self.output.join(path).is_file() {
                put(path)?;
            }
        }
        put(MANIFEST)
    }
}

/// Removes a file, and the folders that hold nothing else.
pub(crate) fn remove_with_empty_parents(output: &Path, path: &str) -> Result<(), WriteError> {
    let file = output.join(path);
    match fs::remove_file(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        done => done.at("remove", &file)?,
    }
    let mut folder = file.as_path();
    while let Some(parent) = folder.parent().filter(|parent| *parent != output) {
        if fs::remove_dir(parent).is_err() {
            break;
        }
        folder = parent;
    }
    Ok(())
}

/// Puts back the portal of a run that was killed between two renames, and clears what a run left behind.
pub(crate) fn recover(output: &Path, staging: &Path, previous: &Path) -> Result<(), WriteError> {
    if previous.exists() {
        if output.join(MANIFEST).exists() {
            tree::remove(previous).at("remove", previous)?;
        } else {
            fs::rename(previous, output).at("restore", output)?;
        }
    }
    let partial = output.join(PARTIAL);
    match fs::remove_file(&partial) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).at("remove", &partial)?,
        _ => {}
    }
    tree::remove(staging).at("remove", staging)
}

/// Whether a rename failed because of the folder itself, not because of the way it was asked for.
fn immovable(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ResourceBusy};
    matches!(error.kind(), CrossesDevices | PermissionDenied | ResourceBusy)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use tempfile::TempDir;

    use super::*;
    use crate::hash::half;

    /// An output with files `gone` and `same`, and a staging tree with `same` and `gone/fresh`, where a folder takes
    /// the place of a file.
    struct Scene {
        _folder: TempDir,
        paths: [PathBuf; 3],
        old: Manifest,
        new: Manifest,
    }

    impl Scene {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let paths = ["output", "staging", "previous"].map(|name| folder.path().join(name));
            let write = |root: &Path, files: &[(&str, &str)]| {
                let mut manifest = Manifest::default();
                for (path, text) in files {
                    tree::with_parents(&root.join(path), || fs::write(root.join(path), text)).unwrap();
                    manifest.0.insert((*path).to_owned(), half(blake3::hash(text.as_bytes())));
                }
                fs::write(root.join(MANIFEST), manifest.to_text()).unwrap();
                manifest
            };
            let old = write(&paths[0], &[("gone", "old"), ("same", "same"), ("x/y/z", "old")]);
            let new = write(&paths[1], &[("gone/fresh", "new"), ("same", "same")]);
            Self { _folder: folder, paths, old, new }
        }

        fn swap(&self) -> Swap<'_> {
            let [output, staging, previous] = &self.paths;
            Swap { output, staging, previous, old: &self.old, new: &self.new }
        }

        fn read(&self, path: &str) -> Option<String> {
            fs::read_to_string(self.paths[0].join(path)).ok()
        }

        fn is_new(&self) -> bool {
            self.read(MANIFEST) == Some(self.new.to_text())
                && self.read("gone/fresh").as_deref() == Some("new")
                && self.read("same").as_deref() == Some("same")
                && !self.paths[0].join("x").exists()
        }
    }

    #[test]
    fn all_three_ways_end_alike() {
        for way in 0..3 {
            let scene = Scene::new();
            let swap = scene.swap();
            match way {
                0 => swap.run(),
                1 => swap.two_renames(),
                _ => swap.file_by_file(),
            }
            .unwrap();
            assert!(scene.is_new());
            let [output, staging, previous] = &scene.paths;
            recover(output, staging, previous).unwrap();
            assert!(scene.is_new());
            assert!(!staging.exists() && !previous.exists());
        }
    }

    #[test]
    fn killed_between_two_renames() {
        let scene = Scene::new();
        let [output, staging, previous] = &scene.paths;
        fs::rename(output, previous).unwrap();
        recover(output, staging, previous).unwrap();
        assert_eq!(scene.read("gone").as_deref(), Some("old"));
        assert_eq!(scene.read(MANIFEST), Some(scene.old.to_text()));
        assert!(!staging.exists() && !previous.exists());
    }

    #[test]
    fn killed_after_both_renames() {
        let scene = Scene::new();
        let [output, staging, previous] = &scene.paths;
        fs::rename(output, previous).unwrap();
        fs::rename(staging, output).unwrap();
        recover(output, staging, previous).unwrap();
        assert!(scene.is_new());
        assert!(!previous.exists());
    }

    #[test]
    fn file_by_file_keeps_what_did_not_change_and_names_all_it_writes() {
        let scene = Scene::new();
        let before = fs::metadata(scene.paths[0].join("same")).unwrap().modified().unwrap();
        // The staging tree lacks a file: the run stops half way, as a killed one would.
        fs::remove_file(scene.paths[1].join("gone/fresh")).unwrap();
        let error = scene.swap().file_by_file().unwrap_err().to_string();
        assert!(error.contains("gone/fresh"), "{error}");
        let listed = Manifest::parse(&scene.read(MANIFEST).unwrap()).unwrap();
        assert!(["gone", "gone/fresh", "same", "x/y/z"].iter().all(|path| listed.0.contains_key(*path)));
        assert_eq!(fs::metadata(scene.paths[0].join("same")).unwrap().modified().unwrap(), before);
    }
}
