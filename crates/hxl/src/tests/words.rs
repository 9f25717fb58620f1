//! Hashtags, patterns and dates, as tables.

use crate::{Date, Pattern, Tag, distance, folded, modern};

#[test]
fn hashtags_are_read_with_attributes_in_their_order() {
    let cases = [
        ("#org", Some("#org")),
        (" #ADM1 +Name + fr".replace("+ fr", "+fr").leak() as &str, Some("#adm1+name+fr")),
        ("#x_who_adm1+v_pcode", Some("#x_who_adm1+v_pcode")),
        ("#affected  +f  +children ", Some("#affected+f+children")),
        ("org", None),
        ("#", None),
        ("#1st", None),
        ("#org+", None),
        ("#org++name", None),
        ("#org name", None),
        ("#country/en", None),
        ("#N/A", None),
        ("# org", None),
        ("#caf\u{e9}", None),
    ];
    for (text, expected) in cases {
        let found = text.parse::<Tag>().ok().map(|tag| tag.to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }
    assert_eq!("#org+a+b".parse::<Tag>(), "#ORG+B+a".parse());
    assert_eq!(Tag::new("adm1", &["code", "v_pcode"]).unwrap().to_string(), "#adm1+code+v_pcode");
    assert!(Tag::new("a b", &[]).is_err());
}

#[test]
fn patterns_find_the_tags_they_mean() {
    let cases = [
        ("#org", "#org", true),
        ("org", "#org+name", true),
        ("#org+impl-code", "#org+impl+name", true),
        ("#org+impl-code", "#org+impl+code", false),
        ("#org+impl", "#org", false),
        ("#org-impl", "#org", true),
        ("#org!", "#org", true),
        ("#org!", "#org+name", false),
        ("#org +name !", "#org+name", true),
        ("#org+name!", "#org+name+fr", false),
        ("#*", "#anything+at+all", true),
        ("#*+code", "#adm1+code", true),
        ("*-code", "#adm1+code", false),
        ("#adm1", "#adm2", false),
    ];
    for (pattern, tag, expected) in cases {
        let (parsed, tag): (Pattern, Tag) = (pattern.parse().unwrap(), tag.parse().unwrap());
        assert_eq!(parsed.matches(&tag), expected, "{pattern} {tag}");
        assert_eq!(parsed.to_string().parse::<Pattern>().unwrap(), parsed, "{pattern}");
    }
    for text in [
        "",
        "#",
        "#org+",
        "#org+impl-code!",
        "#org name",
        "1",
        "#org+-a",
        "!",
    ] {
        assert!(text.parse::<Pattern>().is_err(), "{text}");
    }
    assert_eq!(Pattern::list("#org,#adm1+code").unwrap().len(), 2);
}

#[test]
fn old_hashtags_have_new_names() {
    let cases = [
        ("#adm1_id", Some("#adm1+code")),
        ("#lat_deg", Some("#geo+lat")),
        ("#lon_deg", Some("#geo+lon")),
        ("#period_date", Some("#date")),
        ("#report_date", Some("#date+reported")),
        ("#from_date", Some("#date+start")),
        ("#to_date", Some("#date+end")),
        ("#targeted_num", Some("#targeted")),
        ("#output_num", Some("#output+num")),
        ("#funder", Some("#org+funder")),
        ("#impl_id+en", Some("#org+impl+en+code")),
        ("#prog", Some("#org+prog")),
        ("#idp_num", Some("#affected+idps")),
        ("#households_num", Some("#affected+hh")),
        ("#loctype_id", Some("#loc+type+code")),
        ("#x_whoadm1_id", None),
        ("#org", None),
        ("#adm1+code", None),
        ("#meta_id", Some("#meta+code")),
    ];
    for (old, expected) in cases {
        let found = modern(&old.parse().unwrap()).map(|tag| tag.to_string());
        assert_eq!(found.as_deref(), expected, "{old}");
    }
}

#[test]
fn dates_are_read_in_the_forms_people_use() {
    let cases = [
        ("2026-03-01", "2026-03-01"),
        ("2026-3-1", "2026-03-01"),
        ("2026/03/01", "2026-03-01"),
        ("2026-03-01T14:30:00Z", "2026-03-01"),
        ("2026-03-01 14:30", "2026-03-01"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("2026Q1", "2026Q1"),
        ("2026-T2", "2026Q2"),
        ("Q3 2026", "2026Q3"),
        ("2026-W09", "2026W09"),
        ("1/3/2026", "2026-03-01"),
        ("3/25/2026", "2026-03-25"),
        ("01.03.26", "2026-03-01"),
        ("31-12-99", "1999-12-31"),
        ("03/2026", "2026-03"),
        ("1 March 2015", "2015-03-01"),
        ("March 1st, 2015", "2015-03-01"),
        ("Sunday, 1 March 2026", "2026-03-01"),
        ("le 1er ao\u{fb}t 2026", "2026-08-01"),
        ("Septembre 2012", "2012-09"),
        ("1 de enero de 2026", "2026-01-01"),
        ("3-ene-26", "2026-01-03"),
        ("Mar-26", "2026-03"),
        ("29/02/2024", "2024-02-29"),
    ];
    for (text, expected) in cases {
        assert_eq!(Date::read(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
    }
    assert_eq!(Date::read_with("1/3/2026", false).unwrap().to_string(), "2026-01-03");
    for text in [
        "",
        "June",
        "31/02/2026",
        "29/02/2026",
        "2026-13",
        "2026-00-01",
        "2026Q5",
        "2026W54",
        "12",
        "1/2",
        "GN0806",
        "1.5",
        "12345",
        "2026-03-01-01",
        "March March 2026",
        "1 2 3 2026",
        "20260",
        "0000-01-01",
        "Phase 2 2026 x",
    ] {
        assert_eq!(Date::read(text), None, "{text}");
    }
}

#[test]
fn dates_know_their_first_and_last_day_and_their_order() {
    let date = |text: &str| Date::read(text).unwrap();
    let cases = [
        ("2026", (2026, 1, 1), (2026, 12, 31)),
        ("2026Q4", (2026, 10, 1), (2026, 12, 31)),
        ("2026-02", (2026, 2, 1), (2026, 2, 28)),
        ("12/2026", (2026, 12, 1), (2026, 12, 31)),
        ("2026W01", (2025, 12, 29), (2026, 1, 4)),
        ("2020W53", (2020, 12, 28), (2021, 1, 3)),
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29)),
    ];
    for (text, first, last) in cases {
        assert_eq!((date(text).first_day(), date(text).last_day()), (first, last), "{text}");
    }
    assert!(date("2026-01") < date("2026-02-01") && date("2025Q4") < date("2026"));
}

#[test]
fn days_in_numbers_tell_whether_the_month_stands_first() {
    for (text, expected) in [
        ("12/13/2025", Some(true)),
        ("13/12/2025", Some(false)),
        ("1.3.26", Some(false)),
        ("2025-12-13", None),
        ("12/2026", None),
        ("13 December 2025", None),
        ("31/31/2025", None),
    ] {
        assert_eq!(Date::is_month_first(text), expected, "{text}");
    }
}

#[test]
fn words_are_compared_without_case_and_accents() {
    assert_eq!(folded("  \u{c9}cole\n Nationale "), "ecole nationale");
    let cases = [
        ("kayes", "kayes", Some(0)),
        ("kayes", "kaeys", Some(1)),
        ("kayes", "kaye", Some(1)),
        ("kayes", "mopti", None),
        ("", "ab", Some(2)),
    ];
    for (one, other, expected) in cases {
        assert_eq!(distance(one, other, 2), expected, "{one} {other}");
    }
}
