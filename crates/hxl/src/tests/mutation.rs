//! Thousands of small changes to small files: each is read or refused, and nothing ever stops.

use super::make;
use crate::{Limits, Merged, Options, inspect, read};

/// Random numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

/// Pieces that readers of such files stumble over.
const PIECES: [&[u8]; 22] = [
    b"\0",
    b"\xff",
    b"\"",
    b"\n",
    b",",
    b"#",
    b"<",
    b">",
    b"&",
    b"/>",
    b"<c>",
    b"</row>",
    b"<!--",
    b"<![CDATA[",
    b"]]>",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"4294967295",
    b"-1",
    b"1e999",
    b"[",
    b"{\"a\":",
];

fn changed(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len());
        let piece = PIECES[dice.roll(PIECES.len())];
        match dice.roll(6) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
            1 if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
            2 => drop(bytes.splice(at..at, piece.iter().copied())),
            3 => drop(bytes.drain(at..(at + dice.roll(40)).min(bytes.len()))),
            4 => {
                let end = (at + piece.len()).min(bytes.len());
                bytes.splice(at..end, piece.iter().copied());
            }
            _ => {
                let copied = bytes[at..(at + dice.roll(60)).min(bytes.len())].to_vec();
                let to = dice.roll(bytes.len());
                bytes.splice(to..to, copied);
            }
        }
    }
    bytes
}

const ROWS: [&[&str]; 4] = [
    &["Name", "Number"],
    &["#org+name", "#reached"],
    &["Hope", "12"],
    &["Care, too", "2026-03-01"],
];

fn old_excel() -> Vec<u8> {
    let text = |text: &str| make::xls_text(text, 2);
    let shared = [
        &2_u32.to_le_bytes()[..],
        &2_u32.to_le_bytes(),
        &text("#org"),
        &text("\u{e9}t\u{e9}"),
    ]
    .concat();
    let cells = [
        make::xls_cell(0x00fd, 0, 0, 0, &0_u32.to_le_bytes()),
        make::xls_cell(0x0204, 0, 1, 0, &text("#adm1")),
        make::xls_cell(0x00fd, 1, 0, 0, &1_u32.to_le_bytes()),
        make::xls_cell(0x0203, 1, 1, 1, &46_082_f64.to_le_bytes()),
        make::record(0x00bd, &[2, 0, 0, 0, 0, 0, 0x16, 0, 0, 0, 4, 0, 7, 0, 0, 0, 1, 0]),
        make::xls_cell(0x0006, 3, 0, 0, &[0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0]),
        make::record(0x0207, &text("result")),
        make::record(0x00e5, &[1, 0, 1, 0, 2, 0, 0, 0, 0, 0]),
    ];
    make::xls(&[("S", cells.concat())], &make::record(0x00fc, &shared))
}

/// Small files, and for packed ones also what is inside, packed again after the change.
type Seed = (&'static str, Vec<u8>, fn(&[u8]) -> Vec<u8>);

fn seeds() -> Vec<Seed> {
    let as_is: fn(&[u8]) -> Vec<u8> = <[u8]>::to_vec;
    let sheet = format!("{}<mergeCells><mergeCell ref=\"A3:B4\"/></mergeCells>", make::xlsx_rows(&ROWS));
    let styled = "<sheetData><row r=\"2\"><c r=\"B2\" s=\"1\"><v>46082.5</v></c><c t=\"s\"><v>0</v></c></row></sheetData>";
    vec![
        ("csv", ROWS.map(|row| row.join(",")).join("\n").into_bytes(), as_is),
        ("quoted", b"\"a\",\"b, c\"\r\n\"#org\",\"#adm1\"\r\n\"1\"\"2\",x\r\n".to_vec(), as_is),
        (
            "utf-16",
            ROWS.map(|row| row.join("\t"))
                .join("\n")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
            as_is,
        ),
        ("json", serde_json::to_vec(&ROWS).unwrap(), as_is),
        (
            "objects",
            br##"{"d": [{"#org": "A", "#x": [1]}, {"#org": null, "y": 1.5e3}]}"##.to_vec(),
            as_is,
        ),
        ("xls", old_excel(), as_is),
        ("xlsx", make::xlsx(&[("S", &sheet), ("T", styled)], "<si><t>a</t></si>"), as_is),
        ("ods", make::ods(&make::ods_rows("S", &ROWS)), as_is),
        ("sheet of xlsx", sheet.into_bytes(), |xml| {
            make::xlsx(&[("S", &String::from_utf8_lossy(xml))], "")
        }),
        ("styled", styled.into(), |xml| {
            make::xlsx(&[("S", &String::from_utf8_lossy(xml))], "<si><t>a</t></si>")
        }),
        (
            "strings",
            b"<si><t>#org</t></si><si><r><t>a</t></r><rPh><t>b</t></rPh></si>".to_vec(),
            |xml| {
                make::xlsx(
                    &[("S", "<sheetData><row><c t=\"s\"><v>1</v></c></row></sheetData>")],
                    &String::from_utf8_lossy(xml),
                )
            },
        ),
        ("tables of ods", make::ods_rows("S", &ROWS).into_bytes(), |xml| {
            make::ods(&String::from_utf8_lossy(xml))
        }),
    ]
}

#[test]
fn no_change_to_a_file_makes_reading_stop() {
    const TIMES: usize = 400;
    let limits = Limits { kept: 4 << 20, unpacked: 8 << 20, ..Limits::default() };
    let options = Options { merged: Merged::All, limits, ..Options::default() };
    let pattern = "#org".parse().unwrap();
    for (number, (name, seed, pack)) in seeds().into_iter().enumerate() {
        assert!(read(&pack(&seed), &options).is_ok(), "{name}");
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 + number as u64);
        let mut tables = 0;
        for _ in 0..TIMES {
            let bytes = pack(&changed(&seed, &mut dice));
            tables += usize::from(read(&bytes, &options).is_ok());
            let found = inspect(&bytes, &options, &[std::clone::Clone::clone(&pattern)]);
            assert!(found.message().is_none_or(|text| text.ends_with('.')), "{name}");
        }
        eprintln!("{name}: {tables} of {TIMES} still gave a table");
    }
}
