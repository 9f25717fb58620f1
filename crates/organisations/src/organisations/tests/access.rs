use axum::http::StatusCode;
use kernel::Role;

use crate::testing::{at, house};

#[tokio::test]
async fn only_keepers_change_an_organisation() {
    let house = house().await;
    let (own, foreign) = (house.add_one("Own").await, house.add_one("Foreign").await);
    let representative = house.representative(own).await;
    let reader = house.reader().await;
    representative.get(&at(own, "/edit")).await.expect(StatusCode::OK);
    let fields = [("version", "1"), ("name", "Own and more")];
    representative
        .post(&at(own, ""), &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.history(own.0).await[0].organisation_id, Some(own));
    for path in [at(foreign, "/edit"), "/c/rivers/organisations/new".to_owned()] {
        representative.get(&path).await.expect(StatusCode::FORBIDDEN);
        reader.get(&path).await.expect(StatusCode::FORBIDDEN);
    }
    representative
        .post(&at(foreign, ""), &fields)
        .await
        .expect(StatusCode::FORBIDDEN);
    reader
        .post(&at(own, ""), &fields)
        .await
        .expect(StatusCode::FORBIDDEN);
    house
        .site
        .stranger()
        .get(&at(own, "/edit"))
        .await
        .expect(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_organisation_of_another_coalition_looks_like_none() {
    let house = house().await;
    let other = house.site.coalition("hills", "Hills").await;
    let elsewhere = house.site.holding(other, "Bo", Role::Coordinator).await;
    let id = house.add_one("Open Road").await;
    let none = kernel::OrganisationId(house.site.app.ids().next());
    for rest in ["/edit", "/contacts", "/revive", "/split"] {
        let path = |id: kernel::OrganisationId| format!("/c/hills/organisations/{}{rest}", id.0);
        let foreign = elsewhere
            .get(&path(id))
            .await
            .expect(StatusCode::NOT_FOUND)
            .text();
        let random = elsewhere
            .get(&path(none))
            .await
            .expect(StatusCode::NOT_FOUND)
            .text();
        assert_eq!(foreign, random, "{rest}");
        for bad in ["nonsense", "%FF", "1"] {
            let answer = elsewhere
                .get(&format!("/c/hills/organisations/{bad}{rest}"))
                .await;
            assert_eq!(answer.expect(StatusCode::NOT_FOUND).text(), random, "{bad}{rest}");
        }
    }
    elsewhere
        .post(&format!("/c/hills/organisations/{}", id.0), &[("name", "Taken")])
        .await
        .expect(StatusCode::NOT_FOUND);
    elsewhere
        .get(&at(id, "/edit"))
        .await
        .expect(StatusCode::NOT_FOUND);
    assert_eq!(house.profile(id).await.name, "Open Road");
}
