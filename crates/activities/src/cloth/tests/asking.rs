//! What the pictures answer to other questions: organisations and years, addresses that cannot be, and nothing at all.

use axum::http::StatusCode;
use testkit::Site;

use crate::testing::{House, at, day, house, house_on, parts, text};
use crate::{Draft, Role};

/// A coalition in which nobody has chosen a place or written anything down.
async fn empty_house() -> House {
    let site = Site::new(parts()).await;
    let scope = site.coalition("rivers", "Three Rivers").await;
    let coordinator = site.holding(scope, "Amina", kernel::Role::Coordinator).await;
    House { site, scope, coordinator }
}

#[tokio::test]
async fn a_table_of_organisations_counts_activities() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    for focus in ["legal-aid", "safe-housing", "hotline"] {
        house.work(clinic, focus, "Nan").await;
    }
    house.work(clinic, "legal-aid", "Phayao").await;
    let page = house.sees("/maps/cloth?rows=organisation&cols=place").await;
    page.says("Clinic, Nan: 3 activities")
        .says("Clinic, Phayao: 1 activity")
        .says("Number of activities")
        .says("One activity")
        .says(r#"class="w3""#)
        .says_not("Not asked yet</li>")
        .says_not("One organisation</li>");
    let page = house
        .sees("/maps/cloth?rows=organisation&cols=place&count=organisations")
        .await;
    page.says("Clinic, Nan: 1 organisation")
        .says_not("Clinic, Nan: 3");
    let clinic = text(clinic.0);
    let nan = text(house.place("Nan").await.0);
    let cell = format!("/maps/cloth/cell?rows=organisation&cols=place&row={clinic}&col={nan}");
    house.sees(&cell).await.says("3 activities");
}

#[tokio::test]
async fn years_without_work_have_no_column_and_sums_are_of_years() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let draft = |from: &'static str, to: Option<&'static str>| {
        let house = &house;
        async move {
            Draft {
                from_on: day(from),
                to_on: to.map(day),
                ..house.draft(clinic, "legal-aid", "Nan").await
            }
        }
    };
    let drafts = vec![
        draft("2023-02-01", Some("2023-03-01")).await,
        draft("2025-06-01", Some("2025-07-01")).await,
    ];
    house.add(drafts).await;
    let page = house.sees("/maps/cloth?rows=place&cols=year").await;
    page.says("went on at some time in the years 2021 to 2026")
        .says("Nan, 2023: 1 organisation")
        .says("Nan, 2024: nothing recorded")
        .says("Nan, 2025: 1 organisation")
        .says("Years before the first work and after the last are left out.")
        .says("Nothing recorded</li>")
        .says("From the year")
        .says_not("As it was on")
        .says_not("Nan, 2021")
        .says_not("Nan, 2022")
        .says_not("Nan, 2026");
    let cells = house.cells("?rows=place&cols=year").await;
    assert_eq!(cells.len(), 4 * 3, "the file has the same columns");
    let nan = text(house.place("Nan").await.0);
    let cell = format!("/maps/cloth/cell?rows=place&cols=year&row={nan}&col=2025");
    house.sees(&cell).await.says("During");
}

#[tokio::test]
async fn standing_in_the_same_year_is_no_overlap() {
    let house = house().await;
    for id in house
        .organisations(&["Clinic", "School", "Temple", "Trust"])
        .await
    {
        house.work(id, "legal-aid", "Nan").await;
    }
    let page = house.coordinator.get(&at("/maps/cloth?kinds=areas")).await;
    page.says("Protection in Nan: 4 organisations, possible overlap");
    let page = house
        .coordinator
        .get(&at("/maps/cloth?rows=place&cols=year"))
        .await;
    page.says("Nan, 2026: 4 organisations</span>")
        .says("Possible overlaps are not shown by year");
}

#[tokio::test]
async fn a_cell_tells_what_was_asked_by_occasion() {
    let house = house().await;
    for place in ["Nan", "Phayao"] {
        house.asked(place, "legal-aid", "2026-03-01").await;
        house.asked(place, "safe-housing", "2026-03-01").await;
    }
    house.asked("Nan", "legal-aid", "2026-05-01").await;
    let (nan, protection) = (text(house.place("Nan").await.0), text(house.focus("protection").await.0));
    let cell = at(&format!("/maps/cloth/cell?kinds=areas&row={nan}&col={protection}"));
    let page = house
        .coordinator
        .get(&cell)
        .await
        .says("About Legal aid and Safe housing. In Nan.")
        .says("About Legal aid. In Nan.");
    assert_eq!(page.text().matches("About Legal aid").count(), 2, "one line for each occasion");
}

#[tokio::test]
async fn an_address_that_cannot_be_is_told_in_a_sentence() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "legal-aid", "Nan").await;
    for (path, sentence) in [
        ("/maps/cloth?on=2026-02-31", "“2026-02-31” is not a day. This is how it is today."),
        ("/maps/cloth?rows=place&cols=place", "Rows and columns cannot both be places."),
        ("/maps/cloth?rows=purpose", "“purpose” is not known here. It has been left out."),
        ("/maps/cloth?place=Nan", "“Nan” is not known here."),
        ("/maps/cloth?level=9", "“9” is not known here."),
        ("/maps/cloth?status=stopped", "“stopped” is not known here."),
        ("/maps/cloth?rows=place&cols=year&from=2026&to=2020", "The last year is before the first."),
        ("/maps/area?focus=housing", "“housing” is not known here."),
        ("/maps/together?on=yesterday", "“yesterday” is not a day."),
        ("/maps/first?for=children", "“children” is not known here."),
        ("/needs?on=tomorrow", "“tomorrow” is not a day."),
    ] {
        let page = house.sees(path).await;
        page.says("Part of this address could not be used").says(sentence);
    }
    for path in [
        "/maps/cloth",
        "/maps/cloth?rows=focus",
        "/maps/area?focus=all",
        "/maps/first",
    ] {
        let page = house.sees(path).await;
        page.says_not("could not be used");
    }
    for path in [
        "/maps/cloth.csv?on=2026-02-31",
        "/maps/cloth.svg?rows=purpose",
        "/maps/area.svg?level=9",
    ] {
        let file = house.coordinator.get(&at(path)).await;
        assert_eq!(file.status, StatusCode::BAD_REQUEST, "{path}");
    }
}

#[tokio::test]
async fn a_coalition_without_places_is_told_to_choose_some() {
    let house = empty_house().await;
    for path in [
        "/maps",
        "/maps/cloth",
        "/maps/area",
        "/maps/together",
        "/maps/first",
        "/needs",
        "/activities/grid",
        "/activities/new",
    ] {
        let page = house.sees(path).await;
        page.says("No places yet")
            .says("/c/rivers/places/area\">Choose places")
            .says("Choose where your coalition works, and they are here.")
            .says_not("Once a coordinator")
            .says_not("No cell is a gap")
            .says_not("In 0 of")
            .says_not("Nothing stands out")
            .says_not("[[");
        let page = house.reader().await.get(&at(path)).await;
        if page.status == StatusCode::OK {
            page.says_not("/places/area\">")
                .says("Once a coordinator has chosen")
                .says("See the organisations");
        }
    }
}

#[tokio::test]
async fn a_coalition_without_answers_is_told_how_to_begin() {
    let house = house_on(Site::new(parts()).await).await;
    for path in [
        "/maps",
        "/maps/cloth",
        "/maps/area",
        "/maps/together",
        "/maps/first",
    ] {
        let page = house.sees(path).await;
        page.says("No answers yet")
            .says("/c/rivers/activities/new\">Add an activity")
            .says_not("No cell is a gap")
            .says_not("In no place")
            .says_not("[[");
    }
    for path in ["/activities/grid", "/activities/new"] {
        let page = house.sees(path).await;
        page.says("No organisations yet")
            .says("/c/rivers/organisations/new\">Add an organisation");
    }
}

#[tokio::test]
async fn every_place_to_look_first_says_why_and_what_to_do() {
    let house = house().await;
    for (place, level) in [("Nan", 3), ("Phayao", 2)] {
        house.need(place, "legal-aid", level).await;
    }
    house.asked("Nan", "legal-aid", "2026-03-01").await;
    let (phayao, legal) = (text(house.place("Phayao").await.0), text(house.focus("legal-aid").await.0));
    let page = house.sees("/maps/first").await;
    page.says("This is needed here (greatest need). It was asked who does it, and nobody does.")
        .says("This is needed here (high need). Not everybody has been asked who does it.")
        .says(&format!("/needs/asked/new?place={phayao}&#38;focus={legal}"))
        .says_not("[[");
    let page = house.reader().await.get(&at("/maps/first")).await;
    page.says_not("/needs/asked/new");
}

#[tokio::test]
async fn who_pays_is_said_not_to_count() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Fund"]).await;
    let draft = house.draft(both[0], "legal-aid", "Nan").await;
    let organisations = vec![(both[0], Role::Runs), (both[1], Role::Pays)];
    house.add(vec![Draft { organisations, ..draft }]).await;
    let page = house.sees("/maps/cloth?width=paper").await;
    page.says("Legal aid in Nan: 1 organisation")
        .says("Who only pays for it is not, and neither is work that is planned or paused");
}
