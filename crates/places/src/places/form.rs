//! The form of a place: what it asks, how a place looks in it, and what changed between two of them.

use kernel::Change;
use web::{Field, FormView, Frame, Kind, Options};

use super::rules::{CODE_MAX, Draft, NAME_MAX, Refusal};
use super::tree::{Place, PlaceId, Tree};
use crate::outlines::Outline;

/// A pasted outline of 20,000 points fits.
const OUTLINE_MAX: usize = 1_000_000;
const NAMES_LEN_MAX: usize = 20_000;

/// A place as its form shows it.
pub struct Known<'a> {
    pub place: &'a Place,
    pub names: &'a [(String, String)],
    pub outline: Option<&'a Outline>,
}

/// The form for a place inside another one.
pub fn new_form(frame: &Frame, tree: &Tree, level_max: i32, inside: Option<PlaceId>) -> FormView {
    let parents = tree
        .options()
        .into_iter()
        .filter(|option| may_hold(tree, option, level_max))
        .collect();
    let chosen = inside.and_then(|id| tree.get(id));
    let field = Field::new("inside", frame.t("places-inside"), Kind::Choice(parents)).required();
    let field = match chosen {
        Some(parent) => field.value(parent.id.0.to_string()),
        None => field,
    };
    // What the places beside it are called is a good guess.
    let beside = chosen.and_then(|parent| tree.children(parent.id).first().copied());
    let cancel = chosen.map_or_else(|| frame.at("/places"), |parent| address(frame, parent.id));
    let form = FormView::new(frame.at("/places"), frame.t("places-add"), cancel).field(field);
    with_fields(frame, form, beside.map_or("", |place| &place.kind))
}

/// The form of a place that is there.
pub fn form_of(frame: &Frame, known: &Known<'_>) -> FormView {
    let to = address(frame, known.place.id);
    let form = FormView::new(to.clone(), frame.t("places-save"), to).version(known.place.version);
    let mut form = with_fields(frame, form, &known.place.kind);
    let names: Vec<String> = known
        .names
        .iter()
        .map(|(language, name)| format!("{language}: {name}"))
        .collect();
    for field in &mut form.fields {
        let value = match field.name.as_str() {
            "name" => known.place.name.clone(),
            "local_name" => known.place.local_name.clone().unwrap_or_default(),
            "code" => known.place.code.clone().unwrap_or_default(),
            "names" => names.join("\n"),
            "outline" => known.outline.map(Outline::to_geojson).unwrap_or_default(),
            _ => continue,
        };
        field.values = Some(value)
            .filter(|value| !value.is_empty())
            .into_iter()
            .collect();
    }
    form
}

/// What was typed, for the rules.
pub fn draft(view: &FormView) -> Draft {
    Draft {
        name: view.get("name").to_owned(),
        local_name: view.get("local_name").to_owned(),
        kind: view.get("kind").to_owned(),
        code: view.get("code").to_owned(),
        names: view.get("names").to_owned(),
        outline: view.get("outline").to_owned(),
    }
}

/// Puts a refusal beside its field. A field that is too long has its own sentence already.
pub fn refuse(frame: &Frame, view: &mut FormView, refusal: Refusal) {
    let is_said = view
        .fields
        .iter()
        .any(|field| field.name == refusal.field() && field.mistake.is_some());
    if !is_said || refusal == Refusal::TooDeep {
        view.mistake(refusal.field(), frame.t1(&refusal.to_string(), "number", refusal.number()));
    }
}

/// Each field that reads differently before and after.
pub fn changes(frame: &Frame, before: &FormView, after: &FormView) -> Vec<Change> {
    let plain = [
        ("name", "places-name"),
        ("local_name", "places-local-name"),
        ("kind", "places-kind"),
        ("code", "places-code"),
        ("names", "places-names"),
    ];
    let outline = |view: &FormView| match Outline::read(view.get("outline")) {
        Ok(outline) => frame.t1("places-outline-points", "count", outline.points_count()),
        Err(_) => String::new(),
    };
    let mut changes: Vec<Change> = plain
        .into_iter()
        .filter_map(|(field, key)| Change::of(key, before.get(field), after.get(field)))
        .collect();
    if before.get("outline") != after.get("outline") {
        changes.extend(Change::of("places-outline", &outline(before), &outline(after)));
    }
    changes
}

pub fn address(frame: &Frame, id: PlaceId) -> String {
    frame.at(&format!("/places/{}", id.0))
}

fn may_hold(tree: &Tree, option: &Options, level_max: i32) -> bool {
    uuid::Uuid::parse_str(&option.value)
        .ok()
        .and_then(|id| tree.get(PlaceId(id)))
        .is_some_and(|place| place.level < level_max)
}

fn with_fields(frame: &Frame, form: FormView, kind: &str) -> FormView {
    let kind_field = Field::new("kind", frame.t("places-kind"), Kind::Line)
        .hint(frame.t("places-kind-hint"))
        .required()
        .len(NAME_MAX);
    form.field(
        Field::new("name", frame.t("places-name"), Kind::Line)
            .required()
            .len(NAME_MAX),
    )
    .field(
        Field::new("local_name", frame.t("places-local-name"), Kind::Line)
            .hint(frame.t("places-local-name-hint"))
            .len(NAME_MAX),
    )
    .field(if kind.is_empty() {
        kind_field
    } else {
        kind_field.value(kind)
    })
    .field(
        Field::new("code", frame.t("places-code"), Kind::Line)
            .hint(frame.t("places-code-hint"))
            .len(CODE_MAX),
    )
    .field(
        Field::new("names", frame.t("places-names"), Kind::Text)
            .hint(frame.t("places-names-hint"))
            .len(NAMES_LEN_MAX),
    )
    .field(
        Field::new("outline", frame.t("places-outline"), Kind::Text)
            .hint(frame.t("places-outline-hint"))
            .len(OUTLINE_MAX),
    )
}
