use axum::http::StatusCode;
use kernel::Verb;

use super::focuses::{Draft, Refusal};
use super::{focuses, sectors};
use crate::testing::house;

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
    assert_eq!(
        (legal.ocha.as_str(), legal.iati.as_str(), legal.htcds.as_deref()),
        ("441 444", "22 70", Some("LegalService"))
    );
    assert!(sectors.iter().any(|sector| sector.htcds.is_none()));
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
async fn kinds_of_work_are_named_once_in_their_area() {
    let house = house().await;
    let all = focuses(house.site.app.db(), house.scope).await.unwrap();
    let (area, kind) = (&all[0], &all[1]);
    let draft = |name: &str, parent_id| Draft { parent_id, name: name.to_owned(), ..Draft::default() };
    assert!(draft("Theatre", Some(area.id)).check(None, &all).is_ok());
    assert!(draft(&kind.name, None).check(None, &all).is_ok());
    for (given, wanted) in [
        (draft(" ", None), Refusal::NameMissing),
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
async fn sectors_are_renamed_added_moved_ended_and_revived() {
    let house = house().await;
    let db = house.site.app.db();
    const LIST: &str = "/c/rivers/lists/sectors";
    house
        .coordinator
        .get("/c/rivers/lists")
        .await
        .expect(StatusCode::OK)
        .says(LIST)
        .says("/c/rivers/lists/focuses");
    house
        .coordinator
        .post(LIST, &[("name", "Radio")])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .post(LIST, &[("name", "rádio")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("on the list already");
    let id = sectors(db, house.scope).await.unwrap().pop().unwrap().id;
    let path = format!("{LIST}/{}", id.0);
    house
        .coordinator
        .post(&path, &[("version", "1"), ("name", "Radio and film")])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .post(&path, &[("version", "1"), ("name", "Cinema")])
        .await
        .expect(StatusCode::CONFLICT)
        .says("Radio and film");
    house
        .coordinator
        .post(&format!("{path}/position"), &[("to", "down")])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .post(&format!("{path}/position"), &[("to", "up")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let all = sectors(db, house.scope).await.unwrap();
    assert_eq!(all.iter().position(|sector| sector.id == id), Some(17));
    house
        .coordinator
        .post(&format!("{path}/end"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .get("/c/rivers/organisations/new")
        .await
        .says_not("Radio and film");
    house.coordinator.get(&path).await.says("Bring it back");
    house
        .coordinator
        .post(&format!("{path}/revive"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .get("/c/rivers/organisations/new")
        .await
        .says("Radio and film");
    let verbs: Vec<Verb> = house.history(id.0).await.iter().map(|event| event.verb).collect();
    assert_eq!(
        verbs,
        [
            Verb::Revived,
            Verb::Ended,
            Verb::Changed,
            Verb::Changed,
            Verb::Added
        ]
    );
    house
        .coordinator
        .get(&format!("{LIST}/{}", house.sector("legal").await.0))
        .await
        .says("LegalService");
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
    house
        .coordinator
        .post(&path, &[("version", "1"), ("name", "Prevention"), ("short", "Prevent")])
        .await
        .expect(StatusCode::SEE_OTHER);
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
    house
        .coordinator
        .post(LIST, &inside)
        .await
        .expect(StatusCode::SEE_OTHER);
    let all = focuses(db, house.scope).await.unwrap();
    let new = all.iter().position(|focus| focus.name == "Theatre").unwrap();
    assert_eq!(
        (all[new].parent_id, all[new].must_cover, all[new].short.as_str()),
        (Some(area), false, "Theatre")
    );
    let path = format!("{LIST}/{}", all[new].id.0);
    house
        .coordinator
        .post(&format!("{path}/position"), &[("to", "up")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let again = focuses(db, house.scope).await.unwrap();
    assert_eq!(again.iter().position(|focus| focus.name == "Theatre"), Some(new - 1));
    house
        .coordinator
        .post(&format!("{path}/end"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
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
        format!("/sectors/{sector}"),
        format!("/focuses/{focus}"),
    ] {
        representative
            .get(&format!("/c/rivers/lists{rest}"))
            .await
            .expect(StatusCode::FORBIDDEN);
        if rest.len() > 10 {
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
