//! Feeds and calendars, read by parsers that had no part in writing them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use icalendar::{CalendarComponent, Component as _};

use crate::support::{example, read};

fn named(end: &str) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(example()).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.map(walkdir::DirEntry::into_path);
    files.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(end))).collect()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(example()).expect("below the portal").to_string_lossy().into_owned()
}

#[test]
fn every_feed_is_atom_with_entries_of_different_names() {
    let files = named("atom.xml");
    assert!(files.len() > 40, "{}", files.len());
    for path in files {
        let name = shown(&path);
        let bytes = std::fs::read(&path).expect("readable");
        let feed = feed_rs::parser::parse(bytes.as_slice()).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(feed.feed_type, feed_rs::model::FeedType::Atom, "{name}");
        let ids: BTreeSet<&String> = feed.entries.iter().map(|entry| &entry.id).collect();
        assert!(!ids.is_empty() && ids.len() == feed.entries.len(), "{name}: {} entries", feed.entries.len());
        let dates: Vec<_> = feed.entries.iter().map(|entry| entry.updated.expect("a date")).collect();
        assert!(dates.is_sorted_by(|a, b| a >= b), "{name}: newest first");
        assert_eq!(feed.updated, dates.first().copied(), "{name}");
    }
}

#[test]
fn a_feed_tells_a_person_what_is_due() {
    let text = read(example(), "browse/owner/ines-carvalho/atom.xml");
    let feed = feed_rs::parser::parse(text.as_bytes()).expect("Atom");
    let titles: Vec<String> =
        feed.entries.iter().filter_map(|e| Some(e.title.as_ref()?.content.clone())).collect();
    for expected in [
        "Task overdue since 2026-11-10: Rehearse the key rotation on staging",
        "Task due on 2026-11-27: Bring the key rotation up to date",
        "Technical accuracy due on 2026-11-30: Order stream stalls after a broker failover",
    ] {
        assert!(titles.iter().any(|title| title == expected), "{titles:?} lacks {expected}");
    }
}

#[test]
fn every_calendar_is_read_and_its_events_have_names_and_days() {
    let files = named(".ics");
    assert!(files.len() > 30, "{}", files.len());
    for path in files {
        let name = shown(&path);
        let text = std::fs::read_to_string(&path).expect("readable");
        let calendar: icalendar::Calendar = text.parse().unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut names = BTreeSet::new();
        for component in &calendar.components {
            let CalendarComponent::Event(event) = component else { panic!("{name}: {component:?}") };
            let day = event.property_value("DTSTART").unwrap_or_default();
            let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
            // Sessions have times, and titles of their own.
            let (is_day, is_time) = (day.len() == 8 && digits(day), name.ends_with("sessions.ics"));
            assert!(is_day || is_time && day.len() == 15 && digits(&day.replace('T', "")), "{name}: {day}");
            assert!(is_time || event.get_summary().is_some_and(|text| text.contains(": ")), "{name}");
            assert!(names.insert(event.get_uid().expect("an identifier").to_owned()), "{name}: twice");
        }
        assert!(!names.is_empty(), "{name} has no event");
    }
}

#[test]
fn the_sessions_of_a_programme_are_in_its_calendar_and_in_that_of_all() {
    let calendar = |path: &str| -> icalendar::Calendar { read(example(), path).parse().expect("a calendar") };
    let all = calendar("browse/calendar/sessions.ics");
    let own = calendar("browse/calendar/of/learning/training-programs/kubernetes-operations/sessions.ics");
    assert_eq!((all.components.len(), own.components.len()), (20, 3));
    let of = |calendar: &icalendar::Calendar, id: &str| {
        let events = calendar.components.iter().filter_map(CalendarComponent::as_event);
        let mut found = events.filter(|event| event.get_uid().is_some_and(|uid| uid.contains(id)));
        let event = found.next().unwrap_or_else(|| panic!("no {id}"));
        ["DTSTART", "DTEND", "RRULE", "LOCATION", "STATUS"]
            .map(|name| event.property_value(name).unwrap_or_default().to_owned())
    };
    let autumn = [
        "20261013T090000",
        "20261013T170000",
        "FREQ=WEEKLY;UNTIL=20261201T170000;BYDAY=TU,TH",
        "Lab, Lisbon",
        "CONFIRMED",
    ];
    assert_eq!(of(&own, "kubernetes-autumn-2026"), autumn);
    assert_eq!(of(&all, "kubernetes-autumn-2026"), autumn);
    let june = of(&all, "writing-june-2026");
    assert_eq!((june[2].as_str(), june[4].as_str()), ("FREQ=DAILY;UNTIL=20260618T170000", "CANCELLED"));
    let spring = of(&all, "aws-spring-2026");
    assert_eq!(
        (spring[0].as_str(), spring[1].as_str()),
        ("20260302", "20260509"),
        "whole days, the end not counted"
    );
    for page in ["browse/calendar/index.html", "browse/training/index.html"] {
        assert!(read(example(), page).contains("href=\"/browse/calendar/sessions.ics\""), "{page}");
    }
}

#[test]
fn a_person_a_team_and_a_type_link_to_what_they_have() {
    for (page, feed) in [
        ("people/ines-carvalho/index.html", "browse/owner/ines-carvalho/"),
        ("teams/platform/index.html", "browse/owner/platform/"),
        ("browse/type/procedures/index.html", "browse/type/procedures/"),
        ("browse/type/task/index.html", "browse/type/task/"),
    ] {
        let html = read(example(), page);
        for file in ["atom.xml", "due.ics"] {
            let path = format!("{feed}{file}");
            assert!(html.contains(&format!("href=\"/{path}\"")), "{page} lacks {path}");
            assert!(example().join(&path).is_file(), "{path}");
        }
    }
}
