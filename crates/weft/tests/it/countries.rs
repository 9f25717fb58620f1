//! Lists that name provinces and towns for a coalition that has no places yet.

use std::path::Path;

use serde_json::Value;

use crate::lists::{counts, import, weft};
use crate::tables::written;

/// A folder with a coalition that has not said where it works.
fn nowhere() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let ran = weft(&["coalition", "create", "rivers", "--name", "Rivers"], folder.path());
    assert_eq!(ran.code, 0, "{ran:?}");
    folder
}

fn ran(data: &Path, list: &str, more: &[&str]) -> (i32, Value) {
    let file = written(data, "list.csv", list.as_bytes());
    import(data, &file, more)
}

const THAI: &str = "Organisation,Province,Activity,Start\n\
    Temple,Chiang Rai,Legal aid,2026-03-01\nClinic,Nan Province,Legal aid,2026-03-01\n\
    Clinic,เชียงใหม่,Legal aid,2026-03-01\nTemple,Lampang,Legal aid,2026-03-01\nSchool,Pha Yao,Legal aid,2026-03-01\n\
    School,Chiang Ria,Legal aid,2026-03-01\n";

#[test]
fn the_country_is_taken_in_which_nearly_all_names_lie() {
    let data = nowhere();
    let (code, asked) = ran(data.path(), THAI, &[]);
    assert_eq!(code, 1, "{asked}");
    let open = asked["open"].to_string();
    assert!(open.contains("no places yet") && open.contains("Thailand"), "{open}");
    assert!(!open.contains("Lampang is not among the places"), "one question, not many: {open}");
    let (code, answer) = ran(data.path(), THAI, &["--yes"]);
    assert_eq!((code, counts(&answer)), (0, [6, 6, 0, 0, 0]), "{answer}");
    let made = answer["made"]["places"].to_string();
    assert!(
        made.contains("Thailand") && made.contains("Chiang Mai") && !made.contains("Ria"),
        "{made}"
    );
    let (code, again) = ran(data.path(), THAI, &["--yes"]);
    assert_eq!((code, counts(&again)), (0, [6, 0, 0, 6, 0]), "{again}");
}

#[test]
fn where_names_lie_in_several_countries_it_is_said_what_to_do() {
    let data = nowhere();
    let list = "Organisation,Province,Activity,Start\n\
        Temple,Eastern,Legal aid,2026-03-01\nClinic,Central,Legal aid,2026-03-01\n";
    let (code, answer) = ran(data.path(), list, &["--yes"]);
    assert_eq!((code, counts(&answer)), (3, [2, 0, 0, 0, 2]), "{answer}");
    let remarks = answer["remarks"].to_string();
    assert!(remarks.contains("which country") && remarks.contains("weft import places"), "{remarks}");
    // Where the list says it, nobody is asked.
    let list = list
        .replace("Province", "Country,Province")
        .replace("Eastern", "Zambia,Eastern")
        .replace("Central", "Zambia,Central");
    let (code, answer) = ran(data.path(), &list, &["--yes"]);
    assert_eq!((code, counts(&answer)), (0, [2, 2, 0, 0, 0]), "{answer}");
}

#[test]
fn names_in_another_language_of_the_country_find_the_place() {
    let data = nowhere();
    let list = "Organisation,Province,Activity,Start\nTemple,Nord-Kivu,Legal aid,2026-03-01\n\
        Temple,Sud-Kivu,Legal aid,2026-03-01\nClinic,Kasaï-Oriental,Legal aid,2026-03-01\n";
    for expected in [[3, 3, 0, 0, 0], [3, 0, 0, 3, 0]] {
        let (code, answer) = ran(data.path(), list, &["--yes"]);
        assert_eq!((code, counts(&answer)), (0, expected), "{answer}");
    }
}
