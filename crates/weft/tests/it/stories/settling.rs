//! What is settled before a spreadsheet is taken in, and by whom.

use axum::http::StatusCode;
use kernel::Role;
use testkit::Site;

use super::importing::{agree, chosen, has, paste, settle, take_in};
use super::leaving::{Town, at, town};
use super::people::hidden;

pub async fn what_columns_mean_is_corrected_and_remembered(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let cells = "Betreuer\tWas\tWo\nHilfe\tRechtsrat\tChiang Rai\nRat\tRechtsrat\tXyz\n";
    let columns = paste(&amina, cells).await.location();
    let corrected = [
        ("column-1", "organisation"),
        ("column-2", "kind"),
        ("column-3", "place"),
    ];
    let wrong = agree(&amina, &columns, &[("column-1", "helper")]).await;
    wrong
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("please choose from the list");
    let nobody = agree(&amina, &columns, &[("column-1", "nothing")]).await;
    nobody.expect(StatusCode::SEE_OTHER);
    let preview = columns.replace("/columns", "");
    amina
        .get(&preview)
        .await
        .says("No column says who does it")
        .says_not("Take it in");
    let matches = agree(&amina, &columns, &corrected).await.location();
    // A place that is nowhere to be found has no likely answer.
    let unsaid = agree(&amina, &matches, &[]).await;
    unsaid
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("please choose one");
    let page = amina.get(&matches).await.text();
    let place = page
        .split("name=\"place-")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let place = format!("place-{place}");
    let settled = agree(&amina, &matches, &[(&place, "out")]).await;
    settled.expect(StatusCode::SEE_OTHER);
    let page = amina.get(&preview).await.expect(StatusCode::OK).text();
    has(
        &page,
        &[
            "Left out, as was chosen for",
            "Rechtsrat",
            "Nothing has been written yet",
        ],
    );
    // Somebody else has settled something meanwhile.
    let late = amina
        .post(&format!("{preview}/taking"), &[("version", "1")])
        .await;
    late.expect(StatusCode::CONFLICT);
    // The best match for everything, and back again.
    let columns = paste(&amina, &cells.replace("Hilfe", "Klinik")).await.location();
    let page = amina.get(&columns).await.text();
    for (name, word) in corrected {
        assert!(chosen(&page).contains(&(name.to_owned(), word.to_owned())), "{name}: {page}");
    }
    let matches = agree(&amina, &columns, &[]).await.location();
    let rest = agree(&amina, &matches, &[("then", "later")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let preview = amina.get(&rest.location()).await.location();
    amina
        .get(&preview)
        .await
        .says("Ask me about each word")
        .says("It cannot be told where");
    let version = hidden(&amina, &preview, "version").await;
    let anew = [("then", "anew"), ("version", version.as_str())];
    amina.post(&matches, &anew).await.expect(StatusCode::SEE_OTHER);
    amina.get(&matches).await.expect(StatusCode::OK).says("Klinik");
}

pub async fn nobody_else_sees_an_import(site: &Site) {
    let Town { amina, scope, .. } = town(site).await;
    let hills = site.coalition("hills", "Hills").await;
    let columns = paste(&amina, "#org\t#adm1\t#activity\nClinic\tChiang Rai\tSecret work\n")
        .await
        .location();
    let id = columns.replace("/c/rivers/imports/", "").replace("/columns", "");
    let cases = [
        (site.stranger(), "rivers", StatusCode::UNAUTHORIZED),
        (site.holding(scope, "Ravi", Role::Reader).await, "rivers", StatusCode::FORBIDDEN),
        (site.holding(scope, "Sam", Role::Representative).await, "rivers", StatusCode::FORBIDDEN),
        (site.holding(hills, "Noi", Role::Coordinator).await, "rivers", StatusCode::NOT_FOUND),
        (site.holding(hills, "Mai", Role::Coordinator).await, "hills", StatusCode::NOT_FOUND),
    ];
    for (visitor, slug, status) in cases {
        for page in ["", "/columns", "/matches", "/remarks.xlsx", "/removal"] {
            let path = format!("/c/{slug}/imports/{id}{page}");
            visitor.get(&path).await.expect(status).says_not("Secret work");
        }
        for page in ["/columns", "/matches", "/taking", "/removal"] {
            let path = format!("/c/{slug}/imports/{id}{page}");
            let sent = visitor.post(&path, &[("version", "1")]).await;
            sent.expect(status).says_not("Secret work");
        }
    }
    amina.get(&columns).await.says("Secret work");
}

pub async fn an_area_of_focus_will_do_where_nothing_says_more(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let cells = "#org\t#adm1\t#sector\nClinic\tChiang Rai\tProtection\nTemple\tNowhere at all\t\n";
    let columns = paste(&amina, cells).await.location();
    let matches = agree(&amina, &columns, &[]).await.location();
    let page = amina.get(&matches).await.expect(StatusCode::OK).text();
    has(&page, &["Nowhere at all</label>"]);
    assert!(!page.contains("Kinds of work ("), "{page}");
    let rest = agree(&amina, &matches, &[("then", "later")]).await;
    let preview = amina.get(&rest.location()).await.location();
    let page = amina.get(&preview).await.text();
    has(&page, &["1 new", "It does not say what is done"]);
    assert!(!page.contains("What will be added"), "{page}");
}

pub async fn codes_of_other_systems_are_understood(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let table = "#org+name\t#org+type\t#subsector\t#adm1+name\t#date+start\n\
        Bright Loom\t437\tMHPSS\tChiang Rai\t2026-01-05\n\
        Harbour Desk\tLawEnforcement\tVictim identification\tChiang Rai\t2026-01-05\n\
        Morning Choir\tReligious\tAftercare\tChiang Rai\t2026-01-05\n";
    let columns = paste(&amina, table).await.location();
    let preview = settle(&amina, &columns, &[]).await;
    take_in(&amina, &preview).await;
    let list = amina.get(&at("/activities.json")).await.text();
    has(
        &list,
        &[
            "Counselling",
            "Outreach and first contact",
            "Survivor-led recovery",
        ],
    );
    let list = amina.get(&at("/organisations.csv")).await.text();
    has(
        &list,
        &[
            "International non-governmental organisation",
            "Law enforcement",
            "Faith community, temple, mosque or church",
        ],
    );
}

pub async fn a_workbook_comes_back_as_it_came_with_remarks(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let list = "Organisation,Province,Activity\nClinic,Chiang Rai,Legal aid\nTemple,,Legal aid\n";
    let table = hxl::read(list.as_bytes(), &hxl::Options::default()).unwrap();
    let workbook = hxl::xlsx("Who does what", &table.columns, &table.rows).unwrap();
    let once = hidden(&amina, &at("/imports/new"), "once").await;
    let fields = [("once", once.as_str()), ("kind", "activities")];
    let columns = amina
        .bring(&at("/imports/new"), &fields, ("list.xlsx", &workbook))
        .await
        .location();
    let preview = settle(&amina, &columns, &[]).await;
    let sheet = amina
        .get(&format!("{preview}/remarks.xlsx"))
        .await
        .expect(StatusCode::OK);
    let back = hxl::read(&sheet.bytes, &hxl::Options::default()).unwrap();
    assert_eq!(back.columns[3].header, "Remarks");
    assert_eq!(back.rows[1].text(3), "Not taken in. It does not say where.");
    assert_eq!(back.source.sheets[0].name, "Who does what");
}
