//! Which page of the portal somebody in the history is.

use std::collections::BTreeMap;

use super::log::Person;
use crate::parse::{Page, Status};
use crate::portal::lookup::last_segment;
use crate::schema::Value;

/// Somebody with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// As fields name the page.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// The team as fields name it, and its title.
    pub team: Option<(String, String)>,
    /// The page says that the person has left: it is archived.
    pub left: bool,
}

/// The people of a portal.
#[derive(Debug, Clone, Default)]
pub struct People {
    all: Vec<Colleague>,
    by_mail: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
}

impl People {
    /// Those that there are pages of.
    pub fn of(pages: &[Page]) -> Self {
        let mut people = Self::default();
        let teams: Vec<&Page> = pages.iter().filter(|page| page.type_id == "team").collect();
        let persons: Vec<&Page> = pages.iter().filter(|page| page.type_id == "person").collect();
        for page in &persons {
            let at = people.all.len();
            let team = page.fields.get("team").and_then(Value::first_ref).and_then(|team| {
                let own =
                    teams.iter().find(|page| page.id == team.name || last_segment(&page.id) == team.name)?;
                Some((short(&own.id, &teams), own.title.clone()))
            });
            let left = page.meta.status == Some(Status::Archived);
            people.all.push(Colleague {
                id: short(&page.id, &persons),
                name: page.title.clone(),
                team,
                left,
            });
            people.by_name.insert(page.title.to_lowercase(), at);
            if let Some(mail) = page.fields.get("email").and_then(Value::as_str) {
                people.by_mail.insert(mail.to_lowercase(), at);
            }
        }
        people
    }

    /// Whose page fits: by address, else by full name.
    pub fn find(&self, person: &Person) -> Option<&Colleague> {
        let by_name = || self.by_name.get(&person.name.trim().to_lowercase());
        self.by_mail.get(&person.mail).or_else(by_name).map(|at| &self.all[*at])
    }

    /// The name to show: never an address, not even where a commit gives one as the name.
    pub fn name(&self, person: &Person) -> String {
        match self.find(person) {
            Some(colleague) => colleague.name.clone(),
            None => person.name.split('@').next().unwrap_or_default().trim().to_owned(),
        }
    }
}

/// How fields name a page: the last part of its identifier, where no other page of the type has it.
fn short(id: &str, all: &[&Page]) -> String {
    let last = last_segment(id);
    let alone = all.iter().filter(|page| last_segment(&page.id) == last).count() < 2;
    if alone { last.to_owned() } else { id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::try_portal;

    #[test]
    fn a_page_is_found_by_address_then_by_name() {
        let pages = [
            (
                "people/ana.md",
                "+++\ntitle = \"Ana Reis\"\nrole = \"r\"\nteam = \"red\"\nemail = \"Ana@x.example\"\n+++\n",
            ),
            ("people/bo.md", "+++\ntitle = \"Bo Lind\"\nrole = \"r\"\n+++\n"),
            ("teams/red.md", "+++\ntitle = \"Red team\"\nmission = \"m\"\n+++\n"),
        ];
        let (portal, _) = try_portal(crate::config::Config::default(), &pages);
        let pages: Vec<Page> = portal.pages.into_iter().map(|page| page.page).collect();
        let people = People::of(&pages);
        let find = |name: &str, mail: &str| {
            people.find(&Person { name: name.into(), mail: mail.into() }).map(|it| it.id.clone())
        };
        assert_eq!(find("A. R.", "ana@x.example").as_deref(), Some("ana"));
        assert_eq!(find("bo lind", "elsewhere@x.example").as_deref(), Some("bo"));
        assert_eq!(find("Cy", "cy@x.example"), None);
        let ana = people.find(&Person { name: "Ana Reis".into(), mail: String::new() }).unwrap();
        assert_eq!(ana.team, Some(("red".to_owned(), "Red team".to_owned())));
    }
}
