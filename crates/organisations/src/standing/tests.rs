use axum::http::StatusCode;
use kernel::{OrganisationId, Verb};
use uuid::Uuid;

use super::rules::{Hanging, Refusal, end, merge, remove, revive, split};
use crate::organisations::State;
use crate::testing::{at, house};

#[test]
fn what_may_be_done_depends_on_how_it_stands() {
    use State::{Active, Ended, Merged};
    for (state, ends, revives, splits) in [
        (Active, true, false, false),
        (Ended, false, true, false),
        (Merged, false, false, true),
    ] {
        assert_eq!(end(state, "").is_ok(), ends, "{state:?}");
        assert_eq!(revive(state).is_ok(), revives, "{state:?}");
        assert_eq!(split(state).is_ok(), splits, "{state:?}");
    }
    assert_eq!(end(Active, &"x".repeat(501)), Err(Refusal::ReasonTooLong));
}

#[test]
fn only_two_that_stand_for_themselves_are_merged() {
    use State::{Active, Ended, Merged};
    let (one, other) = (OrganisationId(Uuid::from_u128(1)), OrganisationId(Uuid::from_u128(2)));
    for (gone, stays, wanted) in [
        ((one, Active), (other, Active), true),
        ((one, Ended), (other, Active), true),
        ((one, Active), (other, Ended), false),
        ((one, Merged), (other, Active), false),
        ((one, Active), (other, Merged), false),
        ((one, Active), (one, Active), false),
    ] {
        assert_eq!(merge(gone, stays).is_ok(), wanted, "{gone:?} {stays:?}");
    }
}

#[test]
fn only_what_nothing_hangs_on_is_removed() {
    let none = Hanging::default();
    for (hanging, wanted) in [
        (none, true),
        (Hanging { activities: 1, ..none }, false),
        (Hanging { seats: 1, ..none }, false),
        (Hanging { is_merged: true, ..none }, false),
        (Hanging { merged_here: 1, ..none }, false),
    ] {
        assert_eq!(remove(hanging).is_some(), wanted, "{hanging:?}");
    }
}

#[tokio::test]
async fn an_organisation_ends_with_a_reason_and_comes_back() {
    let house = house().await;
    let id = house.add_one("Open Road").await;
    house.end(id, "Its people moved on.").await;
    let ended = house.profile(id).await;
    assert_eq!((ended.state, ended.ended_reason.as_deref()), (State::Ended, Some("Its people moved on.")));
    house
        .coordinator
        .get("/c/rivers/organisations?state=active")
        .await
        .says_not("<bdi>Open Road</bdi>");
    house
        .coordinator
        .get("/c/rivers/organisations?state=ended")
        .await
        .says("<bdi>Open Road</bdi>");
    house
        .coordinator
        .get(&at(id, "/revive"))
        .await
        .expect(StatusCode::OK)
        .says("Activities that have ended stay ended at first.");
    house
        .coordinator
        .post(&at(id, "/revive"), &[("version", "1")])
        .await
        .expect(StatusCode::CONFLICT);
    house
        .coordinator
        .post(&at(id, "/revive"), &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let revived = house.profile(id).await;
    assert_eq!((revived.state, revived.ended_reason), (State::Active, None));
    let verbs: Vec<Verb> = house.history(id.0).await.iter().map(|event| event.verb).collect();
    assert_eq!(verbs, [Verb::Revived, Verb::Ended, Verb::Added]);
}

#[tokio::test]
async fn two_are_merged_and_split_again() {
    let house = house().await;
    let (gone, stays) = (
        house.add_one("Lake Savings Group").await,
        house.add_one("Savings Group of the Lake").await,
    );
    let representative = house.representative(gone).await;
    let doer = web::events::Doer::program(&house.site.app, house.scope);
    let tx = house.site.app.begin().await.unwrap();
    let late = crate::Seen { id: gone, version: Some(9) };
    assert!(matches!(crate::merge(&tx, &doer, late, stays).await, Err(crate::Stop::Stale)));
    crate::merge(&tx, &doer, gone, stays).await.unwrap();
    tx.commit().await.unwrap();
    let merged = house.profile(gone).await;
    assert_eq!((merged.state, merged.merged_into.unwrap().id), (State::Merged, stays));
    assert_eq!(house.profile(stays).await.merged_here[0].id, gone);
    assert_eq!(house.history(gone.0).await[0].verb, Verb::Merged);
    assert_eq!(house.history(stays.0).await[0].changes[0].after, "Lake Savings Group");
    // Whoever spoke for the one that went speaks for the one that stayed.
    representative
        .get(&at(stays, "/edit"))
        .await
        .expect(StatusCode::OK);
    assert_eq!(
        house
            .coordinator
            .get(&at(gone, "/edit"))
            .await
            .expect(StatusCode::SEE_OTHER)
            .location(),
        at(gone, "")
    );
    house
        .coordinator
        .get(&at(gone, "/split"))
        .await
        .expect(StatusCode::OK)
        .says("Split Lake Savings Group");
    house
        .coordinator
        .post(&at(gone, "/split"), &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.profile(gone).await.state, State::Active);
    assert_eq!(house.history(stays.0).await[0].verb, Verb::Split);
    representative
        .get(&at(stays, "/edit"))
        .await
        .expect(StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn its_keeper_says_that_all_is_still_true() {
    let house = house().await;
    let own = house.add_one("Own").await;
    let representative = house.representative(own).await;
    house
        .site
        .execute("UPDATE organisation SET confirmed_on = '2025-01-01'")
        .await;
    let tx = house.site.app.begin().await.unwrap();
    let doer = web::events::Doer::program(&house.site.app, house.scope);
    crate::confirm(&tx, &doer, own).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(house.profile(own).await.confirmed_on, Some(house.site.app.today()));
    assert_eq!(house.history(own.0).await[0].verb, Verb::Confirmed);
    for rest in ["/revive", "/split"] {
        representative
            .get(&at(own, rest))
            .await
            .expect(StatusCode::FORBIDDEN);
    }
}
