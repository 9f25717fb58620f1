//! The whole way of a list, in a real browser: a messy spreadsheet comes in, shows a gap, an organisation answers by its
//! private link on a phone whose line is lost once, and what there is then goes out and into another coalition.

use std::path::Path;

use kernel::{Role, Scope};
use testkit::Site;
use testkit::browser::{Browser, Look};
use testkit::postgres::Cluster;
use web::Database;
use web::events::Doer;

use crate::journeys::answering;
use crate::{site, site_on};

/// As it would come from a partner: titles above, hashtags deep in the sheet, misspelt places, several organisations in
/// a cell, one name in several ways, days in words, a line of nobody's.
const LIST: &str = "Cartographie des acteurs – région du Nord;;;;;;;\n;;;;;;;\nMise à jour : mars 2026;;;;;;;\n;;;;;;;\n\
Structure;Province;District;Activité;Début;Fin;Personnes;Remarques\n\
#org;#adm1+name;#adm2+name;#activity+type;#date+start;#date+end;#reached;#description\n\
Maison du Lotus;Chiang Rai;Mae Sai;Legal aid;01/03/2026;;40;Le mardi, à la gare\n\
MAISON DU LOTUS;Chiang Raï;;Counselling;1er février 2026;;;\n\
\"Maison du Lotus; Clinique du Nord\";Chang Rai;;Emergency shelter;2026-02-15;31/12/2026;12;\n\
Clinique du Nord (ONG);Phayao;;Health care;15/01/2026;;1 200;\n\
;;;;;;;\n";

/// A coalition with lists and one province, kept by the coordinator.
async fn coalition(site: &Site, slug: &str, coordinator: kernel::PersonId) -> Scope {
    let scope = site.coalition(slug, slug).await;
    let doer = Doer::program(&site.app, scope);
    let tx = site.app.begin().await.unwrap();
    organisations::settle_lists(&tx, &doer, site.app.ids())
        .await
        .unwrap();
    places::choose(&tx, &doer, site.app.ids(), &["TH-57"])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    site.seat(scope, coordinator, Role::Coordinator).await;
    scope
}

/// Brings a file and agrees with everything that Weft proposes, until it is taken in.
fn take_in(browser: &Browser, coalition: &str, file: &Path) {
    browser.open(&format!("{coalition}/imports/new"));
    browser.fill("#f-file", &file.display().to_string());
    browser.click("main form.form button[type=submit]");
    browser.expect("What the columns mean");
    browser.click("main form button[type=submit]");
    for _ in 0..5 {
        browser.wait_for("main h1");
        if !browser.address().ends_with("/matches") {
            break;
        }
        browser.click("main form button[type=submit]");
    }
    browser.expect("Nothing has been written yet");
    browser.click("form[action$='/taking'] button");
    browser.expect("It was taken in");
}

/// A file as the browser would save it.
fn download(browser: &Browser, address: &str) -> Vec<u8> {
    let script = "const ask = new XMLHttpRequest(); ask.open('GET', 'ADDRESS', false); ask.send(); return ask.responseText;";
    let text = browser.execute(&script.replace("ADDRESS", address));
    text.as_str().unwrap_or_default().as_bytes().to_vec()
}

/// The rows of a list without the ids, which every coalition gives anew.
fn content(file: &[u8]) -> Vec<Vec<String>> {
    let table = hxl::read(file, &hxl::Options::default()).unwrap();
    let is_told = |column: &hxl::Column| {
        let tag = column.tag.as_ref().map(ToString::to_string);
        tag.as_deref() != Some("#activity+code")
    };
    let told: Vec<usize> = (0..table.columns.len())
        .filter(|index| is_told(&table.columns[*index]))
        .collect();
    let row = |row: &hxl::Row| told.iter().map(|index| row.text(*index).to_owned()).collect();
    let mut rows: Vec<Vec<String>> = table.rows.iter().map(row).collect();
    rows.sort();
    rows
}

async fn the_whole_way(site: Site) {
    let Some(browser) = Browser::start(true) else {
        return;
    };
    let amina = site.person("Amina", None).await;
    let rivers = coalition(&site, "rivers", amina).await;
    coalition(&site, "hills", amina).await;
    let address = answering(&site).await;
    let (first, second) = (format!("{address}/c/rivers"), format!("{address}/c/hills"));
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("acteurs.csv");
    std::fs::write(&list, as_windows_saves(LIST)).unwrap();

    browser.look(Look::DESKTOP);
    let way_in = crate::journeys::link(&site.app, amina, "/c/rivers").await;
    browser.open(&format!("{address}{way_in}"));
    browser.click_on("Sign in");
    browser.expect("Hello, Amina");
    take_in(&browser, &first, &list);
    browser.open(&format!("{first}/organisations"));
    browser.expect("2 in all");
    browser.expect("Clinique du Nord");
    let before = download(&browser, &format!("{first}/activities.hxl"));
    assert_eq!(content(&before).len(), 5, "a row for each organisation of each piece of work");

    // Somebody says that a hotline is needed, and that nobody who was asked has one: a gap.
    let db = site.app.db();
    let tree = places::tree(db, rivers).await.unwrap();
    let place = tree.find_by_code("TH-57").unwrap().id.0;
    let kinds = organisations::focuses(db, rivers).await.unwrap();
    let hotline = kinds.iter().find(|kind| kind.name == "Hotline").unwrap().id.0;
    browser.open(&format!("{first}/needs/edit?place={place}&focus={hotline}"));
    browser.click("main form.form input[name=level][value='2']");
    browser.fill("#f-reason", "Nobody answers at night");
    browser.click("main form.form button[type=submit]");
    browser.click_on("Write down what was asked");
    browser.fill("#f-how", "At the meeting in March");
    browser.click("main form.form button[type=submit]");
    browser.expect("high need");
    browser.open(&format!("{first}/maps/cloth"));
    browser.expect("1 cell is a gap");

    let secret = link_for(&browser, &first, "Maison du Lotus");
    browser.look(Look::PHONE);
    answer(
        &browser,
        &format!("{address}{secret}"),
        &format!("{first}/own/activities/new"),
        (place, hotline),
    );

    browser.look(Look::DESKTOP);
    browser.open(&format!("{first}/maps/cloth"));
    browser.expect("No cell is a gap");
    let out = download(&browser, &format!("{first}/activities.hxl"));
    assert_eq!(content(&out).len(), 6);
    let file = folder.path().join("rivers.hxl.csv");
    std::fs::write(&file, &out).unwrap();
    take_in(&browser, &second, &file);
    let again = download(&browser, &format!("{second}/activities.hxl"));
    assert_eq!(content(&again), content(&out), "the other coalition has the same");
}

/// Makes a private link for one organisation; gives its path.
fn link_for(browser: &Browser, coalition: &str, name: &str) -> String {
    browser.open(&format!("{coalition}/links/new"));
    browser
        .execute("for (const box of document.querySelectorAll('[name=organisation]')) box.checked = false;");
    browser.click_on(name);
    browser.click("main form.form button[type=submit]");
    browser.expect("/own/");
    let href = browser.execute("return document.querySelector('.given code').textContent.trim()");
    let href = href.as_str().unwrap();
    href[href.find("/own/").unwrap()..].to_owned()
}

/// Adds what was missing while the line is lost, and says that this is everything.
fn answer(browser: &Browser, link: &str, form: &str, (place, kind): (uuid::Uuid, uuid::Uuid)) {
    browser.open(link);
    browser.expect("You speak for Maison du Lotus");
    browser.click_on("Begin");
    browser.expect("Legal aid");
    browser.open(form);
    for (css, id) in [("#f-focus", kind), ("#f-place", place)] {
        let script = "const box = document.querySelector('CSS'); box.value = 'ID'; \
                      box.dispatchEvent(new Event('change', { bubbles: true }));";
        browser.execute(&script.replace("CSS", css).replace("ID", &id.to_string()));
    }
    browser.fill("#f-note", "Every night, in four languages");
    let line = |is_there: bool| {
        let script = "Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => STATE });";
        browser.execute(&script.replace("STATE", &is_there.to_string()));
    };
    line(false);
    browser.click("main form.form button[type=submit]");
    browser.expect("There is no line just now");
    line(true);
    browser.execute("window.dispatchEvent(new Event('online'));");
    browser.expect("It has been kept.");
    browser.click_on("All still true, and nothing missing");
    browser.expect("That is a full answer");
}

/// As Excel on Windows saves French text.
fn as_windows_saves(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        '–' => 0x96,
        other => u8::try_from(u32::from(other)).expect("invariant: a letter of that encoding"),
    };
    text.chars().map(byte).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_messy_list_goes_the_whole_way() {
    the_whole_way(site().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_messy_list_goes_the_whole_way_on_postgresql() {
    let Some(cluster) = Cluster::start() else { return };
    let database = Database::open_address(&cluster.new_address().await)
        .await
        .unwrap();
    the_whole_way(site_on(database).await).await;
}
