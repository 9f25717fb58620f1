//! A feature's pages, each with its door: at once router, guard and the list the access matrix is made from.

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{self, MethodRouter};
use kernel::{Permission, Role, ServerRole};

use crate::app::App;
use crate::error::PageError;
use crate::frame::Frame;

/// Who may come through a route at all. Finer questions belong to the feature's rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Door {
    /// Anybody.
    Public,
    /// Anybody with a session.
    SignedIn,
    /// Whoever may start coalitions on this server.
    Founder,
    /// Whoever has a seat in the coalition that allows this.
    Holding(Permission),
    /// Whoever came by an organisation's private link, and nobody else.
    ByLink,
}

/// One route with its door.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub door: Door,
}

#[derive(Default)]
pub struct Pages {
    list: Vec<Route>,
    router: Router<App>,
}

impl Pages {
    pub fn get<H, T>(self, path: &'static str, door: Door, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("GET", path, door, routing::get(handler))
    }

    pub fn post<H, T>(self, path: &'static str, door: Door, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("POST", path, door, routing::post(handler))
    }

    /// These pages and another feature's.
    pub fn and(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        self.router = self.router.merge(other.router);
        self
    }

    pub fn list(&self) -> &[Route] {
        &self.list
    }

    pub fn into_router(self) -> Router<App> {
        self.router
    }

    fn add(mut self, method: &'static str, path: &'static str, door: Door, route: MethodRouter<App>) -> Self {
        self.list.push(Route { method, path, door });
        let guarded = route.layer(from_fn(move |request: Request, next: Next| guard(door, request, next)));
        self.router = self.router.route(path, guarded);
        self
    }
}

/// A coalition where one has no seat looks exactly like one that does not exist; so does one for which one has no link.
async fn guard(door: Door, request: Request, next: Next) -> Result<Response, PageError> {
    let frame = request.extensions().get::<Frame>().ok_or(PageError::NotFound)?;
    let actor = frame.actor();
    let is_by_link = actor
        .as_ref()
        .is_some_and(|actor| actor.role == Some(Role::LinkHolder));
    match (door, &actor) {
        (Door::Public, _) => {}
        (Door::ByLink, _) if is_by_link => {}
        (Door::ByLink, _) => return Err(PageError::NoLink),
        _ if is_by_link => return Err(PageError::SignInFirst),
        (Door::SignedIn, Some(_)) => {}
        (_, None) => return Err(PageError::SignInFirst),
        (Door::Founder, Some(actor)) if actor.server_role == Some(ServerRole::Founder) => {}
        (Door::Founder, Some(_)) => return Err(PageError::Forbidden),
        (Door::Holding(_), Some(actor)) if actor.role.is_none() => return Err(PageError::NotFound),
        (Door::Holding(permission), Some(actor)) if actor.may(permission) => {}
        (Door::Holding(_), Some(_)) => return Err(PageError::Forbidden),
    }
    Ok(next.run(request).await)
}
