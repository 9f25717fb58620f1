//! How alike two readings of names are, and why.

use crate::acronym;
use crate::distance::{Shape, distance, slips};
use crate::index::{Index, Keys, Reading};
use crate::name::{Form, Subject, WORDS_MAX};
use crate::reason::Reason;
use crate::script::skeleton;

/// How sure a likeness is that needs no counting of words.
const SAME: f32 = 1.0;
const ASIDE: f32 = 0.97;
const ASIDE_DIFFERS: f32 = 0.93;
const ORDER: f32 = 0.95;
/// Nothing counted word by word is surer.
const COUNTED_MAX: f32 = 0.94;
const SCRIPT_MAX: f32 = 0.88;
const SKELETON: f32 = 0.8;
const BONES_OF_WORD_MIN: usize = 2;
const NUMBER_MAX: f32 = 0.3;
const NUMBER_MISSING_MAX: f32 = 0.6;
const PART_FACTOR: f32 = 0.85;
/// Two acronyms that differ.
const ACRONYMS_DIFFER: f32 = 0.8;
/// Words that so many things have are both right, unless one is this many times as frequent.
const ESTABLISHED: u32 = 3;
const TYPO_RATIO: u32 = 50;
/// What a slip costs, times its share of the letters; and one in the first letter, where few are made, besides.
const SLIP_COST: f32 = 0.8;
const FIRST_LETTER_COST: f32 = 0.05;
/// How much of what two paired words do not share counts as left out.
const MISSED: f32 = 0.4;
/// From so many letters on one more slip may be in a word when all around it is compared.
const ONE_MORE_FROM: usize = 7;
/// Fewer letters left of a longer, generic word are no short form of it.
const SHORT_MIN: usize = 3;
const SHORT_SURE: f32 = 0.9;

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

/// What has been found so far about two lists of words.
#[derive(Debug)]
struct Tally {
    mine: u32,
    theirs: u32,
    matched: f32,
    missed: f32,
    why: u16,
}

impl Tally {
    fn pair(&mut self, at: usize, with: usize, weight: f32, sure: f32) {
        self.mine |= 1 << at;
        self.theirs |= 1 << with;
        self.matched += weight * sure;
        self.missed += MISSED * weight * (1.0 - sure);
    }

    fn is_free(&self, at: usize, with: usize) -> bool {
        self.mine & (1 << at) == 0 && self.theirs & (1 << with) == 0
    }
}

/// Words paired one with one: equal ones, near ones, those written together. Then, with `M` the weight of what was
/// paired and `a`, `b` of what was left on either side, `M / (M + a + b + min(a, b))`: Jaccard's measure by weight
/// (Jaccard 1901, Ruzicka 1958), in which words that stand against each other count once more.
fn counted(one: &Name<'_>, other: &Name<'_>, subject: Subject) -> (f32, u16) {
    let mut tally = Tally { mine: 0, theirs: 0, matched: 0.0, missed: 0.0, why: 0 };
    for (at, word) in one.words.iter().enumerate().take(WORDS_MAX) {
        for (with, against) in other.words.iter().enumerate().take(WORDS_MAX) {
            if word.id == against.id && tally.is_free(at, with) {
                tally.pair(at, with, word.weight, 1.0);
            }
        }
    }
    pair_near(one, other, &mut tally);
    pair_joined(one, other, &mut tally, false);
    pair_joined(other, one, &mut tally, true);
    pair_rest(one, other, &mut tally);
    let left = |words: &[Word<'_>], paired: u32| -> (f32, usize) {
        let free = words
            .iter()
            .enumerate()
            .filter(|(at, _)| *at < WORDS_MAX && paired & (1 << at) == 0);
        free.fold((0.0, 0), |(weight, numbers), (_, word)| {
            (weight + word.weight, numbers + usize::from(is_number(word)))
        })
    };
    let (mine, my_numbers) = left(&one.words, tally.mine);
    let (theirs, their_numbers) = left(&other.words, tally.theirs);
    let all = tally.matched + tally.missed + mine + theirs + mine.min(theirs);
    let mut sure = if all > 0.0 { (tally.matched / all).min(COUNTED_MAX) } else { 0.0 };
    tally.why |= match (mine > 0.0, theirs > 0.0) {
        (false, false) => 0,
        (true, true) => Reason::Shared.bit(),
        _ => Reason::Part.bit(),
    };
    if subject != Subject::Organisations {
        let whole = spelt_alike(&one.letters(), &other.letters()).filter(|whole| *whole > sure);
        if let Some(whole) = whole {
            sure = whole;
            tally.why = Reason::Spelling.bit();
        }
    }
    if my_numbers > 0 && their_numbers > 0 {
        sure = sure.min(NUMBER_MAX);
    } else if my_numbers + their_numbers > 0 {
        sure = sure.min(NUMBER_MISSING_MAX);
    }
    (sure, tally.why)
}

fn is_number(word: &Word<'_>) -> bool {
    word.text.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Pairs what is left and spelt alike, the surest first.
fn pair_near(one: &Name<'_>, other: &Name<'_>, tally: &mut Tally) {
    let mut near: Vec<(f32, usize, usize, u16)> = Vec::new();
    let is_across = one.is_romanised != other.is_romanised;
    for (at, word) in one.words.iter().enumerate().take(WORDS_MAX) {
        for (with, against) in other.words.iter().enumerate().take(WORDS_MAX) {
            if tally.is_free(at, with)
                && let Some((sure, why)) = near_words(word, against).or_else(|| is_across.then(|| same_bones(word, against))?)
            {
                near.push((sure, at, with, why));
            }
        }
    }
    near.sort_by(|one, other| {
        other
            .0
            .total_cmp(&one.0)
            .then((one.1 + one.2).cmp(&(other.1 + other.2)))
    });
    for (sure, at, with, why) in near {
        if tally.is_free(at, with) {
            // A slip of the pen looks rare and tells nothing.
            let weight = one.words[at].weight.min(other.words[with].weight);
            tally.pair(at, with, weight, sure);
            tally.why |= why;
        }
    }
}

/// How sure it is that two different words are meant to be one.
fn near_words(one: &Word<'_>, other: &Word<'_>) -> Option<(f32, u16)> {
    if is_number(one) || is_number(other) {
        return None;
    }
    let (short, long) = if one.text.len() < other.text.len() {
        (one, other)
    } else {
        (other, one)
    };
    if long.is_generic && short.text.len() >= SHORT_MIN && long.text.starts_with(short.text) {
        return Some((SHORT_SURE, Reason::Variant.bit()));
    }
    let (rare, often) = (one.things.min(other.things), one.things.max(other.things));
    if rare >= ESTABLISHED && often < rare.saturating_mul(TYPO_RATIO) {
        return None;
    }
    let letters = one.shape.letters().max(other.shape.letters());
    let most = slips(letters) + usize::from(letters >= ONE_MORE_FROM && letters < 9);
    if !one.shape.may_be_within(other.shape, most) {
        return None;
    }
    let steps = distance(one.text, other.text, most)?;
    let mut sure = 1.0 - SLIP_COST * steps as f32 / letters as f32;
    if one.text.chars().next() != other.text.chars().next() {
        sure -= FIRST_LETTER_COST;
    }
    Some((sure, Reason::Spelling.bit()))
}

/// Words of two scripts with the same consonants.
fn same_bones(one: &Word<'_>, other: &Word<'_>) -> Option<(f32, u16)> {
    let bones = skeleton(one.text);
    (bones.len() >= BONES_OF_WORD_MIN && bones == skeleton(other.text)).then_some((SKELETON, 0))
}

/// Pairs two words of one side with one word of the other that is both of them together.
fn pair_joined(one: &Name<'_>, other: &Name<'_>, tally: &mut Tally, is_turned: bool) {
    for (with, whole) in other.words.iter().enumerate().take(WORDS_MAX) {
        let (pairs, wholes) = if is_turned { (tally.theirs, tally.mine) } else { (tally.mine, tally.theirs) };
        if wholes & (1 << with) != 0 {
            continue;
        }
        let free = |at: &(usize, &Word<'_>)| pairs & (1 << at.0) == 0;
        let starts = one.words.iter().enumerate().take(WORDS_MAX).filter(free);
        let halves = starts.filter_map(|(at, start)| Some((at, start, whole.text.strip_prefix(start.text)?)));
        let found = halves.into_iter().find_map(|(at, start, rest)| {
            let mut ends = one.words.iter().enumerate().take(WORDS_MAX).filter(free);
            let (end_at, end) = ends.find(|(end_at, end)| *end_at != at && end.text == rest)?;
            Some((1 << at | 1 << end_at, start.weight + end.weight))
        });
        if let Some((halves, weight)) = found {
            let (mine, theirs) = if is_turned { (1 << with, halves) } else { (halves, 1 << with) };
            tally.mine |= mine;
            tally.theirs |= theirs;
            tally.matched += weight.min(whole.weight);
            tally.why |= Reason::Spaces.bit();
        }
    }
}

/// Pairs all that is left with all that is left, wherever words end, when a few slips lie between them and one side has a
/// word that hardly anything has.
fn pair_rest(one: &Name<'_>, other: &Name<'_>, tally: &mut Tally) {
    let rest = |name: &Name<'_>, paired: u32| {
        let mut rest = (String::new(), 0.0, false, 0);
        for (at, word) in name.words.iter().enumerate().take(WORDS_MAX) {
            if paired & (1 << at) == 0 {
                rest.0.push_str(word.text);
                rest.1 += word.weight;
                rest.2 |= word.things < ESTABLISHED;
                rest.3 |= 1 << at;
            }
        }
        rest
    };
    let (mine, theirs) = (rest(one, tally.mine), rest(other, tally.theirs));
    if !(mine.2 || theirs.2) || mine.3 == 0 || theirs.3 == 0 || digits(&mine.0).ne(digits(&theirs.0)) {
        return;
    }
    let letters = mine.0.chars().count().max(theirs.0.chars().count());
    let Some(steps) = distance(&mine.0, &theirs.0, slips(letters)) else { return };
    let sure = 1.0 - SLIP_COST * (steps as f32 + 0.5) / letters as f32;
    tally.mine |= mine.3;
    tally.theirs |= theirs.3;
    let weight = mine.1.min(theirs.1);
    tally.matched += weight * sure;
    tally.missed += MISSED * weight * (1.0 - sure);
    tally.why |= Reason::Spaces.bit() | if steps > 0 { Reason::Spelling.bit() } else { 0 };
}

fn digits(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(char::is_ascii_digit)
}

/// Whole names of places and lists with a few slips, wherever their words end.
fn spelt_alike(one: &str, other: &str) -> Option<f32> {
    let letters = one.chars().count().max(other.chars().count());
    let steps = distance(one, other, slips(letters))?;
    Some((1.0 - 1.2 * steps as f32 / letters as f32).min(COUNTED_MAX))
}
