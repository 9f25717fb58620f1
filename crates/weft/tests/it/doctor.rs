//! `weft doctor`: each thing that can be wrong is made wrong once, and found.

use std::ffi::OsStr;
use std::path::Path;

use sea_orm::ConnectionTrait as _;
use serde_json::Value;
use testkit::postgres::Cluster;
use testkit::program::run;
use web::Database;

use crate::binary;

/// The exit status, and what was found of each thing.
fn doctor(place: &[&str]) -> (i32, Value) {
    let args: Vec<&OsStr> = [&["doctor", "--format", "json"], place]
        .concat()
        .into_iter()
        .map(OsStr::new)
        .collect();
    let ran = run(&binary(), &args, &[], "");
    (ran.code, serde_json::from_str(&ran.out).unwrap())
}

fn found<'a>(told: &'a Value, what: &str) -> &'a str {
    let checks = told["checks"].as_array().unwrap();
    let check = checks.iter().find(|check| check["check"] == what);
    check.map_or("", |check| check["found"].as_str().unwrap())
}

fn made(place: &[&str]) {
    let create = [
        "coalition",
        "create",
        "rivers",
        "--name",
        "Rivers",
        "--area",
        "TH-57",
        "--coordinator",
        "Amina",
    ];
    let args: Vec<&OsStr> = [&create[..], place]
        .concat()
        .into_iter()
        .map(OsStr::new)
        .collect();
    let ran = run(&binary(), &args, &[], "");
    assert_eq!(ran.code, 0, "{ran:?}");
}

async fn change(database: &Database, statement: &'static str) {
    database.write().execute_unprepared(statement).await.unwrap();
    database.write().clone().close().await.unwrap();
    database.read().clone().close().await.unwrap();
}

async fn change_file(folder: &Path, statement: &'static str) {
    change(&Database::open_file(folder).await.unwrap(), statement).await;
}

#[tokio::test]
async fn what_is_wrong_in_a_folder_is_found() {
    use std::os::unix::fs::PermissionsExt as _;
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("records");
    let place = ["--data", folder.to_str().unwrap()];
    made(&place);
    assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700, "nobody else can look in");
    let (code, told) = doctor(&place);
    assert_eq!((code, &told["sound"]), (0, &Value::Bool(true)), "{told}");
    for what in [
        "folder",
        "permissions",
        "room",
        "database",
        "whole",
        "readers",
        "links",
        "tables",
        "writing",
        "clock",
        "search",
    ] {
        assert_eq!(found(&told, what), "good", "{what}: {told}");
    }

    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    let (code, told) = doctor(&place);
    assert_eq!((code, found(&told, "permissions")), (1, "mend"), "{told}");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).unwrap();

    for (what, wrong, right) in [
        (
            "clock",
            "UPDATE event SET at = '2999-01-01 00:00:00+00:00'",
            "UPDATE event SET at = '2026-01-01 00:00:00+00:00'",
        ),
        (
            "search",
            "UPDATE search_entry SET kind = 'organisation' WHERE kind = 'place'",
            "UPDATE search_entry SET kind = 'place'",
        ),
        (
            "links",
            "PRAGMA foreign_keys = OFF; UPDATE seat SET person_id = x'00'",
            "UPDATE seat SET person_id = (SELECT id FROM person)",
        ),
        (
            "tables",
            "UPDATE seaql_migrations SET version = version || '_old' WHERE version LIKE '%create_seat'",
            "UPDATE seaql_migrations SET version = replace(version, '_old', '')",
        ),
    ] {
        change_file(&folder, wrong).await;
        let (code, told) = doctor(&place);
        assert_eq!((code, found(&told, what)), (1, "mend"), "{what}: {told}");
        change_file(&folder, right).await;
        let (code, told) = doctor(&place);
        assert_eq!((code, found(&told, what)), (0, "good"), "{what}: {told}");
    }

    let file = folder.join("weft.db");
    // The format's versions for writing and reading: 1 means no WAL.
    write_at(&file, 18, &[1, 1]);
    let (code, told) = doctor(&place);
    assert_eq!((code, found(&told, "readers")), (1, "mend"), "{told}");
    let (code, told) = doctor(&place);
    assert_eq!((code, found(&told, "readers")), (0, "good"), "opening puts it right: {told}");

    let length = file.metadata().unwrap().len();
    write_at(&file, length - 4096, &[0xA5; 4096]);
    let (code, told) = doctor(&place);
    assert_eq!((code, found(&told, "whole")), (1, "mend"), "{told}");
    std::fs::remove_file(&file).unwrap();
    let (code, told) = doctor(&place);
    assert_eq!((code, found(&told, "database")), (1, "mend"), "{told}");
}

fn write_at(file: &Path, at: u64, bytes: &[u8]) {
    use std::io::{Seek as _, Write as _};
    let mut file = std::fs::File::options().write(true).open(file).unwrap();
    file.seek(std::io::SeekFrom::Start(at)).unwrap();
    file.write_all(bytes).unwrap();
}

#[tokio::test]
async fn a_folder_where_somebody_writes_for_too_long_is_found() {
    let outer = tempfile::tempdir().unwrap();
    let place = ["--data", outer.path().to_str().unwrap()];
    made(&place);
    let other = Database::open_file(outer.path()).await.unwrap();
    other.write().execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
    let (code, told) = doctor(&place);
    assert_eq!((code, found(&told, "writing")), (1, "mend"), "{told}");
}

#[tokio::test]
async fn what_is_wrong_in_postgresql_is_found() {
    let Some(cluster) = Cluster::start() else { return };
    let address = cluster.new_address().await;
    let place = ["--database", &address];
    let (code, told) = doctor(&place);
    assert_eq!((code, found(&told, "tables")), (1, "mend"), "nothing is made by looking: {told}");
    made(&place);
    let (code, told) = doctor(&place);
    // The tests' own server is set up to be fast rather than safe.
    assert_eq!((code, found(&told, "durable")), (1, "mend"), "{told}");
    for what in [
        "database", "line", "encoding", "standby", "tables", "writing", "clock", "search",
    ] {
        assert_eq!(found(&told, what), "good", "{what}: {told}");
    }
    let database = Database::open_address(&address).await.unwrap();
    change(&database, "DELETE FROM search_entry WHERE kind = 'place'").await;
    let (_, told) = doctor(&place);
    assert_eq!(found(&told, "search"), "mend", "{told}");

    let server = Database::open_address(&cluster.address("postgres"))
        .await
        .unwrap();
    let other = "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0";
    server.write().execute_unprepared(other).await.unwrap();
    let (_, told) = doctor(&["--database", &cluster.address("latin")]);
    assert_eq!(found(&told, "encoding"), "mend", "{told}");

    cluster.stop();
    cluster.stand_by();
    cluster.begin();
    let (code, told) = doctor(&place);
    assert_eq!((code, found(&told, "standby")), (1, "mend"), "{told}");
    assert_eq!(found(&told, "writing"), "mend", "{told}");
}
