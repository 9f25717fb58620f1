//! Cells that real lists hold: several places or kinds of work, whole provinces, codes, partners in rows of their own.

use serde_json::json;

use crate::lists::{counts, rivers, weft};
use crate::odd_rows::take;

/// The activities of the coalition as the table under hashtags, a line each, without heads.
fn exported(data: &std::path::Path) -> Vec<String> {
    let args: Vec<&str> = "export activities --coalition rivers --format hxl -o -"
        .split(' ')
        .collect();
    weft(&args, data).out.lines().skip(2).map(str::to_owned).collect()
}

#[test]
fn partners_belong_to_whoever_runs_the_same_work() {
    let data = rivers();
    let list = "#org,#org+role,#adm1,#activity+type,#date+start,#reached\n\
                Bank,Pays for it,Chiang Rai,Legal aid,2026-03-01,40\n\
                Temple,Runs it,Chiang Rai,Legal aid,2026-03-01,40\n\
                Clinic,Supports it,Chiang Rai,Legal aid,2026-03-01,40\n\
                Harbour,Supports it,Chiang Rai,Hotline,2026-03-01,\n";
    let answer = take(data.path(), list);
    assert_eq!(counts(&answer), [4, 1, 0, 0, 1], "{answer}");
    assert_eq!(answer["joined"], 2, "{answer}");
    assert_eq!(exported(data.path()).len(), 3);
    assert_eq!(counts(&take(data.path(), list)), [4, 0, 0, 1, 1]);
}

#[test]
fn several_places_and_kinds_in_a_cell_are_several_activities() {
    let data = rivers();
    let more = "#org,#country,#adm1,#activity+type,#date+start\nTemple,Thailand,Nan,Legal aid,2026-01-01\n";
    take(data.path(), more);
    let list = "#org,#adm1,#activity+type,#date+start,#reached\n\
                Clinic,Chiang Rai & Nan,\"Hotline, Legal aid\",2026-03-01,1.250\n";
    let answer = take(data.path(), list);
    assert_eq!(counts(&answer), [1, 4, 0, 0, 0], "{answer}");
    assert!(
        answer["remarks"]
            .to_string()
            .contains("was read as several places"),
        "{answer}"
    );
    let reached = exported(data.path())
        .iter()
        .filter(|row| row.contains("1250"))
        .count();
    assert_eq!(reached, 1);
    assert_eq!(counts(&take(data.path(), list)), [1, 0, 0, 4, 0]);
}

#[test]
fn a_whole_province_is_the_province_and_a_code_is_no_name() {
    let data = rivers();
    let list = "Organisation,Country,Province,Province code,District,Activity,Start\n\
                Temple,Thailand,Chiang Rai,,Toute la province,Legal aid,2026-01-01\n\
                Clinic,Thailand,,TH55,,Legal aid,2026-01-01\nBank,Thailand,,XX99,,Legal aid,2026-01-01\n\
                House,Nigeria,,,,Legal aid,2026-01-01\n";
    let answer = take(data.path(), list);
    assert_eq!(counts(&answer), [4, 3, 0, 0, 1], "{answer}");
    assert_eq!(answer["made"]["places"], json!(["Nigeria", "Nan"]), "{answer}");
}

#[test]
fn what_begins_after_another_has_ended_is_the_next_one() {
    let data = rivers();
    let list = |days: &str| {
        format!("#org,#adm1,#activity+type,#date+start,#date+end\nTemple,Chiang Rai,Hotline,{days}\n")
    };
    take(data.path(), &list("2025-01-01,2025-12-31"));
    assert_eq!(counts(&take(data.path(), &list("2026-03-01,"))), [1, 1, 0, 0, 0]);
    let over = "#org,#adm1,#activity+type,#date+end\nClinic,Chiang Rai,Hotline,2025-12-31\n";
    assert_eq!(counts(&take(data.path(), over)), [1, 1, 0, 0, 0]);
}
