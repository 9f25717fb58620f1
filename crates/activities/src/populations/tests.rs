use axum::http::StatusCode;

use super::rules::{Entry, Refusal, listed};
use super::store;
use crate::testing::{at, house, text};

#[test]
fn the_list_that_comes_with_the_program_follows_its_own_rules() {
    let listed = listed();
    assert!(listed.len() > 10);
    for (key, entry) in &listed {
        let others: Vec<&str> = listed
            .iter()
            .filter(|(other, _)| other != key)
            .map(|(_, other)| other.name.as_str())
            .collect();
        assert_eq!(Entry::new(&entry.name, &entry.about, &others).as_ref(), Ok(entry), "{key}");
    }
}

#[test]
fn a_name_stands_once() {
    for (name, outcome) in [
        ("Elders", Ok(())),
        (" \u{202E} ", Err(Refusal::NameMissing)),
        ("CHILDREN ", Err(Refusal::NamedTwice)),
        (&"x".repeat(121), Err(Refusal::TooLong)),
    ] {
        assert_eq!(Entry::new(name, "", &["Children"]).map(|_| ()), outcome, "{name}");
    }
}

#[tokio::test]
async fn the_list_is_kept_in_the_coalitions_own_words() {
    let house = house().await;
    let list = at("/lists/populations");
    house
        .coordinator
        .get(&list)
        .await
        .expect(StatusCode::OK)
        .says("Migrant workers")
        .says_not("[[");
    house
        .coordinator
        .post(&list, &[("name", "Elders"), ("about", "From 60.")])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .post(&list, &[("name", "elders")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let all = store::populations(house.site.app.db(), house.scope)
        .await
        .unwrap();
    let elders = all.last().unwrap();
    assert_eq!(elders.name, "Elders");
    let page = format!("{list}/{}", text(elders.id.0));
    house
        .coordinator
        .get(&page)
        .await
        .expect(StatusCode::OK)
        .says("From 60.")
        .says_not("[[");
    house
        .coordinator
        .post(&page, &[("name", "Older people"), ("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let late = house
        .coordinator
        .post(&page, &[("name", "Seniors"), ("version", "1")])
        .await;
    late.expect(StatusCode::CONFLICT)
        .says("Older people")
        .says("Seniors");
    house
        .coordinator
        .post(&format!("{page}/position"), &[("to", "up")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let moved = store::populations(house.site.app.db(), house.scope)
        .await
        .unwrap();
    assert_eq!(moved[moved.len() - 2].name, "Older people");
    house
        .coordinator
        .post(&format!("{page}/end"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.organisation("Clinic").await;
    let form = house
        .coordinator
        .get(&at("/activities/new"))
        .await
        .expect(StatusCode::OK);
    form.says("Migrant workers").says_not("Older people");
    house
        .coordinator
        .post(&format!("{page}/revive"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .get(&at("/activities/new"))
        .await
        .says("Older people");
}
