//! Choosing rows, counting, and writing them again.

use std::collections::BTreeMap;

use super::make;
use crate::{
    Filter, Options, Row, Shape, Status, Table, annotated, csv, each_row, guarded, inspect, json, read,
    remarked, unguarded, xlsx,
};

const TEXT: &str = "List of May\n\nOrganisation,Province,Reached,Since,Note\n#org,#adm1,#reached,#date,\n\
                    Aid for All,North,120,2026-03-15,=SUM(A1)\nHope,S\u{fc}d,\"1,500\",2025,-5\n\nHope  ,north,,,'+33 1\n";

fn table() -> Table {
    read(TEXT.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn filters_choose_rows() {
    let table = table();
    let cases: [(&str, &[u32]); 20] = [
        ("#adm1=north", &[5, 8]),
        ("#adm1 = SUD", &[6]),
        ("#adm1!=north", &[6]),
        ("#org~^aid", &[5]),
        ("#org!~^aid", &[6, 8]),
        ("#reached>120", &[6]),
        ("#reached>=120", &[5, 6]),
        ("#reached<200", &[5, 8]),
        ("#reached is number", &[5, 6]),
        ("#reached is not empty", &[5, 6]),
        ("#reached is empty", &[8]),
        ("#date=2026", &[5]),
        ("#date=2026-03", &[5]),
        ("#date<2026", &[6, 8]),
        ("#date>=2026-03-15", &[5]),
        ("#date is date", &[5, 6]),
        ("#org!=hope", &[5]),
        ("#org! = hope", &[6, 8]),
        ("#*=hope", &[6, 8]),
        ("#sector=x", &[]),
    ];
    for (text, expected) in cases {
        let filter: Filter = text.parse().unwrap();
        let found: Vec<u32> = table
            .rows
            .iter()
            .filter(|row| filter.wants(&table, row))
            .map(Row::number)
            .collect();
        assert_eq!(found, expected, "{text}");
    }
    for text in ["", "#org", "=x", "#org~(", "#org is red", "#o rg=1", "#org is"] {
        assert!(text.parse::<Filter>().is_err(), "{text}");
    }
}

#[test]
fn values_are_counted_and_looked_at() {
    let table = table();
    let counts = table.count_by(&"#org".parse().unwrap());
    assert_eq!(counts, [("Hope".to_owned(), 2), ("Aid for All".to_owned(), 1)]);
    let found = inspect(TEXT.as_bytes(), &Options::default(), &["#adm1".parse().unwrap()]).to_json();
    let expected = serde_json::json!({
        "status": "tagged", "columns": ["#org", "#adm1", "#reached", "#date", ""], "rows": 3, "message": null,
        "headers": ["Organisation", "Province", "Reached", "Since", "Note"],
        "count_by": {"#adm1": {"North": 1, "S\u{fc}d": 1, "north": 1}},
    });
    assert_eq!(found, expected);
    let longer = inspect(b"Org,Place,Note\n#org,\nHope,North,x\n", &Options::default(), &[]);
    assert_eq!(longer.to_json()["columns"], serde_json::json!(["#org", ""]));
    assert_eq!(longer.head.unwrap().columns.len(), 3);
    let mut seen = Vec::new();
    let head = each_row(TEXT.as_bytes(), &Options::default(), |_, row| {
        seen.push(row.number());
        if seen.len() < 2 {
            crate::Go::On
        } else {
            crate::Go::Enough
        }
    });
    assert_eq!((seen, head.unwrap().tag_row), (vec![5, 6], Some(4)));
}

#[test]
fn headings_are_found_where_there_are_no_hashtags() {
    let cases: [(&str, Option<u32>, &[&str]); 8] = [
        (
            "Who does what\n\nOrg;Place;Since\nHope;North;2026-01-01\nAid;South;2025-01-01\n",
            Some(3),
            &["Org", "Place", "Since"],
        ),
        ("Name,Number\nHope,5\n", Some(1), &["Name", "Number"]),
        ("1,2\n3,4\n", None, &["", ""]),
        ("Name\nHope\nAid\n", Some(1), &["Name"]),
        ("Report,,\nmade 2026,,\nA,B,C\n1,2,3\n4,5,6\n7,8,9\n", Some(3), &["A", "B", "C"]),
        ("A,,C\nx,y,z\n1,2,3\n", Some(1), &["A", "", "C"]),
        ("#org\n", None, &[""]),
        (
            "Qui?,,O\u{f9}?,Quand?\nOrganisation,Secteur,R\u{e9}gion,D\u{e9}but\nEspoir,Abri,Gao,bient\u{f4}t\nAide,Eau,Mopti,non\n",
            Some(2),
            &["Organisation", "Secteur", "R\u{e9}gion", "D\u{e9}but"],
        ),
    ];
    for (text, row, headers) in cases {
        let table = read(text.as_bytes(), &Options::default()).unwrap();
        let found: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.header.as_str())
            .collect();
        assert_eq!((table.header_row, found), (row, headers.to_vec()), "{text}");
    }
    let told = Options { header_row: Some(2), ..Options::default() };
    let table = read(b"a,b\nName,Place\nHope,North\n", &told).unwrap();
    assert_eq!((table.header_row, table.rows.len(), table.status), (Some(2), 1, Status::Untagged));
    let deep = "x,y\n".repeat(24) + "#org,#adm1\nHope,North\n";
    assert_eq!(read(deep.as_bytes(), &Options::default()).unwrap().tag_row, Some(25));
    assert_eq!(
        read(format!("x,y\n{deep}").as_bytes(), &Options::default())
            .unwrap()
            .status,
        Status::Untagged
    );
}

fn same(one: &Table, other: &Table, unguard: bool) {
    assert_eq!(one.columns, other.columns);
    let cells = |table: &Table, unguard: bool| -> Vec<Vec<String>> {
        let text = |text: &str| {
            if unguard {
                unguarded(text).to_owned()
            } else {
                text.to_owned()
            }
        };
        table
            .rows
            .iter()
            .map(|row| (0..5).map(|index| text(row.text(index))).collect())
            .collect()
    };
    assert_eq!(cells(one, false), cells(other, unguard));
}

#[test]
fn what_is_written_comes_back_the_same() {
    let table = table();
    let mut text = Vec::new();
    csv(&table.columns, &table.rows, &mut text).unwrap();
    assert!(
        String::from_utf8_lossy(&text).contains("'=SUM(A1)")
            && String::from_utf8_lossy(&text).contains(",-5\r\n")
    );
    same(&table, &read(&text, &Options::default()).unwrap(), true);
    let bytes = xlsx("List: [May]", &table.columns, &table.rows).unwrap();
    let back = read(&bytes, &Options::default()).unwrap();
    same(&table, &back, false);
    assert_eq!(back.source.sheets[0].name, "List May");
    let again = xlsx("x", &back.columns, &back.rows).unwrap();
    same(&table, &read(&again, &Options::default()).unwrap(), false);
    let mut rows = Vec::new();
    json(&table.columns, &table.rows, Shape::Rows, &mut rows).unwrap();
    same(&table, &read(&rows, &Options::default()).unwrap(), false);
    let mut objects = Vec::new();
    json(&table.columns, &table.rows, Shape::Objects, &mut objects).unwrap();
    let objects: serde_json::Value = serde_json::from_slice(&objects).unwrap();
    assert_eq!(
        objects[1],
        serde_json::json!({"#org": "Hope", "#adm1": "S\u{fc}d", "#reached": "1,500", "#date": "2025", "Note": "-5"})
    );
}

#[test]
fn a_sheet_comes_back_with_remarks_beside_its_rows() {
    let table = table();
    let remarks = BTreeMap::from([(6, "No such province.".to_owned()), (8, "Twice.".to_owned())]);
    let bytes = annotated(&table, "Remarks", &remarks).unwrap();
    let back = read(&bytes, &Options::default()).unwrap();
    let found: Vec<(u32, &str)> = back.rows.iter().map(|row| (row.number(), row.text(5))).collect();
    assert_eq!(found, [(5, ""), (6, "No such province."), (8, "Twice.")]);
    assert_eq!((back.tag_row, back.columns[5].header.as_str()), (Some(4), "Remarks"));
    assert_eq!(back.lead[0].text(0), "List of May");
}

#[test]
fn a_workbook_comes_back_whole_with_remarks_beside_its_rows() {
    let sheet = "<dimension ref=\"A1:B3\"/><cols><col min=\"1\" max=\"1\" width=\"40\" customWidth=\"1\"/></cols>\
        <sheetData><row r=\"1\" spans=\"1:2\"><c r=\"A1\" t=\"inlineStr\"><is><t>Who &amp; where</t></is></c></row>\
        <row r=\"3\" ht=\"30\"><c r=\"A3\" t=\"inlineStr\"><is><t>Clinic</t></is></c>\
        <c r=\"B3\" t=\"inlineStr\"><is><t>Nan</t></is></c></row><row r=\"4\"/></sheetData>\
        <mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>";
    let bytes = make::xlsx(&[("List", sheet), ("Notes", "<sheetData/>")], "");
    let table = read(&bytes, &Options { sheet: crate::Sheet::Number(1), ..Options::default() }).unwrap();
    let remarks = BTreeMap::from([(1, "Remarks".to_owned()), (3, "New <& good>".to_owned())]);
    let back = remarked(&bytes, &table.source, &remarks).unwrap().unwrap();
    let again = read(&back, &Options { sheet: crate::Sheet::Number(1), ..Options::default() }).unwrap();
    let cells: Vec<(u32, &str, &str)> = again
        .lead
        .iter()
        .chain(&again.rows)
        .map(|row| (row.number(), row.text(0), row.text(3)))
        .collect();
    assert_eq!(cells, [(1, "Who & where", "Remarks"), (3, "Clinic", "New <& good>")]);
    assert_eq!(again.source.sheets.len(), 2);
    let parts = make::unzipped(&back);
    let sheet = parts.iter().find(|(name, _)| name.ends_with("s0.xml")).unwrap();
    for kept in ["width=\"40\"", "ht=\"30\"", "ref=\"A1:C1\""] {
        assert!(sheet.1.contains(kept), "{kept}: {}", sheet.1);
    }
    assert!(!sheet.1.contains("spans") && !sheet.1.contains("dimension"), "{}", sheet.1);
    // What is no workbook, or holds programs, comes back as a new one.
    let table = read(b"#org,#adm1\nClinic,Nan\n", &Options::default()).unwrap();
    assert_eq!(remarked(b"#org", &table.source, &remarks).unwrap(), None);
}

#[test]
fn formulas_are_kept_from_running() {
    let cases = [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("@x", "'@x"),
        ("-a", "'-a"),
        (" =1", "' =1"),
        ("\tx", "'\tx"),
        ("\u{ff1d}1", "'\u{ff1d}1"),
        ("-5", "-5"),
        ("+1.5e3", "+1.5e3"),
        ("a=b", "a=b"),
        ("", ""),
        ("'quoted'", "'quoted'"),
        ("'=1", "''=1"),
    ];
    for (text, expected) in cases {
        assert_eq!(guarded(text), expected, "{text}");
        assert_eq!(unguarded(&guarded(text)), text, "{text}");
    }
}
