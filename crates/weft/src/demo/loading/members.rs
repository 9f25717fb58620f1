//! The demo's places and organisations, and who represents whom.

use anyhow::Context as _;
use chrono::Days;
use kernel::OrganisationId;
use organisations::{ContactDraft, Draft, Newcomer, OtherName};
use places::NewPlace;
use sea_orm::DatabaseTransaction;
use web::App;

use super::super::story::{Organisation, Standing, Story};
use super::Keys;

/// How exact the demo's places are: districts.
const LEVEL_MAX: i32 = 2;

pub async fn add_places(
    app: &App,
    tx: &DatabaseTransaction,
    story: &Story,
    keys: &mut Keys,
) -> anyhow::Result<()> {
    let doer = keys.doer("amina", story.coalition.started_on, 1);
    let codes: Vec<&str> = story.areas.iter().map(|area| area.code).collect();
    places::choose(tx, &doer, app.ids(), &codes).await?;
    let tree = places::tree(tx, keys.scope).await?;
    for area in &story.areas {
        let place = tree
            .find_by_code(area.code)
            .with_context(|| format!("{} was not added.", area.code))?;
        keys.places.insert(area.code, place.id);
    }
    let mut new = Vec::with_capacity(story.districts.len());
    for district in &story.districts {
        let draft = places::Draft {
            name: district.name.to_owned(),
            local_name: district.local_name.text.to_owned(),
            kind: "district".to_owned(),
            code: district.code.to_owned(),
            names: format!("{}: {}", district.local_name.language, district.local_name.text),
            outline: String::new(),
        };
        let inside = NewPlace::inside(&tree, keys.place(district.area)?, LEVEL_MAX, &draft);
        new.push(inside.map_err(|refusal| anyhow::anyhow!("{}: {refusal}", district.name))?);
    }
    let made = places::add_many(tx, &doer, app.ids(), new).await?;
    keys.places
        .extend(story.districts.iter().map(|district| district.key).zip(made));
    Ok(())
}

pub async fn add_organisations(
    app: &App,
    tx: &DatabaseTransaction,
    story: &Story,
    keys: &mut Keys,
) -> anyhow::Result<()> {
    let sectors = organisations::sectors(tx, keys.scope).await?;
    keys.sectors = sectors
        .into_iter()
        .filter_map(|sector| Some((sector.key?, sector.id)))
        .collect();
    let focuses = organisations::focuses(tx, keys.scope).await?;
    keys.focuses = focuses
        .into_iter()
        .filter_map(|focus| Some((focus.key?, focus.id)))
        .collect();
    let mut newcomers = Vec::with_capacity(story.organisations.len());
    for (number, organisation) in story.organisations.iter().enumerate() {
        let id = OrganisationId(app.ids().next());
        keys.organisations.insert(organisation.key, id);
        let doer = keys.doer(organisation.added_by, organisation.added_on, number);
        let contacts = contact(organisation)
            .map(|contact| (app.ids().next(), contact))
            .into_iter()
            .collect();
        newcomers.push(Newcomer { id, doer, draft: draft(organisation, keys)?, contacts });
    }
    Ok(organisations::add_many(tx, newcomers).await?)
}

fn draft(organisation: &Organisation, keys: &Keys) -> anyhow::Result<Draft> {
    let other_names = organisation
        .local_name
        .iter()
        .map(|name| OtherName { language: Some(name.language.to_owned()), name: name.text.to_owned() })
        .collect();
    Ok(Draft {
        name: organisation.name.to_owned(),
        acronym: organisation.acronym.unwrap_or_default().to_owned(),
        about: organisation.about.to_owned(),
        website: organisation.website.clone().unwrap_or_default(),
        other_names,
        languages: organisation
            .languages
            .iter()
            .map(|tag| (*tag).to_owned())
            .collect(),
        sectors: organisation
            .sectors
            .iter()
            .map(|key| keys.sector(key))
            .collect::<Result<_, _>>()?,
        focuses: organisation
            .focuses
            .iter()
            .map(|key| keys.focus(key))
            .collect::<Result<_, _>>()?,
        places: organisation
            .places
            .iter()
            .map(|key| keys.place(key))
            .collect::<Result<_, _>>()?,
        confirmed_on: None,
    })
}

fn contact(organisation: &Organisation) -> Option<ContactDraft> {
    let contact = organisation.contact.as_ref()?;
    let text = |part: Option<&'static str>| part.unwrap_or_default().to_owned();
    Some(ContactDraft {
        name: text(contact.name),
        role: text(contact.role),
        phone: text(contact.phone),
        email: text(contact.email),
        safe_note: text(contact.safe_contact),
        never_mail: false,
    })
}

/// What became of organisations later: one closed, one joined another.
pub async fn end_and_merge(tx: &DatabaseTransaction, story: &Story, keys: &Keys) -> anyhow::Result<()> {
    for organisation in &story.organisations {
        let id = keys.organisation(organisation.key)?;
        match organisation.standing {
            Standing::Active => {}
            Standing::Ended { on } => {
                organisations::end(tx, &keys.doer("amina", on, 7), id, "Its last staff member moved away.")
                    .await?;
            }
            Standing::Merged { on, into } => {
                organisations::merge(tx, &keys.doer("amina", on, 7), id, keys.organisation(into)?).await?;
            }
        }
    }
    Ok(())
}

/// Most organisations were looked over within the year; every eighth was not, since it was added.
pub async fn confirm(app: &App, tx: &DatabaseTransaction, story: &Story, keys: &Keys) -> anyhow::Result<()> {
    for (number, organisation) in (0_u64..).zip(&story.organisations) {
        if number % 8 == 7 || !matches!(organisation.standing, Standing::Active) {
            continue;
        }
        let day = app.today() - Days::new(20 + number * 5);
        let doer = keys.doer("amina", day.max(organisation.added_on), 11);
        organisations::confirm(tx, &doer, keys.organisation(organisation.key)?).await?;
    }
    Ok(())
}

pub async fn represent(tx: &DatabaseTransaction, story: &Story, keys: &Keys) -> anyhow::Result<()> {
    for person in &story.people {
        if let (Some(key), Some(seat)) = (person.represents, keys.seats.get(person.key)) {
            let doer = keys.doer("amina", person.added_on, 3);
            organisations::represent(tx, &doer, *seat, keys.organisation(key)?).await?;
        }
    }
    Ok(())
}
