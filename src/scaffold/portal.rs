//! A portal to begin with: settings, four pages that lead to each other, and a workflow that publishes them.

use std::path::Path;

use jiff::civil::Date;

use super::{ScaffoldError, create};
use crate::schema::title_from_name;

/// The files of a new portal. `{title}` and `{today}` stand for what is only known when they are written.
const FILES: [(&str, &str); 7] = [
    ("lyceum.toml", include_str!("starter/lyceum.toml")),
    ("content/index.md", include_str!("starter/index.md")),
    ("content/tutorials/first-page.md", include_str!("starter/first-page.md")),
    ("content/procedures/review-a-page.md", include_str!("starter/review-a-page.md")),
    ("content/decisions/write-it-down.md", include_str!("starter/write-it-down.md")),
    (".github/workflows/pages.yml", include_str!("starter/pages.yml")),
    (".gitignore", "/public/\n"),
];

/// What [`init`] did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Started {
    /// Files that it wrote, relative to the folder.
    pub written: Vec<String>,
    /// Files that were there and are as they were.
    pub kept: Vec<String>,
}

/// The files of a new portal with that title.
pub fn starter(title: &str, today: Date) -> Vec<(&'static str, String)> {
    // In TOML strings, which is the only place where the title stands.
    let quoted = toml::Value::String(title.chars().filter(|c| !c.is_control()).collect()).to_string();
    let fill = |text: &str| text.replace("\"{title}\"", &quoted).replace("{today}", &today.to_string());
    FILES.iter().map(|(path, text)| (*path, fill(text))).collect()
}

/// Begins a portal in a folder, which is made when it is missing. A folder with a `lyceum.toml` is a portal already and
/// refused; pages are written only where there is no content yet. No existing file is changed.
pub fn init(folder: &Path, today: Date) -> Result<Started, ScaffoldError> {
    let settings = folder.join("lyceum.toml");
    if settings.symlink_metadata().is_ok() {
        return Err(ScaffoldError::Exists(settings));
    }
    let failed = |source| ScaffoldError::Write { path: folder.to_owned(), source };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let name = folder.canonicalize().map_err(failed)?;
    let name = name.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let title =
        Some(title_from_name(&name)).filter(|t| !t.is_empty()).unwrap_or_else(|| "Our knowledge".into());
    let has_content = ["content", "docs"].iter().any(|name| folder.join(name).is_dir());
    let mut started = Started::default();
    for (path, text) in starter(&title, today) {
        if has_content && path.starts_with("content/") {
            continue;
        }
        match create(folder, path, &text) {
            Ok(_) => started.written.push(path.to_owned()),
            Err(ScaffoldError::Exists(_)) => started.kept.push(path.to_owned()),
            Err(error) => return Err(error),
        }
    }
    Ok(started)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::diagnostic::SourceText;
    use crate::emit::testing::try_portal;
    use jiff::civil::date;
    use std::fs;

    const TODAY: Date = date(2026, 11, 21);

    #[test]
    fn the_starter_has_no_finding() {
        let files = starter("Rock \"n\" roll", TODAY);
        let settings = SourceText::new("lyceum.toml", &*files[0].1);
        let (config, found) = Config::parse(&settings);
        assert_eq!(found, []);
        assert_eq!(config.title, "Rock \"n\" roll");
        let content = |(path, text): &'static (&str, &str)| Some((path.strip_prefix("content/")?, *text));
        let texts: Vec<_> =
            files.iter().filter_map(|(p, t)| Some((p.strip_prefix("content/")?, t.as_str()))).collect();
        assert_eq!(texts.len(), FILES.iter().filter_map(content).count());
        let (portal, found) = try_portal(config, &texts);
        assert_eq!(found, []);
        let types: Vec<_> = portal.pages.iter().map(|p| p.page.type_id.as_str()).collect();
        assert_eq!(types, ["page", "decision_records", "procedures", "tutorials"]);
        assert!(files.iter().all(|(_, text)| !text.contains("{title}") && !text.contains("{today}")));
    }

    #[test]
    fn init_never_replaces() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("team-memory");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join(".gitignore"), "mine").unwrap();
        let started = init(&folder, TODAY).unwrap();
        assert_eq!(started.kept, [".gitignore"]);
        assert_eq!(started.written.len(), FILES.len() - 1);
        assert_eq!(fs::read_to_string(folder.join(".gitignore")).unwrap(), "mine");
        assert!(fs::read_to_string(folder.join("lyceum.toml")).unwrap().contains("title = \"Team memory\""));
        assert!(matches!(init(&folder, TODAY), Err(ScaffoldError::Exists(_))));
    }

    #[test]
    fn existing_content_gets_no_starter_pages() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("docs")).unwrap();
        let started = init(dir.path(), TODAY).unwrap();
        assert_eq!(started.written, ["lyceum.toml", ".github/workflows/pages.yml", ".gitignore"]);
        assert!(!dir.path().join("content").exists());
    }
}
