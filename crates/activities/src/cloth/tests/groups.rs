//! Columns in groups that fit a screen: what the groups are called, and how much they hold.

use crate::testing::{at, house, text};

#[tokio::test]
async fn columns_come_in_groups_that_a_phone_can_show() {
    let house = house().await;
    house.need("Nan", "legal-aid", 3).await;
    house.asked("Nan", "legal-aid", "2026-03-01").await;
    let page = house.coordinator.get(&at("/maps/cloth")).await.text();
    let heads = |page: &str| page.matches("<th scope=\"col\"><span>").count();
    assert!(heads(&page) <= 8, "{}", heads(&page));
    assert!(page.contains("Legal aid in Nan: gap"), "the group with the gap comes first");
    assert!(
        page.contains("<span>Protection 2 of 2</span> <small>1 gap</small>"),
        "a group says how many gaps it has"
    );
    assert!(page.contains("<span>Protection 1 of 2</span></a>"));
    let shown = page
        .split("Shown here: Protection 2 of 2, ")
        .nth(1)
        .expect("paper says which part it is");
    let shown = shown.split('<').next().unwrap();
    assert!(shown.contains(" of ") && shown.ends_with(" kinds of work, 1 gap."), "{shown}");
    assert!(page.contains("Part of the cloth") && !page.contains("The whole cloth"));
    assert!(!page.contains("class=\"over\""), "one area needs no head of its own");
    let recovery = text(house.focus("recovery").await.0);
    let paper = house.coordinator.get(&at("/maps/cloth?width=paper")).await.text();
    assert!(heads(&paper) > 25);
    assert!(paper.contains("The whole cloth") && !paper.contains("Shown here"));
    assert!(
        paper.contains("<bdi>Protection</bdi> <small>1 gap</small>"),
        "areas stand over their kinds of work"
    );
    let areas = house.coordinator.get(&at("/maps/cloth?kinds=areas")).await.text();
    assert_eq!(heads(&areas), 5);
    let one = house
        .coordinator
        .get(&at(&format!("/maps/cloth?focus={recovery}")))
        .await
        .text();
    assert_eq!(heads(&one), 5);
}

#[tokio::test]
async fn many_organisations_as_columns_come_in_a_few_links() {
    let house = house().await;
    let names: Vec<String> = (0..100).map(|number| format!("Group {number:03}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let ids = house.organisations(&names).await;
    let mut drafts = Vec::new();
    for id in ids {
        drafts.push(house.draft(id, "legal-aid", "Nan").await);
    }
    house.add(drafts).await;
    let page = house
        .coordinator
        .get(&at("/maps/cloth?rows=place&cols=organisation"))
        .await
        .text();
    assert_eq!(page.matches("<th scope=\"col\"><span>").count(), 8);
    assert!(page.contains("<span>Group 000 to Group 007</span>"));
    assert!(page.matches("part=").count() < 20, "{}", page.matches("part=").count());
    let rows = house
        .coordinator
        .get(&at("/maps/cloth?rows=organisation&cols=place"))
        .await
        .text();
    assert_eq!(rows.matches("<th scope=\"row\">").count(), 60);
    let paper = house
        .coordinator
        .get(&at("/maps/cloth?rows=organisation&cols=place&width=paper"))
        .await
        .text();
    assert_eq!(paper.matches("<th scope=\"row\">").count(), 100, "paper has all of them");
}

#[tokio::test]
async fn long_names_are_cut_in_the_links_to_groups_of_columns() {
    let house = house().await;
    let names: Vec<String> = (0..9)
        .map(|number| format!("Association of Helpers {number}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for id in house.organisations(&names).await {
        house.work(id, "legal-aid", "Nan").await;
    }
    let page = house.coordinator.get(&at("/maps/cloth?cols=organisation")).await;
    page.says("<span>Association of… to Association of…</span>")
        .says(r#"title="Association of Helpers 0 to Association of Helpers 4""#);
}
