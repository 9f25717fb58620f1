//! A text that should never have been written down is taken out of the history.

use axum::http::StatusCode;
use kernel::{Change, Happening, Role, Scope, Verb};
use testkit::{Answer, Site, Visitor};
use web::digest;
use web::events::{Doer, record, whole};

use super::leaving::{Town, at, page, town, work};

pub(super) const BAD: &str = "The house behind the market.";
pub(super) const GOOD: &str = "Shelter and advice.";

/// Writes an organisation's profile as it is now to be.
pub(super) async fn writes(amina: &Visitor, page: &str, (version, name, about): (&str, &str, &str)) {
    let fields = [("version", version), ("name", name), ("about", about)];
    amina.post(page, &fields).await.expect(StatusCode::SEE_OTHER);
}

/// A town whose clinic said too much, and then said something else.
async fn corrected(site: &Site) -> (Town, String) {
    let town = town(site).await;
    let own = page(town.clinic);
    writes(&town.amina, &own, ("1", "Clinic", BAD)).await;
    writes(&town.amina, &own, ("2", "Clinic", GOOD)).await;
    let texts = at(&format!("/history/{}/texts", town.clinic.0));
    (town, texts)
}

pub(super) async fn takes_out(visitor: &Visitor, texts: &str, text: &str) -> Answer {
    visitor
        .post(texts, &[("text", &digest(text)), ("sure", "yes")])
        .await
}

async fn times_struck(site: &Site, scope: Scope, id: uuid::Uuid) -> usize {
    let events = whole(site.app.db(), scope, id).await.unwrap();
    events.iter().filter(|event| event.verb == Verb::Struck).count()
}

pub async fn a_text_is_taken_out_of_a_history_for_good(site: &Site) {
    let (town, texts) = corrected(site).await;
    let (amina, own, news) = (&town.amina, page(town.clinic), at("/news"));
    let reader = site.holding(town.scope, "Sam", Role::Reader).await;
    let link = format!("href=\"{texts}\"");
    reader.get(&own).await.says(BAD).says_not(&link);
    amina.get(&own).await.says(BAD).says(&link);
    amina.get(&page(town.temple)).await.says_not("/texts\"");
    let asked = amina.get(&texts).await.expect(StatusCode::OK);
    asked
        .says("Take a text out of the history of Clinic")
        .says(&digest(BAD))
        .says("Written by Amina, 23 November 2026")
        .says("It cannot be undone.")
        .says("Still stands")
        .says(&format!("<bdi>{GOOD}</bdi>"))
        .says(&format!("href=\"{own}/edit\""))
        .says_not(&digest(GOOD))
        .says_not("[[");
    amina
        .post(&texts, &[("sure", "yes")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Which texts?");
    let unsure = [("text", &*digest(BAD))];
    let unsure = amina.post(&texts, &unsure).await;
    unsure
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("tick that you have")
        .says(" checked");
    let out = takes_out(amina, &texts, BAD).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(out.location(), own);
    for visitor in [amina, &reader] {
        for path in [&own, &news] {
            visitor
                .get(path)
                .await
                .says("Amina took a text out of the history of Clinic")
                .says("<i class=\"struck\">taken out</i>")
                .says(GOOD)
                .says_not(BAD)
                .says_not("\u{1a}");
        }
    }
    amina.get(&own).await.says_not(&link);
    amina.get(&texts).await.says("Nothing can be taken out here");
    // The same form once more takes nothing out and writes nothing down.
    let again = takes_out(amina, &texts, BAD).await.expect(StatusCode::SEE_OTHER);
    assert!(
        again.headers["location"]
            .to_str()
            .unwrap()
            .ends_with("notice=notice-text-is-out")
    );
    assert_eq!(times_struck(site, town.scope, town.clinic.0).await, 1);
}

pub async fn only_the_coordinators_of_a_coalition_take_texts_out(site: &Site) {
    let (town, texts) = corrected(site).await;
    let person = site.person("Ruth", None).await;
    let seat = site.seat(town.scope, person, Role::Representative).await;
    let tx = site.app.begin().await.unwrap();
    let doer = Doer::program(&site.app, town.scope);
    organisations::represent(&tx, &doer, seat, town.clinic)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let ruth = site.signed_in(person).await;
    ruth.get(&page(town.clinic)).await.says(BAD).says_not("/texts\"");
    ruth.get(&texts).await.expect(StatusCode::FORBIDDEN);
    takes_out(&ruth, &texts, BAD).await.expect(StatusCode::FORBIDDEN);
    let hills = site.coalition("hills", "Hills").await;
    let other = site.holding(hills, "Omar", Role::Coordinator).await;
    let foreign = format!("/c/hills/history/{}/texts", town.clinic.0);
    let nothing = "/c/hills/history/00000000-0000-7000-8000-000000000000/texts";
    let made_up = other.get(nothing).await.expect(StatusCode::NOT_FOUND);
    let seen = other.get(&foreign).await.expect(StatusCode::NOT_FOUND);
    assert_eq!(seen.bytes, made_up.bytes, "a foreign history must look like none");
    // What was sent comes back, for the address to which it was sent; nothing else may differ.
    let made_up = takes_out(&other, nothing, BAD)
        .await
        .expect(StatusCode::NOT_FOUND);
    let sent = takes_out(&other, &foreign, BAD)
        .await
        .expect(StatusCode::NOT_FOUND);
    assert_eq!(sent.text().replace(&foreign, nothing), made_up.text());
    // What is told of a person is no history of a thing.
    let of_person = at(&format!("/history/{}/texts", person.0));
    town.amina.get(&of_person).await.expect(StatusCode::NOT_FOUND);
    town.amina.get(&page(town.clinic)).await.says(BAD);
}

pub async fn a_text_that_was_put_back_is_not_taken_out(site: &Site) {
    let (town, texts) = corrected(site).await;
    writes(&town.amina, &page(town.clinic), ("3", "Clinic", BAD)).await;
    takes_out(&town.amina, &texts, BAD)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("stands in the record again");
    town.amina
        .get(&page(town.clinic))
        .await
        .says(BAD)
        .says_not("taken out</i>");
    assert_eq!(times_struck(site, town.scope, town.clinic.0).await, 0);
}

pub async fn two_coordinators_take_the_same_text_out_once(site: &Site) {
    let (town, texts) = corrected(site).await;
    let omar = site.holding(town.scope, "Omar", Role::Coordinator).await;
    let (one, other) = tokio::join!(takes_out(&town.amina, &texts, BAD), takes_out(&omar, &texts, BAD));
    one.expect(StatusCode::SEE_OTHER);
    other.expect(StatusCode::SEE_OTHER);
    assert_eq!(times_struck(site, town.scope, town.clinic.0).await, 1);
    omar.get(&page(town.clinic)).await.says_not(BAD);
}

pub async fn an_earlier_name_gives_way_to_the_name_of_now_everywhere(site: &Site) {
    let town = town(site).await;
    let (amina, own) = (&town.amina, page(town.clinic));
    let typed = "Daw Hla of the market";
    writes(amina, &own, ("1", typed, "")).await;
    let contact = [("name", "Ratana"), ("phone", "1")];
    let contacts = format!("{own}/contacts");
    amina
        .post(&contacts, &contact)
        .await
        .expect(StatusCode::SEE_OTHER);
    // More than any page shows: all of it is looked at, not what is shown.
    let doer = Doer::program(&site.app, town.scope);
    let tx = site.app.begin().await.unwrap();
    for _ in 0..60 {
        organisations::confirm(&tx, &doer, town.clinic).await.unwrap();
    }
    tx.commit().await.unwrap();
    writes(amina, &own, ("2", "Night clinic", "")).await;
    let texts = at(&format!("/history/{}/texts", town.clinic.0));
    takes_out(amina, &texts, typed)
        .await
        .expect(StatusCode::SEE_OTHER);
    let events = whole(site.app.db(), town.scope, town.clinic.0).await.unwrap();
    assert_eq!(events.len(), 65);
    assert!(events.iter().all(|event| event.name != typed), "{events:?}");
    let told: Vec<&str> = events[0]
        .changes
        .iter()
        .map(|change| change.field.as_str())
        .collect();
    assert_eq!(told, ["organisation-name"]);
    amina
        .get(&at("/news"))
        .await
        .says("Amina added a contact of Night clinic")
        .says_not(typed);
    amina.get(&at("/find?q=Daw+Hla")).await.says_not("Night clinic");
}

pub async fn a_reason_is_taken_out_from_where_the_news_tell_it(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    let tree = places::tree(site.app.db(), town.scope).await.unwrap();
    let place = tree.find_by_code("TH-57").unwrap().id.0;
    let focus = organisations::focuses(site.app.db(), town.scope).await.unwrap()[1]
        .id
        .0;
    let cell = at(&format!("/needs/edit?place={place}&focus={focus}"));
    for (version, level, reason) in [("0", "2", BAD), ("1", "2", GOOD), ("2", "0", "Not any more.")] {
        let need = [("version", version), ("level", level), ("reason", reason)];
        amina.post(&cell, &need).await.expect(StatusCode::SEE_OTHER);
    }
    let told = amina.get(&at("/news?about=needs")).await.text();
    let (before, _) = told.split_once("/texts\"").unwrap();
    let texts = format!("{}/texts", before.rsplit('"').next().unwrap());
    let reader = site.holding(town.scope, "Sam", Role::Reader).await;
    reader.get(&at("/news")).await.says(BAD).says_not("/texts\"");
    // Of a need that was removed nothing stands any more but its name.
    for text in [BAD, GOOD, "Not any more."] {
        amina.get(&texts).await.says(&digest(text));
    }
    let out = takes_out(amina, &texts, BAD).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(out.location(), at("/needs"));
    reader.get(&at("/news")).await.says(GOOD).says_not(BAD);
}

pub async fn what_was_said_of_an_end_is_taken_out_and_work_still_comes_back(site: &Site) {
    let town = town(site).await;
    let (amina, own) = (&town.amina, page(town.clinic));
    let desk = work(site, &town, "Night desk", &[town.clinic]).await;
    let end = super::leaving::asked_to_end(&town, town.clinic).await;
    let ended = [("version", "1"), ("reason", BAD), ("activities", "1")];
    amina.post(&end, &ended).await.expect(StatusCode::SEE_OTHER);
    let texts = at(&format!("/history/{}/texts", town.clinic.0));
    // The page says why it ended: that has to be changed first.
    takes_out(amina, &texts, BAD)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let back = format!("{own}/revive");
    amina
        .post(&back, &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    takes_out(amina, &texts, BAD).await.expect(StatusCode::SEE_OTHER);
    amina.get(&own).await.says_not(BAD);
    let again = format!("{own}/return");
    amina.get(&again).await.expect(StatusCode::OK).says("Night desk");
    amina.get(&desk).await.says("Finished");
}

pub async fn the_way_there_stands_below_every_history(site: &Site) {
    let town = town(site).await;
    let (amina, db) = (&town.amina, site.app.db());
    let tree = places::tree(db, town.scope).await.unwrap();
    let place = tree.find_by_code("TH-57").unwrap().id.0;
    let sector = organisations::sectors(db, town.scope).await.unwrap()[0].id.0;
    let desk = work(site, &town, "Night desk", &[town.clinic]).await;
    let activity = desk.rsplit('/').next().unwrap().parse().unwrap();
    let doer = Doer::program(&site.app, town.scope);
    for (kind, id, path) in [
        ("activity", activity, desk.clone()),
        ("place", place, at(&format!("/places/{place}"))),
        ("sector", sector, at(&format!("/lists/sectors/{sector}"))),
    ] {
        let tx = site.app.begin().await.unwrap();
        let changes = Change::of("lists-about", BAD, GOOD).into_iter().collect();
        let happening = Happening::new(Verb::Changed, kind, id, "Desk").with(changes);
        record(&tx, &doer, happening).await.unwrap();
        tx.commit().await.unwrap();
        let texts = at(&format!("/history/{id}/texts"));
        amina
            .get(&path)
            .await
            .says(BAD)
            .says(&format!("href=\"{texts}\""));
        let out = takes_out(amina, &texts, BAD).await.expect(StatusCode::SEE_OTHER);
        assert_eq!(out.location(), path);
        amina
            .get(&path)
            .await
            .says("Amina took a text out of")
            .says("taken out</i>")
            .says_not(BAD)
            .says_not("[[");
    }
}
