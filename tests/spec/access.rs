//! Non-interference: a portal is byte-identical with and without the pages that its audience may not see.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{TODAY, arg, copy_of_example, folder, lyceum_ok};

/// Every file of a folder by its path.
pub(super) fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(dir) {
        let entry = entry.expect("readable");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(dir).expect("below").to_string_lossy().into_owned();
            files.insert(path, std::fs::read(entry.path()).expect("readable"));
        }
    }
    files
}

pub(super) fn build(root: &Path, audience: &str) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().expect("a folder");
    let target = out.path().join("out");
    lyceum_ok(&["build", arg(root), "-o", arg(&target), "--audience", audience, "--today", TODAY]);
    files(&target)
}

/// Names the first difference instead of printing megabytes.
pub(super) fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let only: Vec<_> = one.keys().filter(|k| !other.contains_key(*k)).collect();
    let also: Vec<_> = other.keys().filter(|k| !one.contains_key(*k)).collect();
    assert!(only.is_empty() && also.is_empty(), "files only in one: {only:?}, only in the other: {also:?}");
    for (path, bytes) in one {
        if *bytes != other[path] {
            let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
            let (a, b) = (text(bytes), text(&other[path]));
            let at = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count().saturating_sub(80);
            let cut = |s: &str| s.chars().skip(at).take(240).collect::<String>();
            panic!("{path} differs:\n{}\n-----\n{}", cut(&a), cut(&b));
        }
    }
}

const CONFIG: &str = "title = \"T\"\n[health]\ncritical = [\"covert\", \"shared\"]\n[audiences.team]\naccess = [\"public\", \"team\"]\nteams = [\"red\"]\n";

const VISIBLE: &[(&str, &str)] = &[
    ("lyceum.toml", CONFIG),
    (
        "content/index.md",
        "+++\ntitle = \"Home\"\n+++\nSee [the plan](secret/plan.md), [[hidden-note]] and [open](open.md).\n",
    ),
    (
        "content/open.md",
        "+++\ntitle = \"Open\"\ntags = [\"shared\"]\nowner = \"anna\"\n+++\nWords about rockets.\n\n![gone](secret/map.png)\n",
    ),
    ("content/teams/red.md", "+++\ntype = \"team\"\ntitle = \"Red\"\nmission = \"m\"\n+++\n"),
    ("content/people/anna.md", "+++\ntype = \"person\"\ntitle = \"Anna\"\nrole = \"engineer\"\n+++\n"),
    (
        "content/reviewed.md",
        "+++\ntitle = \"Reviewed\"\nowner = \"anna\"\nstage = \"maintenance\"\nreview_cycle = \"90d\"\nlast_reviewed = 2026-06-01\n+++\n",
    ),
    ("data/task.csv", "id,title,page,assignee,due\nopen-task,Open task,reviewed,anna,2026-11-01\n"),
    // Values of a metric that is hidden stand in the file of those that are not; a formula and a rule name it.
    (
        "content/metrics/lag.md",
        "+++\ntype = \"process_metric\"\ntitle = \"Lag\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"h\"\ntarget_value = 3\n+++\n",
    ),
    (
        "content/metrics/sum.md",
        "+++\ntype = \"process_metric\"\ntitle = \"Sum\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"h\"\ncalculation_formula = \"lag + zebra_time\"\n+++\n",
    ),
    (
        "data/measurements/a.csv",
        "metric,timestamp,value\nlag,2026-10-05,2\nzebra-time,2026-10-05,777\nlag,2026-10-12,4\n",
    ),
    ("data/optimization_rule.csv", "id,condition,action\na,zebra_time > 700,Zebra\n"),
    (
        "content/post-mortems/seen.md",
        "+++\noccurred_on = 2026-07-07\nseverity = \"sev1\"\nimpact = \"i\"\ncause_category = \"change\"\nservices = [\"web\"]\ncreated = 2026-11-17\naction_items = [{ action = \"Seen\", owner = \"anna\", due = 2026-11-18 }]\n+++\nRockets were late.\n",
    ),
    (
        "content/actions/seen.md",
        "+++\nsource = \"incident_reports\"\npriority = \"high\"\nassignee = \"anna\"\ndue = 2026-11-01\nlearned_from = [\"post-mortems/seen\"]\nchanges = [\"open\"]\n+++\n",
    ),
    // An idea and a project that everybody sees; what is hidden came from the one, and the other came from it.
    (
        "content/ideas/seen.md",
        "+++\nidea = \"i\"\nstage = \"ideation\"\nproposed_on = 2026-05-04\nproposed_by = \"anna\"\nvotes = 3\n+++\n",
    ),
    (
        "content/projects/seen.md",
        "+++\ninnovation_type = \"product_innovation\"\ncurrent_stage = \"ideation\"\nproblem_statement = \"p\"\nsolution_hypothesis = \"h\"\nresearch_team = [\"anna\"]\nfrom_ideas = [\"ideas/seen\"]\nbudget_allocated = 900.0\nspending = [{ month = 2026-09-01, amount = 100.0 }, { month = 2026-10-01, amount = 90.0 }]\n+++\n",
    ),
    // The figures of what is hidden stand in the same file as all others.
    (
        "data/usage.csv",
        "page,views,helpful,unhelpful\nreviewed,12,1,9\nsecret/plan,900,1,9\n/hidden-note/,800,0,9\n",
    ),
];

/// Everything about these must stay unseen: their words, tags, owners, images, folders, dates and links.
const HIDDEN: &[(&str, &str)] = &[
    ("content/secret/index.md", "+++\ntitle = \"Secret section\"\naccess = \"confidential\"\n+++\n"),
    (
        "content/secret/plan.md",
        "+++\ntitle = \"Zebra plan\"\naccess = \"public\"\ntags = [\"shared\", \"covert\"]\nowner = \"anna\"\nupdated = 2026-11-20\n+++\nrockets rockets zebra [open](../open.md) [[open]]\n\n![m](map.png)\n",
    ),
    ("content/secret/map.png", "not really an image"),
    // Like the one that is seen, with actions that come from it and change what is seen.
    (
        "content/post-mortems/unseen.md",
        "+++\naccess = \"confidential\"\noccurred_on = 2026-05-12\nseverity = \"sev1\"\nimpact = \"i\"\ncause_category = \"change\"\nservices = [\"web\"]\nsimilar_incidents = [\"seen\"]\nupdated = 2026-11-18\naction_items = [{ action = \"Covert rehearsal\", owner = \"anna\", due = 2026-06-12, record = \"actions/seen\" }]\n+++\nRockets rockets were late.\n",
    ),
    (
        "content/actions/unseen.md",
        "+++\naccess = \"confidential\"\nsource = \"incident_reports\"\npriority = \"critical\"\nassignee = \"anna\"\nstate = \"implemented\"\ndue = 2026-11-10\ndone_on = 2026-11-17\nlearned_from = [\"post-mortems/seen\"]\nchanges = [\"open\"]\n+++\n",
    ),
    (
        "content/ideas/covert.md",
        "+++\ntitle = \"Zebra idea\"\naccess = \"confidential\"\nidea = \"i\"\nstage = \"scaling\"\nproposed_on = 2026-11-04\nproposed_by = \"anna\"\nvotes = 70\n+++\n",
    ),
    (
        "content/projects/unseen.md",
        "+++\ntitle = \"Zebra project\"\naccess = \"confidential\"\ninnovation_type = \"product_innovation\"\ncurrent_stage = \"scaling\"\noutcome = \"stopped\"\nproblem_statement = \"p\"\nsolution_hypothesis = \"h\"\nresearch_team = [\"anna\"]\nfrom_ideas = [\"ideas/seen\"]\nbudget_allocated = 7000.0\nspending = [{ month = 2026-08-01, amount = 400.0 }]\nmilestones = [{ title = \"Zebra\", due = 2026-01-01 }]\nrisk_factors = [{ risk = \"Zebra\", level = \"critical\" }]\n+++\n",
    ),
    // Votes are closed by their type; one of them is for what is hidden.
    (
        "data/idea_vote.csv",
        "id,idea,person,voter,date\n1,ideas/seen,anna,,2026-06-01\n2,ideas/seen,,v1,2026-06-01\n3,ideas/covert,anna,,2026-11-05\n",
    ),
    // A page beside a folder of its name is the folder's own, too.
    ("content/vault.md", "+++\ntitle = \"The vault\"\naccess = \"confidential\"\n+++\n"),
    ("content/vault/combination.md", "+++\ntitle = \"Combination\"\naccess = \"public\"\n+++\nrockets\n"),
    (
        "content/hidden-note.md",
        "+++\ntitle = \"Hidden note\"\naccess = \"team\"\nteams = [\"blue\"]\nlevel = \"expert\"\nstatus = \"draft\"\nrelated = [\"open\"]\nprerequisites = [\"open\"]\n+++\nrockets\n",
    ),
    (
        "content/teams/blue.md",
        "+++\ntype = \"team\"\ntitle = \"Blue\"\nmission = \"m\"\naccess = \"confidential\"\n+++\n",
    ),
    (
        "content/metrics/zebra-time.md",
        "+++\ntype = \"process_metric\"\ntitle = \"Zebra time\"\naccess = \"confidential\"\ncategory = \"deployment\"\nmetric_type = \"time\"\nmeasurement_unit = \"h\"\n+++\n",
    ),
    ("data/glossary_term.csv", "id,title,definition,access\nzebra,Zebra,A covert plan,confidential\n"),
    (
        "content/secret/review.md",
        "+++\ntitle = \"Zebra review\"\nowner = \"anna\"\nstage = \"drafting\"\nstatus = \"published\"\ntags = [\"covert\"]\nlast_reviewed = 2026-11-01\nreview_cycle = \"30d\"\n[[review_request]]\ntype = \"security_review\"\nreviewer = \"anna\"\ndue = 2026-11-10\n[[review]]\ntype = \"security_review\"\nreviewer = \"anna\"\ndate = 2026-11-01\n+++\n",
    ),
    (
        "content/secret/tasks.md",
        "+++\ntype = \"task\"\ntitle = \"Zebra task\"\nassignee = \"anna\"\nstage = \"drafting\"\ndue = 2026-11-02\npage = \"secret/review\"\n+++\n",
    ),
];

#[test]
fn hidden_pages_leave_no_trace() {
    let with = folder(&[VISIBLE, HIDDEN].concat());
    let without = folder(VISIBLE);
    for audience in ["public", "team"] {
        assert_same(&build(with.path(), audience), &build(without.path(), audience));
    }
}

#[test]
fn figures_are_those_of_what_the_audience_sees() {
    let root = folder(&[VISIBLE, HIDDEN].concat());
    let out = build(root.path(), "public");
    let text = |path: &str| String::from_utf8_lossy(&out[path]).into_owned();
    for page in ["board", "work", "reviews", "health"] {
        let html = text(&format!("browse/{page}/index.html"));
        assert!(!html.contains("Zebra"), "{page}");
    }
    assert!(text("browse/board/index.html").contains("Open task"));
    assert!(text("browse/reviews/index.html").contains("badly-rated"));
    let usage = |html: String| [">900<", ">800<"].iter().any(|count| html.contains(count));
    assert!(!usage(text("browse/reviews/index.html")));
}

#[test]
fn a_hidden_page_is_seen_by_its_audience_alone() {
    let with = folder(
        &[
            VISIBLE,
            HIDDEN,
            &[(
                "content/teams-note.md",
                "+++\ntitle = \"Red note\"\naccess = \"team\"\nteams = [\"red\"]\n+++\n",
            )],
        ]
        .concat(),
    );
    assert!(!build(with.path(), "public").contains_key("teams-note/index.html"));
    assert!(build(with.path(), "team").contains_key("teams-note/index.html"));
}

#[test]
fn the_example_portal_holds_the_promise() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = copy_of_example(dir.path());
    let stripped = tempfile::tempdir().expect("a folder");
    let closed = ["team", "role", "confidential", "restricted"].map(|a| format!("access = \"{a}\""));
    for (path, bytes) in files(&root) {
        let text = String::from_utf8_lossy(&bytes);
        if path.ends_with(".md") && closed.iter().any(|c| text.lines().any(|line| line.trim() == c)) {
            continue;
        }
        let target = stripped.path().join(&path);
        std::fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
        std::fs::write(target, bytes).expect("a file");
    }
    let removed = files(&root).len() - files(stripped.path()).len();
    assert!(removed >= 5, "the example has pages that the public may not see, found {removed}");
    assert_same(&build(&root, "public"), &build(stripped.path(), "public"));
}
