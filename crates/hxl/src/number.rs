//! Numbers as people write them, in several languages and scripts.

/// A number as people write it in any of our languages: `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`, `1'234`, `25%`
/// (which is 0.25), `-5`, `1.5e3`, with digits of any script. A comma with three digits behind it stands between
/// thousands (`1,234`), a full stop is taken for the decimal point (`1.234`); two of either stand between thousands.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    const LONGEST: usize = 64;
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.len() > LONGEST {
        return None;
    }
    let (body, hundredth) = match trimmed.strip_suffix('%') {
        Some(body) => (body.trim_end(), 100.0),
        None => (trimmed, 1.0),
    };
    let plain: String = body
        .chars()
        .map(western)
        .filter(|letter| !is_space(*letter))
        .collect();
    if plain.len() == body.len()
        && let Some(number) = simple(&plain)
    {
        return Some(number / hundredth);
    }
    if !are_groups(body) {
        return None;
    }
    let (commas, stops) = (plain.matches(',').count(), plain.matches('.').count());
    let without = |sign: char| plain.replace(sign, "");
    let written = match (commas, stops) {
        (0, 0 | 1) => plain.clone(),
        (1, 0) if groups_well(&plain, ',') => without(','),
        (1, 0) => plain.replace(',', "."),
        (_, 0) => Some(without(',')).filter(|_| groups_well(&plain, ','))?,
        (0, _) => Some(without('.')).filter(|_| groups_well(&plain, '.'))?,
        (1, _) if plain.rfind(',') > plain.rfind('.') => {
            let (whole, rest) = plain.split_once(',')?;
            Some(whole)
                .filter(|whole| groups_well(whole, '.'))?
                .replace('.', "")
                + "."
                + rest
        }
        (_, 1) => {
            let (whole, rest) = plain.split_once('.')?;
            Some(whole)
                .filter(|whole| groups_well(whole, ','))?
                .replace(',', "")
                + "."
                + rest
        }
        _ => return None,
    };
    simple(&written).map(|number| number / hundredth)
}

/// Digits with at most one full stop, a sign, and an exponent.
fn simple(text: &str) -> Option<f64> {
    let is_plain = text
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-.eE".contains(letter));
    let has_digit = text.contains(|letter: char| letter.is_ascii_digit());
    let parsed = if is_plain && has_digit {
        text.parse::<f64>().ok()
    } else {
        None
    };
    parsed.filter(|number| number.is_finite())
}

/// Spaces and apostrophes stand in numbers only before three digits.
fn are_groups(text: &str) -> bool {
    let mut parts = text.split(is_space);
    let first = parts.next().unwrap_or_default();
    let is_group = |part: &str| {
        let digits = part.split([',', '.']).next().unwrap_or_default();
        digits.chars().count() == 3 && digits.chars().all(char::is_numeric)
    };
    let mut rest = parts.peekable();
    rest.peek().is_none()
        || ((first.chars().any(char::is_numeric) || ["-", "+"].contains(&first))
            && rest.all(|part| is_group(part) || first == "-"))
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || ['\'', '\u{2019}', '\u{202f}', '\u{a0}'].contains(&letter)
}

/// Whether three digits follow each of these signs, and some stand before the first.
fn groups_well(text: &str, sign: char) -> bool {
    let mut parts = text.trim_start_matches(['-', '+']).split(sign);
    let first = parts.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && parts.all(|part| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Digits of other scripts and other minus signs, as ASCII has them.
fn western(letter: char) -> char {
    const NOUGHTS: [char; 8] = [
        '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}',
    ];
    let of_script = |nought: &char| {
        let value = u32::from(letter)
            .checked_sub(u32::from(*nought))
            .filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    };
    match letter {
        '\u{2212}' | '\u{2013}' => '-',
        '\u{66b}' => '.',
        '\u{66c}' => ',',
        _ if letter.is_ascii() => letter,
        _ => NOUGHTS.iter().find_map(of_script).unwrap_or(letter),
    }
}
