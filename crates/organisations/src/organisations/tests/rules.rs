use super::super::languages::is_tag;
use super::super::rules::{Draft, OtherName, Refusal, read_other_names, write_other_names};
use crate::testing::{called, other};

fn check(draft: Draft) -> Result<(), Refusal> {
    draft.check().map(|_| ())
}

#[test]
fn a_profile_needs_a_name_of_reasonable_length() {
    for (name, wanted) in [
        ("Open Road", Ok(())),
        ("เครือข่ายทางเปิด", Ok(())),
        ("👩‍👩‍👧", Ok(())),
        ("", Err(Refusal::NameMissing)),
        (" \u{202E}\u{0000} ", Err(Refusal::NameMissing)),
        (&"x".repeat(200), Ok(())),
        (&"x".repeat(201), Err(Refusal::NameTooLong)),
    ] {
        assert_eq!(check(called(name)), wanted, "{name:?}");
    }
}

#[test]
fn hidden_marks_and_line_ends_leave_a_name() {
    let checked = called(" Open\r\n \u{202E}Road\u{0000} ").check().unwrap();
    assert_eq!(checked.name, "Open Road");
}

#[test]
fn only_addresses_of_the_web_become_links() {
    for (typed, kept) in [
        ("", Ok(None)),
        ("www.example.org", Ok(Some("https://www.example.org"))),
        ("http://example.org/a?b=c", Ok(Some("http://example.org/a?b=c"))),
        ("HTTPS://Example.org", Ok(Some("HTTPS://Example.org"))),
        ("example.org:8080/x", Ok(Some("https://example.org:8080/x"))),
        ("ตัวอย่าง.ไทย", Ok(Some("https://ตัวอย่าง.ไทย"))),
        ("javascript:alert(1)", Err(Refusal::WebsiteUnfit)),
        ("javascript:alert(1).org", Err(Refusal::WebsiteUnfit)),
        ("data:text/html,x.y", Err(Refusal::WebsiteUnfit)),
        ("ftp://example.org", Err(Refusal::WebsiteUnfit)),
        ("https://user@example.org", Err(Refusal::WebsiteUnfit)),
        ("//example.org", Err(Refusal::WebsiteUnfit)),
        ("nowhere", Err(Refusal::WebsiteUnfit)),
        ("two words.org", Err(Refusal::WebsiteUnfit)),
    ] {
        let draft = Draft { website: typed.to_owned(), ..called("Open Road") };
        let found = draft.check().map(|checked| checked.website);
        assert_eq!(found, kept.map(|kept: Option<&str>| kept.map(str::to_owned)), "{typed}");
    }
}

#[test]
fn other_names_are_read_line_by_line() {
    let languages = [
        ("th".to_owned(), "Thai".to_owned()),
        ("ar".to_owned(), "Arabic".to_owned()),
    ];
    let plain = |name: &str| OtherName { language: None, name: name.to_owned() };
    for (line, wanted) in [
        ("th: เปิดทาง", other("th", "เปิดทาง")),
        ("THAI :เปิดทาง", other("th", "เปิดทาง")),
        ("zh-Hant: 開路", other("zh-Hant", "開路")),
        ("Open Road", plain("Open Road")),
        ("Project: Open Road", plain("Project: Open Road")),
        ("ILO: Asia", plain("ILO: Asia")),
        ("th:", plain("th:")),
    ] {
        assert_eq!(read_other_names(line, &languages), [wanted], "{line}");
    }
    let both = "th: เปิดทาง\nOpen Road";
    assert_eq!(write_other_names(&read_other_names(&format!("\n{both}\n\n"), &languages)), both);
}

#[test]
fn other_names_stay_within_reason() {
    let draft = |names: Vec<OtherName>| Draft { other_names: names, ..called("Open Road") };
    let twice = draft(vec![other("th", "ทาง"), other("th", "ทาง"), other("en", "Open Road")])
        .check()
        .unwrap();
    assert_eq!(twice.other_names, [other("th", "ทาง")]);
    let many = (0..31)
        .map(|number| other("en", &format!("Name {number}")))
        .collect();
    assert_eq!(check(draft(many)), Err(Refusal::OtherNamesTooMany));
    assert_eq!(check(draft(vec![other("en", &"x".repeat(201))])), Err(Refusal::OtherNameTooLong));
    assert_eq!(check(draft(vec![other("Th!", "ทาง")])), Err(Refusal::LanguageUnfit));
}

#[test]
fn language_tags_are_plain() {
    for tag in ["th", "mnw", "zh-Hant", "en-GB"] {
        assert!(is_tag(tag), "{tag}");
    }
    for text in ["", "t", "TH", "thai", "th-", "th_TH", "ไทย", "en-toolongsubtag"] {
        assert!(!is_tag(text), "{text}");
    }
}
