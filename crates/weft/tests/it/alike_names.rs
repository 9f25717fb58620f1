//! Names that look like each other, taken in by a command that asks nobody.

use crate::lists::{import, rivers};
use crate::tables::written;

/// The second is as good as the first as long as nobody else is known. Once all are, it is another one.
const NAMES: [&str; 8] = [
    "Mavi Safety Union",
    "Mava Safety Union",
    "Trust for Youth and River in Mava",
    "Union for Peace and Peace in Mava",
    "Mava Youth Society",
    "Society for Peace and River in Mavi",
    "Mavi River Union",
    "River in Mavi",
];

#[test]
fn a_list_of_names_that_look_alike_means_the_same_the_second_time() {
    let data = rivers();
    let rows = NAMES.map(|name| format!("{name};Chiang Rai;Legal aid;2026-03-01\n"));
    let list = format!("#org;#adm1;#activity+type;#date+start\n{}", rows.concat());
    let file = written(data.path(), "names.csv", list.as_bytes());
    let (code, first) = import(data.path(), &file, &["--yes"]);
    assert_eq!(code, 0, "{first}");
    let made = first["made"]["organisations"].as_array().unwrap();
    assert!(
        made.contains(&"Society for Peace and River in Mavi".into()),
        "no name is cut at its \"and\": {first}"
    );
    let (code, second) = import(data.path(), &file, &["--yes"]);
    assert_eq!(code, 0, "{second}");
    assert_eq!((&second["added"], &second["changed"]), (&0.into(), &0.into()), "{second}");
    assert!(second["made"].as_object().unwrap().is_empty(), "{second}");
}
