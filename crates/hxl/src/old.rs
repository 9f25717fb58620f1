//! Hashtags from before HXL 1.0 (`#adm1_id`), and what they are called today.

use crate::tag::Tag;

/// Old hashtags whose new form follows no rule. From the first HXL drafts of 2014.
const RENAMED: [(&str, &str); 31] = [
    ("adm", "#loc"),
    ("aff", "#affected"),
    ("age", "#population+age"),
    ("agesex", "#population+age+sex"),
    ("crisis_lnk", "#crisis+url"),
    ("data_lnk", "#meta+url"),
    ("datatype", "#meta+type"),
    ("delivered", "#output+num"),
    ("email", "#contact+email"),
    ("females", "#affected+f"),
    ("from_date", "#date+start"),
    ("funder", "#org+funder"),
    ("households", "#affected+hh"),
    ("idp", "#affected+idps"),
    ("impl", "#org+impl"),
    ("injured", "#affected+injured"),
    ("lat_deg", "#geo+lat"),
    ("loctype", "#loc+type"),
    ("lon_deg", "#geo+lon"),
    ("males", "#affected+m"),
    ("method", "#meta+method"),
    ("name", "#contact+name"),
    ("origin", "#loc+origin"),
    ("people", "#affected"),
    ("period_date", "#date"),
    ("phone", "#contact+phone"),
    ("prog", "#org+prog"),
    ("refugee", "#affected+refugees"),
    ("report_date", "#date+reported"),
    ("source", "#meta+source"),
    ("to_date", "#date+end"),
];

/// Ends of old hashtags, and the attribute each has become. Numbers of people need none: `#targeted_num` is `#targeted`.
const ENDS: [(&str, &str); 4] = [
    ("_id", "code"),
    ("_num", "num"),
    ("_lnk", "url"),
    ("_type", "type"),
];
/// Hashtags that are numbers anyway.
const COUNTED: [&str; 6] = [
    "#affected",
    "#inneed",
    "#population",
    "#reached",
    "#targeted",
    "#value",
];

/// The tag as it is written since HXL 1.0; nothing when it is not an old one. Tags of private extensions (`#x_…`) stay.
#[must_use]
pub fn modern(tag: &Tag) -> Option<Tag> {
    let name = tag.name().trim_start_matches('#');
    if name.starts_with("x_") {
        return None;
    }
    let renamed = |name: &str| RENAMED.iter().find(|(old, _)| *old == name).map(|(_, new)| *new);
    let end = ENDS
        .iter()
        .find(|(end, _)| name.len() > end.len() && name.ends_with(end));
    let (base, added) = match (renamed(name), end) {
        (Some(new), _) => (new.to_owned(), None),
        (None, Some((end, attribute))) => {
            let stem = &name[..name.len() - end.len()];
            (renamed(stem).map_or_else(|| format!("#{stem}"), str::to_owned), Some(*attribute))
        }
        (None, None) => return None,
    };
    let mut whole = base;
    let is_counted = COUNTED.contains(&whole.split('+').next().unwrap_or_default());
    let added = added.filter(|attribute| !(is_counted && *attribute == "num"));
    let kept = tag.attributes().iter().map(String::as_str).chain(added);
    for attribute in kept {
        if !whole.split('+').skip(1).any(|one| one == attribute) {
            whole.push('+');
            whole.push_str(attribute);
        }
    }
    whole.parse().ok()
}
