//! Input nobody would send by mistake, and two people at once: nothing breaks and nothing typed is lost.

use axum::http::StatusCode;
use kernel::Role;
use testkit::{Site, Visitor};

/// A coordinator of a fresh coalition.
async fn coordinator(site: &Site) -> Visitor {
    let tx = site.app.begin().await.unwrap();
    let start = coalitions::Start::new("Rivers", "", Some("rivers")).unwrap();
    let (scope, _) = home::begin(&tx, &site.app, None, &start).await.unwrap();
    tx.commit().await.unwrap();
    site.holding(scope, "Amina", Role::Coordinator).await
}

/// Names in twenty scripts, with signs and pictures.
const NAMES: [&str; 22] = [
    "Open Road",
    "مركز النور",
    "מרכז האור",
    "ศูนย์แสงสว่าง",
    "ສູນແສງສະຫວ່າງ",
    "មជ្ឈមណ្ឌលពន្លឺ",
    "အလင်းရောင်",
    "光明中心",
    "光の中心",
    "빛의 집",
    "प्रकाश केंद्र",
    "আলো কেন্দ্র",
    "ஒளி மையம்",
    "వెలుగు కేంద్రం",
    "ಬೆಳಕು ಕೇಂದ್ರ",
    "വെളിച്ചം",
    "ආලෝකය",
    "Центр світла",
    "Κέντρο Φωτός",
    "ብርሃን ማዕከል",
    "ცენტრი სინათლე",
    "Ḥouse 👩‍👩‍👧 of “light” & <hope>",
];

pub async fn names_in_every_script_are_kept_and_found(site: &Site) {
    let visitor = coordinator(site).await;
    for name in NAMES {
        let added = visitor
            .post("/c/rivers/organisations", &[("name", name), ("version", "0"), ("anyway", "yes")])
            .await;
        let page = visitor
            .get(&added.expect(StatusCode::SEE_OTHER).location())
            .await
            .expect(StatusCode::OK);
        let shown = name
            .replace('&', "&#38;")
            .replace('<', "&#60;")
            .replace('>', "&#62;")
            .replace('"', "&#34;");
        page.says(&shown).says_not("<hope>");
        let word = name.split(' ').next().unwrap();
        let path = format!("/c/rivers/find?{}", serde_query("q", word));
        visitor.get(&path).await.expect(StatusCode::OK).says(&shown);
    }
}

pub async fn a_megabyte_in_a_field_is_refused_and_kept(site: &Site) {
    let visitor = coordinator(site).await;
    let long = "x".repeat(1_000_000);
    for (path, field) in [
        ("/c/rivers/organisations", "name"),
        ("/c/rivers/settings/coalition", "sentence"),
    ] {
        let answer = visitor.post(path, &[(field, &long), ("version", "1")]).await;
        answer.expect(StatusCode::UNPROCESSABLE_ENTITY).says(&long);
    }
    let broken = "a\u{0}b\u{202E}c\r\nd";
    let added = visitor
        .post("/c/rivers/organisations", &[("name", broken), ("version", "0")])
        .await;
    visitor
        .get(&added.expect(StatusCode::SEE_OTHER).location())
        .await
        .says_not("\u{202E}")
        .says_not("\u{0}");
}

pub async fn only_a_session_lets_somebody_say_much(site: &Site) {
    let visitor = coordinator(site).await;
    let long = "x".repeat(100_000);
    let much = [("name", long.as_str()), ("version", "0")];
    let path = "/c/rivers/organisations";
    let known = visitor.post(path, &much).await;
    known.expect(StatusCode::UNPROCESSABLE_ENTITY).says(&long);
    let stranger = site.stranger();
    for answer in [
        stranger.post(path, &much).await,
        stranger.post_pretending(path, &much).await,
    ] {
        answer.expect(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let little = [("name", "Open Road"), ("version", "0")];
    let answer = stranger.post_pretending(path, &little).await;
    answer.expect(StatusCode::UNAUTHORIZED).says("Open Road");
}

pub async fn odd_addresses_are_answered(site: &Site) {
    let visitor = coordinator(site).await;
    for path in [
        "/c/rivers/organisations?page=99999999999999999999",
        "/c/rivers/organisations?page=-1&sort=nonsense&sector=nonsense",
        "/c/rivers/find?q=%22%27%3B--%20OR%201%3D1%20*%20NEAR(",
        "/c/rivers/find?q=%25%5F%5C",
        "/c/rivers/activities?on=0000-99-99&place=x&q=%00",
        "/c/rivers/maps/cloth?rows=nonsense&cols=nonsense&open=nonsense&on=nonsense",
        "/c/rivers/maps/cloth?rows=place&cols=place",
    ] {
        let answer = visitor.get(path).await;
        assert!(answer.status.is_success() || answer.status.is_client_error(), "{path}: {}", answer.status);
    }
    for path in [
        "/c/rivers/organisations/not-an-id",
        "/c/rivers/places/..",
        "/c/rivers/nothing",
        "/c/rivers/activities/0",
    ] {
        visitor.get(path).await.expect(StatusCode::NOT_FOUND).says("main");
    }
}

pub async fn two_people_saving_the_same_settings_lose_nothing(site: &Site) {
    let visitor = coordinator(site).await;
    let save = |name: &'static str| {
        let visitor = visitor.clone();
        let fields = [
            ("name", name),
            ("sentence", ""),
            ("area", ""),
            ("overlap_from", "4"),
            ("place_level_max", "2"),
            ("version", "1"),
        ];
        async move { visitor.post("/c/rivers/settings/coalition", &fields).await }
    };
    save("First").await.expect(StatusCode::SEE_OTHER);
    save("Second")
        .await
        .expect(StatusCode::CONFLICT)
        .says("First")
        .says("Second");
}

fn serde_query(name: &str, value: &str) -> String {
    let escaped: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("{name}={escaped}")
}
