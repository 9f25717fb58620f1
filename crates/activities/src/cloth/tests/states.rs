//! What the cloth says of its cells, and where its links lead.

use kernel::Role as Seat;

use crate::testing::{House, at, coalition, house, text};

#[tokio::test]
async fn somebody_nobody_and_not_asked_are_kept_apart() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "safe-housing", "Nan").await;
    house.asked("Phayao", "safe-housing", "2026-03-01").await;
    house.asked("Chiang Rai", "safe-housing", "2026-03-02").await;
    house.need("Phayao", "safe-housing", 3).await;
    house.need("Chiang Mai", "safe-housing", 2).await;
    let states = [
        ("Nan", "works"),
        ("Phayao", "gap"),
        ("Chiang Rai", "nobody"),
        ("Chiang Mai", "not-asked"),
    ];
    for (place, state) in states {
        assert_eq!(house.cell("", place, "Safe housing").await["state"], state, "{place}");
    }
    assert_eq!(house.cell("", "Phayao", "Safe housing").await["asked_on"], "2026-03-01");
    let page = house
        .coordinator
        .get(&at("/maps/cloth?width=paper"))
        .await
        .expect(axum::http::StatusCode::OK);
    let page = page.says("Safe housing in Phayao: gap, asked and nobody, greatest need");
    let page = page.says("Safe housing in Chiang Mai: not asked yet, high need");
    let page = page
        .says("Safe housing in Nan: 1 organisation")
        .says("Safe housing in Chiang Rai: asked and nobody");
    page.says(r#"class="wg""#)
        .says(r#"class="wq""#)
        .says(r#"class="w1""#)
        .says(r#"class="wn""#);
    let first = house.coordinator.get(&at("/maps/first")).await.text();
    let (gap, ask) = (
        first.find("Safe housing in Phayao").unwrap(),
        first.find("Safe housing in Chiang Mai").unwrap(),
    );
    assert!(gap < ask, "a gap comes before a need nobody has asked about");
}

#[tokio::test]
async fn asking_later_changes_nothing_of_the_day_before() {
    let house = house().await;
    house.need("Nan", "legal-aid", 2).await;
    house.asked("Nan", "legal-aid", "2026-06-01").await;
    assert_eq!(house.cell("?on=2026-05-31", "Nan", "Legal aid").await["state"], "not-asked");
    assert_eq!(house.cell("?on=2026-06-01", "Nan", "Legal aid").await["state"], "gap");
    assert_eq!(
        house.cell("?on=2026-01-31", "Nan", "Legal aid").await["need"],
        0,
        "the need was set in February"
    );
}

#[tokio::test]
async fn filters_stay_in_every_link() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "safe-housing", "Nan").await;
    let children = house.population("children").await;
    let address = at(&format!("/maps/cloth?for={}&on=2026-11-01&width=paper", text(children.0)));
    let page = house
        .coordinator
        .get(&address)
        .await
        .expect(axum::http::StatusCode::OK);
    let kept = format!("for={}", text(children.0));
    let page = page.says(&format!("/maps/cloth/cell?{kept}&#38;on=2026-11-01&#38;row="));
    page.says(&format!("/maps/cloth.csv?{kept}"));
    let cell = at(&format!(
        "/maps/cloth/cell?{kept}&row={}&col={}",
        text(house.place("Nan").await.0),
        text(house.focus("safe-housing").await.0)
    ));
    house
        .coordinator
        .get(&cell)
        .await
        .expect(axum::http::StatusCode::OK)
        .says("Clinic")
        .says(&format!("{kept}\">"));
}

#[tokio::test]
async fn a_filter_on_who_never_makes_a_gap() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    house.work(both[0], "legal-aid", "Nan").await;
    house.need("Nan", "legal-aid", 3).await;
    house.asked("Nan", "legal-aid", "2026-03-01").await;
    let cell = house
        .cell(&format!("?organisation={}", text(both[1].0)), "Nan", "Legal aid")
        .await;
    assert_ne!(cell["state"], "gap");
    assert!(cell["note"].as_str().unwrap().contains("others work here"), "{cell}");
}

#[tokio::test]
async fn provinces_and_areas_open_and_close_by_links() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "safe-housing", "Mae Sai").await;
    let chiang_rai = text(house.place("Chiang Rai").await.0);
    let closed = house.coordinator.get(&at("/maps/cloth?kinds=areas")).await.text();
    assert!(!closed.contains("Protection in Mae Sai"));
    assert!(closed.contains(&format!("open={chiang_rai}")));
    let opened = house
        .coordinator
        .get(&at(&format!("/maps/cloth?kinds=areas&open={chiang_rai}")))
        .await
        .text();
    assert!(opened.contains("Protection in Mae Sai: 1 organisation"), "{opened}");
    assert!(opened.contains("Protection in Chiang Rai: 1 organisation"));
}

#[tokio::test]
async fn what_is_not_there_and_what_is_elsewhere_look_the_same() {
    let house = house().await;
    let other = coalition(&house.site, "hills").await;
    let elsewhere = House {
        scope: other,
        coordinator: house.site.holding(other, "Tomas", Seat::Coordinator).await,
        ..house
    };
    let place = text(elsewhere.place("Nan").await.0);
    let focus = text(elsewhere.focus("legal-aid").await.0);
    let random = "018f0000-0000-7000-8000-000000000000";
    let reader = elsewhere.site.person("Lin", None).await;
    let rivers = coalitions::find_by_slug(elsewhere.site.app.db(), "rivers")
        .await
        .unwrap()
        .unwrap();
    elsewhere
        .site
        .seat(kernel_scope(rivers.id), reader, Seat::Coordinator)
        .await;
    let visitor = elsewhere.site.signed_in(reader).await;
    for path in [
        format!("/maps/cloth?place={place}"),
        format!("/maps/cloth?focus={focus}"),
        format!("/maps/cloth?open={place}"),
        format!("/maps/cloth/cell?row={place}&col={focus}"),
        format!("/maps/area?focus={focus}"),
        format!("/maps/first?place={place}"),
        format!("/needs/edit?place={place}&focus={focus}"),
        format!("/needs/asked/new?place={place}"),
        format!("/activities?place={place}"),
        format!("/activities?focus={focus}"),
        format!("/activities/new?place={place}"),
        format!("/activities/grid?focus={focus}&organisation={place}"),
    ] {
        let foreign = visitor.get(&at(&path)).await;
        let unknown = visitor
            .get(&at(&path.replace(&place, random).replace(&focus, random)))
            .await;
        assert_eq!(foreign.status, 404, "{path}");
        assert_eq!(foreign.bytes, unknown.bytes, "{path}");
    }
}

#[expect(clippy::disallowed_methods, reason = "a test stands outside all doors")]
fn kernel_scope(id: kernel::CoalitionId) -> kernel::Scope {
    kernel::Scope::entered(id)
}

#[tokio::test]
async fn a_command_gets_the_same_cells() {
    let house = house().await;
    house.need("Nan", "legal-aid", 3).await;
    house.asked("Nan", "legal-aid", "2026-03-01").await;
    let gaps = crate::Gaps {
        rows: crate::Axis::Place,
        cols: crate::Axis::Focus,
        level: None,
        by_area: false,
        on: None,
        overlap_from: 4,
        level_max: 3,
        only: Vec::new(),
    };
    let sheet = crate::gaps_sheet(&house.site.app, house.scope, &gaps)
        .await
        .unwrap();
    let line = sheet.rows.iter().find(|row| {
        row[0] == web::sheets::Value::text("Nan") && row[1] == web::sheets::Value::text("Legal aid")
    });
    let state = sheet.keys.iter().position(|key| *key == "state").unwrap();
    assert_eq!(line.unwrap()[state], web::sheets::Value::text("gap"));
    assert_eq!(Some(&sheet.rows[0]), line, "gaps come first");
    let only = |only| crate::Gaps { only, ..gaps.clone() };
    for (states, shown) in [
        (vec![crate::CellState::Gap], 1),
        (vec![crate::CellState::Works], 0),
        (vec![crate::CellState::Gap, crate::CellState::NotAsked], sheet.rows.len()),
    ] {
        let some = crate::gaps_sheet(&house.site.app, house.scope, &only(states.clone())).await;
        assert_eq!(some.unwrap().rows.len(), shown, "{states:?}");
    }
    let twice = crate::Gaps { cols: crate::Axis::Place, ..gaps };
    assert!(
        crate::gaps_sheet(&house.site.app, house.scope, &twice)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn the_map_the_set_and_the_overview_say_the_same() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "safe-housing", "Nan").await;
    house.need("Phayao", "safe-housing", 3).await;
    house.asked("Phayao", "safe-housing", "2026-03-01").await;
    let map = house
        .coordinator
        .get(&at("/maps/area"))
        .await
        .expect(axum::http::StatusCode::OK);
    map.says("Safe housing on the map")
        .says("Gaps: Phayao")
        .says("<svg")
        .says("The address of a shelter is never drawn")
        .says("Safe housing in Phayao: gap, asked and nobody")
        .says_not("[[");
    house
        .coordinator
        .get(&at("/maps/area?focus=all"))
        .await
        .expect(axum::http::StatusCode::OK)
        .says("All work on the map");
    let svg = house
        .coordinator
        .get(&at("/maps/area.svg"))
        .await
        .expect(axum::http::StatusCode::OK);
    assert!(svg.text().starts_with("<svg"));
    let set = house
        .coordinator
        .get(&at("/maps/together"))
        .await
        .expect(axum::http::StatusCode::OK);
    set.says("In no place are all 5 areas known to be covered.")
        .says("Survivor-led recovery")
        .says_not("[[");
    let all = house
        .coordinator
        .get(&at("/maps"))
        .await
        .expect(axum::http::StatusCode::OK);
    all.says("Safe housing is missing in Phayao")
        .says("<svg")
        .says("Covered together")
        .says_not("[[");
}

#[tokio::test]
async fn four_on_the_same_people_are_a_possible_overlap_and_four_districts_are_none() {
    let house = house().await;
    let four = house
        .organisations(&["Clinic", "Temple", "School", "Trust"])
        .await;
    for (id, place) in four.iter().zip(["Nan", "Nan", "Nan", "Nan"]) {
        house.work(*id, "legal-aid", place).await;
    }
    for (id, place) in four.iter().zip(["Mae Sai", "Phan", "Mae Sai", "Phan"]) {
        house.work(*id, "legal-aid", place).await;
    }
    assert_eq!(house.cell("", "Nan", "Legal aid").await["state"], "overlap");
    assert_eq!(house.cell("", "Chiang Rai", "Legal aid").await["state"], "works");
    assert_eq!(house.cell("", "Chiang Rai", "Legal aid").await["organisations"], 4);
    let page = house
        .coordinator
        .get(&at("/maps/cloth"))
        .await
        .expect(axum::http::StatusCode::OK);
    page.says("4 organisations do the same in Nan: Legal aid")
        .says("Clinic, School, Temple and Trust");
}

#[tokio::test]
async fn what_may_overlap_stands_first_in_its_cell() {
    let house = house().await;
    let names = ["Clinic", "Temple", "School", "Trust"];
    let four = house.organisations(&names).await;
    let shelter = house.organisation("Shelter").await;
    house.work(shelter, "safe-housing", "Nan").await;
    for id in &four {
        house.work(*id, "legal-aid", "Nan").await;
    }
    let (nan, area) = (text(house.place("Nan").await.0), text(house.focus("protection").await.0));
    let cell = format!("/maps/cloth/cell?kinds=areas&row={nan}&col={area}");
    let page = house.sees(&cell).await.text();
    let work = page.split("id=\"s-work\"").nth(1).unwrap();
    let at = |words: &str| work.find(words).unwrap_or_else(|| panic!("no {words} in {work}"));
    let said = at("4 organisations in Nan, for: Everyone. This may overlap");
    for name in names {
        assert!(said < at(name) && at(name) < at("Others who work here"), "{name}");
    }
    assert!(at("Others who work here") < at("Shelter"));
    let hotline = text(house.focus("safe-housing").await.0);
    let plain = house
        .sees(&format!("/maps/cloth/cell?rows=place&row={nan}&col={hotline}"))
        .await;
    plain
        .says("Shelter")
        .says_not("may overlap")
        .says_not("Others who");
}

#[tokio::test]
async fn the_home_page_and_the_organisations_page_get_theirs() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    house.work(both[0], "legal-aid", "Nan").await;
    let today = crate::testing::day("2026-11-23");
    let counts = crate::counts(house.site.app.db(), house.scope, &[both[0]], today)
        .await
        .unwrap();
    assert_eq!((counts.all, counts.under_way, counts.stale), (1, 1, 0));
    let none = crate::counts(house.site.app.db(), house.scope, &[both[1]], today)
        .await
        .unwrap();
    assert_eq!(none.all, 0);
}

#[tokio::test]
async fn every_page_speaks_the_marked_language_too() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let id = house.work(clinic, "legal-aid", "Nan").await;
    house.need("Nan", "legal-aid", 3).await;
    let activity = format!("/activities/{}", text(id.0));
    for path in [
        "/maps",
        "/maps/cloth",
        "/maps/area",
        "/maps/together",
        "/maps/first",
        "/needs",
        "/needs/asked/new",
        "/activities",
        "/activities/new",
        "/activities/grid",
        "/lists/populations",
        &activity,
    ] {
        let page = house
            .coordinator
            .get_in("en-XA", &at(path))
            .await
            .expect(axum::http::StatusCode::OK);
        page.says_not("[[")
            .says_not("Who does")
            .says_not("Kind of work")
            .says_not("Not asked");
    }
}
