//! Cells of each kind of workbook, as a person sees them.

use super::make;
use crate::{Cell, Kind, Options, Row, read};

fn texts(row: &Row) -> Vec<(&str, Kind)> {
    row.cells().map(|Cell { text, kind }| (text, kind)).collect()
}

#[test]
fn numbers_and_days_of_excel_are_as_a_person_sees_them() {
    let cell = |style: usize, value: &str| format!(r#"<c s="{style}"><v>{value}</v></c>"#);
    let cases = [
        (cell(0, "0.30000000000000004"), "0.3", Kind::Number),
        (cell(0, "1234567"), "1234567", Kind::Number),
        (cell(0, "-12.50"), "-12.5", Kind::Number),
        (cell(0, "1E3"), "1000", Kind::Number),
        (cell(1, "46082"), "2026-03-01", Kind::Date),
        (cell(1, "1"), "1900-01-01", Kind::Date),
        (cell(1, "61"), "1900-03-01", Kind::Date),
        (cell(1, "-5"), "-5", Kind::Number),
        (cell(1, "99999999"), "99999999", Kind::Number),
        (cell(2, "46082.604166666664"), "2026-03-01T14:30:00", Kind::Date),
        (cell(3, "0.5"), "12:00:00", Kind::Date),
        (cell(4, "0.25"), "25%", Kind::Number),
        (cell(5, "123"), "00123", Kind::Number),
        (cell(6, "1.5"), "36:00:00", Kind::Date),
        (r#"<c t="b"><v>1</v></c>"#.to_owned(), "TRUE", Kind::Truth),
        (r#"<c t="e"><v>#N/A</v></c>"#.to_owned(), "#N/A", Kind::Fault),
        (
            r#"<c t="str"><f>A1&amp;"x"</f><v>a&lt;b_x000D_&#10;c</v></c>"#.to_owned(),
            "a<b\nc",
            Kind::Text,
        ),
        (r#"<c><f>1+1</f><v>2</v></c>"#.to_owned(), "2", Kind::Number),
        (r#"<c t="s"><v>0</v></c>"#.to_owned(), "two parts", Kind::Text),
        (r#"<c t="d"><v>2026-03-01T00:00:00</v></c>"#.to_owned(), "2026-03-01", Kind::Date),
    ];
    let strings = "<si><r><t>two </t></r><r><rPr><b/></rPr><t>parts</t></r><rPh><t>no</t></rPh></si>";
    for (xml, text, kind) in cases {
        let sheet = format!(
            "<sheetData><row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>x</t></is></c>{xml}</row></sheetData>"
        );
        let table = read(&make::xlsx(&[("S", &sheet)], strings), &Options::default()).unwrap();
        let row = table.rows.first().or(table.lead.first()).unwrap();
        assert_eq!((row.number(), texts(row)), (7, vec![("x", Kind::Text), (text, kind)]), "{xml}");
    }
}

#[test]
fn cells_of_old_excel_are_understood() {
    let text = |text: &str| make::xls_text(text, 2);
    let shared = [
        &2_u32.to_le_bytes()[..],
        &2_u32.to_le_bytes(),
        &text("shared"),
        &text("\u{e9}t\u{e9}"),
    ]
    .concat();
    let result = [&[0_u8, 0, 0, 0, 0, 0, 0xff, 0xff][..], &[0; 8]].concat();
    let cells = [
        make::xls_cell(0x0204, 0, 0, 0, &text("x")),
        make::xls_cell(0x00fd, 0, 1, 0, &1_u32.to_le_bytes()),
        make::xls_cell(0x0203, 0, 2, 1, &46_082_f64.to_le_bytes()),
        make::xls_cell(0x027e, 0, 3, 0, &(1250_u32 << 2 | 3).to_le_bytes()),
        make::record(0x00bd, &[0, 0, 4, 0, 0, 0, 0x16, 0, 0, 0, 4, 0, 0x07, 0, 0, 0, 5, 0]),
        make::xls_cell(0x0205, 0, 6, 0, &[1, 0]),
        make::xls_cell(0x0205, 0, 7, 0, &[0x2a, 1]),
        make::xls_cell(0x0006, 0, 8, 0, &result),
        make::record(0x0207, &text("from a formula")),
        make::xls_cell(0x0006, 0, 9, 0, &[&4.5_f64.to_le_bytes()[..], &[0; 8]].concat()),
    ];
    let bytes = make::xls(&[("S", cells.concat())], &make::record(0x00fc, &shared));
    let table = read(&bytes, &Options::default()).unwrap();
    let row = table.rows.first().or(table.lead.first()).unwrap();
    let words: Vec<&str> = row.cells().map(|cell| cell.text).collect();
    let expected = [
        "x",
        "\u{e9}t\u{e9}",
        "2026-03-01",
        "12.5",
        "5",
        "1%",
        "TRUE",
        "#N/A",
        "from a formula",
        "4.5",
    ];
    assert_eq!(words, expected);
}

#[test]
fn texts_of_old_excel_run_on_over_records() {
    let first = [
        &1_u32.to_le_bytes()[..],
        &1_u32.to_le_bytes(),
        &[5, 0, 0, b'a', b'b'],
    ]
    .concat();
    let rest = [
        &[1][..],
        &"\u{e9}fg"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>(),
    ]
    .concat();
    let globals = [make::record(0x00fc, &first), make::record(0x003c, &rest)].concat();
    let cells = make::xls_cell(0x00fd, 2, 0, 0, &0_u32.to_le_bytes());
    let table = read(&make::xls(&[("S", cells)], &globals), &Options::default()).unwrap();
    let row = table.rows.first().or(table.lead.first()).unwrap();
    assert_eq!((row.number(), row.text(0)), (3, "ab\u{e9}fg"));
}

#[test]
fn cells_of_opendocument_are_as_a_person_sees_them() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let cases = [
        (cell("office:value-type=\"float\" office:value=\"1234.5\"", "1 234,50"), "1234.5", Kind::Number),
        (cell("office:value-type=\"float\" office:value=\"7\"", "007"), "007", Kind::Number),
        (cell("office:value-type=\"percentage\" office:value=\"0.25\"", "25 %"), "25%", Kind::Number),
        (cell("office:value-type=\"date\" office:date-value=\"2026-03-01\"", "1 mars"), "2026-03-01", Kind::Date),
        (cell("office:value-type=\"time\" office:time-value=\"PT14H30M00S\"", "2:30 PM"), "14:30:00", Kind::Date),
        (cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "VRAI"), "TRUE", Kind::Truth),
        (cell("", "a<text:s text:c=\"2\"/>b</text:p><text:p>c"), "a  b\nc", Kind::Text),
        (cell("", "a<text:line-break/><text:span>b</text:span>"), "a\nb", Kind::Text),
        ("<table:table-cell><office:annotation><text:p>no</text:p></office:annotation><text:p>yes</text:p></table:table-cell>".to_owned(), "yes", Kind::Text),
    ];
    for (xml, text, kind) in cases {
        let rows = format!(
            "<table:table-row table:number-rows-repeated=\"3\"/><table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>{xml}</table:table-row>"
        );
        let bytes = make::ods(&format!("<table:table table:name=\"S\">{rows}</table:table>"));
        let table = read(&bytes, &Options::default()).unwrap();
        let row = table.rows.first().or(table.lead.first()).unwrap();
        let cell = row.cell(2);
        assert_eq!((row.number(), cell.text, cell.kind), (4, text, kind), "{xml}");
    }
}
