use axum::http::StatusCode;
use uuid::Uuid;

use crate::needs::rules::{AT_ONCE_MAX, AskedPlan};
use crate::testing::{House, at, day, house, text};

#[tokio::test]
async fn a_meeting_asks_about_many_at_once() {
    let house = house().await;
    let (nan, phayao) = (text(house.place("Nan").await.0), text(house.place("Phayao").await.0));
    let protection = text(house.focus("protection").await.0);
    let page = at(&format!("/needs/asked/new?place={nan}"));
    house
        .coordinator
        .get(&page)
        .await
        .expect(StatusCode::OK)
        .says(&format!("value=\"{nan}\" checked"))
        .says_not("[[");
    let asked = [
        ("asked_on", "2026-11-20"),
        ("how", "At the November meeting"),
        ("place", nan.as_str()),
        ("place", phayao.as_str()),
        ("focus", protection.as_str()),
    ];
    let coordinator = &house.coordinator;
    let (one, other) = tokio::join!(coordinator.post(&page, &asked), coordinator.post(&page, &asked));
    one.expect(StatusCode::SEE_OTHER);
    other.expect(StatusCode::SEE_OTHER);
    let written = web::events::tally(house.site.app.db(), house.scope)
        .await
        .unwrap();
    assert_eq!(written.of("asked"), 2, "what came twice is written down once");
    for place in ["Nan", "Phayao"] {
        assert_eq!(house.cell("", place, "Legal aid").await["state"], "nobody", "{place}");
    }
    assert_eq!(house.cell("", "Chiang Mai", "Legal aid").await["state"], "not-asked");
    let table = house.coordinator.get(&at("/needs")).await.expect(StatusCode::OK);
    table
        .says("At the November meeting")
        .says("20 November 2026")
        .says_not("[[");
    let ahead = [
        ("asked_on", "2026-12-01"),
        ("place", nan.as_str()),
        ("focus", protection.as_str()),
    ];
    house
        .coordinator
        .post(&page, &ahead)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This day lies ahead");
    let nothing = [("asked_on", "2026-11-20")];
    house
        .coordinator
        .post(&page, &nothing)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    house
        .reader()
        .await
        .get(&at("/needs"))
        .await
        .expect(StatusCode::OK)
        .says_not("/needs/edit");
}

/// The page of all that was asked in March, and the records of Nan and Phayao as it shows them.
async fn march(house: &House) -> (String, Vec<String>) {
    for place in ["Nan", "Phayao"] {
        house.asked(place, "legal-aid", "2026-03-01").await;
    }
    let page = at("/needs/asked?on=2026-03-01&how=at%20a%20meeting");
    let shown = house.coordinator.get(&page).await.expect(StatusCode::OK);
    let shown = shown.says("Legal aid").says("Nan").says_not("[[").text();
    let ids = shown
        .split("name=\"one\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let mut ids: Vec<String> = ids.map(str::to_owned).collect();
    assert_eq!(ids.len(), 2);
    for id in &ids {
        assert!(shown.contains(&format!("{id}.1")), "the page says which version it shows");
    }
    if shown.find(">Nan<") > shown.find(">Phayao<") {
        ids.reverse();
    }
    (page, ids)
}

/// A form that corrects one record, as it was seen.
fn corrected<'a>(id: &'a str, seen: &'a str, (on, how): (&'a str, &'a str)) -> [(&'a str, &'a str); 5] {
    [
        ("do", "correct"),
        ("one", id),
        ("seen", seen),
        ("asked_on", on),
        ("how", how),
    ]
}

#[tokio::test]
async fn what_was_asked_is_corrected_and_taken_away() {
    let house = house().await;
    let (page, ids) = march(&house).await;
    let nan = ids[0].as_str();
    let (first, second) = (format!("{nan}.1"), format!("{nan}.2"));
    house
        .coordinator
        .get(&at("/needs"))
        .await
        .says("/needs/asked?on=2026-03-01&#38;how=at%20a%20meeting");
    let ahead = corrected(nan, &first, ("2027-01-01", ""));
    let refused = house.coordinator.post(&page, &ahead).await;
    refused
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This day lies ahead");
    let nothing = [("do", "remove"), ("asked_on", "2026-03-01")];
    let refused = house.coordinator.post(&page, &nothing).await;
    refused.expect(StatusCode::UNPROCESSABLE_ENTITY);

    let later = corrected(nan, &first, ("2026-03-09", "by telephone"));
    let kept = house.coordinator.post(&page, &later).await;
    kept.expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("", "Nan", "Legal aid").await["asked_on"], "2026-03-09");
    assert_eq!(house.cell("", "Phayao", "Legal aid").await["asked_on"], "2026-03-01");

    let page = at("/needs/asked?on=2026-03-09&how=by%20telephone");
    let question = [("do", "remove"), ("one", nan), ("seen", &second)];
    let asked = house.coordinator.post(&page, &question).await;
    asked
        .expect(StatusCode::OK)
        .says("Take away 1 record of what was asked?")
        .says("Legal aid in Nan")
        .says(&second)
        .says_not("[[");
    assert_eq!(house.cell("", "Nan", "Legal aid").await["state"], "nobody", "nothing is gone yet");
    let sure = [question[0], question[1], question[2], ("sure", "yes")];
    let gone = house.coordinator.post(&page, &sure).await;
    gone.expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("", "Nan", "Legal aid").await["state"], "not-asked");
    house.coordinator.get(&page).await.expect(StatusCode::NOT_FOUND);
    let id = Uuid::parse_str(nan).unwrap();
    let events = web::events::of_object(house.site.app.db(), house.scope, id, 20)
        .await
        .unwrap();
    let told: Vec<_> = events.iter().map(|event| event.verb).collect();
    assert_eq!(told, [kernel::Verb::Removed, kernel::Verb::Changed, kernel::Verb::Added]);
}

#[tokio::test]
async fn who_corrects_second_sees_both_and_decides() {
    let house = house().await;
    let (page, ids) = march(&house).await;
    let (nan, phayao) = (ids[0].as_str(), ids[1].as_str());
    let (first, second) = (format!("{nan}.1"), format!("{nan}.2"));
    let later = corrected(nan, &first, ("2026-03-09", "by telephone"));
    let kept = house.coordinator.post(&page, &later).await;
    kept.expect(StatusCode::SEE_OTHER);
    let otherwise = corrected(nan, &first, ("2026-03-02", "by letter"));
    let gone = [("do", "remove"), ("one", nan), ("seen", &first), ("sure", "yes")];
    for late in [&otherwise[..], &gone] {
        let answer = house.coordinator.post(&page, late).await;
        answer
            .expect(StatusCode::CONFLICT)
            .says("Amina saved this while you were writing")
            .says("9 March 2026")
            .says("by telephone")
            .says("another day or way for Legal aid in Nan.")
            .says(&second)
            .says_not("[[");
    }
    let answer = house.coordinator.post(&page, &otherwise).await;
    answer.says("by letter").says("2026-03-02");
    assert_eq!(house.cell("", "Nan", "Legal aid").await["asked_on"], "2026-03-09");
    let decided = corrected(nan, &second, ("2026-03-02", "by letter"));
    let kept = house.coordinator.post(&page, &decided).await;
    kept.expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("", "Nan", "Legal aid").await["asked_on"], "2026-03-02");

    let third = format!("{nan}.3");
    let sure = [("do", "remove"), ("one", nan), ("seen", &third), ("sure", "yes")];
    let gone = house.coordinator.post(&page, &sure).await;
    gone.expect(StatusCode::SEE_OTHER);
    let other = format!("{phayao}.1");
    let mut both = corrected(nan, &third, ("2026-03-03", "by letter")).to_vec();
    both.extend([("one", phayao), ("seen", &other)]);
    let answer = house.coordinator.post(&page, &both).await;
    answer
        .expect(StatusCode::CONFLICT)
        .says("1 of those you had ticked was taken away.")
        .says("by letter")
        .says_not(&third);
}

#[tokio::test]
async fn what_comes_twice_is_written_once_however_much_was_asked_that_day() {
    let house = house().await;
    let (nan, phayao) = (house.place("Nan").await, house.place("Phayao").await);
    let (legal, health) = (house.focus("legal-aid").await, house.focus("health").await);
    let on = day("2026-11-20");
    let plan = |place, focus| AskedPlan::new(place, focus, on, "at a meeting", on).unwrap();
    let mut many = vec![plan(nan, legal); AT_ONCE_MAX + 1];
    many.push(plan(phayao, health));
    let many = many.into_iter().map(|plan| (house.doer(), plan)).collect();
    let tx = house.site.app.begin().await.unwrap();
    crate::add_asked_many(&tx, house.scope, house.site.app.ids(), many)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let count = async || {
        let tally = web::events::tally(house.site.app.db(), house.scope).await;
        tally.unwrap().of("asked")
    };
    let before = count().await;
    let (phayao, health, legal) = (text(phayao.0), text(health.0), text(legal.0));
    let again = [
        ("asked_on", "2026-11-20"),
        ("how", "at a meeting"),
        ("place", phayao.as_str()),
        ("focus", health.as_str()),
        ("focus", legal.as_str()),
    ];
    let page = at("/needs/asked/new");
    for _ in 0..2 {
        let sent = house.coordinator.post(&page, &again).await;
        sent.expect(StatusCode::SEE_OTHER);
    }
    assert_eq!(count().await - before, 1, "only legal aid in Phayao is new");
}

#[tokio::test]
async fn what_is_corrected_to_a_round_that_has_it_already_stands_there_once() {
    let house = house().await;
    let (page, ids) = march(&house).await;
    house.asked("Nan", "legal-aid", "2026-04-02").await;
    let both = [
        ("do", "correct"),
        ("one", ids[0].as_str()),
        ("one", ids[1].as_str()),
        ("seen", &format!("{}.1", ids[0])),
        ("seen", &format!("{}.1", ids[1])),
        ("asked_on", "2026-04-02"),
        ("how", "at a meeting"),
    ];
    let kept = house.coordinator.post(&page, &both).await;
    kept.expect(StatusCode::SEE_OTHER);
    let page = at("/needs/asked?on=2026-04-02&how=at%20a%20meeting");
    let shown = house.coordinator.get(&page).await.expect(StatusCode::OK).text();
    assert_eq!(shown.matches("name=\"one\"").count(), 2, "Nan and Phayao, each once");
    let gone = Uuid::parse_str(&ids[0]).unwrap();
    let told = web::events::of_object(house.site.app.db(), house.scope, gone, 20)
        .await
        .unwrap();
    assert_eq!(told[0].verb, kernel::Verb::Removed);
    // Saved again as it is, nothing is lost.
    let other = format!("{}.2", ids[1]);
    let same = corrected(&ids[1], &other, ("2026-04-02", "at a meeting"));
    let kept = house.coordinator.post(&page, &same).await;
    kept.expect(StatusCode::SEE_OTHER);
    let shown = house.coordinator.get(&page).await.expect(StatusCode::OK).text();
    assert_eq!(shown.matches("name=\"one\"").count(), 2);
}

#[tokio::test]
async fn only_those_who_set_needs_correct_what_was_asked() {
    let house = house().await;
    house.asked("Nan", "legal-aid", "2026-03-01").await;
    let page = at("/needs/asked?on=2026-03-01&how=at%20a%20meeting");
    let reader = house.reader().await;
    reader.get(&page).await.expect(StatusCode::FORBIDDEN);
    reader
        .get(&at("/needs"))
        .await
        .expect(StatusCode::OK)
        .says_not("/needs/asked?");
}

#[tokio::test]
async fn a_province_is_not_called_the_same_as_the_heading_above_it() {
    let house = house().await;
    let page = house.sees("/needs/asked/new").await;
    page.says("All of Chiang Rai").says("All of Nan");
}
