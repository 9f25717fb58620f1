//! Any bytes at all: they give a table or a sentence.
#![no_main]

use hxl::{Limits, Merged, Options, Schema, guess, inspect, read, sheets, validate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { kept: 16 << 20, unpacked: 32 << 20, ..Limits::default() };
    let options = Options { merged: Merged::All, limits, ..Options::default() };
    let _ = sheets(bytes, &options);
    assert!(
        inspect(bytes, &options, &[])
            .message()
            .is_none_or(|text| text.ends_with('.'))
    );
    if let Ok(table) = read(bytes, &options) {
        let _ = guess(&table, &table.rows);
        let _ = validate(&table, &Schema::usual());
    }
});
