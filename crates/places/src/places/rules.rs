//! Which places may be added, changed, ended and revived. No database, no clock, no HTML.

use kernel::tidy;

use super::tree::{Place, PlaceId, Tree};
use crate::outlines::{self, Outline};
use crate::world::Area;

pub const NAME_MAX: usize = 200;
pub const CODE_MAX: usize = 40;
/// The most other names one place may have.
const NAMES_MAX: usize = 200;

/// A place as somebody wrote it down.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub name: String,
    /// The name in the script written there; may be empty.
    pub local_name: String,
    /// What it is called there: `district`.
    pub kind: String,
    /// May be empty.
    pub code: String,
    /// Other names, one a line: `th: เชียงราย`.
    pub names: String,
    /// GeoJSON; may be empty.
    pub outline: String,
}

/// What is known of a place, after it has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub(super) name: String,
    pub(super) local_name: Option<String>,
    pub(super) kind: String,
    pub(super) code: Option<String>,
    /// Language and name.
    pub(super) names: Vec<(String, String)>,
    pub(super) outline: Option<Outline>,
}

/// A place about to be added, which has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlace {
    pub(super) parent_id: Option<PlaceId>,
    pub(super) level: i32,
    /// Latitude and longitude where its name stands; only from the world's list.
    pub(super) point: Option<(f64, f64)>,
    pub(super) checked: Checked,
}

/// Why a place was not added, changed, ended or revived. Each says its text key; some carry a number for it.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("places-refused-inside")]
    InsideUnknown,
    #[error("places-refused-inside-ended")]
    InsideEnded,
    #[error("places-refused-deep")]
    TooDeep,
    #[error("places-refused-name")]
    NameMissing,
    #[error("places-refused-long")]
    TooLong,
    #[error("places-refused-name-taken")]
    NameTaken,
    #[error("places-refused-kind")]
    KindMissing,
    #[error("places-refused-code")]
    CodeUnfit,
    #[error("places-refused-code-taken")]
    CodeTaken,
    #[error("places-refused-code-unknown")]
    CodeUnknown,
    #[error("places-refused-names-line")]
    NamesLine(usize),
    #[error("places-refused-names-many")]
    NamesMany,
    #[error("places-refused-children")]
    HasChildren(usize),
    #[error(transparent)]
    Outline(#[from] outlines::Refusal),
}

impl Refusal {
    /// The number in its text, if it has one.
    pub fn number(self) -> usize {
        match self {
            Self::NamesLine(number) | Self::HasChildren(number) => number,
            Self::Outline(refusal) => refusal.number(),
            Self::NamesMany => NAMES_MAX,
            _ => 0,
        }
    }

    /// The field of the form to which it belongs.
    pub fn field(self) -> &'static str {
        match self {
            Self::InsideUnknown | Self::InsideEnded | Self::TooDeep | Self::HasChildren(_) => "inside",
            Self::NameMissing | Self::TooLong | Self::NameTaken => "name",
            Self::KindMissing => "kind",
            Self::CodeUnfit | Self::CodeTaken | Self::CodeUnknown => "code",
            Self::NamesLine(_) | Self::NamesMany => "names",
            Self::Outline(_) => "outline",
        }
    }
}

impl NewPlace {
    /// A place inside another one, never deeper than the coalition keeps places.
    pub fn inside(tree: &Tree, parent_id: PlaceId, level_max: i32, draft: &Draft) -> Result<Self, Refusal> {
        let parent = tree.get(parent_id).ok_or(Refusal::InsideUnknown)?;
        if parent.is_ended() {
            return Err(Refusal::InsideEnded);
        }
        if parent.level >= level_max {
            return Err(Refusal::TooDeep);
        }
        let checked = check(tree, None, &tree.children(parent_id), draft)?;
        Ok(Self {
            parent_id: Some(parent_id),
            level: parent.level + 1,
            point: None,
            checked,
        })
    }

    /// A place as the world's list has it, inside the one its parent became.
    pub(crate) fn of_world(area: &Area, parent_id: Option<PlaceId>) -> Self {
        let local_name = area
            .local_names()
            .map(|(_, name)| name)
            .find(|name| *name != area.name);
        let names = area
            .names()
            .map(|(language, name)| (language.to_owned(), name.to_owned()))
            .collect();
        Self {
            parent_id,
            level: i32::from(area.level),
            point: area.point.map(|point| (point.lat, point.lng)),
            checked: Checked {
                name: area.name.to_owned(),
                local_name: local_name.map(str::to_owned),
                kind: area.kind.to_owned(),
                code: Some(area.code.to_owned()),
                names,
                outline: None,
            },
        }
    }
}

/// What a place is to become. An outline that was not touched stays exactly as it is.
pub fn change(
    tree: &Tree,
    place: &Place,
    outline: Option<&Outline>,
    draft: &Draft,
) -> Result<Checked, Refusal> {
    let is_same = outline.is_some_and(|outline| outline.to_geojson() == draft.outline);
    let without = Draft { outline: String::new(), ..draft.clone() };
    let siblings = place
        .parent_id
        .map_or_else(|| tree.roots(), |parent_id| tree.children(parent_id));
    let checked = check(tree, Some(place.id), &siblings, if is_same { &without } else { draft })?;
    Ok(if is_same {
        Checked { outline: outline.cloned(), ..checked }
    } else {
        checked
    })
}

/// A place with places inside it stays until those have ended.
pub fn may_end(tree: &Tree, id: PlaceId) -> Result<(), Refusal> {
    match tree.children(id).iter().filter(|child| !child.is_ended()).count() {
        0 => Ok(()),
        count => Err(Refusal::HasChildren(count)),
    }
}

/// A place comes back only into one that is there.
pub fn may_revive(tree: &Tree, place: &Place) -> Result<(), Refusal> {
    let parent = place.parent_id.and_then(|id| tree.get(id));
    if parent.is_some_and(Place::is_ended) {
        Err(Refusal::InsideEnded)
    } else {
        Ok(())
    }
}

pub(super) fn check(
    tree: &Tree,
    own: Option<PlaceId>,
    siblings: &[&Place],
    draft: &Draft,
) -> Result<Checked, Refusal> {
    let [name, local_name, kind, code] =
        [&draft.name, &draft.local_name, &draft.kind, &draft.code].map(|text| tidy(text));
    if name.is_empty() {
        return Err(Refusal::NameMissing);
    }
    if kind.is_empty() {
        return Err(Refusal::KindMissing);
    }
    if [&name, &local_name, &kind]
        .iter()
        .any(|text| text.chars().count() > NAME_MAX)
    {
        return Err(Refusal::TooLong);
    }
    let same = |other: &&&Place| {
        Some(other.id) != own
            && kernel::fold(&other.name) == kernel::fold(&name)
            && kernel::fold(&other.kind) == kernel::fold(&kind)
    };
    if siblings.iter().any(|other| same(&other)) {
        return Err(Refusal::NameTaken);
    }
    let outline = tidy(&draft.outline);
    Ok(Checked {
        code: check_code(tree, own, code)?,
        names: read_names(&draft.names)?,
        outline: if outline.is_empty() {
            None
        } else {
            Some(Outline::read(&outline)?)
        },
        local_name: Some(local_name).filter(|text| !text.is_empty()),
        name,
        kind,
    })
}

fn check_code(tree: &Tree, own: Option<PlaceId>, code: String) -> Result<Option<String>, Refusal> {
    if code.is_empty() {
        return Ok(None);
    }
    if code.chars().count() > CODE_MAX || code.chars().any(char::is_whitespace) {
        return Err(Refusal::CodeUnfit);
    }
    match tree.find_by_code(&code) {
        Some(other) if Some(other.id) != own => Err(Refusal::CodeTaken),
        _ => Ok(Some(code)),
    }
}

/// `th: เชียงราย`, one a line.
fn read_names(text: &str) -> Result<Vec<(String, String)>, Refusal> {
    let text = tidy(text);
    let mut names: Vec<(String, String)> = Vec::new();
    for (at, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let (language, name) = line.split_once([':', '：']).ok_or(Refusal::NamesLine(at + 1))?;
        let (language, name) = (language.trim(), name.trim());
        if !is_language(language) || name.is_empty() || name.chars().count() > NAME_MAX {
            return Err(Refusal::NamesLine(at + 1));
        }
        let pair = (language.to_owned(), name.to_owned());
        if !names.contains(&pair) {
            names.push(pair);
        }
        if names.len() > NAMES_MAX {
            return Err(Refusal::NamesMany);
        }
    }
    Ok(names)
}

/// A language tag: two or three letters, then perhaps a script or a country (`zh-Hant`, `pt-BR`).
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|letter| letter.is_ascii_alphabetic())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric())
        })
}
