//! A spreadsheet that goes in as it is: brought, its columns and words settled, looked at, taken in.

use axum::http::StatusCode;
use testkit::{Answer, Site, Visitor};
use web::sheets::{Sheet, Value};

use super::leaving::{Town, at, town};
use super::people::hidden;
use crate::lists::MESSY;

const NEW: &str = "/imports/new";

/// What stands chosen in each list of a page.
pub(super) fn chosen(page: &str) -> Vec<(String, String)> {
    let lists = page.split("<select ").skip(1).filter_map(|list| {
        let list = list.split("</select>").next()?;
        let name = list.split("name=\"").nth(1)?.split('"').next()?;
        let before = list.split("\" selected").next()?;
        let value = before.rsplit("value=\"").next()?;
        list.contains("\" selected")
            .then(|| (name.to_owned(), value.to_owned()))
    });
    lists.collect()
}

pub(super) async fn paste(visitor: &Visitor, cells: &str) -> Answer {
    paste_of(visitor, "activities", cells).await
}

/// Cells of a list that tells of this.
pub(super) async fn paste_of(visitor: &Visitor, kind: &str, cells: &str) -> Answer {
    let once = hidden(visitor, &at(NEW), "once").await;
    let fields = [("once", once.as_str()), ("kind", kind), ("cells", cells)];
    visitor.post(&at(NEW), &fields).await
}

/// A page of an import, once its rows were looked at.
pub(super) async fn looked_at(visitor: &Visitor, path: &str) -> Answer {
    for _ in 0..100 {
        let page = visitor.get(path).await;
        if !page.text().contains("Its rows are being looked at") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("they are never looked at");
}

/// Sends a page's lists as they stand, but for these.
pub(super) async fn agree(visitor: &Visitor, path: &str, but: &[(&str, &str)]) -> Answer {
    let page = looked_at(visitor, path).await.expect(StatusCode::OK).text();
    let mut fields = chosen(&page);
    fields.retain(|(name, _)| but.iter().all(|(other, _)| other != name));
    fields.push(("version".to_owned(), hidden(visitor, path, "version").await));
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    fields.extend(but);
    visitor.post(path, &fields).await
}

/// Agrees with everything Weft proposes, up to the preview.
pub(super) async fn settle(visitor: &Visitor, columns: &str, but: &[(&str, &str)]) -> String {
    let mut path = agree(visitor, columns, but)
        .await
        .expect(StatusCode::SEE_OTHER)
        .location();
    for _ in 0..5 {
        let page = looked_at(visitor, &path).await;
        if page.status == StatusCode::SEE_OTHER {
            return page.location();
        }
        path = agree(visitor, &path, &[])
            .await
            .expect(StatusCode::SEE_OTHER)
            .location();
    }
    panic!("there are always more questions");
}

pub(super) async fn take_in(visitor: &Visitor, preview: &str) -> String {
    let version = hidden(visitor, preview, "version").await;
    let begun = visitor
        .post(&format!("{preview}/taking"), &[("version", &version)])
        .await;
    assert_eq!(begun.expect(StatusCode::SEE_OTHER).location(), preview);
    for _ in 0..100 {
        let page = visitor.get(preview).await.text();
        if page.contains("It was taken in") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("it is never done");
}

#[track_caller]
pub(super) fn has(page: &str, words: &[&str]) {
    for one in words {
        assert!(page.contains(one), "{one:?} is not in:\n{page}");
    }
}

pub async fn a_messy_list_is_pasted_settled_and_taken_in(site: &Site) {
    let Town { amina, .. } = town(site).await;
    amina.get(&at("/activities")).await.says("/c/rivers/imports");
    amina
        .get(&at("/imports"))
        .await
        .says("No spreadsheet has been taken in yet");
    let columns = paste(&amina, MESSY)
        .await
        .expect(StatusCode::SEE_OTHER)
        .location();
    let page = amina.get(&columns).await.expect(StatusCode::OK).text();
    has(&page, &["#org+acronym", "by its hashtag", "FONDATION KALIMBA"]);
    assert!(chosen(&page).contains(&("column-6".to_owned(), "province".to_owned())), "{page}");
    let matches = agree(&amina, &columns, &[]).await.location();
    let page = amina.get(&matches).await.expect(StatusCode::OK).text();
    has(&page, &["Fondation Kalimba</label>", "Night bus</label>"]);
    let preview = settle(&amina, &columns, &[]).await;
    let page = amina.get(&preview).await.expect(StatusCode::OK).text();
    has(
        &page,
        &[
            "Nothing has been written yet",
            "It does not say where",
            "Maison Claire",
            "Phayao",
        ],
    );
    amina.get(&at("/activities")).await.says_not("Réseau du Nord");
    amina.get(&at("/imports")).await.says("Not taken in yet");
    let page = take_in(&amina, &preview).await;
    has(&page, &["4 new", "1 unchanged", "It does not say where"]);
    amina
        .get(&at("/activities"))
        .await
        .says("Réseau du Nord")
        .says("4 in all");
    amina.get(&at("/imports")).await.says("Taken in");
    amina.get(&at("/organisations")).await.says("Fondation Kalimba");
    // What was taken in is not taken in again, nor are its columns changed.
    let again = amina
        .post(&format!("{preview}/taking"), &[("version", "1")])
        .await;
    again.expect(StatusCode::SEE_OTHER);
    assert_eq!(amina.get(&columns).await.location(), preview);
    let sheet = amina
        .get(&format!("{preview}/remarks.xlsx"))
        .await
        .expect(StatusCode::OK);
    let sheet = hxl::read(&sheet.bytes, &hxl::Options::default()).unwrap();
    let last = sheet.columns.len() - 1;
    assert_eq!(sheet.columns[last].header, "Remarks");
    let row = sheet.rows.iter().find(|row| row.number() == 12).unwrap();
    assert_eq!(row.text(last), "Not taken in. It does not say where.");
    // The same again says nothing new, and nothing is asked.
    let columns = paste(&amina, MESSY).await.location();
    let preview = settle(&amina, &columns, &[]).await;
    let page = amina.get(&preview).await;
    page.says("It says nothing new, and one row cannot be taken in")
        .says("#s-refused");
}

pub async fn a_file_is_brought_or_refused_in_words(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let once = hidden(&amina, &at(NEW), "once").await;
    let once = [("once", once.as_str()), ("kind", "activities")];
    let bring = async |name: &str, file: &[u8]| amina.bring(&at(NEW), &once, (name, file)).await;
    let cases: [(&str, &[u8], &str); 4] = [
        ("map.xlsx", b"\x89PNG\r\n\x1a\n0000", "This is a picture"),
        ("none.csv", b" ", "There is nothing in this file"),
        ("heads.csv", b"#org,#adm1\n", "no rows below"),
        ("", b"", "choose a file, or paste"),
    ];
    for (name, file, words) in cases {
        let page = bring(name, file).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        page.says(words);
    }
    bring("long.csv", &vec![b'x'; 21 * 1024 * 1024])
        .await
        .expect(StatusCode::PAYLOAD_TOO_LARGE)
        .says("too much at once")
        .says_not("xxxxxxxx");
    let bare = amina
        .bring_bare(&at(NEW), &once, ("a.csv", b"#org\nSecret name\n"))
        .await;
    bare.expect(StatusCode::FORBIDDEN).says_not("Secret name");
    amina
        .get(&at("/imports"))
        .await
        .says("No spreadsheet has been taken in yet");
    let sheet = |name: &str, who: &str| Sheet {
        name: name.to_owned(),
        heads: ["Who", "Work", "Where"].map(str::to_owned).into(),
        keys: Vec::new(),
        rows: vec![[who, "Legal aid", "Chiang Rai"].map(Value::text).into()],
    };
    let (one, other) = (sheet("Last year", "Temple"), sheet("This year", "Clinic"));
    let book = web::sheets::book(&[&one, &other]).unwrap();
    let columns = bring("C:\\lists\\who.xlsx", &book)
        .await
        .expect(StatusCode::SEE_OTHER)
        .location();
    assert_eq!(bring("C:\\lists\\who.xlsx", &book).await.location(), columns, "sent twice it is one");
    amina
        .get(&columns)
        .await
        .says("<bdi>who.xlsx</bdi>")
        .says("Temple");
    let other = agree(&amina, &columns, &[("sheet", "2")]).await;
    assert_eq!(other.expect(StatusCode::SEE_OTHER).location(), columns);
    amina.get(&columns).await.says("Clinic").says_not("Temple</bdi>");
    let meant = [
        ("column-1", "organisation"),
        ("column-2", "kind"),
        ("column-3", "place"),
    ];
    let preview = settle(&amina, &columns, &meant).await;
    let page = take_in(&amina, &preview).await;
    has(&page, &["1 new", "There is no first day"]);
    // The file can be taken away; the work stays.
    let ask = format!("{preview}/removal");
    amina.get(&ask).await.says("What came with it stays");
    amina
        .post(&ask, &[("version", "0")])
        .await
        .expect(StatusCode::CONFLICT);
    let version = hidden(&amina, &ask, "version").await;
    amina
        .post(&ask, &[("version", &version)])
        .await
        .expect(StatusCode::SEE_OTHER);
    amina.get(&preview).await.expect(StatusCode::NOT_FOUND);
    amina.get(&at("/activities")).await.says("1 in all");
}

pub async fn the_same_list_taken_in_twice_at_once_is_there_once(site: &Site) {
    let Town { amina, .. } = town(site).await;
    let mut previews = Vec::new();
    for name in ["Clinic", "CLINIC"] {
        let cells =
            format!("#org\t#adm1\t#activity+type\t#date+start\n{name}\tChiang Rai\tNight bus\t2026-03-01\n");
        let columns = paste(&amina, &cells).await.location();
        previews.push(settle(&amina, &columns, &[]).await);
    }
    let (one, other) = tokio::join!(take_in(&amina, &previews[0]), take_in(&amina, &previews[1]));
    let new = [&one, &other].into_iter().filter(|page| page.contains("1 new"));
    assert_eq!(new.count(), 1, "{one}\n{other}");
    amina.get(&at("/activities")).await.says("1 in all");
    // One that was taken away meanwhile cannot be taken in.
    let columns = paste(&amina, "#org\t#adm1\t#activity+type\nTemple\tChiang Rai\tNight bus\n")
        .await
        .location();
    let preview = settle(&amina, &columns, &[]).await;
    let version = hidden(&amina, &preview, "version").await;
    let gone = amina
        .post(&format!("{preview}/removal"), &[("version", &version)])
        .await;
    gone.expect(StatusCode::SEE_OTHER);
    let late = amina
        .post(&format!("{preview}/taking"), &[("version", &version)])
        .await;
    late.expect(StatusCode::NOT_FOUND);
}

pub async fn whoever_looks_at_a_list_waits_for_nobody_who_writes(site: &Site) {
    const KNOWN: &str = "#org\t#adm1\t#activity+type\t#date+start\n\
                         Clinic\tChiang Rai\tLegal aid\t2026-03-01\n";
    let Town { amina, .. } = town(site).await;
    let columns = paste(&amina, KNOWN).await.location();
    let preview = settle(&amina, &columns, &[]).await;
    // Somebody else has work that is not kept in mind, so that the list is looked at anew.
    paste(&amina, KNOWN.replace("Clinic", "Temple").as_str()).await;
    let writing = site.app.begin().await.unwrap();
    amina.get(&preview).await.expect(StatusCode::OK).says("1 new");
    writing.rollback().await.unwrap();
}
