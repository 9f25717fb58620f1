//! Pictures: whole, safe and light.

use super::{
    HEALTH, LAW, NORTH, PROVINCE, SHELTER, SOUTH, ask, asked_everywhere, loom_of, need, work, woven,
};
use crate::draw::{Area, ClothLook, ClothWords, Legend, MapLook, MapStyle, MapWords, cloth, map, squares};
use crate::{Cloth, Pattern};

const LEGEND: Legend<'_> = Legend {
    gap: "Gap",
    nobody: "Nobody",
    one: "One",
    two: "Two",
    three: "Three",
    overlap: "Overlap",
    not_asked: "Not asked",
    empty: "None",
    signs: &[],
};

fn small_cloth() -> Cloth {
    let loom = loom_of(&[
        (work(0, NORTH, SHELTER), 0),
        (work(1, NORTH, SHELTER), 1),
        (work(2, NORTH, HEALTH), 1),
    ]);
    woven(&loom, &ask(), &asked_everywhere()[..2], &[need(NORTH, LAW, 2)])
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().copied().map(String::from).collect()
}

fn drawn(rows: &[&str], look: &ClothLook<'_>) -> String {
    let (rows, cols) = (strings(rows), strings(&["Shelter", "Health", "Law"]));
    let words = ClothWords {
        title: "Title",
        rows: &rows,
        cols: &cols,
        legend: LEGEND,
        ..ClothWords::default()
    };
    cloth(&small_cloth(), &words, look)
}

#[test]
fn a_cell_with_a_need_that_is_met_in_part_carries_its_mark() {
    let wide = crate::Ask { rows: crate::Axis::Places(crate::Shown::level(0)), ..ask() };
    let one = loom_of(&[(work(0, NORTH, SHELTER), 0)]);
    for (need_at, mark) in [(PROVINCE, ">1~<"), (SOUTH, ">1!<"), (NORTH, ">1<")] {
        let cloth_of = woven(&one, &wide, &asked_everywhere(), &[need(need_at, SHELTER, 2)]);
        let svg = cloth(&cloth_of, &ClothWords::default(), &ClothLook::default());
        assert!(svg.contains(mark), "{need_at}: {svg}");
    }
}

/// Every tag is closed in order, and nothing stands in the text that should not.
fn check_well_formed(svg: &str) {
    let mut open = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        assert!(!text.contains('>'), "{piece}");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        let name = tag.split([' ', '/']).next().unwrap();
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty());
    assert!(!svg.contains("style=") && !svg.contains("NaN") && !svg.contains("inf"));
}

fn areas_of<'a>(outlines: &'a [Vec<Vec<[f64; 2]>>], label: &'a str) -> Vec<Area<'a>> {
    let patterns = [Pattern::Gap, Pattern::One, Pattern::NotAsked, Pattern::Overlap];
    let area = |(rings, pattern): (&'a Vec<Vec<[f64; 2]>>, Pattern)| Area {
        rings,
        label,
        caption: "2 shelters",
        slim: "2",
        name: label,
        pattern,
        may_be_cut: false,
        href: Some("/maps?a=1&b=\"2\""),
    };
    outlines
        .iter()
        .zip(patterns.into_iter().cycle())
        .map(area)
        .collect()
}

/// The corners of each area drawn, in tenths of a unit.
fn paths(svg: &str) -> Vec<Vec<(i64, i64)>> {
    let paths = svg
        .split("<path d=\"M")
        .filter_map(|rest| rest.split('"').next()?.strip_suffix('Z'));
    let corners = |path: &str| {
        let spaced = path.replace('l', " ").replace('-', " -");
        let steps: Vec<i64> = spaced
            .split_whitespace()
            .map(|step| (step.parse::<f64>().unwrap() * 10.0).round() as i64)
            .collect();
        let walk = |at: &mut (i64, i64), step: &[i64]| {
            *at = (at.0 + step[0], at.1 + step[1]);
            Some(*at)
        };
        steps.chunks_exact(2).scan((0, 0), walk).collect()
    };
    paths.map(corners).collect()
}

#[test]
fn the_cloth_shows_each_cell_with_its_number() {
    let svg = drawn(&["North", "South", "Island"], &ClothLook::default());
    check_well_formed(&svg);
    assert_eq!(svg.matches("<use ").count(), 9);
    for (pattern, count) in [("w2", 1), ("w1", 1), ("wg", 1), ("w0", 3), ("wq", 3), ("w3", 0)] {
        assert_eq!(svg.matches(&format!("href=\"#{pattern}\"")).count(), count, "{pattern}");
    }
    // Three cells, and the key, which has in its pale pieces what stands in the cells.
    assert_eq!(svg.matches(">?</text>").count(), 4);
    assert!(
        svg.contains(">Not asked</text>") && !svg.contains(">Overlap</text>"),
        "the legend says what is there"
    );
}

#[test]
fn labels_in_any_script_and_with_any_sign_are_safe() {
    let nasty = "</text><script>&\"'\u{0}\u{202E}\u{FFFF}\n";
    let svg = drawn(&[nasty, "เชียงใหม่ កម្ពុជា 北京 👩‍👩‍👧", "القاهرة"], &ClothLook::default());
    check_well_formed(&svg);
    assert!(!svg.contains("<script") && !svg.contains('\u{0}') && !svg.contains('\u{202E}'));
    assert!(svg.contains("\u{2068}القاهرة\u{2069}"));
    let long = "x".repeat(1_000_000);
    assert!(drawn(&[&long], &ClothLook::default()).len() < 20_000);
    let outlines = squares(&[1]);
    check_well_formed(&map(
        &areas_of(&outlines, nasty),
        &MapWords { title: nasty, legend: None },
        &MapLook::default(),
    ));
}

#[test]
fn from_right_to_left_the_first_column_is_on_the_right() {
    let first_cell = |right_to_left| {
        let svg = drawn(&["A"], &ClothLook { right_to_left, ..ClothLook::default() });
        check_well_formed(&svg);
        let at = svg
            .split("<use href=\"#w2\" x=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap();
        at.parse::<f64>().unwrap()
    };
    assert!(first_cell(true) > first_cell(false));
}

#[test]
fn a_cloth_without_rows_is_still_a_picture() {
    let mut empty = small_cloth();
    empty.rows.clear();
    empty.cells.clear();
    check_well_formed(&cloth(&empty, &ClothWords::default(), &ClothLook::default()));
}

#[test]
fn a_map_in_a_page_has_links_and_one_in_a_file_has_none() {
    let outlines = squares(&[4]);
    let areas = areas_of(&outlines, "Chalo");
    let words = MapWords { title: "Shelter", legend: Some(LEGEND) };
    let inline = map(&areas, &words, &MapLook::default());
    check_well_formed(&inline);
    assert_eq!(
        inline
            .matches("<a href=\"/maps?a=1&amp;b=&quot;2&quot;\" aria-label=\"Chalo\">")
            .count(),
        4
    );
    assert!(inline.contains("class=\"land m0\"") && inline.contains("id=\"p-gap\""));
    assert!(inline.contains("class=\"c slim\""));
    let file = map(&areas, &words, &MapLook { style: MapStyle::Standalone, ..MapLook::default() });
    check_well_formed(&file);
    assert!(!file.contains("class=") && !file.contains("<a ") && file.starts_with("<svg xmlns="));
}

#[test]
fn neighbours_keep_one_border() {
    // Two areas with a wavy border between them, walked in opposite directions and begun at different corners.
    let border: Vec<[f64; 2]> = (0..=400)
        .map(|step| {
            [
                10.0 + (f64::from(step) / 9.0).sin() * 0.05,
                f64::from(step) / 400.0,
            ]
        })
        .collect();
    let mut west = border.clone();
    west.extend([[9.0, 1.0], [9.0, 0.0]]);
    let mut east: Vec<[f64; 2]> = border.iter().rev().copied().collect();
    east.extend([[11.0, 0.0], [11.0, 1.0]]);
    east.rotate_left(150);
    let outlines = vec![vec![west], vec![east]];
    let look = MapLook { style: MapStyle::Standalone, ..MapLook::default() };
    let svg = map(&areas_of(&outlines, ""), &MapWords::default(), &look);
    let paths = paths(&svg);
    let (one, other) = (&paths[0], &paths[1]);
    let shared = one.iter().filter(|corner| other.contains(corner)).count();
    assert!(
        shared >= one.len() - 2 && shared >= other.len() - 2,
        "{shared} of {} and {}",
        one.len(),
        other.len()
    );
    assert!(one.len() < 200, "it was made lighter");
}

#[test]
fn a_name_stands_inside_its_area_even_when_that_is_bent() {
    // A horseshoe: the middle of its corners lies outside it.
    let ring = vec![
        [0.0, 0.0],
        [3.0, 0.0],
        [3.0, 3.0],
        [2.4, 3.0],
        [2.4, 0.6],
        [0.6, 0.6],
        [0.6, 3.0],
        [0.0, 3.0],
    ];
    let outlines = vec![vec![ring]];
    let svg = map(&areas_of(&outlines, "U"), &MapWords::default(), &MapLook::default());
    let text = svg.split("<text").nth(1).unwrap();
    let number = |name: &str| -> f64 {
        text.split(&format!(" {name}=\""))
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap()
            .parse()
            .unwrap()
    };
    let (x, y) = ((number("x") - 8.0) / 544.0 * 3.0, (number("y") - 8.0) / 544.0 * 3.0);
    assert!(!(0.6..=2.4).contains(&x) || y > 2.4, "{x} {y}");
}

#[test]
fn islands_on_both_sides_of_the_date_line_stay_together() {
    let square = |x: f64| vec![vec![[x, -17.0], [x + 1.0, -17.0], [x + 1.0, -16.0], [x, -16.0]]];
    let outlines = vec![square(178.0), square(-180.0), square(-179.0)];
    let look = MapLook { style: MapStyle::Standalone, ..MapLook::default() };
    let svg = map(&areas_of(&outlines, "A"), &MapWords::default(), &look);
    check_well_formed(&svg);
    // Four degrees side by side, three of them squares. Spread around the world they would be dots.
    let wide = |corners: &Vec<(i64, i64)>| {
        let across = || corners.iter().map(|corner| corner.0);
        across().max().unwrap() - across().min().unwrap()
    };
    assert_eq!(paths(&svg).iter().map(wide).collect::<Vec<_>>(), [1360, 1360, 1360]);
}

#[test]
fn strange_outlines_do_no_harm() {
    let outlines = vec![
        vec![],
        vec![vec![]],
        vec![vec![[1.0, 1.0], [1.0, 1.0]]],
        vec![vec![[f64::NAN, 1.0], [f64::INFINITY, 2.0], [3.0, 900.0]]],
        vec![vec![[5.0, 5.0], [5.0, 6.0], [5.0, 7.0], [5.0, 5.0]]],
        vec![vec![[5.0, 5.0], [6.0, 5.0], [6.0, 6.0], [5.0, 5.0]]],
    ];
    check_well_formed(&map(&areas_of(&outlines, "A"), &MapWords::default(), &MapLook::default()));
    check_well_formed(&map(&[], &MapWords::default(), &MapLook::default()));
}

#[test]
fn a_map_with_a_great_many_corners_is_made_light() {
    let ring = |x: f64| -> Vec<[f64; 2]> {
        (0..5_000)
            .map(|step| {
                let turn = f64::from(step) / 5_000.0 * std::f64::consts::TAU;
                let wave = 1.0 + 0.03 * (turn * 700.0).sin();
                [x + turn.cos() * wave, turn.sin() * wave]
            })
            .collect()
    };
    let outlines: Vec<_> = (0..8).map(|index| vec![ring(f64::from(index) * 2.5)]).collect();
    let svg = map(&areas_of(&outlines, "A"), &MapWords::default(), &MapLook::default());
    assert!(svg.len() < 40_000, "{}", svg.len());
}
