//! Figures as a table that can be copied into the README.

/// Says a line.
#[expect(clippy::print_stdout, reason = "a measurement prints its figures")]
pub fn say(line: &str) {
    println!("{line}");
}

/// The head of a table, with its rule.
pub fn head(columns: &[&str]) {
    row(&columns
        .iter()
        .map(|column| (*column).to_owned())
        .collect::<Vec<_>>());
    say(&format!("|{}", "---|".repeat(columns.len())));
}

pub fn row(cells: &[String]) {
    say(&format!("| {} |", cells.join(" | ")));
}

/// Whole numbers from a hundred on, else as many digits as tell something.
pub fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// The middle one of several runs.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
