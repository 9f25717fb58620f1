//! Who is to be reached, as a row of a list of organisations says it: what is no address or no number is left out, and
//! the rest of the contact stays.

use hxl::Row;
use organisations::{ContactDraft, forbids_mail};

use crate::columns::{Columns, Meaning};
use crate::line;
use crate::states::says_nothing;

/// Something that was left out: where it stands, and the text that says so. It never repeats what stands there.
pub type LeftOut = (Meaning, &'static str);

pub fn read(columns: &Columns, row: &Row) -> (ContactDraft, Vec<LeftOut>) {
    let words = |meaning| line::first(columns, row, meaning);
    let filled = |meaning| {
        Some(words(meaning))
            .filter(|text| !says_nothing(text))
            .unwrap_or_default()
    };
    let (mut phone, written) = (filled(Meaning::ContactPhone), filled(Meaning::ContactEmail));
    let (email, others) = addresses(&written);
    let mut left_out = Vec::new();
    if email.is_empty() && !written.is_empty() {
        left_out.push((Meaning::ContactEmail, "import-no-email"));
    } else if others {
        left_out.push((Meaning::ContactEmail, "import-other-emails"));
    }
    if !phone.is_empty() && !phone.contains(char::is_numeric) {
        phone.clear();
        left_out.push((Meaning::ContactPhone, "import-no-phone"));
    }
    let contact = ContactDraft {
        // It may be said beside the address as well.
        never_mail: is_said(&words(Meaning::ContactNever)) || forbids_mail(&written),
        name: filled(Meaning::ContactName),
        role: filled(Meaning::ContactRole),
        phone,
        email,
        safe_note: words(Meaning::ContactNote),
    };
    (contact, left_out)
}

/// The first address in a cell, and whether there are others.
fn addresses(written: &str) -> (String, bool) {
    let around = |sign: char| sign.is_whitespace() || ";,/|<>()[]".contains(sign);
    let pieces = written.split(around).map(|piece| piece.trim_end_matches('.'));
    let pieces = pieces.map(|piece| piece.strip_prefix("mailto:").unwrap_or(piece));
    let is_fit = |piece: &&str| {
        let alone = ContactDraft { email: (*piece).to_owned(), ..ContactDraft::default() };
        !piece.is_empty() && alone.check().is_ok()
    };
    let mut fit = pieces.filter(is_fit);
    let first = fit.next().unwrap_or_default();
    (first.to_owned(), fit.any(|other| other != first))
}

/// Whatever stands in the column forbids it, unless it clearly does not.
fn is_said(written: &str) -> bool {
    const NOT: [&str; 8] = ["", "no", "non", "false", "faux", "0", "n", "falso"];
    !NOT.contains(&kernel::fold(written).as_str())
}
