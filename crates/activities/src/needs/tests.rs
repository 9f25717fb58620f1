use axum::http::StatusCode;
use organisations::FocusId;
use places::PlaceId;
use uuid::Uuid;

use super::rules::{AskedPlan, NeedPlan, Refusal, asked_together};
use crate::testing::{at, day, house, text};

const NAN: PlaceId = PlaceId(Uuid::from_u128(1));
const LEGAL: FocusId = FocusId(Uuid::from_u128(2));

#[test]
fn a_need_has_a_level_and_a_reason() {
    let need = |level, reason: &str| NeedPlan::new(NAN, LEGAL, level, reason, day("2026-11-23")).map(|_| ());
    for (level, reason, outcome) in [
        (1, "Told by many.", Ok(())),
        (3, "Told by many.", Ok(())),
        (0, "A clinic has opened.", Ok(())),
        (0, "", Err(Refusal::ReasonMissing)),
        (4, "Told by many.", Err(Refusal::LevelOutOfRange)),
        (-1, "Told by many.", Err(Refusal::LevelOutOfRange)),
        (2, " \u{202E} ", Err(Refusal::ReasonMissing)),
    ] {
        assert_eq!(need(level, reason), outcome, "{level} {reason:?}");
    }
    assert_eq!(need(2, &"x".repeat(401)), Err(Refusal::ReasonTooLong));
}

#[test]
fn nobody_asks_tomorrow_or_about_the_whole_world() {
    let asked = |on: &str, how: &str| AskedPlan::new(NAN, LEGAL, day(on), how, day("2026-11-23")).map(|_| ());
    assert_eq!(asked("2026-11-23", ""), Ok(()));
    assert_eq!(asked("2026-11-24", ""), Err(Refusal::NotYet));
    assert_eq!(asked("2026-11-23", &"x".repeat(201)), Err(Refusal::HowTooLong));
    let places = vec![NAN; 50];
    let on = day("2026-11-23");
    assert_eq!(asked_together(&places, &[LEGAL; 40], on, "", on).map(|all| all.len()), Ok(2_000));
    assert_eq!(asked_together(&places, &[LEGAL; 41], on, "", on), Err(Refusal::TooMany));
}

#[tokio::test]
async fn a_need_is_set_changed_and_taken_away() {
    let house = house().await;
    let (place, focus) = (text(house.place("Nan").await.0), text(house.focus("legal-aid").await.0));
    let page = at(&format!("/needs/edit?place={place}&focus={focus}"));
    house
        .coordinator
        .get(&page)
        .await
        .expect(StatusCode::OK)
        .says("Legal aid in Nan")
        .says_not("[[");
    let set = [
        ("level", "3"),
        ("reason", "Told by three temples."),
        ("version", "0"),
    ];
    let kept = house
        .coordinator
        .post(&page, &set)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(kept.location(), at("/maps/cloth/cell"));
    assert_eq!(house.cell("", "Nan", "Legal aid").await["need"], 3);
    let cell = at(&format!("/maps/cloth/cell?row={place}&col={focus}"));
    house
        .coordinator
        .get(&cell)
        .await
        .expect(StatusCode::OK)
        .says("Told by three temples.")
        .says_not("[[");
    let late = house
        .coordinator
        .post(&page, &[("level", "1"), ("reason", "Less now."), ("version", "0")])
        .await;
    late.expect(StatusCode::CONFLICT)
        .says("Told by three temples.")
        .says("Less now.")
        .says("Amina saved this");
    house
        .coordinator
        .post(&page, &[("level", "1"), ("reason", "Less now."), ("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("", "Nan", "Legal aid").await["need"], 1);
    house
        .coordinator
        .post(&page, &[("level", "0"), ("reason", ""), ("version", "2")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    house
        .coordinator
        .post(
            &page,
            &[
                ("level", "0"),
                ("reason", "A clinic has opened."),
                ("version", "2"),
            ],
        )
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("", "Nan", "Legal aid").await["need"], 0);
    house
        .coordinator
        .post(&page, &[("level", "2"), ("version", "0")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_meeting_asks_about_many_at_once() {
    let house = house().await;
    let (nan, phayao) = (text(house.place("Nan").await.0), text(house.place("Phayao").await.0));
    let protection = text(house.focus("protection").await.0);
    let page = at(&format!("/needs/asked/new?place={nan}"));
    house
        .coordinator
        .get(&page)
        .await
        .expect(StatusCode::OK)
        .says(&format!("value=\"{nan}\" checked"))
        .says_not("[[");
    let asked = [
        ("asked_on", "2026-11-20"),
        ("how", "At the November meeting"),
        ("place", nan.as_str()),
        ("place", phayao.as_str()),
        ("focus", protection.as_str()),
    ];
    let coordinator = &house.coordinator;
    let (one, other) = tokio::join!(coordinator.post(&page, &asked), coordinator.post(&page, &asked));
    one.expect(StatusCode::SEE_OTHER);
    other.expect(StatusCode::SEE_OTHER);
    let written = web::events::tally(house.site.app.db(), house.scope)
        .await
        .unwrap();
    assert_eq!(written.of("asked"), 2, "what came twice is written down once");
    for place in ["Nan", "Phayao"] {
        assert_eq!(house.cell("", place, "Legal aid").await["state"], "nobody", "{place}");
    }
    assert_eq!(house.cell("", "Chiang Mai", "Legal aid").await["state"], "not-asked");
    let table = house.coordinator.get(&at("/needs")).await.expect(StatusCode::OK);
    table
        .says("At the November meeting")
        .says("20 November 2026")
        .says_not("[[");
    let ahead = [
        ("asked_on", "2026-12-01"),
        ("place", nan.as_str()),
        ("focus", protection.as_str()),
    ];
    house
        .coordinator
        .post(&page, &ahead)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This day lies ahead");
    let nothing = [("asked_on", "2026-11-20")];
    house
        .coordinator
        .post(&page, &nothing)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    house
        .reader()
        .await
        .get(&at("/needs"))
        .await
        .expect(StatusCode::OK)
        .says_not("/needs/edit");
}

#[tokio::test]
async fn what_was_asked_is_corrected_and_taken_away() {
    let house = house().await;
    for place in ["Nan", "Phayao"] {
        house.asked(place, "legal-aid", "2026-03-01").await;
    }
    let page = at("/needs/asked?on=2026-03-01&how=at%20a%20meeting");
    house
        .coordinator
        .get(&at("/needs"))
        .await
        .says("/needs/asked?on=2026-03-01&#38;how=at%20a%20meeting");
    let shown = house.coordinator.get(&page).await.expect(StatusCode::OK);
    let shown = shown.says("Legal aid").says("Nan").says_not("[[").text();
    let ids: Vec<&str> = shown
        .split("name=\"one\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(ids.len(), 2);
    let nan = ids[usize::from(shown.find(">Nan<") > shown.find(">Phayao<"))];
    let ahead = [("do", "correct"), ("one", nan), ("asked_on", "2027-01-01")];
    let refused = house.coordinator.post(&page, &ahead).await;
    refused
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This day lies ahead");
    let nothing = [("do", "remove"), ("asked_on", "2026-03-01")];
    let refused = house.coordinator.post(&page, &nothing).await;
    refused.expect(StatusCode::UNPROCESSABLE_ENTITY);

    let later = [
        ("do", "correct"),
        ("one", nan),
        ("asked_on", "2026-03-09"),
        ("how", "by telephone"),
    ];
    let kept = house.coordinator.post(&page, &later).await;
    kept.expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("", "Nan", "Legal aid").await["asked_on"], "2026-03-09");
    assert_eq!(house.cell("", "Phayao", "Legal aid").await["asked_on"], "2026-03-01");
    let late = house.coordinator.post(&page, &later).await;
    late.expect(StatusCode::CONFLICT);

    let page = at("/needs/asked?on=2026-03-09&how=by%20telephone");
    let question = [("do", "remove"), ("one", nan)];
    let asked = house.coordinator.post(&page, &question).await;
    asked
        .expect(StatusCode::OK)
        .says("Take away 1 record of what was asked?")
        .says("Legal aid in Nan")
        .says_not("[[");
    assert_eq!(house.cell("", "Nan", "Legal aid").await["state"], "nobody", "nothing is gone yet");
    let sure = [("do", "remove"), ("one", nan), ("sure", "yes")];
    let gone = house.coordinator.post(&page, &sure).await;
    gone.expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("", "Nan", "Legal aid").await["state"], "not-asked");
    house.coordinator.get(&page).await.expect(StatusCode::NOT_FOUND);
    let id = Uuid::parse_str(nan).unwrap();
    let events = web::events::of_object(house.site.app.db(), house.scope, id, 20)
        .await
        .unwrap();
    let told: Vec<_> = events.iter().map(|event| event.verb).collect();
    assert_eq!(told, [kernel::Verb::Removed, kernel::Verb::Changed, kernel::Verb::Added]);
}

#[tokio::test]
async fn only_those_who_set_needs_correct_what_was_asked() {
    let house = house().await;
    house.asked("Nan", "legal-aid", "2026-03-01").await;
    let page = at("/needs/asked?on=2026-03-01&how=at%20a%20meeting");
    let reader = house.reader().await;
    reader.get(&page).await.expect(StatusCode::FORBIDDEN);
    reader
        .get(&at("/needs"))
        .await
        .expect(StatusCode::OK)
        .says_not("/needs/asked?");
}
