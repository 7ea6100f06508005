//! Every diagnostic, with everything that is printed for it.
//!
//! A case is a tree and the whole text on stderr. `{today}` is the day of the tests.

use crate::support::{TODAY, arg, folder, lyceum, stderr};

/// Checks a tree and returns what was printed without the closing line, and the exit code.
fn check(files: &[(&str, &str)]) -> String {
    let mut files = files.to_vec();
    if !files.iter().any(|(name, _)| *name == "lyceum.toml") {
        files.push(("lyceum.toml", "title = \"T\"\n"));
    }
    let root = folder(&files);
    let output = lyceum(&["check", arg(root.path()), "--today", TODAY]);
    let code = output.status.code().unwrap_or(-1);
    format!("{}exit {code}\n", stderr(&output))
}

/// As [`finding`], for texts that are made.
fn made(text: &str) -> String {
    // The line itself is as long as the mistake.
    let printed = check(&[("content/a.md", text)]);
    printed.lines().map(|line| if line.len() > 120 { "…" } else { line }).collect::<Vec<_>>().join("\n")
}

#[test]
fn ly027_highlight_budget() {
    let code = "let x = 1;\n".repeat(60_000);
    insta::assert_snapshot!(made(&format!("+++\ntype = \"page\"\n+++\n```rust\n{code}```\n")));
}

#[test]
fn ly033_nesting() {
    insta::assert_snapshot!(made(&format!("+++\ntype = \"page\"\n+++\n{}\n", "<div>\n".repeat(300))));
}

#[test]
fn ly039_too_large() {
    insta::assert_snapshot!(made(&"word ".repeat(1_800_000)));
}

/// A portal whose readers see who takes part in what.
const TRAINING: &str = "title = \"T\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"participant_record\", \"certification_holder\", \"skill_assessment\"]\n";
const PROGRAM: &str = "+++\ntitle = \"Rust\"\ntraining_type = \"workshops\"\ndelivery_method = \"in_person\"\nduration = \"8h\"\ncapacity = 1\n+++\n";
const PERSON: &str = "+++\nrole = \"engineer\"\n+++\n";
const SESSIONS: &str =
    "id,title,program_id,start_date,training_status\nautumn,Rust in autumn,rust,2026-12-01,scheduled\n";

/// An action that was checked, documented and signed in the wrong order.
const ACTION: &str = r#"+++
source = "incident_reports"
priority = "high"
assignee = "anna"
state = "implemented"
done_on = 2026-10-10
checkpoints = [
  { phase = "pre_implementation", check = "requirement_review", by = "ben", date = 2026-10-11 },
  { phase = "pre_implementation", check = "user_acceptance", by = "ben", date = 2026-10-01 },
  { phase = "post_implementation", check = "user_acceptance", by = "ben", date = 2026-10-09 },
  { phase = "post_implementation", check = "user_acceptance", by = "ben", date = 2026-12-01 },
]
evidence = [{ element = "test_results" }]
phases = [
  { phase = "analysis", done_on = 2026-10-05, documentation = "early", review_process = "r", testing_criteria = "t", rollback_plan = "b" },
  { phase = "design", done_on = 2026-10-01, documentation = "early", review_process = "r" },
]
reviewers_required = [
  { role = "technical_lead", reviewer = "ben", signed_on = 2026-10-09 },
  { role = "operations_team", reviewer = "ben", signed_on = 2026-12-01 },
]
+++
"#;

macro_rules! finding {
    ($name:ident, [$($path:literal => $text:expr),* $(,)?]) => {
        #[test]
        fn $name() {
            insta::assert_snapshot!(stringify!($name), check(&[$(($path, $text)),*]));
        }
    };
}

finding!(ly001_front_matter_toml, ["content/a.md" => "+++\ntype = page\n+++\n"]);
finding!(ly001_front_matter_yaml, ["content/a.md" => "---\ntype: [page\n---\n"]);
finding!(ly001_front_matter_unclosed, ["content/a.md" => "+++\ntype = \"page\"\n"]);
finding!(ly003_unknown_field, ["content/a.md" => "+++\ntype = \"page\"\nstatsu = \"draft\"\n+++\n"]);
finding!(ly004_wrong_type, ["content/a.md" => "+++\ntype = \"page\"\nweight = \"heavy\"\n+++\n"]);
finding!(ly005_bad_enum, ["content/a.md" => "+++\ntype = \"page\"\nstatus = \"publishd\"\n+++\n"]);
finding!(ly006_bad_date, ["content/a.md" => "+++\ntype = \"page\"\nupdated = \"12/31/2025\"\ncreated = \"2026-02-30\"\n+++\n"]);
finding!(ly007_missing_field, ["content/a.md" => "+++\ntype = \"person\"\n+++\n"]);
finding!(ly008_dangling_reference, [
    "content/a.md" => "+++\ntype = \"page\"\nowner = \"ana\"\nrelated = [\"nothing-like-it\"]\n+++\n",
    "content/people/anna.md" => "+++\nrole = \"engineer\"\n+++\n",
]);
finding!(ly008_reference_of_another_type, ["content/a.md" => "+++\ntype = \"page\"\nowner = \"b\"\n+++\n", "content/b.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly009_ambiguous_reference, [
    "content/a.md" => "+++\ntype = \"page\"\nrelated = [\"x\"]\n+++\n",
    "content/one/x.md" => "+++\ntype = \"page\"\n+++\n",
    "content/two/x.md" => "+++\ntype = \"page\"\n+++\n",
]);
finding!(ly010_duplicate_id, ["content/a.md" => "+++\ntype = \"page\"\nid = \"x\"\n+++\n", "content/b.md" => "+++\ntype = \"page\"\nid = \"x\"\n+++\n"]);
finding!(ly011_duplicate_url, ["content/a.md" => "+++\ntype = \"page\"\n+++\n", "content/A/index.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly011_alias_of_a_page, ["content/a.md" => "+++\ntype = \"page\"\naliases = [\"/b/\"]\n+++\n", "content/b.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly012_unknown_type, ["content/a.md" => "+++\ntype = \"tutorial\"\n+++\n"]);
finding!(ly013_bad_access, ["content/a.md" => "+++\ntype = \"page\"\naccess = \"publik\"\n+++\n"]);
finding!(ly013_access_for_nobody, ["content/a.md" => "+++\ntype = \"page\"\naccess = \"team\"\n+++\n"]);
finding!(ly014_data_row, ["content/a.md" => "+++\ntype = \"page\"\n+++\n", "data/person.csv" => "id,title,role\nx,X\n", "data/persons.csv" => "id\n"]);
finding!(ly005_in_a_data_row, ["data/decision_records.csv" => "id,title,decision_status\na,A,acepted\n", "content/a.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly015_config, ["lyceum.toml" => "titel = \"T\"\n", "content/a.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly016_pack, ["packs/own/runbook.toml" => "id = \"runbook\"\n[[field]]\nname = \"x\"\ntype = \"strng\"\n", "content/a.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly017_reserved_path, ["content/browse/a.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly018_bad_duration, ["content/a.md" => "+++\ntype = \"page\"\nread_time = \"ten\"\n+++\n"]);
finding!(ly019_cycle, [
    "content/a.md" => "+++\ntype = \"page\"\nprerequisites = [\"b\"]\n+++\n",
    "content/b.md" => "+++\ntype = \"page\"\nprerequisites = [\"c\"]\n+++\n",
    "content/c.md" => "+++\ntype = \"page\"\nprerequisites = [\"a\"]\n+++\n",
]);
finding!(ly019_tasks, [
    "data/task.csv" => "id,title,prerequisites\none,One,doc-tasks/two\ntwo,Two,doc-tasks/one\n",
    "content/a.md" => "+++\ntype = \"page\"\n+++\n",
]);
finding!(ly125_task, [
    "data/task.csv" => "id,title,assignee,reviewer,due,state,prerequisites\n\
        draft,Draft,anna,anna,2026-11-20,in_progress,\n\
        review,Review,ben,anna,2026-11-12,done,doc-tasks/draft\n",
    "content/people/anna.md" => "+++\nrole = \"engineer\"\n+++\n",
    "content/people/ben.md" => "+++\nrole = \"engineer\"\n+++\n",
]);
finding!(ly130_assessments, [
    "content/people/ana.md" => "+++\ntitle = \"Ana\"\nrole = \"engineer\"\n+++\n",
    "content/people/ben.md" => "+++\ntitle = \"Ben\"\nrole = \"engineer\"\n+++\n",
    "content/competencies/rust.md" => "+++\ntitle = \"Rust\"\ncategory = \"programming_languages\"\nmarket_demand = 7.0\n+++\n",
    "lyceum.toml" => "title = \"T\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"skill_assessment\"]\n",
    "data/skill_assessment.csv" => "id,employee_id,competency_id,current_level,target_level,assessment_date,assessor,assessment_method,confidence_score\n\
        a1,ana,rust,novice,developing,2030-01-05,ben,peer_review,0.5\n\
        a2,ana,rust,proficient,novice,2026-01-05,ben,peer_review,1.5\n\
        a3,ana,rust,proficient,,2026-01-05,ana,practical_test,1\n\
        a4,ana,rust,proficient,proficient,2026-01-05,ben,self_assessment,0\n\
        a5,ana,rust,proficient,,2026-01-05,ana,self_assessment,\n",
]);

finding!(ly130_plans, [
    "content/people/ana.md" => "+++\ntitle = \"Ana\"\nrole = \"engineer\"\ncareer_role = \"junior\"\n+++\n",
    "content/people/ben.md" => "+++\ntitle = \"Ben\"\nrole = \"engineer\"\n+++\n",
    "content/competencies/rust.md" => "+++\ntitle = \"Rust\"\ncategory = \"programming_languages\"\n+++\n",
    "content/career-roles/junior.md" => "+++\ntitle = \"Junior\"\n+++\n",
    "content/career-roles/senior.md" => "+++\ntitle = \"Senior\"\n+++\n",
    "content/development-plans/a.md" => "+++\ntitle = \"A\"\nemployee_id = \"ana\"\nmanager_id = \"ana\"\nmentor_id = \"ana\"\nplan_period = { start_date = 2026-01-01, end_date = 2026-12-31 }\ncurrent_role_requirements = \"senior\"\nreview_schedule = [2026-06-01, 2027-01-15]\n+++\n",
    "content/development-plans/b.md" => "+++\ntitle = \"B\"\nemployee_id = \"ben\"\nplan_period = { start_date = 2026-12-31, end_date = 2026-01-01 }\n+++\n",
    "content/development-plans/c.md" => "+++\ntitle = \"C\"\nemployee_id = \"ben\"\nplan_period = { start_date = 2026-12-31 }\n+++\n",
    "content/learning-goals/up.md" => "+++\ntitle = \"Up\"\nplan = \"a\"\nemployee_id = \"ben\"\ncompetency_id = \"rust\"\ncurrent_level = \"proficient\"\ntarget_level = \"proficient\"\ntarget_date = 2027-02-01\nprogress_metrics = { tests = 120.0, talks = 50.0 }\nmilestones = [{ title = \"Read it\", due = 2027-03-01 }, { title = \"Say it\", due = 2026-11-01, done_on = 2027-01-01 }]\n+++\n",
    "lyceum.toml" => "title = \"T\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"development_plan\", \"learning_goal\"]\n",
]);

finding!(ly130_roles, [
    "content/competencies/rust.md" => "+++\ntitle = \"Rust\"\ncategory = \"programming_languages\"\n+++\n",
    "content/competencies/sql.md" => "+++\ntitle = \"SQL\"\ncategory = \"databases\"\n+++\n",
    "content/career-roles/junior.md" => "+++\ntitle = \"Junior\"\ntarget_levels = [{ competency = \"rust\", level = \"proficient\" }, { competency = \"sql\", level = \"novice\" }, { competency = \"rust\", level = \"advanced\" }]\n+++\n",
    "content/career-roles/middle.md" => "+++\ntitle = \"Middle\"\ntarget_levels = [{ competency = \"sql\", level = \"novice\" }]\n+++\n",
    "content/career-roles/senior.md" => "+++\ntitle = \"Senior\"\ntarget_levels = [{ competency = \"rust\", level = \"developing\" }]\n+++\n",
    "content/career-roles/other.md" => "+++\ntitle = \"Other\"\npathway = \"way\"\n+++\n",
    "content/career-pathways/way.md" => "+++\ntitle = \"Way\"\nlevels = [\"junior\", \"middle\", \"senior\"]\n+++\n",
]);

finding!(ly125_task_page, [
    "content/doc-tasks/a.md" => "+++\ntitle = \"A\"\nassignee = \"anna\"\nreviewer = \"anna\"\n+++\n",
    "content/people/anna.md" => "+++\nrole = \"engineer\"\n+++\n",
]);
finding!(ly131_capacity, [
    "lyceum.toml" => TRAINING,
    "content/training-programs/rust.md" => PROGRAM,
    "content/people/anna.md" => PERSON,
    "content/people/ben.md" => PERSON,
    "data/training_session.csv" => SESSIONS,
    "data/participant_record.csv" => "id,employee_id,session_id,completion_status\np1,anna,autumn,enrolled\np2,ben,autumn,completed\n",
]);
finding!(ly132_enrolment, [
    "lyceum.toml" => TRAINING,
    "content/training-programs/rust.md" => "+++\ntitle = \"Rust\"\ntraining_type = \"workshops\"\ndelivery_method = \"in_person\"\nduration = \"8h\"\ncapacity = 9\ninstructor = \"cleo\"\nprerequisites = [\"basics\"]\nrequires = [{ competency = \"sql\", level = \"developing\" }]\n+++\n",
    "content/training-programs/basics.md" => "+++\ntitle = \"Basics\"\ntraining_type = \"workshops\"\ndelivery_method = \"in_person\"\nduration = \"8h\"\ncapacity = 9\n+++\n",
    "content/competencies/sql.md" => "+++\ntitle = \"SQL\"\ncategory = \"databases\"\n+++\n",
    "content/people/anna.md" => PERSON,
    "content/people/ben.md" => PERSON,
    "content/people/cleo.md" => PERSON,
    "data/training_session.csv" => "id,title,program_id,start_date,training_status\nautumn,Rust in autumn,rust,2026-11-02,scheduled\nspring,Basics in spring,basics,2026-03-02,completed\n",
    "data/participant_record.csv" => "id,employee_id,session_id,enrollment_date,completion_status\n\
        p1,anna,spring,2026-02-02,completed\n\
        p2,anna,autumn,2026-11-03,enrolled\n\
        p3,ben,spring,2026-02-02,failed\n\
        p4,ben,autumn,2026-10-01,enrolled\n\
        p5,ben,autumn,2026-10-01,waitlisted\n\
        p6,cleo,autumn,2026-10-01,enrolled\n\
        p7,cleo,spring,2026-02-02,completed\n",
    "data/skill_assessment.csv" => "id,employee_id,competency_id,current_level,assessment_date,assessment_method\n\
        a1,anna,sql,novice,2026-01-02,peer_review\n\
        a2,ben,sql,developing,2026-01-02,peer_review\n\
        a3,cleo,sql,expert,2026-01-02,peer_review\n",
]);
finding!(ly133_double_booking, [
    "lyceum.toml" => TRAINING,
    "content/training-programs/rust.md" => PROGRAM,
    "content/people/anna.md" => PERSON,
    "content/people/ben.md" => PERSON,
    "data/training_session.csv" => "id,title,program_id,start_date,end_date,starts,ends,weekdays,location,instructor,training_status\n\
        one,One,rust,2026-12-01,2026-12-10,09:00,12:00,tuesday; thursday,Graça,ben,scheduled\n\
        two,Two,rust,2026-12-03,2026-12-03,11:00,17:00,,Graça,ben,scheduled\n\
        three,Three,rust,2026-12-03,2026-12-03,12:00,17:00,,Lisbon,,scheduled\n\
        four,Four,rust,2026-12-04,2026-12-03,17:00,9:00,,,,scheduled\n\
        five,Five,rust,2026-12-24,,9 am,,,,,scheduled\n",
    "data/participant_record.csv" => "id,employee_id,session_id,completion_status\np1,anna,two,enrolled\np2,anna,three,enrolled\n",
]);
finding!(ly134_certification, [
    "lyceum.toml" => TRAINING,
    "content/certifications/cka.md" => "+++\ntitle = \"CKA\"\nissuing_organization = \"CNCF\"\nvalidity_period = \"730d\"\n+++\n",
    "content/people/anna.md" => PERSON,
    "content/people/ben.md" => PERSON,
    "data/certification_holder.csv" => "id,employee_id,certification_id,earned_on,valid_until\n\
        h1,anna,cka,2026-02-02,2026-01-01\n\
        h2,ben,cka,2024-11-20,\n\
        h3,ben,cka,2026-11-20,\n",
]);
finding!(ly128_usage, [
    "data/usage.csv" => "page,views\na,12\n/gone/,3\nb,many\n/old/,4\n",
    "data/usage/october.csv" => "country,visitors\nPT,3\n",
    "content/a.md" => "+++\ntype = \"page\"\n+++\n",
]);
finding!(ly135_learning_path, [
    "content/a.md" => "+++\ntype = \"page\"\nprerequisites = [\"b\"]\n+++\n",
    "content/b.md" => "+++\ntype = \"page\"\nprerequisites = [\"c\"]\n+++\n",
    "content/c.md" => "+++\ntype = \"page\"\n+++\n",
    "content/hidden.md" => "+++\ntype = \"page\"\naccess = \"confidential\"\n+++\n",
    "content/learning-paths/start.md" => "+++\ntitle = \"Start\"\n\n[[steps]]\npage = \"a\"\n\n[[steps]]\npage = \"hidden\"\n\n[[steps]]\npage = \"c\"\n\n[[steps]]\npage = \"a\"\n+++\n",
    "content/learning-paths/none.md" => "+++\nsteps = []\n+++\n",
    "content/learning-paths/closed.md" => "+++\nsteps = [{ page = \"hidden\" }]\n+++\n",
]);
finding!(ly135_prerequisites_in_a_circle, [
    "content/a.md" => "+++\ntype = \"page\"\nprerequisites = [\"b\"]\n+++\n",
    "content/b.md" => "+++\ntype = \"page\"\nprerequisites = [\"a\"]\n+++\n",
    "content/learning-paths/start.md" => "+++\nsteps = [{ page = \"a\" }, { page = \"b\" }]\n+++\n",
]);
finding!(ly136_quiz, [
    "content/a.md" => "+++\ntype = \"page\"\n\n[[quiz]]\nquestion = \"One?\"\noptions = [\"a\", \"b\"]\nanswer = [3]\n\n[[quiz]]\nquestion = \"Two?\"\noptions = []\nanswer = [1]\n\n[[quiz]]\nquestion = \"Three?\"\noptions = [\"a\", \"b\"]\nanswer = []\n\n[[quiz]]\nquestion = \"Four?\"\noptions = [\"a\", \"b\", \"a \"]\nanswer = [1]\n\n[[quiz]]\nquestion = \"Five?\"\noptions = [\"a\"]\nanswer = [1]\n\n[[quiz]]\nquestion = \"Six?\"\noptions = [\"a\", \"b\"]\nanswer = [2]\n+++\n",
]);
finding!(ly137_measurement, [
    "content/metrics/lag.md" => "+++\ntype = \"process_metric\"\ntitle = \"Lag\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"min\"\n+++\n",
    "content/metrics/share.md" => "+++\ntype = \"process_metric\"\ntitle = \"Share\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"1\"\ncalculation_formula = \"lag / lag\"\n+++\n",
    "data/measurements/a.csv" => "metric,timestamp,value,data_quality\nlag,2026-10-05,12,1\nlag,5 October,12,1\nlag,2026-10-12,12 min,1\nlag,2026-10-19,12,95\nlagg,2026-10-19,12,1\nlag,2027-01-04,12,1\nshare,2026-10-05,1,1\nlag,6 October,12,1\n",
    "data/measurements/b.csv" => "when,how much\n2026-10-05,12\n",
    "data/measurements/c.jsonl" => "{\"metric\": \"lag\", \"date\": \"2026-10-26\", \"value\": 12}\nlag 12\n",
]);
finding!(ly138_metric, [
    "content/metrics/cost.md" => "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"cost\"\nmeasurement_unit = \"EUR\"\ntarget_value = 10\nthreshold_values = { warning = 20, critical = 15 }\n+++\n",
    "content/metrics/wait.md" => "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"huors\"\n+++\n",
    "content/metrics/a.md" => "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"h\"\ncalculation_formula = \"b * 2\"\n+++\n",
    "content/metrics/b.md" => "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"h\"\ncalculation_formula = \"a / 2\"\n+++\n",
    "content/metrics/c.md" => "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"h\"\ncalculation_formula = \"cots + a\"\n+++\n",
    "content/metrics/d.md" => "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"h\"\ncalculation_formula = \"cost * 2\"\n+++\n",
    "content/metrics/e.md" => "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"h\"\ncalculation_formula = \"cost +\"\n+++\n",
]);
finding!(ly139_rule, [
    "content/metrics/lag.md" => "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"min\"\n+++\n",
    "content/metrics/cost.md" => "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"cost\"\nmeasurement_unit = \"EUR\"\n+++\n",
    "data/optimization_rule.csv" => "id,condition,action\na,lga > 1,look\nb,lag > cost,look\nc,lag + 1,look\nd,lag > target || cost > 1,look\ne,lag >,look\nf,lag > 15 && cost > 80%,look\n",
]);
finding!(ly140_action, [
    "content/people/anna.md" => "+++\nrole = \"engineer\"\n+++\n",
    "content/people/ben.md" => "+++\nrole = \"engineer\"\n+++\n",
    "content/actions/open.md" => "+++\nsource = \"incident_reports\"\npriority = \"high\"\nassignee = \"anna\"\ndue = 2026-10-01\ndone_on = 2026-10-01\ntracking = { success_rate = 130, speed = 2 }\n+++\n",
    "content/actions/never.md" => "+++\nsource = \"incident_reports\"\npriority = \"high\"\nassignee = \"anna\"\ndue = 2026-10-20\nstate = \"implemented\"\nreviewers_required = [{ role = \"technical_lead\", reviewer = \"anna\", signed_on = 2026-10-20 }]\n+++\n",
    "content/actions/early.md" => ACTION,
]);
finding!(ly141_incident, [
    "content/post-mortems/first.md" => "+++\noccurred_on = 2026-05-12\nseverity = \"sev1\"\nimpact = \"i\"\nrecurrence_of = \"second\"\nimpact_assessment = { severity = 7, frequency = 2, cost = 3 }\nimpact_metrics = [{ metric = \"data_loss\", value = \"none\", score = 0 }, { metric = \"data_loss\", value = \"some\", score = 2 }]\nanalysis = [{ area = \"communication\", focus = \"recovery_speed\", method = \"timeline_analysis\", finding = \"f\" }]\n+++\n",
    "content/post-mortems/second.md" => "+++\noccurred_on = 2026-12-01\nseverity = \"sev1\"\nimpact = \"i\"\nrecurrence_of = \"second\"\n+++\n",
]);
finding!(ly015_weights, ["lyceum.toml" => "title = \"T\"\n[lessons]\nweights = { severity = 0.5, frequency = 0.3, complexity = 0.3 }\n"]);
finding!(ly015_radar, [
    "lyceum.toml" => "title = \"T\"\n[radar]\nrings = [{ id = \"use\" }, { id = \"use\" }]\nquadrants = [{ id = \"things\" }]\n",
    "content/a.md" => "+++\ntype = \"page\"\n+++\n",
]);
finding!(ly144_technology, [
    "content/radar/2025-11.md" => "+++\ntitle = \"November 2025\"\nreleased_on = 2025-11-20\n+++\n",
    "content/radar/2026-05.md" => "+++\ntitle = \"May 2026\"\nreleased_on = 2026-05-21\n+++\n",
    "content/radar/2026-05b.md" => "+++\ntitle = \"May 2026, again\"\nreleased_on = 2026-05-21\n+++\n",
    "content/technologies/a.md" => "+++\nquadrant = \"tool\"\nring = \"adpot\"\n+++\n",
    "content/technologies/b.md" => "+++\nquadrant = \"tools\"\n+++\n",
    "content/technologies/c.md" => "+++\nquadrant = \"tools\"\nring = \"adopt\"\nblips = [\n  { edition = \"2025-11\", ring = \"trial\" },\n  { edition = \"2025-11\", ring = \"hodl\" },\n]\n+++\n",
    "content/technologies/d.md" => "+++\nquadrant = \"tools\"\nleft_in = \"2025-11\"\nblips = [{ edition = \"2026-05\", ring = \"trial\" }]\n+++\n",
    "content/technologies/e.md" => "+++\ntitle = \"Kafka\"\nquadrant = \"platforms\"\nring = \"adopt\"\n+++\n",
    "content/technologies/f.md" => "+++\ntitle = \"Apache Kafka\"\nquadrant = \"platforms\"\nring = \"adopt\"\nalso_called = [\"kafka\"]\n+++\n",
    "content/technologies/g.md" => "+++\nquadrant = \"tools\"\nblips = [{ edition = \"2024-11\", ring = \"trial\" }]\n+++\n",
]);
finding!(ly152_code_expertise, [
    "content/people/ana.md" => "+++\ntitle = \"Ana\"\nrole = \"r\"\n+++\n",
    "lyceum.toml" => "title = \"T\"\n[expertise]\nhalf_life_days = 0\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"code_expertise\"]\n",
    "data/code_expertise.csv" => "id,person,name,repository,area,technology,share,expertise_level,last_active\na,ana,,ledger,src,rust,0.5,expert,2026-11-01\nb,ana,,ledger,src,,0.7,expert,2026-11-01\nc,ana,,ledger,src,,0.6,expert,2026-11-01\nd,,bo@x.example,ledger,,rust,1.4,expert,2027-01-01\n",
]);
finding!(ly145_evaluation, [
    "lyceum.toml" => "title = \"T\"\n[severity]\nmissing-section = \"off\"\n",
    "content/evaluations/weights.md" => "+++\ntechnology = \"A\"\nrecommendation = \"trial\"\nconfidence = 70\nscores = [\n  { criterion = \"performance\", weight = 0.5, score = 8.0 },\n  { criterion = \"Performance\", score = 7.0 },\n  { criterion = \"securty\", score = 7.0 },\n  { criterion = \"compatibility\", weight = -0.1, score = 11.0 },\n]\n+++\n",
    "content/evaluations/scores.md" => "+++\ntechnology = \"B\"\nrecommendation = \"adopt\"\nscore = 9.0\nscores = [{ criterion = \"performance\", score = 6.0 }]\nalternatives = [\n  { name = \"C\", verdict = \"v\", score = 5.0, scores = { performance = 8.0 } },\n  { name = \"D\", verdict = \"v\", scores = { beauty = 12.0 } },\n]\n+++\n",
    "content/evaluations/hold.md" => "+++\ntechnology = \"E\"\nrecommendation = \"hold\"\nscore = 8.0\nalternatives = [{ name = \"F\", verdict = \"v\", score = 6.0 }]\n+++\n",
]);
finding!(ly146_project, [
    "content/projects/stages.md" => "+++\ninnovation_type = \"product_innovation\"\ncurrent_stage = \"scaling\"\nproblem_statement = \"p\"\nsolution_hypothesis = \"h\"\nend = 2026-01-01\ntimeline = [\n  { stage = \"ideation\", entered = 2026-02-01, left = 2026-01-15 },\n  { stage = \"feasibility_study\", entered = 2026-03-01, left = 2026-06-01 },\n  { stage = \"validation\", entered = 2026-05-01 },\n]\n+++\n",
    "content/projects/days.md" => "+++\ninnovation_type = \"product_innovation\"\ncurrent_stage = \"ideation\"\nproblem_statement = \"p\"\nsolution_hypothesis = \"h\"\nmilestones = [\n  { title = \"Late\", due = 2026-01-01 },\n  { title = \"Early\", due = 2026-01-01, done = 2030-01-01 },\n]\nprogress_updates = [{ date = 2030-01-01, text = \"t\" }]\n+++\n",
    "content/projects/money.md" => "+++\ninnovation_type = \"product_innovation\"\ncurrent_stage = \"ideation\"\nproblem_statement = \"p\"\nsolution_hypothesis = \"h\"\noutcome = \"stopped\"\nbudget_allocated = -5.0\nbudget_spent = 300.0\nspending = [{ month = 2026-01-01, amount = 200.0 }]\n+++\n",
]);
finding!(ly147_idea, [
    "lyceum.toml" => "title = \"T\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"idea_vote\"]\n[severity]\nmissing-section = \"off\"\nmissing-review = \"off\"\n",
    "content/ideas/a.md" => "+++\nidea = \"i\"\nstage = \"ideation\"\noutcome = \"declined\"\nproposed_on = 2026-02-01\n+++\n",
    "content/projects/p.md" => "+++\ninnovation_type = \"product_innovation\"\ncurrent_stage = \"ideation\"\nproblem_statement = \"p\"\nsolution_hypothesis = \"h\"\nfrom_ideas = [\"ideas/a\"]\n+++\n",
    "data/idea_vote.csv" => "id,idea,voter,date,weight\n\
        one,ideas/a,v1,2026-03-01,\n\
        again,ideas/a,v1,2026-03-02,\n\
        nobody,ideas/a,,2026-03-02,\n\
        nothing,ideas/a,v2,2026-03-02,0\n\
        early,ideas/a,v3,2026-01-02,\n\
        to-come,ideas/a,v4,2030-01-02,\n",
]);
finding!(ly148_recognition, [
    "lyceum.toml" => "title = \"T\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"recognition\"]\n",
    "content/people/ana.md" => "+++\nrole = \"engineer\"\n+++\n",
    "content/people/dora.md" => "+++\nrole = \"engineer\"\nrecognition = false\n+++\n",
    "data/recognition.csv" => "id,person,behaviour,date,why,rule,points,given_by\nk1,ana,teaching,2027-01-11,Explained the failover.,tech_talk,-3,ana\nk2,ana; dora,curiosity,2026-06-11,Found it.,,,\nk3,dora; ana,curiosity,2026-06-11,Found it.,,,\n",
]);
finding!(ly149_culture_assessment, [
    "lyceum.toml" => "title = \"T\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"culture_answer\"]\n",
    "content/culture-surveys/spring.md" => "+++\nheld_on = 2027-05-29\ninvited = 6\nquestions = [\n  { id = \"mistake\", statement = \"I can say it.\", mean = 2.3, answered = 3 },\n  { id = \"time\", statement = \"I have time.\", mean = 5.5, answered = 7 },\n  { id = \"time\", statement = \"I have time.\", mean = 3.0 },\n]\n+++\n",
    "data/culture_answer.csv" => "id,survey,question,points\na1,spring,tiem,4\na2,spring,time,7\n",
]);
finding!(ly150_extraction_rule, [
    "content/a.md" => "+++\ntype = \"page\"\n+++\n",
    "packs/own/rules/house.toml" => "[[rule]]\nid = \"house-style\"\ntitle = \"House style\"\ncategory = \"convention\"\nevidence = \"weak\"\nsummary = \"s\"\nabout = \"a\"\n\n[[rule.find]]\nlanguages = [\"python\"]\nquery = '''\n(function_definition\n  name: (identifer) @name) @subject\n'''\nvalidation = \"cache_use_check\"\n\n[[rule.find]]\nlanguages = [\"go\"]\nquery = \"(function_declaration) @subject\"\nvalidation = \"cache_usage_check\"\nindicators = [\"(\"]\nroles = { lookup = \"(identifier) @x\", hit = \"(identifier) @x\", stores = \"(identifier) @x\" }\n\n[[rule]]\nid = \"House\"\ntitle = \"H\"\ncategory = \"design\"\nevidence = \"weak\"\nsummary = \"s\"\nabout = \"a\"\nfind = []\n",
    "packs/own/rules/wrong.toml" => "[[rule]]\nid = \"x\"\ncategory = \"taste\"\n",
]);
finding!(ly151_extracted, [
    "lyceum.toml" => "title = \"T\"\n[severity]\nmissing-section = \"off\"\n",
    "content/patterns/a.md" => "+++\ncategory = \"design\"\n\n[extracted]\nrepository = \"settlement\"\nrule = \"observer\"\ngone = \"4f2a9c01b7d3e85512aa\"\n+++\n",
    "content/patterns/b.md" => "+++\ncategory = \"design\"\n\n[extracted]\nrepository = \"settlement\"\n+++\n",
    "content/patterns/c.md" => "+++\ncategory = \"design\"\nstatus = \"archived\"\n\n[extracted]\nrepository = \"settlement\"\nrule = \"observer\"\ngone = \"unknown\"\n+++\n",
]);
finding!(ly155_captured, [
    "lyceum.toml" => "title = \"T\"\n[severity]\nmissing-section = \"off\"\nmissing-review = \"off\"\ngate = \"off\"\n",
    "content/people/anna.md" => "+++\ntitle = \"Anna\"\nrole = \"engineer\"\n+++\n",
    "content/knowledge/a.md" => "+++\nsource = \"expert_interviews\"\nstatus = \"published\"\ncaptured = [\n  { source = \"expert_interviews\", expert = \"anna\", date = 2026-11-02, validation_status = \"disputed\" },\n  { source = \"expert_interviews\", expert = \"anna\", date = 2027-11-02, validation_status = \"validated\" },\n]\n+++\n## Not yet placed\n\nIt waits.\n",
]);
finding!(ly020_broken_link, ["content/a.md" => "+++\ntype = \"page\"\n+++\nSee [b](guide/setpu.md).\n", "content/guide/setup.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly020_on_the_first_page, ["content/index.md" => "+++\ntype = \"page\"\n+++\n[b](nowhere.md)\n"]);
finding!(ly020_broken_wikilink, ["content/a.md" => "+++\ntype = \"page\"\n+++\nSee [[setpu]].\n", "content/guide/setup.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly020_out_of_the_folder, ["content/a.md" => "+++\ntype = \"page\"\n+++\nSee [b](../../etc/passwd).\n"]);
finding!(ly020_generated, ["content/notes/a.md" => "+++\ntype = \"page\"\n+++\nSee [graph](/browse/grahp/#a), [lists](/browse/), [data](/portal.json), [results](../search).\n"]);
finding!(ly020_in_a_field, ["content/a.md" => "+++\ntype = \"page\"\n+++\n", "content/notes/b.md" => "+++\ntype = \"troubleshooting\"\nproblem = \"Since [the move](moev.md) it is [slow](move.md#why), see [[move]].\"\nsolution = \"s\"\nverification = \"v\"\nseverity = \"low\"\n+++\n", "content/notes/move.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly021_broken_anchor, ["content/a.md" => "+++\ntype = \"page\"\n+++\n[x](#setpu) [y](b.md#nope)\n\n## Setup\n", "content/b.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly022_broken_image, ["content/a.md" => "+++\ntype = \"page\"\n+++\n![m](map.png)\n"]);
finding!(ly022_in_a_field, ["content/a.md" => "+++\ntype = \"page\"\nimage = \"cover.pgn\"\n+++\n![c](cover.png) ![s](/logo.png)\n", "content/cover.png" => "x", "static/logo.png" => "x", "content/b.md" => "+++\ntype = \"page\"\nimage = \"/logo.png\"\n+++\n", "content/c.md" => "+++\ntype = \"page\"\nimage = \"https://x.example/c.png\"\n+++\n"]);
finding!(ly023_missing_section, ["content/a.md" => "+++\ntype = \"meeting_notes\"\nheld_on = 2026-01-01\n+++\n"]);
finding!(ly024_no_type, ["content/a.md" => "# A\n", "content/b.md" => "# B\n", "content/c.md" => "# C\n"]);
finding!(ly025_foreign_syntax, ["content/a.md" => "+++\ntype = \"page\"\n+++\n{{< figure >}}\n\n{% include x %}\n"]);
finding!(ly026_include, ["content/a.md" => "+++\ntype = \"page\"\n+++\n{{#include b.rs}}\n\n{{#include c.md}}\n", "content/c.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly028_math, ["content/a.md" => "+++\ntype = \"page\"\n+++\nSo $\\nosuch{x}$ it is.\n"]);
finding!(ly029_unknown_language, ["content/a.md" => "+++\ntype = \"page\"\n+++\n```klingon\nx\n```\n"]);
finding!(ly034_raw_html, ["content/a.md" => "+++\ntype = \"page\"\n+++\n<script>alert(1)</script>\n\n<b onclick=\"x()\">b</b>\n"]);
finding!(ly035_template, ["templates/page.html" => "{% if %}", "content/a.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly036_unknown_option, ["content/a.md" => "+++\ntype = \"page\"\n+++\n```rust titel=\"x.rs\"\nfn main() {}\n```\n"]);
finding!(ly032_skipped_file, ["static/tool.sh" => "x", "content/a.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly015_what_guards_access, ["lyceum.toml" => "[severity]\nbad-access = \"off\"\n", "content/a.md" => "+++\ntype = \"page\"\n+++\n"]);
finding!(ly030_ambiguous_link, [
    "content/a.md" => "+++\ntype = \"page\"\n+++\n[[x]]\n",
    "content/one/x.md" => "+++\ntype = \"page\"\n+++\n",
    "content/two/x.md" => "+++\ntype = \"page\"\n+++\n",
]);
finding!(ly031_outside_audience, ["content/a.md" => "+++\ntype = \"page\"\n+++\n[b](b.md)\n", "content/b.md" => "+++\ntype = \"page\"\naccess = \"confidential\"\n+++\n"]);
finding!(ly031_generated, ["content/a.md" => "+++\ntype = \"page\"\n+++\n[radar](/browse/radar/)\n"]);
finding!(ly037_schedule, ["content/a.md" => "+++\ntype = \"page\"\ndraft = true\n+++\n", "content/b.md" => "+++\ntype = \"page\"\npublish_on = 2027-01-01\n+++\n"]);
finding!(ly038_closed_type, ["content/people/anna.md" => "+++\ntitle = \"Anna\"\nrole = \"r\"\n+++\n", "content/competencies/sql.md" => "+++\ncategory = \"databases\"\n+++\n", "data/skill_assessment.csv" => "id,employee_id,competency_id,current_level,assessment_date,assessment_method\na1,anna,sql,novice,2026-01-01,peer_review\na2,anna,sql,novice,2026-02-01,peer_review\n"]);
finding!(ly101_code_syntax, ["content/a.md" => "+++\ntype = \"page\"\n+++\n```rust\nfn total(fills: &[Fill]) -> u64 {\n    let sum = fills.iter().map(Fill::quantity).sum()\n    sum\n}\n```\n\n```json\n{ \"side\": \"buy\", }\n```\n\n```bash\nif true; then echo yes\n```\n\n```yaml\na: b: c\n```\n"]);
finding!(ly103_schema_validation, [
    "content/a.md" => "+++\ntype = \"page\"\n+++\n```json schema=\"order.json\"\n{ \"fills\": [{ \"price\": \"free\" }] }\n```\n\n```yaml schema=\"orders.json\"\nfills: []\n```\n",
    "content/order.json" => "{ \"required\": [\"id\"], \"properties\": { \"fills\": { \"items\": { \"properties\": { \"price\": { \"type\": \"number\" } } } } } }",
]);

const METRIC: &str = "+++\ncategory = \"testing\"\nmetric_type = \"time\"\nmeasurement_unit = \"min\"\n+++\n";

finding!(ly142_initiative, [
    "content/metrics/wait.md" => METRIC,
    "content/initiatives/a.md" => "+++\nimprovement_type = \"tooling\"\ntarget_processes = [\"testing\"]\nproblem_statement = \"Slow.\"\ninitiative_status = \"in_progress\"\nsuccess_criteria = [{ criterion = \"Faster.\", metric = \"wait\" }]\ntimeline = [{ phase = \"Build\", start = 2026-09-01, end = 2026-08-01 }]\nrisks = [{ risk = \"r\", likelihood = 6, impact = 1 }]\nprogress_updates = [{ timestamp = 2026-11-02, status = \"on_hold\" }]\n+++\n",
]);
finding!(ly143_system_improvement, [
    "content/improvements/a.md" => "+++\nsources = [\"error_logs\"]\ncriticality = \"high\"\nphase = \"validation\"\ndue = 2026-11-02\nimpact = [{ factor = \"user_experience\", score = 12 }]\nactivities = [{ activity = \"scope_definition\", done_on = 2027-01-01 }]\n+++\n",
]);
