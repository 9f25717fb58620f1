//! Who is in the coalition and where it works: its places, people and organisations, as written in the tables.

use super::calendar::Calendar;
use super::sheet::{self, Row};
use super::{Area, Coalition, Contact, District, LocalName, Organisation, Person, Seat, Standing};

const AREAS: &str = include_str!("../../../demo/areas.tsv");
const DISTRICTS: &str = include_str!("../../../demo/districts.tsv");
const PEOPLE: &str = include_str!("../../../demo/people.tsv");
const ORGANISATIONS: &str = include_str!("../../../demo/organisations.tsv");

const STARTED_DAYS_AGO: i64 = 730;

/// The person who started the coalition and added its places.
pub(super) const COORDINATOR: &str = "amina";

pub(super) fn coalition(calendar: &Calendar) -> Coalition {
    Coalition {
        slug: "three-rivers",
        name: "Three Rivers Coalition",
        purpose: "Along the Kok, the Ing and the Mekong we work side by side, so that fewer people are exploited \
                  and everybody who has been finds their own way forward.",
        started_on: calendar.ago(STARTED_DAYS_AGO),
        overlap_threshold: 4,
    }
}

pub(super) fn areas(calendar: &Calendar) -> Vec<Area> {
    let area = |row: &Row| Area {
        code: row.text("code"),
        name: row.text("name"),
        local_name: LocalName { text: row.text("local_name"), language: row.text("language") },
        country: row.text("country"),
        added_on: calendar.ago(STARTED_DAYS_AGO),
        added_by: COORDINATOR,
    };
    sheet::rows(AREAS).iter().map(area).collect()
}

pub(super) fn districts(calendar: &Calendar) -> Vec<District> {
    let district = |row: &Row| District {
        key: row.text("key"),
        area: row.text("area"),
        code: row.text("code"),
        name: row.text("name"),
        local_name: LocalName { text: row.text("local_name"), language: row.text("language") },
        added_on: calendar.ago(row.required_number("added_days")),
        added_by: COORDINATOR,
    };
    sheet::rows(DISTRICTS).iter().map(district).collect()
}

pub(super) fn people(calendar: &Calendar) -> Vec<Person> {
    let person = |row: &Row| Person {
        key: row.text("key"),
        name: row.text("name"),
        email: row.text("email"),
        seat: match row.text("seat") {
            "coordinator" => Seat::Coordinator,
            "representative" => Seat::Representative,
            _ => Seat::Reader,
        },
        represents: row.filled("represents"),
        languages: row.keys("languages"),
        about: row.text("about"),
        added_on: calendar.ago(row.required_number("joined_days")),
        added_by: COORDINATOR,
    };
    sheet::rows(PEOPLE).iter().map(person).collect()
}

pub(super) fn organisations(calendar: &Calendar) -> Vec<Organisation> {
    sheet::rows(ORGANISATIONS)
        .iter()
        .map(|row| organisation(row, calendar))
        .collect()
}

fn organisation(row: &Row, calendar: &Calendar) -> Organisation {
    Organisation {
        key: row.text("key"),
        name: row.text("name"),
        local_name: row
            .filled("local_name")
            .map(|text| LocalName { text, language: row.text("language") }),
        acronym: row.filled("acronym"),
        sectors: row.keys("sectors"),
        focuses: row.keys("focuses"),
        places: row.keys("places"),
        languages: row.keys("languages"),
        about: row.text("about"),
        website: row
            .filled("website")
            .map(|_| format!("https://example.org/{}", row.text("key"))),
        contact: contact(row),
        standing: standing(row, calendar),
        added_on: calendar.ago(row.required_number("added_days")),
        added_by: row.text("added_by"),
    }
}

fn contact(row: &Row) -> Option<Contact> {
    let columns = ["contact", "phone", "email", "safe_contact"];
    columns
        .iter()
        .any(|column| row.filled(column).is_some())
        .then(|| Contact {
            name: row.filled("contact"),
            role: row.filled("contact_role"),
            phone: row.filled("phone"),
            email: row.filled("email"),
            safe_contact: row.filled("safe_contact"),
        })
}

fn standing(row: &Row, calendar: &Calendar) -> Standing {
    let on = calendar.ago(row.number("state_days").unwrap_or_default());
    match row.text("state") {
        "ended" => Standing::Ended { on },
        "merged" => Standing::Merged { on, into: row.text("into") },
        _ => Standing::Active,
    }
}
