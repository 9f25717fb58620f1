//! The words are plain and kind, and nothing in them could reach a real person.

use std::collections::BTreeMap;

use super::super::sheet::{self, Row};
use super::super::tell;
use super::{a_day, kinds};

const TABLES: [&str; 12] = [
    include_str!("../../../../demo/areas.tsv"),
    include_str!("../../../../demo/districts.tsv"),
    include_str!("../../../../demo/people.tsv"),
    include_str!("../../../../demo/organisations.tsv"),
    include_str!("../../../../demo/activities.tsv"),
    include_str!("../../../../demo/strands.tsv"),
    include_str!("../../../../demo/asked.tsv"),
    include_str!("../../../../demo/needs.tsv"),
    include_str!("../../../../demo/notes.tsv"),
    include_str!("../../../../../organisations/lists/sectors.tsv"),
    FOCUSES,
    include_str!("../../../../../organisations/lists/populations.tsv"),
];
const FOCUSES: &str = include_str!("../../../../../organisations/lists/focuses.tsv");

#[test]
fn every_row_has_as_many_cells_as_its_header() {
    for table in TABLES {
        let width = table.lines().next().unwrap().split('\t').count();
        for line in table.lines() {
            assert_eq!(line.split('\t').count(), width, "{line}");
        }
    }
}

#[test]
fn the_words_are_calm() {
    for line in TABLES.iter().flat_map(|table| table.lines()) {
        for unwanted in ["!", "victim", "Victim", "rescue", "slave", "horr", "  "] {
            assert!(!line.contains(unwanted), "{unwanted:?} in {line}");
        }
    }
}

#[test]
fn nothing_leads_to_a_real_person() {
    let story = tell(a_day());
    assert!(
        story
            .people
            .iter()
            .all(|person| person.email.ends_with("@example.org"))
    );
    for organisation in &story.organisations {
        assert!(
            organisation
                .website
                .as_deref()
                .is_none_or(|site| site.starts_with("https://example.org/"))
        );
        let contact = organisation.contact.as_ref();
        assert!(
            contact
                .and_then(|contact| contact.email)
                .is_none_or(|email| email.ends_with("@example.org"))
        );
        let phone = contact.and_then(|contact| contact.phone);
        assert!(phone.is_none_or(|number| number.contains(" 00 000 00")), "{phone:?}");
    }
}

#[test]
fn the_kinds_of_work_fit_into_a_column_head() {
    let rows = sheet::rows(FOCUSES);
    let areas: Vec<&Row> = rows.iter().filter(|row| row.filled("area").is_none()).collect();
    assert_eq!(areas.len(), 5);
    assert!((26..=30).contains(&kinds("all").len()));
    for row in &rows {
        assert!(row.text("short").chars().count() <= 14, "{}", row.text("short"));
        assert!(row.text("about").ends_with('.'), "{}", row.text("about"));
        assert!(
            row.filled("area")
                .is_none_or(|key| areas.iter().any(|area| area.text("key") == key))
        );
    }
}

#[test]
fn no_remark_is_read_too_often() {
    let story = tell(a_day());
    let mut read: BTreeMap<&str, u32> = BTreeMap::new();
    for note in story.activities.iter().filter_map(|activity| activity.note) {
        *read.entry(note).or_default() += 1;
    }
    assert!(read.values().all(|times| *times <= 2));
    assert!(read.len() >= 100, "{} different remarks", read.len());
}

#[test]
fn small_numbers_are_not_written_down() {
    let story = tell(a_day());
    assert!(
        story
            .activities
            .iter()
            .all(|activity| activity.reach.is_none_or(|reach| reach >= 10))
    );
    assert!(
        story
            .activities
            .iter()
            .filter(|activity| activity.reach.is_some())
            .count()
            > 150
    );
}
