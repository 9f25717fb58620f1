//! The same table from every format.

use super::make;
use crate::{Format, Options, Row, Status, read};

const ROWS: [&[&str]; 5] = [
    &["Who does what where"],
    &["Organisation", "Kind", "Province"],
    &["#org", "#sector+name", "#adm1"],
    &["Aid for All", "Caf\u{e9}", "North"],
    &["Hope", "", "South & East"],
];

fn escaped(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| row.iter().map(|cell| cell.replace('&', "&amp;")).collect())
        .collect()
}

fn in_every_format() -> Vec<(&'static str, Vec<u8>)> {
    let escaped = escaped(&ROWS);
    let cells: Vec<Vec<&str>> = escaped
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
    let delimited = |with: &str| ROWS.map(|row| row.join(with)).join("\r\n");
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let xls: Vec<u8> = (0_u16..)
        .zip(ROWS)
        .flat_map(|(row, cells)| {
            let cell = move |(column, text): (u16, &&str)| {
                make::xls_cell(0x0204, row, column, 0, &make::xls_text(text, 2))
            };
            (0_u16..).zip(cells).flat_map(cell).collect::<Vec<u8>>()
        })
        .collect();
    vec![
        ("xlsx", make::xlsx(&[("List", &make::xlsx_rows(&rows))], "")),
        ("ods", make::ods(&make::ods_rows("List", &rows))),
        ("xls", make::xls(&[("List", xls)], &[])),
        ("csv", delimited(",").into_bytes()),
        ("tsv", delimited("\t").into_bytes()),
        ("semicolons", delimited(";").into_bytes()),
        ("pipes", delimited("|").into_bytes()),
        (
            "quoted",
            ROWS.map(|row| {
                row.iter()
                    .map(|cell| format!("\"{cell}\""))
                    .collect::<Vec<_>>()
                    .join(",")
            })
            .join("\n")
            .into_bytes(),
        ),
        ("carriage returns", delimited(",").replace("\r\n", "\r").into_bytes()),
        ("with a mark", format!("\u{feff}{}", delimited(",")).into_bytes()),
        (
            "windows-1252",
            delimited(";")
                .replace('\u{e9}', "\u{1}")
                .bytes()
                .map(|byte| if byte == 1 { 0xe9 } else { byte })
                .collect(),
        ),
        ("utf-16", [&b"\xff\xfe"[..], &utf16(&delimited("\t"))].concat()),
        ("utf-16 without a mark", utf16(&delimited(","))),
        (
            "utf-16 the other way",
            [
                &b"\xfe\xff"[..],
                &delimited(",")
                    .encode_utf16()
                    .flat_map(u16::to_be_bytes)
                    .collect::<Vec<u8>>(),
            ]
            .concat(),
        ),
        ("json", serde_json::to_vec(&ROWS).unwrap()),
        (
            "json further down",
            serde_json::to_vec(&serde_json::json!({"status": "ok", "data": {"rows": ROWS}})).unwrap(),
        ),
        (
            "zip",
            make::zip(&[
                ("__MACOSX/._a.csv", b"x"),
                ("list/a.csv", delimited(",").as_bytes()),
            ]),
        ),
    ]
}

#[test]
fn every_format_gives_the_same_table() {
    for (name, bytes) in in_every_format() {
        let table = read(&bytes, &Options::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let tags: Vec<String> = table
            .columns
            .iter()
            .filter_map(|one| one.tag.as_ref().map(ToString::to_string))
            .collect();
        let headers: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.header.as_str())
            .collect();
        assert_eq!(
            (table.status, table.header_row, table.tag_row),
            (Status::Tagged, Some(2), Some(3)),
            "{name}"
        );
        assert_eq!(headers, ROWS[1], "{name}");
        assert_eq!(tags, ROWS[2], "{name}");
        let cells: Vec<(u32, [&str; 3])> = table
            .rows
            .iter()
            .map(|row| (row.number(), [0, 1, 2].map(|index| row.text(index))))
            .collect();
        let expected = [
            (4, ["Aid for All", "Caf\u{e9}", "North"]),
            (5, ["Hope", "", "South & East"]),
        ];
        assert_eq!(cells, expected, "{name}");
    }
}

#[test]
fn rows_keep_their_numbers_when_some_are_empty() {
    let text = "Name,Place\n\n#org,#adm1\n\"two\nlines\",North\n,\n\nHope,South\n";
    let table = read(text.as_bytes(), &Options::default()).unwrap();
    let numbers: Vec<u32> = table.rows.iter().map(Row::number).collect();
    assert_eq!((table.tag_row, table.header_row, numbers), (Some(3), None, vec![4, 7]));
    assert_eq!(table.rows[0].text(0), "two\nlines");
    let Format::Delimited { delimiter, encoding } = &table.source.format else {
        panic!()
    };
    assert_eq!((*delimiter, *encoding), (',', "UTF-8"));
}

#[test]
fn delimiters_are_found_by_hashtags_and_by_even_rows() {
    let cases = [
        ("a,b;c\n#org;#adm1\n1,5;2\n", ';'),
        ("#org:#adm1\nx:y\n", ':'),
        ("a|b|c\n1,5|2|3\n", '|'),
        ("a;b\n1,5;2,5\n1,5;2,5\n", ';'),
        ("Name\nat 10:30, 11:30\n", ','),
        ("sep=|\na,b|c,d\n", '|'),
        ("only one column\n", ','),
        ("\"a;b\",c\n\"d;e;f\",g\n", ','),
    ];
    for (text, expected) in cases {
        let table = read(text.as_bytes(), &Options::default()).unwrap();
        let Format::Delimited { delimiter, .. } = table.head.source.format else {
            panic!()
        };
        assert_eq!(delimiter, expected, "{text}");
    }
}

#[test]
fn encodings_of_other_scripts_are_guessed() {
    let cases = [
        (
            encoding_rs::WINDOWS_1251,
            "\u{41e}\u{440}\u{433}\u{430}\u{43d}\u{438}\u{437}\u{430}\u{446}\u{438}\u{44f};\u{420}\u{435}\u{433}\u{438}\u{43e}\u{43d}",
        ),
        (
            encoding_rs::WINDOWS_1256,
            "\u{627}\u{644}\u{645}\u{646}\u{638}\u{645}\u{629};\u{627}\u{644}\u{645}\u{62d}\u{627}\u{641}\u{638}\u{629}",
        ),
        (encoding_rs::SHIFT_JIS, "\u{56e3}\u{4f53}\u{540d};\u{90fd}\u{9053}\u{5e9c}\u{770c}"),
        (encoding_rs::WINDOWS_1252, "Organizaci\u{f3}n \u{20ac};Regi\u{f3}n \u{2013} pa\u{ed}s"),
    ];
    for (encoding, header) in cases {
        let text = format!("{header}\n{header}\n{header}\n");
        let table = read(&encoding.encode(&text).0, &Options::default()).unwrap();
        let found: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.header.as_str())
            .collect();
        assert_eq!(found, header.split(';').collect::<Vec<_>>(), "{}", encoding.name());
    }
    // UTF-8 with one broken letter is still UTF-8.
    let broken = [&"\u{e9}t\u{e9}".repeat(30).into_bytes()[..], b"\xff,b\n1,2\n"].concat();
    let table = read(&broken, &Options::default()).unwrap();
    assert!(table.columns[0].header.starts_with("\u{e9}t\u{e9}"));
}

#[test]
fn quotation_marks_are_read_as_people_write_them() {
    let cases: [(&str, &[&str]); 8] = [
        ("a,b", &["a", "b"]),
        ("\"a, b\",c", &["a, b", "c"]),
        ("\"say \"\"yes\"\"\",c", &["say \"yes\"", "c"]),
        ("5\" pipe,c", &["5\" pipe", "c"]),
        ("a, \"b, c\"", &["a", "b, c"]),
        ("\"a\" b,c", &["a b", "c"]),
        ("\"never closed,c", &["never closed,c"]),
        (",,c,", &["", "", "c", ""]),
    ];
    for (text, expected) in cases {
        let rows = format!("{text}\n");
        let table = read(rows.as_bytes(), &Options::default()).unwrap();
        let row = table.rows.first().or(table.lead.first()).unwrap();
        let cells: Vec<&str> = row.cells().map(|cell| cell.text.trim_end_matches('\n')).collect();
        assert_eq!(cells, expected, "{text}");
    }
}

#[test]
fn objects_become_rows_with_their_keys_as_head() {
    let json = r##"{"a": [1, 2], "b": [{"#org": "A", "#reached": 5}, {"#adm1": null, "#org": "B", "x": [1, {"y": 2}], "z": true}]}"##;
    let table = read(json.as_bytes(), &Options::default()).unwrap();
    let tags: Vec<String> = table
        .columns
        .iter()
        .map(|one| one.tag.as_ref().map_or(String::new(), ToString::to_string))
        .collect();
    assert_eq!(tags, ["#org", "#reached", "#adm1", "", ""]);
    assert_eq!(table.rows[0].cells().map(|cell| cell.text).collect::<Vec<_>>(), ["A", "5", "", "", ""]);
    assert_eq!(
        table.rows[1].cells().map(|cell| cell.text).collect::<Vec<_>>(),
        ["B", "", "", "[1, {\"y\": 2}]", "TRUE"]
    );
    let part = Options { part: Some("a".to_owned()), ..Options::default() };
    assert_eq!(read(json.as_bytes(), &part).unwrap_err().kind.key(), "no-table");
}
