//! Wrong settings and their messages.

use super::*;

fn parse(text: &str) -> (Config, Vec<(String, Option<String>)>) {
    let (config, found) = Config::parse(&SourceText::new("lyceum.toml", text));
    (config, found.into_iter().map(|d| (d.message, d.help)).collect())
}

#[test]
fn base_paths() {
    let base = |url: &str| Config { base_url: Some(url.into()), ..Config::default() }.base_path().to_owned();
    assert_eq!(base("https://a.example/"), "/");
    assert_eq!(base("https://a.example/repo/"), "/repo/");
    assert_eq!(base("/repo/"), "/repo/");
    assert_eq!(Config::default().base_path(), "/");
}

#[test]
fn mistakes_name_the_nearest_valid_value() {
    let (_, found) = parse("titel = 'x'");
    assert_eq!(found, [("unknown field `titel`".into(), Some("did you mean `title`?".into()))]);
    let (_, found) = parse("[audiences.team]\naccess = [\"publick\"]\n[severity]\nbroken-lnk = \"err\"");
    assert_eq!(found[0].1.as_deref(), Some("did you mean `public`?"));
    assert_eq!(found[1].1.as_deref(), Some("did you mean `broken-link`?"));
    assert_eq!(found[2].0, "unknown severity `err` for `broken-lnk`");
}

#[test]
fn what_guards_access_cannot_be_softened() {
    let (config, _) = parse("[severity]\nbad-access = \"off\"\nbroken-link = \"off\"\nno-type = \"error\"");
    let all = [Code::BadAccess, Code::BrokenLink, Code::NoType].map(|c| Diagnostic::new(c, "x")).to_vec();
    let left: Vec<_> = config.apply_severity(all).into_iter().map(|d| (d.code, d.severity)).collect();
    assert_eq!(left, [(Code::BadAccess, Severity::Error), (Code::NoType, Severity::Error)]);
}
