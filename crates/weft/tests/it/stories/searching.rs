//! Somebody who looks for help of a kind finds who gives it, whatever they are called.

use axum::http::StatusCode;
use testkit::Site;

use super::finding::{activity, focus, organisation, place, rivers};

const WORK: [&str; 3] = [
    "Safe housing in Nan",
    "Safe housing in Phayao",
    "Legal aid in Nan",
];

pub async fn what_is_done_finds_who_does_it(site: &Site) {
    let (scope, visitor) = rivers(site).await;
    let (nan, phayao) = (place(site, scope, "Nan").await, place(site, scope, "Phayao").await);
    let housing = focus(site, scope, "safe-housing").await;
    let legal = focus(site, scope, "legal-aid").await;
    let kept = [
        ("name", "Tamarind"),
        ("focuses", housing.as_str()),
        ("version", "0"),
    ];
    let added = visitor.post("/c/rivers/organisations", &kept).await;
    added.expect(StatusCode::SEE_OTHER);
    let temple = organisation(&visitor, "Temple").await;
    for (place, focus) in [(&nan, &housing), (&phayao, &housing), (&nan, &legal)] {
        let fields = [
            ("focus", focus.as_str()),
            ("place", place.as_str()),
            ("from_on", "2026-02-01"),
            ("status", "under-way"),
            ("note", "On market days."),
        ];
        activity(&visitor, &temple, &fields).await;
    }
    for (words, who, work) in [
        ("shelter", vec!["Tamarind"], vec![WORK[0], WORK[1]]),
        ("shelter+nan", vec![], vec![WORK[0]]),
        ("temple+shelter", vec![], vec![WORK[0], WORK[1]]),
        ("nan+legal+temple", vec![], vec![WORK[2]]),
        ("temple+nan", vec![], vec![WORK[0], WORK[2]]),
        ("tamarind+shelter", vec!["Tamarind"], vec![]),
        ("legal+phayao", vec![], vec![]),
        // By its note; called as on its page all the same.
        ("market", vec![], WORK.to_vec()),
    ] {
        let page = visitor.get(&format!("/c/rivers/find?q={words}")).await;
        let page = page.expect(StatusCode::OK).text();
        let list = visitor.get(&format!("/c/rivers/activities?q={words}")).await;
        let list = list.expect(StatusCode::OK).text();
        let is_found = |page: &str, name: &str| page.contains(&format!("<bdi>{name}</bdi></a>"));
        assert_eq!(is_found(&page, "Tamarind"), who.contains(&"Tamarind"), "{words}: {page}");
        for name in WORK {
            assert_eq!(is_found(&page, name), work.contains(&name), "{words}: {name} in {page}");
            assert_eq!(is_found(&list, name), work.contains(&name), "{words}: {name} in {list}");
        }
    }
}
