//! Adding, changing and ending through whole pages.

use axum::http::StatusCode;
use kernel::OrganisationId;

use crate::testing::{House, at, house, text};

pub async fn fields(house: &House, runs: OrganisationId) -> Vec<(&'static str, String)> {
    vec![
        ("runs", text(runs.0)),
        ("focus", text(house.focus("legal-aid").await.0)),
        ("place", text(house.place("Nan").await.0)),
        ("from_on", "2026-02-01".to_owned()),
        ("status", "under-way".to_owned()),
        ("role-1", "supports".to_owned()),
        ("role-2", "supports".to_owned()),
    ]
}

pub fn sent<'a>(
    fields: &'a [(&'static str, String)],
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let given = |name: &str| more.iter().any(|(other, _)| *other == name);
    let kept = fields
        .iter()
        .filter(|(name, _)| !given(name))
        .map(|(name, value)| (*name, value.as_str()));
    kept.chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn adding_changing_ending_and_reviving_leave_their_history() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    let fields = fields(&house, both[0]).await;
    let with = text(both[1].0);
    let new = sent(
        &fields,
        &[
            ("with-1", &with),
            ("role-1", "pays"),
            ("title", "Open door"),
            ("reach", "120"),
        ],
    );
    let added = house
        .coordinator
        .post(&at("/activities/new"), &new)
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = added.location();
    let shown = house.coordinator.get(&page).await.expect(StatusCode::OK);
    shown
        .says("Open door")
        .says("Temple")
        .says("Pays for it")
        .says("120")
        .says("Since 1 February 2026")
        .says_not("[[");
    let edit = house
        .coordinator
        .get(&format!("{page}/edit"))
        .await
        .expect(StatusCode::OK);
    edit.says("value=\"Open door\"").says_not("[[");
    let changed = sent(&fields, &[("title", "Open house"), ("version", "1")]);
    house
        .coordinator
        .post(&format!("{page}/edit"), &changed)
        .await
        .expect(StatusCode::SEE_OTHER);
    let shown = house.coordinator.get(&page).await;
    shown
        .says("Open house")
        .says("Amina changed the activity Open house")
        .says("Open door");
    house
        .coordinator
        .get(&format!("{page}/end"))
        .await
        .expect(StatusCode::OK)
        .says_not("[[");
    let end = [("to_on", "2026-11-20"), ("version", "2")];
    house
        .coordinator
        .post(&format!("{page}/end"), &end)
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .get(&page)
        .await
        .says("Finished")
        .says("Amina ended Open house");
    house
        .coordinator
        .get(&format!("{page}/revive"))
        .await
        .expect(StatusCode::OK)
        .says_not("[[");
    house
        .coordinator
        .post(&format!("{page}/revive"), &[("version", "3")])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .post(&format!("{page}/confirmation"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .get(&page)
        .await
        .says("Under way")
        .says("still true");
    let found = web::search::find(house.site.app.db(), house.scope, "open house", Some("activity"), 5)
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_what_was_typed() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let fields = fields(&house, clinic).await;
    let huge = "x".repeat(1_000_000);
    for (more, words) in [
        (
            ("to_on", "2025-01-01"),
            "It would end on 1 January 2025, before it begins on 1 February 2026.",
        ),
        (("reach", "many"), "whole number"),
        (("from_on", "soon"), "give a day"),
        (("from_on", "31.02.2026"), "such as 23/11/2026"),
        (("from_on", "31.02.2026"), "type=\"text\" dir=\"auto\" value=\"31.02.2026\""),
        (("note", huge.as_str()), "please shorten this"),
        (("note", huge.as_str()), huge.as_str()),
        (("focus", "018f0000-0000-7000-8000-000000000000"), "choose from the list"),
        (("runs", ""), "please fill this in"),
    ] {
        let answer = house
            .coordinator
            .post(&at("/activities/new"), &sent(&fields, &[more]))
            .await;
        assert_eq!(answer.status, 422, "{}", more.0);
        assert!(answer.text().contains(words), "{}", more.0);
    }
    let by_hand = sent(&fields, &[("from_on", "23.10.2026")]);
    let added = house.coordinator.post(&at("/activities/new"), &by_hand).await;
    let added = added.expect(StatusCode::SEE_OTHER).location();
    house.coordinator.get(&added).await.says("Since 23 October 2026");
    let odd = "ก\u{0000}\u{202E}أحمد 👩‍👩‍👧 <b>&";
    let kept = house
        .coordinator
        .post(&at("/activities/new"), &sent(&fields, &[("title", odd)]))
        .await;
    let page = house
        .coordinator
        .get(&kept.expect(StatusCode::SEE_OTHER).location())
        .await;
    page.says("กأحمد 👩‍👩‍👧 &#60;b&#62;&#38;");
}

#[tokio::test]
async fn days_out_of_order_are_said_at_once_with_all_else() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let fields = fields(&house, clinic).await;
    let both = sent(&fields, &[("to_on", "2025-01-01"), ("place", "")]);
    house
        .coordinator
        .post(&at("/activities/new"), &both)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("<title>Please check: ")
        .says("Please check 2 answers")
        .says("href=\"#f-to_on\"")
        .says("href=\"#f-place\"")
        .says("before it begins on 1 February 2026");
}

#[tokio::test]
async fn what_is_past_its_last_day_is_over_and_can_be_brought_back() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let mut draft = house.draft(clinic, "legal-aid", "Nan").await;
    draft.to_on = Some(crate::testing::day("2026-06-30"));
    let id = house.add(vec![draft]).await[0];
    let page = at(&format!("/activities/{}", id.0));
    let shown = house.coordinator.get(&page).await.expect(StatusCode::OK);
    shown.says("Finished").says("Bring it back").says_not("End it");
    house
        .coordinator
        .post(&format!("{page}/revive"), &[("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .get(&page)
        .await
        .says("Under way")
        .says("End it");
}

#[tokio::test]
async fn who_came_too_late_sees_both_texts() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let id = house.work(clinic, "legal-aid", "Nan").await;
    let page = at(&format!("/activities/{}", id.0));
    let fields = fields(&house, clinic).await;
    let first = sent(&fields, &[("note", "From Amina"), ("version", "1")]);
    house
        .coordinator
        .post(&format!("{page}/edit"), &first)
        .await
        .expect(StatusCode::SEE_OTHER);
    let late = sent(&fields, &[("note", "From Ruth"), ("version", "1")]);
    let ruth = house.representative(clinic).await;
    let answer = ruth
        .post(&format!("{page}/edit"), &late)
        .await
        .expect(StatusCode::CONFLICT);
    let answer = answer
        .says("From Amina")
        .says("From Ruth")
        .says("Amina saved this while you were writing")
        .says("Saved on 23 November 2026,")
        .says("<title>Please check: ");
    assert_eq!(answer.text().matches("class=\"theirs\"").count(), 1, "only the note differs");
    answer.says("name=\"version\" value=\"2\"");
    let again = sent(&fields, &[("note", "From both"), ("version", "2")]);
    ruth.post(&format!("{page}/edit"), &again)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.version(id).await, 3);
}

#[tokio::test]
async fn nobody_keeps_what_is_not_theirs() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    let id = house.work(both[0], "legal-aid", "Nan").await;
    let page = at(&format!("/activities/{}", id.0));
    let temple = house.representative(both[1]).await;
    let reader = house.reader().await;
    temple.get(&page).await.expect(StatusCode::OK).says_not("/edit\"");
    for path in ["/edit", "/end", "/revive"] {
        temple
            .get(&format!("{page}{path}"))
            .await
            .expect(StatusCode::FORBIDDEN);
        reader
            .get(&format!("{page}{path}"))
            .await
            .expect(StatusCode::FORBIDDEN);
    }
    temple
        .post(&format!("{page}/confirmation"), &[])
        .await
        .expect(StatusCode::FORBIDDEN);
    temple
        .post(&format!("{page}/end"), &[("to_on", "2026-11-20"), ("version", "1")])
        .await
        .expect(StatusCode::FORBIDDEN);
    let fields = fields(&house, both[0]).await;
    temple
        .post(&at("/activities/new"), &sent(&fields, &[]))
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    temple
        .post(&format!("{page}/edit"), &sent(&fields, &[("version", "1")]))
        .await
        .expect(StatusCode::FORBIDDEN);
    for path in ["/needs/edit", "/needs/asked/new", "/lists/populations"] {
        temple.get(&at(path)).await.expect(StatusCode::FORBIDDEN);
        reader.get(&at(path)).await.expect(StatusCode::FORBIDDEN);
    }
    let own = sent(&fields, &[("runs", "")]);
    let mut own: Vec<(&str, &str)> = own.into_iter().filter(|(name, _)| *name != "runs").collect();
    let temple_id = text(both[1].0);
    own.push(("runs", &temple_id));
    // Others may be named beside one's own organisation.
    let clinic_id = text(both[0].0);
    own.retain(|(name, _)| !["with-1", "role-1"].contains(name));
    own.extend([("with-1", clinic_id.as_str()), ("role-1", "runs")]);
    temple
        .post(&at("/activities/new"), &own)
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .site
        .stranger()
        .get(&page)
        .await
        .expect(StatusCode::UNAUTHORIZED);
}
