//! Which sheet, which file, which rows, and what stands in merged cells.

use super::make;
use crate::{Merged, Options, Row, Sheet, Table, read};

fn two_sheets(first: &str, second: &str) -> Vec<u8> {
    let notes = make::xlsx_rows(&[&["Notes"], &["nothing here"]]);
    let list = make::xlsx_rows(&[&["Name"], &["#org"], &["Hope"]]);
    make::xlsx(&[(first, &notes), (second, &list)], "")
}

#[test]
fn the_sheet_is_the_one_with_hashtags_or_the_one_asked_for() {
    let with = |sheet: Sheet| Options { sheet, ..Options::default() };
    let bytes = two_sheets("Read me", "Activities~");
    let name = |table: &Table| table.source.sheets[table.source.sheet.unwrap()].name.clone();
    let cases = [
        (Sheet::Found, Ok("Activities")),
        (Sheet::Number(1), Ok("Read me")),
        (Sheet::Named("activities ".to_owned()), Ok("Activities")),
        (Sheet::Number(3), Err("There is no sheet \u{201c}3\u{201d} in this file.")),
        (Sheet::Number(0), Err("There is no sheet \u{201c}0\u{201d} in this file.")),
        (
            Sheet::Named("Nowhere".to_owned()),
            Err("There is no sheet \u{201c}Nowhere\u{201d} in this file."),
        ),
    ];
    for (sheet, expected) in cases {
        let found = read(&bytes, &with(sheet.clone()))
            .map(|table| name(&table))
            .map_err(|error| error.to_string());
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{sheet:?}");
    }
    let sheets = crate::sheets(&bytes, &Options::default()).unwrap();
    assert_eq!(sheets.iter().map(|sheet| sheet.is_hidden).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn hidden_sheets_are_passed_over_when_nothing_has_hashtags() {
    let rows = |name: &str| make::ods_rows(name, &[&["Name", "Place"], &["Hope", "North"]]);
    let hidden = rows("Old").replacen("table:table ", "table:table table:style-name=\"ta2\" ", 1);
    let ods = make::ods(&(hidden + &rows("New")));
    let cells = make::xlsx_rows(&[&["Name", "Place"], &["Hope", "North"]]);
    let xlsx = make::xlsx(&[("Old~", &cells), ("Empty", "<sheetData/>"), ("New", &cells)], "");
    for bytes in [ods, xlsx] {
        let table = read(&bytes, &Options::default()).unwrap();
        let sheets = &table.source.sheets;
        assert_eq!(sheets[table.source.sheet.unwrap()].name, "New");
        assert!(sheets[0].is_hidden && !sheets[1].is_hidden);
    }
}

#[test]
fn a_cover_sheet_is_passed_over_for_the_first_table() {
    let list = make::xlsx_rows(&[&["Name", "Place"], &["Hope", "North"]]);
    for (cover, expected) in [
        (&[&["Lisez-moi"][..]][..], 1),
        (&[&["Lisez-moi"], &["Mis \u{e0} jour chaque mois"]], 1),
        (&[&["Name", "Place"]], 1),
        (&[&["Province"], &["North"]], 0),
    ] {
        let bytes = make::xlsx(&[("A", &make::xlsx_rows(cover)), ("B", &list)], "");
        let table = read(&bytes, &Options::default()).unwrap();
        assert_eq!(table.source.sheet, Some(expected), "{cover:?}");
    }
}

#[test]
fn the_first_sheet_with_hashtags_is_found_in_every_kind_of_workbook() {
    let many: Vec<[&str; 2]> = (0..40).map(|_| ["a", "b"]).collect();
    let many: Vec<&[&str]> = many.iter().map(<[&str; 2]>::as_slice).collect();
    let tagged: [&[&str]; 2] = [&["#org", "#adm1"], &["Hope", "North"]];
    let cells = |rows: &[&[&str]]| -> Vec<u8> {
        let cell = |row: usize, column: usize, text: &str| {
            let place = |number: usize| u16::try_from(number).unwrap();
            make::xls_cell(0x0204, place(row), place(column), 0, &make::xls_text(text, 2))
        };
        let of_row = |(row, texts): (usize, &&[&str])| -> Vec<u8> {
            texts
                .iter()
                .enumerate()
                .flat_map(|(column, text)| cell(row, column, text))
                .collect()
        };
        rows.iter().enumerate().flat_map(of_row).collect()
    };
    let files = [
        make::ods(
            &[
                make::ods_rows("A", &many),
                make::ods_rows("B", &tagged),
                make::ods_rows("C", &tagged),
            ]
            .concat(),
        ),
        make::xls(&[("A", cells(&many)), ("B", cells(&tagged)), ("C", cells(&tagged))], &[]),
        make::xlsx(
            &[
                ("A", &make::xlsx_rows(&many)),
                ("B", &make::xlsx_rows(&tagged)),
                ("C", ""),
            ],
            "",
        ),
    ];
    for bytes in files {
        let table = read(&bytes, &Options::default()).unwrap();
        assert_eq!((table.source.sheet, table.rows[0].text(0)), (Some(1), "Hope"));
        let first = read(&bytes, &Options { sheet: Sheet::Number(1), ..Options::default() }).unwrap();
        assert_eq!(first.rows.len() + first.lead.len(), 40);
    }
}

#[test]
fn old_hashtags_are_made_new_on_request() {
    let mut table = read(b"#adm1_id,#org\nTH10,Hope\n", &Options::default()).unwrap();
    let code = "#adm1+code".parse().unwrap();
    assert!(table.find(&code).is_empty());
    table.head.modernise();
    assert_eq!(table.find(&code), [0]);
    assert_eq!(table.first(&table.rows[0], &code), Some("TH10"));
}

#[test]
fn merged_cells_are_filled_when_that_is_wanted() {
    let rows = make::xlsx_rows(&[
        &["Province", "Org"],
        &["#adm1", "#org"],
        &["North", "A"],
        &["", "B"],
        &["", "C"],
    ]);
    let xlsx =
        make::xlsx(&[("S", &format!("{rows}<mergeCells><mergeCell ref=\"A3:A5\"/></mergeCells>"))], "");
    let ods = make::ods_rows(
        "S",
        &[
            &["Province", "Org"],
            &["#adm1", "#org"],
            &["North", "A"],
            &["", "B"],
            &["", "C"],
        ],
    );
    let ods = make::ods(&ods.replacen(
        "<table:table-cell office:value-type=\"string\"><text:p>North",
        "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"3\"><text:p>North",
        1,
    ));
    for (bytes, merged, expected) in [
        (&xlsx, Merged::First, ["North", "", ""]),
        (&xlsx, Merged::All, ["North", "North", "North"]),
        (&ods, Merged::All, ["North", "North", "North"]),
    ] {
        let table = read(bytes, &Options { merged, ..Options::default() }).unwrap();
        let texts: Vec<&str> = table.rows.iter().map(|row| row.text(0)).collect();
        assert_eq!(texts, expected);
        assert_eq!(table.rows[2].text(1), "C");
    }
}

#[test]
fn empty_rows_are_kept_when_that_is_wanted() {
    let kept = Options { blank: crate::Blank::Kept, ..Options::default() };
    let rows = [&["Name"][..], &["#org"], &[""], &["Hope"], &[""], &["Aid"]];
    let cases: [(&str, Vec<u8>, &[u32]); 6] = [
        ("csv", b"Name\n#org\n\nHope\n\nAid\n,\n\n".to_vec(), &[3, 4, 5, 6, 7, 8]),
        ("csv without a last line end", b"#org\nHope".to_vec(), &[2]),
        ("untagged", b"Name,x\n\nHope,y\n\nAid,z\n".to_vec(), &[2, 3, 4, 5]),
        ("xlsx", make::xlsx(&[("S", &make::xlsx_rows(&rows))], ""), &[3, 4, 5, 6]),
        ("ods", make::ods(&make::ods_rows("S", &rows)), &[3, 4, 5, 6]),
        ("json", br##"[["#org"], ["Hope"], [], [null]]"##.to_vec(), &[2, 3, 4]),
    ];
    for (name, bytes, expected) in cases {
        let table = read(&bytes, &kept).unwrap();
        assert_eq!(table.rows.iter().map(Row::number).collect::<Vec<_>>(), expected, "{name}");
        let filled = read(&bytes, &Options::default()).unwrap();
        assert!(filled.rows.iter().all(|row| !row.is_blank()) && filled.rows.len() < 3, "{name}");
    }
}

#[test]
fn one_file_of_an_archive_can_be_chosen() {
    let bytes = make::zip(&[
        ("a.csv", b"Name\nHope\n"),
        ("b.json", br#"{"part": 1, "rows": [["Name"], ["Aid"]]}"#),
    ]);
    let part = |name: &str| Options { part: Some(name.to_owned()), ..Options::default() };
    for (name, text) in [("a.csv", "Hope"), ("b.json", "Aid")] {
        let table = read(&bytes, &part(name)).unwrap();
        assert_eq!((table.source.part.as_deref(), table.rows[0].text(0)), (Some(name), text));
        assert!(crate::sheets(&bytes, &part(name)).unwrap().is_empty());
    }
    assert_eq!(read(&bytes, &part("c.csv")).unwrap_err().kind.key(), "no-such-part");
    let several = read(&bytes, &Options::default()).unwrap_err().to_string();
    assert_eq!(several, "There are several files in this archive. Choose one: a.csv, b.json.");
}
