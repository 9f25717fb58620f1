use serde_json::json;

use super::rules::{Outline, Refusal};
use super::{Ring, picture};

fn square(side: f64) -> String {
    format!(
        r#"{{"type":"Polygon","coordinates":[[[100,20],[{0},20],[{0},{1}],[100,{1}],[100,20]]]}}"#,
        100.0 + side,
        20.0 + side
    )
}

fn circle(points: usize) -> String {
    let point = |at: usize| {
        let angle = std::f64::consts::TAU * at as f64 / points as f64;
        format!("[{},{}]", 100.0 + angle.cos(), 20.0 + angle.sin())
    };
    let points: Vec<String> = (0..points).map(point).collect();
    format!(r#"{{"type":"Polygon","coordinates":[[{}]]}}"#, points.join(","))
}

#[test]
fn areas_are_taken_however_they_are_wrapped() {
    let polygon = square(1.0);
    let multi = r#"{"type":"MultiPolygon","coordinates":[[[[100,20],[101,20],[101,21],[100,20]]],[[[102,20],[103,20],[103,21],[102,20]]]]}"#;
    for (text, rings) in [
        (polygon.clone(), 1),
        (format!(r#"{{"type":"Feature","properties":null,"geometry":{polygon}}}"#), 1),
        (
            format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{polygon}}}]}}"#
            ),
            1,
        ),
        (multi.to_owned(), 2),
        // Not closed, with heights: closed and flattened.
        (r#"{"type":"Polygon","coordinates":[[[100,20,5],[101,20,5],[101,21,5]]]}"#.to_owned(), 1),
    ] {
        assert_eq!(Outline::read(&text).unwrap().rings().len(), rings, "{text}");
    }
}

#[test]
fn what_is_no_area_is_refused_with_its_reason() {
    for (text, refusal) in [
        ("", Refusal::NotJson),
        ("Mae Sai", Refusal::NotJson),
        ("[]", Refusal::NotAnArea),
        (r#"{"type":"Point","coordinates":[100,20]}"#, Refusal::NotAnArea),
        (r#"{"type":"Polygon"}"#, Refusal::NotAnArea),
        (r#"{"type":"Polygon","coordinates":[]}"#, Refusal::NotAnArea),
        (r#"{"type":"Feature","geometry":null}"#, Refusal::NotAnArea),
        (r#"{"type":"Polygon","coordinates":[[[100,20],[101,20]]]}"#, Refusal::RingTooShort(1)),
        (
            r#"{"type":"Polygon","coordinates":[[[100,20],["x",20],[101,21]]]}"#,
            Refusal::NotAPoint(2),
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[100,20],[600000,2200000],[101,21]]]}"#,
            Refusal::OffTheEarth(2),
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[20,100],[21,100],[21,101]]]}"#,
            Refusal::OffTheEarth(1),
        ),
    ] {
        assert_eq!(Outline::read(text), Err(refusal), "{text}");
    }
    assert_eq!(Outline::read(&"[".repeat(100_000)), Err(Refusal::NotJson));
    assert_eq!(Outline::read(&circle(20_001)), Err(Refusal::TooManyPoints(20_001)));
}

#[test]
fn an_outline_as_small_as_a_house_is_refused() {
    assert_eq!(Outline::read(&square(0.005)), Err(Refusal::TooSmall));
    assert!(Outline::read(&square(0.02)).is_ok());
}

#[test]
fn points_nobody_can_see_go_and_the_shape_stays() {
    let outline = Outline::read(&circle(19_000)).unwrap();
    assert!((50..400).contains(&outline.points_count()), "{}", outline.points_count());
    let off = outline
        .rings()
        .iter()
        .flatten()
        .map(|[lng, lat]| ((lng - 100.0).hypot(lat - 20.0) - 1.0).abs())
        .fold(0.0, f64::max);
    assert!(off < 0.001, "{off}");
}

#[test]
fn an_outline_comes_back_as_it_was_kept() {
    let outline = Outline::read(&circle(500)).unwrap();
    assert_eq!(Outline::from_kept(&outline.to_kept()), Some(outline.clone()));
    assert_eq!(Outline::read(&outline.to_geojson()).unwrap().rings().len(), 1);
    assert_eq!(Outline::from_kept("nonsense"), None);
}

#[test]
fn programs_get_outer_rings_against_the_clock_and_holes_with_it() {
    let square = |from: f64, to: f64| vec![[from, from], [from, to], [to, to], [to, from], [from, from]];
    let turned = |mut ring: Ring| {
        ring.reverse();
        ring
    };
    let (outer, hole) = (square(10.0, 20.0), square(14.0, 16.0));
    let wanted = json!({"type": "MultiPolygon", "coordinates": [[turned(outer.clone()), hole.clone()]]});
    for given in [[outer.clone(), hole.clone()], [turned(outer), turned(hole)]] {
        let kept = serde_json::to_string(&[given]).unwrap();
        assert_eq!(Outline::from_kept(&kept).unwrap().geometry(), wanted);
    }
}

#[test]
fn a_picture_shows_the_place_and_escapes_its_name() {
    let rings: Vec<Ring> = Outline::of_world("TH-57").unwrap().rings();
    let svg = picture("<b>\"Chiang Rai\"", &rings, &[]);
    assert!(svg.starts_with("<svg class=\"map\" viewBox=\"0 0 360 "), "{svg}");
    assert!(svg.contains("aria-label=\"&lt;b&gt;&quot;Chiang Rai&quot;\"") && svg.contains("class=\"m2\""));
    assert_eq!(picture("Nowhere", &[], &rings), "");
}

#[test]
fn land_on_both_sides_of_the_line_of_days_is_drawn_together() {
    let rings = Outline::of_world("FJ").unwrap().rings();
    let svg = picture("Fiji", &rings, &[]);
    let height: f64 = svg
        .split("viewBox=\"0 0 360 ")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(height > 100.0, "{height}");
}
