use axum::http::StatusCode;
use kernel::OrganisationId;
use mail::{Mail, State, Way};
use sea_orm::{ConnectionTrait as _, Statement};
use testkit::post::{Manner, Post};

use super::{House, house};

impl House {
    /// Gives an organisation a contact.
    async fn contact(&self, id: OrganisationId, fields: &[(&str, &str)]) {
        let path = format!("/c/rivers/organisations/{}/contacts", id.0);
        let added = self.coordinator.post(&path, fields).await;
        added.expect(StatusCode::SEE_OTHER);
    }

    /// Makes links for both organisations by mail.
    async fn by_mail(&self, words: &str) -> testkit::Answer {
        let (first, second) = (self.first.0.to_string(), self.second.0.to_string());
        let fields = [
            ("organisation", first.as_str()),
            ("organisation", second.as_str()),
            ("days", "30"),
            ("way", "mail"),
            ("words", words),
        ];
        self.coordinator.post("/c/rivers/links/new", &fields).await
    }

    async fn deliver(&self, post: &Post) {
        let way = Way { server: Some(post.server()), folder: None };
        mail::deliver(&self.site.app, &way, crate::may_mail)
            .await
            .unwrap();
    }

    /// The mail about the latest link of an organisation.
    async fn mail(&self, id: OrganisationId) -> Option<Mail> {
        let (db, scope) = (self.site.app.db(), self.scope);
        let question = "SELECT id FROM private_link WHERE organisation_id = $1 AND replaced_at IS NULL";
        let statement = Statement::from_sql_and_values(db.get_database_backend(), question, [id.0.into()]);
        let row = db.query_one_raw(statement).await.unwrap()?;
        let link: uuid::Uuid = row.try_get_by_index(0).unwrap();
        let mut found = mail::about(db, scope, "private-link", &[link]).await.unwrap();
        found.remove(&link)
    }
}

#[tokio::test]
async fn mail_goes_to_whoever_has_an_address_and_the_others_are_named() {
    let house = house().await;
    let note = ("safe_note", "Ask for the quiet room");
    house
        .contact(house.first, &[("email", "clinic@example.org"), note])
        .await;
    let unfit = ("email", "desk,other@example.org");
    house.contact(house.second, &[unfit]).await;
    house
        .coordinator
        .get("/c/rivers/links/new")
        .await
        .says("Mail would go to clinic@example.org. Its note says: Ask for the quiet room")
        .says("No mail can go to desk,other@example.org: correct the contact");
    let made = house.by_mail("As we agreed on the telephone").await;
    let made = made.expect(StatusCode::OK);
    let text = made.says("These get theirs by mail").text();
    assert_eq!(text.matches("<code>http://localhost/own/").count(), 1, "one to copy: {text}");
    assert!(
        text.contains("No mail can go to desk,other@example.org") && text.contains("As we agreed"),
        "{text}"
    );
    let post = Post::open();
    house.deliver(&post).await;
    let taken = post.taken();
    assert_eq!(taken.len(), 1);
    assert!(taken[0].words().contains("As we agreed on the telephone"));
    house
        .coordinator
        .get("/c/rivers/links")
        .await
        .says("Mail sent on 23 November 2026");
}

#[tokio::test]
async fn never_means_never_at_the_last_moment_too() {
    let house = house().await;
    let address = ("email", "clinic@example.org");
    house.contact(house.first, &[address, ("mail", "never")]).await;
    house
        .contact(house.second, &[("email", "desk@example.org")])
        .await;
    house
        .by_mail("")
        .await
        .expect(StatusCode::OK)
        .says("Its contact does not want mail");
    assert!(house.mail(house.first).await.is_none());
    // While it waits somebody says that it is not safe.
    let note = "UPDATE contact SET safe_note = 'Never by mail' WHERE email = 'desk@example.org'";
    house.site.execute(note).await;
    let post = Post::open();
    house.deliver(&post).await;
    assert_eq!(post.tried(), 0);
    assert_eq!(house.mail(house.second).await.unwrap().state, State::Withdrawn);
}

#[tokio::test]
async fn one_click_reminds_whoever_has_not_answered_once_and_the_way_their_link_went() {
    let house = house().await;
    let third = house.add_organisation("Third House").await;
    house
        .contact(house.first, &[("email", "first@example.org")])
        .await;
    house
        .contact(house.second, &[("email", "second@example.org")])
        .await;
    house.contact(third, &[("email", "third@example.org")]).await;
    house.by_mail("").await.expect(StatusCode::SEE_OTHER);
    // This one was given its link by hand, whatever its contact says.
    house.link(third).await;
    let post = Post::open();
    house.deliver(&post).await;
    let link = |mail: &testkit::post::Taken| {
        let words = mail.words();
        let at = words.find("/own/").unwrap();
        words[at..].lines().next().unwrap().trim().to_owned()
    };
    let to = |name: &str| {
        let taken = post.taken();
        taken.into_iter().rfind(|mail| mail.to[0].contains(name)).unwrap()
    };
    let (answered, old) = (link(&to("first@")), link(&to("second@")));
    let holder = house.open(&answered).await;
    holder
        .post("/c/rivers/own/answer", &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .site
        .execute(
            "UPDATE private_link SET made_at = '2026-11-19T12:00:00+00:00', asked_at = '2026-11-19T12:00:00+00:00'",
        )
        .await;
    house
        .coordinator
        .get("/c/rivers/links")
        .await
        .says("Remind those who have not answered (2)");
    house
        .coordinator
        .post("/c/rivers/links/reminder", &[])
        .await
        .expect(StatusCode::OK)
        .says("Third House")
        .says_not("Blue Lantern");
    house.deliver(&post).await;
    assert_eq!(post.taken().len(), 3, "two links and one reminder");
    let new = link(&to("second@"));
    assert!(new != old && to("second@").words().contains("There is no answer yet"));
    // Whoever has just been sent the earlier one can go on with it.
    house.site.stranger().get(&old).await.expect(StatusCode::OK);
    house.site.stranger().get(&new).await.expect(StatusCode::OK);
    // Who answered keeps their link, and nobody is reminded again.
    house.site.stranger().get(&answered).await.expect(StatusCode::OK);
    house
        .coordinator
        .get("/c/rivers/links?state=owed")
        .await
        .says("Reminded on 23 November 2026")
        .says("19 November 2026")
        .says_not("links/reminder")
        .says_not("Blue Lantern");
    let again = house.coordinator.post("/c/rivers/links/reminder", &[]).await;
    again.expect(StatusCode::SEE_OTHER);
    house.deliver(&post).await;
    assert_eq!(post.taken().len(), 3);
}

#[tokio::test]
async fn a_mail_that_was_overtaken_is_not_sent() {
    let house = house().await;
    house
        .contact(house.first, &[("email", "first@example.org")])
        .await;
    house
        .contact(house.second, &[("email", "second@example.org")])
        .await;
    house.by_mail("").await.expect(StatusCode::SEE_OTHER);
    let (overtaken, dropped) =
        (house.mail(house.first).await.unwrap(), house.mail(house.second).await.unwrap());
    house.link(house.first).await;
    let list = house.coordinator.get("/c/rivers/links").await.text();
    let revoke = format!("/c/rivers/links/{}/revocation", dropped.about);
    assert!(list.contains(&revoke) && list.contains("The mail waits to be sent."), "{list}");
    house
        .coordinator
        .post(&revoke, &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    let post = Post::open();
    house.deliver(&post).await;
    assert_eq!(post.tried(), 0);
    for mail in [overtaken, dropped] {
        let path = format!("/c/rivers/mail/{}", mail.id);
        house
            .coordinator
            .get(&path)
            .await
            .says("Taken back")
            .says("…@example.org")
            .says_not("/own/");
    }
}

#[tokio::test]
async fn a_mail_that_did_not_arrive_is_read_sent_again_and_taken_back() {
    let house = house().await;
    house
        .contact(house.first, &[("email", "first@example.org")])
        .await;
    house.by_mail("").await.expect(StatusCode::OK);
    let post = Post::open();
    post.be(Manner::Never);
    house.deliver(&post).await;
    house
        .coordinator
        .get("/c/rivers/links")
        .await
        .says("The mail did not arrive. Correct the contact, or copy a new link.");
    let id = house.mail(house.first).await.unwrap().id;
    let path = format!("/c/rivers/mail/{id}");
    let page = house.coordinator.get(&path).await.expect(StatusCode::OK);
    page.says("It holds a private link")
        .says("data-copy-from=\"m-text\"")
        .says("first@example.org")
        .says("/own/")
        .says("The mail server said: never.");
    let list = house.coordinator.get("/c/rivers/mail?state=refused").await;
    list.says("Refused: 1").says(&path).says_not("/own/");
    let sent = house.coordinator.post(&format!("{path}/again"), &[]).await;
    assert!(
        sent.headers["location"]
            .to_str()
            .unwrap()
            .contains("notice-mail-again")
    );
    house.coordinator.get(&path).await.says("Waiting");
    // Nothing can be sent twice by a form that comes twice.
    let again = house.coordinator.post(&format!("{path}/again"), &[]).await;
    assert!(again.headers["location"].to_str().unwrap().contains("otherwise"));
    house
        .coordinator
        .get(&format!("{path}/removal"))
        .await
        .says("Take back the mail to first@example.org?");
    house
        .coordinator
        .post(&format!("{path}/removal"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    post.be(Manner::Take);
    house.deliver(&post).await;
    assert_eq!(post.taken().len(), 0);
    house
        .coordinator
        .get(&path)
        .await
        .says("Taken back")
        .says_not("/own/");
}

#[tokio::test]
async fn coordinators_see_whom_a_mail_is_for_and_nobody_else_does() {
    let house = house().await;
    house
        .contact(house.first, &[("email", "first@example.org")])
        .await;
    house.by_mail("").await.expect(StatusCode::OK);
    let mail = house.mail(house.first).await.unwrap();
    let said = mail.said.as_ref().unwrap();
    assert!(!format!("{} {} {}", said.subject, said.text, said.html).contains("Blue Lantern"));
    let path = format!("/c/rivers/mail/{}", mail.id);
    for page in ["/c/rivers/mail", &path] {
        house.coordinator.get(page).await.says("<bdi>Blue Lantern</bdi>");
    }
    // Taking it back leaves its link; revoking the link takes both.
    let revoke = format!("/c/rivers/links/{}/revocation", mail.about);
    house
        .coordinator
        .get(&format!("{path}/removal"))
        .await
        .says("still works for whoever has it")
        .says(&format!("href=\"{revoke}\""));
    let revoked = house.coordinator.post(&revoke, &[]).await;
    revoked.expect(StatusCode::SEE_OTHER);
    assert_eq!(house.mail(house.first).await.unwrap().state, State::Withdrawn);
}
