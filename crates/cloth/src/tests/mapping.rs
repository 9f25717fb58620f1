//! What pictures say: places that matter fill a map, no name is read for its neighbour's, numbers are those counted.

use super::random::Random;
use crate::draw::{
    Area, ClothLook, ClothWords, Legend, MapLook, MapStyle, MapWords, cloth, grid, map, outsized, squares,
    squares_at, swatch,
};
use crate::{Count, Loom, Pattern, State, weave};

type Rings = Vec<Vec<[f64; 2]>>;

fn square(west: f64, south: f64, side: f64) -> Rings {
    let (east, north) = (west + side, south + side);
    vec![vec![[west, south], [east, south], [east, north], [west, north]]]
}

/// Four small squares, and a great one that begins beside them.
fn beside_a_giant() -> Vec<Rings> {
    let small = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
    let mut all: Vec<Rings> = small.map(|(west, south)| square(west, south, 1.0)).into();
    all.push(square(1.5, 1.9, 6.0));
    all
}

fn area<'a>(rings: &'a Rings, label: &'a str, may_be_cut: bool) -> Area<'a> {
    Area {
        rings,
        label,
        caption: "2 organisations",
        slim: "2",
        name: label,
        pattern: Pattern::One,
        may_be_cut,
        href: None,
    }
}

fn drawn(areas: &[Area<'_>], style: MapStyle) -> String {
    map(areas, &MapWords::default(), &MapLook { style, ..MapLook::default() })
}

/// How wide an area is drawn.
fn wide(svg: &str, index: usize) -> f64 {
    let mut paths = svg
        .split("<path d=\"M")
        .filter_map(|rest| rest.split('"').next()?.strip_suffix('Z'));
    let path = paths.nth(index).unwrap().replace('l', " ").replace('-', " -");
    let steps: Vec<f64> = path
        .split_whitespace()
        .map(|step| step.parse().unwrap())
        .collect();
    let (mut x, mut least, mut most) = (0.0, f64::MAX, f64::MIN);
    for step in steps.chunks_exact(2) {
        x += step[0];
        (least, most) = (f64::min(least, x), f64::max(most, x));
    }
    most - least
}

#[test]
fn one_area_far_larger_than_the_rest_is_told_and_cut() {
    let outlines = beside_a_giant();
    let rings: Vec<&[Vec<[f64; 2]>]> = outlines.iter().map(Vec::as_slice).collect();
    assert_eq!(outsized(&rings), [4]);
    assert_eq!(outsized(&rings[..4]), Vec::<usize>::new(), "four alike");
    assert_eq!(outsized(&rings[4..]), Vec::<usize>::new(), "it is all there is");
    assert_eq!(outsized(&[]), Vec::<usize>::new());
    let areas = |cut: bool| -> Vec<Area<'_>> {
        outlines
            .iter()
            .enumerate()
            .map(|(index, rings)| area(rings, "", cut && index == 4))
            .collect()
    };
    let (whole, close) =
        (drawn(&areas(false), MapStyle::Standalone), drawn(&areas(true), MapStyle::Standalone));
    assert!(wide(&close, 0) > 2.0 * wide(&whole, 0), "{} {}", wide(&close, 0), wide(&whole, 0));
    assert!(wide(&close, 4) < 600.0, "nothing is drawn far outside the picture");
}

#[test]
fn an_island_far_away_is_no_giant() {
    let outlines = [
        square(0.0, 0.0, 1.0),
        square(1.0, 0.0, 1.0),
        square(0.0, 1.0, 1.0),
        square(30.0, 0.0, 1.2),
    ];
    let rings: Vec<&[Vec<[f64; 2]>]> = outlines.iter().map(Vec::as_slice).collect();
    assert_eq!(outsized(&rings), Vec::<usize>::new());
}

#[test]
fn a_narrow_area_has_its_name_in_two_lines_or_none_at_all() {
    let strip = |wide: f64| vec![vec![[0.0, 0.0], [wide, 0.0], [wide, 10.0], [0.0, 10.0]]];
    let rest = vec![vec![[3.0, 0.0], [10.0, 0.0], [10.0, 10.0], [3.0, 10.0]]];
    for (side, has_name) in [(1.3, true), (0.2, false)] {
        let strip = strip(side);
        let areas = [
            area(&strip, "Mae Hong Son", false),
            area(&rest, "Chiang Mai", false),
        ];
        let svg = drawn(&areas, MapStyle::Standalone);
        assert_eq!(svg.contains(">Mae Hong</text>"), has_name, "{svg}");
        assert!(!svg.contains(">Mae Hong Son</text>"));
        assert!(svg.contains(">Chiang Mai</text>") && svg.contains(">2 organisations</text>"));
        assert_eq!(svg.contains(">2</text>"), has_name, "a short caption under a name, and no bare number");
    }
}

#[test]
fn phones_get_names_of_their_own() {
    let outlines = beside_a_giant();
    let areas: Vec<Area<'_>> = outlines[..4]
        .iter()
        .map(|rings| area(rings, "Nan", false))
        .collect();
    let svg = drawn(&areas, MapStyle::Inline);
    for class in ["\"wide\"", "\"c wide\"", "\"slim\"", "\"c slim\""] {
        assert_eq!(svg.matches(&format!("class={class}")).count(), 4, "{class}");
    }
    assert_eq!(svg.matches("display=\"none\"").count(), 8, "hidden where no style sheet says otherwise");
}

#[test]
fn the_key_borrows_the_fills_of_the_map() {
    let outlines = square(0.0, 0.0, 1.0);
    let svg = drawn(&[area(&outlines, "Nan", false)], MapStyle::Inline);
    let key = swatch(Pattern::One, &MapLook::default());
    for borrowed in ["fill=\"url(#p-one)\"", "class=\"land m1\""] {
        assert!(svg.contains(borrowed) && key.contains(borrowed), "{borrowed}");
    }
}

#[test]
fn the_number_that_is_drawn_is_the_one_asked_for() {
    for seed in 0..200 {
        let mut random = Random(seed);
        let frame = random.frame();
        let (rows, ask) = (random.rows(&frame), random.ask(&frame));
        let mut loom = Loom::new(frame).unwrap();
        for (activity, crew) in &rows {
            loom.put(*activity, crew).unwrap();
        }
        let woven = weave(&loom, &ask, &[], &[]).unwrap();
        for count in [Count::Organisations, Count::Activities] {
            let look = ClothLook { count, ..ClothLook::default() };
            let svg = cloth(&woven, &ClothWords::default(), &look);
            let figures = svg.split("font-size=\"16\"").skip(1);
            let drawn: Vec<&str> = figures.filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
            let cells = (0..woven.rows.len()).flat_map(|row| woven.row(row));
            let meant: Vec<String> = cells
                .map(|cell| match cell.state {
                    State::NotAsked => "?".to_owned(),
                    State::NoneRecorded => "–".to_owned(),
                    _ => cell.number(count).to_string(),
                })
                .collect();
            assert_eq!(drawn, meant, "{seed} {count:?}");
        }
    }
}

#[test]
fn every_square_of_a_sketch_has_its_name_and_groups_stand_apart() {
    let names = [
        "Nan",
        "Mueang Chiang Rai",
        "Mae Hong Son Mueang District",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "Phan",
        "Thung Hua Chang",
        "Ban Hong and all of the valley west of the river as far as the old road",
    ];
    let outlines = squares(&[3, 4]);
    let areas: Vec<Area<'_>> = outlines
        .iter()
        .zip(names)
        .map(|(rings, name)| area(rings, name, false))
        .collect();
    for style in [MapStyle::Inline, MapStyle::Standalone] {
        let look = MapLook { style, is_sketch: true, ..MapLook::default() };
        let svg = map(&areas, &MapWords::default(), &look);
        let screens = if style == MapStyle::Inline { 2 } else { 1 };
        for word in [
            "Nan<", "Mueang", "Mae Hong", "Llanfair", "Phan<", "Thung", "Ban Hong",
        ] {
            assert!(svg.matches(&format!(">{word}")).count() >= screens, "{word} in {svg}");
        }
        assert!(svg.contains('…'), "what is far too long is cut: {svg}");
    }
    // However large the squares are: a name that is a hair too wide for one line takes two.
    for count in 1..60 {
        let outlines = squares(&[count]);
        let areas: Vec<Area<'_>> = outlines
            .iter()
            .map(|rings| area(rings, "Mong Hsat", false))
            .collect();
        let look = MapLook { style: MapStyle::Standalone, is_sketch: true, ..MapLook::default() };
        let svg = map(&areas, &MapWords::default(), &look);
        assert_eq!(svg.matches(">Mong").count(), count, "{count} squares: {svg}");
    }
    let corner = |index: usize| outlines[index][0][0];
    let beside = corner(1)[0] - corner(0)[0];
    assert_eq!(corner(3)[0], 0.0, "four have no room beside three: a row of their own");
    assert!(corner(0)[1] - corner(3)[1] > beside, "with a gap above");
    assert_eq!(grid(&[3, 4])[..4], [[0, 0], [0, 1], [0, 2], [1, 0]]);
    let chosen = squares_at(&[[0, 0], [2, 1]]);
    assert!(chosen[0][0][0][0] < chosen[1][0][0][0] && chosen[0][0][0][1] > chosen[1][0][0][1]);
    // Short groups share a row, with a gap between them; a long one goes on in the next row.
    let shared = squares(&[1, 1, 6, 1]);
    let at = |index: usize| shared[index][0][0];
    assert_eq!(at(0)[1], at(1)[1]);
    assert!(at(1)[0] - at(0)[0] > beside);
    assert_eq!(at(5)[0], 0.0);
    assert!(at(8)[1] < at(7)[1], "nobody stands beside the rest of a long group");
}

#[test]
fn signs_behind_numbers_are_explained_under_a_map() {
    let outlines = squares(&[1]);
    let areas = [area(&outlines[0], "Nan", false)];
    let look = MapLook { style: MapStyle::Standalone, ..MapLook::default() };
    let legend = Legend { one: "One", signs: &[("!", "Not met")], ..Legend::default() };
    let svg = map(&areas, &MapWords { title: "", legend: Some(legend) }, &look);
    assert!(svg.contains(">!</text>") && svg.contains(">Not met</text>"), "{svg}");
}
