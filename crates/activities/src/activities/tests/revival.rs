use axum::http::StatusCode;

use crate::testing::{at, day, house, text};

#[tokio::test]
async fn what_stands_on_something_that_has_ended_is_not_brought_back() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let mut draft = house.draft(clinic, "legal-aid", "Nan").await;
    draft.to_on = Some(day("2026-06-30"));
    let id = house.add(vec![draft]).await[0];
    let page = at(&format!("/activities/{}", id.0));
    let revive = format!("{page}/revive");
    let focus = at(&format!("/lists/focuses/{}", house.focus("legal-aid").await.0));
    let place = at(&format!("/places/{}", house.place("Nan").await.0));
    let coordinator = &house.coordinator;
    let [clinic_id, focus_id, place_id] = [
        clinic.0,
        house.focus("legal-aid").await.0,
        house.place("Nan").await.0,
    ]
    .map(text);
    let under_way = [
        ("runs", clinic_id.as_str()),
        ("focus", &focus_id),
        ("place", &place_id),
        ("from_on", "2026-01-01"),
        ("status", "under-way"),
        ("version", "1"),
    ];
    let refused = async |words: &str| {
        let asked = coordinator.get(&revive).await.expect(StatusCode::OK);
        asked
            .says(words)
            .says_not("Bring it back</button>")
            .says_not("[[");
        let sent = coordinator.post(&revive, &[("version", "1")]).await;
        sent.expect(StatusCode::UNPROCESSABLE_ENTITY).says(words);
        // Nor by the form in which everything can be changed.
        let changed = coordinator.post(&format!("{page}/edit"), &under_way).await;
        changed.expect(StatusCode::UNPROCESSABLE_ENTITY).says(words);
        coordinator.get(&page).await.says("Finished");
    };
    for (ended, back, words) in [
        (&focus, "revive", "Its kind of work has ended."),
        (&place, "revival", "Its place has ended."),
    ] {
        let act = async |act: &str| {
            let sent = coordinator
                .post(&format!("{ended}/{act}"), &[("version", "1")])
                .await;
            sent.expect(StatusCode::SEE_OTHER);
        };
        act("end").await;
        refused(words).await;
        let version = if ended == &place { "2" } else { "1" };
        let sent = coordinator
            .post(&format!("{ended}/{back}"), &[("version", version)])
            .await;
        sent.expect(StatusCode::SEE_OTHER);
    }
    let tx = house.site.app.begin().await.unwrap();
    organisations::end(&tx, &house.doer(), clinic, "").await.unwrap();
    tx.commit().await.unwrap();
    refused("Nobody who ran it is active any more.").await;
}

#[tokio::test]
async fn what_ended_today_is_brought_back_the_same_day_and_ended_once() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let id = house.work(clinic, "legal-aid", "Nan").await;
    let page = at(&format!("/activities/{}", id.0));
    let end = format!("{page}/end");
    let sent = |version: &'static str| [("to_on", "2026-11-23"), ("version", version)];
    let ended = house.coordinator.post(&end, &sent("1")).await;
    ended.expect(StatusCode::SEE_OTHER);
    let shown = house.coordinator.get(&page).await;
    shown
        .says("Last day today")
        .says("Bring it back")
        .says_not("End it")
        .says_not("Still true");
    let again = house.coordinator.post(&end, &sent("2")).await;
    again
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This activity is over already.");
    let revived = house
        .coordinator
        .post(&format!("{page}/revive"), &[("version", "2")])
        .await;
    revived.expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .get(&page)
        .await
        .says("Under way")
        .says("Still true");
}
