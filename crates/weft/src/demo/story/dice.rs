//! Dice that always fall the same way for the same line, so that the demo looks the same on every computer.

/// SplitMix64, started from a text: changing one line of a table changes only what that line becomes.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn for_line(line: &str) -> Self {
        // FNV-1a gives every line a start of its own.
        Self(line.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }))
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from `low` to `high`, both included; `low` if the two cross.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let faces = u64::try_from(high - low + 1).unwrap_or(1).max(1);
        low + i64::try_from(self.roll() % faces)
            .expect("invariant: the dice have far fewer faces than i64 has numbers")
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, of_a_hundred: i64) -> bool {
        self.between(1, 100) <= of_a_hundred
    }

    /// Puts things into another order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other =
                usize::try_from(self.roll() % (last as u64 + 1)).expect("invariant: smaller than the list");
            things.swap(last, other);
        }
    }
}
