use web::Query;

use super::super::choice::{Choice, Order};
use super::LIST;
use crate::organisations::State;

fn today() -> chrono::NaiveDate {
    kernel::parse_day("2026-11-23").unwrap()
}

fn read(address: &str) -> Choice {
    Choice::read(&Query::parse(LIST, address), &[], &places::Tree::default(), today())
}

#[test]
fn an_address_is_read_into_a_choice() {
    let choice = read("q=Open+Ro+%E0%B9%80%E0%B8%9B%E0%B8%B4%E0%B8%94&state=ended&sort=-updated&spoken=th");
    let words: Vec<&str> = choice.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!((words, choice.beginnings), (vec!["open", "เปิด"], vec!["ro".to_owned()]));
    assert_eq!(
        (choice.state, choice.order, choice.language.as_deref()),
        (Some(State::Ended), Order::LatestFirst, Some("th"))
    );
    for (address, state) in [
        ("", Some(State::Active)),
        ("state=any", None),
        ("state=nonsense", Some(State::Active)),
    ] {
        assert_eq!(read(address).state, state, "{address}");
    }
    assert_eq!(read("sort=nonsense").order, Order::Name);
    assert_eq!(read("stale=yes").stale_before, kernel::parse_day("2025-11-23"));
    assert_eq!(read("stale=no").stale_before, None);
}
