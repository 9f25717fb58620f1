//! Chance that falls the same way in every run.

/// A stream of numbers made from one seed.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Weyl steps with a mixing function: fast, and even enough for inventing names.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to just under 1.
    pub fn share(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        share
    }

    /// From 0 to `limit - 1`; `limit` is at least 1.
    pub fn under(&mut self, limit: u64) -> u64 {
        let drawn = u128::from(self.next()) * u128::from(limit);
        u64::try_from(drawn >> 64).unwrap_or(0)
    }

    /// The same for the places of a list.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.under(limit as u64)).unwrap_or(0)
    }

    pub fn one_of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    /// True this often in a hundred.
    pub fn in_hundred(&mut self, often: usize) -> bool {
        self.below(100) < often
    }

    /// A few get most: the place of a thing among `limit`, the first ones far more often than the last.
    pub fn uneven(&mut self, limit: usize, steepness: f64, scale: f64) -> usize {
        let tail = (1.0 - self.share()).powf(-1.0 / steepness) - 1.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "never below zero, cut to the limit"
        )]
        let drawn = (tail * scale) as u64;
        usize::try_from(drawn % (limit as u64)).unwrap_or(0)
    }
}
