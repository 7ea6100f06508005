use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::{Date, date};

use super::points::{Points, Why};
use super::{Culture, ledger, sources, types};
use crate::config::{Audience, Config};
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::testing::data_portal;
use crate::portal::{PageIx, Portal};
use crate::registers::learning::testing::ix;
use crate::registers::process::period::Quarter;
use crate::schema::incentives::EarnedBy;
use crate::source::Edit;

const PEOPLE: &[(&str, &str)] = &[
    (
        "people/ana.md",
        "+++\ntitle = \"Ana Silva\"\nrole = \"r\"\nteam = \"red\"\nemail = \"ana@example.org\"\n+++\n",
    ),
    (
        "people/ben.md",
        "+++\ntitle = \"Ben\"\nrole = \"r\"\nteam = \"red\"\ncommits_as = [\"benny\", \"b@home.example\"]\n+++\n",
    ),
    (
        "people/cleo.md",
        "+++\ntitle = \"Cleo\"\nrole = \"r\"\nmentor = \"ana\"\njoined_on = 2026-03-02\n+++\n",
    ),
    ("people/dora.md", "+++\ntitle = \"Dora\"\nrole = \"r\"\nrecognition = false\n+++\n"),
    ("teams/red.md", "+++\ntitle = \"Red\"\nmission = \"m\"\nreview_cycle = \"none\"\n+++\n"),
];

/// On 2026-11-21, for an audience that is granted these records.
fn portal_for(records: &[&str], pages: &[(&str, &str)], data: &[(&str, &str)]) -> (Portal, Vec<Diagnostic>) {
    let public = Audience {
        access: vec!["public".into()],
        records: records.iter().map(|id| (*id).to_owned()).collect(),
        ..Audience::default()
    };
    let config = Config { audiences: BTreeMap::from([("public".to_owned(), public)]), ..Config::default() };
    let (portal, found) = data_portal(config, &[PEOPLE, pages].concat(), data);
    let errors: Vec<_> = found.iter().filter(|d| d.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    (portal, found)
}

fn portal(pages: &[(&str, &str)], data: &[(&str, &str)]) -> Portal {
    portal_for(
        &["recognition", "participant_record", "certification_holder", "development_plan"],
        pages,
        data,
    )
    .0
}

fn page(fields: &str) -> String {
    format!("+++\ntype = \"page\"\n{fields}\n+++\n")
}

const LEDGER: &str = "id,person,behaviour,date,why,rule,points,given_by,evidence\n\
    k1,ana,teaching,2026-02-03,Gave a talk,tech_talk_delivery,,ben,\n\
    k2,ana; ben,curiosity,2026-05-04,Found it,,20,cleo,\n\
    k3,ben; dora,reflection,2026-05-05,Said it,,,ana,\n\
    k4,ana,teaching,2026-12-01,Will talk,tech_talk_delivery,,,\n\
    k5,dora,teaching,2026-05-06,Taught,tech_talk_delivery,,,\n";

fn edit(date: Date, name: &str, email: &str) -> Edit {
    Edit { date, name: name.into(), email: email.into() }
}

/// Date, rule and points of what somebody earned, the newest first.
fn earned(portal: &Portal, points: &Points, who: &str) -> Vec<(String, String, u32)> {
    let rules = &portal.schema.incentives.rules;
    let own = points.people.get(&ix(portal, who)).into_iter().flatten();
    own.map(|it| (it.date.to_string(), it.rule.map_or("", |at| &rules[at].id).to_owned(), it.points))
        .collect()
}

fn points(portal: &Portal) -> Points {
    Points::new(portal, &ledger::all(portal))
}

fn row(date: &str, rule: &str, points: u32) -> (String, String, u32) {
    (date.to_owned(), rule.to_owned(), points)
}

#[test]
fn thanks_by_hand() {
    let portal = portal(&[], &[("recognition.csv", LEDGER)]);
    let thanks = ledger::all(&portal);
    let ids: Vec<_> =
        thanks.iter().map(|it| (it.id.rsplit('/').next().unwrap(), it.people.len(), it.points)).collect();
    // k4 is to come, and Dora is not named: k5 is of nobody, k3 of Ben alone.
    assert_eq!(ids, [("k3", 1, 0), ("k2", 2, 20), ("k1", 1, 50)]);
    let points = points(&portal);
    // Thanks without a rule and points are no entry of the account.
    let mentor = row("2026-03-02", "mentoring_program", 100);
    let ana = [row("2026-05-04", "", 20), mentor, row("2026-02-03", "tech_talk_delivery", 50)];
    assert_eq!(earned(&portal, &points, "ana"), ana);
    assert_eq!(earned(&portal, &points, "ben"), [row("2026-05-04", "", 20)]);
    assert_eq!(points.people.get(&ix(&portal, "dora")), None);
    let ana = ix(&portal, "ana");
    assert_eq!(points.total(ana), 170);
    assert_eq!(points.in_quarter(ana, Quarter { year: 2026, number: 1 }), 150);
    assert_eq!(points.since(ana, date(2026, 3, 2)), 20);
    let rules: Vec<_> = points.by_rule(ana).into_iter().map(|(_, times, points)| (times, points)).collect();
    assert_eq!(rules, [(1, 50), (1, 100), (1, 20)]);
}

#[test]
fn pages_reviews_and_changes_by_hand() {
    let (stated, unstated) = (page("author = \"ana\"\ncreated = 2026-01-10"), page(""));
    let reviewed = page(
        "author = \"cleo\"\ncreated = 2026-04-01\nowner = \"ben\"\nreview = [\n\
         { type = \"technical_accuracy\", reviewer = \"ana\", date = 2026-04-05 },\n\
         { type = \"security_review\", reviewer = \"ana\", date = 2026-04-20 },\n\
         { type = \"technical_accuracy\", reviewer = \"ana\", date = 2026-06-20 },\n\
         { type = \"technical_accuracy\", reviewer = \"ben\", date = 2026-06-20 },\n\
         { type = \"technical_accuracy\", reviewer = \"cleo\", date = 2026-06-20 },\n]",
    );
    let draft = page("status = \"draft\"\nauthor = \"ben\"\ncreated = 2026-01-10");
    let mut portal = portal(
        &[
            ("a.md", &stated),
            ("b.md", &unstated),
            ("c.md", &reviewed),
            ("d.md", &draft),
            ("index.md", &stated),
        ],
        &[],
    );
    let commits = [
        // What the page says of its author counts before the first commit.
        (
            "a",
            vec![
                edit(date(2026, 1, 12), "Somebody", "x@example.org"),
                edit(date(2026, 2, 1), "ana silva", ""),
                edit(date(2026, 2, 3), "Whoever", "B@Home.example"),
                edit(date(2026, 2, 20), "benny", ""),
                edit(date(2026, 3, 1), "Benny", "unknown@example.org"),
            ],
        ),
        (
            "b",
            vec![
                edit(date(2026, 7, 7), "Ana Silva", "old@example.org"),
                edit(date(2026, 8, 1), "Somebody", "x@example.org"),
            ],
        ),
    ];
    for (name, edits) in commits {
        let at = ix(&portal, name);
        portal.edits.insert(at, edits);
    }
    let points = points(&portal);
    // Ana reviewed c twice in April, which counts once; Ben answers for c and Cleo wrote it.
    let ana = [
        row("2026-07-07", "documentation_contribution", 25),
        row("2026-06-20", "review_given", 10),
        row("2026-04-05", "review_given", 10),
        row("2026-03-02", "mentoring_program", 100),
        row("2026-01-10", "documentation_contribution", 25),
    ];
    assert_eq!(earned(&portal, &points, "ana"), ana);
    let repair = |day| row(day, "documentation_repair", 5);
    assert_eq!(earned(&portal, &points, "ben"), [repair("2026-03-01"), repair("2026-02-03")]);
    assert_eq!(earned(&portal, &points, "cleo"), [row("2026-04-01", "documentation_contribution", 25)]);
    assert_eq!(points.unmatched, (2, 1), "two commits by one stranger");
}

#[test]
fn a_name_of_two_people_is_nobodys() {
    let twin = "+++\ntitle = \"Ana Silva\"\nrole = \"r\"\n+++\n";
    let mut portal = portal(&[("people/ana-2.md", twin), ("b.md", &page(""))], &[]);
    let at = ix(&portal, "b");
    portal.edits.insert(at, vec![edit(date(2026, 1, 1), "Ana Silva", "")]);
    let deeds = sources::deeds(&portal);
    assert!(deeds.all.iter().all(|deed| deed.by != EarnedBy::Authored), "{deeds:?}");
    assert_eq!(deeds.unmatched, 1);
}

#[test]
fn a_month_has_its_limit_and_thanks_for_a_page_count_once() {
    let pages: Vec<(String, String)> = (1..=6)
        .map(|day| (format!("p{day}.md"), page(&format!("author = \"ben\"\ncreated = 2026-06-0{day}"))))
        .collect();
    let pages: Vec<_> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let ledger = "id,person,behaviour,date,why,rule,evidence\n\
        k1,ben,knowledge_sharing,2026-06-30,Wrote it,documentation_contribution,p1\n";
    let portal = portal(&pages, &[("recognition.csv", ledger)]);
    let points = points(&portal);
    let written = |day: &str| row(day, "documentation_contribution", 25);
    // Of the other five pages four count, the first ones.
    let expected = ["2026-06-30", "2026-06-05", "2026-06-04", "2026-06-03", "2026-06-02"].map(written);
    assert_eq!(earned(&portal, &points, "ben"), expected);
    assert_eq!(points.people[&ix(&portal, "ben")][0].why, Why::Thanked(0));
    assert_eq!(points.over[&ix(&portal, "ben")], 1);
}

#[test]
fn courses_certificates_and_plans_by_hand() {
    let plan = "+++\ntitle = \"P\"\nemployee_id = \"cleo\"\nmentor_id = \"ana\"\nplan_period = { start_date = 2026-07-01, end_date = 2026-12-31 }\n+++\n";
    let program = "+++\ntitle = \"C\"\ntraining_type = \"workshops\"\ndelivery_method = \"in_person\"\nduration = \"8h\"\n+++\n";
    let session = "+++\ntitle = \"S\"\ntype = \"training_session\"\nprogram_id = \"training-programs/c\"\nstart_date = 2026-05-04\nend_date = 2026-05-05\ntraining_status = \"completed\"\n+++\n";
    let certification = "+++\ntitle = \"Z\"\nissuing_organization = \"o\"\n+++\n";
    let portal = portal(
        &[
            ("development-plans/p.md", plan),
            ("training-programs/c.md", program),
            ("training-sessions/s.md", session),
            ("certifications/z.md", certification),
        ],
        &[
            (
                "participant_record.csv",
                "id,employee_id,session_id,completion_status\nr1,ben,s,completed\nr2,cleo,s,no_show\n",
            ),
            (
                "certification_holder.csv",
                "id,employee_id,certification_id,earned_on\nh1,ben,z,2026-01-01\nh2,ben,z,2026-09-01\n",
            ),
        ],
    );
    let points = points(&portal);
    // The plan names the mentor too: once for one mentee, from the plan on. A certificate counts once.
    assert_eq!(earned(&portal, &points, "ana"), [row("2026-07-01", "mentoring_program", 100)]);
    let ben = [row("2026-05-05", "course_completion", 30), row("2026-01-01", "certification_achievement", 0)];
    assert_eq!(earned(&portal, &points, "ben"), ben);
    assert_eq!(earned(&portal, &points, "cleo"), []);
}

#[test]
fn an_audience_without_the_grant_has_no_points() {
    let (portal, _) = portal_for(
        &[],
        &[("a.md", &page("author = \"ana\"\ncreated = 2026-01-10"))],
        &[("recognition.csv", LEDGER)],
    );
    let culture = Culture::new(&portal);
    assert!(!culture.granted && culture.is_empty());
    assert_eq!(culture.points, Points::default());
}

/// A survey with answers by team, on which everybody would agree with 3 or 4.
fn survey(counts: &[(&str, &[u8])]) -> (Portal, Culture) {
    let text = "+++\ntitle = \"S\"\nheld_on = 2026-06-30\nquestions = [\n\
        { id = \"q\", statement = \"Q.\", theme = \"sharing\" },\n\
        { id = \"few\", statement = \"F.\", mean = 4.0, answered = 4 },\n\
        { id = \"many\", statement = \"M.\", mean = 4.0, answered = 5 },\n]\n+++\n";
    let blue = "+++\ntitle = \"Blue\"\nmission = \"m\"\nreview_cycle = \"none\"\n+++\n";
    let mut rows = "id,survey,question,team,points\n".to_owned();
    for (team, points) in counts {
        for (i, points) in points.iter().enumerate() {
            let _ = writeln!(rows, "{team}{i},s,q,{team},{points}");
        }
    }
    let pages = [("culture-surveys/s.md", text), ("teams/blue.md", blue)];
    let (portal, _) = portal_for(&[], &pages, &[("culture_answer.csv", &rows)]);
    let culture = Culture::new(&portal);
    (portal, culture)
}

#[test]
fn means_over_few_answers_are_not_shown() {
    let all = |culture: &Culture| -> Vec<Option<(usize, f64)>> {
        let of = culture.surveys[0].questions.iter();
        of.map(|question| question.all.map(|mean| (mean.answered, mean.mean))).collect()
    };
    let (portal, culture) = survey(&[("red", &[3, 4, 4, 5, 5]), ("blue", &[1, 2, 2, 3, 3, 3])]);
    assert_eq!(all(&culture), [Some((11, 3.2)), None, Some((5, 4.0))]);
    let teams: Vec<(PageIx, f64)> =
        culture.surveys[0].questions[0].teams.iter().map(|(team, mean)| (*team, mean.mean)).collect();
    assert_eq!(teams, [(ix(&portal, "blue"), 2.3), (ix(&portal, "red"), 4.2)]);
    assert_eq!(culture.surveys[0].theme("sharing"), Some(3.2));
    // Of four in blue nothing, and nothing of red from which they would follow.
    let (_, culture) = survey(&[("red", &[3, 4, 4, 5, 5]), ("blue", &[1, 2, 2, 3])]);
    assert_eq!(all(&culture)[0], Some((9, 3.2)));
    assert!(culture.surveys[0].questions[0].teams.is_empty());
    let (_, culture) = survey(&[("red", &[3, 4, 4])]);
    assert!(culture.surveys[0].questions[0].all.is_none() && culture.surveys[0].questions[0].withheld);
}

#[test]
fn thanks_of_few_people_are_not_counted() {
    let told = |teams: &[(&str, usize)]| {
        let mut pages: Vec<(String, String)> = vec![(
            "teams/blue.md".into(),
            "+++\ntitle = \"Blue\"\nmission = \"m\"\nreview_cycle = \"none\"\n+++\n".into(),
        )];
        let mut rows = "id,person,behaviour,date,why\n".to_owned();
        for (team, count) in teams {
            for i in 0..*count {
                let who = format!("{team}-{i}");
                let text = format!("+++\ntitle = \"{who}\"\nrole = \"r\"\nteam = \"{team}\"\n+++\n");
                pages.push((format!("people/{who}.md"), text));
                // The first of each team was thanked three times.
                for n in 0..(if i == 0 { 3 } else { 1 }) {
                    let _ = writeln!(rows, "{who}-{n},{who},teaching,2026-05-0{},For {n}", n + 1);
                }
            }
        }
        let pages: Vec<_> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let (portal, _) = portal_for(&[], &pages, &[("recognition.csv", &rows)]);
        let culture = Culture::new(&portal);
        assert!(culture.thanks.is_empty());
        let of = culture.told.get("teaching").cloned();
        let all = of.as_ref().and_then(|of| of.all).map(|it| (it.people, it.times));
        (all, of.map_or(0, |of| of.groups.len()))
    };
    assert_eq!(told(&[("red", 5), ("blue", 6)]), (Some((11, 15)), 2));
    // Four people are too few however often they were thanked.
    assert_eq!(told(&[("red", 4)]), (None, 0));
    assert_eq!(told(&[("red", 5), ("blue", 4)]), (Some((9, 13)), 0));
}

#[test]
fn what_cannot_be_is_said() {
    let text = "+++\ntitle = \"S\"\nheld_on = 2026-12-01\ninvited = 3\nquestions = [\n\
        { id = \"q\", statement = \"Q.\", mean = 6.0, answered = 4 },\n{ id = \"q\", statement = \"Q.\", mean = 2.0 },\n]\n+++\n";
    let ledger = "id,person,behaviour,date,why,rule,points,given_by\n\
        k1,ana,teaching,2026-12-01,Talked,tech_talk,-3,ana\nk2,dora,teaching,2026-05-06,Taught,,,\nk3,dora,teaching,2026-05-06,Taught,,,\n";
    let answers = "id,survey,question,points\na1,s,p,7\n";
    let (_, found) = portal_for(
        &["recognition", "culture_answer"],
        &[("culture-surveys/s.md", text)],
        &[("recognition.csv", ledger), ("culture_answer.csv", answers)],
    );
    let said: Vec<_> = found.iter().map(|d| d.message.as_str()).collect();
    for expected in [
        "the thanks are of 2026-12-01, which is still to come",
        "there is no incentive rule `tech_talk`",
        "the thanks have -3 points",
        "`ana` thanks themselves",
        "`dora` does not want to be named in thanks",
        "`k2` thanks the same people for the same on the same day",
        "the survey is of 2026-12-01, which is still to come",
        "the mean of `q` is 6",
        "4 answered `q`, and 3 were asked",
        "the mean of `q` is over 4 answers, fewer than 5",
        "the survey asks `q` twice",
        "the mean of `q` is over nobody knows how many",
        "the survey `s` does not ask `p`",
        "an answer has 7 points",
    ] {
        assert!(said.contains(&expected), "{expected}: {said:#?}");
    }
    assert_eq!(types::SURVEY, "culture_assessment");
}
