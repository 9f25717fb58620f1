//! Numbers that are not meant to be exact: env. 45, ~300, 500+. A range is none.

use kernel::fold;

/// What may stand before a number, folded.
const BEFORE: [&str; 36] = [
    "",
    "env",
    "environ",
    "approx",
    "approximately",
    "approximativement",
    "appr",
    "about",
    "around",
    "circa",
    "ca",
    "c",
    "roughly",
    "some",
    "nearly",
    "almost",
    "over",
    "morethan",
    "atleast",
    "est",
    "estimated",
    "estime",
    "estimes",
    "presde",
    "autourde",
    "quelque",
    "plusde",
    "aumoins",
    "aprox",
    "aproximadamente",
    "alrededorde",
    "unos",
    "unas",
    "casi",
    "masde",
    "almenos",
];
/// And behind it.
const BEHIND: [&str; 20] = [
    "",
    "people",
    "persons",
    "personnes",
    "personas",
    "beneficiaries",
    "beneficiaires",
    "beneficiarios",
    "environ",
    "env",
    "approx",
    "aprox",
    "estimated",
    "ormore",
    "andmore",
    "etplus",
    "ouplus",
    "omas",
    "ymas",
    "plus",
];

/// A number, exact or about.
pub fn number(text: &str) -> Option<f64> {
    hxl::number(text).or_else(|| hxl::number(bare(text)?))
}

/// The number alone, where the rest only says that it is about so many.
fn bare(text: &str) -> Option<&str> {
    let begin = text.find(char::is_numeric)?;
    let (end, last) = text.char_indices().rfind(|(_, letter)| letter.is_numeric())?;
    let (before, number, behind) =
        (&text[..begin], &text[begin..end + last.len_utf8()], &text[end + last.len_utf8()..]);
    let fits = |part: &str, words: &[&str], signs: &str| {
        let mut others = part
            .chars()
            .filter(|one| !one.is_alphanumeric() && !one.is_whitespace());
        others.all(|one| signs.contains(one)) && words.contains(&fold(part).as_str())
    };
    (fits(before, &BEFORE, "~∼≈≃±>≥+.'") && fits(behind, &BEHIND, "+.()")).then_some(number)
}
