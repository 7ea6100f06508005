//! Which files of a repository are read.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use rayon::prelude::*;

use super::language::Grammar;

/// The largest file that is read, in bytes: what is larger is data or made by a program.
const LARGEST: u64 = 1 << 20;

/// The mean length of a line, in bytes, above which a file counts as packed by a program.
const LONGEST_MEAN: usize = 300;

/// Folders of code that others wrote or programs made.
const FOREIGN: [&str; 12] = [
    "node_modules",
    "vendor",
    "third_party",
    "target",
    "dist",
    "build",
    "site-packages",
    "__pycache__",
    "venv",
    "bower_components",
    "generated",
    "__generated__",
];

/// What programs write at the head of the files that they make.
const MADE: [&str; 3] = ["@generated", "DO NOT EDIT", "automatically generated"];

/// A repository that is read.
#[derive(Debug)]
pub struct Repository {
    /// Its folder, canonical.
    pub root: PathBuf,
    /// In order of their paths.
    pub files: Vec<CodeFile>,
    /// Reason → how many files of code are left out for it.
    pub left_out: BTreeMap<&'static str, usize>,
}

/// A file of code.
#[derive(Debug)]
pub struct CodeFile {
    /// Below the root, with forward slashes.
    pub path: String,
    /// How it is read.
    pub grammar: Grammar,
    /// As it is.
    pub text: String,
}

/// A folder that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RepositoryError {
    /// It is missing or a file.
    #[error("there is no folder `{}`", .0.display())]
    NoFolder(PathBuf),
    /// The operating system's word.
    #[error("cannot read `{}`: {source}", path.display())]
    Read {
        /// What was read.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

/// What becomes of a file.
enum Verdict {
    Taken(CodeFile),
    LeftOut(&'static str),
}

impl Repository {
    /// Reads all code below a folder, as its ignore files say. Links out of the folder are not followed.
    pub fn read(dir: &Path) -> Result<Self, RepositoryError> {
        let root = dir.canonicalize().map_err(|_| RepositoryError::NoFolder(dir.to_owned()))?;
        if !root.is_dir() {
            return Err(RepositoryError::NoFolder(dir.to_owned()));
        }
        let mut paths = Vec::new();
        for entry in walk(&root) {
            // What may not be entered is not part of what may be read.
            let Ok(entry) = entry else { continue };
            let path = entry.path();
            let below = path.strip_prefix(&root).ok().and_then(Path::to_str);
            let (true, Some(below)) = (entry.file_type().is_some_and(|kind| kind.is_file()), below) else {
                continue;
            };
            let below = below.replace('\\', "/");
            if let Some(grammar) = Grammar::of(&below) {
                paths.push((below, grammar));
            }
        }
        paths.sort();
        let verdicts: Result<Vec<_>, _> =
            paths.into_par_iter().map(|(path, grammar)| read(&root, path, grammar)).collect();
        let mut files = Vec::new();
        let mut left_out = BTreeMap::new();
        for verdict in verdicts? {
            match verdict {
                Verdict::Taken(file) => files.push(file),
                Verdict::LeftOut(why) => *left_out.entry(why).or_default() += 1,
            }
        }
        Ok(Self { root, files, left_out })
    }

    /// Lines of code that were read.
    pub fn lines(&self) -> usize {
        self.files.iter().map(|file| file.text.lines().count()).sum()
    }
}

fn walk(root: &Path) -> ignore::Walk {
    let wanted = |entry: &ignore::DirEntry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        entry.depth() == 0 || !is_folder || !FOREIGN.contains(&&*entry.file_name().to_string_lossy())
    };
    // Rules of the person who runs it say nothing of the repository; nor do those of folders above.
    WalkBuilder::new(root).git_global(false).parents(false).require_git(false).filter_entry(wanted).build()
}

fn read(root: &Path, path: String, grammar: Grammar) -> Result<Verdict, RepositoryError> {
    let file = root.join(&path);
    let failed = |source| RepositoryError::Read { path: file.clone(), source };
    if std::fs::metadata(&file).map_err(failed)?.len() > LARGEST {
        return Ok(Verdict::LeftOut("larger than a mebibyte"));
    }
    let bytes = std::fs::read(&file).map_err(failed)?;
    let Ok(text) = String::from_utf8(bytes) else { return Ok(Verdict::LeftOut("not UTF-8")) };
    let lines = text.lines().count();
    if text.len() > LONGEST_MEAN * lines.max(10) {
        return Ok(Verdict::LeftOut("packed by a program"));
    }
    if text.lines().take(10).any(|line| MADE.iter().any(|sign| line.contains(sign))) {
        return Ok(Verdict::LeftOut("made by a program"));
    }
    Ok(Verdict::Taken(CodeFile { path, grammar, text }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_or_programs_made_is_left_out() {
        let dir = tempfile::tempdir().unwrap();
        let long = format!("x = '{}'\n", "a".repeat(9_000));
        for (path, text) in [
            (".gitignore", "secret/\n"),
            ("src/b.rs", "fn b() {}\n"),
            ("a.py", "def a(): pass\n"),
            ("secret/c.py", "x = 1\n"),
            ("node_modules/d/index.js", "var d\n"),
            ("packed.js", &long),
            ("api.pb.go", "// Code generated by protoc. DO NOT EDIT.\npackage api\n"),
            ("README.md", "# Read\n"),
        ] {
            let file = dir.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        std::fs::write(dir.path().join("latin.py"), [b'#', 0xe9, b'\n']).unwrap();
        let repository = Repository::read(dir.path()).unwrap();
        let paths: Vec<_> = repository.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["a.py", "src/b.rs"]);
        assert_eq!(repository.lines(), 2);
        assert_eq!(
            repository.left_out,
            BTreeMap::from([("made by a program", 1), ("not UTF-8", 1), ("packed by a program", 1)])
        );
    }
}
