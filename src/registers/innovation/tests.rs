//! Small portals with technologies and evaluations.

use super::radar::Movement;
use super::rely::Why;
use super::{Innovation, types};
use crate::portal::{PageIx, Portal};
use crate::registers::testing::{ix, portal};

const EDITIONS: &[(&str, &str)] = &[
    ("radar/2025-11.md", "+++\ntitle = \"Nov 2025\"\nreleased_on = 2025-11-20\n+++\n"),
    ("radar/2026-05.md", "+++\ntitle = \"May 2026\"\nreleased_on = 2026-05-21\n+++\n"),
    ("radar/2026-11.md", "+++\ntitle = \"Nov 2026\"\nreleased_on = 2026-11-19\n+++\n"),
    ("radar/2027-05.md", "+++\ntitle = \"May 2027\"\nreleased_on = 2027-05-20\n+++\n"),
];

fn technology(fields: &str) -> String {
    format!("+++\nquadrant = \"tools\"\n{fields}\n+++\n")
}

fn with(pages: &[(&str, &str)]) -> Portal {
    portal(&[EDITIONS, pages].concat())
}

#[test]
fn a_ring_holds_until_another_row_and_moves_are_told_since_the_edition_before() {
    use Movement::{In, New, Out, Stayed};
    let moving = technology(
        "blips = [{ edition = \"2025-11\", ring = \"assess\" }, { edition = \"2026-11\", ring = \"adopt\", note = \"Good.\" }]",
    );
    let late = technology(
        "blips = [{ edition = \"2026-05\", ring = \"trial\" }, { edition = \"2026-11\", ring = \"hold\" }]",
    );
    let gone = technology("left_in = \"2026-11\"\nblips = [{ edition = \"2025-11\", ring = \"trial\" }]");
    let stated = technology("ring = \"trial\"");
    let to_come = technology("blips = [{ edition = \"2027-05\", ring = \"adopt\" }]");
    let portal = with(&[
        ("technologies/moving.md", &moving),
        ("technologies/late.md", &late),
        ("technologies/gone.md", &gone),
        ("technologies/stated.md", &stated),
        ("technologies/to-come.md", &to_come),
    ]);
    let radar = Innovation::new(&portal).radar;
    assert_eq!(radar.editions.len(), 3, "that of a day to come is not there");
    let of = |id: &str| {
        let technology = radar.technologies.get(&ix(&portal, &format!("technologies/{id}")));
        technology.map(|it| (it.rings.clone(), (0..3).map(|at| it.movement(at)).collect::<Vec<_>>()))
    };
    let some = |moves: [Option<Movement>; 3]| moves.to_vec();
    assert_eq!(
        of("moving"),
        Some((vec![Some(2), Some(2), Some(0)], some([Some(Stayed), Some(Stayed), Some(In)])))
    );
    assert_eq!(of("late"), Some((vec![None, Some(1), Some(3)], some([None, Some(New), Some(Out)]))));
    assert_eq!(of("gone"), Some((vec![Some(1), Some(1), None], some([Some(Stayed), Some(Stayed), None]))));
    assert_eq!(of("stated"), Some((vec![None, None, Some(1)], some([None, None, Some(New)]))));
    assert_eq!(of("to-come"), None);
    let names = |pages: Vec<PageIx>| -> Vec<String> {
        pages.into_iter().map(|ix| portal.page(ix).url.last_segment().to_owned()).collect()
    };
    let blips = radar.blips(&portal, 2);
    assert_eq!(names(blips.iter().map(|blip| blip.ix).collect()), ["moving", "stated", "late"]);
    assert_eq!(blips.iter().map(|blip| blip.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(names(radar.left(&portal, 2)), ["gone"]);
    assert_eq!(names(radar.left(&portal, 0)), [""; 0]);
}

#[test]
fn without_editions_there_is_the_radar_of_the_day() {
    let portal = portal(&[("technologies/axe.md", &technology("ring = \"adopt\""))]);
    let radar = Innovation::new(&portal).radar;
    assert_eq!((radar.editions.len(), radar.editions[0].ix), (1, None));
    assert_eq!(radar.blips(&portal, 0)[0].movement, Movement::Stayed);
    assert!(Innovation::new(&crate::registers::testing::portal(&[])).radar.editions.is_empty());
}

#[test]
fn pages_rely_on_what_they_name_tag_or_link_to() {
    let java = technology("title = \"Java\"\nring = \"hold\"\nalso_called = [\"JVM languages\"]");
    let text = |front: &str, body: &str| format!("+++\ntype = \"page\"\n{front}\n+++\n{body}\n");
    let poc = "+++\ntype = \"proof_of_concepts\"\ntechnologies = [\"java\", \"Canvas\"]\nhypothesis = \"h\"\nresult = \"refuted\"\n+++\n";
    let decision = |state: &str| {
        format!(
            "+++\ntype = \"decision_records\"\ndecision_status = \"{state}\"\ndecided_on = 2026-01-01\nrelies_on = [\"technologies/java\"]\n+++\n"
        )
    };
    let evaluation = "+++\ntype = \"technology_evaluations\"\ntechnology = \"Java\"\nrecommendation = \"hold\"\ntags = [\"java\"]\n+++\n";
    let portal = portal(&[
        ("technologies/java.md", &java),
        ("technologies/go.md", &technology("ring = \"adopt\"\ntags = [\"java\"]")),
        ("a-named.md", &text("relies_on = [\"technologies/java\"]\ntags = [\"Java\"]", "")),
        ("b-tagged.md", &text("tags = [\"JVM Languages\"]", "")),
        ("c-linked.md", &text("", "[It](technologies/java.md).")),
        ("d-poc.md", poc),
        ("e-accepted.md", &decision("accepted")),
        ("f-superseded.md", &decision("superseded")),
        ("g-evaluation.md", evaluation),
        ("guides/index.md", &text("tags = [\"java\"]", "")),
        ("guides/one.md", &text("", "")),
        ("people/cleo.md", "+++\nrole = \"engineer\"\ntags = [\"java\"]\n+++\n"),
    ]);
    let innovation = Innovation::new(&portal);
    let own = &innovation.relied_on[&ix(&portal, "technologies/java")];
    let found: Vec<_> =
        own.iter().map(|it| (portal.page(it.page).page.id.as_str(), it.why, it.holds)).collect();
    let expected = [
        ("a-named", Why::Named, true),
        ("b-tagged", Why::Tag, true),
        ("c-linked", Why::Link, true),
        ("d-poc", Why::Named, true),
        ("e-accepted", Why::Named, true),
        ("f-superseded", Why::Named, false),
    ];
    assert_eq!(found, expected);
    assert_eq!(innovation.relied_on.len(), 1);
    let evaluations = innovation.evaluations_of(ix(&portal, "technologies/java"));
    assert_eq!(evaluations.len(), 1, "by its name");
    assert_eq!(portal.page(evaluations[0].ix).page.type_id, types::EVALUATION);
}

#[test]
fn an_evaluation_compares_options_and_says_how_sure_one_can_be() {
    let page = "+++\ntype = \"technology_evaluations\"\ntechnology = \"Polars\"\nrecommendation = \"trial\"\nconfidence = 0.8\n\
        scores = [{ criterion = \"Performance\", score = 9.0 }, { criterion = \"security\", score = 7.0 }, { criterion = \"compatibility\" }]\n\
        alternatives = [\n  { name = \"pandas\", verdict = \"v\", scores = { performance = 4.0, security = 8.0 } },\n\
          { name = \"R\", verdict = \"v\", score = 8.5 },\n]\n+++\n";
    let portal = portal(&[("evaluations/polars.md", page)]);
    let innovation = Innovation::new(&portal);
    let evaluation = &innovation.evaluations[0];
    assert_eq!(evaluation.criteria.len(), 5, "all of the one framework of which something is scored");
    let near = |given: Option<f64>, expected: f64| given.is_some_and(|given| (given - expected).abs() < 1e-9);
    assert!(near(evaluation.score(0), 8.0), "(0.25·9 + 0.25·7) / 0.5");
    assert!(near(evaluation.score(1), 6.0), "(0.25·4 + 0.25·8) / 0.5");
    assert!(near(evaluation.score(2), 8.5), "as stated");
    assert_eq!(evaluation.ranking(), [2, 0, 1]);
    assert!(near(evaluation.coverage(), 0.5) && near(evaluation.confidence(), 0.4), "0.8 of a half");
    assert_eq!(evaluation.sensitivity(), []);
}
