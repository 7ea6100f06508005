//! What the registers of skills cost in a large organisation: 2,000 people, 200 competencies, 20,000 assessments.
//!
//! ```text
//! cargo bench --bench learning                  prints CPU seconds of each register
//! cargo bench --bench learning -- --write DIR   writes the root, to be built and looked at
//! ```
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use lyceum::compile::{self, Settings};
use lyceum::portal::{PageIx, Portal};
use lyceum::registers::learning::{Learning, check, coverage, gaps, history};
use lyceum::registers::work;
use rustix::time::{ClockId, clock_gettime};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PEOPLE: usize = 2000;
const COMPETENCIES: usize = 200;
const ASSESSMENTS: usize = 20_000;
const TEAMS: usize = 100;
const PATHWAYS: usize = 10;
const LEVELS: [&str; 5] = ["novice", "developing", "proficient", "advanced", "expert"];
const METHODS: [&str; 4] = ["practical_test", "portfolio_review", "manager_review", "peer_review"];

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = args.iter().position(|arg| arg == "--write") {
        return Ok(write(&PathBuf::from(args.get(at + 1).ok_or("--write needs a folder")?))?);
    }
    let folder = tempfile::TempDir::new_in(env!("CARGO_TARGET_TMPDIR"))?;
    write(folder.path())?;
    let settings = Settings::on(jiff::civil::date(2026, 11, 21));
    let compiled = compile::compile(compile::load(folder.path(), &settings)?, &settings);
    measure(&compiled.portal);
    Ok(())
}

fn measure(portal: &Portal) {
    let start = cpu();
    let learning = time("levels, roles, what teaches, plans", || Learning::new(portal));
    let people: BTreeSet<PageIx> = learning.roles.held.keys().copied().collect();
    let open = time("gaps, readiness and recommendations of everybody's prospects", || {
        let fits = learning.prospects.iter().flat_map(|(role, all)| all.iter().map(|(_, who)| (*role, *who)));
        let mut open = 0;
        for (role, person) in fits {
            let fit = gaps::fit(&learning.skills, &learning.roles, person, role, portal.today);
            for gap in fit.open() {
                let asked = gap.asked;
                open += learning.teaching.advice(asked.competency, gap.current, asked.level).len().min(1);
            }
        }
        open
    });
    let differ = time("disagreement between methods", || {
        let all = learning.skills.people.values().flat_map(BTreeMap::values);
        all.filter(|all| history::disagreement(all, portal.today).is_some()).count()
    });
    let at_risk = time("coverage of all and of every team", || {
        let mut teams: BTreeMap<PageIx, BTreeSet<PageIx>> = BTreeMap::new();
        for person in &people {
            if let Some(team) = work::team(portal, *person) {
                teams.entry(team).or_default().insert(*person);
            }
        }
        let groups = teams.values().chain([&people]);
        let all = groups.flat_map(|group| coverage::coverage(&learning, group, portal.today));
        all.filter(coverage::Coverage::is_at_risk).count()
    });
    let cells = time("a level for every person and competency", || {
        let columns: Vec<PageIx> = learning.skills.assessed.keys().copied().collect();
        let cell = |person: &PageIx, of: &PageIx| learning.skills.level(*person, *of, portal.today).is_some();
        people.iter().map(|person| columns.iter().filter(|of| cell(person, of)).count()).sum::<usize>()
    });
    let found = time("checks", || check::check(portal).len());
    println!("{:>7.3} s  in all", cpu() - start);
    println!(
        "{open} gaps with advice, {differ} disagreements, {at_risk} at risk, {cells} levels, {found} findings"
    );
}

fn time<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = cpu();
    let value = run();
    println!("{:>7.3} s  {what}", cpu() - start);
    value
}

/// CPU seconds of the process.
fn cpu() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }
}

fn write(root: &Path) -> std::io::Result<()> {
    let mut dice = Dice(7);
    let page = |path: String, front: &str| {
        let file = root.join("content").join(path);
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(file, format!("+++\n{front}+++\n"))
    };
    fs::create_dir_all(root.join("data"))?;
    let records = r#"["skill_assessment", "development_plan", "learning_goal"]"#;
    let audience =
        format!("title = \"Large\"\n[audiences.public]\naccess = [\"public\"]\nrecords = {records}\n");
    fs::write(root.join("lyceum.toml"), audience)?;
    for n in 0..TEAMS {
        page(format!("teams/team-{n}.md"), &format!("title = \"Team {n}\"\nmission = \"m\"\n"))?;
    }
    for n in 0..COMPETENCIES {
        let category = ["databases", "security", "leadership", "innovation"][n % 4];
        let front = format!("title = \"Competency {n}\"\ncategory = \"{category}\"\n");
        page(format!("competencies/competency-{n}.md"), &front)?;
        let taught = format!("title = \"Guide {n}\"\ntype = \"page\"\ncompetencies = [\"competency-{n}\"]\n");
        page(format!("guides/guide-{n}.md"), &taught)?;
    }
    for n in 0..PATHWAYS {
        let own: Vec<usize> = (0..12).map(|at| (n * 19 + at * 7) % COMPETENCIES).collect();
        let mut levels = Vec::new();
        for step in 0..5 {
            let rows = own.iter().enumerate().map(|(at, of)| {
                let level = LEVELS[(step + at % 2).min(4)];
                format!(
                    "{{ competency = \"competency-{of}\", level = \"{level}\", required = {} }}",
                    at % 3 < 2
                )
            });
            let rows = rows.collect::<Vec<_>>().join(", ");
            let front =
                format!("title = \"Role {n} {step}\"\npathway = \"pathway-{n}\"\ntarget_levels = [{rows}]\n");
            page(format!("career-roles/role-{n}-{step}.md"), &front)?;
            levels.push(format!("\"role-{n}-{step}\""));
        }
        let other = format!("role-{}-2", (n + 1) % PATHWAYS);
        let levels = levels.join(", ");
        let front =
            format!("title = \"Pathway {n}\"\nlevels = [{levels}]\nalternative_paths = [\"{other}\"]\n");
        page(format!("career-pathways/pathway-{n}.md"), &front)?;
    }
    for n in 0..PEOPLE {
        let (team, pathway, step) = (n % TEAMS, dice.below(PATHWAYS), dice.below(5));
        let front = format!(
            "title = \"Person {n}\"\nrole = \"r\"\nteam = \"team-{team}\"\ncareer_role = \"role-{pathway}-{step}\"\n"
        );
        page(format!("people/person-{n}.md"), &front)?;
        if n % 4 == 0 {
            plan(&page, n, dice.below(COMPETENCIES), pathway)?;
        }
    }
    fs::write(root.join("data/skill_assessment.csv"), assessments(&mut dice))
}

/// A plan with two goals.
fn plan(
    page: &dyn Fn(String, &str) -> std::io::Result<()>,
    n: usize,
    competency: usize,
    pathway: usize,
) -> std::io::Result<()> {
    let front = format!(
        "title = \"Plan {n}\"\nemployee_id = \"person-{n}\"\nplan_period = {{ start_date = 2026-01-01, end_date = 2026-12-31 }}\ntarget_role_requirements = \"role-{pathway}-4\"\nreview_schedule = [2026-06-01]\n"
    );
    page(format!("development-plans/plan-{n}.md"), &front)?;
    for goal in 0..2 {
        let of = (competency + goal) % COMPETENCIES;
        let front = format!(
            "title = \"Goal {n} {goal}\"\nplan = \"plan-{n}\"\nemployee_id = \"person-{n}\"\ncompetency_id = \"competency-{of}\"\ntarget_level = \"proficient\"\ntarget_date = 2026-12-01\nmilestones = [{{ title = \"Half\", due = 2026-08-01, done_on = 2026-08-02 }}, {{ title = \"All\", due = 2026-11-30 }}]\n"
        );
        page(format!("learning-goals/goal-{n}-{goal}.md"), &front)?;
    }
    Ok(())
}

fn assessments(dice: &mut Dice) -> String {
    let mut text = "id,employee_id,competency_id,current_level,assessment_date,assessor,assessment_method,confidence_score\n".to_owned();
    for n in 0..ASSESSMENTS {
        let (person, other) = (n % PEOPLE, (n + 1) % PEOPLE);
        // Two of three in what a pathway asks for, often the same twice.
        let competency = (person % PATHWAYS * 19 + dice.below(18) * 7) % COMPETENCIES;
        let (level, method) = (LEVELS[dice.below(5)], METHODS[dice.below(4)]);
        let (year, month, day) = (2024 + dice.below(2), 1 + dice.below(12), 1 + dice.below(28));
        let _ = writeln!(
            text,
            "a{n},person-{person},competency-{competency},{level},{year}-{month:02}-{day:02},person-{other},{method},0.8"
        );
    }
    text
}
