//! What an organisation says by its private link in a real browser, on a phone: with and without scripts, and when the
//! line is lost.

use chrono::TimeDelta;
use testkit::Site;
use testkit::browser::{Browser, Look};
use web::Secret;
use web::events::Doer;

use crate::journeys::answering;
use crate::site;

/// An organisation with a link, in a coalition with lists and a place; the address of the site and the link's path.
async fn linked(site: &Site) -> (String, String) {
    let scope = site.coalition("rivers", "Rivers").await;
    let maker = site.person("Amina", None).await;
    let doer = Doer::program(&site.app, scope);
    let id = kernel::OrganisationId(site.app.ids().next());
    let newcomer = organisations::Newcomer {
        id,
        doer: doer.clone(),
        draft: organisations::Draft { name: "Blue Lantern".to_owned(), ..Default::default() },
        contacts: Vec::new(),
    };
    let link = links::Newcomer {
        id: site.app.ids().next(),
        organisation_id: id,
        name: "Blue Lantern".to_owned(),
        secret: Secret::new(),
        asked_at: None,
    };
    let path = format!("/own/{}", link.secret.text());
    let tx = site.app.begin().await.unwrap();
    organisations::settle_lists(&tx, &doer, site.app.ids())
        .await
        .unwrap();
    places::choose(&tx, &doer, site.app.ids(), &["TH-57"])
        .await
        .unwrap();
    organisations::add_many(&tx, vec![newcomer]).await.unwrap();
    let until = site.app.now() + TimeDelta::days(30);
    links::make(&tx, &doer, (maker, until), &[link]).await.unwrap();
    tx.commit().await.unwrap();
    (answering(site).await, path)
}

fn choose_second(browser: &Browser, css: &str) {
    let script = "const box = document.querySelector('CSS'); box.selectedIndex = 2; \
                  box.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.execute(&script.replace("CSS", css));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_answers_on_a_phone_without_scripts() {
    let Some(browser) = Browser::start(false) else {
        return;
    };
    let site = site().await;
    let (address, link) = linked(&site).await;
    browser.look(Look::PHONE);
    browser.open(&format!("{address}{link}"));
    browser.expect("You speak for Blue Lantern");
    browser.click_on("Begin");
    browser.expect("Nothing is known of your work yet");
    assert!(!browser.address().contains(&link), "the secret left the address");
    browser.click_on("Add something");
    browser.click("#f-focus option:nth-of-type(2)");
    browser.click("#f-place option:nth-of-type(2)");
    browser.click("main form.form button[type=submit]");
    browser.expect("It has been kept.");
    browser.click_on("Yes, nothing is missing");
    browser.expect("That is a full answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_outlives_a_lost_line_and_nothing_stays_after_leaving_quickly() {
    let Some(browser) = Browser::start(true) else {
        return;
    };
    let site = site().await;
    let (address, link) = linked(&site).await;
    browser.look(Look::PHONE);
    browser.open(&format!("{address}{link}"));
    assert!(browser.accessibility().is_empty(), "{:?}", browser.accessibility());
    browser.click_on("Begin");
    browser.expect("Nothing is known of your work yet");
    let form = format!("{address}/c/rivers/own/activities/new");
    browser.open(&form);
    browser.fill("#f-note", "Every Tuesday evening");
    let note = || browser.execute("return document.querySelector('#f-note').value");
    let mark = || browser.execute("return document.querySelector('[name=once]').value");
    let before = mark();
    browser.open(&form);
    browser.expect("What you had typed here is back");
    assert_eq!(
        (note(), mark()),
        ("Every Tuesday evening".into(), before),
        "sent again, it adds one thing"
    );
    assert!(browser.accessibility().is_empty(), "{:?}", browser.accessibility());
    // Without a line it waits, and is sent when the line is back.
    for css in ["#f-focus", "#f-place"] {
        choose_second(&browser, css);
    }
    browser.execute("Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });");
    browser.click("main form.form button[type=submit]");
    browser.expect("There is no line just now");
    let seen = "const at = document.querySelector('.said[role=status]').getBoundingClientRect(); \
                return at.top >= 0 && at.bottom <= window.innerHeight";
    assert_eq!(browser.execute(seen), true, "it is said where somebody looks");
    browser.execute("Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => true });");
    browser.execute("window.dispatchEvent(new Event('online'));");
    browser.expect("It has been kept.");
    browser.open(&form);
    assert_eq!(note(), "", "what was saved is forgotten");
    browser.fill("#f-note", "Never lost");
    browser.open(&format!("{address}{link}"));
    browser.click_on("Begin");
    browser.expect("Add something");
    browser.open(&form);
    assert_eq!(note(), "Never lost", "another link for the same organisation");
    browser.fill("#f-note", "Never here");
    let kept = || browser.execute("return Object.keys(sessionStorage).length");
    assert_eq!(kept(), 2, "what was typed, and for whom");
    browser.execute("document.getElementById('leave').href = '/about'");
    browser.click("#leave");
    browser.expect("About");
    assert_eq!(kept(), 0, "nothing stays");
}
