//! How long a private link works, how it stands, and when everybody has answered. No database, no clock.

use chrono::{DateTime, TimeDelta, Utc};

use super::store::Link;

/// A link works for so many days, unless the coordinator says otherwise.
pub const DAYS: i32 = 30;
pub const DAYS_MAX: i32 = 90;
/// So many links are made at once.
pub const AT_ONCE_MAX: usize = 200;
/// What a coordinator adds may be so long.
pub const OWN_WORDS_MAX: usize = 500;
/// Whoever opened a link stays in for so long.
pub const SESSION_HOURS: i64 = 12;
/// Nobody is reminded sooner after they were asked.
const PATIENCE: TimeDelta = TimeDelta::days(3);
/// After a reminder the earlier link opens for so many days more: somebody may just have been sent it.
pub const EARLIER_DAYS: i64 = 7;
/// An answer older than this says nothing of today.
const FRESH: TimeDelta = TimeDelta::days(180);

/// How an organisation's link stands.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum State {
    /// It never had one.
    None,
    Waiting,
    Expired,
    Revoked,
    Answered,
}

impl State {
    pub const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Expired,
        Self::Revoked,
        Self::None,
        Self::Answered,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Waiting => "waiting",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Answered => "answered",
        }
    }

    /// What was asked has not been answered: whom a reminder is for.
    pub fn is_owed(self) -> bool {
        matches!(self, Self::Waiting | Self::Expired)
    }
}

/// How an organisation stands by its latest link. What was answered stays answered, however the link ended.
pub fn state(link: Option<&Link>, now: DateTime<Utc>) -> State {
    let Some(link) = link else { return State::None };
    match open(link, now) {
        _ if link.answered_at.is_some() => State::Answered,
        Ok(()) => State::Waiting,
        Err(Closed::Expired) => State::Expired,
        Err(_) => State::Revoked,
    }
}

/// Why a link does not open. The text is the stem of the sentences for whoever tried.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Closed {
    /// There never was such a link, or nobody knows it any more.
    #[error("own-closed-unknown")]
    Unknown,
    #[error("own-closed-expired")]
    Expired,
    /// By a coordinator, or because its organisation has ended or was merged: what of these is nobody's business who has
    /// an old address.
    #[error("own-closed-revoked")]
    Revoked,
    #[error("own-closed-replaced")]
    Replaced,
}

/// Whether a link still opens, as far as the link itself can say.
pub fn open(link: &Link, now: DateTime<Utc>) -> Result<(), Closed> {
    if link.replaced_at.is_some_and(|at| at <= now) {
        Err(Closed::Replaced)
    } else if link.revoked_at.is_some() {
        Err(Closed::Revoked)
    } else if link.expires_at <= now {
        Err(Closed::Expired)
    } else {
        Ok(())
    }
}

/// Whether an organisation may be reminded, now or in some days: it owes an answer, and this round has had no reminder
/// yet.
pub fn is_unreminded(link: &Link, now: DateTime<Utc>) -> bool {
    state(Some(link), now).is_owed() && !is_reminder(link)
}

/// Whether it may be reminded now: it was not asked just lately.
pub fn may_remind(link: &Link, now: DateTime<Utc>) -> bool {
    is_unreminded(link, now) && now - link.made_at >= PATIENCE
}

/// A link that was made later than its organisation was first asked.
pub fn is_reminder(link: &Link) -> bool {
    link.made_at > link.asked_at
}

/// A reminder goes the way the link went: by mail only where that mail was sent, or lies or waits to be.
pub fn went_by_mail(mail: Option<mail::State>) -> bool {
    use mail::State::{Laid, Sent, Waiting};
    matches!(mail, Some(Sent | Laid | Waiting))
}

/// Whether mail that carries a link is still of use: it is the latest, it opens, and nobody has answered by it.
pub fn is_worth_sending(link: &Link, now: DateTime<Utc>) -> bool {
    link.replaced_at.is_none() && open(link, now).is_ok() && link.answered_at.is_none()
}

/// Why links could not be made like that.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("links-refused-days")]
    Days,
}

/// Until when links work that are made now for so many days.
pub fn expires_at(days: Option<i32>, now: DateTime<Utc>) -> Result<DateTime<Utc>, Refusal> {
    match days {
        Some(days) if (1..=DAYS_MAX).contains(&days) => Ok(now + TimeDelta::days(i64::from(days))),
        _ => Err(Refusal::Days),
    }
}

/// The day of the earliest answer, when every one of these answered lately: from then on everybody has been asked.
pub fn all_answered<'a>(
    links: impl IntoIterator<Item = Option<&'a Link>>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let mut earliest: Option<DateTime<Utc>> = None;
    for link in links {
        let answered = link?.answered_at.filter(|at| now - *at <= FRESH)?;
        earliest = Some(earliest.map_or(answered, |at| at.min(answered)));
    }
    earliest
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use kernel::{CoalitionId, OrganisationId, PersonId};
    use uuid::Uuid;

    use super::{
        Closed, DateTime, Link, State, Utc, all_answered, expires_at, is_worth_sending, may_remind, open,
        state, went_by_mail,
    };

    fn noon() -> DateTime<Utc> {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    /// Made thirty days ago for forty.
    fn link() -> Link {
        Link {
            coalition_id: CoalitionId(Uuid::nil()),
            id: Uuid::nil(),
            organisation_id: OrganisationId(Uuid::nil()),
            made_by: PersonId(Uuid::nil()),
            made_at: noon() - TimeDelta::days(30),
            asked_at: noon() - TimeDelta::days(30),
            expires_at: noon() + TimeDelta::days(10),
            replaced_at: None,
            revoked_at: None,
            answered_at: None,
        }
    }

    #[test]
    fn how_a_link_stands() {
        let answered_at = Some(noon() - TimeDelta::days(1));
        let (revoked_at, passed, later) = (answered_at, noon(), Some(noon() + TimeDelta::days(1)));
        for (link, opens, stands) in [
            (link(), Ok(()), State::Waiting),
            (Link { expires_at: passed, ..link() }, Err(Closed::Expired), State::Expired),
            (Link { revoked_at, ..link() }, Err(Closed::Revoked), State::Revoked),
            (Link { revoked_at, expires_at: passed, ..link() }, Err(Closed::Revoked), State::Revoked),
            (Link { replaced_at: Some(passed), ..link() }, Err(Closed::Replaced), State::Revoked),
            (Link { replaced_at: later, ..link() }, Ok(()), State::Waiting),
            (Link { replaced_at: later, revoked_at, ..link() }, Err(Closed::Revoked), State::Revoked),
            (Link { answered_at, ..link() }, Ok(()), State::Answered),
            (Link { answered_at, expires_at: passed, ..link() }, Err(Closed::Expired), State::Answered),
            (Link { answered_at, revoked_at, ..link() }, Err(Closed::Revoked), State::Answered),
        ] {
            assert_eq!(open(&link, noon()), opens, "{link:?}");
            assert_eq!(state(Some(&link), noon()), stands, "{link:?}");
        }
        assert_eq!(state(None, noon()), State::None);
    }

    #[test]
    fn whoever_owes_an_answer_is_reminded_once_and_not_too_soon() {
        let at = Some(noon());
        let asked = |ago| Link { made_at: noon() - ago, asked_at: noon() - ago, ..link() };
        for (link, may) in [
            (link(), true),
            (Link { expires_at: noon(), ..link() }, true),
            (Link { asked_at: noon() - TimeDelta::days(31), ..link() }, false),
            (asked(TimeDelta::days(3)), true),
            (asked(TimeDelta::days(3) - TimeDelta::seconds(1)), false),
            (Link { answered_at: at, ..link() }, false),
            (Link { revoked_at: at, ..link() }, false),
        ] {
            assert_eq!(may_remind(&link, noon()), may, "{link:?}");
        }
    }

    #[test]
    fn a_reminder_goes_the_way_the_link_went() {
        use mail::State;
        for state in State::ALL {
            let by_mail = matches!(state, State::Sent | State::Laid | State::Waiting);
            assert_eq!(went_by_mail(Some(state)), by_mail, "{state:?}");
        }
        assert!(!went_by_mail(None));
        let answered_at = Some(noon());
        assert!(is_worth_sending(&link(), noon()));
        assert!(!is_worth_sending(&Link { answered_at, ..link() }, noon()));
        let replaced_at = Some(noon() + TimeDelta::days(1));
        assert!(!is_worth_sending(&Link { replaced_at, ..link() }, noon()));
    }

    #[test]
    fn links_work_for_one_to_ninety_days() {
        for (days, works) in [
            (1, true),
            (30, true),
            (90, true),
            (0, false),
            (91, false),
            (-1, false),
        ] {
            assert_eq!(expires_at(Some(days), noon()).is_ok(), works, "{days}");
        }
        assert!(expires_at(None, noon()).is_err());
    }

    #[test]
    fn everybody_was_asked_when_everybody_has_answered_lately() {
        let at = |days| Link { answered_at: Some(noon() - TimeDelta::days(days)), ..link() };
        let (today, old, stale, open) = (at(0), at(180), at(181), link());
        let asked = |links: &[Option<&Link>]| all_answered(links.iter().copied(), noon());
        assert_eq!(asked(&[Some(&today), Some(&old)]), old.answered_at);
        for links in [
            &[Some(&today), None][..],
            &[Some(&stale)],
            &[Some(&today), Some(&open)],
            &[],
        ] {
            assert_eq!(asked(links), None, "{links:?}");
        }
    }
}
