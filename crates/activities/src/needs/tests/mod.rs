mod asked;

use axum::http::StatusCode;
use organisations::FocusId;
use places::PlaceId;
use uuid::Uuid;

use crate::needs::rules::{AskedPlan, NeedPlan, Refusal, asked_together, is_old, old_before};
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
fn an_answer_grows_old_after_a_year() {
    for (asked, lately, expected) in [
        ((0, 4), (0, 4), false),
        ((2, 4), (0, 4), false),
        ((4, 4), (3, 4), true),
        ((4, 4), (4, 4), false),
        ((0, 0), (0, 0), false),
    ] {
        let share = |(part, whole)| cloth::Share { part, whole };
        assert_eq!(is_old(share(asked), share(lately)), expected, "{asked:?} {lately:?}");
    }
    assert_eq!(old_before(day("2026-11-23")), day("2025-11-23"));
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
