//! Where to look first, narrowed to one reason.

use axum::http::StatusCode;

use crate::testing::{at, house};

#[tokio::test]
async fn where_to_look_first_is_narrowed_to_one_reason() {
    let house = house().await;
    for place in ["Nan", "Phayao"] {
        house.need(place, "legal-aid", 2).await;
    }
    house.asked("Nan", "legal-aid", "2026-03-01").await;
    let organisations = house.organisations(&["Clinic", "Temple", "School", "Fund"]).await;
    for id in organisations {
        house.work(id, "hotline", "Nan").await;
    }
    let titles = ["Legal aid in Nan", "Legal aid in Phayao", "Hotline in Nan"];
    for (why, shown) in [("gap", titles[0]), ("ask", titles[1]), ("overlap", titles[2])] {
        let page = house
            .coordinator
            .get(&at(&format!("/maps/first?why={why}")))
            .await;
        let page = page.expect(StatusCode::OK).text();
        let row = |title: &str| page.contains(&format!("<bdi>{title}</bdi>"));
        for title in titles {
            assert_eq!(row(title), title == shown, "{why}: {title} in {page}");
        }
    }
    let hidden = house.coordinator.get(&at("/maps/first?why=hidden")).await;
    hidden.expect(StatusCode::OK).says("Nothing stands out");
    let unknown = house.coordinator.get(&at("/maps/first?why=weather")).await;
    unknown.says(titles[0]).says(titles[1]).says(titles[2]);
}

#[tokio::test]
async fn what_was_asked_more_than_a_year_ago_is_to_be_asked_again() {
    let house = house().await;
    for (place, on) in [("Nan", "2025-11-22"), ("Phayao", "2025-11-23")] {
        house.need(place, "legal-aid", 2).await;
        house.asked(place, "legal-aid", on).await;
    }
    let again = house.sees("/maps/first?why=again").await;
    again
        .says("<bdi>Legal aid in Nan</bdi>")
        .says("more than a year ago: ask again")
        .says("Ask, then write it down here")
        .says_not("<bdi>Legal aid in Phayao</bdi>");
    let needs = house.sees("/needs").await;
    needs
        .says("Legal aid in Nan: gap, asked and nobody, high need, asked more than a year ago")
        .says("title=\"high need\"><b aria-hidden=\"true\">2*</b>")
        .says("time to ask again")
        .says_not("Legal aid in Phayao: gap, asked and nobody, high need, asked");
    let focus = house.focus("legal-aid").await.0;
    for (place, is_old) in [("Nan", true), ("Phayao", false)] {
        let place = house.place(place).await.0;
        let cell = house
            .sees(&format!("/maps/cloth/cell?rows=place&row={place}&col={focus}"))
            .await;
        let text = cell.text();
        assert_eq!(text.contains("asked more than a year ago</span></p>"), is_old, "{text}");
        assert_eq!(text.contains("not all within the last year"), is_old, "{text}");
    }
    // Once it is asked again, it is news.
    house.asked("Nan", "legal-aid", "2026-10-01").await;
    let again = house.sees("/maps/first?why=again").await;
    again.says("Nothing stands out");
}

#[tokio::test]
async fn who_may_not_write_down_what_was_asked_is_shown_what_is_not_known() {
    let house = house().await;
    house.need("Nan", "legal-aid", 3).await;
    let page = house.coordinator.get(&at("/maps")).await.expect(StatusCode::OK);
    page.says("Ask, then write it down here")
        .says_not("See what is not known");
    let page = house.reader().await.get(&at("/maps")).await.text();
    assert!(!page.contains("write it down here"), "{page}");
    let (before, _) = page.split_once("See what is not known").unwrap();
    let (_, href) = before.rsplit_once("href=\"").unwrap();
    let href = href.split('"').next().unwrap().replace("&#38;", "&");
    let shown = house.reader().await.get(&href).await.expect(StatusCode::OK);
    shown.says("not asked yet").says_not("[[");
}

#[tokio::test]
async fn needs_of_provinces_are_pointed_to_where_districts_are_shown() {
    let house = house().await;
    house.need("Chiang Rai", "legal-aid", 3).await;
    house.asked("Chiang Rai", "legal-aid", "2026-03-01").await;
    let said = "1 need is recorded for a whole province";
    for path in ["/maps/cloth?", "/maps/first?", "/maps/area?focus=all&amp;"] {
        let path = path.replace("&amp;", "&");
        let page = house.sees(&format!("{path}level=2")).await.text();
        assert!(page.contains(said) && page.contains("See them by province"), "{path}: {page}");
        assert!(page.contains("level=1"), "{path}: {page}");
        assert!(!page.contains("No cell is a gap"), "{path}: {page}");
        let page = house.sees(&format!("{path}level=1")).await;
        page.says_not(said);
    }
    house.sees("/maps/cloth?level=1").await.says("1 cell is a gap.");
    // A choice that the need has nothing to do with is not told of it; a district inside its province is.
    let mae_sai = house.place("Mae Sai").await.0;
    let nan = house.place("Nan").await.0;
    let hotline = house.focus("hotline").await.0;
    house
        .sees(&format!("/maps/cloth?level=2&place={mae_sai}"))
        .await
        .says(said);
    for other in [format!("place={nan}"), format!("focus={hotline}")] {
        house
            .sees(&format!("/maps/cloth?level=2&{other}"))
            .await
            .says_not(said);
    }
}

#[tokio::test]
async fn a_cell_quotes_the_needs_of_the_places_around_it() {
    let house = house().await;
    house.need("Chiang Rai", "legal-aid", 3).await;
    house.need("Nan", "legal-aid", 2).await;
    let (inner, outer) = (house.place("Mae Sai").await.0, house.place("Chiang Rai").await.0);
    let focus = house.focus("legal-aid").await.0;
    let cell = |place: uuid::Uuid| format!("/maps/cloth/cell?rows=place&row={place}&col={focus}");
    let page = house.sees(&cell(inner)).await;
    let page = page
        .says("No need has been recorded for exactly this.")
        .says("Recorded for a wider place or area")
        .says("Legal aid in Chiang Rai")
        .says_not("Legal aid in Nan")
        .text();
    let href = cell(outer).replace('&', "&#38;");
    assert!(page.contains(&href), "{href} in {page}");
    house
        .sees(&cell(outer))
        .await
        .says_not("Recorded for a wider place or area");
    // Without the province's need its district has nothing to quote.
    let hotline = house.focus("hotline").await.0;
    let other = format!("/maps/cloth/cell?rows=place&row={inner}&col={hotline}");
    house
        .sees(&other)
        .await
        .says_not("Recorded for a wider place or area");
}

#[tokio::test]
async fn a_cell_tells_which_of_its_needs_are_lacking_and_where() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    // Of the province, two districts; the hotline answers in one of them.
    house.need("Chiang Rai", "hotline", 2).await;
    house.need("Chiang Rai", "legal-aid", 3).await;
    house.asked("Chiang Rai", "legal-aid", "2026-10-01").await;
    house.work(clinic, "hotline", "Mae Sai").await;
    let area = house.focus("protection").await.0;
    let place = house.place("Chiang Rai").await.0;
    let path = format!("/maps/cloth/cell?kinds=areas&row={place}&col={area}");
    let cell = house.sees(&path).await;
    cell.says("Asked, and nobody meets it.")
        .says("Met in a part only; nobody works in")
        .says(&format!("row={place}&#38;col="))
        .says_not("[[");
    let cloth = house.sees("/maps/cloth?kinds=areas").await;
    cloth
        .says("1 gap inside")
        .says("No whole cell is a gap. Hidden inside cells (!): 1.")
        .says("Open the cell to see which.");
}

#[tokio::test]
async fn the_map_opens_on_the_work_there_is_and_on_the_gaps_before_that() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "hotline", "Nan").await;
    let opens_on = async |focus: &str| {
        let option = format!("value=\"{}\" selected", house.focus(focus).await.0);
        house.sees("/maps/area").await.says(&option);
    };
    opens_on("hotline").await;
    house.need("Phayao", "legal-aid", 2).await;
    house.asked("Phayao", "legal-aid", "2026-03-01").await;
    opens_on("legal-aid").await;
}
