//! Which word of one name is which word of the other.

use crate::compare::{Name, SKELETON, Word};
use crate::distance::{distance, slips};
use crate::index::BONES_MIN;
use crate::name::WORDS_MAX;
use crate::reason::Reason;
use crate::script::skeleton;

/// Words that so many things have are both right, unless one is this many times as frequent.
const ESTABLISHED: u32 = 3;
const TYPO_RATIO: u32 = 50;
/// Fewer letters left of a longer, generic word are no short form of it.
const SHORT_MIN: usize = 3;
const SHORT_SURE: f32 = 0.9;
/// What a slip costs, times its share of the letters; and one in the first letter, where few are made, besides.
const SLIP_COST: f32 = 0.8;
const FIRST_LETTER_COST: f32 = 0.05;
/// How much of what two paired words do not share counts as left out.
const MISSED: f32 = 0.4;
/// Words of so many letters may have one more slip when all around them is compared.
const ONE_MORE: std::ops::Range<usize> = 7..9;
const BONES_OF_WORD_MIN: usize = 2;
/// One letter makes another word of one with fewer letters than this (IRC and ICRC, Home and Hope, Laos and Lagos), and two
/// of one with fewer than that (Interior and Exterior).
const SHORT_WORD: usize = 6;
const MIDDLING_WORD: usize = 10;
/// Unless so many other words agree.
const AGREEING: u32 = 2;

/// A word that so many things have is hardly a slip, nor two words in one.
const CERTAIN: u32 = 12;
/// Words with a smaller share of all weight in common are not looked at more closely.
const HOPE: f32 = 0.45;

/// What has been found so far about two lists of words.
#[derive(Debug)]
pub(crate) struct Tally {
    /// Words of the first that are paired, as bits, and of the second.
    pub mine: u32,
    pub theirs: u32,
    /// The weight of what was paired, and of what is lost because it is not quite the same.
    pub matched: f32,
    pub missed: f32,
    pub why: u16,
    /// Two paired words may as well be two: short words that a slip turns into others.
    pub is_doubtful: bool,
}

impl Tally {
    /// Pairs each word with at most one: the same word first, then what is spelt alike, then words written together.
    pub fn of(one: &Name<'_>, other: &Name<'_>) -> Self {
        let mut tally = Self {
            mine: 0,
            theirs: 0,
            matched: 0.0,
            missed: 0.0,
            why: 0,
            is_doubtful: false,
        };
        for (at, word) in one.words.iter().enumerate().take(WORDS_MAX) {
            let same = |with: &usize| other.words[*with].id == word.id && tally.theirs & (1 << with) == 0;
            if let Some(with) = (0..other.words.len().min(WORDS_MAX)).find(same) {
                tally.pair(at, with, word.weight, 1.0);
            }
        }
        if tally.is_hopeless(one, other) {
            return tally;
        }
        if tally.is_open(one, other) {
            pair_near(one, other, &mut tally);
        }
        if tally.is_open(one, other) {
            pair_joined(one, other, &mut tally, false);
            pair_joined(other, one, &mut tally, true);
            pair_rest(one, other, &mut tally);
        }
        tally
    }

    /// Whether far too much is left, and all of it are words that many have, which are hardly slips.
    fn is_hopeless(&self, one: &Name<'_>, other: &Name<'_>) -> bool {
        let mut left = 0.0;
        for (_, word) in free(one, self.mine).chain(free(other, self.theirs)) {
            if word.things < CERTAIN {
                return false;
            }
            left += word.weight;
        }
        self.matched < HOPE * (self.matched + left)
    }

    /// Whether both sides have words left.
    fn is_open(&self, one: &Name<'_>, other: &Name<'_>) -> bool {
        let is_left =
            |words: &[Word<'_>], paired: u32| (paired.count_ones() as usize) < words.len().min(WORDS_MAX);
        is_left(&one.words, self.mine) && is_left(&other.words, self.theirs)
    }

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

/// Pairs what is left and spelt alike, the surest first.
fn pair_near(one: &Name<'_>, other: &Name<'_>, tally: &mut Tally) {
    let agree = tally.mine.count_ones();
    let mut near: Vec<(f32, usize, usize, u16)> = Vec::new();
    let is_across = one.is_romanised != other.is_romanised && may_meet(one, other, tally);
    for (at, word) in one.words.iter().enumerate().take(WORDS_MAX) {
        for (with, against) in other.words.iter().enumerate().take(WORDS_MAX) {
            if tally.is_free(at, with)
                && let Some((sure, why)) =
                    near_words(word, against).or_else(|| is_across.then(|| same_bones(word, against))?)
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
            tally.is_doubtful |= agree < AGREEING && is_doubtful(&one.words[at], &other.words[with], why);
        }
    }
}

/// How sure it is that two different words are meant to be one.
fn near_words(one: &Word<'_>, other: &Word<'_>) -> Option<(f32, u16)> {
    if one.is_number() || other.is_number() {
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
    let most = slips(letters) + usize::from(ONE_MORE.contains(&letters));
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

/// Whether two words that are spelt alike are short enough that each may be right.
fn is_doubtful(one: &Word<'_>, other: &Word<'_>, why: u16) -> bool {
    let letters = one.shape.letters().min(other.shape.letters());
    let is_slip = why & Reason::Spelling.bit() != 0;
    let is_one = || distance(one.text, other.text, 1).is_some();
    is_slip && (letters < SHORT_WORD || (letters < MIDDLING_WORD && !is_one()))
}

/// Whether the consonants of two scripts may tell: a few of them stand in too many names, unless another word agrees.
fn may_meet(one: &Name<'_>, other: &Name<'_>, tally: &Tally) -> bool {
    let with: Vec<String> = free(other, tally.theirs)
        .map(|(_, word)| skeleton(word.text))
        .collect();
    let met = free(one, tally.mine).map(|(_, word)| skeleton(word.text));
    let met = met.filter(|bones| with.contains(bones));
    tally.mine != 0 || met.map(|bones| bones.len()).sum::<usize>() >= BONES_MIN
}

/// Words of two scripts with the same consonants.
fn same_bones(one: &Word<'_>, other: &Word<'_>) -> Option<(f32, u16)> {
    let bones = skeleton(one.text);
    (bones.len() >= BONES_OF_WORD_MIN && bones == skeleton(other.text)).then_some((SKELETON, 0))
}

/// Pairs two words of one side with one word of the other that is both of them together.
fn pair_joined(one: &Name<'_>, other: &Name<'_>, tally: &mut Tally, is_turned: bool) {
    for (with, whole) in other.words.iter().enumerate().take(WORDS_MAX) {
        let (pairs, wholes) = if is_turned {
            (tally.theirs, tally.mine)
        } else {
            (tally.mine, tally.theirs)
        };
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
            let (mine, theirs) = if is_turned {
                (1 << with, halves)
            } else {
                (halves, 1 << with)
            };
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
    let is_rare =
        |name: &Name<'_>, paired: u32| free(name, paired).any(|(_, word)| word.things < ESTABLISHED);
    if !is_rare(one, tally.mine) && !is_rare(other, tally.theirs) {
        return;
    }
    let rest = |name: &Name<'_>, paired: u32| {
        free(name, paired).fold((String::new(), 0.0, 0), |(text, weight, bits), (at, word)| {
            (text + word.text, weight + word.weight, bits | 1 << at)
        })
    };
    let (mine, theirs) = (rest(one, tally.mine), rest(other, tally.theirs));
    if mine.2 == 0 || theirs.2 == 0 || digits(&mine.0).ne(digits(&theirs.0)) {
        return;
    }
    let letters = mine.0.chars().count().max(theirs.0.chars().count());
    let Some(steps) = distance(&mine.0, &theirs.0, slips(letters)) else {
        return;
    };
    let sure = 1.0 - SLIP_COST * (steps as f32 + 0.5) / letters as f32;
    tally.mine |= mine.2;
    tally.theirs |= theirs.2;
    let weight = mine.1.min(theirs.1);
    tally.matched += weight * sure;
    tally.missed += MISSED * weight * (1.0 - sure);
    tally.why |= Reason::Spaces.bit() | if steps > 0 { Reason::Spelling.bit() } else { 0 };
}

/// Words that are not paired yet.
fn free<'n, 'w>(name: &'n Name<'w>, paired: u32) -> impl Iterator<Item = (usize, &'n Word<'w>)> {
    name.words
        .iter()
        .enumerate()
        .take(WORDS_MAX)
        .filter(move |(at, _)| paired & (1 << at) == 0)
}

fn digits(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(char::is_ascii_digit)
}
