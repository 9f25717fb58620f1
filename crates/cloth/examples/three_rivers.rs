//! A small invented coalition: what it shows, and its pictures. `cargo run -p cloth --example three_rivers [FOLDER]`

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::path::Path;

use cloth::{
    Activity, Ask, Asked, Axis, Cloth, Filter, Frame, Limits, Loom, Need, Role, Shown, Status, Stray, Tree,
    days, draw, findings, weave,
};

const DISTRICTS: [&str; 9] = [
    "Amara", "Belun", "Chalo", "Doran", "Esper", "Fadim", "Goru", "Hanu", "Iru",
];
const KINDS: [&str; 8] = [
    "Awareness",
    "Identification",
    "Shelter",
    "Health",
    "Legal help",
    "Livelihoods",
    "Training",
    "Research",
];
/// Organisations at work in each district and kind; `.` where nobody has been asked.
const THREADS: [&str; 9] = [
    "33233152", "211.1.21", "1101001.", "21121141", "421110.1", "10010.10", "2111112.", "11.11.1.",
    "21001011",
];
const HIGH_NEED: [u32; 3] = [2, 5, 8];

fn main() -> Result<(), Box<dyn Error>> {
    let today = days::from_date(2026, 11, 22);
    let (loom, asked) = fill(today)?;
    let needs: Vec<Need> = HIGH_NEED
        .iter()
        .flat_map(|place| (0..8).map(|focus| Need { place: *place, focus, level: 3 }))
        .collect();
    let ask = Ask {
        rows: Axis::Places(Shown::level(0)),
        cols: Axis::Focuses(Shown::level(0)),
        on: today,
        filter: Filter::default(),
        overlap_from: 4,
    };
    let cloth = weave(&loom, &ask, &asked, &needs)?;
    let before = weave(&loom, &Ask { on: today - 200, ..ask.clone() }, &asked, &needs)?;
    show(&cloth);
    for finding in findings(&loom, &cloth, Some(&before), &Limits { most: 5, set: vec![0, 2, 4] }) {
        let rows: Vec<&str> = finding.rows.iter().map(|row| DISTRICTS[*row]).collect();
        let cols: Vec<&str> = finding.cols.iter().map(|col| KINDS[*col]).collect();
        println!(
            "{:>3}  {:?}: {} of {}: {rows:?} {cols:?}",
            finding.score, finding.kind, finding.count, finding.of
        );
    }
    if let Some(folder) = std::env::args().nth(1) {
        draw_cloth(Path::new(&folder), &cloth)?;
        draw_map(Path::new(&folder), &cloth)?;
    }
    Ok(())
}

fn fill(today: i32) -> Result<(Loom, Vec<Asked>), Stray> {
    let (places, focuses) = (Tree::flat(9), Tree::flat(8));
    let mut loom = Loom::new(Frame {
        places,
        focuses,
        sectors_of: vec![vec![0]; 15],
        sectors: 1,
        populations: 2,
    })?;
    let mut asked = Vec::new();
    for (place, row) in (0u32..).zip(THREADS) {
        for (focus, threads) in (0u32..).zip(row.chars()) {
            let Some(threads) = threads.to_digit(10) else {
                continue;
            };
            asked.push(Asked { place, focus, on: today - 30 });
            for thread in 0..threads {
                let key = loom.len() as u32;
                let from = today - 400 + key as i32 * 5;
                let activity = Activity {
                    key,
                    place,
                    focus,
                    population: None,
                    from,
                    to: None,
                    status: Status::UnderWay,
                };
                loom.put(activity, &[((place * 3 + focus + thread) % 15, Role::Runs)])?;
            }
        }
    }
    Ok((loom, asked))
}

fn show(cloth: &Cloth) {
    for (row, name) in DISTRICTS.iter().enumerate() {
        print!("{name:>8} ");
        for cell in cloth.row(row) {
            print!("{:>3}{} ", cell.organisations, cell.pattern().class());
        }
        println!();
    }
}

const LEGEND: draw::Legend<'_> = draw::Legend {
    gap: "Gap: no one",
    nobody: "No one, no need known",
    one: "One",
    two: "Two",
    three: "Three or more",
    overlap: "Possible overlap",
    not_asked: "Not asked yet",
    empty: "None recorded",
    signs: &[],
};

fn draw_cloth(folder: &Path, cloth: &Cloth) -> std::io::Result<()> {
    let strings = |names: &[&str]| names.iter().copied().map(String::from).collect::<Vec<_>>();
    let note = |place| {
        if HIGH_NEED.contains(&place) {
            "high need"
        } else {
            ""
        }
    };
    let words = draw::ClothWords {
        title: "Who does what, where",
        rows: &strings(&DISTRICTS),
        notes: &strings(&(0..9).map(note).collect::<Vec<_>>()),
        cols: &strings(&KINDS),
        legend: LEGEND,
        foot: "Three Rivers Coalition, 22 November 2026",
    };
    std::fs::write(folder.join("cloth.svg"), draw::cloth(cloth, &words, &draw::ClothLook::default()))
}

fn draw_map(folder: &Path, cloth: &Cloth) -> std::io::Result<()> {
    let shelter = 2;
    let outlines = draw::squares(&[9]);
    let captions: Vec<String> = (0..9)
        .map(|row| cloth.cell(row, shelter).organisations.to_string())
        .collect();
    let area = |row: usize| draw::Area {
        rings: &outlines[row],
        label: DISTRICTS[row],
        caption: &captions[row],
        slim: &captions[row],
        name: DISTRICTS[row],
        pattern: cloth.cell(row, shelter).pattern(),
        may_be_cut: false,
        href: None,
    };
    let areas: Vec<draw::Area<'_>> = (0..9).map(area).collect();
    let words = draw::MapWords { title: "Shelter by district", legend: Some(LEGEND) };
    let look = draw::MapLook { style: draw::MapStyle::Standalone, ..draw::MapLook::default() };
    std::fs::write(folder.join("map.svg"), draw::map(&areas, &words, &look))
}
