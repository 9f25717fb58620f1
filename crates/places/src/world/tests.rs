//! The world's areas: are they all there, named, findable and drawable?

use std::collections::HashSet;
use std::time::{Duration, Instant};

use super::*;

/// Every code ISO 3166-1 has given to a country, and Kosovo's.
const ISO: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV \
    BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM \
    FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM \
    JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR \
    MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS \
    RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ \
    UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

#[test]
fn every_country_of_the_iso_list_is_there_and_no_other() {
    let listed: Vec<&str> = ISO.split_whitespace().collect();
    let known: Vec<&str> = countries().iter().map(|country| country.code).collect();
    assert_eq!(known, listed);
}

#[test]
fn countries_have_three_letter_codes_and_names_in_the_main_languages() {
    for country in countries() {
        assert_eq!(country.iso3.map(str::len), Some(3), "{}", country.code);
        assert!(country.code == "XK" || country.numeric.map(str::len) == Some(3), "{}", country.code);
        assert!(country.names().count() >= 10, "{} {}", country.code, country.names().count());
    }
}

#[test]
fn the_world_has_about_five_thousand_areas_below_the_countries() {
    let at_level = |level| areas().iter().filter(|area| area.level == level).count();
    assert_eq!((at_level(0), at_level(1), at_level(2)), (250, 3589, 1418));
}

#[test]
fn codes_are_unique_and_every_parent_exists_one_level_up() {
    let codes: HashSet<&str> = areas().iter().map(|area| area.code).collect();
    assert_eq!(codes.len(), areas().len());
    for area in areas() {
        let above = area.parent.map(|parent| find(parent).unwrap().level + 1);
        assert_eq!(above.unwrap_or(0), area.level, "{}", area.code);
        assert!(!area.name.is_empty() && !area.kind.is_empty(), "{}", area.code);
    }
}

#[test]
fn known_countries_have_as_many_first_level_areas_as_they_should() {
    for (country, count) in [
        ("TH", 77),
        ("LA", 18),
        ("KH", 25),
        ("MM", 15),
        ("IN", 36),
        ("BD", 8),
        ("NP", 7),
        ("CN", 31),
        ("KE", 47),
        ("ZA", 9),
    ] {
        assert_eq!(children(country).len(), count, "{country}");
    }
}

#[test]
fn countries_we_know_best_have_every_area_in_the_local_script() {
    for (country, language) in [
        ("TH", "th"),
        ("LA", "lo"),
        ("KH", "km"),
        ("MM", "my"),
        ("CN", "zh"),
        ("IN", "hi"),
        ("BD", "bn"),
        ("NP", "ne"),
    ] {
        for area in children(country) {
            let local = area.name_in(language);
            assert!(!local.is_ascii() && local != area.name, "{} {local}", area.code);
        }
    }
}

#[test]
fn bangkok_is_named_in_thai_and_english() {
    let bangkok = find("TH-10").unwrap();
    assert_eq!(
        (bangkok.name, bangkok.name_in("th"), bangkok.parent),
        ("Bangkok", "กรุงเทพมหานคร", Some("TH"))
    );
    assert_eq!(bangkok.local_names().collect::<Vec<_>>(), [("th", "กรุงเทพมหานคร")]);
}

#[test]
fn a_language_without_a_name_gives_a_shorter_tag_or_english() {
    let jordan = find("JO").unwrap();
    for (language, name) in [
        ("ar", "الأردن"),
        ("ar-JO", "الأردن"),
        ("AR", "الأردن"),
        ("pt-BR", "Jordânia"),
        ("xx", "Jordan"),
        ("", "Jordan"),
    ] {
        assert_eq!(jordan.name_in(language), name, "{language}");
    }
}

#[test]
fn codes_are_found_in_capitals_or_not_in_two_letters_or_three() {
    for (code, found) in [
        ("th", "TH"),
        ("THA", "TH"),
        ("tha", "TH"),
        (" TH-57 ", "TH-57"),
        ("th-57", "TH-57"),
        ("xk", "XK"),
    ] {
        assert_eq!(find(code).map(|area| area.code), Some(found), "{code}");
    }
}

#[test]
fn unknown_codes_give_nothing() {
    for code in [
        "",
        "T",
        "QQ",
        "TH-",
        "TH-99",
        "TH57",
        "ประเทศไทย",
        "\0",
        "TH-57-1",
        "und",
    ] {
        assert!(find(code).is_none() && outline(code).is_none() && children(code).len() == 0, "{code}");
    }
}

#[test]
fn names_are_found_in_any_script_and_spelling() {
    for (text, code) in [
        ("เชียงราย", "TH-57"),
        ("เชยงราย", ""),
        ("จังหวัด", ""),
        ("chiangrai", "TH-57"),
        ("Chiang Rai", "TH-57"),
        ("CHIANG-RAI province", "TH-57"),
        ("กรุงเทพ", "TH-10"),
        ("Bokeo", "LA-BK"),
        ("ບໍ່ແກ້ວ", "LA-BK"),
        ("បាត់ដំបង", "KH-2"),
        ("Battambang", "KH-2"),
        ("ရှမ်း", "MM-17"),
        ("الأردن", "JO"),
        ("الاردن", "JO"),
        ("Ελλάδα", "GR"),
        ("Россия", "RU"),
        ("काठमाण्डौ", ""),
        ("लुम्बिनी", "NP-P5"),
        ("云南", "CN-YN"),
        ("Viet Nam", "VN"),
        ("Ivory Coast", "CI"),
        ("cote d'ivoire", "CI"),
        ("Da Nang", "VN-DN"),
        ("Đà Nẵng", "VN-DN"),
        ("THA", "TH"),
        ("Niger", "NE"),
        ("Luwero", "UG-104"),
        ("Burma", "MM"),
        ("no such place anywhere", ""),
    ] {
        let first = search(text).first().map_or("", |area| area.code);
        assert_eq!(first, code, "{text}");
    }
}

#[test]
fn whole_names_come_before_beginnings_and_countries_before_their_areas() {
    let codes: Vec<&str> = search("Georgia").iter().map(|area| area.code).collect();
    assert_eq!(&codes[..2], ["GE", "US-GA"]);
    assert!(search("a").len() <= 50);
}

#[test]
fn odd_texts_are_answered_quickly() {
    assert_eq!(search("Thailand").len(), 1, "and everything is unpacked before the clock starts");
    let long = "ก".repeat(1_000_000);
    let words = "a b ".repeat(250_000);
    let spaces = " ".repeat(1_000_000);
    for text in [
        "",
        " ",
        "\u{0}\u{7}\u{1b}",
        "\n\n",
        "---",
        "\u{200b}\u{feff}",
        "'; --",
        "=\t=",
        long.as_str(),
        &words,
        &spaces,
    ] {
        let start = Instant::now();
        let found = search(text);
        let nothing_known = find(text).is_none() && outline(text).is_none() && children(text).len() == 0;
        assert!(nothing_known && found.len() <= 50);
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", text.chars().take(9).collect::<String>());
    }
}

#[test]
fn every_outline_is_made_of_closed_rings_on_the_globe() {
    let mut drawn = 0;
    for area in areas() {
        let Some(outline) = outline(area.code) else {
            continue;
        };
        drawn += 1;
        assert!(!outline.polygons.is_empty(), "{}", area.code);
        for ring in outline.polygons.iter().flatten() {
            assert!(ring.len() >= 4 && ring.first() == ring.last(), "{}", area.code);
            assert!(
                ring.iter()
                    .all(|(lng, lat)| lng.abs() <= 180.01 && lat.abs() <= 90.01),
                "{}",
                area.code
            );
        }
    }
    assert!(drawn > 4000, "{drawn}");
}

#[test]
fn every_country_can_be_drawn() {
    let missing: Vec<&str> = countries()
        .iter()
        .map(|country| country.code)
        .filter(|code| outline(code).is_none())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn points_lie_in_the_rectangle_around_the_outline() {
    for area in areas() {
        let (Some(point), Some(bounds)) =
            (area.point, outline(area.code).and_then(|outline| outline.bounds()))
        else {
            continue;
        };
        let wide = bounds.west - 0.05..=bounds.east + 0.05;
        let high = bounds.south - 0.05..=bounds.north + 0.05;
        assert!(
            wide.contains(&point.lng) && high.contains(&point.lat),
            "{} {point:?} {bounds:?}",
            area.code
        );
    }
}

#[test]
fn neighbours_share_their_border_point_by_point() {
    for (one, other) in [("TH-57", "TH-50"), ("NP-P1", "NP-P2"), ("GR-B", "GR-A")] {
        let points = |code: &str| {
            outline(code)
                .unwrap()
                .points()
                .map(|(lng, lat)| (lng.to_bits(), lat.to_bits()))
                .collect()
        };
        let (here, there): (HashSet<_>, HashSet<_>) = (points(one), points(other));
        assert!(here.intersection(&there).count() > 5, "{one} {other}");
    }
}

#[test]
fn damaged_data_gives_nothing_rather_than_failing() {
    let packed = super::PACKED_NAMES;
    assert!(unpack(&packed[..packed.len() / 2]).is_empty());
    assert!(unpack(&[]).is_empty());
    assert_eq!(Index::read(vec![0xff, 0xfe]).areas.len(), 0);
    assert_eq!(Index::read(b"TH\tno\n\n\t\t\t\t\t".to_vec()).areas.len(), 0);
}

#[test]
fn every_source_says_its_licence_and_notice() {
    for source in SOURCES {
        assert!(
            !source.title.is_empty()
                && !source.taken.is_empty()
                && !source.licence.is_empty()
                && !source.notice.is_empty()
        );
    }
}
