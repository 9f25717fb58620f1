//! Whole journeys in a real browser, on desktop and phone, with and without scripts; and how pages look there.

use std::path::Path;

use kernel::{PersonId, Role, ServerRole};
use testkit::Site;
use testkit::browser::{Browser, Look};
use testkit::postgres::Cluster;
use web::{App, Database};

use crate::{parts, site, site_on};

/// The pages that are looked at in every width and theme.
const LOOKED_AT: [&str; 21] = [
    "/c/three-rivers",
    "/c/three-rivers/organisations",
    "/c/three-rivers/organisations?view=table",
    "/c/three-rivers/organisations/new",
    "/c/three-rivers/links",
    "/c/three-rivers/links/new",
    "/c/three-rivers/activities",
    "/c/three-rivers/activities/new",
    "/c/three-rivers/activities/grid",
    "/c/three-rivers/maps",
    "/c/three-rivers/maps/cloth",
    "/c/three-rivers/maps/area",
    "/c/three-rivers/maps/together",
    "/c/three-rivers/maps/first",
    "/c/three-rivers/needs",
    "/c/three-rivers/places",
    "/c/three-rivers/settings",
    "/c/three-rivers/settings/coalition",
    "/c/three-rivers/find?q=chiang",
    "/style",
    "/about",
];

/// The site answering on a port of its own, with its address.
pub(crate) async fn answering(site: &Site) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let routes = weft::house::site(&site.app);
    tokio::spawn(async move { axum::serve(listener, routes).await });
    address
}

pub(crate) async fn link(app: &App, person: PersonId, onward: &str) -> String {
    let tx = app.begin().await.unwrap();
    let link = people::link(&tx, person, onward, app.now()).await.unwrap();
    tx.commit().await.unwrap();
    link
}

async fn founder(site: &Site) -> String {
    let person = site.person("Amina", Some(ServerRole::Founder)).await;
    link(&site.app, person, "/start").await
}

/// From nothing to a first finding, and out again as a file.
fn from_nothing_to_a_finding(browser: &Browser, address: &str, way_in: &str) {
    browser.open(&format!("{address}{way_in}"));
    browser.click_on("Sign in");
    browser.expect("Start your coalition");
    browser.fill("#f-name", "Two Rivers");
    browser.expect("What should others call you?");
    browser.click_on("Save and go on");
    browser.expect("Why are you coming together?");
    browser.fill("#f-sentence", "We work together.");
    browser.click_on("Save and go on");
    browser.expect("Where do you work?");
    browser.fill("#f-q", "Chiang Rai");
    browser.click("main [role=search] button");
    browser.expect("1 area found");
    browser.click_on("Chiang Rai");
    browser.click_on("Save and go on");
    browser.expect("Who is already working on this?");
    browser.fill("#f-name", "Open Road");
    browser.click("main form button[type=submit]");
    browser.expect("Open Road has been added.");
    browser.click_on("That is enough for now");
    browser.expect("Hello, Amina");
    browser.click_on("Organisations");
    browser.click_on("Open Road");
    browser.click_on("Tick places and kinds of work");
    browser.expect("Open Road");
    // The first of January, whichever way round days are written here.
    browser.fill("#f-from_on", "01012026");
    browser.click("table.ticks td input");
    browser.click_on("Save all");
    browser.expect("All of it has been kept.");
    browser.click_on("Maps");
    browser.click_on("The cloth");
    browser.expect("What this shows");
    browser.expect("1 organisation with 1 activity");
    browser.click(".finds a");
    assert!(!browser.scrolls_sideways(), "{}", browser.address());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coalition_starts_on_a_desktop() {
    let Some(browser) = Browser::start(true) else {
        return;
    };
    let site = site().await;
    let address = answering(&site).await;
    browser.look(Look::DESKTOP);
    from_nothing_to_a_finding(&browser, &address, &founder(&site).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coalition_starts_on_a_phone_without_scripts_on_postgresql() {
    let Some(browser) = Browser::start(false) else {
        return;
    };
    let Some(cluster) = Cluster::start() else { return };
    let site = site_on(
        Database::open_address(&cluster.new_address().await)
            .await
            .unwrap(),
    )
    .await;
    let address = answering(&site).await;
    browser.look(Look::PHONE);
    from_nothing_to_a_finding(&browser, &address, &founder(&site).await);
}

/// The demo with its coordinator signed in, in a browser.
async fn demo(browser: &Browser) -> (Site, String) {
    let site = Site::new(parts()).await;
    weft::load_demo(&site.app, &mut |_| {}).await.unwrap();
    let address = answering(&site).await;
    let person = site.person("Amina", None).await;
    let scope = weft::enter(&site.app, "three-rivers").await.unwrap();
    site.seat(scope, person, Role::Coordinator).await;
    browser.open(&format!("{address}{}", link(&site.app, person, "/c/three-rivers").await));
    browser.click_on("Sign in");
    browser.expect("Hello, Amina");
    (site, address)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_accessible_and_fits_in_both_widths_and_themes() {
    let Some(browser) = Browser::start(true) else {
        return;
    };
    let (_site, address) = demo(&browser).await;
    let mut wrong = Vec::new();
    for look in [Look::DESKTOP, Look::PHONE, Look::DESKTOP.dark()] {
        browser.look(look);
        for path in LOOKED_AT {
            browser.open(&format!("{address}{path}"));
            wrong.extend(
                browser
                    .accessibility()
                    .into_iter()
                    .map(|found| format!("{path} {look:?}: {found}")),
            );
            if browser.scrolls_sideways() {
                wrong.push(format!("{path} {look:?}: can be pushed sideways"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_moves_in_the_cloth_and_finds_the_search() {
    let Some(browser) = Browser::start(true) else {
        return;
    };
    let (_site, address) = demo(&browser).await;
    browser.look(Look::DESKTOP);
    browser.open(&format!("{address}/c/three-rivers/maps/cloth"));
    browser.execute("document.querySelector('.cloth td a').focus()");
    let before = browser.execute("return document.activeElement.href");
    browser.press("\u{E014}");
    assert_ne!(browser.execute("return document.activeElement.href"), before, "the right arrow moves on");
    browser.execute("document.activeElement.blur()");
    browser.press("/");
    assert_eq!(browser.execute("return document.activeElement.name"), "q");
}

/// Pictures for the guide and the README, taken anew with `WEFT_RENEW=1`.
#[tokio::test(flavor = "multi_thread")]
async fn the_pictures_of_the_guide_can_be_taken() {
    let Some(browser) = Browser::start(true) else {
        return;
    };
    let (_site, address) = demo(&browser).await;
    let renewed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/pictures");
    let aside = tempfile::tempdir().unwrap();
    let folder = if std::env::var_os("WEFT_RENEW").is_some() {
        renewed
    } else {
        aside.path().to_owned()
    };
    for (name, path, look) in [
        ("home", "/c/three-rivers", Look::DESKTOP),
        ("cloth", "/c/three-rivers/maps/cloth", Look::DESKTOP),
        ("map", "/c/three-rivers/maps/area", Look::DESKTOP),
        ("cloth-phone", "/c/three-rivers/maps/cloth", Look::PHONE),
    ] {
        browser.look(look);
        browser.open(&format!("{address}{path}"));
        let file = folder.join(format!("{name}.png"));
        browser.picture(&file);
        assert!(file.metadata().unwrap().len() > 10_000, "{name} is empty");
    }
}
