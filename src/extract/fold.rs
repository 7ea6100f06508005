//! Paths are folded to folders, so that what is said of each stays readable.

use std::collections::BTreeMap;

/// A folder, or a path of its own, with the paths that it stands for.
struct Group<'a> {
    members: Vec<&'a str>,
    /// Whether it cannot be split, or the parts would be too many.
    closed: bool,
}

/// The group that each path belongs to, of at most `most` groups where the paths allow it. The folder with the most
/// paths is split first; a path that is also a folder, such as a module with submodules, stays a group of its own.
pub(super) fn fold<'a>(paths: &[&'a str], most: usize) -> BTreeMap<&'a str, String> {
    let mut groups = BTreeMap::from([(String::new(), Group { members: paths.to_vec(), closed: false })]);
    loop {
        let open = groups.iter().filter(|(_, group)| !group.closed);
        let Some(largest) =
            open.max_by_key(|(name, group)| (group.members.len(), std::cmp::Reverse((*name).clone())))
        else {
            break;
        };
        let (name, mut parts) = (largest.0.clone(), parts(largest.0, &largest.1.members));
        let fits = |parts: usize| groups.len() - 1 + parts <= most || parts == 1;
        if !fits(parts.len()) {
            parts = gathered(&name, parts);
        }
        let fits = fits(parts.len());
        match parts.len() {
            1 if parts.contains_key(&name) => close(&mut groups, &name),
            _ if !fits => close(&mut groups, &name),
            _ => {
                groups.remove(&name);
                for (part, members) in parts {
                    // What is left under the folder's own name is the folder itself.
                    let closed = part == name || members.iter().all(|member| *member == part);
                    groups.insert(part, Group { members, closed });
                }
            }
        }
    }
    let named = |(name, group): (String, Group<'a>)| {
        group.members.into_iter().map(move |member| (member, name.clone())).collect::<Vec<_>>()
    };
    groups.into_iter().flat_map(named).collect()
}

/// What lies in a folder itself, in one part under the folder's name; its folders in parts of their own.
fn gathered<'a>(folder: &str, parts: BTreeMap<String, Vec<&'a str>>) -> BTreeMap<String, Vec<&'a str>> {
    let mut found: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
    for (part, members) in parts {
        let alone = members.iter().all(|member| *member == part);
        found.entry(if alone { folder.to_owned() } else { part }).or_default().extend(members);
    }
    found
}

fn close(groups: &mut BTreeMap<String, Group<'_>>, name: &str) {
    if let Some(group) = groups.get_mut(name) {
        group.closed = true;
    }
}

/// The paths of a folder by the next part of each.
fn parts<'a>(folder: &str, members: &[&'a str]) -> BTreeMap<String, Vec<&'a str>> {
    let mut parts: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
    for member in members {
        let below = member.strip_prefix(folder).unwrap_or(member);
        let below = below.strip_prefix('/').unwrap_or(below);
        let next = below.split('/').next().unwrap_or_default();
        let part = match (folder.is_empty(), next.is_empty()) {
            (_, true) => folder.to_owned(),
            (true, _) => next.to_owned(),
            (false, _) => format!("{folder}/{next}"),
        };
        parts.entry(part).or_default().push(member);
    }
    parts
}

/// The folder of a path; empty for the root.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(paths: &[&str], most: usize) -> Vec<String> {
        let mut groups: Vec<String> = fold(paths, most).into_values().collect();
        groups.dedup();
        groups
    }

    #[test]
    fn the_largest_folder_is_opened_first() {
        let paths = ["src/a/x", "src/a/y", "src/a/z", "src/b/p", "src/b/q", "src/main", "tool/t"];
        assert_eq!(groups(&paths, 1), [""]);
        assert_eq!(groups(&paths, 2), ["src", "tool/t"]);
        assert_eq!(groups(&paths, 5), ["src/a", "src/b/p", "src/b/q", "src/main", "tool/t"]);
        assert_eq!(groups(&paths, 6), ["src/a/x", "src/a/y", "src/a/z", "src/b", "src/main", "tool/t"]);
        assert_eq!(fold(&paths, 5)["src/a/y"], "src/a");
        // What lies beside folders is one part with them, where it would be too many.
        let beside = ["a/b/x", "a/b/y", "a/p", "a/q", "a/r"];
        assert_eq!(groups(&beside, 2), ["a/b", "a"]);
        assert_eq!(groups(&beside, 3), ["a/b/x", "a/b/y", "a"]);
    }

    #[test]
    fn a_module_with_submodules_keeps_its_own_place() {
        let paths = ["src/config", "src/config/access", "src/config/radar", "src/lib"];
        assert_eq!(groups(&paths, 4), ["src/config", "src/config/access", "src/config/radar", "src/lib"]);
        assert_eq!(groups(&paths, 2), ["src/config", "src/lib"]);
        assert_eq!(groups(&[], 4), Vec::<String>::new());
        assert_eq!(groups(&["", "a"], 4), ["", "a"]);
    }
}
