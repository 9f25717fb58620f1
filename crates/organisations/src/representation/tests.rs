use axum::http::StatusCode;
use kernel::Role;
use web::events::Doer;

use crate::testing::{at, house};

#[tokio::test]
async fn a_seat_speaks_for_one_organisation_and_can_be_given_another() {
    let house = house().await;
    let (first, second) = (house.add_one("First").await, house.add_one("Second").await);
    let person = house.site.person("Ruth", None).await;
    let seat = house.site.seat(house.scope, person, Role::Representative).await;
    let visitor = house.site.signed_in(person).await;
    visitor
        .get(&at(first, "/edit"))
        .await
        .expect(StatusCode::FORBIDDEN);
    let doer = Doer::program(&house.site.app, house.scope);
    for (id, other) in [(first, second), (second, first)] {
        let tx = house.site.app.begin().await.unwrap();
        crate::represent(&tx, &doer, seat, id).await.unwrap();
        tx.commit().await.unwrap();
        visitor.get(&at(id, "/edit")).await.expect(StatusCode::OK);
        visitor
            .get(&at(other, "/edit"))
            .await
            .expect(StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_seat_cannot_speak_for_an_organisation_of_another_coalition() {
    let house = house().await;
    let id = house.add_one("First").await;
    let other = house.site.coalition("hills", "Hills").await;
    let person = house.site.person("Bo", None).await;
    let seat = house.site.seat(other, person, Role::Representative).await;
    let tx = house.site.app.begin().await.unwrap();
    assert!(
        crate::represent(&tx, &Doer::program(&house.site.app, other), seat, id)
            .await
            .is_err()
    );
}
