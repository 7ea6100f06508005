//! Records that are closed by their type: an audience that sees none learns their figures, and nothing else.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::access::{assert_same, build, files};
use crate::support::{copy_of_example, folder};

/// A level for each person of the two teams.
type Levels<'a> = (&'a [u8], &'a [u8]);

const NAMES: [&str; 5] = ["novice", "developing", "proficient", "advanced", "expert"];

/// A course that was held once.
const COURSE: [(&str, &str); 2] = [
    (
        "content/training-programs/sql.md",
        "+++\ntitle = \"SQL course\"\ntraining_type = \"workshops\"\ndelivery_method = \"in_person\"\nduration = \"8h\"\ncapacity = 20\n+++\n",
    ),
    (
        "content/training-sessions/may.md",
        "+++\ntitle = \"May\"\ntype = \"training_session\"\nprogram_id = \"training-programs/sql\"\nstart_date = 2026-05-04\ntraining_status = \"completed\"\n+++\n",
    ),
];

/// A portal of two teams whose people were assessed once each, and a plan.
fn portal(config: &str, levels: Option<Levels<'_>>) -> BTreeMap<String, Vec<u8>> {
    let mut files = vec![
        ("lyceum.toml".to_owned(), format!("title = \"T\"\n{config}")),
        ("content/index.md".to_owned(), "+++\ntitle = \"Home\"\n+++\nSee [[career]].\n".to_owned()),
        (
            "content/competencies/sql.md".to_owned(),
            "+++\ntitle = \"SQL\"\ncategory = \"databases\"\n+++\n".to_owned(),
        ),
    ];
    files.extend(COURSE.map(|(path, text)| (path.to_owned(), text.to_owned())));
    let mut parts = String::new();
    let mut rows =
        "id,employee_id,competency_id,current_level,assessment_date,assessment_method\n".to_owned();
    for (team, count) in [("red", 6), ("blue", 5)] {
        let text = format!("+++\ntitle = \"Team {team}\"\nmission = \"m\"\n+++\n");
        files.push((format!("content/teams/{team}.md"), text));
        for i in 0..count {
            let who = format!("{team}-{i}");
            let text =
                format!("+++\ntitle = \"Person {who}\"\nrole = \"engineer\"\nteam = \"{team}\"\n+++\n");
            files.push((format!("content/people/{who}.md"), text));
        }
    }
    if let Some((red, blue)) = levels {
        for (team, levels) in [("red", red), ("blue", blue)] {
            for (i, level) in levels.iter().enumerate() {
                let level = NAMES[usize::from(*level) - 1];
                let (status, points) = (if i == 0 { "failed" } else { "completed" }, 3 + i % 3);
                let part = serde_json::json!({
                    "id": format!("zebra-{team}-{i}"), "employee_id": format!("{team}-{i}"), "session_id": "may",
                    "completion_status": status, "feedback": { "zebra": points },
                });
                let _ = writeln!(parts, "{part}");
                let _ =
                    writeln!(rows, "zebra-{team}-{i},{team}-{i},sql,{level},2026-0{}-11,peer_review", i + 1);
            }
        }
        files.push(("data/skill_assessment.csv".to_owned(), rows));
        files.push(("data/participant_record.jsonl".to_owned(), parts));
        let plan = "+++\ntitle = \"Zebra career\"\nemployee_id = \"red-0\"\nplan_period = { start_date = 2026-01-01, end_date = 2026-12-31 }\n+++\nzebra\n";
        files.push(("content/development-plans/career.md".to_owned(), plan.to_owned()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    build(folder(&files).path(), "public")
}

const RED: &[u8] = &[1, 2, 2, 3, 3, 5];
const BLUE: &[u8] = &[4, 4, 5, 5, 5];

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8_lossy(&files[path]).into_owned()
}

#[test]
fn without_figures_closed_records_leave_no_trace() {
    let off = "[privacy]\naggregates = false\n";
    assert_same(&portal(off, Some((RED, BLUE))), &portal(off, None));
}

#[test]
fn of_groups_that_are_too_small_nothing_is_told() {
    assert_same(&portal("", Some((&RED[..4], &[]))), &portal("", None));
    let twelve = "[privacy]\nmin_group = 12\n";
    assert_same(&portal(twelve, Some((RED, BLUE))), &portal(twelve, None));
}

#[test]
fn figures_do_not_depend_on_who_has_which_level() {
    let files = portal("", Some((RED, BLUE)));
    let turned: (Vec<u8>, Vec<u8>) =
        (RED.iter().rev().copied().collect(), BLUE.iter().rev().copied().collect());
    assert_same(&files, &portal("", Some((&turned.0, &turned.1))));
    let page = text(&files, "browse/skills/index.html");
    for (mean, people) in [("3.5", 11), ("2.5", 6), ("4.5", 5)] {
        assert!(page.contains(&format!("<strong>{mean}</strong>")), "{page}");
        assert!(page.contains(&format!("{people} people")), "{page}");
    }
    for told in ["11 people</td><td>about 8 of 10", "4.0 of 5"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!text.contains("zebra") && !text.contains("peer review"), "{path}");
    }
}

#[test]
fn an_audience_that_sees_the_records_gets_no_figures_about_them() {
    let open = "[audiences.public]\naccess = [\"public\"]\nrecords = [\"skill_assessment\", \"participant_record\"]\n";
    let files = portal(open, Some((RED, BLUE)));
    assert!(!files.contains_key("browse/skills/index.html"));
    assert!(text(&files, "browse/type/skill_assessment/records.json").contains("zebra-red-0"));
    assert!(files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Zebra career")));
}

#[test]
fn visitors_of_the_example_learn_nothing_of_its_people() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = copy_of_example(dir.path());
    let settings = root.join("lyceum.toml");
    let text = std::fs::read_to_string(&settings).expect("settings");
    std::fs::write(&settings, format!("{text}\n[privacy]\naggregates = false\n")).expect("settings");
    let with = build(&root, "visitors");
    let closed = [
        "skill_assessment",
        "participant_record",
        "certification_holder",
        "recognition",
        "culture_answer",
        "idea_vote",
        "code_expertise",
    ];
    let mut removed = 0;
    for path in files(&root).into_keys() {
        let is_closed = closed.iter().any(|name| path.starts_with(&format!("data/{name}.")))
            || ["development-plans/", "learning-goals/"].iter().any(|folder| path.contains(folder))
                && !path.ends_with("index.md");
        if is_closed {
            std::fs::remove_file(root.join(&path)).expect("a file");
            removed += 1;
        }
    }
    assert!(removed >= 20, "only {removed} files are closed");
    assert_same(&with, &build(&root, "visitors"));
}

/// A portal of two teams whose people were thanked, and who answered a survey; `who` is thanked `times` more.
fn culture(
    config: &str,
    people: (usize, usize),
    records: bool,
    more: Option<(&str, usize)>,
) -> BTreeMap<String, Vec<u8>> {
    let survey = "+++\ntitle = \"Survey\"\nheld_on = 2026-05-29\nquestions = [{ id = \"q\", statement = \"I can ask.\", theme = \"sharing\" }]\n+++\n";
    let mut files = vec![
        ("lyceum.toml".to_owned(), format!("title = \"T\"\n{config}")),
        ("content/index.md".to_owned(), "+++\ntitle = \"Home\"\n+++\n".to_owned()),
        ("content/culture-surveys/may.md".to_owned(), survey.to_owned()),
    ];
    let mut thanks = "id,person,behaviour,date,why,rule,points\n".to_owned();
    let mut answers = "id,survey,question,team,points\n".to_owned();
    for (team, count) in [("red", people.0), ("blue", people.1)] {
        let text = format!("+++\ntitle = \"Team {team}\"\nmission = \"m\"\n+++\n");
        files.push((format!("content/teams/{team}.md"), text));
        for i in 0..count {
            let who = format!("{team}-{i}");
            let text =
                format!("+++\ntitle = \"Person {who}\"\nrole = \"engineer\"\nteam = \"{team}\"\n+++\n");
            files.push((format!("content/people/{who}.md"), text));
            let often = 1 + more.filter(|(name, _)| *name == who).map_or(0, |(_, times)| times);
            for n in 0..often {
                let _ = writeln!(
                    thanks,
                    "zebra-{who}-{n},{who},teaching,2026-05-{:02},Zebra {n},tech_talk_delivery,4711",
                    n + 1
                );
            }
            let _ = writeln!(answers, "zebra-{who},may,q,{team},{}", 2 + i % 3);
        }
    }
    if records {
        files.push(("data/recognition.csv".to_owned(), thanks));
        files.push(("data/culture_answer.csv".to_owned(), answers));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    build(folder(&files).path(), "public")
}

#[test]
fn of_thanks_and_answers_an_audience_without_them_learns_figures_alone() {
    let off = "[privacy]\naggregates = false\n[culture]\nleaderboard = true\n";
    assert_same(&culture(off, (6, 5), true, None), &culture(off, (6, 5), false, None));
    // Four people are too few, however often one of them is thanked.
    assert_same(&culture("", (4, 0), true, Some(("red-0", 9))), &culture("", (4, 0), false, None));
    let files = culture("[culture]\nleaderboard = true\n", (6, 5), true, None);
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!text.contains("zebra") && !text.contains("4711"), "{path}");
        assert!(!text.contains("learning budget bonus 200"), "{path}");
    }
    assert!(!files.contains_key("browse/leaderboard/index.html"));
    assert!(!files.contains_key("browse/thanks/index.html"));
    assert!(text(&files, "browse/culture/index.html").contains("11 times, 11 people"));
    assert!(text(&files, "teams/red/index.html").contains("<td>6</td><td>6</td>"));
    assert!(text(&files, "culture-surveys/may/index.html").contains("11 answers"));
}

#[test]
fn figures_of_thanks_do_not_depend_on_whose_they_are() {
    let one = culture("", (6, 5), true, Some(("red-0", 2)));
    assert_same(&one, &culture("", (6, 5), true, Some(("red-3", 2))));
    // Of nine in all, of whom four are blue, nothing is told of red: blue would follow.
    let files = culture("", (5, 4), true, None);
    assert!(text(&files, "browse/culture/index.html").contains("9 times, 9 people"));
    assert!(!text(&files, "teams/red/index.html").contains("Thanked for"));
}

#[test]
fn whoever_is_granted_the_thanks_sees_points_and_the_list_where_it_is_asked_for() {
    let granted = "[audiences.public]\naccess = [\"public\"]\nrecords = [\"recognition\"]\n";
    let files = culture(granted, (6, 5), true, None);
    assert!(!files.contains_key("browse/leaderboard/index.html"), "only where it is asked for");
    assert!(text(&files, "people/red-0/index.html").contains("4711 in all"));
    assert!(text(&files, "browse/culture/index.html").contains("Learning budget bonus 200"));
    let files = culture(&format!("[culture]\nleaderboard = true\n{granted}"), (6, 5), true, None);
    assert!(text(&files, "browse/leaderboard/index.html").contains("Points count what leaves a trace"));
}

/// A portal with somebody who knows some code, or without the rows that say so.
fn code(rows: bool, audience: &str) -> BTreeMap<String, Vec<u8>> {
    let person = "+++\ntitle = \"Ana Reis\"\nrole = \"engineer\"\nteam = \"red\"\n+++\n";
    let page = "+++\ntitle = \"Queues\"\ntype = \"page\"\ntags = [\"kafka\"]\n+++\nText.\n";
    let mut files = vec![
        (
            "lyceum.toml",
            "title = \"T\"\n[audiences.reds]\naccess = [\"public\", \"team\"]\nteams = [\"red\"]\n\
            [audiences.blues]\naccess = [\"public\", \"team\"]\nteams = [\"blue\"]\n",
        ),
        ("content/people/ana.md", person),
        ("content/teams/red.md", "+++\ntitle = \"Red\"\nmission = \"m\"\n+++\n"),
        ("content/tutorials/queues.md", page),
    ];
    let table = "id,person,name,repository,area,technology,share,expertise_level,commits,last_active,teams\n\
        a,ana,,zebra,src/queue,,0.7,master,40,2026-11-02,red\nb,,Zoe Zebra,zebra,src/queue,,0.3,expert,20,2026-11-01,red\n\
        c,ana,,zebra,,kafka,0.9,master,60,2026-11-02,red\n";
    files.extend(rows.then_some(("data/code_expertise.csv", table)));
    let root = folder(&files);
    build(root.path(), audience)
}

#[test]
fn who_knows_the_code_is_for_those_who_see_the_rows() {
    for audience in ["public", "blues"] {
        assert_same(&code(true, audience), &code(false, audience));
    }
    let files = code(true, "reds");
    for (path, told) in [
        ("browse/code/index.html", "areas hang on one person"),
        ("browse/code/index.html", "Zoe Zebra"),
        ("people/ana/index.html", "Knows the code of"),
        ("tutorials/queues/index.html", "Experts to ask"),
        ("tutorials/queues/index.html", "kafka in zebra"),
    ] {
        assert!(text(&files, path).contains(told), "{path}: {told}");
    }
}
