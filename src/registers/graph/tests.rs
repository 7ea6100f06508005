use super::picture::Picture;
use super::*;
use crate::config::Config;
use crate::emit::testing::data_portal;

/// Two pages about one thing, who looks after them, and a technology.
const PAGES: &[(&str, &str)] = &[
    ("index.md", "+++\ntitle = \"Home\"\n+++\nSee [lag](guides/lag.md) and again [lag](guides/lag.md#x).\n"),
    (
        "people/anna.md",
        "+++\ntitle = \"Anna\"\nrole = \"r\"\nteam = \"red\"\nexpertise = [\"Kafka\", \"sailing\"]\n+++\n",
    ),
    ("teams/red.md", "+++\ntitle = \"Red\"\nmission = \"m\"\n+++\n"),
    ("competencies/sql.md", "+++\ntitle = \"SQL\"\ncategory = \"databases\"\n+++\n"),
    (
        "guides/lag.md",
        "+++\ntitle = \"Lag\"\ntype = \"page\"\nauthor = \"anna\"\ntags = [\"Kafka\", \"lonely\"]\n+++\n",
    ),
    (
        "guides/next.md",
        "+++\ntitle = \"Next\"\ntype = \"page\"\nprerequisites = [\"guides/lag\"]\ntags = [\"kafka\"]\nrelated = [\"guides/next\"]\n+++\n",
    ),
];

fn portal(config: Config) -> Portal {
    let type_access = [("skill_assessment".to_owned(), "public".to_owned())].into();
    let config = Config { type_access, ..config };
    let rows = "id,employee_id,competency_id,current_level,assessment_date,assessment_method\n\
        a,anna,sql,expert,2026-01-01,self\nb,anna,sql,expert,2026-06-01,self\n";
    data_portal(config, PAGES, &[("skill_assessment.csv", rows)]).0
}

/// Edges as text: `/guides/next/ prerequisites /guides/lag/`.
fn edges(graph: &Graph<'_>) -> Vec<String> {
    let id = |ix: NodeIx| graph.node(ix).id.to_string();
    let edge = |edge: &Edge| {
        format!("{} {} {}", id(edge.from), graph.relations[usize::from(edge.relation)].id, id(edge.to))
    };
    graph.edges.iter().map(edge).collect()
}

#[test]
fn fields_links_tags_and_rows_connect_what_they_name() {
    let portal = portal(Config::default());
    let graph = Graph::new(&portal);
    assert_eq!(
        edges(&graph),
        [
            "/ links /guides/lag/",
            "/guides/lag/ author /people/anna/",
            "/guides/lag/ tagged /browse/tag/kafka/",
            "/guides/lag/ tagged /browse/tag/lonely/",
            "/guides/next/ prerequisites /guides/lag/",
            "/guides/next/ tagged /browse/tag/kafka/",
            "/people/anna/ skill_assessment /competencies/sql/",
            "/people/anna/ team /teams/red/",
            "/people/anna/ expertise /browse/tag/kafka/",
        ]
    );
    let kinds: Vec<_> = graph.kinds.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(kinds, ["person", "team", "competency", "general", "topic"]);
    let prerequisite = graph.relations.iter().find(|relation| relation.id == "prerequisites");
    let said = prerequisite.map(|it| (it.inverse.as_str(), it.inverse_title.as_str()));
    assert_eq!(said, Some(("prerequisite_of", "Prerequisite of")));
}

#[test]
fn neighbours_are_those_that_say_the_most() {
    let portal = portal(Config::default());
    let graph = Graph::new(&portal);
    let lag = NodeIx(graph.nodes.iter().position(|node| node.id == "/guides/lag/").expect("a node") as u32);
    assert_eq!(graph.degree(lag), 5);
    let near: Vec<_> = graph.near(lag, 3).iter().map(|near| graph.node(near.node).id.to_string()).collect();
    assert_eq!(near, ["/guides/next/", "/", "/browse/tag/lonely/"]);
    let next = graph.near(lag, 3)[0];
    assert!(!next.end.outward, "the other page names this one");
    let of = portal.iter().find(|(_, page)| page.url.as_str() == "/guides/lag/").expect("a page").0;
    assert_eq!(graph.of(of), Some(lag));
}

#[test]
fn kinds_can_be_left_out_and_the_whole_of_it() {
    let leave_out = vec!["topic".to_owned(), "person".to_owned()];
    let graph = config_with(crate::config::Graph { leave_out, ..crate::config::Graph::default() });
    let portal = portal(graph);
    let graph = Graph::new(&portal);
    assert_eq!(edges(&graph), ["/ links /guides/lag/", "/guides/next/ prerequisites /guides/lag/"]);
    let none = portal_without();
    assert!(Graph::new(&none).is_empty());
}

fn config_with(graph: crate::config::Graph) -> Config {
    Config { graph, ..Config::default() }
}

fn portal_without() -> Portal {
    portal(config_with(crate::config::Graph { enabled: false, ..crate::config::Graph::default() }))
}

#[test]
fn a_picture_leaves_out_topics_of_one_page_and_the_least_connected() {
    let portal = portal(Config::default());
    let graph = Graph::new(&portal);
    let picture = Picture::new(&graph);
    let ids: Vec<_> = picture.nodes.iter().map(|ix| graph.node(*ix).id.to_string()).collect();
    assert!(
        !ids.contains(&"/browse/tag/lonely/".to_owned()) && ids.contains(&"/browse/tag/kafka/".to_owned())
    );
    assert_eq!((picture.edges.len(), picture.left_out), (8, 0));
}
