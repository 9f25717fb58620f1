//! The cloth held against a slow and simple counting, and edited looms against new ones.

use super::random::{Random, Row};
use super::slow::Slow;
use crate::{Frame, Loom, Part, weave};

fn loom_of(frame: &Frame, rows: &[Row]) -> Loom {
    let mut loom = Loom::new(frame.clone()).unwrap();
    for (activity, crew) in rows {
        loom.put(*activity, crew).unwrap();
    }
    loom
}

#[test]
fn every_cell_is_as_a_slow_counting_finds_it() {
    for seed in 0..3_000 {
        let mut random = Random(seed);
        let frame = random.frame();
        let rows = random.rows(&frame);
        let ask = random.ask(&frame);
        let (asked, needs) = random.ground(&frame);
        let loom = loom_of(&frame, &rows);
        Slow { frame: &frame, ask: &ask, rows: &rows, asked: &asked, needs: &needs }.check(&loom);
    }
}

#[test]
fn an_edited_loom_gives_the_same_views_as_one_built_anew() {
    for seed in 10_000..10_400 {
        let mut random = Random(seed);
        let frame = random.frame();
        let mut rows = random.rows(&frame);
        let mut loom = loom_of(&frame, &rows);
        for _ in 0..20 {
            let key = random.below(45);
            let had = rows.iter().any(|(activity, parts)| {
                let counts = |part: &Part| part.to.is_none_or(|to| to >= activity.from);
                activity.key == key && parts.iter().any(counts)
            });
            rows.retain(|(activity, _)| activity.key != key);
            if random.below(3) == 0 {
                assert_eq!(loom.remove(key), had);
            } else {
                let row = random.row(&frame, key);
                loom.put(row.0, &row.1).unwrap();
                rows.push(row);
            }
            if random.below(8) == 0 {
                loom.tighten();
            }
        }
        let anew = loom_of(&frame, &rows);
        assert_eq!(loom.len(), anew.len());
        let (asked, needs) = random.ground(&frame);
        for _ in 0..4 {
            let ask = random.ask(&frame);
            assert_eq!(weave(&loom, &ask, &asked, &needs), weave(&anew, &ask, &asked, &needs));
        }
    }
}
