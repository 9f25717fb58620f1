//! Several at once: what the grid asks before it keeps anything, whose it is and since when.

use axum::http::StatusCode;

use crate::activities::fate::Fate;
use crate::testing::{at, day, house};
use crate::{Draft, Status};

#[tokio::test]
async fn ticks_are_never_kept_for_another_organisation_unasked() {
    let house = house().await;
    let (clinic, temple) = (house.organisation("Clinic").await, house.organisation("Temple").await);
    let known = house.work(clinic, "legal-aid", "Nan").await;
    let legal = house.focus("legal-aid").await.0;
    let (nan, phayao) = (house.place("Nan").await.0, house.place("Phayao").await.0);
    let at_grid =
        |id: kernel::OrganisationId| at(&format!("/activities/grid?organisation={}&focus={legal}", id.0));
    let grid = at_grid(clinic);
    let (kept, new) = (format!("{nan}.{legal}"), format!("{phayao}.{legal}"));
    let (focus, sight) = (legal.to_string(), format!("{}.1", known.0));
    let (its, theirs) = (clinic.0.to_string(), temple.0.to_string());
    let sent = [
        ("organisation", theirs.as_str()),
        ("focus", &focus),
        ("place", "all"),
        ("seen", &sight),
        ("cell", &kept),
        ("from_on", "2026-11-01"),
        ("status", "under-way"),
        ("cell", &new),
    ];
    for more in [&[][..], &[("show", "yes")][..]] {
        let asked = house.coordinator.post(&grid, &[&sent[..], more].concat()).await;
        asked
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("You chose Temple above the table of Clinic.")
            .says(&format!("name=\"meant\" value=\"{its}\">Clinic runs it"))
            .says(&format!("value=\"{new}\" checked"))
            .says("value=\"2026-11-01\"")
            // Nothing can be kept before it is answered.
            .says_not("Save all for")
            .says_not("[[");
    }
    assert_eq!(house.cell("", "Phayao", "Legal aid").await["activities"], 0);
    let own = [&sent[..], &[("meant", its.as_str())]].concat();
    let own = house.coordinator.post(&grid, &own).await.expect(StatusCode::OK);
    own.says("Save all for Clinic")
        .says(&format!("value=\"{new}\" checked"));
    // What the other one has recorded is not carried over; only what was ticked just now.
    let others = [&sent[..], &[("meant", theirs.as_str())]].concat();
    let others = house
        .coordinator
        .post(&grid, &others)
        .await
        .expect(StatusCode::OK);
    others
        .says("Save all for Temple")
        .says(&format!("value=\"{new}\" checked"))
        .says(&format!("value=\"{kept}\">"));
    let unchanged = house.coordinator.post(&grid, &sent[..7]).await;
    unchanged.expect(StatusCode::OK).says("Save all for Temple");
}

#[tokio::test]
async fn since_when_is_asked_before_anything_begins() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let known = house.work(clinic, "legal-aid", "Nan").await;
    let legal = house.focus("legal-aid").await.0;
    let (nan, phayao) = (house.place("Nan").await.0, house.place("Phayao").await.0);
    let grid = at(&format!("/activities/grid?organisation={}&focus={legal}", clinic.0));
    let page = house.coordinator.get(&grid).await;
    page.says("Since when").says("type=\"date\" value=\"\"");
    let (kept, new) = (format!("{nan}.{legal}"), format!("{phayao}.{legal}"));
    let sight = format!("{}.1", known.0);
    let sent = [
        ("seen", sight.as_str()),
        ("status", "under-way"),
        ("from_on", ""),
        ("cell", &new),
        ("cell", &kept),
    ];
    let asked = house.coordinator.post(&grid, &sent).await;
    asked
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("<a href=\"#f-from_on\">Since when: please fill this in.</a>")
        .says(&format!("value=\"{new}\" checked"));
    // Where nothing begins nobody has to say when.
    let fewer = house.coordinator.post(&grid, &sent[..3]).await;
    fewer
        .expect(StatusCode::OK)
        .says("One activity is no longer ticked");
}

#[test]
fn only_what_was_added_today_is_likely_to_be_a_mistake() {
    let today = day("2026-11-23");
    for (status, parts, added_on, version, likely) in [
        (Status::UnderWay, 1, "2026-11-22", 1, Some(Fate::Ended)),
        (Status::Paused, 1, "2026-01-01", 1, Some(Fate::Ended)),
        // It may have been called off.
        (Status::Planned, 1, "2026-01-01", 1, None),
        (Status::UnderWay, 1, "2026-11-23", 1, Some(Fate::Mistaken)),
        // Somebody has touched it since.
        (Status::UnderWay, 1, "2026-11-23", 2, Some(Fate::Ended)),
        // It is others' work too.
        (Status::UnderWay, 2, "2026-11-23", 1, Some(Fate::Ended)),
        (Status::Planned, 2, "2026-11-23", 1, None),
    ] {
        let found = Fate::likely((status, parts), (day(added_on), version), today);
        assert_eq!(found, likely, "{status:?} {parts} {added_on} {version}");
    }
    for fate in Fate::ALL {
        assert_eq!(Fate::from_word(fate.word()), fate);
    }
    assert_eq!(Fate::from_word("anything"), Fate::GoesOn);
}

#[tokio::test]
async fn what_was_ticked_by_mistake_is_removed_beside_what_has_ended() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let draft = |place: &'static str| house.draft(clinic, "legal-aid", place);
    let planned = Draft { status: Status::Planned, ..draft("Nan").await };
    let works = house
        .add(vec![planned, draft("Phayao").await, draft("Chiang Mai").await])
        .await;
    let sights = works.iter().map(|id| format!("{}.1", id.0));
    let sights: Vec<String> = sights.collect();
    let fates: Vec<String> = sights.iter().map(|sight| format!("fate.{sight}")).collect();
    let grid = at(&format!("/activities/grid?organisation={}", clinic.0));
    let mut sent = vec![("from_on", "2026-11-01"), ("status", "under-way")];
    sent.extend(sights.iter().map(|sight| ("seen", sight.as_str())));
    let asked = house.coordinator.post(&grid, &sent).await.expect(StatusCode::OK);
    let likely = asked.text().matches("value=\"mistaken\" selected").count();
    assert_eq!(likely, 3, "all were added today");
    asked
        .says("3 activities are no longer ticked. What became of them?")
        .says("It ended today")
        .says("Remove it: written down by mistake")
        .says_not("[[");
    sent.push(("ended", "yes"));
    for (fate, word) in fates.iter().zip(["mistaken", "ended", "goes-on"]) {
        sent.push((fate.as_str(), word));
    }
    let kept = house.coordinator.post(&grid, &sent).await;
    kept.expect(StatusCode::SEE_OTHER);
    let page = |at_work: usize| at(&format!("/activities/{}", works[at_work].0));
    let gone = house.coordinator.get(&page(0)).await;
    gone.expect(StatusCode::NOT_FOUND);
    house.coordinator.get(&page(1)).await.says("Last day today");
    assert_eq!(house.version(works[2]).await, 1);
    for (place, count) in [("Nan", 0), ("Phayao", 1), ("Chiang Mai", 1)] {
        assert_eq!(house.cell("", place, "Legal aid").await["activities"], count, "{place}");
    }
    // The same again changes nothing: what it was about is not there any more.
    let again = house.coordinator.post(&grid, &sent).await;
    again.expect(StatusCode::SEE_OTHER);
    assert_eq!(house.version(works[1]).await, 2);
}

#[tokio::test]
async fn what_was_planned_is_called_off_when_its_tick_is_gone() {
    let house = house().await;
    let clinic = house.organisation("Clinic").await;
    let draft = house.draft(clinic, "legal-aid", "Nan").await;
    let draft = Draft { status: Status::Planned, from_on: day("2027-03-01"), ..draft };
    let id = house.add(vec![draft]).await[0];
    let sight = format!("{}.1", id.0);
    let grid = at(&format!("/activities/grid?organisation={}", clinic.0));
    let sent = [("from_on", ""), ("status", "under-way"), ("seen", sight.as_str())];
    let asked = house.coordinator.post(&grid, &sent).await.expect(StatusCode::OK);
    asked
        .says("It will not take place: call it off")
        .says_not("It ended today");
    let fate = format!("fate.{sight}");
    let answered = [&sent[..], &[("ended", "yes"), (fate.as_str(), "called-off")]].concat();
    let kept = house.coordinator.post(&grid, &answered).await;
    kept.expect(StatusCode::SEE_OTHER);
    let own = house.sees(&format!("/activities/{}", id.0)).await;
    own.says("Called off").says("Amina called off Legal aid, Nan");
}
