//! `data/code_expertise.csv`: the rows of a repository among those of others.

use super::people::People;
use super::{Holder, Known, Subject};
use crate::markdown::slugify;

/// The file below the portal's root.
pub const PATH: &str = "data/code_expertise.csv";

const COLUMNS: [&str; 13] = [
    "id",
    "person",
    "name",
    "repository",
    "area",
    "technology",
    "share",
    "expertise_level",
    "lines",
    "commits",
    "reviews",
    "last_active",
    "teams",
];

/// A row, in the order of the columns.
pub type Row = [String; COLUMNS.len()];

/// The rows of a repository: areas, then technologies, each with the largest share first.
pub fn rows(repository: &str, known: &[Known], people: &People) -> Vec<Row> {
    let of = |known: &Known| {
        let rows = known.holders.iter().map(|holder| row(repository, &known.subject, holder, people));
        rows.collect::<Vec<_>>()
    };
    known.iter().flat_map(of).collect()
}

fn row(repository: &str, subject: &Subject, holder: &Holder, people: &People) -> Row {
    let colleague = people.find(&holder.person);
    let name = people.name(&holder.person);
    let (area, technology) = match subject {
        Subject::Area(area) => (area.as_str(), ""),
        Subject::Technology(tag) => ("", tag.as_str()),
    };
    let what = if area == "." { "root" } else { area };
    let who = colleague.map_or(name.as_str(), |colleague| colleague.id.as_str());
    [
        slugify(&format!("{repository} {what}{technology} {who}").replace(['/', '.', '_'], " ")),
        colleague.map(|colleague| colleague.id.clone()).unwrap_or_default(),
        if colleague.is_some() { String::new() } else { name },
        repository.to_owned(),
        area.to_owned(),
        technology.to_owned(),
        format!("{:.3}", holder.share),
        holder.level.id().to_owned(),
        holder.lines.to_string(),
        holder.commits.to_string(),
        holder.reviews.to_string(),
        holder.last_active.to_string(),
        colleague.and_then(|colleague| colleague.team.as_ref()).map(|(id, _)| id.clone()).unwrap_or_default(),
    ]
}

/// The file with the rows of a repository in the place of those that it had. Rows of other repositories, and columns that
/// people added, are kept.
pub fn update(before: &str, repository: &str, rows: &[Row]) -> Result<String, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(before.as_bytes());
    let mut heads: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    let mut kept: Vec<Vec<String>> = Vec::new();
    let mut place = None;
    let of = heads.iter().position(|head| head == "repository");
    for record in reader.records() {
        let record = record?;
        if of.and_then(|of| record.get(of)) == Some(repository) {
            place.get_or_insert(kept.len());
        } else {
            kept.push(record.iter().map(str::to_owned).collect());
        }
    }
    for column in COLUMNS {
        if !heads.iter().any(|head| head == column) {
            heads.push(column.to_owned());
        }
    }
    let ours = rows.iter().map(|row| {
        let cell = |head: &String| {
            COLUMNS.iter().position(|column| column == head).map_or("", |at| row[at].as_str()).to_owned()
        };
        heads.iter().map(cell).collect()
    });
    let place = place.unwrap_or(kept.len());
    kept.splice(place..place, ours);
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    writer.write_record(&heads)?;
    for mut row in kept {
        row.resize(heads.len(), String::new());
        writer.write_record(&row)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(repository: &str, person: &str) -> Row {
        let mut row = Row::default();
        row[0] = format!("{repository}-{person}");
        row[1] = person.to_owned();
        row[3] = repository.to_owned();
        row
    }

    #[test]
    fn rows_of_other_repositories_are_kept() {
        let first = update("", "ledger", &[row("ledger", "ana"), row("ledger", "bo")]).unwrap();
        let second = update(&first, "web", &[row("web", "cy")]).unwrap();
        let again = update(&second, "ledger", &[row("ledger", "bo")]).unwrap();
        let ids = |text: &str| {
            text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&second), ["ledger-ana", "ledger-bo", "web-cy"]);
        assert_eq!(ids(&again), ["ledger-bo", "web-cy"]);
        assert_eq!(
            update(&second, "web", &[row("web", "cy")]).unwrap(),
            second,
            "a second run changes nothing"
        );
    }

    #[test]
    fn columns_of_people_are_kept() {
        let before = "note,repository,id\n\"as, said\",web,w1\nx,ledger,l1\n";
        let after = update(before, "ledger", &[row("ledger", "ana")]).unwrap();
        let lines: Vec<_> = after.lines().collect();
        assert!(lines[0].starts_with("note,repository,id,person,name,area"), "{}", lines[0]);
        assert!(lines[1].starts_with("\"as, said\",web,w1,,"), "{}", lines[1]);
        assert!(lines[2].starts_with(",ledger,ledger-ana,ana,"), "{}", lines[2]);
    }
}
