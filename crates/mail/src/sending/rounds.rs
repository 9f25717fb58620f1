//! Trying whatever waits, one after the other, as long as the program runs. Nothing waits for the network with the
//! database held: a mail is taken, then tried, then written down.

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::{Notify, watch};
use tokio::time::timeout;
use web::{App, Later};

use super::message::{from_site, message};
use super::{Way, folder};
use crate::letter::{Address, Subject};
use crate::mail::{Mail, Trouble, next, outgoing_store as store};

/// How often somebody looks for what other programs have queued, or what is due again.
const PAUSE: Duration = Duration::from_secs(20);
/// After something that would meet every mail.
const LONG_PAUSE: Duration = Duration::from_secs(60);
/// So many files of the outbox are asked about at once.
const SWEPT: usize = 500;

/// Whether this mail may go out at this moment. Who keeps contacts, and what the mail is about, says so.
pub type MayReach = for<'a> fn(&'a App, &'a Mail) -> Later<'a, Result<bool, DbErr>>;

/// Who is asked whether a mail may go out, as far as anybody has begun to send.
#[derive(Default)]
struct Asked(OnceLock<MayReach>);

/// Whether somebody may still be shown a mail that lies there, to send it by hand.
pub(crate) async fn may_go(app: &App, mail: &Mail) -> Result<bool, DbErr> {
    match app.kept::<Asked>().0.get() {
        Some(may) => may(app, mail).await,
        None => Ok(true),
    }
}

/// Tells the sender that something waits.
#[derive(Default)]
struct Wake(Notify);

/// Says, after the commit, that mail was queued.
pub fn wake(app: &App) {
    app.kept::<Wake>().0.notify_one();
}

/// Sends what waits until the program ends; the mail under way is finished first.
pub async fn run(app: App, way: Way, may: MayReach, mut ends: watch::Receiver<()>) {
    let woken = app.kept::<Wake>();
    loop {
        let pause = match round(&app, &way, may, &ends).await {
            Ok(None) => PAUSE,
            Ok(Some(trouble)) => {
                tracing::warn!(reason = trouble.word(), "mail cannot be sent just now");
                LONG_PAUSE
            }
            Err(error) => {
                let code = web::failure(&error).map(|(code, _)| code);
                tracing::warn!(?code, "mail could not be looked through");
                LONG_PAUSE
            }
        };
        tokio::select! {
            _ = ends.changed() => return,
            _ = timeout(pause, woken.0.notified()) => {}
        }
    }
}

/// Tries everything that is due, once; what stopped it comes back.
pub async fn deliver(app: &App, way: &Way, may: MayReach) -> Result<Option<&'static str>, DbErr> {
    let (_going_on, ends) = watch::channel(());
    let stopped = round(app, way, may, &ends).await?;
    Ok(stopped.map(Trouble::word))
}

async fn round(
    app: &App,
    way: &Way,
    may: MayReach,
    ends: &watch::Receiver<()>,
) -> Result<Option<Trouble>, DbErr> {
    app.kept::<Asked>().0.get_or_init(|| may);
    let has_late = store::has_late(app.db(), app.now()).await?;
    if has_late {
        let tx = app.begin().await?;
        store::forget_late(&tx, app.now()).await?;
        tx.commit().await?;
    }
    if let Some(folder) = &way.folder {
        sweep(app, folder).await?;
    }
    let (sent, stopped) = try_each(app, way, may, ends).await?;
    if has_late || sent {
        // Words that went are really gone.
        app.empty_log().await;
    }
    Ok(stopped)
}

/// Whether anything was sent, and what stopped the others.
async fn try_each(
    app: &App,
    way: &Way,
    may: MayReach,
    ends: &watch::Receiver<()>,
) -> Result<(bool, Option<Trouble>), DbErr> {
    let mut sent = false;
    while ends.has_changed().is_ok() && store::is_due(app.db(), app.now()).await? {
        let tx = app.begin().await?;
        let claimed = store::claim(&tx, app.now()).await?;
        tx.commit().await?;
        let Some(mail) = claimed else { break };
        let tried = attempt(app, way, may, &mail).await;
        let tx = app.begin().await?;
        match tried {
            Ok(()) if way.server.is_some() => {
                store::sent(&tx, &mail, app.now()).await?;
                sent = true;
            }
            Ok(()) => store::laid(&tx, &mail, app.now()).await?,
            Err(trouble) => {
                let next = next(trouble, mail.attempts);
                store::failed(&tx, &mail, (trouble, next), app.now()).await?;
            }
        }
        tx.commit().await?;
        if let Err(trouble) = tried
            && trouble.is_common()
        {
            return Ok((sent, Some(trouble)));
        }
    }
    Ok((sent, None))
}

async fn attempt(app: &App, way: &Way, may: MayReach, mail: &Mail) -> Result<(), Trouble> {
    let said = mail.said.as_ref().ok_or(Trouble::Refused)?;
    // What was checked when it was queued is checked again: the head of a mail is where harm is done.
    let is_fit = Address::new(&mail.recipient).is_ok() && Subject::new(&said.subject).is_ok();
    if !is_fit {
        return Err(Trouble::Refused);
    }
    // A contact may have said meanwhile that mail is not safe.
    match may(app, mail).await {
        Ok(true) => {}
        Ok(false) => return Err(Trouble::Barred),
        Err(_) => return Err(Trouble::Later),
    }
    match (&way.server, &way.folder) {
        (Some(server), _) => server.send(mail, said, app.now().into()).await,
        (None, Some(outbox)) => {
            let from = from_site(&app.site().address);
            let message = from.and_then(|from| message(from, mail, said, mail.queued_at.into()));
            let message = message.ok_or(Trouble::Refused)?.formatted();
            folder::lay(outbox, mail, &message).map_err(|error| {
                tracing::warn!(reason = web::reason(&error), "the outbox folder cannot be written");
                Trouble::Folder
            })
        }
        (None, None) => Ok(()),
    }
}

/// Takes files away whose mail was sent, taken back or is of no use any more.
async fn sweep(app: &App, outbox: &Path) -> Result<(), DbErr> {
    let there = folder::lying(outbox);
    let mut lying: Vec<folder::Held> = Vec::new();
    for some in there.chunks(SWEPT) {
        lying.extend(store::lying(app.db(), some).await?);
    }
    for held in there.into_iter().filter(|held| !lying.contains(held)) {
        if let Err(error) = folder::remove(outbox, held) {
            tracing::warn!(
                reason = web::reason(&error),
                "a mail could not be taken out of the outbox folder"
            );
        }
    }
    Ok(())
}
