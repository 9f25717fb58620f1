//! What brackets and dashes in a name hold: an acronym, another name, or more of the same.

use crate::acronym::{is_acronym_of, is_made_of_initials};
use crate::fold;
use crate::name::Subject;
use crate::script;

/// A text without its acronym, and the names its brackets tell apart.
#[derive(Debug, Default)]
pub(crate) struct TakenApart {
    pub whole: String,
    /// Nothing had to be taken out.
    pub is_as_written: bool,
    pub acronym: Option<String>,
    pub parts: Vec<String>,
}

impl TakenApart {
    pub fn of(text: &str, subject: Subject) -> Self {
        let (outside, insides) = brackets(text);
        let Some(inside) = insides.first().filter(|_| !outside.trim().is_empty()) else {
            return Self::of_dashes(text, subject);
        };
        let has_more = insides.len() > 1;
        if subject == Subject::Organisations && is_acronym_of(inside, &outside) {
            let whole = if has_more {
                text.replacen(inside.as_str(), "", 1)
            } else {
                outside
            };
            return Self { whole, acronym: Some(inside.clone()), ..Self::default() };
        }
        let is_name = subject != Subject::Organisations
            || inside.split_whitespace().nth(1).is_some()
            || script::is_foreign(&fold::word(inside)) != script::is_foreign(&fold::word(&outside));
        let parts = if is_name {
            vec![outside, inside.clone()]
        } else {
            Vec::new()
        };
        Self { is_as_written: true, parts, ..Self::default() }
    }

    /// `IRC - International Rescue Committee`, or the other way round.
    fn of_dashes(text: &str, subject: Subject) -> Self {
        let written = Self { is_as_written: true, ..Self::default() };
        if subject != Subject::Organisations {
            return written;
        }
        let cuts = [" - ", " – ", " — ", ": ", ", ", " / ", " | "];
        for cut in cuts {
            let ends = [
                text.split_once(cut),
                text.rsplit_once(cut).map(|(main, short)| (short, main)),
            ];
            for (short, main) in ends.into_iter().flatten() {
                if main.split_whitespace().nth(1).is_some() && is_made_of_initials(short.trim(), main) {
                    return Self {
                        whole: main.to_owned(),
                        acronym: Some(short.trim().to_owned()),
                        ..Self::default()
                    };
                }
            }
        }
        written
    }
}

/// An organisation's name and the acronym that stands with it, where that is made of the name's first letters:
/// `Provincial Guardians Network (PGN)`.
#[must_use]
pub fn name_and_acronym(written: &str) -> Option<(String, String)> {
    let apart = TakenApart::of(written, Subject::Organisations);
    let acronym = apart.acronym?;
    let name: Vec<&str> = apart.whole.split_whitespace().collect();
    let name = name.join(" ");
    is_made_of_initials(&acronym, &name).then_some((name, acronym))
}

/// What stands outside of brackets, and inside of each pair on the outermost level.
fn brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut insides) = (String::new(), Vec::new());
    let (mut inside, mut depth) = (String::new(), 0_usize);
    for letter in text.chars() {
        match letter {
            '(' | '[' | '{' | '（' => {
                if depth == 0 {
                    outside.push(' ');
                }
                depth += 1;
            }
            ')' | ']' | '}' | '）' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    insides.push(std::mem::take(&mut inside).trim().to_owned());
                }
            }
            _ if depth > 0 => inside.push(letter),
            _ => outside.push(letter),
        }
    }
    if !inside.is_empty() {
        insides.push(inside.trim().to_owned());
    }
    insides.retain(|inside| !inside.is_empty());
    (outside, insides)
}

#[cfg(test)]
mod tests {
    use super::name_and_acronym;

    #[test]
    fn an_acronym_beside_a_name_is_made_of_its_first_letters() {
        for (written, expected) in [
            ("Provincial Guardians Network (PGN)", Some(("Provincial Guardians Network", "PGN"))),
            ("Provincial Guardians  Network [PGN] ", Some(("Provincial Guardians Network", "PGN"))),
            ("Réseau des Femmes du Nord (RFN)", Some(("Réseau des Femmes du Nord", "RFN"))),
            ("PGN - Provincial Guardians Network", Some(("Provincial Guardians Network", "PGN"))),
            ("Bright Loom (UK)", None),
            ("Bright Loom (Chiang Rai)", None),
            ("Bright Loom (XYZ)", None),
            ("Bright Loom", None),
            ("(PGN)", None),
            ("", None),
        ] {
            let found = name_and_acronym(written);
            let found = found
                .as_ref()
                .map(|(name, short)| (name.as_str(), short.as_str()));
            assert_eq!(found, expected, "{written}");
        }
    }
}
