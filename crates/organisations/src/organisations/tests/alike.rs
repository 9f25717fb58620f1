use axum::http::StatusCode;

use crate::testing::{at, house};

#[tokio::test]
async fn the_same_name_is_added_again_only_when_meant() {
    let house = house().await;
    let id = house.add_one("Café Étoile").await;
    let again = [("name", "CAFE etoile")];
    house
        .coordinator
        .post("/c/rivers/organisations", &again)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("already here")
        .says(&at(id, ""))
        .says("CAFE etoile");
    let meant = [("name", "CAFE etoile"), ("anyway", "yes")];
    house
        .coordinator
        .post("/c/rivers/organisations", &meant)
        .await
        .expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn one_that_looks_like_another_is_looked_at_first() {
    let house = house().await;
    let id = house.add_one("Lake Savings Group").await;
    house.add_one("Nine Temples").await;
    let like = [("name", "Savings Group of the Lake")];
    house
        .coordinator
        .post("/c/rivers/organisations", &like)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Looks like one that is already here")
        .says(&at(id, ""))
        .says("the same words in another order")
        .says_not("Nine Temples");
    let meant = [like[0], ("anyway", "yes")];
    house
        .coordinator
        .post("/c/rivers/organisations", &meant)
        .await
        .expect(StatusCode::SEE_OTHER);
}
