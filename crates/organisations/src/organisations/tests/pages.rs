use axum::http::StatusCode;
use kernel::Verb;

use crate::testing::{at, called, house};

#[tokio::test]
async fn an_organisation_is_added_with_a_name_and_kept_whole() {
    let house = house().await;
    house
        .coordinator
        .get("/c/rivers/organisations/new?first=1")
        .await
        .expect(StatusCode::OK)
        .says("three organisations you know");
    let (sector, place) =
        (house.sector("legal").await.0.to_string(), house.place("TH-57").await.0.to_string());
    let added = house
        .coordinator
        .post(
            "/c/rivers/organisations",
            &[
                ("name", "Open Road"),
                ("sectors", &sector),
                ("places", &place),
                ("focuses", &house.focus("legal-aid").await.0.to_string()),
            ],
        )
        .await
        .expect(StatusCode::SEE_OTHER);
    let id = kernel::OrganisationId(added.location().rsplit('/').next().unwrap().parse().unwrap());
    let fields = [
        ("version", "1"),
        ("name", "Open Road Network"),
        ("acronym", "ORN"),
        ("other_names", "Thai: เครือข่ายทางเปิด\nar: الطريق المفتوح"),
        ("about", "Case workers."),
        ("website", "www.example.org"),
        ("sectors", &sector),
        ("places", &place),
        ("languages", "th"),
        ("languages", "en"),
        ("more_languages", "kac, MHX"),
    ];
    house
        .coordinator
        .post(&at(id, ""), &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .coordinator
        .get(&at(id, "/edit"))
        .await
        .expect(StatusCode::OK)
        .says("th: เครือข่ายทางเปิด")
        .says("kac, mhx")
        .says("https://www.example.org");
    let profile = house.profile(id).await;
    assert_eq!((profile.name.as_str(), profile.version), ("Open Road Network", 2));
    assert_eq!(profile.sectors[0].name, "Legal services");
    assert_eq!(profile.places[0].name, "Chiang Rai");
    assert!(profile.focuses.is_empty());
    let mut languages = profile.languages.clone();
    languages.sort();
    assert_eq!(languages, ["en", "kac", "mhx", "th"]);
    let history = house.history(id.0).await;
    assert_eq!(history.iter().map(|event| event.verb).collect::<Vec<_>>(), [Verb::Changed, Verb::Added]);
    let name = history[0]
        .changes
        .iter()
        .find(|change| change.field == "organisation-name")
        .unwrap();
    assert_eq!((name.before.as_str(), name.after.as_str()), ("Open Road", "Open Road Network"));
    let languages = history[0]
        .changes
        .iter()
        .find(|change| change.field == "organisation-languages")
        .unwrap();
    assert_eq!(languages.after, "English, Thai");
}

#[tokio::test]
async fn long_lists_are_folded_until_there_is_something_in_them() {
    let house = house().await;
    let page = house
        .coordinator
        .get("/c/rivers/organisations/new")
        .await
        .expect(StatusCode::OK);
    // Kinds of work and places; name and sectors stand open.
    assert_eq!(page.text().matches("<details class=\"fold\">").count(), 2);
    page.says("<summary><span>Kinds of work")
        .says_not("<details class=\"fold\" open>");
    let place = house.place("TH-57").await.0.to_string();
    let again = house
        .coordinator
        .post("/c/rivers/organisations", &[("name", ""), ("places", &place)])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.text().matches("<details class=\"fold\" open>").count(), 1);
    assert_eq!(again.text().matches("<details class=\"fold\">").count(), 1);
    let unknown = house
        .coordinator
        .post("/c/rivers/organisations", &[("name", "Open Road"), ("focuses", "nonsense")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    unknown
        .says("<details class=\"fold\" open>")
        .says("Kinds of work: please choose from the list.");
}

#[tokio::test]
async fn two_people_saving_see_both_texts() {
    let house = house().await;
    let id = house.add_one("Open Road").await;
    let first = [("version", "1"), ("name", "Open Road One"), ("about", "First.")];
    house
        .coordinator
        .post(&at(id, ""), &first)
        .await
        .expect(StatusCode::SEE_OTHER);
    let second = [("version", "1"), ("name", "Open Road Two"), ("about", "Second.")];
    house
        .coordinator
        .post(&at(id, ""), &second)
        .await
        .expect(StatusCode::CONFLICT)
        .says("Amina saved this while you were writing")
        .says("Open Road One")
        .says("Open Road Two")
        .says("name=\"version\" value=\"2\"");
    assert_eq!(house.profile(id).await.about, "First.");
    let again = [("version", "2"), ("name", "Open Road Two"), ("about", "Second.")];
    house
        .coordinator
        .post(&at(id, ""), &again)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.profile(id).await.about, "Second.");
}

#[tokio::test]
async fn a_megabyte_in_a_field_is_refused_and_given_back() {
    let house = house().await;
    let id = house.add_one("Open Road").await;
    let much = "x".repeat(1_000_000);
    let fields = [
        "name",
        "acronym",
        "other_names",
        "about",
        "website",
        "more_languages",
    ];
    let mut all: Vec<(&str, &str)> = fields.iter().map(|field| (*field, much.as_str())).collect();
    all.push(("version", "1"));
    let answer = house
        .coordinator
        .post(&at(id, ""), &all)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let text = answer.text();
    // Once in the summary, once beside the field.
    assert_eq!(text.matches("please shorten this").count(), 2 * fields.len());
    assert_eq!(text.matches(&much).count(), fields.len());
    let unknown = [("version", "1"), ("name", "x"), ("sectors", much.as_str())];
    house
        .coordinator
        .post(&at(id, ""), &unknown)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.profile(id).await.version, 1);
}

#[tokio::test]
async fn names_in_many_scripts_are_kept_as_written() {
    let house = house().await;
    for name in [
        "شبكة الطريق المفتوح",
        "רשת הדרך",
        "เครือข่ายทางเปิด",
        "បណ្តាញផ្លូវបើក",
        "ເຄືອຂ່າຍ",
        "ကွန်ရက်",
        "开路网络",
        "開かれた道",
        "열린 길",
        "मार्ग",
        "পথ",
        "ਰਾਹ",
        "பாதை",
        "దారి",
        "മാർഗം",
        "මග",
        "გზა",
        "Ճանապարհ",
        "Δρόμος",
        "Дорога",
        "መንገድ",
        "ⵜⴰⵎⵓⵔⵜ",
        "Đường mở",
        "Ọ̀nà",
        "O’Brien & <b>Sons</b>",
        "👩‍👩‍👧 Road",
    ] {
        let id = house.add_one(name).await;
        assert_eq!(house.profile(id).await.name, name);
        let found = web::search::find(house.site.app.db(), house.scope, name, Some("organisation"), 5)
            .await
            .unwrap();
        assert!(found.iter().any(|hit| hit.id == id.0), "{name}");
    }
}

#[tokio::test]
async fn briefs_follow_merges_to_the_end() {
    let house = house().await;
    let ids = house.add(vec![called("C"), called("b"), called("A")]).await;
    let doer = web::events::Doer::program(&house.site.app, house.scope);
    let tx = house.site.app.begin().await.unwrap();
    crate::merge(&tx, &doer, ids[0], ids[1]).await.unwrap();
    crate::merge(&tx, &doer, ids[1], ids[2]).await.unwrap();
    tx.commit().await.unwrap();
    let db = house.site.app.db();
    let briefs = crate::briefs(db, house.scope).await.unwrap();
    assert_eq!(briefs.iter().map(|brief| brief.name.as_str()).collect::<Vec<_>>(), ["A", "b", "C"]);
    assert!(briefs.iter().all(|brief| brief.stands_for == ids[2]));
    let mut all = crate::merged_into(db, house.scope, ids[2]).await.unwrap();
    assert_eq!(all.remove(0), ids[2]);
    assert_eq!(all.len(), 2);
    assert_eq!(crate::merged_into(db, house.scope, ids[1]).await.unwrap(), [ids[1], ids[0]]);
    let offered = crate::options(db, house.scope).await.unwrap().unwrap();
    assert_eq!(
        offered
            .iter()
            .map(|option| option.label.as_str())
            .collect::<Vec<_>>(),
        ["A"]
    );
    for written in ["a", "B", " Ç"] {
        let meant = crate::called(db, house.scope, written).await.unwrap();
        assert_eq!(meant.iter().map(|one| one.id).collect::<Vec<_>>(), [ids[2]], "{written}");
    }
    assert!(crate::called(db, house.scope, "").await.unwrap().is_empty());
}

#[tokio::test]
async fn a_form_that_comes_twice_adds_one_organisation() {
    let house = house().await;
    let coordinator = &house.coordinator;
    let (new, add) = ("/c/rivers/organisations/new", "/c/rivers/organisations");
    let shown = coordinator.get(new).await.expect(StatusCode::OK).text();
    let (_, rest) = shown.split_once("name=\"once\" value=\"").unwrap();
    let once = &rest[..36];
    let form = [("name", "Open Road"), ("once", once)];
    let (one, other) = tokio::join!(coordinator.post(add, &form), coordinator.post(add, &form));
    let one = one.expect(StatusCode::SEE_OTHER).location();
    for answer in [other, coordinator.post(add, &form).await] {
        assert_eq!(answer.expect(StatusCode::SEE_OTHER).location(), one);
    }
    let id = one.rsplit('/').next().unwrap();
    let first = format!("{add}?first=1");
    let again = coordinator
        .post(&first, &form)
        .await
        .expect(StatusCode::SEE_OTHER);
    let onward = again.headers["location"].to_str().unwrap();
    assert!(onward.ends_with(&format!("first=1&added={id}")), "{onward}");
    coordinator.get(add).await.says("1 in all");
    // The same page used again for another one.
    let other = [("name", "River Clinic"), ("once", once)];
    let answer = coordinator.post(add, &other).await.expect(StatusCode::SEE_OTHER);
    assert_ne!(answer.location(), one);
    coordinator.get(add).await.says("2 in all");
}
