//! What the program is made of: every feature's pages, tables and texts, in the order of the arrows.

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use mail::Mail;
use sea_orm::DbErr;
use sea_orm_migration::MigrationTrait;
use tower_http::compression::CompressionLayer;
use web::{App, Later, PageError, Pages};

use crate::health;

pub fn pages() -> Pages {
    web::style::pages()
        .and(people::pages())
        .and(coalitions::pages())
        .and(places::pages())
        .and(organisations::pages())
        .and(activities::pages())
        .and(imports::pages())
        .and(links::pages())
        .and(mail::pages())
        .and(home::pages())
}

pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let mut all = web::migrations::all();
    all.extend(mail::migrations::all());
    all.extend(people::migrations::all());
    all.extend(coalitions::migrations::all());
    all.extend(places::migrations::all());
    all.extend(organisations::migrations::all());
    all.extend(activities::migrations::all());
    all.extend(imports::migrations::all());
    all.extend(links::migrations::all());
    all
}

pub fn texts() -> Vec<&'static str> {
    vec![
        web::texts::TEXTS,
        mail::TEXTS,
        people::TEXTS,
        coalitions::TEXTS,
        places::TEXTS,
        organisations::TEXTS,
        activities::TEXTS,
        imports::TEXTS,
        links::TEXTS,
        home::TEXTS,
    ]
}

/// The doors between the common ones and the pages: who represents which organisation, who came by a private link.
pub fn doors(router: Router<App>, app: App) -> Router<App> {
    router
        .layer(from_fn_with_state(app.clone(), links::doors))
        .layer(from_fn_with_state(app, organisations::doors))
}

/// The whole site: the frame around the pages, the doors outside it, safe headers outermost.
pub fn site(app: &App) -> Router {
    let routes = pages()
        .into_router()
        .layer(from_fn_with_state(app.clone(), web::shell));
    doors(routes, app.clone())
        .layer(from_fn_with_state(app.clone(), coalitions::doors))
        .layer(from_fn_with_state(app.clone(), people::doors))
        .route("/assets/{name}", get(web::assets::serve))
        .route("/health", get(health::health))
        .layer(from_fn_with_state((app.clone(), people::knows as web::Knows), web::outermost))
        .layer(CompressionLayer::new())
        .with_state(app.clone())
}

/// Whether a mail may still go out: what it is about says so. So far that is a private link.
pub fn may_mail<'a>(app: &'a App, mail: &'a Mail) -> Later<'a, Result<bool, DbErr>> {
    links::may_mail(app, mail)
}

/// In how many coalitions the first visitor after a start need not wait.
const WARM: u64 = 12;

/// Reads into memory what pages of the coalitions need. When it fails, pages read for themselves.
pub async fn warm(app: App) {
    let scopes = match coalitions::latest(app.db(), WARM).await {
        Ok(scopes) => scopes,
        Err(error) => return tracing::warn!(%error, "the coalitions could not be listed"),
    };
    for scope in scopes {
        let register = organisations::warm(&app, scope).await.map_err(PageError::from);
        if let Err(error) = register.and(activities::warm(&app, scope).await) {
            tracing::warn!(%error, "a coalition could not be read beforehand");
        }
    }
}
