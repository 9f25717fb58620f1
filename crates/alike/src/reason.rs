//! Why two names are thought to be one, for pages to put into words.

/// A reason. One likeness may have several.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Reason {
    /// The same letters in the same order, in spite of case, accents, signs and spaces.
    Same,
    /// All words that count are the same; small words, legal forms or words such as "district" differ.
    Aside,
    /// The same words in another order.
    Order,
    /// A word is shortened, or written in another usual way: Intl, organization, fondation.
    Variant,
    /// Words written together or apart.
    Spaces,
    /// One is the acronym of the other, or both carry the same.
    Acronym,
    /// Slips of the pen.
    Spelling,
    /// One is written in another script.
    Script,
    /// One has words that the other leaves out.
    Part,
    /// They share their rarer words; each has others too.
    Shared,
}

const ALL: [Reason; 10] = [
    Reason::Same,
    Reason::Aside,
    Reason::Order,
    Reason::Variant,
    Reason::Spaces,
    Reason::Acronym,
    Reason::Spelling,
    Reason::Script,
    Reason::Part,
    Reason::Shared,
];

impl Reason {
    pub(crate) fn bit(self) -> u16 {
        1 << self as u16
    }

    pub(crate) fn of_bits(bits: u16) -> Vec<Self> {
        ALL.into_iter()
            .filter(|reason| bits & reason.bit() != 0)
            .collect()
    }
}
