//! Lists that name places without what is around them.

use axum::http::StatusCode;
use kernel::Role;
use testkit::{Site, Visitor};
use web::events::Doer;

use super::importing::{agree, chosen, has, looked_at, paste, paste_of, settle, take_in};
use super::leaving::{Town, at, town};
use super::people::hidden;

const PROVINCES: &str = "Organisation\tProvince\tActivity\tStart\n\
    Temple\tChiang Rai\tLegal aid\t2026-03-01\nTemple\tNan\tLegal aid\t2026-03-01\n\
    Clinic\tLampang\tLegal aid\t2026-03-01\nClinic\tPhrae\tLegal aid\t2026-03-01\n\
    School\tChiang Mia\tLegal aid\t2026-03-01\n";

/// A coalition that has not said where it works.
async fn nowhere(site: &Site) -> Visitor {
    let scope = site.coalition("rivers", "Rivers").await;
    let amina = site.holding(scope, "Amina", Role::Coordinator).await;
    let doer = Doer::program(&site.app, scope);
    let tx = site.app.begin().await.unwrap();
    organisations::settle_lists(&tx, &doer, site.app.ids())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    amina
}

pub async fn a_coalition_without_places_is_asked_for_the_country_once(site: &Site) {
    let amina = nowhere(site).await;
    let columns = paste(&amina, PROVINCES).await.location();
    let matches = agree(&amina, &columns, &[]).await.location();
    let page = looked_at(&amina, &matches).await.text();
    let ticked = "name=\"country\" value=\"TH\" checked";
    has(
        &page,
        &[
            "In which countries is the work?",
            ticked,
            "4 of 5 names",
            "In 5 rows",
        ],
    );
    assert!(!page.contains("name=\"place-"), "{page}");
    // Without a country nothing can be found.
    let version = hidden(&amina, &matches, "version").await;
    let later = amina
        .post(&matches, &[("version", &version), ("then", "later")])
        .await;
    later
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Choose the country in which the work is.");
    agree(&amina, &matches, &[("country", "TH")])
        .await
        .expect(StatusCode::SEE_OTHER);
    // What is misspelt is asked about among the provinces there.
    let page = looked_at(&amina, &matches).await.text();
    has(&page, &["Chiang Mia", "Chiang Mai"]);
    assert!(!page.contains("Lampang</label>"), "{page}");
    let preview = settle(&amina, &matches, &[]).await;
    let page = take_in(&amina, &preview).await;
    has(&page, &["5 new", "6 places"]);
    amina.get(&at("/imports/words")).await.says("Chiang Mai");
    // The next list finds the same places, and what was said of a word still holds.
    let columns = paste(&amina, PROVINCES).await.location();
    let matches = agree(&amina, &columns, &[]).await.location();
    let page = looked_at(&amina, &matches).await.text();
    has(&page, &["As you said the last time", "Chiang Mia"]);
    assert_eq!(chosen(&page).len(), 1, "{page}");
    let preview = settle(&amina, &matches, &[]).await;
    amina.get(&preview).await.says("5 unchanged");
}

pub async fn another_country_can_be_chosen_than_the_likely_ones(site: &Site) {
    let amina = nowhere(site).await;
    let cells =
        "Organisation\tProvince\tActivity\nTemple\tEastern\tLegal aid\nClinic\tZzyxville\tLegal aid\n";
    let columns = paste(&amina, cells).await.location();
    let matches = agree(&amina, &columns, &[]).await.location();
    let page = looked_at(&amina, &matches).await.text();
    assert!(!page.contains("checked"), "no country is beyond doubt: {page}");
    agree(&amina, &matches, &[("country-other", "ZM")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = looked_at(&amina, &matches).await.text();
    has(&page, &["It is new, inside Zambia"]);
    let asked = chosen(&page);
    assert!(asked.iter().all(|(name, _)| !name.starts_with("place-")), "nothing is likely: {page}");
}

pub async fn a_town_without_its_province_is_put_inside_one(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let cells = "#org\t#adm2\t#activity+type\t#date+start\nClinic\tMae Sai\tLegal aid\t2026-03-01\n\
        Temple\tMae Sai\tLegal aid\t2026-03-01\n";
    let columns = paste(&amina, cells).await.location();
    let matches = agree(&amina, &columns, &[]).await.location();
    let page = looked_at(&amina, &matches).await.text();
    has(&page, &["It is new, inside Chiang Rai", "In 2 rows, first in row 2"]);
    let field = page.split("name=\"place-").nth(1).unwrap();
    let name = format!("place-{}", field.split('"').next().unwrap());
    let inside = field.split("value=\"inside-").nth(1).unwrap();
    let inside = format!("inside-{}", inside.split('"').next().unwrap());
    agree(&amina, &matches, &[(&name, &inside)])
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = take_in(&amina, &matches.replace("/matches", "")).await;
    has(&page, &["2 new", "1 place", "Mae Sai"]);
    amina.get(&at("/activities")).await.says("Chiang Rai › Mae Sai");
    amina.get(&at("/imports/words")).await.says("It is new, inside");
}

pub async fn a_list_of_places_may_lie_in_a_country_that_is_not_chosen_yet(site: &Site) {
    let amina = nowhere(site).await;
    let columns = paste_of(&amina, "places", "Province\nChiang Rai\nNan\n")
        .await
        .location();
    let page = amina.get(&columns).await.expect(StatusCode::OK).text();
    let thailand = page
        .split(">Thailand<")
        .next()
        .and_then(|before| before.rsplit("value=\"").next());
    let thailand = thailand.and_then(|rest| rest.split('"').next()).unwrap();
    let preview = settle(&amina, &columns, &[("inside", thailand)]).await;
    take_in(&amina, &preview).await;
    amina
        .get(&at("/places"))
        .await
        .says("Thailand")
        .says("Chiang Rai")
        .says("Nan");
}
