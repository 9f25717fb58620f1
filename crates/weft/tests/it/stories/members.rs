//! A list of organisations brought to a page, settled, taken in, and undone.

use axum::http::StatusCode;
use testkit::Site;

use super::importing::{agree, chosen, has, paste_of, settle, take_in};
use super::leaving::{Town, at, page, town};
use super::people::hidden;
use super::undoing::undo;

const HEADS: &str = "Name\tShort name\tKinds of work\tProvince\tWhat it does\tContact person\tEmail";

pub async fn members_are_brought_settled_and_taken_in(site: &Site) {
    let Town { amina, scope, .. } = town(site).await;
    let rivers = super::organisations(site, scope, &["Rivers Women Foundation"]).await[0];
    amina
        .get(&at("/organisations"))
        .await
        .says("/imports/new?kind=organisations");
    let chosen_kind = amina.get(&at("/imports/new?kind=organisations")).await.text();
    has(&chosen_kind, &["What it tells of", "value=\"organisations\" checked"]);
    let cells = format!(
        "{HEADS}\nWomen Foundation\tCL\tNight bus\tChiang Rai\tOpen at night\tNoor\tnoor@clinic.example\n\
         New House\t\t\tNan\t\t\t\n\t\t\tNan\t\t\t\n"
    );
    let columns = paste_of(&amina, "organisations", &cells).await.location();
    let shown = amina.get(&columns).await.expect(StatusCode::OK).text();
    has(
        &shown,
        &[
            "What it does, in sentences",
            "Name of a contact",
            "noor@clinic.example",
        ],
    );
    assert!(chosen(&shown).contains(&("column-1".to_owned(), "name".to_owned())), "{shown}");
    let matches = agree(&amina, &columns, &[]).await.location();
    let asked = amina.get(&matches).await.expect(StatusCode::OK).text();
    has(&asked, &["Women Foundation</label>", "Night bus</label>"]);
    assert!(!asked.contains("New House</label>"), "{asked}");
    let preview = settle(&amina, &columns, &[]).await;
    let shown = amina.get(&preview).await.expect(StatusCode::OK).text();
    has(
        &shown,
        &[
            "1 new",
            "1 changed",
            "Short name: nothing → CL",
            "Women Foundation was taken for Rivers Women Foundation",
            "It does not say what the organisation is called",
        ],
    );
    assert!(!shown.contains("/missing"), "{shown}");
    amina.get(&at("/organisations")).await.says_not("New House");
    let taken = take_in(&amina, &preview).await;
    has(&taken, &["Look at the organisations", "Not taken in"]);
    amina
        .get(&at("/imports"))
        .await
        .says("Organisations</td>")
        .says("Taken in");
    amina
        .get(&page(rivers))
        .await
        .says("Open at night")
        .says("Night bus")
        .says("Chiang Rai");
    amina
        .get(&format!("{}/contacts", page(rivers)))
        .await
        .says("noor@clinic.example");
    let sheet = amina.get(&format!("{preview}/remarks.xlsx")).await;
    let sheet = hxl::read(&sheet.expect(StatusCode::OK).bytes, &hxl::Options::default()).unwrap();
    assert_eq!(sheet.columns.last().unwrap().header, "Remarks");
    // The history says that there was a contact, and nothing of it.
    let told = web::events::whole(site.app.db(), scope, rivers.0).await.unwrap();
    assert!(!format!("{told:?}").contains("noor"), "{told:?}");
    // The same again says nothing new.
    let columns = paste_of(&amina, "organisations", &cells).await.location();
    let again = settle(&amina, &columns, &[]).await;
    amina.get(&again).await.says("It says nothing new");
    // Undone, the profile is what it was.
    amina
        .get(&format!("{preview}/undoing"))
        .await
        .says("One organisation that it changed becomes what it was")
        .says("One contact that it added goes")
        .says("New House");
    undo(&amina, &preview, false).await.expect(StatusCode::SEE_OTHER);
    let profile = organisations::profile(site.app.db(), scope, rivers).await;
    let profile = profile.unwrap().unwrap();
    assert_eq!((profile.about.as_str(), profile.acronym, profile.focuses.len()), ("", None, 0));
    amina
        .get(&format!("{}/contacts", page(rivers)))
        .await
        .says_not("noor@clinic.example");
    amina.get(&at("/organisations")).await.says_not("New House");
}

pub async fn the_own_directory_taken_in_again_changes_nothing(site: &Site) {
    let town = town(site).await;
    let (amina, db) = (&town.amina, site.app.db());
    let focuses = organisations::focuses(db, town.scope).await.unwrap();
    let sectors = organisations::sectors(db, town.scope).await.unwrap();
    let tree = places::tree(db, town.scope).await.unwrap();
    let draft = organisations::Draft {
        name: "Blue House; by the river".to_owned(),
        acronym: "BH".to_owned(),
        about: "Open at night.\nAsk at the door.".to_owned(),
        website: "blue.example".to_owned(),
        other_names: vec![organisations::OtherName {
            language: Some("th".to_owned()),
            name: "บ้าน".to_owned(),
        }],
        languages: vec!["th".to_owned(), "mnw".to_owned()],
        sectors: sectors.iter().take(2).map(|one| one.id).collect(),
        // An area of focus, and a kind of work of another one.
        focuses: [
            &focuses[0],
            focuses.iter().rfind(|one| one.parent_id.is_some()).unwrap(),
        ]
        .map(|one| one.id)
        .into(),
        places: tree.places().iter().map(|place| place.id).collect(),
        confirmed_on: "2026-02-03".parse().ok(),
    };
    let doer = web::events::Doer::program(&site.app, town.scope);
    let id = kernel::OrganisationId(site.app.ids().next());
    let tx = site.app.begin().await.unwrap();
    let new = organisations::Newcomer { id, doer: doer.clone(), draft, contacts: Vec::new() };
    organisations::add_many(&tx, vec![new]).await.unwrap();
    organisations::end(&tx, &doer, town.temple, "").await.unwrap();
    tx.commit().await.unwrap();
    let list =
        |answer: testkit::Answer| String::from_utf8(answer.expect(StatusCode::OK).bytes.to_vec()).unwrap();
    let without_ids = |list: &str| {
        let rows = list
            .lines()
            .map(|row| row.split_once(',').map_or(row, |(_, rest)| rest).to_owned());
        rows.collect::<Vec<_>>().join("\n")
    };
    let other = site.coalition("hills", "Hills").await;
    let tx = site.app.begin().await.unwrap();
    let there = web::events::Doer::program(&site.app, other);
    organisations::settle_lists(&tx, &there, site.app.ids())
        .await
        .unwrap();
    places::choose(&tx, &there, site.app.ids(), &["TH-57"])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let omar = site.holding(other, "Omar", kernel::Role::Coordinator).await;
    for (ending, query) in [("csv", ""), ("json", ""), ("xlsx", ""), ("csv", "?state=any")] {
        let file = amina.get(&at(&format!("/organisations.{ending}{query}"))).await;
        let bytes = file.expect(StatusCode::OK).bytes.to_vec();
        let once = hidden(amina, &at("/imports/new"), "once").await;
        let fields = [("once", once.as_str()), ("kind", "organisations")];
        let columns = amina
            .bring(&at("/imports/new"), &fields, (&format!("own.{ending}"), &bytes))
            .await;
        let preview = settle(amina, &columns.expect(StatusCode::SEE_OTHER).location(), &[]).await;
        let shown = amina.get(&preview).await.text();
        has(&shown, &["It says nothing new"]);
        assert!(!shown.contains("Not taken in</dt><dd>1"), "{ending}{query}: {shown}");
    }
    let before = list(amina.get(&at("/organisations.csv")).await);
    let new = "/c/hills/imports/new";
    let once = hidden(&omar, new, "once").await;
    let fields = [("once", once.as_str()), ("kind", "organisations")];
    let columns = omar.bring(new, &fields, ("own.csv", before.as_bytes())).await;
    let preview = settle(&omar, &columns.expect(StatusCode::SEE_OTHER).location(), &[]).await;
    has(&take_in(&omar, &preview).await, &["2 new"]);
    let after = list(omar.get("/c/hills/organisations.csv").await);
    assert_eq!(without_ids(&after), without_ids(&before));
}

pub async fn a_word_that_means_another_one_of_the_same_list_is_settled_once(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let cells =
        "Name\tWhat it does\nGorani Women Foundation\tRuns a house\nWomen Foundation\tOpen at night\n";
    let columns = paste_of(&amina, "organisations", cells).await.location();
    // The likeliest answer stands there: it is the one that the list itself brings.
    let preview = settle(&amina, &columns, &[]).await;
    let taken = take_in(&amina, &preview).await;
    has(
        &taken,
        &[
            "1 new",
            "1 changed",
            "It speaks of the same organisation as row 2.",
        ],
    );
    amina
        .get(&at("/organisations"))
        .await
        .says("Gorani Women Foundation")
        .says_not("<bdi>Women Foundation");
}

pub async fn a_text_taken_out_of_a_profile_stays_out_when_its_list_is_undone(site: &Site) {
    let Town { amina, scope, .. } = town(site).await;
    let mut last = String::new();
    for about in ["Ask for Noor", "Ask at the door"] {
        let cells = format!("Name\tWhat it does\tProvince\nBlue House\t{about}\tChiang Rai\n");
        let columns = paste_of(&amina, "organisations", &cells).await.location();
        last = settle(&amina, &columns, &[]).await;
        take_in(&amina, &last).await;
    }
    let doer = web::events::Doer::program(&site.app, scope);
    let all = organisations::all_names(site.app.db(), scope).await.unwrap();
    let (id, ..) = all.iter().find(|(_, name, _)| name == "Blue House").unwrap();
    let strike = web::events::Strike {
        kind: organisations::ORGANISATION,
        object_id: id.0,
        name: "Blue House",
        named: "history-name",
        texts: &["Ask for Noor"],
        spares: |_| false,
    };
    let tx = site.app.begin().await.unwrap();
    web::events::strike(&tx, &doer, strike).await.unwrap();
    tx.commit().await.unwrap();
    undo(&amina, &last, false).await.expect(StatusCode::SEE_OTHER);
    let profile = organisations::profile(site.app.db(), scope, *id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((profile.about.as_str(), profile.places.len()), ("", 1));
    // What columns mean is remembered for lists of the same kind only.
    let cells = "Name\tWhat it does\tProvince\nMae Sai\tx\tChiang Rai\n";
    let columns = paste_of(&amina, "places", cells).await.location();
    amina
        .get(&columns)
        .await
        .says("The place itself")
        .says_not("as you said");
}

pub async fn one_that_has_ended_or_was_merged_is_left_as_it_is(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    let ids = super::organisations(site, town.scope, &["Old Desk"]).await;
    let doer = web::events::Doer::program(&site.app, town.scope);
    let tx = site.app.begin().await.unwrap();
    organisations::merge(&tx, &doer, ids[0], town.clinic)
        .await
        .unwrap();
    organisations::end(&tx, &doer, town.temple, "").await.unwrap();
    tx.commit().await.unwrap();
    let cells = "Name\tWhat it does\tShort name\nTemple\tOpen at night\tT\nOld Desk\tOpen by day\tOD\n";
    let columns = paste_of(amina, "organisations", cells).await.location();
    let preview = settle(amina, &columns, &[]).await;
    let shown = take_in(amina, &preview).await;
    has(
        &shown,
        &[
            "Temple has ended, and nothing of it was changed",
            "1 changed",
            "Not taken in",
        ],
    );
    // What the merged one does is told of the one that stands for it.
    amina.get(&page(town.clinic)).await.says("Open by day");
    amina.get(&page(town.temple)).await.says_not("Open at night");
}
