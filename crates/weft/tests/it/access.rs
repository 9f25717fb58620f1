//! Who may open which page: written down in access-matrix.txt, and asked of every page as every kind of visitor.

use std::path::Path;

use axum::http::StatusCode;
use chrono::TimeDelta;
use kernel::{OrganisationId, Permission, Role, Scope, ServerRole};
use sea_orm::{ConnectionTrait as _, DatabaseBackend, Statement};
use testkit::{Site, Visitor};
use web::events::Doer;
use web::{Door, Route, Secret};

use crate::site;

/// Set to write the matrix anew: `WEFT_RENEW=1 cargo test -p weft --test it access`.
const RENEW: &str = "WEFT_RENEW";
const MATRIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../access-matrix.txt");
/// An id that nobody has.
const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

/// Somebody at a door.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    Stranger,
    /// Signed in, without a seat in the coalition.
    SignedIn,
    /// Signed in, may start coalitions, without a seat in this one.
    Founder,
    Seated(Role),
    /// Came by an organisation's private link.
    LinkHolder,
}

/// What a door answers.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Says {
    Open,
    SignIn,
    /// Only with a private link.
    LinkFirst,
    Forbidden,
    NotFound,
}

impl Who {
    fn all() -> Vec<Self> {
        let mut all = vec![Self::Stranger, Self::SignedIn, Self::Founder];
        all.extend(Role::ALL.into_iter().rev().map(Self::Seated));
        all.push(Self::LinkHolder);
        all
    }

    fn word(self) -> &'static str {
        match self {
            Self::Stranger => "stranger",
            Self::SignedIn => "signed in",
            Self::Founder => "founder",
            Self::Seated(role) => role.word(),
            Self::LinkHolder => Role::LinkHolder.word(),
        }
    }
}

impl Says {
    fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::SignIn => "sign in",
            Self::LinkFirst => "link first",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not found",
        }
    }

    fn status(self) -> Option<StatusCode> {
        match self {
            Self::Open => None,
            Self::SignIn | Self::LinkFirst => Some(StatusCode::UNAUTHORIZED),
            Self::Forbidden => Some(StatusCode::FORBIDDEN),
            Self::NotFound => Some(StatusCode::NOT_FOUND),
        }
    }
}

/// What the matrix promises; the second test asks the doors themselves.
fn answer(door: Door, who: Who) -> Says {
    match (door, who) {
        (Door::Public, _) => Says::Open,
        (Door::ByLink, Who::LinkHolder) => Says::Open,
        (Door::ByLink, _) => Says::LinkFirst,
        (_, Who::Stranger | Who::LinkHolder) => Says::SignIn,
        (Door::SignedIn, _) | (Door::Founder, Who::Founder) => Says::Open,
        (Door::Founder, _) => Says::Forbidden,
        (Door::Holding(permission), Who::Seated(role)) if role.permissions().contains(&permission) => {
            Says::Open
        }
        (Door::Holding(_), Who::Seated(_)) => Says::Forbidden,
        (Door::Holding(_), _) => Says::NotFound,
    }
}

fn matrix(routes: &[Route]) -> String {
    let mut sorted: Vec<&Route> = routes.iter().collect();
    sorted.sort_by_key(|route| (route.path, route.method));
    let width = sorted.iter().map(|route| route.path.len()).max().unwrap_or(0);
    let who = Who::all();
    let heads: Vec<String> = who.iter().map(|one| format!("{:<16}", one.word())).collect();
    let mut text = format!("{:<4} {:<width$}  {}", "", "page", heads.concat())
        .trim_end()
        .to_owned();
    for route in sorted {
        let cells: Vec<String> = who
            .iter()
            .map(|one| format!("{:<16}", answer(route.door, *one).word()))
            .collect();
        let line = format!("{:<4} {:<width$}  {}", route.method, route.path, cells.concat());
        text.push('\n');
        text.push_str(line.trim_end());
    }
    text + "\n"
}

#[test]
fn the_access_matrix_is_the_one_that_was_read_and_committed() {
    let made = matrix(weft::house::pages().list());
    if std::env::var_os(RENEW).is_some() {
        std::fs::write(MATRIX, &made).unwrap();
    }
    let kept = std::fs::read_to_string(Path::new(MATRIX)).unwrap_or_default();
    let lines = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    let (made_lines, kept_lines) = (lines(&made), lines(&kept));
    let added = made_lines
        .iter()
        .filter(|line| !kept_lines.contains(line))
        .map(|line| format!("+ {line}"));
    let gone = kept_lines
        .iter()
        .filter(|line| !made_lines.contains(line))
        .map(|line| format!("- {line}"));
    let changes: Vec<String> = gone.chain(added).collect();
    assert!(
        made == kept,
        "\nWho may open what has changed. Read it, then: {RENEW}=1 cargo test -p weft --test it access\n\n{}\n",
        changes.join("\n")
    );
}

#[tokio::test]
async fn every_door_answers_as_the_matrix_says() {
    let site = site().await;
    let visitors = visitors(&site).await;
    let mut wrong = Vec::new();
    for route in weft::house::pages().list() {
        let path = filled(route.path);
        for (who, visitor) in &visitors {
            let promised = answer(route.door, *who);
            // An open door is tried by looking only: sending would change or end something.
            if promised == Says::Open && route.method != "GET" {
                continue;
            }
            let status = ask(visitor, route.method, &path).await;
            let is_kept = match promised.status() {
                Some(expected) => status == expected,
                None => status != StatusCode::UNAUTHORIZED && !status.is_server_error(),
            };
            if !is_kept {
                wrong.push(format!(
                    "{} {} to {}: {status}, not {}",
                    route.method,
                    path,
                    who.word(),
                    promised.word()
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "\nThese doors answer otherwise than the matrix says:\n  {}\n",
        wrong.join("\n  ")
    );
}

#[tokio::test]
async fn looking_changes_nothing_but_a_file_taken_away_is_recorded() {
    let site = site().await;
    let scope = site.coalition("three-rivers", "Three Rivers").await;
    let visitor = site.holding(scope, "Amina", Role::Coordinator).await;
    let routes = weft::house::pages();
    let mut wrong = Vec::new();
    let mut taken = 0;
    for route in routes.list().iter().filter(|route| route.method == "GET") {
        let path = filled(route.path);
        let before = written(&site).await;
        visitor.head(&path).await;
        if written(&site).await != before {
            wrong.push(format!("HEAD {path}"));
        }
        let before = written(&site).await;
        let status = visitor.get(&path).await.status;
        let has_written = written(&site).await != before;
        let is_file = route.door == Door::Holding(Permission::TakeAway) && status == StatusCode::OK;
        if has_written != is_file {
            wrong.push(format!("GET {path}"));
        }
        taken += usize::from(is_file);
    }
    assert!(
        wrong.is_empty(),
        "These write, or do not write down what was taken:\n  {}",
        wrong.join("\n  ")
    );
    assert!(taken > 5, "only {taken} files were taken");
}

/// How many rows have been written so far.
async fn written(site: &Site) -> i64 {
    let db = site.app.database().write();
    let question = Statement::from_string(DatabaseBackend::Sqlite, "SELECT total_changes()");
    let row = db.query_one_raw(question).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn visitors(site: &Site) -> Vec<(Who, Visitor)> {
    let scope = site.coalition("three-rivers", "Three Rivers").await;
    let mut visitors = Vec::new();
    for who in Who::all() {
        let visitor = match who {
            Who::Stranger => site.stranger(),
            Who::SignedIn => site.signed_in(site.person("Nok", None).await).await,
            Who::Founder => {
                site.signed_in(site.person("Founder", Some(ServerRole::Founder)).await)
                    .await
            }
            Who::Seated(role) => site.holding(scope, role.word(), role).await,
            Who::LinkHolder => link_holder(site, scope).await,
        };
        visitors.push((who, visitor));
    }
    visitors
}

async fn link_holder(site: &Site, scope: Scope) -> Visitor {
    let maker = site.person("Maker", None).await;
    let id = OrganisationId(site.app.ids().next());
    let doer = Doer::program(&site.app, scope);
    let newcomer = organisations::Newcomer {
        id,
        doer: doer.clone(),
        draft: organisations::Draft { name: "First".to_owned(), ..Default::default() },
        contacts: Vec::new(),
    };
    let link = links::Newcomer {
        id: site.app.ids().next(),
        organisation_id: id,
        name: "First".to_owned(),
        secret: Secret::new(),
        asked_at: None,
    };
    let secret = link.secret.clone();
    let tx = site.app.begin().await.unwrap();
    organisations::add_many(&tx, vec![newcomer]).await.unwrap();
    let until = site.app.now() + TimeDelta::days(1);
    links::make(&tx, &doer, (maker, until), &[link]).await.unwrap();
    tx.commit().await.unwrap();
    let opened = site
        .stranger()
        .post(&format!("/own/{}", secret.text()), &[])
        .await;
    let cookie = opened.expect(StatusCode::SEE_OTHER).cookie("weft-own");
    site.stranger().with_cookie("weft-own", &cookie)
}

async fn ask(visitor: &Visitor, method: &str, path: &str) -> StatusCode {
    if method == "GET" {
        return visitor.get(path).await.status;
    }
    visitor.post(path, &[]).await.status
}

/// An address of the coalition, with an id that nobody has wherever one is wanted.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{coalition}" => "three-rivers",
        part if part.starts_with('{') => NOBODY,
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}
