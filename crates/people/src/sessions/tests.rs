use chrono::{DateTime, TimeDelta, Utc};

use super::rules::{is_open, is_own_path};

fn noon() -> DateTime<Utc> {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

#[test]
fn a_session_ends_when_idle_or_old() {
    let check = |age: TimeDelta, idle: TimeDelta, expected: bool| {
        assert_eq!(is_open(noon() - age, noon() - idle, noon()), expected, "{age} {idle}");
    };
    check(TimeDelta::zero(), TimeDelta::zero(), true);
    check(TimeDelta::hours(12), TimeDelta::hours(12), true);
    check(TimeDelta::hours(13), TimeDelta::minutes(12 * 60 + 1), false);
    check(TimeDelta::days(14), TimeDelta::minutes(1), true);
    check(TimeDelta::days(15), TimeDelta::minutes(1), false);
}

#[test]
fn a_link_leads_only_to_this_site() {
    for path in ["/", "/c/three-rivers", "/start"] {
        assert!(is_own_path(path), "{path}");
    }
    for path in [
        "",
        "//evil.example",
        "https://evil.example",
        "/\\evil",
        "/a?b",
        "javascript:x",
        "/%0d%0a",
    ] {
        assert!(!is_own_path(path), "{path}");
    }
}
