//! Links by mail: to whom one may go, and what it says there, which names nobody and says nothing of the work.

use std::collections::HashMap;

use axum::response::Response;
use kernel::OrganisationId;
use mail::{Address, Letter, Mail, Part, Subject};
use organisations::MailWay;
use sea_orm::{DatabaseTransaction, DbErr};
use web::{App, Frame, Later, PageError, Visit, redirect};

use super::made::{self, Shown, Words};
use super::rules;
use super::store::{self, KIND, Newcomer};

/// Where the mail of each organisation may go.
pub(super) type Ways = HashMap<OrganisationId, MailWay>;

/// A link that was made, and whether it is to go by mail.
pub(super) struct Parcel<'a> {
    pub made: &'a Newcomer,
    pub words: Words<'a>,
    pub is_by_mail: bool,
}

/// Whether mail with a link may go out at this moment: the link is still of use, and its contact does not mind.
pub fn may_mail<'a>(app: &'a App, mail: &'a Mail) -> Later<'a, Result<bool, DbErr>> {
    Box::pin(async move {
        let (db, scope) = (app.db(), mail.scope);
        let Some(link) = store::find(db, scope, mail.about).await? else {
            return Ok(false);
        };
        Ok(rules::is_worth_sending(&link, app.now())
            && organisations::acting(db, scope, link.organisation_id)
                .await?
                .is_some()
            && organisations::may_mail(db, scope, link.organisation_id, &mail.recipient).await?)
    })
}

/// What the page says of an organisation before its link is made.
pub(super) fn told(frame: &Frame, way: Option<&MailWay>) -> String {
    match way {
        Some(MailWay::To { address, .. }) if Address::new(address).is_err() => {
            frame.t1("links-mail-unfit", "address", address)
        }
        Some(MailWay::To { address, note }) if note.is_empty() => {
            frame.t1("links-mail-to", "address", address)
        }
        Some(MailWay::To { address, note }) => {
            frame.t2("links-mail-to-noted", "address", address, "note", note)
        }
        Some(MailWay::Never) => frame.t("links-mail-never"),
        None => frame.t("links-mail-none"),
    }
}

/// Queues what goes by mail, in the transaction that makes the links; comes back with what has to be copied, and with
/// the names of those who get mail.
pub(super) async fn queue(
    tx: &DatabaseTransaction,
    visit: &Visit,
    ways: &Ways,
    parcels: &[Parcel<'_>],
) -> Result<(Vec<Shown>, Vec<String>), DbErr> {
    let (mut letters, mut mailed, mut left) = (Vec::new(), Vec::new(), Vec::new());
    for parcel in parcels {
        let way = ways.get(&parcel.made.organisation_id);
        let letter = way
            .filter(|_| parcel.is_by_mail)
            .and_then(|way| letter(visit, parcel, way));
        match letter {
            Some(letter) => {
                letters.push(letter);
                mailed.push(parcel.made.name.clone());
            }
            None => {
                let why = parcel.is_by_mail.then(|| told(&visit.frame, way));
                left.push(made::shown(visit, parcel.made, &parcel.words, why));
            }
        }
    }
    mail::queue(tx, visit.app.ids(), (visit.scope, visit.app.now()), &letters).await?;
    Ok((left, mailed))
}

/// The page after links were made: what has to be copied; or the list, when all of it goes by mail.
pub(super) fn done(visit: &Visit, (left, mailed): (Vec<Shown>, Vec<String>)) -> Result<Response, PageError> {
    if !mailed.is_empty() {
        mail::wake(&visit.app);
    }
    if !left.is_empty() {
        return made::show(visit, left, &mailed);
    }
    let (path, notice) = match visit.app.site().has_mail_server {
        true => ("/links", "notice-links-mailed"),
        false => ("/mail", "notice-links-laid"),
    };
    Ok(redirect(&visit.frame.at(path), Some(notice)))
}

/// Nothing when no mail may go there.
fn letter(visit: &Visit, parcel: &Parcel<'_>, way: &MailWay) -> Option<Letter> {
    let MailWay::To { address, .. } = way else {
        return None;
    };
    let (frame, words) = (&visit.frame, &parcel.words);
    let asks = if words.is_reminder {
        "links-mail-remind"
    } else {
        "links-mail-ask"
    };
    let said = |key: &str| Part::Words(frame.t(key));
    let own = Some(Part::Words(words.own.to_owned())).filter(|_| !words.own.is_empty());
    let until = frame.day(&words.until.date_naive());
    let parts = [Some(said("links-mail-hello")), own, Some(said(asks))];
    let link = [
        Part::Link(made::address(&visit.app, parcel.made.secret.text())),
        Part::Words(frame.t1("links-mail-last", "day", until)),
        said("links-mail-unexpected"),
    ];
    Some(Letter {
        purpose: KIND,
        about: parcel.made.id,
        whom: parcel.made.organisation_id.0,
        to: Address::new(address).ok()?,
        subject: Subject::new(&frame.t("links-mail-subject")).ok()?,
        parts: parts.into_iter().flatten().chain(link).collect(),
        language: frame.language,
        until: words.until,
    })
}
