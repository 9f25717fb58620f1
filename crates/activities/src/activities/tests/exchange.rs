//! The table that others' tools read.

use axum::http::StatusCode;
use kernel::Verb;
use testkit::Answer;
use web::events::of_object;

use crate::testing::{House, at, day, house, text};
use crate::{Role, Status};

const HEADS: &str = "Organisation,Acronym,Organisation type,Role,Sector,Subsector,Activity,Country,Country code,\
Province,Province code,District,District code,Start,End,Status,Targeted,Reached,Updated,\
Sub-district,Sub-district code,For whom,Note,Activity code";
const TAGS: &str = "#org+name,#org+acronym,#org+type,#org+role,#sector+name,#subsector+name,#activity+name,\
#country+name,#country+code+v_iso3,#adm1+name,#adm1+code+v_pcode,#adm2+name,#adm2+code+v_pcode,#date+start,#date+end,\
#status,#targeted+ind,#reached+ind,#date+reported,\
#adm3+name,#adm3+code+v_pcode,#beneficiary+type,#description,#activity+code";

async fn lines(house: &House, query: &str) -> Vec<String> {
    let answer = house.sees(&format!("/activities.hxl{query}")).await;
    lines_of(&answer)
}

fn lines_of(answer: &Answer) -> Vec<String> {
    let text = answer.text();
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    text.lines().map(ToOwned::to_owned).collect()
}

#[tokio::test]
async fn each_organisation_of_an_activity_has_a_row_under_the_agreed_heads() {
    let house = house().await;
    let sectors = organisations::sectors(house.site.app.db(), house.scope)
        .await
        .unwrap();
    let clinic = organisations::Draft {
        name: "Clinic".to_owned(),
        acronym: "CL".to_owned(),
        sectors: vec![sectors[0].id, sectors[1].id],
        ..organisations::Draft::default()
    };
    let fund = organisations::Draft { name: "=Fund".to_owned(), ..organisations::Draft::default() };
    let both = house.organisations_with(vec![clinic, fund]).await;
    let mut draft = house.draft(both[0], "legal-aid", "Mae Sai").await;
    draft.organisations.push((both[1], Role::Pays));
    (draft.title, draft.reach, draft.to_on) =
        (Some("Night desk".to_owned()), Some(70), Some(day("2027-05-31")));
    (draft.population_id, draft.note) = (Some(house.population("children").await), Some("By day".to_owned()));
    let id = house.add(vec![draft]).await[0].0;
    let (first, second) = (&sectors[0].name, &sectors[1].name);
    let rest = format!(
        "Protection,Legal aid,Night desk,Thailand,THA,Chiang Rai,TH-57,Mae Sai,,2026-01-01,2027-05-31,Under way,,70,\
         2026-11-01,,,Children,By day,{id}"
    );
    assert_eq!(
        lines(&house, "").await,
        [
            HEADS.to_owned(),
            TAGS.to_owned(),
            format!("Clinic,CL,{first}; {second},Runs it,{rest}"),
            format!("'=Fund,,,Pays for it,{rest}"),
        ]
    );
    let xlsx = house.sees("/activities.xlsx").await;
    assert!(xlsx.bytes.starts_with(b"PK"));
    let events = of_object(house.site.app.db(), house.scope, house.scope.key(), 50)
        .await
        .unwrap();
    let taken: Vec<&str> = events
        .iter()
        .filter(|event| event.verb == Verb::Exported)
        .map(|event| event.name.as_str())
        .collect();
    assert_eq!(taken, ["activities.xlsx (1)", "activities.hxl.csv (1)"]);
}

#[tokio::test]
async fn whole_areas_plans_and_narrowed_lists() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    let mut plan = house.draft(both[0], "protection", "Thailand").await;
    (plan.status, plan.reach, plan.confirmed_on) = (Status::Planned, Some(30), None);
    let other = house.draft(both[1], "schools", "Nan").await;
    house.add(vec![plan, other]).await;
    let nan = text(house.place("Nan").await.0);
    let narrowed = lines(&house, &format!("?place={nan}")).await;
    assert_eq!(narrowed.len(), 3);
    assert!(narrowed[2].starts_with("Temple,"), "{narrowed:?}");
    let all = lines(&house, "").await;
    // A whole area of focus in a whole country: nothing stands where nothing was said.
    assert!(
        all[2].starts_with("Clinic,,,Runs it,Protection,,,Thailand,THA,,,,,2026-01-01,,Planned,30,,,,,,,"),
        "{all:?}"
    );
    house
        .coordinator
        .get(&at("/activities.hxl.csv"))
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn no_place_is_more_exact_than_the_coalitions_limit() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    house.work(clinic, "legal-aid", "Mae Sai").await;
    house
        .site
        .execute("UPDATE coalition SET place_level_max = 1")
        .await;
    let all = lines(&house, "").await;
    assert!(all[2].contains(",Chiang Rai,TH-57,,,2026-01-01,"), "{all:?}");
    assert!(!all[2].contains("Mae Sai"), "{all:?}");
}

#[tokio::test]
async fn those_merged_into_one_have_one_row() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    let mut draft = house.draft(both[0], "legal-aid", "Nan").await;
    draft.organisations.push((both[1], Role::Runs));
    house.add(vec![draft]).await;
    assert_eq!(lines(&house, "").await.len(), 4);
    let doer = web::events::Doer::program(&house.site.app, house.scope);
    let tx = house.site.app.begin().await.unwrap();
    organisations::merge(&tx, &doer, both[0], both[1]).await.unwrap();
    tx.commit().await.unwrap();
    let all = lines(&house, "").await;
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all[2].starts_with("Temple,,,Runs it,"), "{all:?}");
}

#[tokio::test]
async fn the_table_goes_as_deep_as_somebody_wants() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    for organisation in [both[0], both[0], both[1]] {
        house.work(organisation, "legal-aid", "Mae Sai").await;
    }
    let first = HEADS.find(",Start").unwrap();
    let shallow = lines(&house, "?depth=3w").await;
    assert_eq!(shallow[0], HEADS[..first]);
    assert_eq!(
        shallow.len(),
        2 + 2,
        "who does the same twice in a district stands there once: {shallow:?}"
    );
    assert!(shallow[2].ends_with("Thailand,THA,Chiang Rai,TH-57,Mae Sai,"), "{shallow:?}");
    let dated = lines(&house, "?depth=4w").await;
    assert_eq!(dated[0], format!("{},Start,End,Status,Updated,Activity code", &HEADS[..first]));
    assert_eq!(dated.len(), 2 + 3);
    for depth in ["5w", "", "nonsense"] {
        assert_eq!(lines(&house, &format!("?depth={depth}")).await[0], HEADS, "{depth}");
    }
    let page = house.sees("/activities").await;
    page.says("/activities.hxl?depth=3w")
        .says("/activities.hxl?depth=4w")
        .says("5W: also for whom and how many")
        .says_not("[[");
    let file = house.sees("/activities.hxl?depth=3w").await;
    let name = file.headers["content-disposition"].to_str().unwrap().to_owned();
    assert!(name.contains("activities") && name.contains(".3w.hxl.csv"), "{name}");
}
