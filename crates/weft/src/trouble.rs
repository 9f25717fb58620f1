//! What a failure is called: one or two sentences for whoever runs a command, and no password in them.

use std::io;

use sea_orm::DbErr;
use web::{DatabaseError, PageError, Refused};

/// A failure with the reason behind it, where there is one.
pub fn sentence(error: &anyhow::Error) -> String {
    let mut said: Vec<String> = Vec::new();
    for reason in error.chain() {
        if let Some(found) = last_word(reason) {
            said.push(found);
            break;
        }
        said.push(reason.to_string());
    }
    masked(&said.join(" "))
}

/// Reasons that are the last word: what stands behind them is for programmers.
fn last_word(reason: &(dyn std::error::Error + 'static)) -> Option<String> {
    if let Some(error) = reason.downcast_ref::<DatabaseError>() {
        return Some(error.to_string());
    }
    if let Some(error) = reason.downcast_ref::<io::Error>() {
        return Some(format!("The system says: {}.", web::reason(error)));
    }
    let error = match reason.downcast_ref::<PageError>() {
        Some(PageError::Db(error)) => error,
        _ => reason.downcast_ref::<DbErr>()?,
    };
    tracing::debug!(%error, "the database failed");
    Some(of_database(error))
}

/// What the database's refusal means for whoever runs a command.
fn of_database(error: &DbErr) -> String {
    let failure = web::failure(error);
    let code = failure
        .as_ref()
        .map(|(code, _)| code.as_str())
        .unwrap_or_default();
    // SQLite's primary result code is the low byte of the extended one.
    let primary = code
        .parse::<u32>()
        .ok()
        .filter(|_| code.len() < 5)
        .map(|code| code & 0xff);
    match (primary, code) {
        (Some(8 | 14), _) => return "The database cannot be written. Give its folder to the user who runs Weft (chown), and check that the disk is not read-only.".to_owned(),
        (Some(11 | 26), _) => return "The database file is damaged. Stop Weft, keep a copy of the whole folder, and put the latest backup in its place.".to_owned(),
        // A right that is lacking, or an extension that is not installed: PostgreSQL says which.
        (None, "42501" | "0A000" | "58P01") => {
            let words = failure.map(|(_, words)| words).unwrap_or_default();
            return format!("PostgreSQL says: {words}. The guide's page on PostgreSQL says what Weft needs there.");
        }
        _ => {}
    }
    match Refused::of(error) {
        Refused::Full => "There is no room on the disk. Make room and try again.".to_owned(),
        Refused::Busy => "Somebody else is writing for longer than usual. Try again in a moment.".to_owned(),
        Refused::Away => "The database stopped answering. Check that it runs, and try again.".to_owned(),
        _ if code.is_empty() => "The database failed. weft doctor says more about it.".to_owned(),
        _ => format!("The database refused (code {code}). weft doctor says more about it."),
    }
}

/// The same without passwords, wherever they stand. In doubt it hides too much: a password may hold any sign, so that
/// nobody can tell for sure where it ends.
pub fn masked(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| without_values(&without_logins(line)))
        .collect();
    lines.join("\n")
}

/// What stands between the first `://` and the last @ that leads on to a host; and, where no address begins, in
/// words like `name:password@host`.
fn without_logins(line: &str) -> String {
    let (before, after) = match line.find("://") {
        Some(at) => line.split_at(at + 3),
        None => (line, ""),
    };
    let leads_on = |at: &usize| {
        after[at + 1..]
            .chars()
            .next()
            .is_some_and(|next| !next.is_whitespace())
    };
    let at = after.rmatch_indices('@').map(|(at, _)| at).find(leads_on);
    let words: Vec<&str> = before.split(' ').map(without_login).collect();
    match at {
        Some(at) => format!("{}…{}", words.join(" "), &after[at..]),
        None => words.join(" ") + after,
    }
}

fn without_login(word: &str) -> &str {
    match (word.find(':'), word.rfind('@')) {
        (Some(colon), Some(at)) if colon < at => &word[at..],
        _ => word,
    }
}

/// What stands behind `password=`, in an address or beside one.
fn without_values(line: &str) -> String {
    const NAME: &str = "password=";
    let mut left = String::new();
    let mut rest = line;
    // As many bytes as before: only plain letters are made small.
    while let Some(at) = rest.to_ascii_lowercase().find(NAME) {
        let (name, value) = rest.split_at(at + NAME.len());
        let end = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => end_of_quoted(value, quote),
            _ => end_of_plain(value),
        };
        left.push_str(name);
        left.push('…');
        rest = &value[end..];
    }
    left + rest
}

/// Where the closing quote stands; one behind a backslash closes nothing.
fn end_of_quoted(value: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let closes = |(_, letter): &(usize, char)| {
        let closes = *letter == quote && !is_escaped;
        is_escaped = *letter == '\\' && !is_escaped;
        closes
    };
    let mut letters = value.char_indices().skip(1);
    letters.find(closes).map_or(value.len(), |(at, _)| at)
}

/// Where the next `&name=` of an address begins. In doubt the whole line is hidden.
fn end_of_plain(value: &str) -> usize {
    let names = |(at, _): &(usize, &str)| {
        let next = &value[at + 1..];
        let length = next.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        length.is_some_and(|length| length > 0 && next[length..].starts_with('='))
    };
    value
        .match_indices('&')
        .find(names)
        .map_or(value.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn no_password_of_an_address_is_left() {
        for (text, left) in [
            ("at postgres://weft:se@cret@db/n now", "at postgres://…@db/n now"),
            ("'postgresql://u:p@h/n' found", "'postgresql://…@h/n' found"),
            ("database = \"postgres://u:se cret@h/n\"", "database = \"postgres://…@h/n\""),
            ("at postgres://u:s@ cr/et @h/n now", "at postgres://…@h/n now"),
            ("postgres://u:a/secret@h/n", "postgres://…@h/n"),
            ("postgres://u:?secret#x@[::1]:5432/n", "postgres://…@[::1]:5432/n"),
            ("two\npostgres://u:secret@h/n\nlines", "two\npostgres://…@h/n\nlines"),
            ("postgres://h/n?password=secret&sslmode=off", "postgres://h/n?password=…&sslmode=off"),
            ("postgres://h/n?sslPassword=se cret&a=b", "postgres://h/n?sslPassword=…&a=b"),
            ("host=h password='se \"cret' user=u", "host=h password=…' user=u"),
            ("host=h password='se\\'cret' user=u", "host=h password=…' user=u"),
            ("host=h password=se&cret", "host=h password=…"),
            ("host=h password=se'cr\"et", "host=h password=…"),
            ("PGPASSWORD=secret", "PGPASSWORD=…"),
            ("host=h password=se cret", "host=h password=…"),
            ("password=a&password=b", "password=…&password=…"),
            ("weft:secret@h/n is no address", "@h/n is no address"),
            ("mail a@b at https://x", "mail a@b at https://x"),
            (
                "Write it like postgres://user@host/name, with signs such as @ in a password as %40",
                "Write it like postgres://…@host/name, with signs such as @ in a password as %40",
            ),
        ] {
            assert_eq!(masked(text), left);
        }
    }
}
