//! The same list in every form.

use std::io::Read as _;

use super::{Blank, Form, Sheet, Value, book};

#[test]
fn days_are_days_in_a_spreadsheet_and_plain_elsewhere() {
    let sheet = Sheet {
        name: "days".to_owned(),
        heads: vec!["=Day".to_owned(), "Text".to_owned()],
        keys: vec!["day", "text"],
        rows: vec![
            vec![Value::day("2026-11-01".parse().ok()), Value::text("=1+1")],
            vec![Value::day("1899-05-01".parse().ok()), Value::Empty],
        ],
    };
    let bytes = sheet.bytes(Form::Xlsx).unwrap();
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut page = String::new();
    let mut file = book.by_name("xl/worksheets/sheet1.xml").unwrap();
    file.read_to_string(&mut page).unwrap();
    // The days of spreadsheets are counted from the end of 1899.
    assert!(page.contains("<v>46327</v>") && page.contains("1899-05-01"), "{page}");
    assert!(!page.contains("<f>"), "{page}");
    let csv = String::from_utf8(sheet.bytes(Form::Csv).unwrap()).unwrap();
    assert!(csv.contains("'=Day,Text\r\n2026-11-01,'=1+1\r\n1899-05-01,"), "{csv}");
    let json = String::from_utf8(sheet.bytes(Form::Json).unwrap()).unwrap();
    assert!(json.contains("\"day\": \"2026-11-01\""), "{json}");
}

#[test]
fn text_that_begins_like_a_formula_is_kept_as_text() {
    for text in ["=1+1", "+66 1", "-x", "@SUM", " =A1", "\t=A1", "＝A1"] {
        let csv = csv(&list(vec!["name"], text));
        assert!(csv.contains(&format!("'{text}")), "{text:?}: {csv}");
    }
    for text in ["Open Road", "3 rivers", "-1", "ก=ข"] {
        let csv = csv(&list(vec!["name"], text));
        assert!(csv.ends_with(&format!("Name\r\n{text}\r\n")), "{text:?}: {csv}");
    }
}

#[test]
fn hashtags_stand_below_the_heads() {
    let tagged = list(vec!["#org+name"], "Open Road");
    assert_eq!(csv(&tagged), "\u{FEFF}Name\r\n#org+name\r\nOpen Road\r\n");
    let plain = list(vec!["name"], "Open Road");
    let table = hxl::read(&book(&[&plain, &tagged]).unwrap(), &hxl::Options::default()).unwrap();
    // The page with hashtags is found, wherever it stands.
    assert_eq!((table.tag_row, table.rows.len()), (Some(2), 1));
    assert_eq!(table.rows[0].text(0), "Open Road");
}

#[test]
fn a_sheet_to_fill_in_offers_choices_in_every_line() {
    let blank = Blank {
        sheet: list(vec!["#org+name"], "=Open Road"),
        lead: "Fill in the lines below.".to_owned(),
        choices_name: "To choose from".to_owned(),
        choices: vec![(0, vec!["Open Road".to_owned(), "Temple".to_owned()])],
        room: 10,
    };
    let bytes = blank.bytes().unwrap();
    let table = hxl::read(&bytes, &hxl::Options::default()).unwrap();
    assert_eq!((table.header_row, table.tag_row), (Some(2), Some(3)));
    assert_eq!(table.rows[0].text(0), "=Open Road");
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut page = String::new();
    let mut file = book.by_name("xl/worksheets/sheet1.xml").unwrap();
    file.read_to_string(&mut page).unwrap();
    assert!(page.contains("sqref=\"A4:A15\""), "{page}");
    assert!(page.contains("<formula1>'To choose from'!$A$1:$A$2</formula1>"), "{page}");
    assert!(page.contains("errorStyle=\"warning\""), "{page}");
}

fn list(keys: Vec<&'static str>, text: &str) -> Sheet {
    Sheet {
        name: keys[0].trim_start_matches('#').to_owned(),
        heads: vec!["Name".to_owned()],
        keys,
        rows: vec![vec![Value::text(text)]],
    }
}

fn csv(sheet: &Sheet) -> String {
    String::from_utf8(sheet.bytes(Form::Csv).unwrap()).unwrap()
}
