//! Words in pictures: made safe, measured without a font, and broken into lines.

/// Text safe between tags and in attributes. Characters that XML forbids are dropped, and those that turn
/// the direction of whatever follows; text written from right to left is kept to itself.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let turned = text.chars().any(is_right_to_left);
    if turned {
        safe.push('\u{2068}');
    }
    for character in text.chars().filter(|character| !is_dropped(*character)) {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            other => safe.push(other),
        }
    }
    if turned {
        safe.push('\u{2069}');
    }
    safe
}

/// About how wide a text is when letters are `size` high. Rather too wide than too narrow.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|character| share(character) * size).sum()
}

/// Cuts a text that is wider than `most`, and shows that it did.
pub(crate) fn cut(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = size;
    for character in text.chars() {
        used += share(character) * size;
        if used > most {
            break;
        }
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}

/// Breaks a text into lines no wider than `most`, at spaces and at marks that allow a break (U+200B).
/// `None` if a single word is wider, or if it takes more than `lines` lines.
pub(crate) fn wrap(text: &str, size: f64, most: f64, lines: usize) -> Option<Vec<String>> {
    let mut broken: Vec<String> = Vec::new();
    for word in text.split_inclusive(|character: char| character.is_whitespace() || character == '\u{200B}') {
        let fits = |line: &String| width(line, size) + width(word.trim_end(), size) <= most;
        match broken.last_mut().filter(|line| fits(line)) {
            Some(line) => line.push_str(word),
            None => broken.push(word.to_owned()),
        }
    }
    let all_fit = broken.iter().all(|line| width(line.trim_end(), size) <= most);
    (all_fit && broken.len() <= lines).then(|| broken.iter().map(|line| line.trim_end().to_owned()).collect())
}

fn share(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '(' | ')' => {
            0.34
        }
        'm' | 'w' | 'M' | 'W' | '@' => 0.88,
        'A'..='Z' => 0.68,
        '\0'..='\u{2FF}' => 0.57,
        _ if is_mark(character) => 0.0,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' => 1.0,
        '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' => 1.0,
        '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{10000}'.. => 1.05,
        _ => 0.66,
    }
}

/// Signs that stand above, below or inside the letter before them, and joiners.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{93C}' | '\u{941}'..='\u{948}' | '\u{94D}' | '\u{E31}'
        | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{EB1}' | '\u{EB4}'..='\u{EBC}'
        | '\u{EC8}'..='\u{ECE}' | '\u{102D}'..='\u{1030}' | '\u{1032}'..='\u{103A}' | '\u{17B7}'..='\u{17BD}'
        | '\u{17C6}' | '\u{17C9}'..='\u{17D3}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}')
}

fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

fn is_dropped(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    let turns = matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    control || turns || matches!(character, '\u{FFFE}' | '\u{FFFF}')
}
