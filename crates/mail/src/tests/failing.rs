use testkit::post::{Manner, Post};
use uuid::Uuid;

use super::{SECRET, by, deliver, found, later, queue, server, site};
use crate::{Server, State, Tls, Voucher, Way};

#[tokio::test]
async fn a_server_that_is_away_is_tried_again_after_a_start_too() {
    let (site, id) = (site().await, Uuid::from_u128(1));
    let post = Post::open();
    let (address, way) = (post.address(), by(&post));
    drop(post);
    queue(&site.app, id, "clinic@example.org").await;
    queue(&site.app, Uuid::from_u128(2), "other@example.org").await;
    // The first that fails stands for all.
    assert_eq!(deliver(&site, &way).await, Some("away"));
    let failed = found(&site.app, id).await;
    assert_eq!((failed.state, failed.attempts, failed.trouble.as_str()), (State::Waiting, 1, "away"));
    assert_eq!(failed.due_at, Some(site.app.now() + chrono::TimeDelta::minutes(1)));
    let post = Post::open_at(address);
    // Only what is due is tried.
    assert_eq!(deliver(&site, &way).await, None);
    assert_eq!(post.taken().len(), 1);
    later(&site).await;
    assert_eq!(deliver(&site, &way).await, None);
    assert_eq!(post.taken().len(), 2);
    assert_eq!(found(&site.app, id).await.state, State::Sent);
}

#[tokio::test]
async fn a_server_that_hangs_up_gets_the_same_mail_again() {
    let (site, post, id) = (site().await, Post::open(), Uuid::from_u128(1));
    queue(&site.app, id, "clinic@example.org").await;
    post.be(Manner::HangUp);
    assert_eq!(deliver(&site, &by(&post)).await, Some("away"));
    post.be(Manner::Take);
    later(&site).await;
    deliver(&site, &by(&post)).await;
    assert_eq!((post.tried(), post.taken().len()), (2, 1));
    assert!(
        post.taken()[0]
            .head("Message-ID")
            .contains(&found(&site.app, id).await.id.to_string())
    );
}

#[tokio::test]
async fn later_is_tried_for_a_day_and_never_is_not() {
    let (site, post) = (site().await, Post::open());
    let (slow, wrong) = (Uuid::from_u128(1), Uuid::from_u128(2));
    queue(&site.app, slow, "slow@example.org").await;
    post.be(Manner::Later);
    for attempt in 1..=8 {
        assert_eq!(found(&site.app, slow).await.state, State::Waiting, "{attempt}");
        later(&site).await;
        assert_eq!(deliver(&site, &by(&post)).await, None);
    }
    let given_up = found(&site.app, slow).await;
    assert_eq!((given_up.state, given_up.trouble.as_str()), (State::GivenUp, "later"));
    assert!(given_up.said.is_some_and(|said| said.text.contains(SECRET)), "it can be sent again");
    queue(&site.app, wrong, "wrong@example.org").await;
    post.be(Manner::Never);
    deliver(&site, &by(&post)).await;
    let refused = found(&site.app, wrong).await;
    assert_eq!((refused.state, refused.trouble.as_str()), (State::Refused, "refused"));
    later(&site).await;
    deliver(&site, &by(&post)).await;
    assert_eq!((post.tried(), post.taken().len()), (9, 0));
}

#[tokio::test]
async fn a_password_that_is_wrong_refuses_nobodys_mail() {
    let (site, post, id) = (site().await, Post::open(), Uuid::from_u128(1));
    queue(&site.app, id, "clinic@example.org").await;
    post.be(Manner::Stranger);
    assert_eq!(deliver(&site, &by(&post)).await, Some("sign-in"));
    assert_eq!(found(&site.app, id).await.state, State::Waiting);
    assert_eq!(server(&post).answers().await, Err("sign-in"));
    post.be(Manner::Take);
    assert_eq!(server(&post).answers().await, Ok(()));
}

#[tokio::test]
async fn a_line_that_is_not_encrypted_hears_nothing() {
    let (site, post, id) = (site().await, Post::open(), Uuid::from_u128(1));
    queue(&site.app, id, "clinic@example.org").await;
    for tls in [Tls::Started, Tls::Whole] {
        let way = Way { server: Some(Server { tls, ..server(&post) }), folder: None };
        later(&site).await;
        assert!(deliver(&site, &way).await.is_some());
        assert_eq!(found(&site.app, id).await.state, State::Waiting);
    }
    assert_eq!(post.tried(), 0);
}

#[tokio::test]
async fn whoever_came_to_an_end_half_way_leaves_it_to_the_next() {
    let (site, post, id) = (site().await, Post::open(), Uuid::from_u128(1));
    queue(&site.app, id, "clinic@example.org").await;
    let tx = site.app.begin().await.unwrap();
    let first = crate::mail::outgoing_store::claim(&tx, site.app.now())
        .await
        .unwrap()
        .unwrap();
    tx.commit().await.unwrap();
    // Nobody else has it meanwhile.
    deliver(&site, &by(&post)).await;
    assert_eq!(post.tried(), 0);
    later(&site).await;
    deliver(&site, &by(&post)).await;
    assert_eq!(post.taken().len(), 1);
    // The first was only slow: what it says comes too late to count.
    let tx = site.app.begin().await.unwrap();
    let next = crate::mail::next(crate::mail::Trouble::Refused, first.attempts);
    crate::mail::outgoing_store::failed(&tx, &first, (crate::mail::Trouble::Refused, next), site.app.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(found(&site.app, id).await.state, State::Sent);
}

#[tokio::test]
async fn a_line_is_encrypted_before_anything_is_said_and_leads_to_the_right_server() {
    let folder = tempfile::tempdir().unwrap();
    if !testkit::certificate::make(folder.path()) {
        return;
    }
    let voucher = std::fs::read(folder.path().join("voucher.crt")).unwrap();
    assert!(Voucher::from_pem(b"no certificate").is_none());
    for (number, tls) in (1..).zip([Tls::Started, Tls::Whole]) {
        let (site, post) = match tls {
            Tls::Whole => (site().await, Post::open_whole(folder.path())),
            _ => (site().await, Post::open_started(folder.path())),
        };
        let right = Server {
            host: "localhost".to_owned(),
            tls,
            voucher: Voucher::from_pem(&voucher),
            ..server(&post)
        };
        let id = Uuid::from_u128(number);
        queue(&site.app, id, "clinic@example.org").await;
        for wrong in [
            // Nobody vouches for it, or it is another one than it says.
            Server { voucher: None, ..right.clone() },
            Server { host: "127.0.0.1".to_owned(), ..right.clone() },
        ] {
            later(&site).await;
            let way = Way { server: Some(wrong), folder: None };
            assert!(deliver(&site, &way).await.is_some(), "{tls:?}");
        }
        assert_eq!(post.tried(), 0);
        assert_eq!(right.answers().await, Ok(()));
        later(&site).await;
        assert_eq!(deliver(&site, &Way { server: Some(right), folder: None }).await, None);
        let taken = post.taken();
        assert_eq!((taken.len(), taken[0].is_encrypted), (1, tls == Tls::Started));
        assert!(taken[0].account.starts_with("AUTH PLAIN"));
    }
}
