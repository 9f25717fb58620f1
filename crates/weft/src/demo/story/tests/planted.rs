//! Every planted truth, worked out again from the records in the plainest way.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::super::{Activity, Overlap, Role, Standing, Status, Story, TRUTHS};
use super::{all_areas, area_of, going_on, kinds, many_stories};

fn hands_in_area(story: &Story, area: &str, focus: &str) -> usize {
    let there =
        going_on(story, story.today).filter(|work| work.focus == focus && area_of(story, work.place) == area);
    there.flat_map(Activity::hands).collect::<BTreeSet<_>>().len()
}

fn was_asked(story: &Story, area: &str, focus: &str) -> bool {
    story
        .asked
        .iter()
        .any(|asked| asked.place == area && asked.focus == focus)
}

fn areas_with(story: &Story, area_of_focus: &str, day: NaiveDate) -> BTreeSet<&'static str> {
    let kinds = kinds(area_of_focus);
    going_on(story, day)
        .filter(|work| kinds.contains(&work.focus))
        .map(|work| area_of(story, work.place))
        .collect()
}

type ForWhom = (&'static str, &'static str, Option<&'static str>);

/// Where at least as many organisations as the coalition thinks worth a talk work for the same people.
fn overlaps(
    story: &Story,
    seen_from: impl Fn(&'static str) -> &'static str,
) -> BTreeMap<ForWhom, BTreeSet<&'static str>> {
    let mut cells: BTreeMap<ForWhom, BTreeSet<&str>> = BTreeMap::new();
    for work in going_on(story, story.today) {
        cells
            .entry((seen_from(work.place), work.focus, work.population))
            .or_default()
            .extend(work.hands());
    }
    cells.retain(|_, organisations| organisations.len() >= story.coalition.overlap_threshold);
    cells
}

fn set(keys: &[&'static str]) -> BTreeSet<&'static str> {
    keys.iter().copied().collect()
}

#[test]
fn the_gaps_are_needed_most_and_asked_about_and_nobody_is_there() {
    for story in many_stories() {
        let urgent = story
            .needs
            .iter()
            .filter(|need| need.level == 3 && all_areas(&story).contains(need.place));
        let gaps: BTreeSet<_> = urgent
            .filter(|need| was_asked(&story, need.place, need.focus))
            .filter(|need| hands_in_area(&story, need.place, need.focus) == 0)
            .map(|need| (need.place, need.focus))
            .collect();
        assert_eq!(gaps, TRUTHS.gaps.iter().map(|gap| (gap.place, gap.focus)).collect());
        for gap in TRUTHS.gaps {
            let hoped = story.activities.iter().any(|work| {
                work.focus == gap.focus
                    && area_of(&story, work.place) == gap.place
                    && work.status != Status::Finished
            });
            assert!(!hoped, "{gap:?} has neither plans nor pauses");
        }
    }
}

#[test]
fn the_overlaps_are_the_two_planted_ones() {
    for story in many_stories() {
        let planted = || TRUTHS.overlaps.iter();
        let by_district = overlaps(&story, |place| place);
        let there = |overlap: &Overlap| (overlap.cell.place, overlap.cell.focus, Some(overlap.population));
        assert_eq!(
            by_district,
            planted()
                .map(|overlap| (there(overlap), set(overlap.organisations)))
                .collect()
        );

        // Seen from further away, area by area, they are still the only ones.
        let by_area = overlaps(&story, |place| area_of(&story, place));
        let there = |overlap: &Overlap| {
            (area_of(&story, overlap.cell.place), overlap.cell.focus, Some(overlap.population))
        };
        assert_eq!(
            by_area,
            planted()
                .map(|overlap| (there(overlap), set(overlap.organisations)))
                .collect()
        );
    }
}

#[test]
fn livelihoods_are_what_we_know_least_about() {
    for story in many_stories() {
        let unknown_in = |focus: &str| -> BTreeSet<&str> {
            let known = |area: &str| {
                was_asked(&story, area, focus)
                    || story
                        .activities
                        .iter()
                        .any(|work| work.focus == focus && area_of(&story, work.place) == area)
            };
            all_areas(&story)
                .into_iter()
                .filter(|area| !known(area))
                .collect()
        };
        let unknown = unknown_in(TRUTHS.mostly_unknown);
        assert_eq!(unknown, set(TRUTHS.mostly_unknown_in));
        for focus in kinds("all")
            .into_iter()
            .filter(|focus| *focus != TRUTHS.mostly_unknown)
        {
            assert!(unknown_in(focus).len() < unknown.len(), "{focus}");
        }
    }
}

#[test]
fn two_areas_have_hardly_been_asked() {
    for story in many_stories() {
        let asked_about = |area: &str| {
            kinds("all")
                .into_iter()
                .filter(|focus| was_asked(&story, area, focus))
                .count()
        };
        let hardly: BTreeSet<_> = all_areas(&story)
            .into_iter()
            .filter(|area| asked_about(area) < 10)
            .collect();
        assert_eq!(hardly, set(TRUTHS.hardly_asked));
        assert!(
            all_areas(&story)
                .difference(&hardly)
                .all(|area| asked_about(area) >= 15)
        );
    }
}

#[test]
fn counselling_in_lampang_stopped_within_the_year() {
    for story in many_stories() {
        let stopped = TRUTHS.stopped;
        let by = |day: NaiveDate| -> BTreeSet<&str> {
            let there = going_on(&story, day).filter(|work| {
                work.focus == stopped.cell.focus && area_of(&story, work.place) == stopped.cell.place
            });
            there.map(|work| work.organisations[0].0).collect()
        };
        assert_eq!(by(story.today - Days::new(365)), set(&[stopped.organisation]));
        assert!(by(story.today).is_empty());
    }
}

#[test]
fn one_area_hangs_on_one_organisation() {
    for story in many_stories() {
        let alone = all_areas(&story).into_iter().filter_map(|area| {
            let there = going_on(&story, story.today).filter(|work| area_of(&story, work.place) == area);
            let hands: BTreeSet<_> = there.flat_map(Activity::hands).collect();
            (hands.len() == 1).then(|| (area, *hands.first().unwrap()))
        });
        assert_eq!(alone.collect::<Vec<_>>(), [TRUTHS.hangs_on_one]);
    }
}

#[test]
fn one_funder_pays_for_most_of_the_safe_housing() {
    for story in many_stories() {
        let payer = TRUTHS.main_payer;
        let housing: Vec<_> = going_on(&story, story.today)
            .filter(|work| work.focus == payer.focus)
            .collect();
        let paid = housing
            .iter()
            .filter(|work| work.organisations.contains(&(payer.organisation, Role::Pays)));
        assert!(housing.len() >= 10);
        assert!(paid.count() * 100 >= housing.len() * payer.percent_min);
    }
}

#[test]
fn four_areas_have_prevention_and_no_recovery() {
    for story in many_stories() {
        let prevention = areas_with(&story, "prevention", story.today);
        let recovery = areas_with(&story, "recovery", story.today);
        let apart: BTreeSet<_> = prevention.difference(&recovery).copied().collect();
        assert_eq!(apart, set(TRUTHS.prevention_without_recovery));
    }
}

#[test]
fn prevention_has_reached_every_area_within_a_year() {
    for story in many_stories() {
        assert_eq!(areas_with(&story, "prevention", story.today), all_areas(&story));
        let a_year_ago = areas_with(&story, "prevention", story.today - Days::new(365));
        assert_eq!(a_year_ago, set(TRUTHS.prevention_a_year_ago));
    }
}

#[test]
fn there_is_something_to_tidy() {
    for story in many_stories() {
        let find = |key: &str| {
            story
                .organisations
                .iter()
                .find(|organisation| organisation.key == key)
                .unwrap()
        };
        for (keep, other) in TRUTHS.listed_twice {
            let phone = |key| find(key).contact.as_ref().and_then(|contact| contact.phone);
            assert!(phone(keep).is_some());
            assert_eq!(phone(keep), phone(other));
        }
        assert!(matches!(find(TRUTHS.ended).standing, Standing::Ended { .. }));
        let (merged, kept) = TRUTHS.merged;
        assert!(matches!(find(merged).standing, Standing::Merged { into, .. } if into == kept));
        let gone = story
            .organisations
            .iter()
            .filter(|organisation| organisation.standing != Standing::Active);
        assert_eq!(gone.count(), 2);
    }
}
