//! What is inside a packed file, packed after it was changed: the first byte says which part it is.
#![no_main]

use std::io::{Cursor, Write};

use hxl::{Limits, Merged, Options, read};
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const LINKS: &[u8] = br#"<a><Relationship Id="a" Type="/worksheet" Target="s.xml"/>
    <Relationship Id="b" Type="/sharedStrings" Target="t.xml"/><Relationship Id="c" Type="/styles" Target="u.xml"/></a>"#;
const BOOK: &[u8] = br#"<a><sheet name="S" r:id="a"/></a>"#;
const SHEET: &[u8] = br##"<a><row r="1"><c t="s"><v>0</v></c><c t="str"><v>#adm1</v></c></row></a>"##;
const STRINGS: &[u8] = b"<a><si><t>#org</t></si></a>";
const STYLES: &[u8] = br#"<a><cellXfs><xf numFmtId="14"/></cellXfs></a>"#;

fuzz_target!(|bytes: &[u8]| {
    let Some((which, part)) = bytes.split_first() else {
        return;
    };
    let or = |number: u8, usual: &'static [u8]| if which % 7 == number { part } else { usual };
    let files: Vec<(&str, &[u8])> = if which % 7 == 0 {
        vec![("content.xml", part)]
    } else {
        vec![
            ("[Content_Types].xml", b"<a/>"),
            ("_rels/.rels", or(6, b"<a/>")),
            ("xl/workbook.xml", or(1, BOOK)),
            ("xl/_rels/workbook.xml.rels", or(2, LINKS)),
            ("xl/s.xml", or(3, SHEET)),
            ("xl/t.xml", or(4, STRINGS)),
            ("xl/u.xml", or(5, STYLES)),
        ]
    };
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        let begun = writer.start_file(name, stored);
        if begun.is_err() || writer.write_all(bytes).is_err() {
            return;
        }
    }
    let Ok(packed) = writer.finish() else { return };
    let limits = Limits { kept: 16 << 20, unpacked: 32 << 20, ..Limits::default() };
    let _ = read(&packed.into_inner(), &Options { merged: Merged::All, limits, ..Options::default() });
});
