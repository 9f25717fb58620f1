//! The same questions and the same visitors for any other program.

use std::time::Duration;

use crate::drive::{Load, Manner, Process};
use crate::invent::{ASKED, COUNTRIES};
use crate::options::Ask;
use crate::report::{head, number, row};

pub fn run(options: &Ask) -> anyhow::Result<()> {
    let (server, beside) = (Process(options.process), options.beside.map(Process));
    let manner = Manner { cookie: options.cookie.clone(), accepts: None };
    let pairs = ASKED
        .iter()
        .flat_map(|word| COUNTRIES.iter().map(move |country| (country.code, word)));
    let paths: Vec<String> = pairs
        .map(|(country, word)| options.path.replace("{country}", country).replace("{word}", word))
        .collect();
    let load = Load {
        address: &options.address,
        manner: &manner,
        paths: &paths,
        visitors: options.visitors,
        time: Duration::from_secs(options.seconds),
    };
    let idle = server.memory_mb();
    let before = beside.map_or(0.0, Process::cpu_seconds);
    let outcome = load.run(&server)?;
    let beside = beside.map_or(0.0, Process::cpu_seconds) - before;
    head(&[
        "answers a second",
        "p50 ms",
        "p99 ms",
        "CPU ms",
        "database CPU ms",
        "KB",
        "idle MB",
        "loaded MB",
        "wrong",
    ]);
    #[expect(clippy::cast_precision_loss, reason = "counts of answers")]
    let (beside, wrong) = (beside * 1_000.0 / outcome.answers.max(1) as f64, outcome.wrong as f64);
    let figures = [
        outcome.a_second(),
        outcome.wait_ms(50),
        outcome.wait_ms(99),
        outcome.cpu_ms(),
        beside,
        outcome.kilobytes(),
        idle,
        outcome.memory,
        wrong,
    ];
    row(&figures.map(number));
    Ok(())
}
