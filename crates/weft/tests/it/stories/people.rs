//! The seats a coordinator gives, and the links that come with them.

use axum::http::StatusCode;
use kernel::{PersonId, Role, ServerRole};
use testkit::{Site, Visitor};

const SEATS: &str = "/c/rivers/settings/seats";

/// The value of the hidden field of this name.
pub async fn hidden(visitor: &Visitor, path: &str, name: &str) -> String {
    let page = visitor.get(path).await.expect(StatusCode::OK).text();
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// The path of the sign-in link that a page shows.
fn link_on(page: &str) -> String {
    let (_, rest) = page.split_once("<code>http://localhost").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

/// The page of the seat of whoever is called like this.
pub async fn seat_of(visitor: &Visitor, called: &str) -> String {
    let page = visitor.get(SEATS).await.expect(StatusCode::OK).text();
    let (before, _) = page.split_once(&format!("<bdi>{called}</bdi></a>")).unwrap();
    let (_, href) = before.rsplit_once("href=\"").unwrap();
    href.trim_end_matches("\">").to_owned()
}

async fn gives(visitor: &Visitor, called: &str, role: &str, organisation: &str) -> String {
    let once = hidden(visitor, &format!("{SEATS}/new"), "once").await;
    let sent = [
        ("once", once.as_str()),
        ("called", called),
        ("role", role),
        ("organisation", organisation),
    ];
    let page = visitor.post(SEATS, &sent).await.expect(StatusCode::OK).text();
    link_on(&page)
}

async fn link_anew(visitor: &Visitor, seat: &str) -> String {
    let page = visitor.post(&format!("{seat}/link"), &[]).await;
    link_on(&page.expect(StatusCode::OK).text())
}

/// Uses a sign-in link, and comes in as whoever it is for.
async fn comes_in(site: &Site, link: &str) -> Visitor {
    let stranger = site.stranger();
    let entered = stranger.post_bare(link, &[]).await.expect(StatusCode::SEE_OTHER);
    let cookie = entered.headers["set-cookie"].to_str().unwrap();
    let secret = cookie.split([';', '=']).nth(1).unwrap();
    site.holding_session(secret)
}

pub async fn rivers(site: &Site) -> (kernel::Scope, Visitor, PersonId) {
    let scope = site.coalition("rivers", "Rivers").await;
    let amina = site.person("Amina", None).await;
    site.seat(scope, amina, Role::Coordinator).await;
    (scope, site.signed_in(amina).await, amina)
}

pub async fn a_coordinator_gives_seats_and_takes_them_back(site: &Site) {
    let (_, amina, _) = rivers(site).await;
    let added = [("name", "Open Road")];
    let clinic = amina
        .post("/c/rivers/organisations", &added)
        .await
        .expect(StatusCode::SEE_OTHER);
    let clinic = clinic.location().rsplit('/').next().unwrap().to_owned();
    let sent = [("called", "Ruth"), ("role", "representative")];
    amina
        .post(SEATS, &sent)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Choose the organisation that this person speaks for.")
        .says("value=\"Ruth\"");
    let link = gives(&amina, "Ruth", "representative", &clinic).await;
    let ruth = comes_in(site, &link).await;
    let edit = format!("/c/rivers/organisations/{clinic}/edit");
    ruth.get(&edit).await.expect(StatusCode::OK);
    amina
        .get(SEATS)
        .await
        .says("Representative of Open Road")
        .says("There is only one coordinator");
    let news = amina.get("/c/rivers/news").await;
    news.says("Amina gave Ruth a seat: Representative of Open Road")
        .says_not("/in/");

    let seat = seat_of(&amina, "Ruth").await;
    let changed = [
        ("role", "reader"),
        ("organisation", clinic.as_str()),
        ("version", "1"),
    ];
    amina.post(&seat, &changed).await.expect(StatusCode::SEE_OTHER);
    ruth.get(&edit).await.expect(StatusCode::FORBIDDEN);
    amina
        .post(&seat, &[("role", "coordinator"), ("version", "1")])
        .await
        .expect(StatusCode::CONFLICT)
        .says("Amina saved this while you were writing")
        .says("<q dir=\"auto\">Reader</q>");
    let phone = comes_in(site, &link_anew(&amina, &seat).await).await;
    phone
        .get("/c/rivers")
        .await
        .expect(StatusCode::OK)
        .says("Hello, Ruth");
    // The lost device is out, and only the latest of several links works.
    ruth.get("/c/rivers").await.expect(StatusCode::UNAUTHORIZED);
    let first = link_anew(&amina, &seat).await;
    let second = link_anew(&amina, &seat).await;
    site.stranger()
        .post_bare(&first, &[])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let phone = comes_in(site, &second).await;
    let third = link_anew(&amina, &seat).await;

    amina
        .get(&format!("{seat}/end"))
        .await
        .expect(StatusCode::OK)
        .says("End the seat of Ruth?");
    amina
        .post(&format!("{seat}/end"), &[("version", "2")])
        .await
        .expect(StatusCode::SEE_OTHER);
    phone.get("/c/rivers").await.expect(StatusCode::UNAUTHORIZED);
    site.stranger()
        .post_bare(&third, &[])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    amina.get(SEATS).await.says_not("Ruth");
    amina
        .get("/c/rivers/news")
        .await
        .says("Amina ended the seat of Ruth");
    amina.post(&seat, &changed).await.expect(StatusCode::CONFLICT);
}

pub async fn a_seat_sent_twice_is_given_once(site: &Site) {
    let (_, amina, _) = rivers(site).await;
    let once = hidden(&amina, &format!("{SEATS}/new"), "once").await;
    let sent = [("once", once.as_str()), ("called", "Sam"), ("role", "reader")];
    amina.post(SEATS, &sent).await.expect(StatusCode::OK);
    let again = amina.post(SEATS, &sent).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(again.location(), seat_of(&amina, "Sam").await);
    // The same page used again for somebody else.
    let other = [sent[0], ("called", "Ravi"), sent[2]];
    amina.post(SEATS, &other).await.expect(StatusCode::OK);
    let namesake = [("called", "SAM"), ("role", "reader")];
    amina
        .post(SEATS, &namesake)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Somebody of this name has a seat already.");
}

pub async fn the_last_coordinator_stays_one(site: &Site) {
    let (_, amina, _) = rivers(site).await;
    let own = seat_of(&amina, "Amina").await;
    let end = format!("{own}/end");
    for answer in [
        amina.get(&end).await,
        amina.post(&end, &[("version", "1")]).await,
        amina.post(&own, &[("role", "reader"), ("version", "1")]).await,
    ] {
        answer
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("This is the only coordinator.");
    }
    let nok = comes_in(site, &gives(&amina, "Nok", "coordinator", "").await).await;
    // No coordinator comes in as another, or stays for ever by a link of their own.
    for (called, sentence) in [
        ("Nok", "A coordinator’s sign-in link is not made here"),
        ("Amina", "You cannot make a sign-in link for yourself."),
    ] {
        let seat = seat_of(&amina, called).await;
        amina
            .get(&seat)
            .await
            .says(sentence)
            .says_not(&format!("{seat}/link"));
        amina
            .post(&format!("{seat}/link"), &[])
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says(sentence)
            .says_not("/in/");
    }
    // Not by way of a lesser seat, either.
    let seat = seat_of(&amina, "Nok").await;
    let lesser = [("role", "reader"), ("version", "1")];
    amina.post(&seat, &lesser).await.expect(StatusCode::SEE_OTHER);
    amina
        .post(&format!("{seat}/link"), &[])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says_not("/in/");
    let again = [("role", "coordinator"), ("version", "2")];
    amina.post(&seat, &again).await.expect(StatusCode::SEE_OTHER);
    amina
        .post(&end, &[("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    amina.get("/c/rivers").await.expect(StatusCode::NOT_FOUND);
    let last = seat_of(&nok, "Nok").await;
    nok.post(&format!("{last}/end"), &[("version", "1")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
}

pub async fn a_link_never_opens_more_than_the_coalition(site: &Site) {
    let (scope, amina, _) = rivers(site).await;
    let other = site.coalition("hills", "Hills").await;
    let both = site.person("Bo", None).await;
    site.seat(scope, both, Role::Reader).await;
    let elsewhere = site.seat(other, both, Role::Coordinator).await;
    let founder = site.person("Fan", Some(ServerRole::Founder)).await;
    site.seat(scope, founder, Role::Reader).await;
    for called in ["Bo", "Fan"] {
        let seat = seat_of(&amina, called).await;
        amina
            .post(&format!("{seat}/link"), &[])
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("opens more than this coalition")
            .says_not("/in/");
    }
    for path in ["", "/end"] {
        amina
            .get(&format!("{SEATS}/{elsewhere}{path}"))
            .await
            .expect(StatusCode::NOT_FOUND);
    }
    for path in ["/link", "/end", ""] {
        amina
            .post(&format!("{SEATS}/{elsewhere}{path}"), &[("role", "reader"), ("version", "1")])
            .await
            .expect(StatusCode::NOT_FOUND);
    }
    let reader = site.signed_in(both).await;
    reader.get(SEATS).await.expect(StatusCode::FORBIDDEN);
}

pub async fn an_organisation_is_written_where_there_are_too_many_to_choose_from(site: &Site) {
    let (scope, amina, _) = rivers(site).await;
    let names: Vec<String> = (0..=organisations::OFFERED_MAX)
        .map(|number| format!("Helpers {number}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let ids = super::organisations(site, scope, &names).await;
    amina
        .get(&format!("{SEATS}/new"))
        .await
        .says("Write the name or the short name")
        .says_not("Helpers 7");
    let sent = [
        ("called", "Ruth"),
        ("role", "representative"),
        ("organisation", "Elpers 7"),
    ];
    amina
        .post(SEATS, &sent)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Weft does not find one organisation called")
        .says("value=\"Elpers 7\"");
    let unknown = uuid::Uuid::from_u128(7).to_string();
    let forged = [
        ("called", "Ruth"),
        ("role", "representative"),
        ("organisation", unknown.as_str()),
    ];
    amina
        .post(SEATS, &forged)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    gives(&amina, "Ruth", "representative", "HELPERS 7").await;
    let seat = seat_of(&amina, "Ruth").await;
    amina
        .get(&seat)
        .await
        .says("Representative of Helpers 7")
        .says("value=\"Helpers 7\"");
    amina.get("/c/rivers/news").await.says_not(">Helpers 7<");
    let id = ids[7].0.to_string();
    amina
        .get(&format!("/c/rivers/news?organisation={id}"))
        .await
        .says(">Helpers 7<")
        .says_not(">Helpers 8<");
}
