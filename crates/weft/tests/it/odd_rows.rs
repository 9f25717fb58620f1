//! Rows that real lists hold: sums, joint work, names turned round, slips; taken in by a command.

use serde_json::{Value, json};
use testkit::program::Ran;

use crate::lists::{counts, import, rivers, weft};
use crate::tables::written;

/// Takes a list in where nobody is asked.
pub fn take(data: &std::path::Path, list: &str) -> Value {
    let file = written(data, "list.csv", list.as_bytes());
    import(data, &file, &["--yes"]).1
}

/// Takes a list of organisations in where nobody is asked.
fn take_members(data: &std::path::Path, list: &str) -> Ran {
    let file = written(data, "members.csv", list.as_bytes());
    let args = "import organisations --coalition rivers --yes".split(' ');
    let args: Vec<&str> = args.chain(file.to_str()).collect();
    weft(&args, data)
}

#[test]
fn a_row_that_adds_up_others_is_left_out_by_itself() {
    let data = rivers();
    let list = "#org,#adm1,#activity+type,#date+start,#reached\n\
                Temple,Chiang Rai,Legal aid,2026-03-01,4\nSous-total,,,,4\nTOTAL,,,,4\n\
                Total,Chiang Rai,Legal aid,2026-03-01,4\n";
    let answer = take(data.path(), list);
    assert_eq!(counts(&answer), [4, 2, 0, 0, 0], "{answer}");
    // An organisation may be called so, where a row says what it does.
    assert_eq!(answer["made"]["organisations"], json!(["Temple", "Total"]));
    assert!(
        answer["remarks"]
            .to_string()
            .contains("It only adds up other rows"),
        "{answer}"
    );
}

#[test]
fn a_short_name_stays_with_its_organisation_in_joint_work() {
    let data = rivers();
    let list = "#activity+code,#org,#org+acronym,#org+role,#adm1,#activity+type,#date+start\n\
                7,Temple of the Hills,TOH,Runs,Chiang Rai,Legal aid,2026-03-01\n\
                7,Clinic by the Bridge,CBB,Runs,Chiang Rai,Legal aid,2026-03-01\n\
                7,Bank of Good Will,BGW,Pays,Chiang Rai,Legal aid,2026-03-01\n";
    let answer = take(data.path(), list);
    assert_eq!(counts(&answer), [3, 1, 0, 0, 0], "{answer}");
    let export = "export activities --coalition rivers --format hxl -o -";
    let args: Vec<&str> = export.split(' ').collect();
    let ran = weft(&args, data.path());
    for acronym in ["TOH", "CBB", "BGW"] {
        assert!(ran.out.contains(acronym), "{acronym}: {ran:?}");
    }
}

#[test]
fn a_row_that_is_not_taken_in_makes_nothing() {
    let data = rivers();
    let list = "#org,#adm1,#activity+type,#date+start,#date+end\n\
                Temple,Chiang Rai,Legal aid,2026-03-01,\nLate House,Nan,Night bus,2026-03-01,2026-02-01\n\
                Clinic,,Day bus,2026-03-01,\n";
    let answer = take(data.path(), list);
    assert_eq!(counts(&answer), [3, 1, 0, 0, 2], "{answer}");
    assert_eq!(answer["made"], json!({"organisations": ["Temple"]}));
}

#[test]
fn a_place_behind_a_comma_belongs_to_the_name() {
    let data = rivers();
    let list = "#org,#adm1,#activity+type,#date+start\n\
                \"Office for Fair Work, Chiang Rai\",Chiang Rai,Legal aid,2026-03-01\n\
                \"Temple of the Hills, House of Tides\",Chiang Rai,Night bus,2026-03-01\n";
    let answer = take(data.path(), list);
    let made = json!([
        "House of Tides",
        "Office for Fair Work, Chiang Rai",
        "Temple of the Hills"
    ]);
    let mut names = answer["made"]["organisations"].as_array().unwrap().clone();
    names.sort_by_key(ToString::to_string);
    assert_eq!(Value::from(names), made, "{answer}");
}

#[test]
fn how_a_cell_was_cut_is_remembered_when_its_parts_are_known() {
    let data = rivers();
    let cells = |name: &str| {
        format!("#org,#adm1,#activity+type,#date+start\n{name},Chiang Rai,Legal aid,2026-03-01\n")
    };
    let joint = cells("Lantern and Harbour House");
    let answer = take(data.path(), &joint);
    assert_eq!(answer["made"]["organisations"], json!(["Lantern and Harbour House"]), "{answer}");
    take(data.path(), &cells("Lantern"));
    take(data.path(), &cells("Harbour House"));
    let answer = take(data.path(), &joint);
    assert_eq!(counts(&answer), [1, 0, 0, 1, 0], "{answer}");
}

#[test]
fn each_organisation_keeps_its_own_sorts() {
    let data = rivers();
    let list = "#activity+code,#org,#org+type,#org+role,#adm1,#activity+type,#date+start\n\
                7,Temple,Community group or other; Health provider,Runs,Chiang Rai,Legal aid,2026-03-01\n\
                7,Bank,Funder,Pays,Chiang Rai,Legal aid,2026-03-01\n";
    let answer = take(data.path(), list);
    assert_eq!(counts(&answer), [2, 1, 0, 0, 0], "{answer}");
    assert_eq!(answer["joined"], 1, "{answer}");
    let export = "export activities --coalition rivers --format hxl -o -";
    let args: Vec<&str> = export.split(' ').collect();
    let ran = weft(&args, data.path());
    for row in [
        "Temple,,Health provider; Community group or other,Runs it",
        "Bank,,Funder,Pays for it",
    ] {
        assert!(ran.out.contains(row), "{row}: {ran:?}");
    }
}

#[test]
fn an_acronym_in_brackets_is_no_part_of_a_new_name() {
    let data = rivers();
    let list = "Organisation,Province,Activity,Start\n\
                Provincial Guardians Network (PGN),Chiang Rai,Legal aid,2026-03-01\n\
                Provincial Guardians Network,Chiang Rai,Counselling,2026-03-01\n\
                PGN,Chiang Rai,Hotline,2026-03-01\n\
                Lantern House (Nan),Chiang Rai,Hotline,2026-03-01\n";
    let answer = take(data.path(), list);
    assert_eq!(counts(&answer), [4, 4, 0, 0, 0], "{answer}");
    let made = json!(["Lantern House (Nan)", "Provincial Guardians Network"]);
    let mut names = answer["made"]["organisations"].clone();
    names.as_array_mut().unwrap().sort_by_key(Value::to_string);
    assert_eq!(names, made, "{answer}");
    let again = take(data.path(), list);
    assert_eq!(counts(&again), [4, 0, 0, 4, 0], "{again}");
    let members = "Name,Website\nNetwork of Quiet Lamps (NQL),https://lamps.example\n";
    let ran = take_members(data.path(), members);
    assert!(ran.out.contains("1 organisations new"), "{ran:?}");
    let ran = take_members(data.path(), members);
    assert!(ran.out.contains("0 organisations new, 0 changed, 1 unchanged"), "{ran:?}");
    let list = "Organisation,Province,Activity,Start\nNQL,Chiang Rai,Legal aid,2026-03-01\n";
    let answer = take(data.path(), list);
    assert!(answer["made"]["organisations"].is_null(), "{answer}");
}

/// A list with a row for each of these organisations.
fn of(names: &[&str]) -> String {
    let row = |name: &&str| format!("\"{name}\",Chiang Rai,Legal aid,2026-03-01\n");
    let rows: String = names.iter().map(row).collect();
    format!("#org,#adm1,#activity+type,#date+start\n{rows}")
}

#[test]
fn names_that_are_nearly_others_stay_their_own() {
    let data = rivers();
    take(
        data.path(),
        &of(&[
            "IRC",
            "Ministry of Interior",
            "Hope House",
            "Alpha Networks Trust",
            "Alpha Net",
        ]),
    );
    let answer = take(data.path(), &of(&["ICRC", "Ministry of Exterior", "Home House", "Alpha Net"]));
    assert_eq!(counts(&answer), [4, 3, 0, 1, 0], "{answer}");
    // What is taken for another one is said, once.
    let answer = take(data.path(), &of(&["Alpha Netwroks Trust", "Alpha Netwroks Trust"]));
    let remarks = answer["remarks"].to_string();
    assert_eq!(
        remarks
            .matches("Alpha Netwroks Trust was taken for Alpha Networks Trust")
            .count(),
        1,
        "{answer}"
    );
}

#[test]
fn the_very_name_goes_before_what_was_remembered() {
    let data = rivers();
    take(data.path(), &of(&["Riverside Women Collective"]));
    let list = of(&["Riverside Wmen Collective"]);
    assert_eq!(counts(&take(data.path(), &list)), [1, 0, 0, 1, 0]);
    let members = "Name,Other names\nWater Circle,Riverside Wmen Collective\n";
    let ran = take_members(data.path(), members);
    assert!(ran.out.contains("1 organisations new"), "{ran:?}");
    assert_eq!(counts(&take(data.path(), &list)), [1, 1, 0, 0, 0]);
}

#[test]
fn for_whom_work_is_done_is_never_everybody_without_a_word() {
    let data = rivers();
    let whom = [
        ("Personnes apatrides", "Stateless people"),
        ("Femmes et filles", "Women"),
        ("\"Mujeres, niñas\"", "Women"),
        ("Girls & boys", "Children"),
        ("Everyone", "Everyone"),
        ("n/a", "Everyone"),
    ];
    let rows = whom
        .iter()
        .enumerate()
        .map(|(day, (cell, _))| format!("Temple,Chiang Rai,Legal aid,2026-03-{:02},{cell}\n", day + 1));
    let list = format!("#org,#adm1,#activity+type,#date+start,#beneficiary\n{}", rows.collect::<String>());
    let answer = take(data.path(), &list);
    assert_eq!(counts(&answer), [6, 6, 0, 0, 0], "{answer}");
    assert_eq!(answer["remarks"], json!([]), "{answer}");
    let export = "export activities --coalition rivers --format json -o -";
    let ran = weft(&export.split(' ').collect::<Vec<&str>>(), data.path());
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    for (day, (cell, expected)) in whom.iter().enumerate() {
        let day = json!(format!("2026-03-{:02}", day + 1));
        let mut found = all.as_array().unwrap().iter();
        let one = found.find(|one| one["from"] == day).unwrap();
        assert_eq!(one["population"], *expected, "{cell}: {one}");
    }
    for word in ["\"Women, Children\"", "Femmes et enfants", "Adults"] {
        let list = format!(
            "#org,#adm1,#activity+type,#date+start,#beneficiary\nTemple,Chiang Rai,Hotline,2026-04-01,{word}\n"
        );
        let answer = take(data.path(), &list);
        assert!(
            answer["remarks"]
                .to_string()
                .contains("now counts as work for everybody"),
            "{answer}"
        );
        let file = written(data.path(), "asked.csv", list.as_bytes());
        let (_, asked) = import(data.path(), &file, &[]);
        let open = asked["open"].to_string();
        assert!(open.contains("is not among those for whom work is done"), "{word}: {asked}");
    }
}
