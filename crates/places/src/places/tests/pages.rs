use axum::http::StatusCode;
use uuid::Uuid;

use crate::PlaceId;
use crate::fixture::{Fixture, fixture, fixture_on};

async fn with_province() -> (Fixture, String) {
    with_province_in(fixture().await).await
}

async fn with_province_in(there: Fixture) -> (Fixture, String) {
    there.choose(there.scope, &["TH-57"]).await;
    let inside = there.id("TH-57").await.0.to_string();
    (there, inside)
}

const PLACES: &str = "/c/three-rivers/places";

const SQUARE: &str =
    r#"{"type":"Polygon","coordinates":[[[99.8,20.3],[100,20.3],[100,20.5],[99.8,20.5],[99.8,20.3]]]}"#;

#[tokio::test]
async fn a_district_is_added_by_hand_found_changed_ended_and_brought_back() {
    life_of_a_district(fixture().await).await;
}

#[tokio::test]
async fn a_district_lives_the_same_life_on_postgresql() {
    let Some(cluster) = testkit::postgres::Cluster::start() else {
        return;
    };
    life_of_a_district(fixture_on(cluster.new_database().await).await).await;
}

async fn life_of_a_district(there: Fixture) {
    let (there, inside) = with_province_in(there).await;
    let to = added(&there, &inside).await;
    changed(&there, &to).await;
    ended_and_back(&there, &to).await;
}

async fn added(there: &Fixture, inside: &str) -> String {
    let fields = [
        ("inside", inside),
        ("name", "Mae Sai"),
        ("local_name", "แม่สาย"),
        ("kind", "district"),
        ("code", "TH5709"),
        ("names", "my: မယ်ဆိုင်"),
        ("outline", SQUARE),
    ];
    let to = there
        .sends(PLACES, &fields, StatusCode::SEE_OTHER)
        .await
        .location();
    let page = there.sees(&to).await.says("แม่สาย").says("Burmese").says("<svg");
    page.says("Amina added this place").says("drawn by hand");
    there
        .reader
        .get(&to)
        .await
        .expect(StatusCode::OK)
        .says_not("End this place");
    for found in [
        "mae%20sai",
        "%E0%B9%81%E0%B8%A1%E0%B9%88%E0%B8%AA%E0%B8%B2%E0%B8%A2",
        "5709",
    ] {
        let list = there.reader.get(&format!("{PLACES}?q={found}")).await;
        list.says(&to).says_not("data-l=\"Level\">Country");
    }
    to
}

async fn changed(there: &Fixture, to: &str) {
    let same = [
        ("version", "1"),
        ("name", "Mae Sai"),
        ("code", "TH5709"),
        ("outline", SQUARE),
    ];
    let fields = [&same[..], &[("kind", "border district")]].concat();
    there.sends(to, &fields, StatusCode::SEE_OTHER).await;
    let page = there
        .sees(to)
        .await
        .says("border district")
        .says("Amina changed this place");
    page.says_not("Burmese</dt>");
    let late = [("version", "1"), ("name", "Mine"), ("kind", "mine")];
    let both = there.sends(to, &late, StatusCode::CONFLICT).await;
    both.says("Amina").says("border district").says("value=\"Mine\"");
}

async fn ended_and_back(there: &Fixture, to: &str) {
    let country = there.id("TH").await.0;
    there
        .sees(&format!("{PLACES}/{country}/end"))
        .await
        .says("1 place lies inside it");
    let end = format!("{to}/end");
    there.sends(&end, &[("version", "1")], StatusCode::CONFLICT).await;
    there
        .sends(&end, &[("version", "2")], StatusCode::SEE_OTHER)
        .await;
    let tree = there.tree(there.scope).await;
    assert!(tree.find_by_code("th5709").unwrap().is_ended());
    there.sees(to).await.says("Bring it back");
    there
        .sends(&format!("{to}/revival"), &[("version", "3")], StatusCode::SEE_OTHER)
        .await;
    there.sees(to).await.says("Amina brought this place back");
}

#[tokio::test]
async fn nothing_deeper_than_the_coalition_allows_is_kept() {
    let (there, inside) = with_province().await;
    there
        .site
        .execute("UPDATE coalition SET place_level_max = 1")
        .await;
    let fields = [
        ("inside", inside.as_str()),
        ("name", "Mae Sai"),
        ("kind", "district"),
    ];
    let answer = there
        .sends(PLACES, &fields, StatusCode::UNPROCESSABLE_ENTITY)
        .await;
    answer.says("could lead somebody to a shelter");
    there
        .sees(&format!("{PLACES}/{inside}"))
        .await
        .says("Nothing more exact is kept here");
    assert_eq!(there.tree(there.scope).await.places().len(), 2);
}

#[tokio::test]
async fn what_was_typed_comes_back_with_its_mistakes() {
    let (there, inside) = with_province().await;
    let long = "x".repeat(1_000_001);
    let own = [
        ("name", "Mae <b>"),
        ("kind", "d"),
        ("names", "nonsense"),
        ("outline", &long),
    ];
    let fields = [&[("inside", inside.as_str())][..], &own].concat();
    let answer = there
        .sends(PLACES, &fields, StatusCode::UNPROCESSABLE_ENTITY)
        .await;
    answer
        .says("Mae &#60;b&#62;")
        .says("Line 1 of the names")
        .says("please shorten");
}

#[tokio::test]
async fn other_coalitions_places_look_like_none() {
    let (there, _) = with_province().await;
    there.choose(there.other, &["TH-57"]).await;
    let foreign = there.tree(there.other).await.places()[0].id.0.to_string();
    let random = Uuid::from_u128(77).to_string();
    let mut answers = Vec::new();
    for id in [foreign.as_str(), &random, "not-an-id"] {
        for path in ["", "/edit", "/end"] {
            let answer = there.coordinator.get(&format!("{PLACES}/{id}{path}")).await;
            answers.push(answer.expect(StatusCode::NOT_FOUND).bytes);
        }
        for path in ["", "/end", "/revival"] {
            let fields = [("version", "1"), ("name", "X"), ("kind", "x")];
            there
                .sends(&format!("{PLACES}/{id}{path}"), &fields, StatusCode::NOT_FOUND)
                .await;
        }
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    let fields = [("inside", foreign.as_str()), ("name", "X"), ("kind", "x")];
    there
        .sends(PLACES, &fields, StatusCode::UNPROCESSABLE_ENTITY)
        .await;
}

#[tokio::test]
async fn only_coordinators_change_and_only_seats_see() {
    let (there, inside) = with_province().await;
    for path in ["/new", &format!("/{inside}/edit"), &format!("/{inside}/end")] {
        there
            .reader
            .get(&format!("{PLACES}{path}"))
            .await
            .expect(StatusCode::FORBIDDEN);
    }
    for path in ["", &format!("/{inside}"), &format!("/{inside}/end")] {
        there
            .reader
            .post(&format!("{PLACES}{path}"), &[])
            .await
            .expect(StatusCode::FORBIDDEN);
    }
    there
        .coordinator
        .get("/c/elsewhere/places")
        .await
        .expect(StatusCode::NOT_FOUND);
    there
        .site
        .stranger()
        .get(PLACES)
        .await
        .expect(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn lists_can_be_taken_away_and_outlines_are_found() {
    let (there, _) = with_province().await;
    let csv = there
        .reader
        .get(&format!("{PLACES}.csv?level=1"))
        .await
        .expect(StatusCode::OK);
    csv.says("Chiang Rai").says_not("Thailand,ไทย");
    there
        .sees(&format!("{PLACES}.json"))
        .await
        .says("\"inside_code\": \"TH\"");
    there.sees(&format!("{PLACES}.xlsx")).await;
    let rai = there.id("TH-57").await;
    let nowhere = PlaceId(Uuid::from_u128(5));
    let rings = crate::outlines(there.site.app.db(), there.scope, &[rai, nowhere])
        .await
        .unwrap();
    assert!(rings.len() == 1 && rings[&rai][0].len() > 20);
}

#[tokio::test]
async fn an_empty_list_leads_on() {
    let there = fixture().await;
    there
        .sees(PLACES)
        .await
        .says("/c/three-rivers/places/area")
        .says("No places yet");
    let list = there.reader.get(PLACES).await;
    list.says("A coordinator chooses").says_not("places/area");
    let new = there.coordinator.get(&format!("{PLACES}/new")).await;
    assert_eq!(new.location(), "/c/three-rivers/places/area");
}

#[tokio::test]
async fn names_in_many_scripts_and_with_hidden_marks_are_kept_safely() {
    let (there, inside) = with_province().await;
    let names = "ភ្នំពេញ မြန်မာ ລາວ हिन्दी العربية עברית 中文 日本 한국 ⵜⴰⵎⴰⵣⵉⵖⵜ 👩‍👩‍👧 O'Brien;-- a\u{202E}b\u{0}";
    for name in names.split(' ') {
        let fields = [("inside", inside.as_str()), ("name", name), ("kind", "district")];
        let to = there
            .sends(PLACES, &fields, StatusCode::SEE_OTHER)
            .await
            .location();
        there.sees(&to).await.says_not("\u{202E}").says_not("\u{0}");
    }
}

#[tokio::test]
async fn every_text_of_these_pages_is_in_the_translation_file() {
    let (there, inside) = with_province().await;
    for path in [
        "places",
        "places/area",
        "start/area",
        "start/area?inside=TH",
        "places/area?q=zzzz",
        "places/new",
    ] {
        there
            .sees(&format!("/c/three-rivers/{path}"))
            .await
            .says_not("[[");
    }
    for path in ["", "/edit", "/end"] {
        there
            .sees(&format!("{PLACES}/{inside}{path}"))
            .await
            .says_not("[[");
    }
}
