//! Hashtags over columns (`#adm1+name+fr`) and the patterns that find them (`#org+impl-code`).

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// A hashtag with its attributes, as HXL 1.1 defines them: `#` and a word, then `+` and a word as often as wanted.
/// Case, spaces and the order of attributes do not matter; it is shown in small letters, in the order in which it was
/// written.
#[derive(Clone, Debug, Eq)]
pub struct Tag {
    name: String,
    attributes: Vec<String>,
}

/// A text that is no hashtag or no pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTag(pub String);

impl fmt::Display for NoTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\u{201c}{}\u{201d} is not a hashtag such as #adm1+name.", self.0)
    }
}

impl std::error::Error for NoTag {}

impl Tag {
    /// A tag from its parts, `adm1` or `#adm1` and `name`; words that no tag may have are refused.
    pub fn new(name: &str, attributes: &[&str]) -> Result<Tag, NoTag> {
        let whole = [&["#", name.trim_start_matches('#')], attributes].concat();
        format!(
            "{}{}",
            whole[..2].concat(),
            whole[2..].iter().map(|one| format!("+{one}")).collect::<String>()
        )
        .parse()
    }

    /// The hashtag with its `#`, in small letters.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The attributes without their `+`, in small letters, as written.
    #[must_use]
    pub fn attributes(&self) -> &[String] {
        &self.attributes
    }

    /// Whether it has this attribute.
    #[must_use]
    pub fn has(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|one| one == attribute)
    }

    fn sorted(&self) -> Vec<&str> {
        let mut sorted: Vec<&str> = self.attributes.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        sorted.dedup();
        sorted
    }
}

impl PartialEq for Tag {
    fn eq(&self, other: &Tag) -> bool {
        self.name == other.name && self.sorted() == other.sorted()
    }
}

impl Hash for Tag {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
        self.sorted().hash(state);
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.attributes.iter().try_for_each(|one| write!(f, "+{one}"))
    }
}

impl FromStr for Tag {
    type Err = NoTag;

    fn from_str(text: &str) -> Result<Tag, NoTag> {
        let refused = || NoTag(shortened(text));
        let rest = text.trim().strip_prefix('#').ok_or_else(refused)?;
        let mut parts = rest.split('+').map(|part| word(part.trim_end()));
        let name = parts.next().flatten().ok_or_else(refused)?;
        // Between `+` and its word nothing may stand, between one word and the next `+` spaces may.
        let attributes = parts.collect::<Option<Vec<String>>>().ok_or_else(refused)?;
        Ok(Tag { name: format!("#{name}"), attributes })
    }
}

/// Which tags are meant. `#org` finds every `#org` whatever its attributes, `#org+impl-code` those with `+impl` and
/// without `+code`, `#org+impl!` those with exactly that, and `#*` any. The `#` may be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Nothing for `#*`.
    name: Option<String>,
    with: Vec<String>,
    without: Vec<String>,
    exact: bool,
}

impl Pattern {
    /// Whether the tag is one of those meant.
    #[must_use]
    pub fn matches(&self, tag: &Tag) -> bool {
        self.name.as_ref().is_none_or(|name| *name == tag.name)
            && self.with.iter().all(|one| tag.has(one))
            && !self.without.iter().any(|one| tag.has(one))
            && (!self.exact || tag.attributes.iter().all(|one| self.with.contains(one)))
    }

    /// Several patterns with commas between them.
    pub fn list(text: &str) -> Result<Vec<Pattern>, NoTag> {
        text.split(',').map(str::parse).collect()
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name.as_deref().unwrap_or("#*"))?;
        self.with.iter().try_for_each(|one| write!(f, "+{one}"))?;
        self.without.iter().try_for_each(|one| write!(f, "-{one}"))?;
        f.write_str(if self.exact { "!" } else { "" })
    }
}

impl FromStr for Pattern {
    type Err = NoTag;

    fn from_str(text: &str) -> Result<Pattern, NoTag> {
        let refused = || NoTag(shortened(text));
        let trimmed = text.trim();
        let exact = trimmed.ends_with('!');
        let trimmed = trimmed.strip_suffix('!').unwrap_or(trimmed).trim_end();
        let body = trimmed.strip_prefix('#').unwrap_or(trimmed);
        let first = body.find(['+', '-']).unwrap_or(body.len());
        let name = match body[..first].trim_end() {
            "*" => None,
            name => Some(format!("#{}", word(name).ok_or_else(refused)?)),
        };
        let mut pattern = Pattern { name, with: Vec::new(), without: Vec::new(), exact };
        let mut rest = &body[first..];
        while let Some(sign) = rest.chars().next() {
            let end = rest[1..].find(['+', '-']).map_or(rest.len(), |at| at + 1);
            let attribute = word(rest[1..end].trim_end()).ok_or_else(refused)?;
            if sign == '+' {
                &mut pattern.with
            } else {
                &mut pattern.without
            }
            .push(attribute);
            rest = &rest[end..];
        }
        if exact && !pattern.without.is_empty() {
            return Err(refused());
        }
        Ok(pattern)
    }
}

/// A letter, then letters, digits and underscores; in small letters.
fn word(text: &str) -> Option<String> {
    let is_word = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    is_word.then(|| text.to_ascii_lowercase())
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}
