//! What stands on the pages that a private link leads to, and for whom links are offered.

use axum::http::StatusCode;

use super::{activity_in, house};

/// Where an answer leads, with what it says there.
fn onward(answer: &testkit::Answer) -> String {
    answer.headers["location"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_activity_ends_today_unless_another_day_is_chosen() {
    let house = house().await;
    let holder = house.open(&house.link(house.first).await).await;
    let mut fields = house.fields(house.first).await;
    fields.push(("to_on", "2027-12-31".to_owned()));
    house.add(&holder, &fields).await.expect(StatusCode::SEE_OTHER);
    let list = "/c/rivers/own/activities";
    let activity = activity_in(&holder.get(list).await.text());
    let end = format!("{activity}/end");
    holder
        .get(&end)
        .await
        .says("value=\"2026-11-23\"")
        .says_not("2027-12-31");
    let coordinators = end.replace("/own", "");
    house
        .coordinator
        .get(&coordinators)
        .await
        .says("value=\"2026-11-23\"");
    // A day that lies ahead ends nothing yet, and the answer says so.
    let later = [("to_on", "2026-12-31"), ("version", "1")];
    let back = onward(&holder.post(&end, &later).await);
    let list = onward(&holder.get(&back).await);
    holder.get(&list).await.says("It goes on until the day you chose");
    let now = [("to_on", "2026-11-23"), ("version", "2")];
    let shown = onward(&house.coordinator.post(&coordinators, &now).await);
    house.coordinator.get(&shown).await.says("The end has been kept");
}

#[tokio::test]
async fn adding_offers_a_title_and_the_people_reached_folded_away() {
    let house = house().await;
    let holder = house.open(&house.link(house.first).await).await;
    let new = "/c/rivers/own/activities/new";
    holder
        .get(new)
        .await
        .says("<details class=\"fold further\"><summary>")
        .says("name=\"title\"")
        .says("name=\"reach\"");
    let mut fields = house.fields(house.first).await;
    fields.extend([("title", "Evening bus".to_owned()), ("reach", "many".to_owned())]);
    // What is wrong inside is not folded away.
    house
        .add(&holder, &fields)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("<details class=\"fold further\" open><summary>")
        .says("Evening bus");
    fields.pop();
    house.add(&holder, &fields).await.expect(StatusCode::SEE_OTHER);
    holder.get("/c/rivers/own/activities").await.says("Evening bus");
}

#[tokio::test]
async fn one_button_stands_out_and_nothing_is_said_of_a_list_that_is_not_there() {
    let house = house().await;
    let holder = house.open(&house.link(house.first).await).await;
    let list = "/c/rivers/own/activities";
    let prominent = |page: &str| page.matches("class=\"btn\"").count();
    let page = holder.get(list).await.says_not("list above").text();
    assert_eq!(prominent(&page), 1, "{page}");
    house
        .add(&holder, &house.fields(house.first).await)
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = holder.get(list).await.says("one by one").text();
    assert_eq!(prominent(&page), 1, "{page}");
}

#[tokio::test]
async fn what_could_not_be_saved_is_given_back_under_the_names_of_its_questions() {
    let house = house().await;
    let holder = house.open(&house.link(house.first).await).await;
    house.link(house.first).await;
    let mut fields = house.fields(house.first).await;
    fields.push(("note", "Every Tuesday evening".to_owned()));
    house
        .add(&holder, &fields)
        .await
        .expect(StatusCode::UNAUTHORIZED)
        .says(">Note</label>")
        .says(">From</label>")
        .says("Open your new link")
        .says_not("part 1");
}

#[tokio::test]
async fn nobody_is_ticked_and_one_choice_means_all_who_run_something_or_of_whom_nothing_is_known() {
    let house = house().await;
    let mut fields = house.fields(house.first).await;
    fields.extend([
        ("with-1", house.second.0.to_string()),
        ("role-1", "pays".to_owned()),
    ]);
    let unknown = house.add_organisation("Third Door").await;
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let added = house.coordinator.post("/c/rivers/activities/new", &fields).await;
    added.expect(StatusCode::SEE_OTHER);
    // Nobody is ticked until somebody is chosen; one choice means all of them.
    let page = house.coordinator.get("/c/rivers/links/new").await;
    let page = page.says("All who run something (2)").text();
    for id in [house.first, house.second, unknown] {
        let at = page.find(&format!("value=\"{}\"", id.0)).unwrap();
        let tag = page[at..].split('>').next().unwrap();
        assert!(!tag.contains("checked"), "{tag}");
    }
    let fields = [("organisation", "all"), ("days", "30"), ("way", "copy")];
    let made = house.coordinator.post("/c/rivers/links/new", &fields).await;
    made.expect(StatusCode::OK)
        .says("2 links are ready")
        .says("Blue Lantern")
        .says("Third Door")
        .says_not("Hello Open Road");
    let one = format!("/c/rivers/links/new?organisation={}", house.second.0);
    let page = house.coordinator.get(&one).await.text();
    assert!(page.contains("checked") && !page.contains("All who run"), "{page}");
}

#[tokio::test]
async fn all_is_confirmed_below_the_list_and_taken_back_in_the_same_visit() {
    let house = house().await;
    let holder = house.open(&house.link(house.first).await).await;
    let (list, answer) = ("/c/rivers/own/activities", "/c/rivers/own/answer");
    let fields = house.fields(house.first).await;
    house.add(&holder, &fields).await.expect(StatusCode::SEE_OTHER);
    // One is confirmed where it stands.
    holder.get(list).await.says_not("All still true");
    house.add(&holder, &fields).await.expect(StatusCode::SEE_OTHER);
    house
        .site
        .execute("UPDATE activity SET confirmed_on = CASE number WHEN 1 THEN '2026-05-03' END")
        .await;
    let page = holder.get(list).await.text();
    let (all, last) = (page.find("All still true").unwrap(), page.rfind("Still true").unwrap());
    assert!(all > last, "below the list");
    let ids: Vec<&str> = page
        .match_indices("name=\"true\" value=\"")
        .map(|(at, found)| &page[at + found.len()..at + found.len() + 36])
        .collect();
    let fields: Vec<(&str, &str)> = ids.iter().map(|id| ("true", *id)).collect();
    assert_eq!(fields.len(), 2);
    let removal = format!("{answer}/removal");
    for is_taken_back in [true, false] {
        let answered = holder.post(answer, &fields).await;
        answered.expect(StatusCode::SEE_OTHER);
        let page = holder.get(list).await.says("That was a mistake").text();
        assert_eq!(page.matches("confirmed on 23 November 2026").count(), 2, "{page}");
        house.coordinator.get("/c/rivers/links").await.says("Answered: 1");
        if !is_taken_back {
            continue;
        }
        let back = onward(&holder.post(&removal, &[]).await);
        let page = holder.get(&back).await.says("It is taken back");
        page.says("confirmed on 3 May 2026")
            .says_not("confirmed on 23 November 2026")
            .says_not("That was a mistake");
        house
            .coordinator
            .get("/c/rivers/links")
            .await
            .says_not("Answered: 1");
        // A second time does nothing.
        let again = onward(&holder.post(&removal, &[]).await);
        assert!(again.contains("not-taken-back"), "{again}");
    }
    // What was said since stays.
    let first = format!("{list}/{}/confirmation", ids[0]);
    holder.post(&first, &[]).await.expect(StatusCode::SEE_OTHER);
    holder.post(&removal, &[]).await.expect(StatusCode::SEE_OTHER);
    let page = holder.get(list).await.text();
    assert_eq!(page.matches("confirmed on 23 November 2026").count(), 1, "{page}");
    // Nobody else can take it back: in another visit there is nothing.
    let other = house.open(&house.link(house.second).await).await;
    let none = onward(&other.post(&removal, &[]).await);
    assert!(none.contains("not-taken-back"), "{none}");
}

#[tokio::test]
async fn the_letters_of_many_links_are_folded_and_each_link_can_be_copied() {
    let house = house().await;
    let fields = [("organisation", "all"), ("days", "30"), ("way", "copy")];
    let made = house.coordinator.post("/c/rivers/links/new", &fields).await;
    let page = made.expect(StatusCode::OK).text();
    assert_eq!(page.matches("data-copy=\"http://localhost/own/").count(), 2, "{page}");
    for (at, _) in page.match_indices("<textarea") {
        let before = &page[..at];
        assert!(before.rfind("<details") > before.rfind("</details>"), "folded: {page}");
    }
    let id = house.first.0.to_string();
    let fields = [("organisation", id.as_str()), ("days", "30"), ("way", "copy")];
    let made = house.coordinator.post("/c/rivers/links/new", &fields).await;
    made.says("<details open>").says("data-copy-from=\"w-1\"");
}
