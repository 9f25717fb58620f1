//! What somebody said of a word is there the next time, until it is forgotten.

use axum::http::StatusCode;
use testkit::Site;

use super::importing::{agree, chosen, has, paste, settle, take_in};
use super::leaving::{at, town};
use super::undoing::undo;

pub async fn what_a_word_means_is_remembered_until_it_is_forgotten(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    amina
        .get(&at("/imports/words"))
        .await
        .says("No word is remembered yet");
    let cells =
        "#org\t#adm1\t#activity+type\t#date+start\nThe blue house\tChiang Rai\tNight bus\t2026-03-01\n";
    let columns = paste(amina, cells).await.location();
    let matches = agree(amina, &columns, &[]).await.location();
    let page = amina.get(&matches).await.expect(StatusCode::OK).text();
    let lists = chosen(&page);
    let (name, value) = lists
        .iter()
        .find(|(name, _)| name.starts_with("organisation-"))
        .unwrap();
    assert_eq!(value, "new", "{lists:?}");
    let clinic = town.clinic.0.to_string();
    agree(amina, &matches, &[(name, &clinic)])
        .await
        .expect(StatusCode::SEE_OTHER);
    // What is not taken in is not remembered.
    amina
        .get(&at("/imports/words"))
        .await
        .says("No word is remembered yet");
    let preview = matches.replace("/matches", "");
    take_in(amina, &preview).await;
    let words = amina
        .get(&at("/imports/words"))
        .await
        .expect(StatusCode::OK)
        .text();
    has(&words, &["The blue house", "An organisation", "Clinic", "Forget"]);
    // The next list proposes it, and it can be changed.
    let cells = cells
        .replace("2026-03-01", "2026-05-01")
        .replace("blue house", "Blue  House");
    let columns = paste(amina, &cells).await.location();
    let matches = agree(amina, &columns, &[]).await.location();
    let page = amina.get(&matches).await.expect(StatusCode::OK).text();
    has(&page, &["As the last time", "As you said the last time."]);
    assert!(chosen(&page).contains(&(name.clone(), clinic.clone())), "{page}");
    let line = words.split("The blue house").nth(1).unwrap();
    let forget = line
        .split("action=\"")
        .nth(1)
        .and_then(|part| part.split('"').next());
    let forget = forget.unwrap().to_owned();
    amina.post(&forget, &[]).await.expect(StatusCode::SEE_OTHER);
    amina.post(&forget, &[]).await.expect(StatusCode::SEE_OTHER);
    let page = amina.get(&matches).await.text();
    assert!(chosen(&page).contains(&(name.clone(), "new".to_owned())), "{page}");
    settle(amina, &columns, &[]).await;
}

pub async fn for_whom_a_word_is_meant_is_asked_and_remembered(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    let cells = "#org\t#adm1\t#activity+type\t#date+start\t#beneficiary\n\
        Clinic\tChiang Rai\tLegal aid\t2026-03-01\tWomen and children\n";
    let columns = paste(amina, cells).await.location();
    let matches = agree(amina, &columns, &[]).await.location();
    let page = amina.get(&matches).await.expect(StatusCode::OK).text();
    has(&page, &["For whom (1)", "Women and children</label>", "For everybody"]);
    let asked = chosen(&page);
    let is_whom = |(name, _): &&(String, String)| name.starts_with("population-");
    let (name, value) = asked.iter().find(is_whom).unwrap();
    assert_eq!(value, "everybody", "{asked:?}");
    let before = page.split(">Children</option>").next().unwrap();
    let children = before
        .rsplit("value=\"")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let answer = agree(amina, &matches, &[(name, children)]).await;
    answer.expect(StatusCode::SEE_OTHER);
    let page = take_in(amina, &matches.replace("/matches", "")).await;
    has(&page, &["1 new"]);
    let words = amina
        .get(&at("/imports/words"))
        .await
        .expect(StatusCode::OK)
        .text();
    has(&words, &["Women and children", "For whom work is done", "Children"]);
    let columns = paste(amina, &cells.replace("2026-03-01", "2026-05-01"))
        .await
        .location();
    let matches = agree(amina, &columns, &[]).await.location();
    let page = amina.get(&matches).await.expect(StatusCode::OK).text();
    has(&page, &["As you said the last time."]);
    assert!(chosen(&page).contains(&(name.clone(), children.to_owned())), "{page}");
    // Rows with it can stay out.
    let out = agree(amina, &matches, &[(name, "out")]).await;
    out.expect(StatusCode::SEE_OTHER);
    amina
        .get(&matches.replace("/matches", ""))
        .await
        .says("Left out, as was chosen for Women and children");
}

pub async fn what_nobody_was_asked_about_is_forgotten_with_its_import(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    super::organisations(site, town.scope, &["Riverside Women Collective"]).await;
    let cells = "#org\t#adm1\t#activity+type\t#date+start\nRiverside Wmen Collective\tChiang Rai\tLegal aid\t2026-03-01\n\
                 Quiet Lamps\tChiang Rai\tLegal aid\t2026-03-01\n";
    let columns = paste(amina, cells).await.location();
    let matches = agree(amina, &columns, &[]).await.location();
    agree(amina, &matches, &[("then", "later")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let preview = matches.replace("/matches", "");
    take_in(amina, &preview).await;
    let words = amina.get(&at("/imports/words")).await.text();
    has(&words, &["Riverside Wmen Collective", "nobody was asked"]);
    undo(amina, &preview, false).await.expect(StatusCode::SEE_OTHER);
    amina
        .get(&at("/imports/words"))
        .await
        .says_not("Riverside Wmen Collective");
}
