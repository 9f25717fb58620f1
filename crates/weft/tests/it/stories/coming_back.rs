//! Looking over everything at once; ending with everybody; coming back as it was.

use axum::http::StatusCode;
use kernel::{OrganisationId, Role};
use testkit::{Site, Visitor};
use uuid::Uuid;
use web::events::Doer;

use super::leaving::{Town, at, page, town, work};

/// Somebody who speaks for the organisation, with the id of their seat.
async fn speaks(site: &Site, town: &Town, called: &str, id: OrganisationId) -> (Visitor, Uuid) {
    let person = site.person(called, None).await;
    let seat = site.seat(town.scope, person, Role::Representative).await;
    let tx = site.app.begin().await.unwrap();
    let doer = Doer::program(&site.app, town.scope);
    organisations::represent(&tx, &doer, seat, id).await.unwrap();
    tx.commit().await.unwrap();
    (site.signed_in(person).await, seat)
}

fn id_of(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

pub async fn what_is_still_true_is_said_for_everything_at_once(site: &Site) {
    let town = town(site).await;
    let night = work(site, &town, "Night desk", &[town.clinic]).await;
    let rice = work(site, &town, "Morning rice", &[town.clinic]).await;
    let other = work(site, &town, "Prayers", &[town.temple]).await;
    let (ruth, _) = speaks(site, &town, "Ruth", town.clinic).await;
    let own = format!("{}/confirmation", page(town.clinic));
    ruth.get(&page(town.clinic)).await.says(&own);
    let asked = ruth.get(&own).await.expect(StatusCode::OK);
    asked
        .says("value=\"profile\" checked")
        .says(&format!("value=\"{}\" checked", id_of(&night)))
        .says("Morning rice")
        .says("Last confirmed on 1 November 2026.")
        .says_not("Not confirmed for a year")
        .says_not("Prayers")
        .says_not("[[");
    ruth.post(&own, &[])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("please choose at least one");
    // What is not theirs cannot be slipped in.
    ruth.post(&own, &[("true", &id_of(&other))])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let theirs = format!("{}/confirmation", page(town.temple));
    ruth.get(&theirs).await.expect(StatusCode::FORBIDDEN);
    ruth.post(&theirs, &[("true", "profile")])
        .await
        .expect(StatusCode::FORBIDDEN);
    ruth.post(&own, &[("true", "profile"), ("true", &id_of(&night))])
        .await
        .expect(StatusCode::SEE_OTHER);
    ruth.get(&night)
        .await
        .says("Ruth said that Night desk is still true");
    ruth.get(&rice)
        .await
        .says_not("Ruth said that Morning rice is still true");
    ruth.get(&page(town.clinic)).await.says("Ruth confirmed Clinic");
}

pub async fn what_nobody_confirmed_for_a_year_is_read_before_it_is_confirmed(site: &Site) {
    let town = town(site).await;
    let fresh = work(site, &town, "Night desk", &[town.clinic]).await;
    let old = work(site, &town, "Morning rice", &[town.clinic]).await;
    site.execute("UPDATE activity SET confirmed_on = '2025-03-03' WHERE title = 'Morning rice'")
        .await;
    site.execute("UPDATE organisation SET confirmed_on = '2025-03-03'")
        .await;
    let (ruth, _) = speaks(site, &town, "Ruth", town.clinic).await;
    let own = format!("{}/confirmation", page(town.clinic));
    let asked = ruth.get(&own).await.expect(StatusCode::OK).text();
    let at = |words: &str| {
        asked
            .find(words)
            .unwrap_or_else(|| panic!("no {words} in {asked}"))
    };
    assert!(at("Morning rice") < at("Night desk"), "the longest unconfirmed stands first");
    at("Last confirmed on 3 March 2025. Not confirmed for a year.");
    at(&format!("value=\"{}\" checked", id_of(&fresh)));
    for unread in ["profile", &id_of(&old)] {
        at(&format!("value=\"{unread}\""));
        assert!(!asked.contains(&format!("value=\"{unread}\" checked")), "{unread} in {asked}");
    }
}

pub async fn seats_end_with_the_organisation_they_speak_for(site: &Site) {
    let town = town(site).await;
    let (ruth, seat) = speaks(site, &town, "Ruth", town.clinic).await;
    let (nok, _) = speaks(site, &town, "Nok", town.clinic).await;
    let (somchai, elsewhere) = speaks(site, &town, "Somchai", town.temple).await;
    let end = format!("{}/end?running=0", page(town.clinic));
    let asked = town.amina.get(&end).await.expect(StatusCode::OK);
    asked
        .says("Seats to end with it")
        .says(&format!("value=\"{seat}\" checked"))
        .says("Nok")
        .says_not("Somchai")
        .says_not("[[");
    let not_its = [("version", "1"), ("seats", &elsewhere.to_string())];
    town.amina
        .post(&end, &not_its)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let sent = [("version", "1"), ("seats", &seat.to_string())];
    town.amina.post(&end, &sent).await.expect(StatusCode::SEE_OTHER);
    ruth.get(&at("")).await.expect(StatusCode::NOT_FOUND);
    nok.get(&at("")).await.expect(StatusCode::OK);
    somchai.get(&at("")).await.expect(StatusCode::OK);
    let seats = town.amina.get(&at("/settings/seats")).await;
    seats.says("Nok").says_not("Ruth");
}

pub async fn what_ended_with_an_organisation_is_taken_up_as_it_was(site: &Site) {
    let town = town(site).await;
    let night = work(site, &town, "Night desk", &[town.clinic]).await;
    let rice = work(site, &town, "Morning rice", &[town.clinic]).await;
    work(site, &town, "Old kitchen", &[town.clinic]).await;
    let spring = work(site, &town, "Spring course", &[town.clinic]).await;
    site.execute(
        "UPDATE activity SET from_on = '2027-04-01', status = 'planned' WHERE title = 'Spring course'",
    )
    .await;
    site.execute("UPDATE activity SET to_on = '2027-03-01', status = 'paused' WHERE title = 'Night desk'")
        .await;
    // What was over before is neither asked about nor offered, whatever is written of it.
    site.execute("UPDATE activity SET to_on = '2026-11-01' WHERE title = 'Old kitchen'")
        .await;
    let end = format!("{}/end", page(town.clinic));
    let asked = town.amina.get(&end).await.expect(StatusCode::OK).text();
    let (_, mark) = asked.split_once("/end?running=").unwrap();
    let end = format!("{end}?running={}", mark.split('"').next().unwrap());
    let sent = [("version", "1"), ("activities", "3")];
    town.amina.post(&end, &sent).await.expect(StatusCode::SEE_OTHER);
    for gone in [&night, &rice] {
        town.amina.get(gone).await.says("Finished");
    }
    let never = town.amina.get(&spring).await;
    never.says("Called off").says("Amina called off Spring course");
    let back = format!("{}/return", page(town.clinic));
    let too_early = town.amina.get(&back).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(too_early.location(), page(town.clinic));
    let revive = format!("{}/revive", page(town.clinic));
    let revived = town.amina.post(&revive, &[("version", "2")]).await;
    let onward = revived.expect(StatusCode::SEE_OTHER).location();
    let asked = town.amina.get(&onward).await.expect(StatusCode::OK);
    asked
        .says("What does Clinic take up again?")
        .says("1 January 2026 to 1 March 2027")
        .says("Night desk")
        .says("Morning rice")
        .says("Spring course")
        .says_not("Old kitchen")
        .says_not("[[");
    let again = [("again", &*id_of(&night)), ("again", &*id_of(&spring))];
    town.amina.post(&back, &again).await.expect(StatusCode::SEE_OTHER);
    let there = town.amina.get(&night).await;
    there
        .says("1 March 2027")
        .says("Paused")
        .says("1 November 2026")
        .says("Amina brought back Night desk");
    town.amina.get(&rice).await.says("Finished");
    let planned = town.amina.get(&spring).await;
    planned.says("Planned").says("1 April 2027");
    let left = town.amina.get(&back).await.expect(StatusCode::OK);
    left.says("Morning rice").says_not("Night desk");
}
