use uuid::Uuid;

use super::super::rules::{Draft, NewPlace, Refusal, may_end, may_revive};
use super::super::tree::{Place, PlaceId, Tree};

fn place(number: u128, parent: Option<u128>, level: i32, name: &str, code: &str) -> Place {
    Place {
        id: PlaceId(Uuid::from_u128(number)),
        parent_id: parent.map(|number| PlaceId(Uuid::from_u128(number))),
        level,
        code: Some(code.to_owned()).filter(|code| !code.is_empty()),
        name: name.to_owned(),
        local_name: None,
        kind: "area".to_owned(),
        ended_at: None,
        version: 1,
    }
}

fn id(number: u128) -> PlaceId {
    PlaceId(Uuid::from_u128(number))
}

/// Two countries; a province of the same name in each; a district.
fn small() -> Tree {
    Tree::new(vec![
        place(5, Some(3), 2, "Mae Sai", "TH5709"),
        place(4, Some(2), 1, "Amara", "LA-A"),
        place(3, Some(1), 1, "Ámara", "TH-A"),
        place(6, Some(1), 1, "aaa", ""),
        place(2, None, 0, "Laos", "LA"),
        place(1, None, 0, "Thailand", "TH"),
        place(9, Some(99), 1, "Lost", ""),
    ])
}

#[test]
fn the_tree_stands_by_name_and_each_place_is_followed_by_what_is_inside() {
    let tree = small();
    let names: Vec<&str> = tree.places().iter().map(|place| place.name.as_str()).collect();
    assert_eq!(names, ["Laos", "Amara", "Thailand", "aaa", "Ámara", "Mae Sai"]);
    assert_eq!(tree.parents(), [None, Some(0), None, Some(2), Some(2), Some(4)]);
    assert_eq!(tree.path_of(id(5)), ["Thailand", "Ámara", "Mae Sai"]);
    assert_eq!(
        (tree.label(id(5)), tree.label(id(1))),
        ("Ámara › Mae Sai".to_owned(), "Thailand".to_owned())
    );
    assert_eq!((tree.deepest_level(), tree.position(id(5)), tree.position(id(9))), (2, Some(5), None));
    assert_eq!(tree.children(id(1)).len(), 2);
    assert_eq!(tree.inside(id(1)).len(), 4);
    assert!(Tree::default().is_empty() && Tree::default().options().is_empty());
}

#[test]
fn a_place_lies_within_itself_and_those_around_it() {
    let tree = small();
    for (outer, inner, is_within) in [
        (1, 5, true),
        (3, 5, true),
        (5, 5, true),
        (5, 3, false),
        (2, 5, false),
        (9, 9, false),
    ] {
        assert_eq!(tree.within(id(outer), id(inner)), is_within, "{inner} in {outer}");
    }
}

#[test]
fn two_places_of_one_name_can_be_told_apart_in_a_list() {
    let tree = small();
    let options = tree.options();
    let amaras: Vec<_> = options
        .iter()
        .filter(|option| kernel::fold(&option.label) == "amara")
        .collect();
    assert_eq!(amaras.len(), 2);
    assert_ne!(amaras[0].group, amaras[1].group);
    assert_eq!(options[5].label, "Ámara › Mae Sai");
}

#[test]
fn ended_places_are_offered_only_where_they_are_used() {
    let mut ended = place(7, None, 0, "Old", "");
    ended.ended_at = Some(testkit::noon());
    let tree = Tree::new(vec![ended]);
    assert_eq!((tree.options().len(), tree.options_with(&[id(7)]).len()), (0, 1));
}

fn draft(name: &str) -> Draft {
    Draft { name: name.to_owned(), kind: "district".to_owned(), ..Draft::default() }
}

#[test]
fn a_place_by_hand_has_to_pass_the_rules() {
    let tree = small();
    let check = |parent: u128, level_max: i32, draft: Draft, outcome: Option<Refusal>| {
        assert_eq!(NewPlace::inside(&tree, id(parent), level_max, &draft).err(), outcome, "{draft:?}");
    };
    check(3, 2, draft("Chiang Saen"), None);
    check(3, 1, draft("Chiang Saen"), Some(Refusal::TooDeep));
    check(5, 2, draft("Ban Mai"), Some(Refusal::TooDeep));
    check(5, 3, draft("Ban Mai"), None);
    check(99, 2, draft("Chiang Saen"), Some(Refusal::InsideUnknown));
    check(3, 2, draft(" \u{202E}"), Some(Refusal::NameMissing));
    check(3, 2, draft(&"x".repeat(1_000_000)), Some(Refusal::TooLong));
    check(3, 2, Draft { kind: String::new(), ..draft("A") }, Some(Refusal::KindMissing));
    check(3, 2, Draft { kind: "Area".to_owned(), ..draft("MAE SAI") }, Some(Refusal::NameTaken));
    check(3, 2, Draft { code: "th5709".to_owned(), ..draft("A") }, Some(Refusal::CodeTaken));
    check(3, 2, Draft { code: "a b".to_owned(), ..draft("A") }, Some(Refusal::CodeUnfit));
}

#[test]
fn other_names_and_outlines_have_to_be_readable() {
    let check = |names: &str, outline: &str, outcome: Option<Refusal>| {
        let draft = Draft { names: names.to_owned(), outline: outline.to_owned(), ..draft("A") };
        assert_eq!(NewPlace::inside(&small(), id(3), 2, &draft).err(), outcome, "{draft:?}");
    };
    check("th: แม่สาย\n\nzh-Hant：湄賽", "", None);
    check("th: แม่สาย\nMae Sai", "", Some(Refusal::NamesLine(2)));
    check("thai language: x", "", Some(Refusal::NamesLine(1)));
    check("th:", "", Some(Refusal::NamesLine(1)));
    check(&"th: x\n".repeat(9_000), "", None);
    let many: String = (0..201).map(|number| format!("th: x{number}\n")).collect();
    check(&many, "", Some(Refusal::NamesMany));
    check("", "x", Some(crate::OutlineRefusal::NotJson.into()));
}

#[test]
fn a_place_ends_after_those_inside_it_and_returns_before_them() {
    let mut rows = small().places().to_vec();
    assert_eq!(may_end(&small(), id(1)), Err(Refusal::HasChildren(2)));
    assert_eq!(may_end(&small(), id(5)), Ok(()));
    rows.iter_mut()
        .filter(|place| place.level > 0)
        .for_each(|place| place.ended_at = Some(testkit::noon()));
    let tree = Tree::new(rows);
    assert_eq!(may_end(&tree, id(1)), Ok(()));
    assert_eq!(may_revive(&tree, tree.get(id(3)).unwrap()), Ok(()));
    assert_eq!(may_revive(&tree, tree.get(id(5)).unwrap()), Err(Refusal::InsideEnded));
}
