//! What is left of a text in SQLite's files after it was taken out of the history: nothing.

use axum::http::StatusCode;

use super::leaving::{at, page, town};
use super::striking::{GOOD, takes_out, writes};

/// Neither the file nor its log holds what was corrected and taken out, nor does the index by which things are found.
#[tokio::test]
async fn nothing_of_what_was_taken_out_is_left_in_the_file() {
    let site = crate::site().await;
    let town = town(&site).await;
    let own = page(town.clinic);
    // Long enough for pages of its own, with letters that stand beside each other nowhere else.
    let typed = "Щъыщ behind the market. ".repeat(60);
    let typed = typed.trim();
    writes(&town.amina, &own, ("1", "Clinic", typed)).await;
    writes(&town.amina, &own, ("2", "Clinic", GOOD)).await;
    let is_left = |what: &[u8]| {
        let folder = site.folder().unwrap();
        ["weft.db", "weft.db-wal"]
            .into_iter()
            .filter_map(|name| std::fs::read(folder.join(name)).ok())
            .any(|bytes| bytes.windows(what.len()).any(|some| some == what))
    };
    // As it was typed, and without the first letter as the index shortens what begins alike.
    let (text, indexed) = ("Щъыщ behind".as_bytes(), "ъы".as_bytes());
    assert!(is_left(text) && is_left(indexed));
    let texts = at(&format!("/history/{}/texts", town.clinic.0));
    takes_out(&town.amina, &texts, typed)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(!is_left(text), "the text is left");
    assert!(!is_left(indexed), "its letters are left in the index");
}
