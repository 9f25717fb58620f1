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
}

impl Default for Room {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(Self::LEN)))
    }
}

/// A body with the room it takes.
pub(super) struct Read {
    pub bytes: Vec<u8>,
    pub room: Option<OwnedSemaphorePermit>,
}

pub(super) async fn read(mut body: Body, limits: Limits, room: &Room) -> Result<Read, PageError> {
    let end = Instant::now() + limits.whole;
    let mut all = Read { bytes: Vec::new(), room: None };
    loop {
        let next = end.min(Instant::now() + limits.pause);
        let piece = match timeout_at(next, body.frame()).await {
            Err(_) => return Err(PageError::TooSlow),
            Ok(None) => return Ok(all),
            Ok(Some(piece)) => piece.map_err(|_| PageError::BadRequest)?,
        };
        let Ok(bytes) = piece.into_data() else { continue };
        if all.bytes.len() + bytes.len() > limits.len {
            return Err(PageError::TooLarge);
        }
        all.bytes.extend_from_slice(&bytes);
        if all.bytes.len() > Limits::STRANGER.len {
            let more = u32::try_from(bytes.len()).map_err(|_| PageError::TooLarge)?;
            let permit = Arc::clone(&room.0)
                .try_acquire_many_owned(more)
                .map_err(|_| PageError::TooMany)?;
            match &mut all.room {
                Some(taken) => taken.merge(permit),
                taken => *taken = Some(permit),
            }
        }
    }
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
            let found = match read(dripping(pieces, pause), limits, &Room::default()).await {
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
    async fn long_bodies_share_their_room_and_short_ones_need_none() {
        let room = Room(Arc::new(Semaphore::new(150_000)));
        let of = |len: usize| Body::from(vec![b'x'; len]);
        let held = read(of(100_000), Limits::KNOWN, &room).await.unwrap();
        let refused = read(of(100_000), Limits::KNOWN, &room).await;
        assert!(matches!(refused, Err(PageError::TooMany)));
        assert_eq!(read(of(60_000), Limits::KNOWN, &room).await.unwrap().bytes.len(), 60_000);
        drop(held);
        assert!(read(of(100_000), Limits::KNOWN, &room).await.is_ok());
    }
}
