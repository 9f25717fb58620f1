//! Work that is taken away, and read again by others' tools.

use hxl::{Options, Row, Schema, Status, Table, unguarded, validate};
use testkit::Site;

use super::leaving::{at, town, work};

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
