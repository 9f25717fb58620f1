//! Reading what was sent: not too much of it, and not too slowly.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use crate::error::PageError;

/// How much somebody may send, and how long they may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub len: usize,
    /// Between two pieces.
    pub pause: Duration,
    /// For all of it.
    pub whole: Duration,
}

impl Limits {
    /// For somebody with a session, perhaps on a poor line.
    pub const KNOWN: Self = Self {
        len: 16 * 1024 * 1024,
        pause: Duration::from_secs(20),
        whole: Duration::from_secs(300),
    };
    /// For somebody with a session who brings a file: 20 MB of it, and the fields beside it.
    pub const FILE: Self = Self {
        len: 20 * 1024 * 1024 + 64 * 1024,
        pause: Duration::from_secs(20),
        whole: Duration::from_secs(900),
    };
    /// Whoever has no session has nothing long to say.
    pub const STRANGER: Self = Self {
        len: 64 * 1024,
        pause: Duration::from_secs(10),
        whole: Duration::from_secs(30),
    };
}

/// What all long bodies under way may take together. Short ones need no room of it, so nobody keeps others from
/// sending an ordinary form.
pub(crate) struct Room(Arc<Semaphore>);

impl Room {
    const LEN: usize = 64 * 1024 * 1024;

    fn take(&self, len: usize) -> Result<OwnedSemaphorePermit, PageError> {
        let len = u32::try_from(len).map_err(|_| PageError::TooLarge)?;
        let taken = Arc::clone(&self.0).try_acquire_many_owned(len);
        taken.map_err(|_| PageError::TooMany)
    }
}

impl Default for Room {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(Self::LEN)))
    }
}

/// A body with the room it takes.
#[derive(Default)]
pub(super) struct Read {
    pub bytes: Vec<u8>,
    pub room: Option<OwnedSemaphorePermit>,
}

/// Reads a body, as much as a stranger may send. Only when there is more is it asked whether `known` sends it: that
/// costs a look into the database.
pub(super) async fn read(
    mut body: Body,
    (stranger, long): (Limits, Limits),
    known: impl Future<Output = bool>,
    room: &Room,
) -> Result<Read, PageError> {
    let began = Instant::now();
    let (mut limits, mut known) = (stranger, Some(known));
    let mut all = Read::default();
    loop {
        let next = (began + limits.whole).min(Instant::now() + limits.pause);
        let piece = match timeout_at(next, body.frame()).await {
            // A poor line is borne with as soon as it is known whose it is.
            Err(_) => {
                limits = lengthened(&mut known, long).await.ok_or(PageError::TooSlow)?;
                continue;
            }
            Ok(None) => return Ok(all),
            Ok(Some(piece)) => piece.map_err(|_| PageError::BadRequest)?,
        };
        let Ok(bytes) = piece.into_data() else { continue };
        let len = all.bytes.len() + bytes.len();
        if len > limits.len {
            limits = lengthened(&mut known, long).await.ok_or(PageError::TooLarge)?;
        }
        if len > limits.len {
            return Err(PageError::TooLarge);
        }
        if len > stranger.len {
            let more = room.take(bytes.len())?;
            match &mut all.room {
                Some(taken) => taken.merge(more),
                taken => *taken = Some(more),
            }
        }
        all.bytes.extend_from_slice(&bytes);
    }
}

/// The long limits, asked for once, for somebody who has a session.
async fn lengthened(known: &mut Option<impl Future<Output = bool>>, long: Limits) -> Option<Limits> {
    known.take()?.await.then_some(long)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A body whose pieces come one after another, each after a pause.
    fn dripping(pieces: usize, pause: Duration) -> Body {
        let (mut line, body) = http_body_util::channel::Channel::<_, std::io::Error>::new(1);
        tokio::spawn(async move {
            for _ in 0..pieces {
                tokio::time::sleep(pause).await;
                if line.send_data("xxxx".into()).await.is_err() {
                    return;
                }
            }
        });
        Body::new(body)
    }

    #[tokio::test]
    async fn a_body_is_read_unless_it_is_too_long_or_too_slow() {
        let ms = Duration::from_millis;
        let limits = Limits { len: 20, pause: ms(400), whole: ms(1_200) };
        let cases = [
            ("four pieces", 4, ms(1), "read"),
            ("six pieces", 6, ms(1), "too large"),
            ("a long pause", 1, ms(2_000), "too slow"),
            ("many short pauses", 5, ms(350), "too slow"),
        ];
        for (what, pieces, pause, expected) in cases {
            let sent = dripping(pieces, pause);
            let found = match read(sent, (limits, limits), async { false }, &Room::default()).await {
                Ok(read) => {
                    assert_eq!(read.bytes.len(), pieces * 4);
                    "read"
                }
                Err(PageError::TooLarge) => "too large",
                Err(PageError::TooSlow) => "too slow",
                Err(_) => "something else",
            };
            assert_eq!(found, expected, "{what}");
        }
    }

    #[tokio::test]
    async fn only_somebody_with_a_session_sends_much_or_slowly() {
        let ms = Duration::from_millis;
        let short = Limits { len: 10, pause: ms(200), whole: ms(600) };
        let long = Limits { len: 40, pause: ms(1_500), whole: ms(5_000) };
        // Pieces, the pause before each, whether a session is known, how often that was asked, and whether it is read.
        let cases = [
            (2, ms(1), false, 0, true),
            (4, ms(1), false, 1, false),
            (4, ms(1), true, 1, true),
            (11, ms(1), true, 1, false),
            (2, ms(500), false, 1, false),
            (2, ms(500), true, 1, true),
        ];
        for case in cases {
            let (pieces, pause, is_known, asked, is_read) = case;
            let mut count = 0;
            let known = async {
                count += 1;
                is_known
            };
            let found = read(dripping(pieces, pause), (short, long), known, &Room::default()).await;
            assert_eq!((count, found.is_ok()), (asked, is_read), "{case:?}");
        }
    }

    #[tokio::test]
    async fn long_bodies_share_their_room_and_short_ones_need_none() {
        let room = Room(Arc::new(Semaphore::new(150_000)));
        let limits = (Limits::STRANGER, Limits::KNOWN);
        let sent = async |len: usize| read(Body::from(vec![b'x'; len]), limits, async { true }, &room).await;
        let held = sent(100_000).await.unwrap();
        assert!(matches!(sent(100_000).await, Err(PageError::TooMany)));
        assert_eq!(sent(60_000).await.unwrap().bytes.len(), 60_000);
        drop(held);
        assert!(sent(100_000).await.is_ok());
    }
}
