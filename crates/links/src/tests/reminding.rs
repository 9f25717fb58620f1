//! A reminder does no harm: nobody is reminded too soon, and the earlier link opens for some days more.

use axum::http::StatusCode;

use super::{House, house, link_in};

impl House {
    /// Lets all links have been made three days ago.
    async fn wait(&self) {
        let update = "UPDATE private_link SET made_at = '2026-11-20T12:00:00+00:00', \
                      asked_at = '2026-11-20T12:00:00+00:00'";
        self.site.execute(update).await;
    }

    /// Reminds; the path of the first link that is then to be copied.
    async fn remind(&self) -> String {
        let made = self.coordinator.post("/c/rivers/links/reminder", &[]).await;
        link_in(&made.expect(StatusCode::OK).text())
    }
}

#[tokio::test]
async fn whoever_was_asked_just_now_is_left_out() {
    let house = house().await;
    let link = house.link(house.first).await;
    let list = "/c/rivers/links";
    house
        .coordinator
        .get(list)
        .await
        .says("One was asked less than 3 days ago and is left out.")
        .says_not("links/reminder");
    let reminded = house.coordinator.post("/c/rivers/links/reminder", &[]).await;
    reminded.expect(StatusCode::SEE_OTHER);
    house.site.stranger().get(&link).await.expect(StatusCode::OK);
    house.wait().await;
    house.link(house.second).await;
    house
        .coordinator
        .get(list)
        .await
        .says("Remind those who have not answered (1)")
        .says("One was asked less than 3 days ago and is left out.");
    house.remind().await;
    // A second click does nothing.
    let again = house.coordinator.post("/c/rivers/links/reminder", &[]).await;
    again.expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_earlier_link_answers_for_the_reminder_and_ends_some_days_later() {
    let house = house().await;
    let old = house.link(house.first).await;
    house.wait().await;
    let new = house.remind().await;
    let holder = house.open(&old).await;
    holder
        .post("/c/rivers/own/answer", &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.coordinator.get("/c/rivers/links").await.says("Answered: 1");
    house.site.stranger().get(&new).await.expect(StatusCode::OK);
    let later = "UPDATE private_link SET replaced_at = '2026-11-23T12:00:00+00:00' \
                 WHERE replaced_at = '2026-11-30T12:00:00+00:00'";
    house.site.execute(later).await;
    house.site.stranger().get(&old).await.says("A newer one");
}

#[tokio::test]
async fn revoking_and_making_anew_end_the_earlier_link_too() {
    for is_revoked in [true, false] {
        let house = house().await;
        let old = house.link(house.first).await;
        house.wait().await;
        house.remind().await;
        if is_revoked {
            let list = house.coordinator.get("/c/rivers/links").await.text();
            let at = list.find("/revocation").unwrap();
            let revoke = format!("/c/rivers/links/{}/revocation", &list[at - 36..at]);
            let revoked = house.coordinator.post(&revoke, &[]).await;
            revoked.expect(StatusCode::SEE_OTHER);
        } else {
            house.link(house.first).await;
        }
        house
            .site
            .stranger()
            .get(&old)
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
    }
}
