//! Which page of the portal somebody in the history is.

use std::collections::BTreeMap;

use super::log::Person;
use crate::parse::Status;
use crate::portal::Portal;
use crate::review::names_of;

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
    /// Those that the portal has pages of.
    pub fn of(portal: &Portal) -> Self {
        let mut people = Self::default();
        let (person, team) = (["person".to_owned()], ["team".to_owned()]);
        let name = |ix, to: &[String]| names_of(portal, &[ix], to).pop().unwrap_or_default();
        for record in portal.records("person") {
            let Some(ix) = record.ix else { continue };
            let at = people.all.len();
            people.all.push(Colleague {
                id: name(ix, &person),
                name: record.page.title.clone(),
                team: record.page_of("team").map(|ix| (name(ix, &team), portal.page(ix).page.title.clone())),
                left: record.page.meta.status == Some(Status::Archived),
            });
            people.by_name.insert(record.page.title.to_lowercase(), at);
            if let Some(mail) = record.text("email") {
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
