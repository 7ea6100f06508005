//! Where the code lies: its commit, and addresses of its lines.

use std::path::Path;
use std::time::Duration;

use crate::source::git;

/// How long git may take.
const LIMIT: Duration = Duration::from_secs(20);

/// What is known of a repository apart from its files.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Origin {
    /// The commit that is checked out, in full.
    pub commit: Option<String>,
    /// The folder that was read, below the repository's own root, ending in a slash; empty for the root.
    pub folder: String,
    /// The address of lines, with `{commit}`, `{path}`, `{start}` and `{end}`.
    pub link: Option<String>,
}

impl Origin {
    /// Asks git. `link` is used in place of what follows from the remote.
    pub fn read(root: &Path, link: Option<&str>) -> Self {
        let ask = |args: &[&str]| -> Option<String> {
            let text = String::from_utf8(git::run(root, args, None, LIMIT)?).ok()?;
            Some(text.trim_end_matches('\n').to_owned())
        };
        let commit = ask(&["rev-parse", "HEAD"]).filter(|hash| !hash.is_empty());
        let folder = ask(&["rev-parse", "--show-prefix"]).unwrap_or_default();
        let remote = || ask(&["config", "--get", "remote.origin.url"]);
        let link = match link {
            Some(link) => Some(link.to_owned()),
            None => remote().and_then(|remote| template(&remote)),
        };
        Self { commit, folder, link }
    }

    /// The address of some lines of a file below the folder that was read. `None` where the address needs a commit and
    /// there is none.
    pub fn url(&self, path: &str, first: usize, last: usize) -> Option<String> {
        let link = self.link.as_ref()?;
        let commit = self.commit.as_deref();
        if link.contains("{commit}") && commit.is_none() {
            return None;
        }
        let path = format!("{}{path}", self.folder);
        Some(
            link.replace("{commit}", commit.unwrap_or_default())
                .replace("{path}", &encoded(&path))
                .replace("{start}", &first.to_string())
                .replace("{end}", &last.to_string()),
        )
    }
}

/// A path as a part of an address.
fn encoded(path: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The form of addresses of a host whose forms are known, from the address that code is fetched from.
fn template(remote: &str) -> Option<String> {
    let rest = remote
        .strip_prefix("https://")
        .or_else(|| remote.strip_prefix("ssh://"))
        .map(|rest| rest.rsplit_once('@').map_or(rest, |(_, rest)| rest).to_owned())
        .or_else(|| {
            let (_, rest) = remote.split_once('@')?;
            Some(rest.replacen(':', "/", 1))
        })?;
    let (host, path) = rest.split_once('/')?;
    let host = host.split(':').next().unwrap_or_default();
    let path = path.trim_end_matches('/').trim_end_matches(".git");
    if host.is_empty() || path.is_empty() {
        return None;
    }
    let lines = match host {
        "github.com" => "blob/{commit}/{path}#L{start}-L{end}",
        "bitbucket.org" => "src/{commit}/{path}#lines-{start}:{end}",
        "codeberg.org" => "src/commit/{commit}/{path}#L{start}-L{end}",
        _ if host.split('.').any(|part| part == "gitlab") => "-/blob/{commit}/{path}#L{start}-{end}",
        _ if host.split('.').any(|part| part == "gitea" || part == "forgejo") => {
            "src/commit/{commit}/{path}#L{start}-L{end}"
        }
        _ => return None,
    };
    Some(format!("https://{host}/{path}/{lines}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_follow_from_the_remote() {
        let url = |remote: &str| {
            let origin =
                Origin { commit: Some("c0ffee".into()), folder: "code/".into(), link: template(remote) };
            origin.url("a b.py", 3, 7)
        };
        for (remote, expected) in [
            ("https://github.com/o/r.git", "https://github.com/o/r/blob/c0ffee/code/a%20b.py#L3-L7"),
            ("git@github.com:o/r.git", "https://github.com/o/r/blob/c0ffee/code/a%20b.py#L3-L7"),
            ("https://x:token@github.com/o/r", "https://github.com/o/r/blob/c0ffee/code/a%20b.py#L3-L7"),
            (
                "ssh://git@gitlab.example:22/o/g/r.git",
                "https://gitlab.example/o/g/r/-/blob/c0ffee/code/a%20b.py#L3-7",
            ),
            ("git@bitbucket.org:o/r.git", "https://bitbucket.org/o/r/src/c0ffee/code/a%20b.py#lines-3:7"),
            ("https://codeberg.org/o/r", "https://codeberg.org/o/r/src/commit/c0ffee/code/a%20b.py#L3-L7"),
        ] {
            assert_eq!(url(remote).as_deref(), Some(expected), "{remote}");
        }
        for none in ["/srv/git/r.git", "https://git.example/o/r.git", "file:///r", ""] {
            assert_eq!(url(none), None, "{none}");
        }
        let link = Some("https://x/{commit}/{path}".to_owned());
        assert_eq!(Origin { commit: None, folder: String::new(), link }.url("a", 1, 1), None);
    }
}
