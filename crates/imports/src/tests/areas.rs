//! What rows of a table of places say.

use std::collections::BTreeMap;

use super::list;
use crate::areas::{Reader, Said};
use crate::columns::Columns;
use crate::what::What;

fn said(file: &str) -> Vec<Said> {
    let list = list(What::Places, file);
    let reader = Reader::new(&list.table, &Columns::of(&list, &BTreeMap::new()));
    list.table.rows.iter().map(|row| reader.read(row)).collect()
}

/// Level, name, code, the name in the script written there, and the innermost place around.
fn short(said: &Said) -> (Option<u8>, &str, &str, &str, &str) {
    let around = said
        .around
        .last()
        .map_or("", |(_, name, code)| match name.as_str() {
            "" => code,
            name => name,
        });
    (said.level, &said.name, &said.code, &said.local_name, around)
}

#[test]
fn the_place_of_a_row_is_the_innermost_it_names() {
    for (file, expected) in [
        (
            "province_code,district_code,district_kh,district_en\n01,0102,មង្គលបូរី,Mangkul Bourei\n",
            (Some(2), "Mangkul Bourei", "0102", "មង្គលបូរី", "01"),
        ),
        (
            "ADM0_PCODE,ADM1_EN,ADM1_TH,ADM1_PCODE\nTH,Chiang Rai,เชียงราย,TH57\n",
            (Some(1), "Chiang Rai", "TH57", "เชียงราย", "TH"),
        ),
        (
            "Location,Admin Level,P-Code,Name,Parent P-Code\nTHA,2,TH5701,Mueang,TH57\n",
            (Some(2), "Mueang", "TH5701", "", "TH57"),
        ),
        (
            "#country+code,#adm1+name,#adm2+name\nTH,Nan,Wiang Sa\n",
            (Some(2), "Wiang Sa", "", "", "Nan"),
        ),
        ("Province\nNan\n", (Some(1), "Nan", "", "", "")),
        ("Province,District,P-Code\nNan,Pua,TH5505\n", (Some(2), "Pua", "TH5505", "", "Nan")),
        ("Province,Level,P-Code\nNan,2,TH5505\n", (Some(2), "", "TH5505", "", "Nan")),
        // As Weft itself writes its places.
        (
            "Name,Name in the script written there,Kind,Level,Code,Lies inside,Code of the place around it\n\
             Wiang Sa,เวียงสา,district,2,,Thailand › Nan,TH-55\n\
             Pua,ปัว,district,2,,Thailand › Nan,TH-55\n",
            (Some(2), "Wiang Sa", "", "เวียงสา", "Nan"),
        ),
    ] {
        let rows = said(file);
        assert_eq!(short(&rows[0]), expected, "{file}");
    }
}

#[test]
fn a_parent_is_a_code_where_it_is_one_of_the_codes() {
    for (parent, expected) in [
        ("CM002", (String::new(), "CM002".to_owned())),
        ("Centre", ("Centre".to_owned(), String::new())),
    ] {
        let rows =
            said(&format!("Code;Nom;Niveau;Parent\nCM002;Centre;1;\nCM002001;Haute-Sanaga;2;{parent}\n"));
        let around = rows[1].around.last().cloned().unwrap();
        assert_eq!((around.1, around.2), expected);
    }
}

#[test]
fn other_names_keep_their_language_where_it_is_known() {
    let rows = said("ADM2_EN,ADM2_TH,ADM2_KH\nFang,ฝาง,ហ្វាង\n");
    assert_eq!(rows[0].names, [("th".to_owned(), "ฝาง".to_owned())]);
    assert_eq!(rows[0].local_name, "ฝาง");
}

#[test]
fn every_feature_keeps_its_outline() {
    let square = "[[[100,18],[101,18],[101,19],[100,18]]]";
    let file = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\
         {{\"type\":\"Feature\",\"properties\":{{\"name\":\"A\",\"level\":2}},\"geometry\":null}},\
         {{\"type\":\"Feature\",\"properties\":null,\"geometry\":{{\"type\":\"Point\",\"coordinates\":[1,1]}}}},\
         {{\"type\":\"Feature\",\"properties\":{{\"name\":\"B\"}},\
         \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{square}}}}}]}}"
    );
    let areas = list(What::Places, &file);
    let reader = Reader::new(&areas.table, &Columns::of(&areas, &BTreeMap::new()));
    let read = areas.table.rows.iter().map(|row| {
        let said = reader.read(row);
        (said.name, areas.outline(said.row).contains(square))
    });
    let read: Vec<(String, bool)> = read.filter(|(name, _)| !name.is_empty()).collect();
    assert_eq!(read, [("A".to_owned(), false), ("B".to_owned(), true)]);
}
