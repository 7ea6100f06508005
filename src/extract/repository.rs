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
    /// Folders in it with a repository of their own, such as submodules, which are not read: its commits do not have them.
    pub nested: Vec<String>,
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
        let (mut paths, mut nested) = (Vec::new(), Vec::new());
        let mut left_out = BTreeMap::new();
        // What may not be entered is not part of what may be read.
        for entry in walk(&root).filter_map(Result::ok) {
            let Ok(below) = entry.path().strip_prefix(&root) else { continue };
            let name = below.to_string_lossy().replace('\\', "/");
            if nested.iter().any(|folder| below.starts_with(folder)) {
                continue;
            }
            if is_folder(&entry) && is_nested(&entry) {
                nested.push(name);
            } else if entry.file_type().is_some_and(|kind| kind.is_file())
                && let Some(grammar) = Grammar::of(&name)
            {
                match below.to_str() {
                    Some(_) => paths.push((name, grammar)),
                    None => *left_out.entry("a name that is not UTF-8").or_default() += 1,
                }
            }
        }
        paths.sort();
        nested.sort();
        let verdicts: Result<Vec<_>, _> =
            paths.into_par_iter().map(|(path, grammar)| read(&root, path, grammar)).collect();
        let mut files = Vec::new();
        for verdict in verdicts? {
            match verdict {
                Verdict::Taken(file) => files.push(file),
                Verdict::LeftOut(why) => *left_out.entry(why).or_default() += 1,
            }
        }
        Ok(Self { root, files, left_out, nested })
    }

    /// Lines of code that were read.
    pub fn lines(&self) -> usize {
        self.files.iter().map(|file| file.text.lines().count()).sum()
    }
}

fn is_folder(entry: &ignore::DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

/// Whether version control of its own begins at a folder within the one that is read.
fn is_nested(entry: &ignore::DirEntry) -> bool {
    entry.depth() > 0 && entry.path().join(".git").exists()
}

fn walk(root: &Path) -> ignore::Walk {
    let wanted = |entry: &ignore::DirEntry| {
        entry.depth() == 0 || !is_folder(entry) || !FOREIGN.contains(&&*entry.file_name().to_string_lossy())
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
            ("lib/parts/.git", "gitdir: ../../.git/modules/parts\n"),
            ("lib/parts/deep/e.py", "def e(): pass\n"),
            ("lib/parts_list.rs", "fn f() {}\n"),
        ] {
            let file = dir.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        std::fs::write(dir.path().join("latin.py"), [b'#', 0xe9, b'\n']).unwrap();
        let repository = Repository::read(dir.path()).unwrap();
        let paths: Vec<_> = repository.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["a.py", "lib/parts_list.rs", "src/b.rs"]);
        assert_eq!(repository.nested, ["lib/parts"]);
        assert_eq!(repository.lines(), 3);
        assert_eq!(
            repository.left_out,
            BTreeMap::from([("made by a program", 1), ("not UTF-8", 1), ("packed by a program", 1)])
        );
    }
    /// Only there may names be any bytes.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_utf_8_is_said() {
        use std::os::unix::ffi::OsStrExt;
        let dir = tempfile::tempdir().unwrap();
        let name = std::ffi::OsStr::from_bytes(b"caf\xe9.py");
        std::fs::write(dir.path().join(name), "def a(): pass\n").unwrap();
        let repository = Repository::read(dir.path()).unwrap();
        assert!(repository.files.is_empty());
        assert_eq!(repository.left_out, BTreeMap::from([("a name that is not UTF-8", 1)]));
    }
}
