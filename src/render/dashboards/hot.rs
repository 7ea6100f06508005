//! Files that are changed often and are hard to read, as points: on `/browse/code/` and on the page that names them.

use std::collections::BTreeMap;

use crate::registers::code::hot::{HotFile, HotFiles};
use crate::render::chart::{self, ChartView, Point, Scatter};

/// Files that are drawn.
const MOST: usize = 20;

/// One chart; `url` leads from its points to the page that names the files.
pub(super) fn chart(id: String, of: &HotFiles, url: Option<&str>) -> Option<ChartView> {
    let files = &of.files[..of.files.len().min(MOST)];
    let first = files.first()?;
    let names = names(files);
    let most = |value: &dyn Fn(&HotFile) -> usize| above(files.iter().map(value).max().unwrap_or_default());
    let point = |(file, name): (&HotFile, &String)| Point {
        label: name.clone(),
        url: url.map(str::to_owned),
        x: file.changes as f64,
        y: file.complexity as f64,
        class: usize::from(file.people == 1),
    };
    Some(chart::scatter(Scatter {
        id,
        title: format!("Changed often and hard to read in {}: {} first", of.repository, names[0]),
        description: "Changes of a file in a year against the complexity of its functions.".into(),
        note: format!(
            "The numbers rank by changes × complexity: {} × {} of {}.",
            first.changes, first.complexity, first.path
        ),
        x_title: "Changes in a year".into(),
        y_title: "Complexity".into(),
        range: (0.0, most(&|file| file.changes)),
        up: Some((0.0, most(&|file| file.complexity))),
        points: files.iter().zip(&names).map(point).collect(),
        classes: vec!["Changed by several people".into(), "Changed by one person".into()],
        ..Scatter::default()
    }))
}

/// The end of an axis: at most five of one, two or five times a power of ten.
fn above(most: usize) -> f64 {
    let most = most.max(5) as f64;
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if step * 5.0 >= most {
            break;
        }
        step *= factor;
    }
    (most / step).ceil() * step
}

/// As much of the end of each path as tells it from the others.
fn names(files: &[HotFile]) -> Vec<String> {
    let ending = |path: &str, parts: usize| {
        let all: Vec<&str> = path.split('/').collect();
        all[all.len().saturating_sub(parts)..].join("/")
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        let parts = file.path.split('/').count();
        (1..=parts).for_each(|parts| *counts.entry(ending(&file.path, parts)).or_default() += 1);
    }
    let name = |file: &HotFile| {
        let parts = file.path.split('/').count();
        let short = (1..parts).map(|parts| ending(&file.path, parts)).find(|name| counts[name] == 1);
        short.unwrap_or_else(|| file.path.clone())
    };
    files.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portal::PageIx;

    fn file(path: &str, changes: usize, complexity: usize, people: usize) -> HotFile {
        HotFile { path: path.into(), changes, complexity, people }
    }

    #[test]
    fn an_axis_ends_above_what_it_shows() {
        for (most, end) in [(0, 5), (5, 5), (6, 6), (13, 15), (26, 30), (544, 600)] {
            assert_eq!(above(most) as usize, end, "{most}");
        }
    }

    #[test]
    fn files_are_points_with_the_worst_first() {
        let files = vec![file("a/fix/parser.go", 13, 544, 2), file("a/kafka/parser.go", 6, 102, 1)];
        let of = HotFiles { page: PageIx(0), repository: "intake".into(), files };
        let drawn = chart("hot".into(), &of, Some("/x/")).unwrap();
        assert_eq!(drawn.title, "Changed often and hard to read in intake: fix/parser.go first");
        let rows: Vec<Vec<&str>> =
            drawn.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(
            rows,
            [
                ["1 fix/parser.go", "13", "544", "Changed by several people"],
                ["2 kafka/parser.go", "6", "102", "Changed by one person"]
            ]
        );
        let at: Vec<_> = drawn.points.iter().map(|point| point.x.as_str()).collect();
        assert_eq!(at, ["86.67%", "40%"]);
        assert!(chart("hot".into(), &HotFiles { files: Vec::new(), ..of }, None).is_none());
    }
}
