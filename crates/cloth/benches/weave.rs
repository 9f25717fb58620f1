//! How long views of a great many activities take: `cargo bench -p cloth [-- ACTIVITIES]`.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use cloth::{
    Activity, Ask, Asked, Axis, Filter, Frame, Limits, Loom, Need, Role, Shown, Status, Tree, days, findings,
    weave,
};

const ORGANISATIONS: u32 = 3_000;
const SECTORS: u32 = 14;
const PROVINCES: u32 = 25;
const DISTRICTS: u32 = 500;
const AREAS: u32 = 5;
const KINDS: u32 = 14;
const POPULATIONS: u32 = 6;

fn main() {
    let activities = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1_000_000);
    let started = Instant::now();
    let loom = filled(activities);
    println!(
        "{activities} activities, {ORGANISATIONS} organisations, {DISTRICTS} districts, {KINDS} kinds of work"
    );
    println!("load                              {:>9.1} ms", millis(started.elapsed()));
    println!("memory                            {:>9.1} MB", loom.bytes() as f64 / 1e6);

    let (asked, needs) = ground();
    let districts = Axis::Places(Shown::level(1));
    let kinds = Axis::Focuses(Shown::level(1));
    let views = [
        ("district x kind, no overlaps", ask(districts.clone(), kinds.clone(), 0)),
        ("district x kind", ask(districts.clone(), kinds.clone(), 4)),
        ("province x area", ask(Axis::Places(Shown::level(0)), Axis::Focuses(Shown::level(0)), 4)),
        ("sector x district, no overlaps", ask(Axis::Sectors, districts.clone(), 0)),
        ("sector x district", ask(Axis::Sectors, districts.clone(), 4)),
        ("district x population", ask(districts.clone(), Axis::Populations, 4)),
        ("district x year", ask(districts.clone(), Axis::Years { first: 2022, last: 2024 }, 4)),
        ("organisation x kind", ask(Axis::Organisations, kinds.clone(), 4)),
    ];
    for (name, ask) in &views {
        report(name, || weave(&loom, ask, &asked, &needs).map(|cloth| cloth.total));
    }

    after_an_edit(loom, &views[1].1, &asked, &needs);
}

fn after_an_edit(mut loom: Loom, view: &Ask, asked: &[Asked], needs: &[Need]) {
    let mut key = 0;
    report("one edit, then district x kind", || {
        key += 7;
        let edited = activity(key, &mut Random(u64::from(key)));
        loom.put(edited, &[(key % ORGANISATIONS, Role::Runs)])
            .map(|()| weave(&loom, view, asked, needs))
    });
    let cloth = weave(&loom, view, asked, needs).expect("invariant: the question fits the frame");
    let earlier = Ask { on: view.on - 365, ..view.clone() };
    let before = weave(&loom, &earlier, asked, needs).expect("invariant: the question fits the frame");
    report("findings, with a year before", || {
        findings(&loom, &cloth, Some(&before), &Limits { most: 5, set: vec![0, 1, 2] })
    });
}

fn report<T>(name: &str, mut work: impl FnMut() -> T) {
    black_box(work());
    let mut times: Vec<Duration> = (0..15)
        .map(|_| {
            let started = Instant::now();
            black_box(work());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{name:<33} {:>9.1} ms best {:>9.1} ms median", millis(times[0]), millis(times[7]));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn ask(rows: Axis, cols: Axis, overlap_from: u32) -> Ask {
    Ask {
        rows,
        cols,
        on: days::from_date(2024, 6, 1),
        filter: Filter::default(),
        overlap_from,
    }
}

fn filled(activities: u32) -> Loom {
    let mut random = Random(5);
    let places: Vec<_> = (0..PROVINCES + DISTRICTS)
        .map(|place| place.checked_sub(PROVINCES).map(|d| d % PROVINCES))
        .collect();
    let focuses: Vec<_> = (0..AREAS + KINDS)
        .map(|focus| focus.checked_sub(AREAS).map(|kind| kind % AREAS))
        .collect();
    let sectors_of = (0..ORGANISATIONS).map(|_| vec![random.below(SECTORS)]).collect();
    let frame = Frame {
        places: Tree::new(&places).expect("invariant: provinces come first"),
        focuses: Tree::new(&focuses).expect("invariant: areas come first"),
        sectors_of,
        sectors: SECTORS,
        populations: POPULATIONS,
    };
    let mut loom = Loom::new(frame).expect("invariant: sectors are in range");
    for key in 0..activities {
        let organisation = random.pareto(1.2, 40.0) % ORGANISATIONS;
        let partner = (random.pareto(1.2, 40.0) % ORGANISATIONS, Role::Supports);
        let parts = [(organisation, Role::Runs), partner];
        let several = if random.below(10) == 0 { 2 } else { 1 };
        loom.put(activity(key, &mut random), &parts[..several])
            .expect("invariant: indexes are in range");
    }
    loom.tighten();
    loom
}

fn activity(key: u32, random: &mut Random) -> Activity {
    let from = days::from_date(2022, 1, 1) + random.below(1000) as i32;
    let status = [
        Status::Planned,
        Status::UnderWay,
        Status::UnderWay,
        Status::Finished,
    ][random.below(4) as usize];
    Activity {
        key,
        place: PROVINCES + random.pareto(1.0, 20.0) % DISTRICTS,
        focus: AREAS + random.below(KINDS),
        population: random.below(POPULATIONS * 2).checked_sub(POPULATIONS),
        from,
        to: Some(from + 365 + random.below(700) as i32).filter(|_| status != Status::Planned),
        status,
    }
}

fn ground() -> (Vec<Asked>, Vec<Need>) {
    let mut random = Random(9);
    let pairs =
        (0..DISTRICTS).flat_map(|district| (0..KINDS).map(move |kind| (PROVINCES + district, AREAS + kind)));
    let asked = pairs.clone().filter(|(place, _)| place % 5 > 0);
    let asked = asked
        .map(|(place, focus)| Asked { place, focus, on: days::from_date(2023, 1, 1) })
        .collect();
    let needs = pairs
        .map(|(place, focus)| Need { place, focus, level: random.below(4) as u8 })
        .collect();
    (asked, needs)
}

/// SplitMix64, so that every run weaves the same cloth.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, limit: u32) -> u32 {
        (self.next() % u64::from(limit)) as u32
    }

    /// A few get most: the tail of real organisations and places.
    fn pareto(&mut self, steepness: f64, scale: f64) -> u32 {
        let share = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        (((1.0 - share).powf(-1.0 / steepness) - 1.0) * scale) as u64 as u32
    }
}
