use axum::http::StatusCode;
use kernel::Verb;

use uuid::Uuid;

use super::rules::{Draft, Refusal};
use super::store::{Entry, entries};
use super::{FOCUSES, List, POPULATIONS, SECTORS, focuses, sectors};
use crate::testing::{House, house};

/// Sends a form that is to be kept.
async fn saved(house: &House, path: &str, form: &[(&str, &str)]) {
    house
        .coordinator
        .post(path, form)
        .await
        .expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_new_coalition_has_the_lists_of_the_program() {
    let house = house().await;
    let db = house.site.app.db();
    let sectors = sectors(db, house.scope).await.unwrap();
    assert_eq!(sectors.len(), 18);
    let legal = sectors
        .iter()
        .find(|sector| sector.key.as_deref() == Some("legal"))
        .unwrap();
    assert_eq!(legal.codes, ["441 444", "22 70", "LegalService"]);
    assert!(sectors.iter().any(|sector| sector.codes[2].is_empty()));
    let all = focuses(db, house.scope).await.unwrap();
    let areas: Vec<&str> = all
        .iter()
        .filter(|focus| focus.parent_id.is_none())
        .filter_map(|focus| focus.key.as_deref())
        .collect();
    assert_eq!(
        areas,
        [
            "prevention",
            "protection",
            "prosecution",
            "partnership",
            "recovery"
        ]
    );
    assert!(
        all.iter()
            .all(|focus| focus.must_cover == focus.parent_id.is_none())
    );
    assert!(
        all.iter().all(|focus| !focus.name.is_empty()
            && !focus.short.is_empty()
            && focus.short.chars().count() <= 24)
    );
    let mut area = all[0].id;
    for focus in &all {
        match focus.parent_id {
            None => area = focus.id,
            Some(parent) => assert_eq!(parent, area, "{} follows its area", focus.name),
        }
    }
}

#[tokio::test]
async fn what_comes_with_the_program_follows_its_own_rules() {
    let house = house().await;
    for list in [&SECTORS, &FOCUSES, &POPULATIONS] {
        let all = entries(house.site.app.db(), house.scope, list).await.unwrap();
        for entry in &all {
            let draft = Draft {
                parent_id: entry.parent_id,
                name: entry.name.clone(),
                short: entry.short.clone(),
                about: entry.about.clone(),
                must_cover: entry.must_cover,
            };
            let checked = draft.check(Some(entry.id), &all).unwrap();
            assert_eq!((&checked.name, &checked.about), (&entry.name, &entry.about));
        }
    }
}

#[tokio::test]
async fn a_name_stands_once_among_its_neighbours() {
    let house = house().await;
    let all = entries(house.site.app.db(), house.scope, &FOCUSES).await.unwrap();
    let (area, kind) = (&all[0], &all[1]);
    let draft = |name: &str, parent_id| Draft { parent_id, name: name.to_owned(), ..Draft::default() };
    assert!(draft("Theatre", Some(area.id)).check(None, &all).is_ok());
    assert!(draft(&kind.name, None).check(None, &all).is_ok());
    for (given, wanted) in [
        (draft(" \u{202E} ", None), Refusal::NameMissing),
        (draft(&kind.name.to_uppercase(), Some(area.id)), Refusal::NameTaken),
        (draft("Theatre", Some(kind.id)), Refusal::AreaUnknown),
        (draft(&"x".repeat(121), None), Refusal::NameTooLong),
        (Draft { short: "x".repeat(25), ..draft("Theatre", None) }, Refusal::ShortTooLong),
        (Draft { about: "x".repeat(401), ..draft("Theatre", None) }, Refusal::AboutTooLong),
    ] {
        assert_eq!(given.check(None, &all), Err(wanted));
    }
    assert!(
        draft(&kind.name, Some(area.id))
            .check(Some(kind.id), &all)
            .is_ok()
    );
}

#[tokio::test]
async fn every_list_is_added_to_changed_moved_ended_and_revived() {
    let house = house().await;
    for list in [&SECTORS, &FOCUSES, &POPULATIONS] {
        let at = format!("/c/rivers/lists/{}", list.word);
        let before = entries(house.site.app.db(), house.scope, list).await.unwrap();
        let last_of_all = |all: &[Entry<Uuid>]| {
            all.iter()
                .rfind(|entry| entry.parent_id.is_none())
                .unwrap()
                .clone()
        };
        house.coordinator.get("/c/rivers/lists").await.says(&at);
        saved(&house, &at, &[("name", "Radio"), ("about", "In the hills.")]).await;
        house
            .coordinator
            .post(&at, &[("name", "rádio")])
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("on the list already")
            .says("rádio");
        let all = entries(house.site.app.db(), house.scope, list).await.unwrap();
        let radio = last_of_all(&all);
        assert_eq!((all.len(), radio.name.as_str()), (before.len() + 1, "Radio"));
        let path = format!("{at}/{}", radio.id);
        house.coordinator.get(&path).await.says("In the hills.");
        change_and_move(&house, list, &path).await;
        let moved = entries(house.site.app.db(), house.scope, list).await.unwrap();
        assert_eq!(last_of_all(&moved).id, last_of_all(&before).id);
        for (word, verb) in [("end", Verb::Ended), ("revive", Verb::Revived)] {
            for _ in 0..2 {
                saved(&house, &format!("{path}/{word}"), &[]).await;
            }
            let all = entries(house.site.app.db(), house.scope, list).await.unwrap();
            let radio = all.iter().find(|entry| entry.id == radio.id).unwrap();
            assert_eq!(radio.is_ended, verb == Verb::Ended);
        }
        let happened: Vec<Verb> = house
            .history(radio.id)
            .await
            .iter()
            .map(|event| event.verb)
            .collect();
        let changed = [Verb::Changed, Verb::Changed, Verb::Added];
        assert_eq!(happened[..2], [Verb::Revived, Verb::Ended]);
        assert_eq!(happened[2..], changed);
    }
}

/// Renames “Radio”, comes too late once, and moves it down from the end and up by one.
async fn change_and_move(house: &House, list: &List, path: &str) {
    saved(house, path, &[("version", "1"), ("name", "Radio and film")]).await;
    house
        .coordinator
        .post(path, &[("version", "1"), ("name", "Cinema")])
        .await
        .expect(StatusCode::CONFLICT)
        .says("Radio and film")
        .says("Cinema");
    for to in ["down", "up"] {
        let moved = house
            .coordinator
            .post(&format!("{path}/position"), &[("to", to)])
            .await
            .expect(StatusCode::SEE_OTHER);
        assert!(
            moved
                .location()
                .starts_with(&format!("/c/rivers/lists/{}#e-", list.word))
        );
    }
    house
        .coordinator
        .get(path)
        .await
        .says("Place in the list")
        .says_not("[[");
}

#[tokio::test]
async fn what_is_taken_off_a_list_is_no_longer_offered() {
    let house = house().await;
    let path = format!("/c/rivers/lists/sectors/{}", house.sector("legal").await.0);
    let name = "Legal services";
    let offered = "/c/rivers/organisations/new";
    house.coordinator.get(offered).await.says(name);
    house.coordinator.get(&path).await.says("LegalService");
    saved(&house, &format!("{path}/end"), &[]).await;
    house.coordinator.get(offered).await.says_not(name);
    house.coordinator.get(&path).await.says("Bring it back");
    saved(&house, &format!("{path}/revive"), &[]).await;
    house.coordinator.get(offered).await.says(name);
}

#[tokio::test]
async fn areas_of_focus_say_whether_they_must_be_covered() {
    let house = house().await;
    let db = house.site.app.db();
    const LIST: &str = "/c/rivers/lists/focuses";
    house
        .coordinator
        .get(LIST)
        .await
        .expect(StatusCode::OK)
        .says("Together");
    house
        .coordinator
        .get(&format!("{LIST}/new"))
        .await
        .expect(StatusCode::OK);
    let area = house.focus("prevention").await;
    let path = format!("{LIST}/{}", area.0);
    house
        .coordinator
        .get(&path)
        .await
        .says("Must be covered in every place");
    saved(&house, &path, &[("version", "1"), ("name", "Prevention"), ("short", "Prevent")]).await;
    let changed = focuses(db, house.scope)
        .await
        .unwrap()
        .into_iter()
        .find(|focus| focus.id == area)
        .unwrap();
    assert_eq!((changed.must_cover, changed.short.as_str()), (false, "Prevent"));
    let inside = [
        ("area", area.0.to_string()),
        ("name", "Theatre".to_owned()),
        ("must_cover", "yes".to_owned()),
    ];
    let inside: Vec<(&str, &str)> = inside.iter().map(|(key, value)| (*key, value.as_str())).collect();
    saved(&house, LIST, &inside).await;
    let all = focuses(db, house.scope).await.unwrap();
    let new = all.iter().position(|focus| focus.name == "Theatre").unwrap();
    assert_eq!(
        (all[new].parent_id, all[new].must_cover, all[new].short.as_str()),
        (Some(area), false, "Theatre")
    );
    let path = format!("{LIST}/{}", all[new].id.0);
    saved(&house, &format!("{path}/position"), &[("to", "up")]).await;
    let again = focuses(db, house.scope).await.unwrap();
    assert_eq!(again.iter().position(|focus| focus.name == "Theatre"), Some(new - 1));
    saved(&house, &format!("{path}/end"), &[]).await;
    house
        .coordinator
        .get("/c/rivers/organisations/new")
        .await
        .says_not("Theatre");
}

#[tokio::test]
async fn lists_are_changed_by_coordinators_of_their_own_coalition() {
    let house = house().await;
    let representative = house.representative(house.add_one("Own").await).await;
    let other = house.site.coalition("hills", "Hills").await;
    let elsewhere = house.site.holding(other, "Bo", kernel::Role::Coordinator).await;
    let (sector, focus) = (house.sector("legal").await.0, house.focus("legal-aid").await.0);
    for rest in [
        "".to_owned(),
        "/sectors".to_owned(),
        "/focuses".to_owned(),
        "/populations".to_owned(),
        format!("/sectors/{sector}"),
        format!("/focuses/{focus}"),
    ] {
        representative
            .get(&format!("/c/rivers/lists{rest}"))
            .await
            .expect(StatusCode::FORBIDDEN);
        if rest.len() > 20 {
            elsewhere
                .get(&format!("/c/hills/lists{rest}"))
                .await
                .expect(StatusCode::NOT_FOUND);
            elsewhere
                .post(&format!("/c/hills/lists{rest}/end"), &[])
                .await
                .expect(StatusCode::NOT_FOUND);
        }
    }
}
