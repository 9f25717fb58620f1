//! How a mail stands, what went wrong with it, and when it is tried again. No database, no clock.

use chrono::TimeDelta;

/// How a mail stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    Waiting,
    /// A mail server took it.
    Sent,
    /// No server is set: it lies to be read, in the outbox folder and on its page.
    Laid,
    /// The mail server will never take it: the address is wrong, or mail from here is not wanted.
    Refused,
    /// It was tried for a day.
    GivenUp,
    /// Somebody took it back, or what it said has been overtaken.
    Withdrawn,
    /// What it said is of no use any more, and it was not sent.
    Late,
}

impl State {
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::Laid,
        Self::Refused,
        Self::GivenUp,
        Self::Sent,
        Self::Withdrawn,
        Self::Late,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Laid => "laid",
            Self::Refused => "refused",
            Self::GivenUp => "given-up",
            Self::Withdrawn => "withdrawn",
            Self::Late => "late",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// It did not arrive, and somebody has to do something else.
    pub fn is_failed(self) -> bool {
        matches!(self, Self::Refused | Self::GivenUp)
    }

    /// Its words are still there, to be read, sent again or taken back.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Laid) || self.is_failed()
    }

    /// It may be tried from the beginning: what failed, and what lies there once a server is set.
    pub fn may_go_again(self, has_server: bool) -> bool {
        self.is_failed() || (self == Self::Laid && has_server)
    }
}

/// What went wrong, in a word that says nothing of anybody. What the other side answered could name an address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// The server does not answer, or the line broke.
    Away,
    /// The line could not be encrypted, or leads to another server than it says.
    Line,
    /// The server does not let us in.
    SignIn,
    /// The server says: later.
    Later,
    /// The server says: never.
    Refused,
    /// Its contact does not want mail.
    Barred,
    /// The outbox folder cannot be written.
    Folder,
}

impl Trouble {
    pub fn word(self) -> &'static str {
        match self {
            Self::Away => "away",
            Self::Line => "line",
            Self::SignIn => "sign-in",
            Self::Later => "later",
            Self::Refused => "refused",
            Self::Barred => "barred",
            Self::Folder => "folder",
        }
    }

    /// It would meet every other mail just now.
    pub fn is_common(self) -> bool {
        matches!(self, Self::Away | Self::Line | Self::SignIn | Self::Folder)
    }
}

/// How long to wait after so many attempts: about a day in all.
const PAUSES: [i64; 7] = [1, 5, 20, 60, 180, 480, 720];

/// What becomes of a mail that could not be sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
    Again(TimeDelta),
    Stays(State),
}

pub fn next(trouble: Trouble, attempts: i32) -> Next {
    match trouble {
        Trouble::Refused => Next::Stays(State::Refused),
        Trouble::Barred => Next::Stays(State::Withdrawn),
        _ => {
            let pause = usize::try_from(attempts - 1)
                .ok()
                .and_then(|before| PAUSES.get(before));
            pause.map_or(Next::Stays(State::GivenUp), |minutes| Next::Again(TimeDelta::minutes(*minutes)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Next, State, TimeDelta, Trouble, next};

    #[test]
    fn what_fails_is_tried_ever_more_seldom_for_a_day() {
        let mut waited = TimeDelta::zero();
        let mut last = TimeDelta::zero();
        for attempts in 1..=7 {
            let Next::Again(pause) = next(Trouble::Away, attempts) else {
                panic!("{attempts}")
            };
            assert!(pause > last, "{attempts}");
            (last, waited) = (pause, waited + pause);
        }
        assert!(waited > TimeDelta::hours(24) && waited < TimeDelta::hours(30), "{waited}");
        for trouble in [
            Trouble::Away,
            Trouble::Line,
            Trouble::SignIn,
            Trouble::Later,
            Trouble::Folder,
        ] {
            assert_eq!(next(trouble, 8), Next::Stays(State::GivenUp));
            assert_eq!(next(trouble, 1), Next::Again(TimeDelta::minutes(1)));
        }
    }

    #[test]
    fn what_is_refused_is_not_tried_again() {
        assert_eq!(next(Trouble::Refused, 1), Next::Stays(State::Refused));
        assert_eq!(next(Trouble::Barred, 1), Next::Stays(State::Withdrawn));
    }

    #[test]
    fn what_was_sent_or_taken_back_does_not_go_again() {
        for state in State::ALL {
            assert_eq!(State::from_word(state.word()), Some(state));
            let again = (state.may_go_again(false), state.may_go_again(true));
            let expected = match state {
                State::Refused | State::GivenUp => (true, true),
                State::Laid => (false, true),
                _ => (false, false),
            };
            assert_eq!(again, expected, "{state:?}");
        }
    }
}
