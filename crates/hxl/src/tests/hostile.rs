//! Files that were made to do harm, and files that are simply broken.

use std::time::{Duration, Instant};

use super::make;
use crate::{Error, Limits, Options, Table, read};

/// In a build without optimisation. The real thing is more than ten times as fast.
const SECONDS: u64 = 20;

/// What reading says, and that it does so soon.
fn soon(name: &str, bytes: &[u8]) -> Result<Table, Error> {
    let start = Instant::now();
    let result = read(bytes, &Options::default());
    assert!(start.elapsed() < Duration::from_secs(SECONDS), "{name} took {:?}", start.elapsed());
    result
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], key: &str) {
    let error = soon(name, bytes).expect_err(name);
    assert_eq!(error.kind.key(), key, "{name}: {error}");
    assert!(error.to_string().ends_with('.'), "{error}");
}

#[test]
fn what_is_no_table_is_called_what_it_is() {
    let word = make::zip(&[("[Content_Types].xml", b"x"), ("word/document.xml", b"<w/>")]);
    let several = make::zip(&[("a.csv", b"a,b"), ("b.csv", b"a,b")]);
    let inner = make::zip(&[("x.zip", b"x")]);
    let nested = make::zip(&[("a.xlsx", &make::zip(&[("b.csv", b"a,b\n1,2")]))]);
    let wide = format!("[[{}1]]", "1,".repeat(20_000));
    let cases: [(&[u8], &str); 27] = [
        (b"", "empty"),
        (b"\n\n , ,\n", "empty"),
        (b"\x89PNG\r\n\x1a\n0000", "not-a-table-picture"),
        (b"\xff\xd8\xff\xe0", "not-a-table-picture"),
        (b"RIFF0000WEBPVP8 ", "not-a-table-picture"),
        (b"RIFF0000WAVEfmt ", "not-a-table-media"),
        (b"0000ftypisom", "not-a-table-media"),
        (b"%PDF-1.7", "not-a-table-pdf"),
        (b"<!DOCTYPE html><html>", "not-a-table-web-page"),
        (b"\xef\xbb\xbf  <HTML>", "not-a-table-web-page"),
        (b"<?xml version=\"1.0\"?><a/>", "not-a-table-xml"),
        (
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            "not-read-spreadsheet-xml",
        ),
        (b"\x09\x04\x06\x00\x00\x00", "not-read-ancient-xls"),
        (b"\x7fELF\x02", "not-a-table-program"),
        (b"\x1f\x8b\x08", "not-a-table-other-archive"),
        (b"a\0b\0\0\0c\x01\x02\x03,,,", "not-a-table-bytes"),
        (b"{\\rtf1", "not-a-table-document"),
        (b"[1, 2, 3]", "no-table"),
        (b"{\"a\": {\"b\": 5}}", "no-table"),
        (b"[[1, 2], [3", "damaged"),
        (b"[[1, 2], {]]", "damaged"),
        (wide.as_bytes(), "too-much-columns"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (&word, "not-a-table-document"),
        (&several, "several-files"),
        (&inner, "no-table"),
        (&nested, "too-much-depth"),
    ];
    for (bytes, key) in cases {
        refused(&String::from_utf8_lossy(&bytes[..bytes.len().min(30)]), bytes, key);
    }
}

#[test]
fn old_files_that_are_no_workbooks_are_called_what_they_are() {
    let version = |version: u16| make::record(0x0809, &[&version.to_le_bytes()[..], &[5, 0]].concat());
    let locked = [version(0x0600), make::record(0x002f, &[0; 6])].concat();
    let cases = [
        (make::container(b"", "WordDocument"), "not-a-table-document"),
        (make::container(b"", "EncryptedPackage"), "protected"),
        (make::container(b"", "Workbook"), "damaged"),
        (make::container(b"", "Something"), "not-a-table-bytes"),
        (make::container(&locked, "Workbook"), "protected"),
        (make::container(&version(0x0400), "Book"), "not-read-ancient-xls"),
        (make::container(&version(0x0600), "Workbook"), "empty"),
    ];
    for (bytes, key) in cases {
        refused(key, &bytes, key);
    }
    let sheets = make::xls(&[("S", Vec::new())], &[]);
    refused("empty sheet", &sheets, "empty");
    // A chain of sectors that bites its own tail.
    let mut circle = sheets;
    circle[512 + 8..512 + 12].copy_from_slice(&2_u32.to_le_bytes());
    assert!(soon("circle", &circle).is_err());
}

#[test]
fn sheets_that_are_all_the_same_one_are_not_read_again_and_again() {
    let cells = make::xls_cell(0x0204, 0, 0, 0, &make::xls_text(" ", 2)).repeat(1000);
    let sheets: Vec<(String, Vec<u8>)> = (0..200).map(|number| (number.to_string(), Vec::new())).collect();
    let mut sheets: Vec<(&str, Vec<u8>)> = sheets
        .iter()
        .map(|(name, cells)| (name.as_str(), cells.clone()))
        .collect();
    sheets[199].1 = cells;
    let mut bytes = make::xls(&sheets, &[]);
    // Each sheet is said to begin where the last one does.
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, b"\x85\x00").collect();
    let last = bytes[places[199] + 4..places[199] + 8].to_vec();
    places
        .iter()
        .for_each(|at| bytes[at + 4..at + 8].copy_from_slice(&last));
    let few = Options {
        limits: Limits { unpacked: 100_000, ..Limits::default() },
        ..Options::default()
    };
    assert_eq!(read(&bytes, &few).unwrap_err().kind.key(), "too-much-unpacked");
    refused("all the same", &bytes, "empty");
}

#[test]
fn bombs_do_not_go_off() {
    let bomb = make::zip(&[("a.csv", &vec![b' '; 20 << 20])]);
    refused("packed text", &bomb, "too-much-ratio");
    let deep = "<a>".repeat(100_000);
    refused("depth", &make::xlsx(&[("S", &format!("<sheetData>{deep}"))], ""), "too-much-depth");
    let doctype =
        "<!DOCTYPE a [<!ENTITY b \"cccccccccc\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]><worksheet/>";
    let sheet = make::xlsx(&[("S", "<sheetData/>")], "");
    let files = |name: &str| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&sheet)).unwrap();
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut bytes: Vec<(String, Vec<u8>)> = Vec::new();
        for one in names {
            let mut text = Vec::new();
            std::io::Read::read_to_end(&mut zip.by_name(&one).unwrap(), &mut text).unwrap();
            bytes.push((
                one.clone(),
                if one.ends_with(name) {
                    doctype.as_bytes().to_vec()
                } else {
                    text
                },
            ));
        }
        let files: Vec<(&str, &[u8])> = bytes
            .iter()
            .map(|(name, bytes)| (name.as_str(), &bytes[..]))
            .collect();
        make::zip(&files)
    };
    for part in [
        "s0.xml",
        "workbook.xml",
        "sharedStrings.xml",
        "styles.xml",
        ".rels",
    ] {
        refused(part, &files(part), "defines-entities");
    }
    let entity =
        make::xlsx(&[("S", "<sheetData><row><c t=\"str\"><v>&passwd;</v></c></row></sheetData>")], "");
    refused("entity", &entity, "defines-entities");
}

#[test]
fn sheets_that_are_mostly_nothing_are_read_quickly() {
    let filled = "<c t=\"str\"><v>x</v></c>";
    let rows: String = (1..=50_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
    let empty =
        make::xlsx(&[("S", &format!("<sheetData>{rows}<row r=\"50001\">{filled}</row></sheetData>"))], "");
    assert_eq!(soon("empty rows", &empty).unwrap().header_row, Some(50_001));
    let one = format!("<sheetData><row r=\"1048576\">{filled}</row></sheetData>");
    assert_eq!(
        soon("the last row", &make::xlsx(&[("S", &one)], ""))
            .unwrap()
            .header_row,
        Some(1_048_576)
    );
    let wide = "<sheetData><row><c r=\"XFD1\" t=\"str\"><v>x</v></c></row></sheetData>";
    let table = soon("the last column", &make::xlsx(&[("S", wide)], "")).unwrap();
    assert_eq!(table.columns.len(), 16_384);
    refused(
        "one column more",
        &make::xlsx(&[("S", &wide.replace("XFD", "XFE"))], ""),
        "too-much-columns",
    );
    refused("far out", &make::xlsx(&[("S", &wide.replace("XFD", "ZZZZZZZ"))], ""), "too-much-columns");
    let row = |row: u32| {
        wide.replace("<row>", &format!("<row r=\"{row}\">"))
            .replace("XFD1", &format!("A{row}"))
    };
    refused("one row more", &make::xlsx(&[("S", &row(1_048_577))], ""), "too-much-rows");
    let ods = "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell \
               table:number-columns-repeated=\"4294967295\"/></table:table-row><table:table-row><table:table-cell><text:p>x\
               </text:p></table:table-cell></table:table-row></table:table>";
    refused("beyond the last row", &make::ods(ods), "too-much-rows");
    let full = ods.replace("4294967295\"/>", "9\"><text:p>x</text:p></table:table-cell>");
    refused("four billion rows", &make::ods(&full), "too-much-rows");
    let both = ods.replace("4294967295\"/>", "16384\"><text:p>xxxxxxxxxxxxxxxx</text:p></table:table-cell>");
    let sixteen = crate::Options {
        limits: Limits { unpacked: 16 << 20, ..Limits::default() },
        ..Options::default()
    };
    let shown = crate::each_row(&make::ods(&both), &sixteen, |_, _| crate::Go::On);
    assert_eq!(shown.unwrap_err().kind.key(), "too-much-unpacked");
    let commas = ",".repeat(16_383) + "\n";
    assert!(soon("empty columns", (commas.repeat(500) + "a,b\n").as_bytes()).is_ok());
    refused("too many columns", (",".repeat(20_000) + "a").as_bytes(), "too-much-columns");
}

#[test]
fn cells_without_end_are_refused_with_their_place() {
    let long = "x".repeat(10 << 20);
    let cases = [
        ("csv", format!("a,b\n1,\"{long}\"\n").into_bytes()),
        ("csv never closed", format!("a,b\n1,\"{}\n", "x,y\n".repeat(1 << 20)).into_bytes()),
        ("json", format!("[[\"a\", \"b\"], [1, \"{long}\"]]").into_bytes()),
        ("xlsx", make::xlsx(&[("S", &make::xlsx_rows(&[&["a", "b"], &["1", &long]]))], "")),
    ];
    for (name, bytes) in cases {
        let error = soon(name, &bytes).expect_err(name);
        assert_eq!(
            (error.kind.key().as_str(), error.place.row, error.place.column),
            ("too-much-cell", Some(2), Some(2)),
            "{name}"
        );
    }
    let shared = make::xlsx(&[("S", "<sheetData/>")], &format!("<si><t>{long}</t></si>"));
    refused("shared text", &shared, "too-much-cell");
    let ods = make::ods(&make::ods_rows("S", &[&["a", "b"], &["1", &long]]));
    refused("ods", &ods, "too-much-cell");
}

#[test]
fn what_would_take_too_much_memory_is_refused() {
    let small = Options {
        limits: Limits { kept: 1 << 20, ..Limits::default() },
        ..Options::default()
    };
    let text = "a,b,c\n".repeat(20_000);
    assert_eq!(read(text.as_bytes(), &small).unwrap_err().kind.key(), "too-much-kept");
    let strings = make::xlsx(&[("S", "<sheetData/>")], &"<si/>".repeat(100_000));
    assert_eq!(read(&strings, &small).unwrap_err().kind.key(), "too-much-kept");
    let file = Options { limits: Limits { file: 10, ..Limits::default() }, ..Options::default() };
    assert_eq!(read(b"a,b\n1,2\n3,4\n", &file).unwrap_err().kind.key(), "too-much-file");
    assert_eq!(
        crate::read_from(&b"a,b\n1,2\n3,4\n"[..], &file)
            .unwrap_err()
            .kind
            .key(),
        "too-much-file"
    );
    let files: Vec<(String, Vec<u8>)> = (0..200)
        .map(|number| (format!("{number}.bin"), Vec::new()))
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), &bytes[..]))
        .collect();
    let few = Options {
        limits: Limits { files: 100, ..Limits::default() },
        ..Options::default()
    };
    assert_eq!(read(&make::zip(&files), &few).unwrap_err().kind.key(), "too-much-files");
    // The same rows shown one by one need no memory.
    let mut rows = 0;
    let shown = crate::each_row(text.as_bytes(), &small, |_, _| {
        rows += 1;
        crate::Go::On
    });
    assert!(shown.is_ok() && rows > 19_000);
}

#[test]
fn files_that_were_cut_off_are_refused_or_read_so_far() {
    let rows: Vec<[&str; 2]> = (0..50).map(|_| ["a", "b"]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    let xlsx = make::xlsx(&[("S", &make::xlsx_rows(&rows))], "");
    let ods = make::ods(&make::ods_rows("S", &rows));
    for whole in [xlsx, ods] {
        for length in (0..whole.len()).step_by(7) {
            assert!(soon("cut", &whole[..length]).is_err(), "{length} of {}", whole.len());
        }
    }
    let cell = make::xls_cell(0x0204, 0, 0, 0, &make::xls_text("x", 2));
    let xls = make::xls(&[("S", cell)], &[]);
    for length in (0..xls.len()).step_by(7) {
        let _ = soon("cut", &xls[..length]);
    }
}
