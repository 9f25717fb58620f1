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

/// The same without what stands between `://` and `@`, or behind `password=`.
pub fn masked(text: &str) -> String {
    let words: Vec<String> = text.split(' ').map(masked_word).collect();
    words.join(" ")
}

fn masked_word(word: &str) -> String {
    let mut masked = word.to_owned();
    if let (Some(scheme), Some(at)) = (word.find("://"), word.rfind('@'))
        && at > scheme
    {
        masked = format!("{}…{}", &word[..scheme + 3], &word[at..]);
    }
    for name in ["password=", "passfile="] {
        if let Some(at) = masked.find(name) {
            let start = at + name.len();
            let end = masked[start..]
                .find(|letter: char| "&'\"".contains(letter))
                .map_or(masked.len(), |length| start + length);
            masked.replace_range(start..end, "…");
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn no_password_of_an_address_is_left() {
        for (text, left) in [
            ("at postgres://weft:se@cret@db/n now", "at postgres://…@db/n now"),
            ("'postgresql://u:p@h/n' found", "'postgresql://…@h/n' found"),
            ("postgres://h/n?password=secret&sslmode=off", "postgres://h/n?password=…&sslmode=off"),
            ("mail a@b at https://x", "mail a@b at https://x"),
        ] {
            assert_eq!(masked(text), left);
        }
    }
}
