use axum::http::StatusCode;

use super::choose::whole;
use super::words::words;
use crate::fixture::fixture;
use crate::places::Refusal;

const LATER: &str = "/c/three-rivers/places/area";

#[tokio::test]
async fn chosen_areas_come_with_their_country_and_all_their_names() {
    let there = fixture().await;
    let chosen = there
        .choose(there.scope, &["TH-57", "LA-BK", "la-bk", "TH-50"])
        .await;
    assert_eq!((chosen.added.len(), chosen.left_out.len()), (5, 0));
    let tree = there.tree(there.scope).await;
    let names: Vec<&str> = tree.places().iter().map(|place| place.name.as_str()).collect();
    assert_eq!(names.len(), 5);
    assert_eq!(&names[2..], ["Thailand", "Chiang Mai", "Chiang Rai"]);
    let rai = tree.find_by_code("th-57").unwrap();
    assert_eq!((rai.level, rai.local_name.as_deref(), &*rai.kind), (1, Some("เชียงราย"), "province"));

    let again = there.choose(there.scope, &["TH-57", "TH-50"]).await;
    assert_eq!(again, super::Chosen::default());
    assert!(there.tree(there.other).await.is_empty());
}

#[tokio::test]
async fn unknown_codes_and_areas_too_deep_are_left_out() {
    let there = fixture().await;
    there
        .site
        .execute("UPDATE coalition SET place_level_max = 1")
        .await;
    let chosen = there.choose(there.scope, &["XX-1", "UG-101", "", "KE-30"]).await;
    let why: Vec<Refusal> = chosen.left_out.iter().map(|left| left.why).collect();
    assert_eq!(why, [Refusal::CodeUnknown, Refusal::TooDeep, Refusal::CodeUnknown]);
    assert_eq!(chosen.added.len(), 2);
}

#[test]
fn a_whole_country_is_itself_and_its_first_level() {
    assert_eq!(whole("TH").len(), 78);
    assert_eq!(whole("nowhere"), Vec::<&str>::new());
}

#[tokio::test]
async fn the_area_is_said_in_a_few_words() {
    let there = fixture().await;
    there.choose(there.scope, &["TH-57"]).await;
    assert_eq!(words(&there.tree(there.scope).await).named, ["Chiang Rai"]);
    there
        .choose(there.scope, &["TH-50", "TH-55", "TH-56", "TH-52"])
        .await;
    let said = words(&there.tree(there.scope).await);
    assert_eq!((said.named.join(", "), said.more), ("Chiang Mai, Chiang Rai".to_owned(), 3));
    there.choose(there.other, &whole("NP")).await;
    assert_eq!(words(&there.tree(there.other).await).named, ["Nepal"]);
}

#[tokio::test]
async fn starting_leads_from_a_country_to_the_first_organisation() {
    let there = fixture().await;
    let at = "/c/three-rivers/start/area";
    there.sees(at).await.says("Step 3 of 3").says("value=\"TH\"");
    let country = there.sees(&format!("{at}?inside=TH")).await;
    country.says("value=\"TH-57\"").says("All 77 of them");
    let none = there
        .sends(at, &[("shown", "TH")], StatusCode::UNPROCESSABLE_ENTITY)
        .await;
    none.says("Tick at least one").says("value=\"TH-57\"");
    let more = [("area", "TH-57"), ("then", "more")];
    assert_eq!(there.sends(at, &more, StatusCode::SEE_OTHER).await.location(), at);
    let on = [("area", "LA-BK"), ("area", "TH-50"), ("then", "on")];
    let onward = there.sends(at, &on, StatusCode::SEE_OTHER).await.location();
    assert_eq!(onward, "/c/three-rivers/organisations/new");
    let page = there.sees(at).await.says("Chosen so far").says("Chiang Rai");
    page.says("Go on to your first organisation");
    assert_eq!(there.area().await, "Bokeo, Chiang Mai and Chiang Rai");
}

#[tokio::test]
async fn areas_are_found_in_any_script_and_not_offered_twice() {
    let there = fixture().await;
    there.choose(there.scope, &["TH-57"]).await;
    let page = there
        .sees(&format!("{LATER}?q=%E0%B9%80%E0%B8%8A%E0%B8%B5%E0%B8%A2%E0%B8%87"))
        .await;
    let page = page.says("value=\"TH-50\"").says_not("value=\"TH-57\"");
    page.says("chosen already").says_not("Step 3");
    there
        .sees(&format!("{LATER}?q=%00%F0%9F%98%80%27"))
        .await
        .says("No area has this name");
}

#[tokio::test]
async fn ticks_stay_while_somebody_looks_for_more() {
    let there = fixture().await;
    let at = "/c/three-rivers/start/area";
    let ticked = [
        ("area", "TH-57"),
        ("whole", "LA"),
        ("then", "find"),
        ("q", "Chiang Mai"),
    ];
    let found = there.sends(at, &ticked, StatusCode::OK).await;
    let found = found
        .says("name=\"kept-area\" value=\"TH-57\" checked")
        .says("name=\"kept-whole\" value=\"LA\" checked");
    found.says("name=\"area\" value=\"TH-50\">").says_not("[[");
    // Found again, it stands where it is offered, and only there.
    let kept = [("kept-area", "TH-57"), ("area", "TH-50"), ("kept-whole", "LA")];
    let opened = there
        .sends(at, &[&kept[..], &[("look", "TH")]].concat(), StatusCode::OK)
        .await;
    let opened = opened
        .says("name=\"area\" value=\"TH-57\" checked")
        .says("name=\"area\" value=\"TH-50\" checked");
    opened
        .says_not("kept-area")
        .says("name=\"kept-whole\" value=\"LA\" checked");
    let country = [&kept[..], &[("then", "country"), ("inside", "LA")]].concat();
    let country = there.sends(at, &country, StatusCode::OK).await;
    country
        .says("name=\"whole\" value=\"LA\" checked")
        .says_not("kept-whole");
    assert!(there.tree(there.scope).await.is_empty(), "nothing is saved by looking");
    let all = [&kept[..], &[("then", "on")]].concat();
    there.sends(at, &all, StatusCode::SEE_OTHER).await;
    let tree = there.tree(there.scope).await;
    assert!(
        ["TH-50", "TH-57", "LA-BK"]
            .iter()
            .all(|code| tree.find_by_code(code).is_some())
    );
}

#[tokio::test]
async fn words_of_ones_own_are_not_replaced() {
    let there = fixture().await;
    there
        .site
        .execute("UPDATE coalition SET area = 'Upper North'")
        .await;
    there
        .sends(LATER, &[("whole", "LA")], StatusCode::SEE_OTHER)
        .await;
    assert_eq!(there.area().await, "Upper North");
    assert_eq!(there.tree(there.scope).await.places().len(), 19);
}

#[tokio::test]
async fn forged_codes_change_nothing() {
    let there = fixture().await;
    let fields = [("area", "TH-57"), ("area", "'; --"), ("inside", "TH")];
    let answer = there
        .sends(LATER, &fields, StatusCode::UNPROCESSABLE_ENTITY)
        .await;
    answer.says("not in the world");
    assert!(there.tree(there.scope).await.is_empty());
    there
        .reader
        .post(LATER, &[("area", "TH-57")])
        .await
        .expect(StatusCode::FORBIDDEN);
    there
        .site
        .stranger()
        .get(LATER)
        .await
        .expect(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_area_that_had_ended_comes_back_when_it_is_chosen_again() {
    let there = fixture().await;
    there.choose(there.scope, &["TH-57"]).await;
    there
        .site
        .execute("UPDATE place SET ended_at = '2026-01-01 00:00:00+00:00'")
        .await;
    let chosen = there.choose(there.scope, &["TH-57"]).await;
    assert_eq!((chosen.added.len(), chosen.revived.len()), (0, 2));
    assert!(!there.tree(there.scope).await.places()[0].is_ended());
}
