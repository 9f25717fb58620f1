//! Files of every kind, made by hand so that they can be wrong in any way.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;

/// A zip archive with these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What is in an archive, as text.
pub fn unzipped(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = 0..archive.len();
    parts
        .map(|place| {
            let mut part = archive.by_index(place).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

const TYPES: &str =
    r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
/// Styles 0 to 6: plain, day, day and time, time, percent, five digits, hours.
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/>
    <numFmt numFmtId="165" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="21"/><xf numFmtId="9"/>
    <xf numFmtId="165"/><xf numFmtId="46"/></cellXfs></styleSheet>"#;

/// Excel's workbook from the XML inside its `worksheet` elements and that inside `sst`.
pub fn xlsx(sheets: &[(&str, &str)], strings: &str) -> Vec<u8> {
    let (mut list, mut links) = (String::new(), String::new());
    for (number, (name, _)) in sheets.iter().enumerate() {
        let (name, hidden) = name
            .strip_suffix('~')
            .map_or((*name, ""), |name| (name, r#" state="hidden""#));
        list += &format!(r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"{hidden}/>"#);
        links += &format!(
            r#"<Relationship Id="rId{number}" Type="http://x/worksheet" Target="worksheets/s{number}.xml"/>"#
        );
    }
    links += r#"<Relationship Id="rIdA" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>"#;
    links += r#"<Relationship Id="rIdB" Type="http://x/styles" Target="styles.xml"/>"#;
    let book = format!("<workbook><workbookPr/><sheets>{list}</sheets></workbook>");
    let links = format!("<Relationships>{links}</Relationships>");
    let strings = format!("<sst>{strings}</sst>");
    let bodies: Vec<(String, String)> = sheets
        .iter()
        .enumerate()
        .map(|(number, (_, xml))| {
            (format!("xl/worksheets/s{number}.xml"), format!("<worksheet>{xml}</worksheet>"))
        })
        .collect();
    let mut files: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", LINKS.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
    ];
    files.extend(bodies.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())));
    zip(&files)
}

/// Rows of text as a sheet of Excel's.
pub fn xlsx_rows(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#);
    let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    format!("<sheetData>{}</sheetData>", rows.iter().map(row).collect::<String>())
}

/// An OpenDocument spreadsheet from the XML inside its `office:spreadsheet`.
pub fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties \
         table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

/// Rows of text as a table of OpenDocument's.
pub fn ods_rows(name: &str, rows: &[&[&str]]) -> String {
    let cell = |text: &&str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let row = |cells: &&[&str]| {
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let rows = rows.iter().map(row).collect::<String>();
    format!(r#"<table:table table:name="{name}"><table:table-column/>{rows}</table:table>"#)
}

/// One record of an old Excel file.
pub fn record(id: u16, data: &[u8]) -> Vec<u8> {
    let size = u16::try_from(data.len()).unwrap();
    [&id.to_le_bytes()[..], &size.to_le_bytes(), data].concat()
}

/// A cell of an old Excel file: row, column, style, and what else it has.
pub fn xls_cell(id: u16, row: u16, column: u16, style: u16, rest: &[u8]) -> Vec<u8> {
    let head = [row.to_le_bytes(), column.to_le_bytes(), style.to_le_bytes()].concat();
    record(id, &[&head[..], rest].concat())
}

/// A text as Excel 97 writes it, narrow or wide, with its length in so many bytes.
pub fn xls_text(text: &str, length_bytes: usize) -> Vec<u8> {
    let wide: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(wide.len()).unwrap().to_le_bytes();
    let mut bytes = length[..length_bytes].to_vec();
    if text.is_ascii() {
        bytes.push(0);
        bytes.extend(text.bytes());
    } else {
        bytes.push(1);
        bytes.extend(wide.iter().flat_map(|letter| letter.to_le_bytes()));
    }
    bytes
}

/// An old Excel workbook: names and cells of its sheets, and other records for all of them.
pub fn xls(sheets: &[(&str, Vec<u8>)], globals: &[u8]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &[0x0600_u16.to_le_bytes(), kind.to_le_bytes()].concat());
    let end = record(0x000a, &[]);
    let styles: Vec<u8> = [0_u16, 14, 22, 21, 9, 0, 46]
        .iter()
        .flat_map(|format| record(0x00e0, &[&[0, 0], &format.to_le_bytes()[..], &[0; 16]].concat()))
        .collect();
    let names: usize = sheets
        .iter()
        .map(|(name, _)| 4 + 6 + xls_text(name, 1).len())
        .sum();
    let mut at = begin(5).len() + styles.len() + names + globals.len() + end.len();
    let mut list = Vec::new();
    let mut bodies = Vec::new();
    for (name, cells) in sheets {
        let start = u32::try_from(at).unwrap().to_le_bytes();
        list.extend(record(0x0085, &[&start[..], &[0, 0], &xls_text(name, 1)].concat()));
        let body = [begin(0x10), cells.clone(), end.clone()].concat();
        at += body.len();
        bodies.extend(body);
    }
    container(&[begin(5), styles, list, globals.to_vec(), end, bodies].concat(), "Workbook")
}

/// The container around a stream.
pub fn container(stream: &[u8], name: &str) -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    assert!(sectors < 120, "a larger file needs a longer table");
    let mut head = vec![0_u8; SECTOR];
    let mut put = |at: usize, bytes: &[u8]| head[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &u32::MAX.wrapping_sub(1).to_le_bytes());
    put(68, &u32::MAX.wrapping_sub(1).to_le_bytes());
    put(76, &0_u32.to_le_bytes());
    (1..109).for_each(|place| put(76 + 4 * place, &u32::MAX.to_le_bytes()));
    let mut table = vec![0xffff_fffd_u32, 0xffff_fffe];
    table.extend((0..sectors).map(|number| match number + 1 < sectors {
        true => u32::try_from(number + 3).unwrap(),
        false => 0xffff_fffe,
    }));
    table.resize(SECTOR / 4, u32::MAX);
    let entry = |name: &str, kind: u8, start: u32, size: usize| {
        let mut entry = vec![0_u8; 128];
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..letters.len()].copy_from_slice(&letters);
        entry[64] = u8::try_from(letters.len() + 2).unwrap();
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&u32::try_from(size).unwrap().to_le_bytes());
        entry
    };
    let mut entries = entry("Root Entry", 5, 0xffff_fffe, 0);
    entries.extend(entry(name, 2, 2, stream.len()));
    entries.resize(SECTOR, 0);
    let table: Vec<u8> = table.iter().flat_map(|number| number.to_le_bytes()).collect();
    [head, table, entries, stream].concat()
}
