//! What the cloth counts, against a person with a pencil.

use std::collections::{BTreeMap, HashSet};

use crate::cloth::{Axis, View};
use crate::testing::{House, at, day, house, house_on, parts, text};
use crate::{Draft, Role, Status};

/// Dice that always fall the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

const PROVINCES: [&str; 4] = ["Chiang Mai", "Chiang Rai", "Nan", "Phayao"];
const KINDS: [(&str, &str); 4] = [
    ("safe-housing", "Safe housing"),
    ("legal-aid", "Legal aid"),
    ("schools", "Awareness in schools"),
    ("peer-support", "Peer support"),
];

/// Two hundred activities of twelve organisations, spread by dice.
async fn sample(house: &House) -> Vec<Draft> {
    let names: Vec<String> = (0..12)
        .map(|number| format!("Organisation {number:02}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let organisations = house.organisations(&names).await;
    let places = ["Chiang Mai", "Chiang Rai", "Nan", "Phayao", "Mae Sai", "Phan"];
    let mut dice = Dice(7);
    let mut drafts = Vec::new();
    for _ in 0..200 {
        let place = places[dice.roll(places.len())];
        let (focus, _) = KINDS[dice.roll(KINDS.len())];
        let mut draft = house.draft(organisations[dice.roll(12)], focus, place).await;
        let helper = organisations[dice.roll(12)];
        draft
            .organisations
            .push((helper, [Role::Runs, Role::Supports, Role::Pays][dice.roll(3)]));
        draft.status = [
            Status::UnderWay,
            Status::UnderWay,
            Status::Planned,
            Status::Paused,
            Status::Finished,
        ][dice.roll(5)];
        draft.from_on = day(["2024-03-01", "2025-06-01", "2026-10-01"][dice.roll(3)]);
        draft.to_on = [None, Some(day("2026-11-30")), Some(day("2026-11-01"))][dice.roll(3)];
        drafts.push(draft);
    }
    house.add(drafts.clone()).await;
    drafts
}

/// Counts by looking at every activity, as a person would with a pencil.
async fn by_hand(house: &House, drafts: &[Draft], on: &str) -> BTreeMap<(String, String), (usize, usize)> {
    let tree = places::tree(house.site.app.db(), house.scope).await.unwrap();
    let mut counted: BTreeMap<(String, String), (HashSet<uuid::Uuid>, usize)> = BTreeMap::new();
    for province in PROVINCES {
        for (key, name) in KINDS {
            let (province_id, focus_id) = (house.place(province).await, house.focus(key).await);
            let entry = counted.entry((province.to_owned(), name.to_owned())).or_default();
            for draft in drafts
                .iter()
                .filter(|draft| draft.focus_id == focus_id && tree.within(province_id, draft.place_id))
            {
                let last = match (draft.to_on, draft.status) {
                    (Some(day), _) => day,
                    (None, Status::Finished) => draft.from_on,
                    (None, _) => day("2200-01-01"),
                };
                let counts = matches!(draft.status, Status::UnderWay | Status::Finished);
                if counts && draft.from_on <= day(on) && last >= day(on) {
                    let hands = draft.organisations.iter().filter(|(_, role)| *role != Role::Pays);
                    entry.0.extend(hands.map(|(id, _)| id.0));
                    entry.1 += 1;
                }
            }
        }
    }
    counted
        .into_iter()
        .map(|(cell, (organisations, activities))| (cell, (organisations.len(), activities)))
        .collect()
}

#[tokio::test]
async fn the_cloth_counts_what_a_person_would_count() {
    counts_by_hand(&house().await).await;
}

#[tokio::test]
async fn it_counts_the_same_on_postgresql() {
    let Some(cluster) = testkit::postgres::Cluster::start() else {
        return;
    };
    let house = house_on(testkit::Site::on(cluster.new_database().await, parts()).await).await;
    counts_by_hand(&house).await;
    let list = house
        .coordinator
        .get(&at("/activities?q=organisation&stale=yes&sort=-reach"))
        .await;
    list.expect(axum::http::StatusCode::OK);
    house.asked("Nan", "counselling", "2026-03-01").await;
    house.need("Nan", "counselling", 2).await;
    assert_eq!(house.cell("", "Nan", "Counselling").await["state"], "gap");
    for path in [
        "/maps",
        "/maps/cloth",
        "/maps/area",
        "/maps/together",
        "/maps/first",
        "/needs",
        "/activities.csv",
    ] {
        house
            .coordinator
            .get(&at(path))
            .await
            .expect(axum::http::StatusCode::OK);
    }
}

async fn counts_by_hand(house: &House) {
    let drafts = sample(house).await;
    for on in ["2026-11-23", "2026-11-15", "2025-12-01", "2024-01-01"] {
        let expected = by_hand(house, &drafts, on).await;
        let cells = house.cells(&format!("?on={on}")).await;
        for ((row, column), (organisations, activities)) in expected {
            let cell = cells
                .iter()
                .find(|cell| cell["row"] == row && cell["column"] == column)
                .unwrap();
            assert_eq!(cell["organisations"], organisations, "{row} × {column} on {on}");
            assert_eq!(cell["activities"], activities, "{row} × {column} on {on}");
        }
    }
}

#[tokio::test]
async fn every_pair_of_axes_has_a_page_and_a_file() {
    let house = house().await;
    sample(&house).await;
    let axes = ["place", "focus", "sector", "population", "organisation", "year"];
    for rows in axes {
        for cols in axes.into_iter().filter(|cols| *cols != rows) {
            let query = format!("?rows={rows}&cols={cols}");
            let page = house.coordinator.get(&at(&format!("/maps/cloth{query}"))).await;
            page.expect(axum::http::StatusCode::OK)
                .says("<table class=\"cloth")
                .says_not("[[");
            house.cells(&query).await;
        }
    }
    for ending in ["csv", "xlsx", "json", "svg"] {
        house
            .coordinator
            .get(&at(&format!("/maps/cloth.{ending}")))
            .await
            .expect(axum::http::StatusCode::OK);
    }
}

/// The list behind the link on a cloth, as a file.
async fn listed(house: &House, query: &str) -> usize {
    let page = house.sees(&format!("/maps/cloth{query}")).await.text();
    let start = page.find("/activities?").unwrap();
    let end = start + page[start..].find('"').unwrap();
    let path = page[start..end].replace("&amp;", "&").replace("&#38;", "&");
    let file = house.sees(&path.replacen('?', ".json?", 1)).await;
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&file.bytes).unwrap();
    rows.len()
}

#[tokio::test]
async fn the_list_behind_a_cloth_has_the_same_rows() {
    let house = house().await;
    sample(&house).await;
    let women = text(house.population("women").await.0);
    let nan = text(house.place("Nan").await.0);
    let focus = text(house.focus("legal-aid").await.0);
    let names = house.organisations(&["Clinic", "Temple"]).await;
    let mut some = house.draft(names[0], "legal-aid", "Nan").await;
    some.population_id = Some(house.population("women").await);
    some.organisations.push((names[1], Role::Pays));
    let mut today = house.draft(names[1], "legal-aid", "Nan").await;
    (today.to_on, today.status) = (Some(day("2026-11-23")), Status::Finished);
    house.add(vec![some, today]).await;
    let mut seen = 0;
    for query in [
        String::new(),
        "?on=2026-11-15".to_owned(),
        "?on=2025-12-01".to_owned(),
        format!("?for={women}&on=2026-11-15"),
        format!("?place={nan}&focus={focus}"),
        format!("?organisation={}", names[1].0),
        format!("?organisation={}&role=pays", names[1].0),
        "?role=pays".to_owned(),
        "?status=paused&status=planned&on=2026-11-15".to_owned(),
        "?status=under-way&on=2026-11-15".to_owned(),
    ] {
        let cells = house.cells(&query).await;
        let counted: u64 = cells.iter().filter_map(|cell| cell["activities"].as_u64()).sum();
        assert_eq!(listed(&house, &query).await as u64, counted, "{query}");
        seen += counted;
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn opening_a_row_leaves_what_the_findings_speak_of() {
    use crate::cloth::picture::told_view;
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    for (rows, cols) in [(Axis::Place, Axis::Focus), (Axis::Organisation, Axis::Year)] {
        let shut = View::of(rows, cols, day);
        let opened = View { opened: vec![uuid::Uuid::from_u128(7)], ..shut.clone() };
        assert_eq!(told_view(&opened), told_view(&shut));
    }
}
