//! Who knows which code, from the rows that `lyceum extract` writes.

pub mod check;
pub mod hot;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::extract::expertise::{self, Level};
use crate::portal::taxonomy::tag_id;
use crate::portal::urls::encode_path;
use crate::portal::{PageIx, Portal, Record, Url};

/// The type of the rows.
pub const TYPE: &str = "code_expertise";

/// The page of all of them.
pub static PLACE: LazyLock<Url> = LazyLock::new(|| Url::new("browse/code/"));

/// People that a page names, and reasons for each.
const MOST_EXPERTS: usize = 3;
const MOST_REASONS: usize = 2;

/// Fields of pages whose words are compared with technologies, repositories and areas.
const FIELDS: [&str; 4] = ["technologies", "technology_stack", "services", "language"];

/// What somebody knows of a subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    /// The person's page.
    pub person: Option<PageIx>,
    /// The name.
    pub name: String,
    /// Of the weighted lines, from 0 to 1.
    pub share: f64,
    /// How well.
    pub level: Level,
    /// Commits.
    pub commits: usize,
    /// Reviews of others' commits.
    pub reviews: usize,
    /// The day of the last of either.
    pub last_active: Option<Date>,
}

/// An area of a repository, or a technology in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// The repository.
    pub repository: String,
    /// The folder or the technology.
    pub name: String,
    /// Whether it is a technology.
    pub is_technology: bool,
    /// The largest share first.
    pub holders: Vec<Holder>,
}

impl Subject {
    /// The fewest people who hold over half; `None` where those that are known do not.
    pub fn bus_factor(&self) -> Option<usize> {
        expertise::bus_factor(self.holders.iter().map(|holder| holder.share))
    }

    /// Who holds the most, where they have not been there for so many days, or have left.
    pub fn inactive(&self, portal: &Portal) -> Option<&Holder> {
        let first = self.holders.first()?;
        let days = i64::from(portal.config.expertise.inactive_after_days);
        let long = first.last_active.is_some_and(|last| i64::from((portal.today - last).get_days()) > days);
        (long || has_left(portal, first)).then_some(first)
    }

    /// `kafka in trade-intake`, or `internal/fix of trade-intake`.
    pub fn title(&self) -> String {
        let Self { repository, name, .. } = self;
        match (self.is_technology, name.as_str()) {
            (true, _) => format!("{name} in {repository}"),
            (false, ".") => repository.clone(),
            (false, _) => format!("{name} of {repository}"),
        }
    }
}

/// The place of an area on the page of all of them: `ledger/src/store`.
pub fn anchor(repository: &str, area: &str) -> String {
    encode_path(&format!("{repository}/{area}"))
}

/// Where the area of a row is listed, for a row that counts.
pub fn place(portal: &Portal, record: &Record<'_>) -> Option<(&'static Url, String)> {
    let ((repository, is_technology, name), _) = row(portal, record).filter(|_| !record.is_draft())?;
    (!is_technology).then(|| (&*PLACE, anchor(&repository, &name)))
}

/// Whether the person's page says that they have left.
pub fn has_left(portal: &Portal, holder: &Holder) -> bool {
    let status = holder.person.and_then(|ix| portal.page(ix).page.meta.status);
    status == Some(crate::parse::Status::Archived)
}

/// Somebody to ask about what a page is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Expert {
    /// Who.
    pub person: PageIx,
    /// What they know, in words.
    pub why: Vec<String>,
}

/// All of it.
#[derive(Debug, Clone, Default)]
pub struct Code {
    /// By repository; areas before technologies, by name.
    pub subjects: Vec<Subject>,
    /// Person → places of subjects.
    of_person: BTreeMap<PageIx, Vec<usize>>,
    /// Tag → places of subjects.
    words: BTreeMap<String, Vec<usize>>,
}

impl Code {
    /// Reads the rows that the audience sees.
    pub fn new(portal: &Portal) -> Self {
        let mut by_key: BTreeMap<(String, bool, String), Vec<Holder>> = BTreeMap::new();
        for record in portal.records(TYPE).filter(|record| !record.is_draft()) {
            if let Some((key, holder)) = row(portal, &record) {
                by_key.entry(key).or_default().push(holder);
            }
        }
        let mut code = Self::default();
        for ((repository, is_technology, name), mut holders) in by_key {
            holders.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.name.cmp(&b.name)));
            let at = code.subjects.len();
            let last = name.rsplit('/').next().unwrap_or_default();
            let mut words = vec![tag_id(if is_technology { &name } else { last })];
            words.extend((!is_technology).then(|| tag_id(&repository)));
            words.dedup();
            for word in words.into_iter().filter(|word| !word.is_empty()) {
                code.words.entry(word).or_default().push(at);
            }
            for person in holders.iter().filter_map(|holder| holder.person) {
                code.of_person.entry(person).or_default().push(at);
            }
            code.subjects.push(Subject { repository, name, is_technology, holders });
        }
        code
    }

    /// What a person knows, what they know best first.
    pub fn of_person(&self, person: PageIx) -> Vec<(&Subject, &Holder)> {
        let places = self.of_person.get(&person).into_iter().flatten();
        let mut found: Vec<(&Subject, &Holder)> = places
            .filter_map(|at| {
                let subject = &self.subjects[*at];
                Some((subject, subject.holders.iter().find(|holder| holder.person == Some(person))?))
            })
            .collect();
        found.sort_by(|a, b| {
            (Reverse(a.1.level), a.0.is_technology)
                .cmp(&(Reverse(b.1.level), b.0.is_technology))
                .then_with(|| b.1.share.total_cmp(&a.1.share))
        });
        found
    }

    /// Whom to ask about a page: those who know its technologies, services and tags from the code, proficient or better, and
    /// still there.
    pub fn experts(&self, portal: &Portal, ix: PageIx) -> Vec<Expert> {
        let record = portal.record(ix);
        let mut words: Vec<String> = record.page.meta.tags.iter().map(|tag| tag_id(tag)).collect();
        // A technology is about itself.
        if record.page.type_id == super::innovation::types::TECHNOLOGY {
            words.push(tag_id(portal.page(ix).url.last_segment()));
        }
        for field in FIELDS {
            words.extend(record.texts(field).iter().map(|word| tag_id(word)));
            words.extend(record.text(field).map(tag_id));
            words.extend(
                record.pages_of(field).into_iter().map(|ix| tag_id(portal.page(ix).url.last_segment())),
            );
        }
        words.sort_unstable();
        words.dedup();
        let mut places: Vec<usize> =
            words.iter().filter_map(|word| self.words.get(word)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let mut found: BTreeMap<PageIx, (f64, Vec<(f64, String)>)> = BTreeMap::new();
        for subject in places.iter().map(|at| &self.subjects[*at]) {
            for holder in subject.holders.iter().filter(|holder| holder.level >= Level::Proficient) {
                let Some(person) = holder.person.filter(|_| !has_left(portal, holder)) else { continue };
                let entry = found.entry(person).or_default();
                entry.0 += holder.share;
                entry.1.push((holder.share, subject.title()));
            }
        }
        let mut experts: Vec<(f64, Expert)> = found
            .into_iter()
            .map(|(person, (points, mut why))| {
                why.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
                let why = why.into_iter().take(MOST_REASONS).map(|(_, why)| why).collect();
                (points, Expert { person, why })
            })
            .collect();
        experts.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.person.cmp(&b.1.person)));
        experts.truncate(MOST_EXPERTS);
        experts.into_iter().map(|(_, expert)| expert).collect()
    }
}

fn row(portal: &Portal, record: &Record<'_>) -> Option<((String, bool, String), Holder)> {
    let repository = record.text("repository")?.to_owned();
    let (area, technology) = (record.text("area"), record.text("technology"));
    let (is_technology, name) = match (area, technology) {
        (Some(area), None) => (false, area),
        (None, Some(technology)) => (true, technology),
        _ => return None,
    };
    let person = record.page_of("person");
    let name_of = person.map(|ix| portal.page(ix).page.title.clone());
    let number = |field: &str| record.number(field).unwrap_or_default().max(0.0) as usize;
    let holder = Holder {
        person,
        // Whose page the audience may not see stays without a name.
        name: name_of
            .or_else(|| record.text("name").map(str::to_owned))
            .unwrap_or_else(|| "Somebody".to_owned()),
        share: record.number("share").filter(|share| (0.0..=1.0).contains(share))?,
        level: Level::find(record.text("expertise_level")?)?,
        commits: number("commits"),
        reviews: number("reviews"),
        last_active: record.date("last_active"),
    };
    Some(((repository, is_technology, name.to_owned()), holder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::testing::{ix, portal};

    fn entry(id: &str, person: &str, what: &str, share: f64, level: &str) -> (String, String) {
        let text = format!(
            "+++\ntitle = \"{id}\"\ntype = \"code_expertise\"\nperson = \"{person}\"\nrepository = \"ledger\"\n{what}\n\
             share = {share}\nexpertise_level = \"{level}\"\nlast_active = 2026-03-01\naccess = \"public\"\n+++\n"
        );
        (format!("code-expertise/{id}.md"), text)
    }

    #[test]
    fn experts_are_found_by_the_words_of_a_page() {
        let page = "+++\ntitle = \"Kafka\"\ntype = \"team_knowledge\"\nteam = \"red\"\ntags = [\"kafka\"]\nservices = [\"ledger\"]\n+++\n";
        let mut pages = vec![("kafka.md".to_owned(), page.to_owned())];
        pages.push(entry("a", "anna", "area = \"src/store\"", 0.4, "expert"));
        pages.push(entry("b", "ben", "area = \"src/store\"", 0.3, "proficient"));
        pages.push(entry("c", "ben", "technology = \"kafka\"", 0.5, "expert"));
        pages.push(entry("d", "anna", "technology = \"kafka\"", 0.06, "competent"));
        let pages: Vec<(&str, &str)> = pages.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let portal = portal(&pages);
        let code = Code::new(&portal);
        let found: Vec<_> = code
            .experts(&portal, ix(&portal, "kafka"))
            .into_iter()
            .map(|it| (it.person, it.why.join("; ")))
            .collect();
        let (anna, ben) = (ix(&portal, "people/anna"), ix(&portal, "people/ben"));
        assert_eq!(
            found,
            [
                (ben, "kafka in ledger; src/store of ledger".to_owned()),
                (anna, "src/store of ledger".to_owned())
            ]
        );
        assert_eq!(code.of_person(anna).len(), 2);
        let area = code.subjects.iter().find(|it| !it.is_technology).unwrap();
        assert_eq!(area.bus_factor(), Some(2));
        assert_eq!(area.inactive(&portal).map(|it| it.name.as_str()), Some("Anna"), "after 180 days");
    }
}
