//! What the layout around every page needs: language, who is signed in, which coalition has been entered.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{Actor, CoalitionId, OrganisationId, Permission, PersonId, Role, Scope, ServerRole};

use crate::texts::{Arg, Language, Texts};

/// Somebody with a valid session, as the people feature found it.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub person_id: PersonId,
    pub called: String,
    pub language: Option<String>,
    pub server_role: Option<ServerRole>,
    /// The token every form of this session carries.
    pub csrf: String,
    /// The session's digest: what signing out ends.
    pub session: String,
}

/// Somebody who came by an organisation's private link, as the links feature found it.
#[derive(Clone, Debug)]
pub struct ByLink {
    /// The token every form of this session carries.
    pub csrf: String,
    /// The session's digest: what going away ends.
    pub session: String,
}

/// The coalition whose door was passed, and the seat held there.
#[derive(Clone, Debug)]
pub struct Entered {
    pub scope: Scope,
    /// The seat itself, which other features hang things on; the link, for whoever came by one.
    pub seat_id: uuid::Uuid,
    pub slug: String,
    pub name: String,
    /// Where it works, in its own words: `Upper North`.
    pub area: String,
    pub role: Role,
    pub organisation_id: Option<OrganisationId>,
    /// The deepest level of place kept here; nothing more exact is stored.
    pub place_level_max: i32,
    /// From how many organisations on the same people a cell counts as a possible overlap.
    pub overlap_from: i32,
}

impl Entered {
    pub fn coalition_id(&self) -> CoalitionId {
        self.scope.coalition_id()
    }
}

/// One step back up, shown above the title.
#[derive(Clone, Debug)]
pub struct Crumb {
    pub label: String,
    pub href: String,
}

/// The surroundings of one page for one visitor.
#[derive(Clone, Debug)]
pub struct Frame {
    pub texts: Texts,
    pub language: Language,
    pub signed_in: Option<SignedIn>,
    /// Never together with `signed_in`.
    pub by_link: Option<ByLink>,
    pub entered: Option<Entered>,
    /// The path asked for, without its query.
    pub path: String,
    /// A text key to show once after something was done.
    pub notice: Option<String>,
    pub today: NaiveDate,
    pub is_demo: bool,
    pub leave_to: String,
}

impl Frame {
    /// The text with this key in the visitor's language.
    pub fn t(&self, key: &str) -> String {
        self.texts.get(self.language, key, &[])
    }

    /// A text that there may not be.
    pub(crate) fn known(&self, key: &str) -> Option<String> {
        self.texts.has(key).then(|| self.t(key))
    }

    pub fn t1(&self, key: &str, name: &str, value: impl Arg) -> String {
        self.texts.get(self.language, key, &[(name, value.value())])
    }

    pub fn t2(&self, key: &str, n1: &str, v1: impl Arg, n2: &str, v2: impl Arg) -> String {
        self.texts
            .get(self.language, key, &[(n1, v1.value()), (n2, v2.value())])
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "three names with their values, as a text needs them"
    )]
    pub fn t3(
        &self,
        key: &str,
        n1: &str,
        v1: impl Arg,
        n2: &str,
        v2: impl Arg,
        n3: &str,
        v3: impl Arg,
    ) -> String {
        self.texts
            .get(self.language, key, &[(n1, v1.value()), (n2, v2.value()), (n3, v3.value())])
    }

    /// The text whose key has a word in its middle: `of("error-", "full", "-title")`.
    pub fn of(&self, stem: &str, word: &str, end: &str) -> String {
        self.t(&format!("{stem}{word}{end}"))
    }

    /// `23 November 2026`, in the visitor's language.
    pub fn day(&self, day: &NaiveDate) -> String {
        self.texts.day(self.language, *day)
    }

    /// The day that stands in the record of events as [`Self::day`] writes it.
    pub fn read_day(&self, text: &str) -> Option<NaiveDate> {
        self.texts.read_day(self.language, text)
    }

    /// `23 November 2026, 14:05` in UTC.
    pub fn moment(&self, at: &DateTime<Utc>) -> String {
        self.texts.moment(self.language, *at)
    }

    /// `14:05` in UTC, where the day is said already.
    pub fn time(&self, at: &DateTime<Utc>) -> String {
        self.texts.time(self.language, *at)
    }

    /// `1,200`.
    pub fn number(&self, number: impl TryInto<i64>) -> String {
        self.texts
            .number(self.language, number.try_into().unwrap_or(i64::MAX))
    }

    /// The same for what is counted only so far: `more than 1,000`.
    pub fn counted(&self, number: u64) -> String {
        if number > crate::COUNT_MAX {
            self.t1("number-many", "count", self.number(crate::COUNT_MAX))
        } else {
            self.number(number)
        }
    }

    /// `Chiang Rai, Nan and Phayao`.
    pub fn list(&self, items: &[String]) -> String {
        self.texts.list(self.language, items)
    }

    /// An address inside the coalition that was entered: `at("/organisations")`. Whoever came by a private link never
    /// leaves the pages made for that: for them it is `/c/three-rivers/own/organisations`.
    pub fn at(&self, path: &str) -> String {
        match &self.entered {
            Some(entered) if self.by_link.is_some() => format!("/c/{}/own{path}", entered.slug),
            Some(entered) => format!("/c/{}{path}", entered.slug),
            None => path.to_owned(),
        }
    }

    /// `page` for the navigation entry this page belongs to, else nothing: the value of `aria-current`.
    pub fn is_in(&self, path: &str) -> bool {
        let full = self.at(path);
        if path.is_empty() {
            return self.path == full;
        }
        self.path == full
            || self
                .path
                .strip_prefix(&full)
                .is_some_and(|rest| rest.starts_with('/'))
    }

    /// The person acting, with their seat in the coalition entered; or somebody with a private link.
    pub fn actor(&self) -> Option<Actor> {
        let signed_in = self.signed_in.as_ref();
        let is_anybody = signed_in.is_some() || self.by_link.is_some();
        is_anybody.then(|| Actor {
            person_id: signed_in.map(|person| person.person_id),
            called: signed_in.map_or_else(String::new, |person| person.called.clone()),
            server_role: signed_in.and_then(|person| person.server_role),
            role: self.entered.as_ref().map(|entered| entered.role),
            organisation_id: self.entered.as_ref().and_then(|entered| entered.organisation_id),
        })
    }

    /// Whether the coalition's own pages can be reached from here.
    pub fn has_menu(&self) -> bool {
        self.entered.is_some() && self.by_link.is_none()
    }

    pub fn may(&self, permission: Permission) -> bool {
        self.actor().is_some_and(|actor| actor.may(permission))
    }

    pub fn csrf(&self) -> &str {
        let of_person = self.signed_in.as_ref().map(|signed_in| &signed_in.csrf);
        let of_link = self.by_link.as_ref().map(|by_link| &by_link.csrf);
        of_person.or(of_link).map_or("", String::as_str)
    }

    /// The address of an embedded file, with the hash of its content in its name.
    pub fn asset(&self, name: &str) -> &'static str {
        crate::assets::address(name)
    }

    pub fn crumb(&self, key: &str, path: &str) -> Crumb {
        Crumb { label: self.t(key), href: self.at(path) }
    }
}
