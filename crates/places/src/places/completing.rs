//! What a file adds to a place that is there. No database, no clock, no HTML.

use super::many_store::Whole;
use super::name_store::OTHER_CODE;
use super::rules::{Checked, Draft, Refusal, check};
use super::tree::{Place, Tree};
use crate::outlines::Outline;
use crate::world;

/// A place with what a file adds to it: an outline takes the place of the one it had, names join the others, as
/// another code does beside its own, and a code and a name in the script written there are taken where there was none. Nothing when it has all of that already.
pub fn complete(
    tree: &Tree,
    place: &Place,
    whole: &Whole,
    draft: &Draft,
) -> Result<Option<Checked>, Refusal> {
    let before = Checked {
        name: place.name.clone(),
        local_name: place.local_name.clone(),
        kind: place.kind.clone(),
        code: place.code.clone(),
        names: whole.names.clone(),
        outline: whole.outline.clone(),
    };
    let filled = Draft { name: place.name.clone(), kind: place.kind.clone(), ..draft.clone() };
    let mut told = check(tree, Some(place.id), &[], &filled)?;
    let mut to = before.clone();
    to.local_name = to.local_name.or(told.local_name);
    if let Some(code) = told.code {
        match &place.code {
            Some(own) if is_other(own, &code) => told.names.push((OTHER_CODE.to_owned(), code)),
            Some(_) => (),
            None => to.code = Some(code),
        }
    }
    to.outline = told.outline.or(to.outline);
    let new = told.names.into_iter().filter(|pair| !whole.names.contains(pair));
    to.names.extend(new);
    Ok((to != before).then_some(to))
}

/// Whether a code is another one by which a place can be found: not its own written otherwise, nor a bare number, which
/// other countries have as well, nor one by which the world's list knows it.
fn is_other(own: &str, code: &str) -> bool {
    let has_letters = code.contains(|letter: char| letter.is_ascii_alphabetic());
    has_letters && kernel::fold(own) != kernel::fold(code) && world::find(code).is_none()
}

/// A place as it was before a file added to it: these fields had nothing, names and outline were these. The names are
/// written one a line, as they are in its form.
pub fn restore(
    tree: &Tree,
    (place, whole): (&Place, &Whole),
    before: &Before<'_>,
) -> Result<Checked, Refusal> {
    let empty = |field: &str| before.filled.contains(&field);
    let draft = Draft {
        name: place.name.clone(),
        local_name: if empty("places-local-name") {
            String::new()
        } else {
            place.local_name.clone().unwrap_or_default()
        },
        kind: place.kind.clone(),
        code: if empty("places-code") {
            String::new()
        } else {
            place.code.clone().unwrap_or_default()
        },
        names: before.names.unwrap_or_default().to_owned(),
        outline: String::new(),
    };
    let told = check(tree, Some(place.id), &[], &draft)?;
    Ok(Checked {
        names: if before.names.is_some() {
            told.names
        } else {
            whole.names.clone()
        },
        outline: match before.outline {
            Some(kept) => Outline::from_kept(kept),
            None => whole.outline.clone(),
        },
        ..told
    })
}

/// What a place had before a file added to it.
#[derive(Clone, Debug, Default)]
pub struct Before<'a> {
    /// Under the text keys of their fields.
    pub filled: Vec<&'a str>,
    /// Nothing where its names were not changed.
    pub names: Option<&'a str>,
    /// As it was kept, empty for none; nothing where its outline was not changed.
    pub outline: Option<&'a str>,
}

impl Checked {
    /// What changes, each under the text key of its field, for a place that becomes this: before and after. An outline is
    /// told by its number of points.
    pub fn differences(&self, place: &Place, whole: &Whole) -> Vec<(&'static str, String, String)> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let names = |names: &[(String, String)]| {
            let lines = names.iter().map(|(language, name)| format!("{language}: {name}"));
            lines.collect::<Vec<_>>().join("\n")
        };
        let points = |outline: &Option<Outline>| {
            outline
                .as_ref()
                .map_or_else(String::new, |outline| outline.points_count().to_string())
        };
        let all = [
            ("places-local-name", text(&place.local_name), text(&self.local_name)),
            ("places-code", text(&place.code), text(&self.code)),
            ("places-names", names(&whole.names), names(&self.names)),
            ("places-outline", points(&whole.outline), points(&self.outline)),
        ];
        let changed = all.into_iter().filter(|(_, before, after)| before != after);
        changed.collect()
    }
}
