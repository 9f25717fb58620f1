//! Several at once: what the grid shows, what it keeps, and what it asks before anything ends.

use axum::http::StatusCode;

use crate::Draft;
use crate::testing::{at, day, house};

#[tokio::test]
async fn many_are_ticked_at_once_and_nothing_ends_unasked() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let id = house.work(clinic, "legal-aid", "Nan").await;
    let (legal, housing) = (house.focus("legal-aid").await.0, house.focus("safe-housing").await.0);
    let (nan, phayao) = (house.place("Nan").await.0, house.place("Phayao").await.0);
    let grid = at(&format!("/activities/grid?organisation={}&focus={}", clinic.0, legal));
    let page = house.coordinator.get(&grid).await.expect(StatusCode::OK);
    page.says(&format!(
        "<td class=\"w1\"><label><input type=\"checkbox\" name=\"cell\" value=\"{nan}.{legal}\" checked"
    ))
    .says("Legal aid in Nan: recorded already")
    .says("Recorded already.")
    .says_not("[[");
    let (kept, new) = (format!("{nan}.{legal}"), format!("{phayao}.{housing}"));
    let common = [("from_on", "2026-11-01"), ("status", "under-way")];
    let add = [&common[..], &[("cell", kept.as_str()), ("cell", new.as_str())]].concat();
    house
        .coordinator
        .post(&grid, &add)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.cell("", "Phayao", "Safe housing").await["organisations"], 1);
    assert_eq!(
        house.cell("", "Nan", "Legal aid").await["activities"],
        1,
        "what is known is not added twice"
    );
    let unseen = [&common[..], &[("cell", new.as_str())]].concat();
    house
        .coordinator
        .post(&grid, &unseen)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.version(id).await, 1, "what was not in sight goes on, ticked or not");
    let sight = format!("{}.1", id.0);
    house
        .coordinator
        .get(&grid)
        .await
        .says(&format!("name=\"seen\" value=\"{sight}\""));
    let fewer = [&unseen[..], &[("seen", sight.as_str())]].concat();
    let asked = house.coordinator.post(&grid, &fewer).await.expect(StatusCode::OK);
    asked
        .says("One activity is no longer ticked")
        .says("Legal aid in Nan")
        .says("Everyone. Since 1 January 2026.")
        .says_not("[[");
    assert_eq!(house.version(id).await, 1);
    let no = [&fewer[..], &[("ended", "no")]].concat();
    house
        .coordinator
        .post(&grid, &no)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.version(id).await, 1);
    let fate = format!("fate.{sight}");
    let yes = [&fewer[..], &[("ended", "yes"), (&fate, "ended")]].concat();
    house
        .coordinator
        .post(&grid, &yes)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.version(id).await, 2);
    house
        .coordinator
        .get(&at(&format!("/activities/{}", id.0)))
        .await
        .says("Finished");
}

#[tokio::test]
async fn the_grid_opens_with_what_stands_on_the_profile() {
    let house = house().await;
    let bare = house.organisation("Temple").await;
    let (legal, schools) = (house.focus("legal-aid").await, house.focus("schools").await);
    let (nan, phayao) = (house.place("Nan").await, house.place("Phayao").await);
    let clinic = house
        .organisations_with(vec![organisations::Draft {
            name: "Clinic".to_owned(),
            focuses: vec![schools, legal],
            places: vec![phayao],
            ..organisations::Draft::default()
        }])
        .await[0];
    let cell =
        |place: places::PlaceId, focus: organisations::FocusId| format!("value=\"{}.{}\"", place.0, focus.0);
    let grid = at(&format!("/activities/grid?organisation={}", clinic.0));
    let ruth = house.representative(clinic).await;
    // A representative's own organisation needs no choosing.
    for page in [
        house.coordinator.get(&grid).await,
        ruth.get(&at("/activities/grid")).await,
    ] {
        let page = page
            .expect(StatusCode::OK)
            .says("What Clinic does")
            .says_not("[[");
        page.says(&cell(phayao, legal))
            .says(&cell(phayao, schools))
            .says_not(&cell(nan, legal));
    }
    let everywhere = house.coordinator.get(&format!("{grid}&place=all")).await;
    everywhere.says(&cell(nan, legal)).says(&cell(phayao, schools));
    let area = house.coordinator.get(&format!("{grid}&focus={}", legal.0)).await;
    area.says(&cell(phayao, legal)).says_not(&cell(phayao, schools));
    let (cell, common) =
        (format!("{}.{}", phayao.0, legal.0), [("from_on", "2026-11-01"), ("status", "under-way")]);
    let sent = [&common[..], &[("cell", cell.as_str())]].concat();
    let kept = ruth
        .post(&at("/activities/grid"), &sent)
        .await
        .expect(StatusCode::SEE_OTHER);
    let onward = kept.headers["location"].to_str().unwrap().to_owned();
    ruth.get(&onward).await.says(&format!("value=\"{cell}\" checked"));
    // Without a profile there is an area of focus to begin with, and the whole area.
    let grid = at(&format!("/activities/grid?organisation={}", bare.0));
    let page = house.coordinator.get(&grid).await.expect(StatusCode::OK);
    page.says("The whole area").says_not("Its own places");
}

#[tokio::test]
async fn work_in_districts_has_its_own_rows_in_the_grid() {
    let house = house().await;
    let (legal, schools) = (house.focus("legal-aid").await, house.focus("schools").await);
    let (chiang_rai, mae_sai) = (house.place("Chiang Rai").await.0, house.place("Mae Sai").await.0);
    let phan = house.place("Phan").await.0;
    let clinic = house
        .organisations_with(vec![organisations::Draft {
            name: "Clinic".to_owned(),
            focuses: vec![schools],
            places: vec![house.place("Chiang Rai").await],
            ..organisations::Draft::default()
        }])
        .await[0];
    house.work(clinic, "legal-aid", "Mae Sai").await;
    let over = Draft {
        to_on: Some(day("2026-10-01")),
        ..house.draft(clinic, "schools", "Phan").await
    };
    house.add(vec![over]).await;
    let ruth = house.representative(clinic).await;
    for choice in [
        "".to_owned(),
        "?place=all".to_owned(),
        format!("?place={chiang_rai}&focus={}", legal.0),
    ] {
        let page = ruth.get(&at(&format!("/activities/grid{choice}"))).await;
        page.expect(StatusCode::OK)
            .says("Chiang Rai › Mae Sai")
            .says(&format!("value=\"{mae_sai}.{}\" checked", legal.0))
            .says(&format!("value=\"{chiang_rai}.{}\">", legal.0));
    }
    let page = ruth.get(&at("/activities/grid")).await;
    page.says(&format!("value=\"{mae_sai}.{}\">", schools.0))
        .says_not(&format!("value=\"{phan}."));
}

#[tokio::test]
async fn of_several_in_one_cell_each_is_ended_or_kept_by_itself() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let for_all = house.work(clinic, "legal-aid", "Nan").await;
    let draft = house.draft(clinic, "legal-aid", "Nan").await;
    let children = house.population("children").await;
    let for_children = Draft { population_id: Some(children), from_on: day("2025-03-01"), ..draft };
    let for_children = house.add(vec![for_children]).await[0];
    let grid = at(&format!("/activities/grid?organisation={}", clinic.0));
    house
        .coordinator
        .get(&grid)
        .await
        .says("Legal aid in Nan: 2 activities")
        .says("<small aria-hidden=\"true\">2</small>");
    let sights = [for_all, for_children].map(|id| format!("{}.1", id.0));
    let sent = [
        ("from_on", "2026-11-01"),
        ("status", "under-way"),
        ("seen", &sights[0]),
        ("seen", &sights[1]),
    ];
    let asked = house.coordinator.post(&grid, &sent).await.expect(StatusCode::OK);
    asked
        .says("2 activities are no longer ticked")
        .says("Everyone. Since 1 January 2026.")
        .says("Children. Since 1 March 2025.")
        .says(&format!("name=\"fate.{}\"", sights[0]))
        .says(&format!("name=\"fate.{}\"", sights[1]));
    let fates = sights.each_ref().map(|sight| format!("fate.{sight}"));
    let one = [
        &sent[..],
        &[("ended", "yes"), (&fates[0], "goes-on"), (&fates[1], "ended")],
    ]
    .concat();
    house
        .coordinator
        .post(&grid, &one)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(house.version(for_all).await, 1);
    assert_eq!(house.version(for_children).await, 2);
}

#[tokio::test]
async fn what_was_ticked_stays_when_other_places_are_shown() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let known = house.work(clinic, "legal-aid", "Nan").await;
    let (legal, housing) = (house.focus("legal-aid").await.0, house.focus("safe-housing").await.0);
    let (nan, phayao) = (house.place("Nan").await.0, house.place("Phayao").await.0);
    let phan = house.place("Phan").await.0;
    let grid = at(&format!("/activities/grid?organisation={}&focus={legal}&place=all", clinic.0));
    let (ticked, sight) = (format!("{phayao}.{housing}"), format!("{}.1", known.0));
    let chiang_rai = house.place("Chiang Rai").await.0.to_string();
    let legal_word = legal.to_string();
    let sent = [
        ("show", "yes"),
        ("focus", legal_word.as_str()),
        ("place", &chiang_rai),
        ("cell", &ticked),
        ("seen", &sight),
        ("from_on", "2026-10-05"),
        ("status", "planned"),
    ];
    let page = house.coordinator.post(&grid, &sent).await.expect(StatusCode::OK);
    page.says(&format!("value=\"{phan}.{legal}\">"))
        .says(&format!("value=\"{ticked}\" checked"))
        // The tick that was taken away is not there again.
        .says(&format!("value=\"{nan}.{legal}\">"))
        .says(&format!("name=\"seen\" value=\"{sight}\""))
        .says("value=\"2026-10-05\"")
        .says(&format!("&#38;place={chiang_rai}"))
        .says_not("[[");
    assert_eq!(house.version(known).await, 1, "nothing is kept by looking elsewhere");
    let onward = at(&format!("/activities/grid?organisation={}&focus={legal}&place={chiang_rai}", clinic.0));
    let asked = house.coordinator.post(&onward, &sent[3..]).await;
    asked
        .expect(StatusCode::OK)
        .says("One activity is no longer ticked")
        .says("One new activity is added");
}

#[tokio::test]
async fn a_single_organisation_is_chosen_already() {
    let house = house().await;
    let page = house.coordinator.get(&at("/activities/grid")).await;
    page.says("No organisations yet");
    house.organisation("Clinic").await;
    let page = house.coordinator.get(&at("/activities/grid")).await;
    page.says("What Clinic does")
        .says("Save all for")
        .says_not("Choose an organisation");
    house.organisation("Temple").await;
    let page = house.coordinator.get(&at("/activities/grid")).await;
    page.says("Choose an organisation").says_not("What Clinic does");
}

#[tokio::test]
async fn once_a_table_is_kept_the_next_organisation_is_a_link_away() {
    let house = house().await;
    let both = house.organisations(&["Clinic", "Temple"]).await;
    let [clinic, temple] =
        [both[0], both[1]].map(|id| at(&format!("/activities/grid?organisation={}", id.0)));
    let kept = |table: &str| format!("{table}&notice=notice-activities-kept");
    let coordinator = &house.coordinator;
    coordinator.get(&clinic).await.says_not("Next organisation");
    let shown = coordinator.get(&kept(&clinic)).await;
    shown.says(&format!("Next organisation: <a href=\"{temple}\"><bdi>Temple</bdi></a>"));
    coordinator
        .get(&kept(&temple))
        .await
        .says_not("Next organisation");
    let own = house.representative(both[0]).await;
    own.get(&kept(&clinic))
        .await
        .says("has been kept")
        .says_not("Next organisation");
}
