//! The first hour of a new coalition, for its coordinator.

use axum::http::StatusCode;
use kernel::{OrganisationId, Role, ServerRole};
use testkit::{Answer, Site, Visitor};

pub(super) const HOME: &str = "/c/two-rivers";

/// Somebody who has just started a coalition and chosen a province.
pub(super) async fn started(site: &Site) -> Visitor {
    let person = site.person("Amina", Some(ServerRole::Founder)).await;
    let amina = site.signed_in(person).await;
    amina
        .post("/start", &[("name", "Two Rivers"), ("called", "Amina")])
        .await
        .expect(StatusCode::SEE_OTHER);
    amina
}

async fn area(amina: &Visitor) {
    amina
        .post("/c/two-rivers/start/area", &[("area", "TH-57")])
        .await
        .expect(StatusCode::SEE_OTHER);
}

/// Adds one of the first organisations; returns its id.
pub(super) async fn adds(amina: &Visitor, name: &str) -> String {
    let answer = amina
        .post("/c/two-rivers/organisations?first=1", &[("name", name)])
        .await
        .expect(StatusCode::SEE_OTHER);
    let onward = answer.headers["location"].to_str().unwrap().to_owned();
    let page = amina.get(&onward).await.expect(StatusCode::OK);
    let (_, id) = onward.split_once("added=").unwrap();
    page.says(&format!("{name} has been added."))
        .says(&format!("/activities/grid?organisation={id}"));
    id.to_owned()
}

/// The value of the first box of a page that begins like this.
async fn box_of(amina: &Visitor, path: &str, name: &str) -> String {
    let page = amina.get(path).await.expect(StatusCode::OK).text();
    let (_, rest) = page
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split('"').next().unwrap().to_owned()
}

async fn ticks_one(amina: &Visitor, id: &str) {
    let grid = format!("{HOME}/activities/grid?organisation={id}");
    let cell = box_of(amina, &grid, "cell").await;
    let sent = [
        ("cell", cell.as_str()),
        ("from_on", "2026-11-01"),
        ("status", "under-way"),
    ];
    amina.post(&grid, &sent).await.expect(StatusCode::SEE_OTHER);
}

pub async fn the_second_step_can_wait(site: &Site) {
    let amina = started(site).await;
    amina
        .get(&format!("{HOME}/start/purpose"))
        .await
        .expect(StatusCode::OK)
        .says("name=\"then\" value=\"later\">Leave this for now</button>")
        .says("/c/two-rivers/settings/coalition\">Step 1: the name</a>")
        .says_not(">Cancel<");
    let onward = |answer: Answer| answer.expect(StatusCode::SEE_OTHER).location();
    let purpose = format!("{HOME}/start/purpose");
    let later = amina.post(&purpose, &[("sentence", ""), ("then", "later")]).await;
    assert_eq!(onward(later), "/c/two-rivers/start/area");
    let version = super::people::hidden(&amina, &purpose, "version").await;
    let typed = [
        ("sentence", "We go together."),
        ("then", "later"),
        ("version", &version),
    ];
    let later = amina.post(&purpose, &typed).await;
    assert_eq!(onward(later), "/c/two-rivers/start/area");
    amina.get(&purpose).await.says("We go together.");
}

pub async fn leaving_the_area_for_now_keeps_what_was_ticked(site: &Site) {
    let amina = started(site).await;
    let area = format!("{HOME}/start/area");
    let first = "/c/two-rivers/organisations/new";
    amina.get(&area).await.says("name=\"then\" value=\"later\"");
    let onward = |answer: Answer| answer.expect(StatusCode::SEE_OTHER).location();
    assert_eq!(onward(amina.post(&area, &[("then", "later")]).await), first);
    amina.get(HOME).await.says("0 of 5 first steps are done.");
    assert_eq!(onward(amina.post(&area, &[("area", "TH-57"), ("then", "later")]).await), first);
    amina.get(HOME).await.says("1 of 5 first steps are done.");
    amina
        .post("/c/two-rivers/places/area", &[("then", "later")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
}

pub async fn each_first_step_stays_until_it_is_done(site: &Site) {
    let amina = started(site).await;
    let home = amina.get(HOME).await.expect(StatusCode::OK);
    home.says("0 of 5 first steps are done.")
        .says("Say where you work")
        .says("Add three organisations you know")
        .says("<a class=\"btn\" href=\"/c/two-rivers/imports/new\">Bring your who-does-what-where list</a>")
        .says_not("[[");
    amina
        .get(&format!("{HOME}/organisations/new?first=1"))
        .await
        .says("bring your who-does-what-where list");
    area(&amina).await;
    let clinic = adds(&amina, "Clinic").await;
    let home = amina.get(HOME).await.expect(StatusCode::OK);
    home.says("1 of 5 first steps are done.")
        .says("1 of 3")
        .says("Write down what Clinic does, and where");
    ticks_one(&amina, &clinic).await;
    // Work alone does not end the other steps.
    let home = amina.get(HOME).await.expect(StatusCode::OK);
    home.says("1 of 5 first steps are done.")
        .says("Add three organisations you know")
        .says("Write down what three organisations do")
        .says_not("Bring your who-does-what-where list");
    for name in ["Temple", "School"] {
        let id = adds(&amina, name).await;
        amina
            .get(HOME)
            .await
            .says(&format!("Write down what {name} does, and where"))
            .says(&format!("/activities/grid?organisation={id}"));
        ticks_one(&amina, &id).await;
    }
    amina.get(HOME).await.says("3 of 5 first steps are done.");
    let asking = format!("{HOME}/needs/asked/new");
    let (place, focus) = (box_of(&amina, &asking, "place").await, box_of(&amina, &asking, "focus").await);
    let asked = [
        ("asked_on", "2026-11-20"),
        ("how", "by telephone"),
        ("place", &place),
        ("focus", &focus),
    ];
    amina.post(&asking, &asked).await.expect(StatusCode::SEE_OTHER);
    amina.get(HOME).await.says("4 of 5 first steps are done.");
    let need = format!("{HOME}/needs/edit?place={place}&focus={focus}");
    let sent = [("level", "2"), ("reason", "Told by many."), ("version", "0")];
    amina.post(&need, &sent).await.expect(StatusCode::SEE_OTHER);
    amina
        .get(HOME)
        .await
        .expect(StatusCode::OK)
        .says_not("first steps are done")
        .says_not("Say where you work");
}

pub async fn a_reader_is_not_sent_to_pages_they_may_not_open(site: &Site) {
    let amina = started(site).await;
    area(&amina).await;
    let scope = weft::enter(&site.app, "two-rivers").await.unwrap();
    let reader = site.holding(scope, "Ravi", Role::Reader).await;
    reader
        .get(HOME)
        .await
        .expect(StatusCode::OK)
        .says("No answers yet")
        .says_not("first steps")
        .says_not("/organisations/new");
}

pub async fn what_home_counts_as_old_is_what_its_link_lists(site: &Site) {
    let amina = started(site).await;
    area(&amina).await;
    let clinic = adds(&amina, "Clinic").await;
    ticks_one(&amina, &clinic).await;
    site.execute("UPDATE activity SET confirmed_on = '2024-01-01', from_on = '2024-01-01'")
        .await;
    site.execute("UPDATE activity_tally SET last_change = last_change + 1")
        .await;
    let temple = adds(&amina, "Temple").await;
    ticks_one(&amina, &temple).await;
    amina
        .get(HOME)
        .await
        .says("One activity was not confirmed for a year")
        .says("/activities?stale=yes");
    amina
        .get(&format!("{HOME}/activities?stale=yes"))
        .await
        .expect(StatusCode::OK)
        .says("<bdi>Clinic</bdi>")
        .says_not("<bdi>Temple</bdi>");
    let ruth = speaks_for(site, &clinic, Role::Representative).await;
    ruth.get(HOME)
        .await
        .says("Say whether one activity of yours is still true")
        .says("Your organisation has one activity under way")
        .says_not("Tick what your organisation does")
        .says_not("One activity was not confirmed for a year");
    // A reader can say nothing of it, so that nothing needs them.
    let ravi = speaks_for(site, &clinic, Role::Reader).await;
    ravi.get(HOME)
        .await
        .says("Everything here is for you to read")
        .says("/maps/cloth\"")
        .says("/news\"")
        .says_not("needs you")
        .says_not("Say whether");
    // What others run is theirs to keep true, whoever pays for it.
    site.execute("UPDATE activity_organisation SET role = 'pays' WHERE activity_id IN (SELECT id FROM activity WHERE confirmed_on = '2024-01-01')")
        .await;
    ruth.get(HOME)
        .await
        .says("Your organisation has no activity under way")
        .says_not("Say whether");
}

/// Somebody who speaks for this organisation.
async fn speaks_for(site: &Site, organisation: &str, role: Role) -> Visitor {
    let scope = weft::enter(&site.app, "two-rivers").await.unwrap();
    let person = site.person("Ruth", None).await;
    let seat = site.seat(scope, person, role).await;
    let doer = web::events::Doer::program(&site.app, scope);
    let tx = site.app.begin().await.unwrap();
    let id = OrganisationId(organisation.parse().unwrap());
    organisations::represent(&tx, &doer, seat, id).await.unwrap();
    tx.commit().await.unwrap();
    site.signed_in(person).await
}

pub async fn setting_needs_may_be_left_out(site: &Site) {
    let amina = started(site).await;
    amina
        .get(HOME)
        .await
        .says("We do not set needs now")
        .says("0 of 5 first steps are done.");
    let end = format!("{HOME}/start/needs/end");
    for _ in 0..2 {
        amina.post(&end, &[]).await.expect(StatusCode::SEE_OTHER);
    }
    amina
        .get(HOME)
        .await
        .says("1 of 5 first steps are done.")
        .says("Left out")
        .says_not("We do not set needs now");
    let news = format!("{HOME}/news");
    amina
        .get(&news)
        .await
        .says("Amina wrote down that the coalition does not set needs now")
        .says("Amina started the coalition, with its first lists")
        .says_not(" times");
    amina
        .get(&format!("{HOME}/settings"))
        .await
        .says("You do not set needs now");
    let scope = weft::enter(&site.app, "two-rivers").await.unwrap();
    let ruth = site.holding(scope, "Ruth", Role::Representative).await;
    let again = format!("{HOME}/start/needs/revival");
    ruth.post(&again, &[]).await.expect(StatusCode::FORBIDDEN);
    amina.post(&again, &[]).await.expect(StatusCode::SEE_OTHER);
    amina
        .get(HOME)
        .await
        .says("We do not set needs now")
        .says("0 of 5 first steps are done.");
}
