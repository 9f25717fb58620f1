use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use testkit::Site;
use testkit::postgres::Cluster;
use web::{App, Database, Site as Place, texts::Texts};

use crate::activities::{Filter, page_of};
use crate::loom::{self, load};
use crate::testing::{at, house, house_on, parts};
use crate::{Draft, Role};

#[tokio::test]
async fn the_next_view_after_a_change_is_true() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    house.work(both[0], "legal-aid", "Nan").await;
    assert_eq!(house.cell("", "Nan", "Legal aid").await["organisations"], 1);
    let before = loom::atlas(&house.site.app, house.scope).await.unwrap();
    house.work(both[1], "legal-aid", "Nan").await;
    assert_eq!(house.cell("", "Nan", "Legal aid").await["organisations"], 2);
    let after = loom::atlas(&house.site.app, house.scope).await.unwrap();
    assert!(Arc::ptr_eq(&before, &after), "names are not read again for one more activity");
    let third = house.organisation("Late comers").await;
    house.work(third, "legal-aid", "Nan").await;
    assert_eq!(house.cell("", "Nan", "Legal aid").await["organisations"], 3);
}

#[tokio::test]
async fn two_programs_on_one_database_see_the_same() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "legal-aid", "Nan").await;
    assert_eq!(house.cell("", "Nan", "Legal aid").await["organisations"], 1);
    let other = second(&house).await;
    let filter = Filter::default();
    assert_eq!(page_of(other.db(), house.scope, &filter).await.unwrap().total, 1);
    let woven = |app: App| async move {
        loom::look(&app, house.scope, |woven| woven.loom.len())
            .await
            .unwrap()
    };
    assert_eq!(woven(other.clone()).await, 1);
    house.work(clinic, "schools", "Phayao").await;
    assert_eq!(woven(other.clone()).await, 2, "the other program asks the database each time");
}

#[tokio::test]
async fn what_one_program_removes_the_other_forgets() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let gone = house.work(clinic, "legal-aid", "Nan").await;
    house.work(clinic, "schools", "Phayao").await;
    let other = second(&house).await;
    let names = loom::atlas(&other, house.scope).await.unwrap();
    let removal = at(&format!("/activities/{}/removal", gone.0));
    let sent = house.coordinator.post(&removal, &[("version", "1")]).await;
    sent.expect(StatusCode::SEE_OTHER);
    // The one that goes is the first of two, and a third takes no number of another.
    house.work(clinic, "safe-housing", "Nan").await;
    let (len, same) =
        loom::look(&other, house.scope, move |woven| (woven.loom.len(), Arc::ptr_eq(&woven.atlas, &names)))
            .await
            .unwrap();
    assert_eq!(len, 2);
    assert!(same, "only what changed was read");
    let (db, scope) = (other.db(), house.scope);
    let since = async |change, most| load::gone_since(db, scope, change, most).await.unwrap();
    assert_eq!(since(0, 1).await, Some(vec![1]));
    assert_eq!(since(0, 0).await, None);
    assert_eq!(since(3, 0).await, Some(Vec::new()));
}

#[tokio::test]
async fn more_changes_than_are_read_in_one_go_are_read_anew() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    for place in ["Nan", "Phayao"] {
        house.work(clinic, "legal-aid", place).await;
    }
    let (db, scope) = (house.site.app.db(), house.scope);
    let since = async |change, most| load::since(db, scope, change, most).await.unwrap();
    let count = |text: Option<String>| text.map(|text| text.split(';').filter(|one| !one.is_empty()).count());
    assert_eq!(count(since(0, 2).await), Some(2));
    assert_eq!(count(since(0, 1).await), None);
    assert_eq!(count(since(1, 1).await), Some(1));
    assert_eq!(count(since(2, 0).await), Some(0));
}

#[tokio::test]
async fn nothing_ends_while_something_that_names_it_is_written() {
    let Some(cluster) = Cluster::start() else { return };
    let house = house_on(Site::on(cluster.new_database().await, parts()).await).await;
    let clinic = house.organisation("Clinic").await;
    let app = &house.site.app;
    let (writing, _) = loom::begin(app, house.scope).await.unwrap();
    let ending = async {
        let tx = app.begin().await.unwrap();
        organisations::end(&tx, &house.doer(), clinic, "").await.unwrap();
        tx.commit().await.unwrap();
        std::time::Instant::now()
    };
    let written = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let done = std::time::Instant::now();
        writing.commit().await.unwrap();
        done
    };
    let (ended, written) = tokio::join!(ending, written);
    assert!(ended > written, "ending waited");
    // Two who write at once do not wait for each other.
    let (one, _) = loom::begin(app, house.scope).await.unwrap();
    let (other, _) = loom::begin(app, house.scope).await.unwrap();
    other.commit().await.unwrap();
    one.commit().await.unwrap();
}

#[tokio::test]
async fn the_first_entry_that_ever_ends_waits_as_well() {
    let Some(cluster) = Cluster::start() else { return };
    let house = house_on(Site::on(cluster.new_database().await, parts()).await).await;
    let legal = house.focus("legal-aid").await.0;
    let end = at(&format!("/lists/focuses/{legal}/end"));
    // Nothing has ever happened to the list: there is no tally of it yet.
    let (writing, _) = loom::begin(&house.site.app, house.scope).await.unwrap();
    let ending = async {
        let ended = house.coordinator.post(&end, &[]).await;
        ended.expect(StatusCode::SEE_OTHER);
        std::time::Instant::now()
    };
    let written = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let done = std::time::Instant::now();
        writing.commit().await.unwrap();
        done
    };
    let (ended, written) = tokio::join!(ending, written);
    assert!(ended > written, "ending waited");
}

#[tokio::test]
async fn an_area_that_has_ended_takes_its_kinds_of_work_off_the_forms() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let known = house.work(clinic, "legal-aid", "Nan").await;
    let protection = house.focus("protection").await.0;
    let forms = [
        "/activities/new".to_owned(),
        "/needs/asked/new".to_owned(),
        "/organisations/new".to_owned(),
    ];
    for (act, is_offered) in [("end", false), ("revive", true)] {
        let act = at(&format!("/lists/focuses/{protection}/{act}"));
        house
            .coordinator
            .post(&act, &[])
            .await
            .expect(StatusCode::SEE_OTHER);
        for form in &forms {
            let shown = house.sees(form).await;
            assert_eq!(shown.text().contains("Legal aid"), is_offered, "{form} after {act}");
        }
        // What was written down with it keeps it.
        let edit = house.sees(&format!("/activities/{}/edit", known.0)).await;
        edit.says("Legal aid");
    }
}

#[tokio::test]
async fn who_has_ended_stays_in_the_past_of_what_goes_on() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    let shared = Draft {
        organisations: both.iter().map(|id| (*id, Role::Runs)).collect(),
        ..house.draft(both[0], "legal-aid", "Nan").await
    };
    house.add(vec![shared]).await;
    let years = "?rows=place&cols=year&from=2025&to=2027";
    // The question, the column, and how many work there: as long as both go on, and once one of them has ended.
    let cases = [
        ("?on=2026-06-01", "Legal aid", 2, 2),
        ("?on=2026-11-22", "Legal aid", 2, 2),
        ("?on=2026-11-23", "Legal aid", 2, 1),
        ("?on=2027-06-01", "Legal aid", 2, 1),
        (years, "2026", 2, 2),
        (years, "2027", 2, 1),
    ];
    for (query, column, before, _) in cases {
        let cell = house.cell(query, "Nan", column).await;
        assert_eq!(cell["organisations"], before, "{query} {column}");
    }
    let tx = house.site.app.begin().await.unwrap();
    organisations::end(&tx, &house.doer(), both[0], "").await.unwrap();
    tx.commit().await.unwrap();
    for (query, column, _, after) in cases {
        let cell = house.cell(query, "Nan", column).await;
        assert_eq!(cell["organisations"], after, "{query} {column}");
        assert_eq!(cell["activities"], 1, "{query} {column}");
    }
}

/// The same database opened by another program.
async fn second(house: &crate::testing::House) -> App {
    let database = Database::open_file(house.site.folder().unwrap()).await.unwrap();
    let place = Place {
        address: String::new(),
        is_demo: false,
        leave_to: String::new(),
        source: String::new(),
        has_mail_server: false,
        patience: std::time::Duration::from_secs(60),
    };
    let clock = kernel::Clock::stopped_at(testkit::noon());
    App::new(database, clock, kernel::Ids::default(), Texts::new(&[crate::TEXTS]), place)
}

#[tokio::test]
async fn a_list_that_was_changed_is_read_anew() {
    let house = house().await;
    house.organisation("Clinic").await;
    let (focus, people) = (house.focus("legal-aid").await.0, house.population("children").await.0);
    for (entry, name) in [
        (format!("focuses/{focus}"), "Help before a judge"),
        (format!("populations/{people}"), "All under 18"),
    ] {
        house.sees("/activities/new").await.says_not(name);
        house
            .coordinator
            .post(&at(&format!("/lists/{entry}")), &[("name", name), ("version", "1")])
            .await
            .expect(StatusCode::SEE_OTHER);
        house.sees("/activities/new").await.says(name);
    }
}

#[tokio::test]
async fn merged_organisations_count_once_and_split_ones_twice() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "The Clinic"]).await;
    for id in &both {
        house.work(*id, "legal-aid", "Nan").await;
    }
    assert_eq!(house.cell("", "Nan", "Legal aid").await["organisations"], 2);
    let tx = house.site.app.begin().await.unwrap();
    organisations::merge(&tx, &house.doer(), both[1], both[0])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let cell = house.cell("", "Nan", "Legal aid").await;
    assert_eq!((&cell["organisations"], &cell["activities"]), (&1.into(), &2.into()));
    let list = house
        .coordinator
        .get(&at(&format!("/activities?organisation={}", both[0].0)))
        .await;
    list.expect(axum::http::StatusCode::OK).says("2 in all");
}

#[tokio::test]
async fn a_new_place_stands_where_its_name_belongs() {
    let house = house().await;
    house.cells("").await;
    let tx = house.site.app.begin().await.unwrap();
    places::choose(&tx, &house.doer(), house.site.app.ids(), &["TH-54"])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut rows: Vec<String> = house
        .cells("")
        .await
        .iter()
        .map(|cell| cell["row"].as_str().unwrap().to_owned())
        .collect();
    rows.dedup();
    let mut sorted = rows.clone();
    sorted.sort();
    assert_eq!(rows, sorted);
    assert!(rows.contains(&"Phrae".to_owned()), "{rows:?}");
}

#[tokio::test]
async fn the_payer_alone_does_not_work_here() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Trust"]).await;
    let draft = house.draft(both[0], "legal-aid", "Nan").await;
    let draft = Draft {
        organisations: vec![(both[0], Role::Runs), (both[1], Role::Pays)],
        ..draft
    };
    house.add(vec![draft]).await;
    assert_eq!(house.cell("", "Nan", "Legal aid").await["organisations"], 1);
    assert_eq!(house.cell("?role=pays", "Nan", "Legal aid").await["organisations"], 1);
    assert_eq!(house.cell("?role=pays&role=runs", "Nan", "Legal aid").await["organisations"], 2);
}
