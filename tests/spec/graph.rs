//! The graph tells an audience nothing of pages, people and rows that it may not see: whatever is connected with what, the
//! whole portal and every form of the graph are the same bytes with them and without.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::access::{assert_same, build};
use crate::support::{TODAY, arg, folder, lyceum_ok, stdout};

const SETTINGS: &str = "title = \"T\"\n[type_access]\nskill_assessment = \"public\"\n[privacy]\naggregates = false\n\
    [audiences.all]\naccess = [\"public\", \"confidential\"]\nrecords = [\"code_expertise\"]\n";

/// What may be connected with what. Pages are people by their first third.
#[derive(Debug, Clone)]
struct World {
    /// Whether only some may see the page.
    hidden: Vec<bool>,
    /// From, to, and what connects them.
    edges: Vec<(usize, usize, u8)>,
}

fn worlds() -> impl Strategy<Value = World> {
    (6..14_usize).prop_flat_map(|pages| {
        let edges = prop::collection::vec((0..pages, 0..pages, 0..6_u8), 4..40);
        (prop::collection::vec(prop::bool::weighted(0.4), pages), edges)
            .prop_map(|(hidden, edges)| World { hidden, edges })
    })
}

impl World {
    fn is_person(&self, page: usize) -> bool {
        page < self.hidden.len() / 3
    }

    fn path(&self, page: usize) -> String {
        format!("{}/p{page}", if self.is_person(page) { "people" } else { "guides" })
    }

    /// The files of a page with what it is connected with.
    fn page(&self, at: usize) -> (String, String) {
        let (mut body, mut related, mut tags) = (String::new(), Vec::new(), Vec::new());
        for (_, to, why) in self.edges.iter().filter(|(from, _, _)| *from == at) {
            // What is there can be asserted only of what everybody sees, or by what is hidden itself.
            let may_name = !self.hidden[*to] || self.hidden[at];
            match why {
                0 if !self.is_person(*to) && may_name => related.push(format!("\"guides/p{to}\"")),
                1 => tags.push(format!("\"tag-{}\"", to % 4)),
                // Writing to a string cannot fail.
                2 => drop(write!(body, "[p](../{}.md) ", self.path(*to))),
                3 => drop(write!(body, "[[p{to}]] ")),
                _ => {}
            }
        }
        let mut head = format!("title = \"Page {at}\"\ntags = [{}]\n", tags.join(", "));
        if self.is_person(at) {
            head.push_str("role = \"engineer\"\nexpertise = [\"tag-1\"]\n");
        } else {
            let _ = writeln!(head, "type = \"page\"\nrelated = [{}]", related.join(", "));
        }
        if self.hidden[at] {
            head.push_str("access = \"confidential\"\n");
        }
        (format!("content/{}.md", self.path(at)), format!("+++\n{head}+++\n{body}\n"))
    }

    /// The portal, with what not everybody sees or without it.
    fn files(&self, with_hidden: bool) -> Vec<(String, String)> {
        let mut files = vec![
            ("lyceum.toml".to_owned(), SETTINGS.to_owned()),
            ("content/index.md".to_owned(), "+++\ntitle = \"Home\"\n+++\n".to_owned()),
            (
                "content/competencies/sql.md".to_owned(),
                "+++\ntitle = \"SQL\"\ncategory = \"databases\"\n+++\n".to_owned(),
            ),
        ];
        let mut levels =
            "id,employee_id,competency_id,current_level,assessment_date,assessment_method,access\n"
                .to_owned();
        let mut code = "id,person,repository,area,technology,share,expertise_level\n".to_owned();
        for at in (0..self.hidden.len()).filter(|at| with_hidden || !self.hidden[*at]) {
            files.push(self.page(at));
        }
        for (row, (from, _, why)) in self.edges.iter().enumerate().filter(|(_, edge)| self.is_person(edge.0))
        {
            if *why == 4 && (with_hidden || !self.hidden[*from]) {
                let access = if self.hidden[*from] { "confidential" } else { "public" };
                let _ = writeln!(levels, "l{row},p{from},sql,expert,2026-01-01,self_assessment,{access}");
            }
            // Closed by its type, whoever it is about.
            if *why == 5 && with_hidden {
                let _ = writeln!(code, "c{row},p{from},zebra,src/{row},,0.7,master");
            }
        }
        files.push(("data/skill_assessment.csv".to_owned(), levels));
        files.extend(with_hidden.then(|| ("data/code_expertise.csv".to_owned(), code)));
        files
    }
}

/// Every byte that a portal says, and every form of its graph.
fn told(files: &[(String, String)], audience: &str) -> BTreeMap<String, Vec<u8>> {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let root = folder(&files);
    let mut all = build(root.path(), audience);
    for format in ["json", "dot", "jsonld", "graphml"] {
        let args = ["graph", arg(root.path()), "--audience", audience, "--today", TODAY, "--format", format];
        all.insert(format!("lyceum graph {format}"), stdout(&lyceum_ok(&args)).into_bytes());
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_hidden_changes_no_byte_of_the_graph(world in worlds()) {
        assert_same(&told(&world.files(true), "public"), &told(&world.files(false), "public"));
    }
}

#[test]
fn whoever_may_see_it_has_it_in_the_graph() {
    // A person and a page that are hidden, connected with one that is not by a field, a link, a tag and rows.
    let world = World {
        hidden: vec![true, false, false, true, false, false],
        edges: vec![(3, 2, 0), (3, 2, 2), (3, 2, 1), (4, 2, 1), (2, 3, 2), (2, 0, 2), (0, 0, 4), (0, 0, 5)],
    };
    let (files, public) = (told(&world.files(true), "all"), told(&world.files(true), "public"));
    let places = [
        ("lyceum graph json", "#code/zebra/src/7"),
        ("lyceum graph json", "/guides/p3/"),
        ("graph.jsonld", "/people/p0/"),
        ("graph.graphml", "Page 3"),
        ("_lyceum/graph/picture.json", "Page 3"),
        ("browse/graph/index.html", "Page 0"),
        ("guides/p2/index.html", "class=\"near\""),
    ];
    for (path, told) in places {
        let has = |files: &BTreeMap<String, Vec<u8>>| String::from_utf8_lossy(&files[path]).contains(told);
        assert!(has(&files), "{path}: {told}");
        assert!(!has(&public), "{path}: {told}");
    }
    assert_same(&public, &told(&world.files(false), "public"));
}
