//! Which organisation an address names. An id that is none looks like one that is not there.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use kernel::OrganisationId;
use uuid::Uuid;
use web::{App, Crumb, Frame, PageError};

use crate::lists::{self, List};

/// `{id}`: an organisation.
pub struct At(pub OrganisationId);

/// `{id}` and `{contact}`: one of its contacts.
pub(crate) struct AtContact(pub OrganisationId, pub Uuid);

/// `{list}`: one of the coalition's lists.
pub(crate) struct AtList(pub &'static List);

/// `{list}` and `{id}`: an entry of it.
pub(crate) struct AtEntry(pub &'static List, pub Uuid);

impl FromRequestParts<App> for At {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        Ok(Self(OrganisationId(id(&named(parts, app).await?, "id")?)))
    }
}

impl FromRequestParts<App> for AtContact {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let named = named(parts, app).await?;
        Ok(Self(OrganisationId(id(&named, "id")?), id(&named, "contact")?))
    }
}

impl FromRequestParts<App> for AtList {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        Ok(Self(list(&named(parts, app).await?)?))
    }
}

impl FromRequestParts<App> for AtEntry {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let named = named(parts, app).await?;
        Ok(Self(list(&named)?, id(&named, "id")?))
    }
}

type Named = HashMap<String, String>;

async fn named(parts: &mut Parts, app: &App) -> Result<Named, PageError> {
    let Path(named) = Path::<Named>::from_request_parts(parts, app)
        .await
        .map_err(|_| PageError::NotFound)?;
    Ok(named)
}

fn id(named: &Named, name: &str) -> Result<Uuid, PageError> {
    named
        .get(name)
        .and_then(|text| Uuid::parse_str(text).ok())
        .ok_or(PageError::NotFound)
}

fn list(named: &Named) -> Result<&'static List, PageError> {
    named
        .get("list")
        .and_then(|word| lists::called(word))
        .ok_or(PageError::NotFound)
}

/// The address of an organisation's page.
pub(crate) fn address(frame: &Frame, id: OrganisationId) -> String {
    frame.at(&format!("/organisations/{}", id.0))
}

/// The way back to an organisation's page.
pub(crate) fn crumb(frame: &Frame, id: OrganisationId, name: &str) -> Crumb {
    Crumb { label: name.to_owned(), href: address(frame, id) }
}
