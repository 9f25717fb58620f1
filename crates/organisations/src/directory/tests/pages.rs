use axum::http::StatusCode;

use super::LIST;
use crate::organisations::Draft;
use crate::testing::{House, at, called, house, other};

pub async fn some() -> House {
    filled(house().await).await
}

pub async fn filled(house: House) -> House {
    let (law, faith) = (house.sector("legal").await, house.sector("faith").await);
    house
        .add(vec![
            Draft {
                acronym: "ORN".to_owned(),
                sectors: vec![law],
                focuses: vec![house.focus("legal-aid").await],
                places: vec![house.place("TH-57").await],
                languages: vec!["th".to_owned()],
                other_names: vec![
                    other("th", "เครือข่ายทางเปิด"),
                    other("ar", "الطَّريق المفتوح"),
                    other("km", "បណ្តាញផ្លូវបើក"),
                ],
                ..called("Open Road Network")
            },
            Draft {
                sectors: vec![faith],
                places: vec![house.place("TH-50").await],
                ..called("Étoile du Nord")
            },
            called("บ้านร่มมะขาม"),
        ])
        .await;
    house
}

#[tokio::test]
async fn what_an_organisation_does_finds_it_too() {
    let house = house().await;
    let kept = Draft {
        focuses: vec![house.focus("safe-housing").await],
        about: "Two small homes with a garden.".to_owned(),
        ..called("Tamarind")
    };
    let garden = Draft {
        about: "We sell flowers, no dinner.".to_owned(),
        ..called("Garden Friends")
    };
    house.add(vec![kept, garden]).await;
    for (typed, names) in [
        ("shelter", vec!["Tamarind"]),
        ("protection", vec!["Tamarind"]),
        ("garden", vec!["Garden Friends", "Tamarind"]),
        ("garden+housing", vec!["Tamarind"]),
        ("dinner", vec!["Garden Friends"]),
        // Short words begin a name.
        ("no", vec![]),
    ] {
        let page = house.coordinator.get(&format!("{LIST}?q={typed}")).await;
        let page = page.expect(StatusCode::OK).text();
        for name in ["Garden Friends", "Tamarind"] {
            assert_eq!(page.contains(name), names.contains(&name), "{typed}: {name}");
        }
        let found = crate::search(&house.site.app, house.scope, &typed.replace('+', " "), 9)
            .await
            .unwrap();
        let found: Vec<String> = found.into_iter().map(|hit| hit.title).collect();
        assert_eq!(found, names, "{typed}");
    }
    let found = web::search::find(house.site.app.db(), house.scope, "garden", None, 5)
        .await
        .unwrap();
    let found: Vec<&str> = found.iter().map(|hit| hit.title.as_str()).collect();
    assert_eq!(found, ["Garden Friends", "Tamarind"], "names come before descriptions");
}

#[tokio::test]
async fn names_are_found_in_any_script() {
    finds(&some().await).await;
}

pub async fn finds(house: &House) {
    for (typed, name) in [
        ("open", "Open Road Network"),
        ("OPENROAD", "Open Road Network"),
        ("network road", "Open Road Network"),
        ("orn", "Open Road Network"),
        ("or", "Open Road Network"),
        ("ทางเปิด", "Open Road Network"),
        ("เครือ ข่าย", "Open Road Network"),
        ("الطريق", "Open Road Network"),
        ("ផ្លូវ", "Open Road Network"),
        ("etoile", "Étoile du Nord"),
        ("ÉTOILE nord", "Étoile du Nord"),
        ("ร่มมะขาม", "บ้านร่มมะขาม"),
        ("บ้", "บ้านร่มมะขาม"),
    ] {
        let address = format!("{LIST}?{}", pair("q", typed));
        house
            .coordinator
            .get(&address)
            .await
            .expect(StatusCode::OK)
            .says(&format!("<bdi>{name}</bdi>"))
            .says("1 in all");
    }
    for typed in ["oad", "zzz", "rs", "เปิดประตู"] {
        let address = format!("{LIST}?{}", pair("q", typed));
        let answer = house.coordinator.get(&address).await.expect(StatusCode::OK);
        if typed == "oad" {
            answer.says("Open Road Network")
        } else {
            answer.says("Nothing found")
        };
    }
}

fn pair(name: &str, value: &str) -> String {
    let bytes: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("{name}={bytes}")
}

#[tokio::test]
async fn the_list_is_narrowed_by_everything_it_offers() {
    narrows(&some().await).await;
}

pub async fn narrows(house: &House) {
    let thailand = house.place("TH").await.0;
    for (address, names) in [
        (format!("sector={}", house.sector("legal").await.0), vec!["Open Road Network"]),
        (format!("sector={}", house.sector("media").await.0), vec![]),
        (format!("focus={}", house.focus("legal-aid").await.0), vec!["Open Road Network"]),
        (format!("focus={}", house.focus("protection").await.0), vec!["Open Road Network"]),
        (format!("focus={}", house.focus("prevention").await.0), vec![]),
        (format!("place={}", house.place("TH-50").await.0), vec!["Étoile du Nord"]),
        (format!("place={thailand}"), vec!["Étoile du Nord", "Open Road Network"]),
        (format!("place={}", house.site.app.ids().next()), vec![]),
        ("spoken=th".to_owned(), vec!["Open Road Network"]),
        ("state=merged".to_owned(), vec![]),
        (
            "view=table&sort=-name".to_owned(),
            vec!["บ้านร่มมะขาม", "Open Road Network", "Étoile du Nord"],
        ),
        (format!("q=road&place={thailand}&spoken=th"), vec!["Open Road Network"]),
    ] {
        let answer = house
            .coordinator
            .get(&format!("{LIST}?{address}"))
            .await
            .expect(StatusCode::OK)
            .text();
        let mut shown: Vec<(usize, &str)> = ["Étoile du Nord", "Open Road Network", "บ้านร่มมะขาม"]
            .into_iter()
            .filter_map(|name| Some((answer.find(&format!("<bdi>{name}</bdi>"))?, name)))
            .collect();
        shown.sort_unstable();
        assert_eq!(shown.into_iter().map(|(_, name)| name).collect::<Vec<_>>(), names, "{address}");
    }
}

#[tokio::test]
async fn an_empty_directory_leads_on() {
    let house = house().await;
    house
        .coordinator
        .get(LIST)
        .await
        .expect(StatusCode::OK)
        .says("/organisations/new?first=1");
    house
        .reader()
        .await
        .get(LIST)
        .await
        .expect(StatusCode::OK)
        .says("Your coordinator adds")
        .says_not("/organisations/new");
}

#[tokio::test]
async fn the_list_can_be_taken_away_without_contacts_or_formulas() {
    let house = house().await;
    let id = house.add_one("=cmd|' /C calc'!A0").await;
    let contact = [
        ("name", "Ratana"),
        ("phone", "+66 00 000 0001"),
        ("safe_note", "Ring first."),
    ];
    house
        .coordinator
        .post(&at(id, "/contacts"), &contact)
        .await
        .expect(StatusCode::SEE_OTHER);
    let reader = house.reader().await;
    reader.get(LIST).await.says("Contacts are never in these files");
    let csv = reader
        .get("/c/rivers/organisations.csv")
        .await
        .expect(StatusCode::OK);
    let csv = csv
        .says("'=cmd")
        .says_not("Ratana")
        .says_not("+66")
        .says_not("Ring first");
    assert_eq!(csv.headers["content-disposition"], "attachment; filename=\"rivers-organisations.csv\"");
    reader
        .get("/c/rivers/organisations.json?q=cmd")
        .await
        .expect(StatusCode::OK)
        .says("\"confirmed_on\"")
        .says("=cmd");
    reader
        .get("/c/rivers/organisations.json?q=other")
        .await
        .expect(StatusCode::OK)
        .says_not("=cmd");
    let xlsx = reader
        .get("/c/rivers/organisations.xlsx")
        .await
        .expect(StatusCode::OK);
    assert!(xlsx.bytes.starts_with(b"PK"));
    assert_eq!(house.history(house.scope.key()).await[0].verb, kernel::Verb::Exported);
    house
        .site
        .stranger()
        .get("/c/rivers/organisations.csv")
        .await
        .expect(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_changed_is_found_at_once() {
    let house = some().await;
    let says = async |q: &str, words: &str| {
        house.coordinator.get(&format!("{LIST}?q={q}")).await.says(words);
    };
    says("orchard", "Nothing found").await;
    let id = house.add(vec![called("Orchard House")]).await[0];
    says("orchard", "1 in all").await;
    house
        .coordinator
        .post(&at(id, ""), &[("version", "1"), ("name", "Mill House"), ("places", "")])
        .await
        .expect(StatusCode::SEE_OTHER);
    says("orchard", "Nothing found").await;
    says("mill", "<bdi>Mill House</bdi>").await;
    house.end(id, "").await;
    says("mill", "Nothing found").await;
    says("mill&state=ended", "1 in all").await;
}

#[tokio::test]
async fn no_file_names_a_place_more_exactly_than_the_limit() {
    let house = house().await;
    let country = house.place("TH-57").await;
    let tree = places::tree(house.site.app.db(), house.scope).await.unwrap();
    let draft = places::Draft {
        name: "Mae Sai".to_owned(),
        kind: "district".to_owned(),
        ..places::Draft::default()
    };
    let new = places::NewPlace::inside(&tree, country, 2, &draft).unwrap();
    let doer = web::events::Doer::program(&house.site.app, house.scope);
    let tx = house.site.app.begin().await.unwrap();
    let id = places::add(&tx, &doer, house.site.app.ids(), new).await.unwrap();
    tx.commit().await.unwrap();
    house
        .add(vec![Draft { places: vec![id], ..called("Open Road") }])
        .await;
    let csv = house.coordinator.get("/c/rivers/organisations.csv").await;
    csv.says("Chiang Rai › Mae Sai");
    house
        .site
        .execute("UPDATE coalition SET place_level_max = 1")
        .await;
    for file in ["organisations.csv", "places.csv"] {
        let csv = house.coordinator.get(&format!("/c/rivers/{file}")).await;
        csv.says("Chiang Rai").says_not("Mae Sai");
    }
}
