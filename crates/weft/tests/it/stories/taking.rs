//! Work that is taken away, and read again by others' tools.

use axum::http::StatusCode;
use hxl::{Options, Row, Schema, Severity, Status, Table, unguarded, validate};
use testkit::Site;

use super::leaving::{at, page, town, work};

fn text<'t>(table: &Table, row: &'t Row, tag: &str) -> &'t str {
    let is_meant = |column: &hxl::Column| column.tag.as_ref().is_some_and(|one| one.to_string() == tag);
    let index = table.columns.iter().position(is_meant).unwrap();
    row.text(index)
}

pub async fn what_is_taken_away_is_read_again(site: &Site) {
    let town = town(site).await;
    let titles = ["=Night desk", "Morning rice; \"hot\", free", "'=Twice", "-1"];
    for title in titles {
        work(site, &town, title, &[town.clinic, town.temple]).await;
    }
    for file in ["/activities.hxl", "/activities.xlsx"] {
        let answer = town.amina.get(&at(file)).await;
        let table = hxl::read(&answer.bytes, &Options::default()).unwrap();
        assert_eq!(table.status, Status::Tagged, "{file}");
        assert_eq!(table.rows.len(), 2 * titles.len(), "{file}");
        for (title, rows) in titles.iter().zip(table.rows.chunks(2)) {
            let of = |tag: &str| rows.iter().map(|row| text(&table, row, tag)).collect::<Vec<_>>();
            // In a workbook texts are texts, and nothing need stand before them.
            let names = of("#activity+name").into_iter();
            let names: Vec<&str> = match file {
                "/activities.hxl" => names.map(unguarded).collect(),
                _ => names.collect(),
            };
            assert_eq!(names, [*title, *title], "{file}");
            assert_eq!(of("#org+name"), ["Clinic", "Temple"], "{file}");
            assert_eq!(of("#adm1+code+v_pcode"), ["TH-57", "TH-57"], "{file}");
            assert_eq!(of("#date+reported"), ["2026-11-01", "2026-11-01"], "{file}");
            let ids = of("#activity+code");
            town.amina
                .get(&at(&format!("/activities/{}", ids[0])))
                .await
                .says("Clinic");
        }
        let found = validate(&table, &Schema::usual());
        assert!(found.is_empty(), "{file}: {found:?}");
    }
}

pub async fn a_sheet_to_fill_in_is_read_by_its_hashtags(site: &Site) {
    let town = town(site).await;
    work(site, &town, "Night desk", &[town.clinic, town.temple]).await;
    work(site, &town, "Morning rice", &[town.temple]).await;
    for (query, titles) in [
        (String::new(), &[][..]),
        (format!("?organisation={}", town.clinic.0), &["Night desk"]),
        (format!("?organisation={}", town.temple.0), &["Night desk", "Morning rice"]),
    ] {
        let answer = town
            .amina
            .get(&at(&format!("/activities/sheet.xlsx{query}")))
            .await;
        let table = hxl::read(&answer.bytes, &Options::default()).unwrap();
        assert_eq!((table.status, table.header_row), (Status::Tagged, Some(2)), "{query}");
        // One country and no districts: these columns are left out.
        let heads: Vec<&str> = table.columns.iter().map(|one| one.header.as_str()).collect();
        assert_eq!(
            heads[..5],
            [
                "Organisation",
                "Area of focus",
                "Kind of work",
                "Title",
                "Province, state or region"
            ]
        );
        let of = |tag: &str| {
            table
                .rows
                .iter()
                .map(|row| text(&table, row, tag).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(of("#activity+name"), titles, "{query}");
        assert!(of("#adm1+name").iter().all(|name| name == "Chiang Rai"), "{query}");
        assert!(of("#activity+code").iter().all(|code| code.len() == 36), "{query}");
    }
    let nobody = at("/activities/sheet.xlsx?organisation=00000000-0000-7000-8000-000000000000");
    town.amina.get(&nobody).await.expect(StatusCode::NOT_FOUND);
    let head = town.amina.get(&at("/activities")).await;
    head.says("/activities/sheet.xlsx")
        .says("/activities.hxl")
        .says("/activities.geojson");
    let own = format!("/activities/sheet.xlsx?organisation={}", town.clinic.0);
    town.amina.get(&page(town.clinic)).await.says(&own);
}

pub async fn nothing_is_wrong_in_what_the_demo_gives_away(site: &Site) {
    weft::load_demo(&site.app, &mut |_| {}).await.unwrap();
    let scope = weft::enter(&site.app, "three-rivers").await.unwrap();
    let file = activities::file(&site.app, scope, activities::FileForm::Hxl(activities::Depth::Whole), 3)
        .await
        .unwrap();
    let table = hxl::read(&file.bytes, &Options::default()).unwrap();
    assert!(table.rows.len() > file.count && file.count > 100, "{} rows", table.rows.len());
    // That some organisations reach far more people than others is told, and is no fault.
    let mut found = validate(&table, &Schema::usual());
    found.retain(|finding| finding.severity != Severity::Info);
    assert!(found.is_empty(), "{found:?}");
}
