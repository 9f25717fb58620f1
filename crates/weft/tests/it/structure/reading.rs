//! Just enough reading of Rust to tell code from comments, strings and tests.

/// A string in the program, and the code that stands just before it.
pub struct Literal {
    pub text: String,
    pub before: String,
}

/// What begins at a place in the text.
enum Piece {
    Code,
    Comment(usize),
    Text(usize),
}

/// The same text with comments and strings turned into spaces, line by line as before.
pub fn bare(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut bare = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        match piece(&letters, at) {
            Piece::Code => {
                bare.push(letters[at]);
                at += 1;
            }
            Piece::Comment(end) | Piece::Text(end) => {
                bare.extend(
                    letters[at..end]
                        .iter()
                        .map(|letter| if *letter == '\n' { '\n' } else { ' ' }),
                );
                at = end;
            }
        }
    }
    bare
}

/// The same bare text without what is compiled for tests only.
pub fn without_tests(bare: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut text = bare.to_owned();
    while let Some(start) = text.find(MARK) {
        let end = body(&text, start + MARK.len()).map_or(text.len(), |(_, end)| end);
        let blank: String = text[start..end]
            .chars()
            .map(|c| if c == '\n' { '\n' } else { ' ' })
            .collect();
        text.replace_range(start..end, &blank);
    }
    text
}

/// The strings of a program, with comments left out.
pub fn literals(text: &str) -> Vec<Literal> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut code = String::new();
    let mut at = 0;
    while at < letters.len() {
        match piece(&letters, at) {
            Piece::Code => {
                code.push(letters[at]);
                at += 1;
            }
            Piece::Comment(end) => at = end,
            Piece::Text(end) => {
                let whole: String = letters[at..end].iter().collect();
                if let Some(text) = inside(&whole) {
                    found.push(Literal { text, before: tail(&code) });
                }
                code.push('"');
                at = end;
            }
        }
    }
    found
}

/// From the first `{` after `start` to just behind its `}`; nothing when a `;` comes first.
pub fn body(bare: &str, start: usize) -> Option<(usize, usize)> {
    let mut round = 0_i32;
    let mut curly = 0_i32;
    let mut first = None;
    for (at, letter) in bare[start..]
        .char_indices()
        .map(|(at, letter)| (start + at, letter))
    {
        match letter {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            ';' if first.is_none() && round == 0 => return None,
            '{' => {
                first.get_or_insert(at);
                curly += 1;
            }
            '}' => {
                curly -= 1;
                if curly == 0 {
                    return first.map(|first| (first, at + 1));
                }
            }
            _ => {}
        }
    }
    None
}

/// What stands between the quotes, with a quoted line break taken out.
fn inside(whole: &str) -> Option<String> {
    let start = whole.find('"')?;
    let end = whole.rfind('"')?;
    (end > start).then(|| whole[start + 1..end].to_owned())
}

fn tail(code: &str) -> String {
    let trimmed = code.trim_end();
    let skipped = trimmed.chars().count().saturating_sub(40);
    trimmed.chars().skip(skipped).collect()
}

fn piece(letters: &[char], at: usize) -> Piece {
    let next = |ahead: usize| letters.get(at + ahead).copied().unwrap_or('\0');
    let follows_word = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    match (letters[at], next(1)) {
        ('/', '/') => Piece::Comment(find(letters, at, |at| letters[at] == '\n')),
        ('/', '*') => Piece::Comment(after_block(letters, at)),
        ('r', '"' | '#') if !follows_word => raw(letters, at),
        ('"', _) => Piece::Text(after_quote(letters, at, '"')),
        ('\'', '\\') => Piece::Text(after_quote(letters, at, '\'')),
        ('\'', _) if next(2) == '\'' => Piece::Text(at + 3),
        _ => Piece::Code,
    }
}

fn find(letters: &[char], from: usize, is_it: impl Fn(usize) -> bool) -> usize {
    (from..letters.len())
        .find(|at| is_it(*at))
        .unwrap_or(letters.len())
}

fn after_block(letters: &[char], start: usize) -> usize {
    let mut depth = 0;
    let mut at = start;
    while at + 1 < letters.len() {
        match (letters[at], letters[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') if depth == 1 => return at + 2,
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    letters.len()
}

fn after_quote(letters: &[char], start: usize, quote: char) -> usize {
    let mut at = start + 1;
    while at < letters.len() {
        match letters[at] {
            '\\' => at += 2,
            letter if letter == quote => return at + 1,
            _ => at += 1,
        }
    }
    letters.len()
}

fn raw(letters: &[char], start: usize) -> Piece {
    let hashes = letters[start + 1..]
        .iter()
        .take_while(|letter| **letter == '#')
        .count();
    let open = start + 1 + hashes;
    if letters.get(open) != Some(&'"') {
        return Piece::Code;
    }
    let closes = |at: usize| {
        letters[at] == '"'
            && letters[at + 1..]
                .iter()
                .take(hashes)
                .filter(|letter| **letter == '#')
                .count()
                == hashes
    };
    Piece::Text((find(letters, open + 1, closes) + 1 + hashes).min(letters.len()))
}

#[test]
fn code_is_told_from_comments_strings_and_tests() {
    let text = "fn a() { \"}\"; 'x'; '\\''; r#\"{\"}\"#; /* { /* } */ */ } // }\n#[cfg(test)]\nmod tests {\n}\nfn b<'a>() {}\n";
    let bare = bare(text);
    assert_eq!(bare.lines().count(), text.lines().count());
    assert_eq!(bare.matches('{').count(), 3);
    let left = without_tests(&bare);
    assert!(left.contains("fn b<'a>") && !left.contains("mod tests"));
    let found = literals("frame.t(\n  \"key\"); // \"no\"");
    assert_eq!((found.len(), found[0].text.as_str()), (1, "key"));
    assert!(found[0].before.ends_with(".t("));
}
