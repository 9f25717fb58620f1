//! Lists, and other coalitions' work.

use axum::http::StatusCode;
use kernel::Verb;
use web::events::of_object;

use crate::activities::Filter;
use crate::activities::total;
use crate::testing::{House, at, coalition, day, house, text};
use crate::{Draft, Status};

#[tokio::test]
async fn another_coalitions_activity_is_not_there() {
    let house = house().await;
    let other = coalition(&house.site, "hills").await;
    let elsewhere = House { scope: other, ..house };
    let id = elsewhere
        .work(elsewhere.organisation("Clinic").await, "legal-aid", "Nan")
        .await;
    let random = "018f0000-0000-7000-8000-000000000000";
    for path in ["", "/edit", "/end", "/revive"] {
        let foreign = elsewhere
            .coordinator
            .get(&at(&format!("/activities/{}{path}", id.0)))
            .await;
        let unknown = elsewhere
            .coordinator
            .get(&at(&format!("/activities/{random}{path}")))
            .await;
        let broken = elsewhere
            .coordinator
            .get(&at(&format!("/activities/no-id{path}")))
            .await;
        assert_eq!(foreign.status, 404, "{path}");
        assert_eq!(foreign.bytes, unknown.bytes, "{path}");
        assert_eq!(foreign.bytes, broken.bytes, "{path}");
    }
    let post = elsewhere
        .coordinator
        .post(&at(&format!("/activities/{}/confirmation", id.0)), &[])
        .await;
    assert_eq!(post.status, 404);
    let sheet = elsewhere.coordinator.get(&at("/activities.json")).await;
    assert_eq!(sheet.text(), "[]");
}

#[tokio::test]
async fn lists_are_narrowed_and_downloaded() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "วัดป่า"]).await;
    let mut old = house.draft(both[0], "legal-aid", "Mae Sai").await;
    (old.confirmed_on, old.title, old.reach) = (Some(day("2025-01-01")), Some("=1+1".to_owned()), Some(7));
    let mut new = house.draft(both[1], "safe-housing", "Nan").await;
    (new.population_id, new.note) =
        (Some(house.population("children").await), Some("Près du marché".to_owned()));
    let mut over = house.draft(both[1], "schools", "Nan").await;
    (over.to_on, over.status) = (Some(day("2026-03-01")), Status::Finished);
    house.add(vec![old, new, over]).await;
    let chiang_rai = text(house.place("Chiang Rai").await.0);
    let protection = text(house.focus("protection").await.0);
    let children = text(house.population("children").await.0);
    for (query, total) in [
        (String::new(), 3),
        (format!("?place={chiang_rai}"), 1),
        (format!("?focus={protection}"), 2),
        (format!("?for={children}"), 1),
        (format!("?organisation={}", both[1].0), 2),
        ("?status=finished".to_owned(), 1),
        ("?on=2026-02-15".to_owned(), 3),
        ("?on=2026-11-23".to_owned(), 2),
        ("?stale=yes".to_owned(), 1),
        ("?q=pres+marche".to_owned(), 1),
        ("?q=%E0%B8%A7%E0%B8%B1%E0%B8%94".to_owned(), 2),
        ("?q=clin".to_owned(), 1),
        ("?q=nothing+like+it".to_owned(), 0),
    ] {
        let page = house
            .coordinator
            .get(&at(&format!("/activities{query}")))
            .await
            .expect(StatusCode::OK);
        let shown = page.text().matches("<th scope=\"row\">").count();
        assert_eq!(shown, total, "{query}");
        page.says_not("[[");
    }
    let csv = house
        .coordinator
        .get(&at("/activities.csv"))
        .await
        .expect(StatusCode::OK)
        .text();
    assert!(csv.contains("Status,Last confirmed,") && csv.contains(",2025-01-01,"), "{csv}");
    assert!(csv.contains(",'=1+1,") && csv.contains("Près du marché") && csv.contains("วัดป่า"), "{csv}");
    let xlsx = house
        .coordinator
        .get(&at("/activities.xlsx"))
        .await
        .expect(StatusCode::OK);
    assert!(xlsx.bytes.starts_with(b"PK"));
    let (db, scope) = (house.site.app.db(), house.scope);
    let events = of_object(db, scope, scope.key(), 50).await.unwrap();
    let taken = events.iter().filter(|event| event.verb == Verb::Exported);
    assert_eq!(taken.count(), 2, "each file that was taken is written down");
}

#[tokio::test]
async fn lists_count_each_day_as_the_rule_and_the_cloth_do() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let mut drafts = Vec::new();
    for status in Status::ALL {
        for to_on in [None, Some("2026-11-22"), Some("2026-11-23"), Some("2026-11-24")] {
            for from_on in ["2026-11-22", "2026-11-23", "2026-11-24"].map(day) {
                let to_on = to_on.map(day);
                let draft = house.draft(clinic, "legal-aid", "Nan").await;
                if to_on.is_none_or(|to_on| from_on <= to_on) {
                    drafts.push(Draft { status, from_on, to_on, ..draft });
                }
            }
        }
    }
    house.add(drafts.clone()).await;
    for on in ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"] {
        for status in Status::ALL {
            let stands = |draft: &&Draft| draft.status.on((draft.from_on, draft.to_on), day(on)) == status;
            let by_rule = drafts.iter().filter(stands).count() as u64;
            let filter = Filter { statuses: vec![status], as_of: Some(day(on)), ..Filter::default() };
            let listed = total(house.site.app.db(), house.scope, &filter).await.unwrap();
            assert_eq!(listed, by_rule, "{status:?} on {on}");
            if status == Status::UnderWay {
                let cell = house.cell(&format!("?on={on}"), "Nan", "Legal aid").await;
                assert_eq!(cell["activities"], listed, "on {on}");
            }
        }
    }
}

#[tokio::test]
async fn the_list_of_what_nobody_confirmed_takes_the_answer() {
    let house = house().await;
    let ids = house.organisations(&["Clinic", "Temple"]).await;
    let mut drafts = Vec::new();
    for id in &ids {
        let draft = house.draft(*id, "legal-aid", "Nan").await;
        drafts.push(Draft { from_on: day("2024-01-01"), confirmed_on: None, ..draft });
    }
    let work = house.add(drafts).await;
    let ruth = house.representative(ids[0]).await;
    let (own, other) = (
        format!("/activities/{}/confirmation", work[0].0),
        format!("/activities/{}/confirmation", work[1].0),
    );
    let list = format!("organisation={}&stale=yes", ids[0].0);
    let page = ruth
        .get(&at(&format!("/activities?{list}")))
        .await
        .expect(StatusCode::OK);
    page.says(&own)
        .says("Still true")
        .says(&format!("/activities/{}/edit", work[0].0))
        .says(&format!("/activities/{}/end", work[0].0))
        .says_not("[[");
    let page = ruth.get(&at("/activities?stale=yes")).await;
    page.says(&own).says_not(&other);
    ruth.get(&at("/activities")).await.says_not(&own);
    let kept = ruth
        .post(&at(&own), &[("list", list.as_str())])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(
        kept.headers["location"].to_str().unwrap(),
        at(&format!("/activities?{list}&notice=notice-activity-confirmed"))
    );
    assert_eq!(house.version(work[0]).await, 2);
    ruth.get(&at(&format!("/activities?{list}"))).await.says_not(&own);
    // Nobody is led out of the list.
    let elsewhere = [("list", "https://example.org/")];
    let kept = ruth
        .post(&at(&own), &elsewhere)
        .await
        .expect(StatusCode::SEE_OTHER);
    let onward = kept.headers["location"].to_str().unwrap();
    assert!(onward.starts_with(&at("/activities?")), "{onward}");
}

#[tokio::test]
async fn what_nobody_is_left_to_run_is_on_no_day_of_the_list_as_on_none_of_the_cloth() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    let alone = house.work(both[0], "legal-aid", "Nan").await;
    let mut joint = house.draft(both[0], "legal-aid", "Nan").await;
    joint.organisations.push((both[1], crate::Role::Runs));
    let joint = house.add(vec![joint]).await[0];
    let tx = house.site.app.begin().await.unwrap();
    organisations::end(&tx, &house.doer(), both[0], "").await.unwrap();
    tx.commit().await.unwrap();
    for (day, expected) in [("2026-11-23", 2), ("2026-11-24", 1)] {
        let list = house
            .sees(&format!("/activities?on={day}&status=under-way"))
            .await
            .text();
        let listed = [alone, joint].map(|id| list.contains(&format!("/activities/{}\"", id.0)));
        assert_eq!(listed.iter().filter(|is_there| **is_there).count(), expected, "{day}");
        let cell = house.cell(&format!("?on={day}"), "Nan", "Legal aid").await;
        assert_eq!(cell["activities"], expected, "{day}");
    }
}
