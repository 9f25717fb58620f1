//! How alike two readings of names are, and why.

use crate::acronym;
use crate::distance::{Shape, distance, slips};
use crate::index::{Index, Keys, Reading};
use crate::name::{Form, Subject, WORDS_MAX};
use crate::pairing::Tally;
use crate::reason::Reason;

/// How sure a likeness is that needs no counting of words.
const SAME: f32 = 1.0;
const ASIDE: f32 = 0.97;
const ASIDE_DIFFERS: f32 = 0.93;
const ORDER: f32 = 0.95;
/// Organisations whose names differ by a slip in a short word are asked about, not taken for each other.
const DOUBTFUL_MAX: f32 = 0.7;
/// Nothing counted word by word is surer.
const COUNTED_MAX: f32 = 0.94;
const SCRIPT_MAX: f32 = 0.88;
pub(crate) const SKELETON: f32 = 0.8;
const NUMBER_MAX: f32 = 0.3;
const NUMBER_MISSING_MAX: f32 = 0.6;
const PART_FACTOR: f32 = 0.85;
/// Two acronyms that differ.
const ACRONYMS_DIFFER: f32 = 0.8;

/// One word of a name that is being compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'a> {
    pub id: u32,
    pub weight: f32,
    pub things: u32,
    pub is_generic: bool,
    pub text: &'a str,
    pub shape: Shape,
}

/// A reading, known or asked for, with its words at hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Name<'a> {
    pub words: Vec<Word<'a>>,
    pub keys: Keys,
    pub is_varied: bool,
    pub is_romanised: bool,
    pub is_part: bool,
    pub is_acronym: bool,
}

impl Word<'_> {
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|letter: char| letter.is_ascii_digit())
    }
}

impl<'a> Name<'a> {
    /// A name that is asked for. Words that nothing has get numbers of their own.
    pub fn asked(index: &'a Index, form: &'a Form) -> Self {
        let vocabulary = &index.vocabulary;
        let mut unknown = vocabulary.entries.len() as u32;
        let words = form.core.iter().map(|text| match vocabulary.id(text) {
            Some(id) => known_word(index, id),
            None => {
                unknown += 1;
                let is_generic = crate::words::WORDS.about(text).is_generic;
                Word {
                    id: unknown,
                    weight: vocabulary.weight_of_unknown(text),
                    things: 0,
                    is_generic,
                    text,
                    shape: Shape::of(text),
                }
            }
        });
        Self {
            words: words.collect(),
            keys: Keys::of(&index.hashes, form, false),
            is_varied: form.is_varied,
            is_romanised: form.is_romanised,
            is_part: form.is_part,
            is_acronym: false,
        }
    }

    /// Makes this the name of a known reading, in the same memory.
    pub fn set(&mut self, index: &'a Index, reading: &Reading) {
        self.words.clear();
        self.words
            .extend(index.words_of(reading).iter().map(|id| known_word(index, *id)));
        self.keys = Keys {
            squash: reading.squash,
            core: reading.core,
            aside: reading.aside,
            acronym: reading.acronym,
            skeleton: reading.skeleton,
            initials: reading.initials,
            lone: 0,
        };
        self.is_varied = reading.is_varied;
        self.is_romanised = reading.is_romanised;
        self.is_part = reading.is_part;
        self.is_acronym = reading.is_acronym;
    }

    /// The words that count, with nothing between them.
    fn letters(&self) -> String {
        self.words.iter().map(|word| word.text).collect()
    }
}

/// A word of the index.
pub(crate) fn known_word(index: &Index, id: u32) -> Word<'_> {
    let entry = index.vocabulary.get(id);
    Word {
        id,
        weight: entry.weight,
        things: entry.things,
        is_generic: entry.is_generic,
        text: &entry.text,
        shape: entry.shape,
    }
}

/// How sure it is that two readings name one thing, from 0 to 1, and the reasons as bits. The same both ways.
pub(crate) fn compare(one: &Name<'_>, other: &Name<'_>, subject: Subject) -> (f32, u16) {
    if one.is_acronym || other.is_acronym {
        let is_same = one.keys.squash == other.keys.squash;
        return (if is_same { acronym::DECLARED } else { 0.0 }, Reason::Acronym.bit());
    }
    let (mut sure, mut why) = plain(one, other).unwrap_or_else(|| counted(one, other, subject));
    if one.is_romanised || other.is_romanised {
        let is_across = one.is_romanised != other.is_romanised;
        let has_bones = is_across && one.keys.skeleton != 0 && one.keys.skeleton == other.keys.skeleton;
        if has_bones && sure < SKELETON {
            (sure, why) = (SKELETON, 0);
        }
        sure = sure.min(SCRIPT_MAX);
        why = (why & !Reason::Same.bit()) | Reason::Script.bit();
    }
    let (mine, theirs) = (one.keys.acronym, other.keys.acronym);
    if mine != 0 && theirs != 0 && sure < ASIDE {
        if mine == theirs {
            sure += (1.0 - sure) * 0.5;
            why |= Reason::Acronym.bit();
        } else {
            sure *= ACRONYMS_DIFFER;
        }
    }
    if one.is_part || other.is_part {
        sure *= PART_FACTOR;
        why = (why & !Reason::Same.bit()) | Reason::Part.bit();
    }
    (sure, why)
}

/// What is plain without counting: the same letters, or the same words.
fn plain(one: &Name<'_>, other: &Name<'_>) -> Option<(f32, u16)> {
    if one.keys.squash == other.keys.squash {
        return Some((SAME, Reason::Same.bit()));
    }
    if one.keys.core != other.keys.core || one.words.is_empty() {
        return None;
    }
    let in_order = one
        .words
        .iter()
        .map(|word| word.id)
        .eq(other.words.iter().map(|word| word.id));
    let varied = if one.is_varied || other.is_varied {
        Reason::Variant.bit()
    } else {
        0
    };
    let (mine, theirs) = (one.keys.aside, other.keys.aside);
    let sure = match (in_order, mine != theirs && mine != 0 && theirs != 0) {
        (_, true) => ASIDE_DIFFERS,
        (true, false) => ASIDE,
        (false, false) => ORDER,
    };
    let aside = if mine != theirs || (varied == 0 && in_order) {
        Reason::Aside.bit()
    } else {
        0
    };
    let order = if in_order { 0 } else { Reason::Order.bit() };
    Some((sure, varied | aside | order))
}

/// Words paired one with one: equal ones, near ones, those written together. Then, with `M` the weight of what was
/// paired and `a`, `b` of what was left on either side, `M / (M + a + b + min(a, b))`: Jaccard's measure by weight
/// (Jaccard 1901, Ruzicka 1958), in which words that stand against each other count once more.
fn counted(one: &Name<'_>, other: &Name<'_>, subject: Subject) -> (f32, u16) {
    let tally = Tally::of(one, other);
    let (mine, my_numbers) = left(&one.words, tally.mine);
    let (theirs, their_numbers) = left(&other.words, tally.theirs);
    let all = tally.matched + tally.missed + mine + theirs + mine.min(theirs);
    let mut sure = if all > 0.0 {
        (tally.matched / all).min(COUNTED_MAX)
    } else {
        0.0
    };
    let left_out = match (mine > 0.0, theirs > 0.0) {
        (false, false) => 0,
        (true, true) => Reason::Shared.bit(),
        _ => Reason::Part.bit(),
    };
    let mut why = tally.why | left_out;
    if subject != Subject::Organisations
        && let Some(whole) = spelt_alike(&one.letters(), &other.letters()).filter(|whole| *whole > sure)
    {
        (sure, why) = (whole, Reason::Spelling.bit());
    }
    if tally.is_doubtful && subject == Subject::Organisations {
        sure = sure.min(DOUBTFUL_MAX);
    }
    if my_numbers > 0 && their_numbers > 0 {
        sure = sure.min(NUMBER_MAX);
    } else if my_numbers + their_numbers > 0 {
        sure = sure.min(NUMBER_MISSING_MAX);
    }
    (sure, why)
}

/// How much the words weigh that were not paired, and how many numbers are among them.
fn left(words: &[Word<'_>], paired: u32) -> (f32, usize) {
    let free = words
        .iter()
        .enumerate()
        .take(WORDS_MAX)
        .filter(|(at, _)| paired & (1 << at) == 0);
    free.fold((0.0, 0), |(weight, numbers), (_, word)| {
        (weight + word.weight, numbers + usize::from(word.is_number()))
    })
}

/// Whole names of places and lists with a few slips, wherever their words end.
fn spelt_alike(one: &str, other: &str) -> Option<f32> {
    let letters = one.chars().count().max(other.chars().count());
    let steps = distance(one, other, slips(letters))?;
    Some((1.0 - 1.2 * steps as f32 / letters as f32).min(COUNTED_MAX))
}
