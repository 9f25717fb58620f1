//! A list that comes again with fewer rows, and what became of the others.

use axum::http::StatusCode;
use testkit::{Site, Visitor};

use super::importing::{agree, has, paste, settle, take_in};
use super::leaving::{town, work};
use super::undoing::{HEADS, activity, taken_in, undo};

/// Brings these rows; gives the address of the preview.
async fn settled(visitor: &Visitor, rows: &str) -> String {
    let columns = paste(visitor, &format!("{HEADS}\n{rows}")).await.location();
    settle(visitor, &columns, &[]).await
}

pub async fn a_list_with_fewer_rows_asks_what_became_of_the_others(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    work(site, &town, "Old desk", &[town.clinic]).await;
    let ferry = "Clinic\tChiang Rai\tNight bus\tFerry\t2026-03-01\t\n";
    let rest = "Clinic\tChiang Rai\tNight bus\tCanoe\t2026-03-01\t\n\
                Clinic\tChiang Rai\tNight bus\tRaft\t2027-03-01\t\n";
    taken_in(amina, &format!("{ferry}{rest}")).await;
    // Nothing happens without a word.
    let preview = settled(amina, ferry).await;
    amina
        .get(&preview)
        .await
        .says("2 activities are not in this list any more");
    take_in(amina, &preview).await;
    let canoe = activity(amina, "Canoe").await;
    amina.get(&canoe).await.says("Under way");
    // The next list asks again; a whole one of everything that is run by those in it.
    let preview = settled(amina, ferry).await;
    let missing = format!("{preview}/missing");
    let page = amina.get(&missing).await.expect(StatusCode::OK).text();
    has(&page, &["Canoe", "Raft", "2 activities were in the list before"]);
    assert!(!page.contains("Old desk"), "{page}");
    let whole = [("whole", "yes"), ("day", "2026-11-01")];
    agree(amina, &missing, &whole).await.expect(StatusCode::SEE_OTHER);
    amina.get(&missing).await.says("Old desk");
    let desk = activity(amina, "Old desk").await;
    let desk = desk.rsplit('/').next().unwrap();
    let early = [("whole", "yes"), ("day", "2025-12-01"), (desk, "ended")];
    let early = agree(amina, &missing, &early).await;
    early
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .says("cannot have ended before");
    let all = [
        ("whole", "yes"),
        ("day", "2026-11-01"),
        ("all", "yes"),
        (desk, "goes-on"),
    ];
    agree(amina, &missing, &all).await.expect(StatusCode::SEE_OTHER);
    amina.get(&preview).await.says("Ended with it").says("Take it in");
    take_in(amina, &preview).await;
    amina.get(&canoe).await.says("Finished").says("1 November 2026");
    let raft = activity(amina, "Raft").await;
    amina.get(&raft).await.says("Called off");
    let desk = activity(amina, "Old desk").await;
    amina.get(&desk).await.says("Under way");
    // What ended with it comes back with it.
    undo(amina, &preview, false).await.expect(StatusCode::SEE_OTHER);
    amina.get(&canoe).await.says("Under way");
    amina.get(&raft).await.says("Planned");
}
