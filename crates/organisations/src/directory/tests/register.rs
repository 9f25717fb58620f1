use chrono::NaiveDate;
use uuid::Uuid;

use super::super::choice::{Choice, Order, Word};
use super::super::register::{Entered, Mark, Register};
use crate::organisations::State;

/// Numbers that look thrown, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

const SYLLABLES: [&str; 8] = ["ro", "ad", "บ้", "าน", "a", "la", "ق", "o"];
const TONGUES: [&str; 2] = ["th", "lo"];

fn text(dice: &mut Dice) -> String {
    (0..=dice.below(4))
        .map(|_| SYLLABLES[dice.below(SYLLABLES.len())])
        .collect()
}

fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128)
}

fn entered(dice: &mut Dice, number: usize) -> Entered {
    let names: Vec<String> = (0..=dice.below(3)).map(|_| text(dice)).collect();
    let mut marks: Vec<Mark> = (0..dice.below(4))
        .map(|_| Mark::Of(id(900 + dice.below(6))))
        .collect();
    marks.extend((0..dice.below(2)).map(|_| Mark::Speaks(TONGUES[dice.below(2)].to_owned())));
    Entered {
        id: id(number),
        state: State::ALL[dice.below(3)],
        updated_at: dice.below(5) as i64,
        confirmed_on: NaiveDate::from_ymd_opt(2020 + i32::try_from(dice.below(5)).unwrap(), 1, 1)
            .filter(|_| dice.below(4) > 0),
        names: names.join("|"),
        marks,
    }
}

fn choice(dice: &mut Dice) -> Choice {
    let some =
        |dice: &mut Dice| -> Vec<Uuid> { (0..dice.below(3)).map(|_| id(900 + dice.below(7))).collect() };
    Choice {
        words: (0..dice.below(3))
            .map(|_| Word { text: text(dice), kinds: some(dice) })
            .collect(),
        beginnings: (0..dice.below(2)).map(|_| text(dice)).collect(),
        sectors: Vec::new(),
        focuses: some(dice),
        places: some(dice),
        language: (dice.below(4) == 0).then(|| "th".to_owned()),
        state: (dice.below(2) == 0).then(|| State::ALL[dice.below(3)]),
        stale_before: (dice.below(4) == 0).then(|| NaiveDate::from_ymd_opt(2022, 6, 1).unwrap()),
        order: Order::ALL[dice.below(4)],
    }
}

/// What a choice leaves, gone through one by one.
fn one_by_one(all: &[Entered], choice: &Choice) -> Vec<Uuid> {
    let has = |one: &Entered, ids: &[Uuid]| {
        ids.is_empty() || ids.iter().any(|id| one.marks.contains(&Mark::Of(*id)))
    };
    let mut left: Vec<&Entered> = all
        .iter()
        .filter(|one| {
            choice.words.iter().all(|word| {
                one.names.contains(&word.text) || (!word.kinds.is_empty() && has(one, &word.kinds))
            })
        })
        .filter(|one| {
            let starts = |start: &String| one.names.split('|').any(|name| name.starts_with(start.as_str()));
            choice.beginnings.iter().all(starts)
        })
        .filter(|one| has(one, &choice.focuses) && has(one, &choice.places))
        .filter(|one| {
            choice
                .language
                .iter()
                .all(|tag| one.marks.contains(&Mark::Speaks(tag.clone())))
        })
        .filter(|one| {
            choice
                .stale_before
                .is_none_or(|before| one.confirmed_on.is_none_or(|day| day < before))
        })
        .filter(|one| choice.state.is_none_or(|state| one.state == state))
        .collect();
    match choice.order {
        Order::Name | Order::NameBackwards => left.sort_by_key(|one| (one.names.split('|').next(), one.id)),
        Order::OldestFirst | Order::LatestFirst => left.sort_by_key(|one| (one.updated_at, one.id)),
    }
    if matches!(choice.order, Order::NameBackwards | Order::LatestFirst) {
        left.reverse();
    }
    left.into_iter().map(|one| one.id).collect()
}

#[test]
fn the_register_finds_what_going_through_one_by_one_finds() {
    let mut dice = Dice(7);
    let mut some_found = 0;
    for _ in 0..60 {
        let mut all: Vec<Entered> = (0..dice.below(60))
            .map(|number| entered(&mut dice, number))
            .collect();
        let mut register = Register::default();
        for some in all.chunks(17) {
            register = register.with(&[], some.to_vec());
        }
        // Some change, others are new.
        let fresh: Vec<Entered> = (0..dice.below(9))
            .map(|step| entered(&mut dice, step * 11))
            .collect();
        // And some are no more.
        let gone = (0..dice.below(4)).map(|step| id(step * 11 + 1));
        let read: Vec<Uuid> = fresh.iter().map(|one| one.id).chain(gone).collect();
        register = register.with(&read, fresh.clone());
        all.retain(|one| !read.contains(&one.id));
        all.extend(fresh);
        for _ in 0..20 {
            let choice = choice(&mut dice);
            let found = register.chosen(&choice);
            assert_eq!(found, one_by_one(&all, &choice), "{choice:?}\n{all:?}");
            some_found += usize::from(!found.is_empty());
        }
        assert_eq!(register.is_empty(), all.is_empty());
    }
    assert!(some_found > 200, "most choices leave nothing: {some_found}");
}
