use std::collections::BTreeMap;

use super::*;
use crate::config::{Audience, Config};
use crate::emit::testing::{SMALL, data_portal, elements, portal, text, with_registers};

fn page_of(item: Item) -> PageIx {
    match item {
        Item::Changed(ix) => ix,
        Item::Due(deadline) => deadline.page,
        Item::Week(_) | Item::Thanked(_) => panic!("only pages and deadlines were expected"),
    }
}

#[test]
fn a_whole_feed() {
    let files = with_registers(emit, &portal("https://docs.example/kb/", SMALL));
    let expected = r#"<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <title>Shared memory: Troubleshooting</title>
 <id>https://docs.example/kb/browse/type/troubleshooting/atom.xml</id>
 <updated>2026-10-15T00:00:00+00:00</updated>
 <author>
  <name>Shared memory</name>
 </author>
 <generator>lyceum</generator>
 <link href="https://docs.example/kb/browse/type/troubleshooting/atom.xml" rel="self" type="application/atom+xml"/>
 <link href="https://docs.example/kb/browse/type/troubleshooting/" rel="alternate" type="text/html"/>
 <entry>
  <title>Review overdue since 2026-10-14: Lag &amp; offsets</title>
  <id>https://docs.example/kb/guides/lag/#review-2026-10-14</id>
  <updated>2026-10-15T00:00:00+00:00</updated>
  <category term="overdue"/>
  <link href="https://docs.example/kb/guides/lag/" rel="alternate" type="text/html"/>
  <summary>Owner: Inês Carvalho</summary>
 </entry>
 <entry>
  <title>Lag &amp; offsets</title>
  <id>https://docs.example/kb/guides/lag/</id>
  <updated>2026-09-14T00:00:00+00:00</updated>
  <author>
   <name>Inês Carvalho</name>
  </author>
  <category term="troubleshooting" label="Troubleshooting guide"/>
  <category term="Kafka"/>
  <link href="https://docs.example/kb/guides/lag/" rel="alternate" type="text/html"/>
  <published>2025-11-03T00:00:00+00:00</published>
  <summary>When `orders` falls behind, look at &lt;offsets&gt;.</summary>
 </entry>
</feed>
"#;
    assert_eq!(text(&files, "browse/type/troubleshooting/atom.xml"), expected);
    elements(expected);
}

#[test]
fn newest_first_and_dated_by_the_newest() {
    let portal = portal("https://docs.example/", SMALL);
    let all = &feeds(&portal, &Registers::new(&portal))[0];
    let titles: Vec<_> =
        all.entries.iter().map(|item| portal.page(page_of(*item)).page.title.as_str()).collect();
    assert_eq!(titles, ["Lag & offsets", "Señal"]);
    let files = with_registers(emit, &portal);
    assert!(text(&files, "atom.xml").contains("<updated>2026-09-14T00:00:00+00:00</updated>"));
    for file in &files {
        assert_eq!(elements(std::str::from_utf8(&file.bytes).unwrap())[0], "feed", "{}", file.path);
    }
}

#[test]
fn a_feed_ends_at_fifty() {
    let page = |i: usize| {
        (
            format!("p{i:02}.md"),
            format!("+++\ntitle = \"P\"\nupdated = 2026-{:02}-{:02}\n+++\n", i / 28 + 1, i % 28 + 1),
        )
    };
    let pages: Vec<_> = (0..60).map(page).collect();
    let pages: Vec<_> = pages.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    let portal = portal("", &pages);
    let all = &feeds(&portal, &Registers::new(&portal))[0];
    assert_eq!(all.entries.len(), 50);
    assert_eq!(portal.page(page_of(all.entries[49])).page.path, "p10.md");
}

#[test]
fn names_are_stable_without_a_host() {
    let portal = portal("", SMALL);
    let files = with_registers(emit, &portal);
    let feed = text(&files, "atom.xml");
    let name = id(&portal, &Url::new("atom.xml"), "");
    assert_eq!(name.len(), "urn:uuid:".len() + 36);
    assert!(feed.contains(&format!("<id>{name}</id>")));
    assert!(feed.contains("href=\"/guides/lag/\""));
}

#[test]
fn no_dates_no_feed() {
    assert_eq!(with_registers(emit, &portal("", &[("index.md", "# Home\n")])), []);
}

#[test]
fn people_teams_and_types_are_told_what_is_due() {
    let task = |fields: &str| format!("+++\ntype = \"task\"\nassignee = \"ines\"\n{fields}\n+++\n");
    let asked = "+++\ntype = \"page\"\n[[review_request]]\ntype = \"security_review\"\nreviewer = \"ines\"\n\
        due = 2026-11-30\n+++\n";
    let portal = portal(
        "https://docs.example/",
        &[
            ("people/ines.md", "+++\ntitle = \"Ines\"\nrole = \"r\"\nteam = \"red\"\n+++\n"),
            ("teams/red.md", "+++\ntitle = \"Red\"\nmission = \"m\"\n+++\n"),
            ("a.md", asked),
            ("doc-tasks/late.md", &task("due = 2026-11-20")),
            ("doc-tasks/soon.md", &task("due = 2026-12-05")),
            ("doc-tasks/later.md", &task("due = 2026-12-06")),
            ("doc-tasks/done.md", &task("due = 2026-11-20\nstate = \"done\"")),
        ],
    );
    let registers = Registers::new(&portal);
    let of = |url: &str| {
        let feeds = feeds(&portal, &registers);
        let feed = feeds.iter().find(|feed| feed.url.as_str() == url).unwrap_or_else(|| panic!("no {url}"));
        let title = |item: &Item| entry(&portal, &registers, *item).title.value;
        (feed.page.to_string(), feed.entries.iter().map(title).collect::<Vec<_>>())
    };
    let late = "Task overdue since 2026-11-20: Late".to_owned();
    let soon = "Task due on 2026-12-05: Soon".to_owned();
    let asked = "Security review due on 2026-11-30: A".to_owned();
    let ines = ("/people/ines/".to_owned(), vec![late.clone(), soon.clone(), asked.clone()]);
    assert_eq!(of("/browse/owner/ines/atom.xml"), ines);
    assert_eq!(of("/browse/owner/red/atom.xml").1, ines.1, "a team has what its members have");
    assert_eq!(of("/browse/type/task/atom.xml"), ("/browse/type/task/".to_owned(), vec![late, soon]));
    assert_eq!(of("/browse/type/page/atom.xml").1, [asked]);
}

#[test]
fn thanks_are_told_newest_first_to_whom_they_are_shown() {
    let pages = [
        ("people/ana.md", "+++\ntitle = \"Ana & Co\"\nrole = \"r\"\n+++\n"),
        ("people/ben.md", "+++\ntitle = \"Ben\"\nrole = \"r\"\n+++\n"),
    ];
    let rows = "id,person,behaviour,date,why,given_by\nk1,ana,teaching,2026-03-04,Explained it.,ben\n\
        k2,ana; ben,curiosity,2026-05-06,Found it.,\n";
    let records = |records: &[&str]| Config {
        audiences: BTreeMap::from([(
            "public".to_owned(),
            Audience {
                access: vec!["public".into()],
                records: records.iter().map(|id| (*id).to_owned()).collect(),
                ..Audience::default()
            },
        )]),
        ..Config::default()
    };
    let build = |config| data_portal(config, &pages, &[("recognition.csv", rows)]).0;
    let files = with_registers(emit, &build(records(&["recognition"])));
    let feed = text(&files, "browse/thanks/atom.xml");
    let titles: Vec<_> = feed.lines().filter(|line| line.starts_with("  <title>")).map(str::trim).collect();
    assert_eq!(
        titles,
        ["<title>Ana &amp; Co, Ben: Curiosity</title>", "<title>Ana &amp; Co: Teaching</title>"]
    );
    elements(feed);
    assert!(with_registers(emit, &build(records(&[]))).iter().all(|file| !file.path.contains("thanks")));
}
