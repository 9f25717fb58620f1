//! Mail as it is queued and sent: through a real SMTP server, past one that fails, and into a folder where none is set.

mod failing;

use std::path::PathBuf;

use kernel::{CoalitionId, Scope};
use sea_orm::{ConnectionTrait as _, Statement};
use testkit::post::{Post, Taken};
use testkit::{Parts, Site};
use uuid::Uuid;
use web::App;
use web::texts::Language;

use crate::{Account, Address, Letter, Mail, Part, Server, State, Subject, Tls, Way};

const PURPOSE: &str = "private-link";
const SECRET: &str = "http://localhost/own/a-secret-of-many-letters";

async fn site() -> Site {
    let mut migrations = web::migrations::all();
    migrations.extend(crate::migrations::all());
    Site::new(Parts {
        migrations,
        pages: crate::pages(),
        texts: vec![web::texts::TEXTS, crate::TEXTS],
        doors: |router, _| router,
    })
    .await
}

#[expect(clippy::disallowed_methods, reason = "a coalition for the test")]
fn scope() -> Scope {
    Scope::entered(CoalitionId(Uuid::from_u128(7)))
}

fn letter(app: &App, about: Uuid, to: &str) -> Letter {
    Letter {
        purpose: PURPOSE,
        about,
        whom: Uuid::nil(),
        to: Address::new(to).unwrap(),
        subject: Subject::new("Une page à regarder").unwrap(),
        parts: vec![
            Part::Words("Hello,\n.a line that begins with a dot".to_owned()),
            Part::Link(SECRET.to_owned()),
        ],
        language: Language::English,
        until: app.now() + chrono::TimeDelta::days(30),
    }
}

async fn queue(app: &App, about: Uuid, to: &str) {
    let tx = app.begin().await.unwrap();
    crate::queue(&tx, app.ids(), (scope(), app.now()), &[letter(app, about, to)])
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

fn server(post: &Post) -> Server {
    Server {
        host: "127.0.0.1".to_owned(),
        port: post.port(),
        tls: Tls::None,
        voucher: None,
        account: Some(Account { user: "weft".to_owned(), password: "hush".to_owned() }),
        from: Address::new("weft@mail.example.org").unwrap(),
        sender: Some(Subject::new("Post room").unwrap()),
    }
}

fn by(post: &Post) -> Way {
    Way { server: Some(server(post)), folder: None }
}

async fn deliver(site: &Site, way: &Way) -> Option<&'static str> {
    crate::deliver(&site.app, way, |_, _| Box::pin(async { Ok(true) }))
        .await
        .unwrap()
}

async fn found(app: &App, about: Uuid) -> Mail {
    let mut found = crate::about(app.db(), scope(), PURPOSE, &[about]).await.unwrap();
    found.remove(&about).unwrap()
}

/// Time passes: whatever waits is due.
async fn later(site: &Site) {
    site.execute("UPDATE mail SET due_at = '2026-11-23T11:00:00+00:00' WHERE due_at IS NOT NULL")
        .await;
}

async fn count(app: &App, question: &'static str) -> i64 {
    let statement = Statement::from_string(app.db().get_database_backend(), question);
    let row = app.db().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn a_mail_goes_once_and_its_words_go_with_it() {
    let (site, post, id) = (site().await, Post::open(), Uuid::from_u128(1));
    queue(&site.app, id, "clinic@example.org").await;
    // The same thing again, even to somebody else.
    queue(&site.app, id, "other@example.org").await;
    assert_eq!(found(&site.app, id).await.state, State::Waiting);
    assert_eq!(deliver(&site, &by(&post)).await, None);
    assert_eq!(deliver(&site, &by(&post)).await, None);
    let taken = post.taken();
    assert_eq!(taken.len(), 1, "{taken:?}");
    let mail = &taken[0];
    assert_eq!(mail.from, "MAIL FROM:<weft@mail.example.org>");
    assert_eq!(mail.to, ["RCPT TO:<clinic@example.org>"]);
    // AUTH PLAIN with both words in it.
    assert_eq!(mail.account, "AUTH PLAIN AHdlZnQAaHVzaA==");
    assert_eq!(mail.head("From"), "\"Post room\" <weft@mail.example.org>");
    assert_eq!(mail.head("To"), "clinic@example.org");
    assert_eq!(mail.head("Subject"), "Une page =?utf-8?b?w6A=?= regarder");
    assert_eq!(mail.head("Date"), "Mon, 23 Nov 2026 12:00:00 +0000");
    assert_eq!(mail.head("Auto-Submitted"), "auto-generated");
    let kept = found(&site.app, id).await;
    assert_eq!(mail.head("Message-ID"), format!("<{}@mail.example.org>", kept.id));
    let words = mail.words();
    for words_of in [
        "text/plain",
        "text/html",
        "\n.a line that begins with a dot",
        SECRET,
    ] {
        assert!(words.contains(words_of), "{words_of}: {words}");
    }
    assert_eq!(words.matches("http").count(), 3, "the link, and nothing else is loaded: {words}");
    assert_eq!((kept.state, kept.attempts), (State::Sent, 1));
    let kept = "SELECT count(*) FROM mail WHERE subject IS NOT NULL OR text IS NOT NULL OR html IS NOT NULL";
    assert_eq!(count(&site.app, kept).await, 0);
}

#[tokio::test]
async fn what_is_taken_back_barred_or_out_of_date_is_not_sent() {
    let (site, post) = (site().await, Post::open());
    let [back, barred, late] = [1, 2, 3].map(Uuid::from_u128);
    queue(&site.app, back, "back@example.org").await;
    let tx = site.app.begin().await.unwrap();
    crate::withdraw(&tx, (scope(), site.app.now()), PURPOSE, &[back])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    queue(&site.app, barred, "barred@example.org").await;
    crate::deliver(&site.app, &by(&post), |_, mail| {
        Box::pin(async move { Ok(mail.scope != scope() || mail.recipient != "barred@example.org") })
    })
    .await
    .unwrap();
    queue(&site.app, late, "late@example.org").await;
    site.execute("UPDATE mail SET until_at = '2026-11-23T11:59:59+00:00'")
        .await;
    deliver(&site, &by(&post)).await;
    assert_eq!(post.tried(), 0);
    for (id, state) in [
        (back, State::Withdrawn),
        (barred, State::Withdrawn),
        (late, State::Late),
    ] {
        let mail = found(&site.app, id).await;
        assert_eq!(mail.state, state);
        assert!(mail.said.is_none());
    }
}

#[tokio::test]
async fn without_a_server_it_lies_to_be_read_until_it_is_taken_back() {
    let (site, id) = (site().await, Uuid::from_u128(1));
    let outbox: PathBuf = site.folder().unwrap().join("outbox");
    let way = Way { server: None, folder: Some(outbox.clone()) };
    queue(&site.app, id, "clinic@example.org").await;
    assert_eq!(deliver(&site, &way).await, None);
    let mail = found(&site.app, id).await;
    assert_eq!(mail.state, State::Laid);
    let file = outbox.join(format!("{}.{}.eml", scope().key(), mail.id));
    let text = std::fs::read_to_string(&file).unwrap();
    // What every mail program opens: plain letters, no long line, a head that says from whom, to whom, when and what.
    assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 998), "{text}");
    let lain = Taken { data: text.replace("\r\n", "\n"), ..Taken::default() };
    assert_eq!(lain.head("From"), "weft@localhost");
    assert_eq!(lain.head("To"), "clinic@example.org");
    assert_eq!(lain.head("Subject"), "Une page =?utf-8?b?w6A=?= regarder");
    assert_eq!(lain.head("Date"), "Mon, 23 Nov 2026 12:00:00 +0000");
    assert_eq!(lain.head("Message-ID"), format!("<{}@localhost>", mail.id));
    assert_eq!(lain.head("MIME-Version"), "1.0");
    assert!(lain.words().contains(SECRET), "{text}");
    #[cfg(unix)]
    for (path, mode) in [(&file, 0o600), (&outbox, 0o700)] {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode);
    }
    let tx = site.app.begin().await.unwrap();
    crate::withdraw(&tx, (scope(), site.app.now()), PURPOSE, &[id])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    deliver(&site, &way).await;
    assert_eq!(std::fs::read_dir(&outbox).unwrap().count(), 0);
}

#[tokio::test]
async fn what_got_into_the_table_by_another_way_writes_no_header() {
    let (site, post, id) = (site().await, Post::open(), Uuid::from_u128(1));
    let outbox = site.folder().unwrap().join("outbox");
    for statement in [
        "UPDATE mail SET recipient = 'clinic@example.org' || char(13, 10) || 'Bcc: other@example.org'",
        "UPDATE mail SET recipient = 'clinic@example.org', subject = 'Hello' || char(10) || 'Bcc: other@example.org'",
    ] {
        queue(&site.app, id, "clinic@example.org").await;
        site.execute(statement).await;
        deliver(&site, &by(&post)).await;
        assert_eq!(post.tried(), 0);
        assert_eq!(found(&site.app, id).await.state, State::Refused);
        site.execute("UPDATE mail SET state = 'waiting', due_at = '2026-11-23T11:00:00+00:00'")
            .await;
        let laid = Way { server: None, folder: Some(outbox.clone()) };
        deliver(&site, &laid).await;
        assert_eq!(found(&site.app, id).await.state, State::Refused);
        assert!(!outbox.exists());
        site.execute("DELETE FROM mail").await;
    }
}

#[tokio::test]
async fn names_in_any_script_are_in_the_file_and_their_subject_is_plain_letters() {
    let (site, id) = (site().await, Uuid::from_u128(1));
    let outbox = site.folder().unwrap().join("outbox");
    let mut names = letter(&site.app, id, "clinic@example.org");
    names.subject = Subject::new("Pour l’Étoile du Nord — บ้านแสงดาว").unwrap();
    let words =
        "To the people of L’Étoile du Nord and of บ้านแสงดาว, as we agreed on the telephone this morning.";
    names.parts.insert(0, Part::Words(words.to_owned()));
    let tx = site.app.begin().await.unwrap();
    crate::queue(&tx, site.app.ids(), (scope(), site.app.now()), &[names])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    deliver(&site, &Way { server: None, folder: Some(outbox.clone()) }).await;
    let file = std::fs::read_dir(&outbox).unwrap().next().unwrap().unwrap();
    let text = std::fs::read_to_string(file.path()).unwrap();
    assert!(text.is_ascii(), "{text}");
    let lain = Taken { data: text.replace("\r\n", "\n"), ..Taken::default() };
    assert_eq!(
        lain.head("Subject"),
        "Pour =?utf-8?b?bOKAmcOJdG9pbGU=?= du Nord =?utf-8?b?4oCUIOC4mg==?= \
         =?utf-8?b?4LmJ4Liy4LiZ4LmB4Liq4LiH4LiU4Liy4Lin?="
    );
    assert!(lain.words().contains(words), "{text}");
}

#[tokio::test]
async fn a_file_of_another_coalition_is_not_taken_for_ones_own() {
    let (site, id) = (site().await, Uuid::from_u128(1));
    let outbox = site.folder().unwrap().join("outbox");
    let way = Way { server: None, folder: Some(outbox.clone()) };
    queue(&site.app, id, "clinic@example.org").await;
    deliver(&site, &way).await;
    let mail = found(&site.app, id).await;
    let own = outbox.join(format!("{}.{}.eml", scope().key(), mail.id));
    let other = outbox.join(format!("{}.{}.eml", Uuid::from_u128(8), mail.id));
    std::fs::copy(&own, &other).unwrap();
    deliver(&site, &way).await;
    assert!(own.exists() && !other.exists());
}
