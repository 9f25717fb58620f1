//! The form of an organisation: what it asks, how a profile looks in it, and what changed between two of them.

use std::sync::Arc;

use kernel::{Change, Scope};
use places::{PlaceId, Tree};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;
use web::{App, Field, FormView, Frame, Kind, Options};

use super::languages;
use super::profile::Profile;
use super::rules::{self, Draft};
use crate::at::address;
use crate::lists::{self, Focus, FocusId, Sector, SectorId};

/// What an organisation can be given: the coalition's own lists.
pub struct Lists {
    pub sectors: Vec<Sector>,
    pub focuses: Vec<Focus>,
    pub tree: Arc<Tree>,
}

impl Lists {
    pub async fn load(db: &impl ConnectionTrait, scope: Scope) -> Result<Self, DbErr> {
        Ok(Self {
            sectors: lists::sectors(db, scope).await?,
            focuses: lists::focuses(db, scope).await?,
            tree: Arc::new(places::tree(db, scope).await?),
        })
    }

    /// The lists as pages show them, read anew only when one of them has changed.
    pub async fn kept(app: &App, scope: Scope) -> Result<Arc<Self>, DbErr> {
        let kinds = [lists::SECTOR, lists::FOCUS, places::PLACE];
        app.kept_while(scope, &kinds, async |db, _| {
            Ok(Self {
                sectors: lists::sectors(db, scope).await?,
                focuses: lists::focuses(db, scope).await?,
                tree: places::kept_tree(app, scope).await?,
            })
        })
        .await
    }

    /// Every sector that is offered, and those a record has anyway.
    pub fn sector_options(&self, also: &[Uuid]) -> Vec<Options> {
        let offered = self
            .sectors
            .iter()
            .filter(|sector| !sector.is_ended || also.contains(&sector.id.0));
        offered
            .map(|sector| Options::new(sector.id.0.to_string(), sector.name.clone()))
            .collect()
    }

    /// Every area of focus followed by its kinds of work, under the area's name.
    pub fn focus_options(&self, also: &[Uuid], whole_area: impl Fn(&str) -> String) -> Vec<Options> {
        let mut heading = String::new();
        let mut options = Vec::new();
        for focus in &self.focuses {
            let label = if focus.parent_id.is_none() {
                heading.clone_from(&focus.name);
                whole_area(&focus.name)
            } else {
                focus.name.clone()
            };
            if !focus.is_ended || also.contains(&focus.id.0) {
                options.push(Options::new(focus.id.0.to_string(), label).in_group(heading.clone()));
            }
        }
        options
    }
}

/// The short form for a new organisation.
pub fn short(frame: &Frame, lists: &Lists, action: String, cancel: String) -> FormView {
    let form = FormView::new(action, frame.t("organisation-add"), cancel).field(name(frame));
    [
        sectors(frame, lists, &[]),
        focuses(frame, lists, &[]),
        places(frame, lists, &[]),
    ]
    .into_iter()
    .fold(form, FormView::field)
}

/// The whole form, as a profile stands now.
pub fn whole(frame: &Frame, lists: &Lists, profile: &Profile) -> FormView {
    let at = address(frame, profile.id);
    let sector_ids: Vec<Uuid> = profile.sectors.iter().map(|listed| listed.id.0).collect();
    let focus_ids: Vec<Uuid> = profile.focuses.iter().map(|listed| listed.id.0).collect();
    let place_ids: Vec<Uuid> = profile.places.iter().map(|listed| listed.id.0).collect();
    let form = FormView::new(at.clone(), frame.t("organisation-save"), at)
        .version(profile.version)
        .field(name(frame).value(&profile.name))
        .field(
            Field::new("acronym", frame.t("organisation-acronym"), Kind::Line)
                .len(rules::ACRONYM_MAX)
                .value(profile.acronym.as_deref().unwrap_or_default()),
        )
        .field(
            Field::new("other_names", frame.t("organisation-other-names"), Kind::Text)
                .hint(frame.t("organisation-other-names-hint"))
                .value(rules::write_other_names(&profile.other_names)),
        )
        .field(
            Field::new("about", frame.t("organisation-about"), Kind::Text)
                .hint(frame.t("organisation-about-hint"))
                .len(rules::ABOUT_MAX)
                .value(&profile.about),
        )
        .field(sectors(frame, lists, &sector_ids))
        .field(focuses(frame, lists, &focus_ids))
        .field(places(frame, lists, &place_ids));
    spoken(frame, form, profile).field(
        Field::new("website", frame.t("organisation-website"), Kind::Line)
            .hint(frame.t("organisation-website-hint"))
            .input_mode("url")
            .len(rules::WEBSITE_MAX)
            .value(profile.website.as_deref().unwrap_or_default()),
    )
}

/// The two fields for languages: those offered, and any other by its tag.
fn spoken(frame: &Frame, form: FormView, profile: &Profile) -> FormView {
    let (offered, more): (Vec<String>, Vec<String>) = profile
        .languages
        .iter()
        .cloned()
        .partition(|tag| languages::OFFERED.contains(&tag.as_str()));
    form.field(
        Field::new(
            "languages",
            frame.t("organisation-languages"),
            Kind::Ticks(languages::options(frame, &[])),
        )
        .hint(frame.t("organisation-languages-hint"))
        .values(offered)
        .folded(),
    )
    .field(
        Field::new("more_languages", frame.t("organisation-more-languages"), Kind::Line)
            .hint(frame.t("organisation-more-languages-hint"))
            .value(more.join(", ")),
    )
}

fn name(frame: &Frame) -> Field {
    Field::new("name", frame.t("organisation-name"), Kind::Line)
        .hint(frame.t("organisation-name-hint"))
        .required()
        .len(rules::NAME_MAX)
}

fn sectors(frame: &Frame, lists: &Lists, chosen: &[Uuid]) -> Field {
    Field::new("sectors", frame.t("organisation-sectors"), Kind::Ticks(lists.sector_options(chosen)))
        .hint(frame.t("organisation-sectors-hint"))
        .values(texts(chosen))
}

fn focuses(frame: &Frame, lists: &Lists, chosen: &[Uuid]) -> Field {
    let options = lists.focus_options(chosen, |area| frame.t1("organisation-focus-area", "area", area));
    Field::new("focuses", frame.t("organisation-focuses"), Kind::Ticks(options))
        .values(texts(chosen))
        .folded()
}

fn places(frame: &Frame, lists: &Lists, chosen: &[Uuid]) -> Field {
    let also: Vec<PlaceId> = chosen.iter().copied().map(PlaceId).collect();
    Field::new("places", frame.t("organisation-places"), Kind::Ticks(lists.tree.options_with(&also)))
        .hint(frame.t("organisation-places-hint"))
        .values(texts(chosen))
        .folded()
}

fn texts(ids: &[Uuid]) -> Vec<String> {
    ids.iter().map(Uuid::to_string).collect()
}

/// What was typed, for the rules.
pub fn draft(frame: &Frame, view: &FormView) -> Draft {
    let more = view.get("more_languages");
    let tags = more
        .split([',', ';', ' '])
        .map(str::trim)
        .filter(|tag| !tag.is_empty());
    let mut languages = view.all("languages");
    languages.extend(tags.map(|tag| {
        if tag.len() <= 3 {
            tag.to_lowercase()
        } else {
            tag.to_owned()
        }
    }));
    Draft {
        name: view.get("name").to_owned(),
        acronym: view.get("acronym").to_owned(),
        about: view.get("about").to_owned(),
        website: view.get("website").to_owned(),
        other_names: rules::read_other_names(view.get("other_names"), &languages::named(frame)),
        languages,
        sectors: view.ids("sectors").into_iter().map(SectorId).collect(),
        focuses: view.ids("focuses").into_iter().map(FocusId).collect(),
        places: view.ids("places").into_iter().map(PlaceId).collect(),
        confirmed_on: None,
    }
}

/// Each field that reads differently before and after.
pub fn changes(before: &FormView, after: &FormView) -> Vec<Change> {
    let fields = [
        ("name", "organisation-name"),
        ("acronym", "organisation-acronym"),
        ("other_names", "organisation-other-names"),
        ("about", "organisation-about"),
        ("sectors", "organisation-sectors"),
        ("focuses", "organisation-focuses"),
        ("places", "organisation-places"),
        ("languages", "organisation-languages"),
        ("more_languages", "organisation-more-languages"),
        ("website", "organisation-website"),
    ];
    let changed = fields
        .into_iter()
        .filter_map(|(field, key)| Change::of(key, &reads(before, field), &reads(after, field)));
    changed.collect()
}

/// What a field says to a reader: words instead of ids.
fn reads(view: &FormView, name: &str) -> String {
    let Some(field) = view.fields.iter().find(|field| field.name == name) else {
        return String::new();
    };
    if field.options().is_empty() {
        return field.first().to_owned();
    }
    let chosen = field.options().iter().filter(|option| field.has(&option.value));
    chosen
        .map(|option| option.label.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}
