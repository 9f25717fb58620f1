//! An import that was taken in and is undone: all of it, or all but what somebody has worked with since.

use axum::http::StatusCode;
use kernel::Verb;
use sea_orm::{ConnectionTrait as _, Statement};
use testkit::{Site, Visitor};
use web::events;

use super::importing::{has, paste, settle, take_in};
use super::leaving::{at, town, work};
use super::people::hidden;

pub(super) const HEADS: &str = "#org\t#adm1\t#activity+type\t#activity\t#date+start\t#description";

/// Takes in these rows; gives the address of the import.
pub(super) async fn taken_in(visitor: &Visitor, rows: &str) -> String {
    let columns = paste(visitor, &format!("{HEADS}\n{rows}"))
        .await
        .expect(StatusCode::SEE_OTHER)
        .location();
    let preview = settle(visitor, &columns, &[]).await;
    take_in(visitor, &preview).await;
    preview
}

pub(super) async fn undo(visitor: &Visitor, import: &str, but: bool) -> testkit::Answer {
    let path = format!("{import}/undoing");
    let version = hidden(visitor, &path, "version").await;
    let mut fields = vec![("version".to_owned(), version)];
    if but {
        fields.push(("but".to_owned(), hidden(visitor, &path, "but").await));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    visitor.post(&path, &fields).await
}

/// The address of the activity that a list shows under this title.
pub(super) async fn activity(visitor: &Visitor, title: &str) -> String {
    let list = visitor.get(&at("/activities")).await.text();
    let before = list.split(title).next().unwrap();
    let path = before.rsplit("href=\"").next().unwrap();
    path.split('"').next().unwrap().to_owned()
}

pub async fn an_import_is_undone_whole(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    work(site, &town, "Old desk", &[town.clinic]).await;
    let before = amina.get(&at("/activities")).await.text();
    let kinds = organisations::focuses(site.app.db(), town.scope).await.unwrap();
    let rows = format!(
        "Clinic\tChiang Rai\t{}\tOld desk\t2026-02-02\tOpen at night\n\
         New House\tNan\tNight bus\tFerry\t2026-03-01\t\n",
        kinds[1].name,
    );
    let import = taken_in(amina, &rows).await;
    amina.get(&at("/activities")).await.says("Ferry").says("2 in all");
    amina.get(&at("/organisations")).await.says("New House");
    amina.get(&import).await.says("Undo this import");
    let page = amina
        .get(&format!("{import}/undoing"))
        .await
        .expect(StatusCode::OK)
        .text();
    has(
        &page,
        &[
            "activity that it added goes",
            "One organisation that was added for it goes: New House",
            "Night bus",
            "Nan",
        ],
    );
    let done = undo(amina, &import, false).await.expect(StatusCode::SEE_OTHER);
    assert!(done.location().starts_with(&import), "{}", done.location());
    amina
        .get(&import)
        .await
        .says("It was undone")
        .says_not("Undo this import");
    amina
        .get(&at("/activities"))
        .await
        .says_not("Ferry")
        .says("Old desk");
    amina.get(&at("/organisations")).await.says_not("New House");
    amina.get(&at("/maps")).await.expect(StatusCode::OK);
    assert_eq!(
        before.contains("Night bus"),
        amina.get(&at("/activities")).await.text().contains("Night bus")
    );
    // Undone once; the list can be brought again.
    let late = amina
        .post(&format!("{import}/undoing"), &[("version", "1")])
        .await;
    late.expect(StatusCode::SEE_OTHER);
    let told = amina.get(&at("/news")).await.text();
    has(
        &told,
        &[
            "brought a spreadsheet",
            "took a spreadsheet in",
            "undid what came with a spreadsheet",
        ],
    );
    taken_in(amina, &rows).await;
    amina.get(&at("/activities")).await.says("Ferry");
}

pub async fn what_an_import_changed_becomes_what_it_was(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    let first = taken_in(amina, "Clinic\tChiang Rai\tNight bus\tFerry\t2026-03-01\tAsk for Noor\n").await;
    let second = taken_in(amina, "Clinic\tChiang Rai\tNight bus\tFerry\t2026-04-01\tAsk at the door\n").await;
    let ferry = activity(amina, "Ferry").await;
    amina
        .get(&format!("{first}/undoing"))
        .await
        .says("changed, confirmed or ended since")
        .says("Nothing that came with it can be undone")
        .says_not("Undo all but these");
    amina.get(&ferry).await.says("Ask at the door");
    amina
        .get(&format!("{second}/undoing"))
        .await
        .says("that it changed becomes what it was");
    undo(amina, &second, false).await.expect(StatusCode::SEE_OTHER);
    amina
        .get(&ferry)
        .await
        .says("<dd><bdi>Ask for Noor</bdi></dd>")
        .says("1 March 2026");
    // Now the one before can be undone, too; until then it could not.
    undo(amina, &first, false).await.expect(StatusCode::SEE_OTHER);
    amina.get(&ferry).await.expect(StatusCode::NOT_FOUND);
}

pub async fn a_text_that_was_taken_out_does_not_come_back(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    taken_in(amina, "Clinic\tChiang Rai\tNight bus\tFerry\t2026-03-01\tAsk for Noor\n").await;
    let second = taken_in(amina, "Clinic\tChiang Rai\tNight bus\tFerry\t2026-03-01\tAsk at the door\n").await;
    let ferry = activity(amina, "Ferry").await;
    let id = uuid::Uuid::parse_str(ferry.rsplit('/').next().unwrap()).unwrap();
    let doer = events::Doer::program(&site.app, town.scope);
    let tx = site.app.begin().await.unwrap();
    let strike = events::Strike {
        kind: "activity",
        object_id: id,
        name: "Ferry",
        named: "history-name",
        texts: &["Ask for Noor"],
        spares: |_| false,
    };
    events::strike(&tx, &doer, strike).await.unwrap();
    tx.commit().await.unwrap();
    undo(amina, &second, false).await.expect(StatusCode::SEE_OTHER);
    amina.get(&ferry).await.says_not("Noor");
    let told = events::whole(site.app.db(), town.scope, id).await.unwrap();
    assert!(told.iter().all(|event| !format!("{event:?}").contains("Noor")), "{told:?}");
}

pub async fn what_somebody_worked_with_since_stands_in_the_way(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    let rows = "New House\tNan\tNight bus\tFerry\t2026-03-01\t\n\
                Old House\tNan\tNight bus\tCanoe\t2026-03-01\t\n";
    let import = taken_in(amina, rows).await;
    let ferry = activity(amina, "Ferry").await;
    // The page was open before.
    let version = hidden(amina, &format!("{import}/undoing"), "version").await;
    let confirmed = amina.post(&format!("{ferry}/confirmation"), &[]).await;
    confirmed.expect(StatusCode::SEE_OTHER);
    let refused = amina
        .post(&format!("{import}/undoing"), &[("version", &version)])
        .await;
    let page = refused.expect(StatusCode::UNPROCESSABLE_ENTITY).text();
    has(
        &page,
        &[
            "things stand in the way",
            "Ferry",
            "New House",
            "Night bus",
            "something else names it",
            "Undo all but these",
        ],
    );
    amina.get(&at("/activities")).await.says("Ferry").says("Canoe");
    // What was said to stand in the way is no longer all that does.
    let stale = amina
        .post(&format!("{import}/undoing"), &[("version", &version), ("but", "other")])
        .await;
    stale.expect(StatusCode::UNPROCESSABLE_ENTITY);
    undo(amina, &import, true).await.expect(StatusCode::SEE_OTHER);
    amina
        .get(&import)
        .await
        .says("It was undone")
        .says("things stayed");
    amina
        .get(&at("/activities"))
        .await
        .says("Ferry")
        .says_not("Canoe");
    amina
        .get(&at("/organisations"))
        .await
        .says("New House")
        .says_not("Old House");
    assert_eq!(amina.get(&format!("{import}/undoing")).await.status, StatusCode::SEE_OTHER);
}

pub async fn two_who_undo_at_once_undo_it_once(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    let import = taken_in(amina, "Clinic\tChiang Rai\tNight bus\tFerry\t2026-03-01\t\n").await;
    let id = uuid::Uuid::parse_str(import.rsplit('/').next().unwrap()).unwrap();
    let path = format!("{import}/undoing");
    let version = hidden(amina, &path, "version").await;
    let fields = [("version", version.as_str())];
    let (one, other) = tokio::join!(amina.post(&path, &fields), amina.post(&path, &fields));
    one.expect(StatusCode::SEE_OTHER);
    other.expect(StatusCode::SEE_OTHER);
    amina.get(&at("/activities")).await.says_not("Ferry");
    let told = events::whole(site.app.db(), town.scope, id).await.unwrap();
    let undone = told.iter().filter(|event| event.verb == Verb::Undone);
    assert_eq!(undone.count(), 1, "{told:?}");
}

pub async fn one_that_was_stopped_says_so(site: &Site) {
    let town = town(site).await;
    let amina = &town.amina;
    let cells = format!("{HEADS}\nClinic\tChiang Rai\tNight bus\tFerry\t2026-03-01\t\n");
    let columns = paste(amina, &cells).await.location();
    let preview = settle(amina, &columns, &[]).await;
    let id = uuid::Uuid::parse_str(preview.rsplit('/').next().unwrap()).unwrap();
    // As a program leaves it that was killed while it was at it.
    let tx = site.app.begin().await.unwrap();
    let values = [site.app.now().into(), town.scope.key().into(), id.into()];
    let statement = "UPDATE import SET begun_at = $1 WHERE coalition_id = $2 AND id = $3";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), statement, values);
    tx.execute_raw(statement).await.unwrap();
    tx.commit().await.unwrap();
    amina
        .get(&preview)
        .await
        .says("It has not been taken in")
        .says("Take it in");
    amina.get(&at("/imports")).await.says("Not taken in yet");
    take_in(amina, &preview).await;
    amina.get(&preview).await.says_not("It has not been taken in");
    amina.get(&at("/activities")).await.says("1 in all");
    let told = events::last_of(site.app.db(), town.scope, ("import", id))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((told.verb, told.name.as_str()), (Verb::TakenIn, ""));
}
