//! Two people at the same moment: one names what the other is about to end.

use std::cell::Cell;
use std::future::Future;
use std::time::Duration;

use axum::http::StatusCode;
use kernel::{Happening, Verb};
use sea_orm::{ConnectionTrait as _, DatabaseBackend, DatabaseTransaction, Statement};
use testkit::{Answer, Site};
use web::events::{self, Doer};

use super::leaving::{Town, asked_to_end, at, brought, page, town, work};

/// What is answered to a form sent while somebody else has not finished yet: they finish once it waits for them,
/// or needs nobody.
async fn meanwhile(site: &Site, sent: impl Future<Output = Answer>, tx: DatabaseTransaction) -> Answer {
    let waiting =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let is_answered = Cell::new(false);
    let sent = async {
        let answer = sent.await;
        is_answered.set(true);
        answer
    };
    let finished = async {
        while !is_answered.get() && site.app.database().is_postgres() {
            let waiting = Statement::from_string(DatabaseBackend::Postgres, waiting);
            if site.app.db().query_one_raw(waiting).await.unwrap().is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        if !site.app.database().is_postgres() {
            // SQLite does not tell who waits for its one writer.
            tokio::time::sleep(Duration::from_millis(600)).await;
        }
        tx.commit().await.unwrap();
    };
    tokio::join!(sent, finished).0
}

/// The form for a new activity of the clinic, filled in.
pub(super) async fn activity(site: &Site, town: &Town) -> Vec<(&'static str, String)> {
    let tree = places::tree(site.app.db(), town.scope).await.unwrap();
    let focuses = organisations::focuses(site.app.db(), town.scope).await.unwrap();
    vec![
        ("runs", town.clinic.0.to_string()),
        ("place", tree.find_by_code("TH-57").unwrap().id.0.to_string()),
        ("focus", focuses[1].id.0.to_string()),
        ("from_on", "2026-11-01".to_owned()),
        ("status", "under-way".to_owned()),
        ("title", "Night desk".to_owned()),
    ]
}

pub(super) async fn send(town: &Town, path: &str, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    town.amina.post(&at(path), &fields).await
}

pub async fn nothing_is_added_to_an_organisation_that_is_ending(site: &Site) {
    let town = town(site).await;
    town.amina
        .get(&at("/activities/new"))
        .await
        .expect(StatusCode::OK);
    let tx = site.app.begin().await.unwrap();
    let doer = Doer::program(&site.app, town.scope);
    organisations::end(&tx, &doer, town.clinic, "").await.unwrap();
    let form = activity(site, &town).await;
    let answer = meanwhile(site, send(&town, "/activities/new", &form), tx).await;
    answer
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Night desk")
        .says_not("[[");
    let tally = events::tally(site.app.db(), town.scope).await.unwrap();
    assert_eq!(tally.of("activity"), 0, "nothing was added");
}

pub async fn what_names_one_that_is_merged_meanwhile_is_work_of_the_one_that_stays(site: &Site) {
    let town = town(site).await;
    town.amina
        .get(&at("/activities/new"))
        .await
        .expect(StatusCode::OK);
    let tx = site.app.begin().await.unwrap();
    let doer = Doer::program(&site.app, town.scope);
    organisations::merge(&tx, &doer, town.clinic, town.temple)
        .await
        .unwrap();
    let form = activity(site, &town).await;
    let answer = meanwhile(site, send(&town, "/activities/new", &form), tx).await;
    answer.expect(StatusCode::SEE_OTHER);
    let list = at(&format!("/activities?organisation={}", town.temple.0));
    town.amina
        .get(&list)
        .await
        .expect(StatusCode::OK)
        .says("Night desk");
}

pub async fn what_was_added_while_an_organisation_ended_is_asked_about_again(site: &Site) {
    let town = town(site).await;
    work(site, &town, "Night desk", &[town.clinic]).await;
    let more = brought(site, &town, "Morning rice", &[town.clinic]).await;
    let tx = site.app.begin().await.unwrap();
    activities::add_many(&tx, town.scope, site.app.ids(), vec![more])
        .await
        .unwrap();
    let one = asked_to_end(&town, town.clinic).await;
    let sent = [("version", "1"), ("reason", ""), ("activities", "1")];
    let late = meanwhile(site, town.amina.post(&one, &sent), tx).await;
    late.expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("There is work now that was not on the page you answered.")
        .says("Morning rice");
    let two = asked_to_end(&town, town.clinic).await;
    let both = [("version", "1"), ("reason", ""), ("activities", "2")];
    town.amina.post(&two, &both).await.expect(StatusCode::SEE_OTHER);
}

pub async fn work_of_two_is_asked_about_when_both_end_at_once(site: &Site) {
    let town = town(site).await;
    let shared = work(site, &town, "Common house", &[town.clinic, town.temple]).await;
    let end = asked_to_end(&town, town.clinic).await;
    let tx = site.app.begin().await.unwrap();
    let doer = Doer::program(&site.app, town.scope);
    organisations::end(&tx, &doer, town.temple, "").await.unwrap();
    let late = meanwhile(site, town.amina.post(&end, &[("version", "1")]), tx).await;
    // Nobody would go on with it.
    late.expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("End the one it runs alone too")
        .says("Common house");
    let end = asked_to_end(&town, town.clinic).await;
    let sent = [("version", "1"), ("activities", "1")];
    town.amina.post(&end, &sent).await.expect(StatusCode::SEE_OTHER);
    town.amina.get(&shared).await.says("Last day today");
}

pub async fn what_was_added_to_one_that_had_no_work_is_asked_about(site: &Site) {
    let town = town(site).await;
    let end = format!("{}/end", page(town.clinic));
    let shown = town.amina.get(&end).await.expect(StatusCode::OK);
    shown.says_not("runs alone");
    let unasked = asked_to_end(&town, town.clinic).await;
    // Being written while the organisation is ending.
    let first = brought(site, &town, "Night desk", &[town.clinic]).await;
    let tx = site.app.begin().await.unwrap();
    let ids = activities::add_many(&tx, town.scope, site.app.ids(), vec![first])
        .await
        .unwrap();
    let none = [("version", "1"), ("reason", "They moved on.")];
    let late = meanwhile(site, town.amina.post(&unasked, &none), tx).await;
    late.expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("There is work now that was not on the page")
        .says("Night desk")
        .says("They moved on.")
        .says("name=\"activities\" value=\"1\" checked")
        .says_not("[[");
    let work = at(&format!("/activities/{}", ids[0].0));
    town.amina.get(&work).await.says("Under way");
    let with_it = [none[0], none[1], ("activities", "1")];
    let end = asked_to_end(&town, town.clinic).await;
    let ended = town.amina.post(&end, &with_it).await;
    ended.expect(StatusCode::SEE_OTHER);
    town.amina.get(&work).await.says("Last day today");
}

pub async fn other_work_of_the_same_number_is_asked_about(site: &Site) {
    let town = town(site).await;
    let night = work(site, &town, "Night desk", &[town.clinic]).await;
    let one = asked_to_end(&town, town.clinic).await;
    let over = [("to_on", "2026-11-20"), ("version", "1")];
    let ended = town.amina.post(&format!("{night}/end"), &over).await;
    ended.expect(StatusCode::SEE_OTHER);
    let rice = work(site, &town, "Morning rice", &[town.clinic]).await;
    let sent = [
        ("version", "1"),
        ("reason", "They moved on."),
        ("activities", "1"),
    ];
    town.amina
        .post(&one, &sent)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("There is work now that was not on the page")
        .says("Morning rice")
        .says("They moved on.");
    town.amina.get(&rice).await.says("Under way");
    let other = asked_to_end(&town, town.clinic).await;
    town.amina.post(&other, &sent).await.expect(StatusCode::SEE_OTHER);
    town.amina.get(&rice).await.says("Finished");
}

pub async fn what_is_renamed_meanwhile_does_not_stand_in_the_way(site: &Site) {
    let town = town(site).await;
    town.amina
        .get(&at("/activities/new"))
        .await
        .expect(StatusCode::OK);
    let tx = site.app.begin().await.unwrap();
    let doer = Doer::program(&site.app, town.scope);
    let changed = Happening::new(Verb::Changed, "organisation", town.temple.0, "Temple");
    events::record(&tx, &doer, changed).await.unwrap();
    let form = activity(site, &town).await;
    let answer = meanwhile(site, send(&town, "/activities/new", &form), tx).await;
    answer.expect(StatusCode::SEE_OTHER);
}

pub async fn an_organisation_that_is_named_meanwhile_is_not_removed(site: &Site) {
    let town = town(site).await;
    let first = brought(site, &town, "Night desk", &[town.clinic]).await;
    let removal = format!("{}/removal", page(town.clinic));
    // Being written while the organisation is removed, as pages write.
    let tx = site.app.begin().await.unwrap();
    events::tally_held(&tx, town.scope, &[organisations::ORGANISATION])
        .await
        .unwrap();
    activities::add_many(&tx, town.scope, site.app.ids(), vec![first])
        .await
        .unwrap();
    let late = meanwhile(site, town.amina.post(&removal, &[("version", "1")]), tx).await;
    late.expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("One activity names it")
        .says_not("[[");
    town.amina
        .get(&page(town.clinic))
        .await
        .says("Night desk")
        .says_not("removed Clinic");
}

pub async fn nothing_is_added_to_an_organisation_that_was_removed_meanwhile(site: &Site) {
    let town = town(site).await;
    town.amina
        .get(&at("/activities/new"))
        .await
        .expect(StatusCode::OK);
    let doer = Doer::program(&site.app, town.scope);
    let removed = async || {
        let tx = site.app.begin().await.unwrap();
        let leaving = organisations::leave(&tx, &doer, town.clinic).await.unwrap();
        let removal = organisations::removal(organisations::Hanging::default()).unwrap();
        organisations::remove(&tx, &doer, leaving, removal).await.unwrap();
        tx
    };
    let form = activity(site, &town).await;
    let late = meanwhile(site, send(&town, "/activities/new", &form), removed().await).await;
    late.expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Night desk")
        .says_not("[[");
    let tally = events::tally(site.app.db(), town.scope).await.unwrap();
    assert_eq!(tally.of("activity"), 0, "nothing was added");
}

pub async fn a_seat_given_meanwhile_keeps_an_organisation(site: &Site) {
    let town = town(site).await;
    let doer = Doer::program(&site.app, town.scope);
    let person = site.person("Ruth", None).await;
    let seat = site.seat(town.scope, person, kernel::Role::Representative).await;
    let removal = format!("{}/removal", page(town.clinic));
    let tx = site.app.begin().await.unwrap();
    site.app.hold(&tx, town.scope, "seat").await.unwrap();
    organisations::represent(&tx, &doer, seat, town.clinic)
        .await
        .unwrap();
    let late = meanwhile(site, town.amina.post(&removal, &[("version", "1")]), tx).await;
    late.expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("One person has a seat for it");
    let tx = site.app.begin().await.unwrap();
    organisations::stand_down(&tx, &doer, seat).await.unwrap();
    tx.commit().await.unwrap();
    let asked = town.amina.get(&removal).await.expect(StatusCode::OK);
    asked.says("Remove it for good");
}

pub async fn a_contact_added_meanwhile_breaks_no_page(site: &Site) {
    let town = town(site).await;
    let removal = format!("{}/removal", page(town.clinic));
    let tx = site.app.begin().await.unwrap();
    let contact = "INSERT INTO contact (coalition_id, id, organisation_id, name, role, phone, email, email_folded, safe_note, never_mail, version) \
                   VALUES ($1, $2, $3, 'Front desk', '', '', '', '', '', FALSE, 1)";
    let values = [town.scope.key(), site.app.ids().next(), town.clinic.0];
    let insert = Statement::from_sql_and_values(tx.get_database_backend(), contact, values.map(Into::into));
    tx.execute_raw(insert).await.unwrap();
    let late = meanwhile(site, town.amina.post(&removal, &[("version", "1")]), tx).await;
    // SQLite's single writer waits and takes the contact along; on PostgreSQL the contact is the last wall.
    let gone = match late.status {
        StatusCode::SEE_OTHER => true,
        StatusCode::CONFLICT => false,
        status => panic!("{status}"),
    };
    let shown = town.amina.get(&page(town.clinic)).await;
    assert_eq!(shown.status == StatusCode::NOT_FOUND, gone);
}
