//! What needs this person now: counted from the records, nothing that is done already.

use activities::Overview;
use kernel::{OrganisationId, Permission};
use web::{Frame, PageError, Task, Tone, Visit};

/// The things to do, most pressing first.
pub async fn of(visit: &Visit, overview: &Overview) -> Result<Vec<Task>, PageError> {
    let mut tasks = Vec::new();
    let stale = organisations::stale(&visit.app, visit.scope, visit.frame.today).await?;
    if let Some(own) = visit.actor.organisation_id.filter(|own| visit.actor.keeps(*own)) {
        tasks.extend(of_member(visit, own, &stale).await?);
    }
    if visit.actor.may(Permission::KeepAnyOrganisation) {
        tasks.extend(of_coordinator(&visit.frame, overview, stale.len()));
        tasks.extend(of_links(visit).await?);
    }
    Ok(tasks)
}

/// A representative keeps their own organisation's work true.
async fn of_member(
    visit: &Visit,
    own: OrganisationId,
    stale: &[OrganisationId],
) -> Result<Vec<Task>, PageError> {
    let (frame, db) = (&visit.frame, visit.app.db());
    let ids = organisations::merged_into(db, visit.scope, own).await?;
    let counts = activities::counts(db, visit.scope, &ids, frame.today).await?;
    let page = frame.at(&format!("/organisations/{}", own.0));
    let mut tasks = Vec::new();
    if stale.contains(&own) {
        tasks.push(task(frame, "stale-page", 0, page.clone(), Tone::Watch));
    }
    if counts.stale > 0 {
        let list = frame.at(&format!("/activities?organisation={}&role=runs&stale=yes", own.0));
        tasks.push(task(frame, "stale-own", counts.stale, list, Tone::Watch));
    }
    if counts.all == 0 {
        let grid = frame.at(&format!("/activities/grid?organisation={}", own.0));
        tasks.push(task(frame, "own-first", 0, grid, Tone::Watch));
    } else {
        tasks.push(task(frame, "own", counts.under_way, page, Tone::Plain));
    }
    Ok(tasks)
}

/// A coordinator keeps the whole cloth true.
fn of_coordinator(frame: &Frame, overview: &Overview, stale: usize) -> Vec<Task> {
    let mut tasks = Vec::new();
    if overview.ask_first > 0 {
        let first = frame.at("/maps/first?why=ask");
        let asking = task(frame, "ask-first", overview.ask_first as u64, first, Tone::Gap);
        let title = match &overview.ask_first_about {
            Some(about) if overview.ask_first == 1 => frame.t1("home-task-ask-first-one", "about", about),
            _ => asking.title,
        };
        tasks.push(Task { title, ..asking });
    }
    if overview.ask_again > 0 {
        let again = frame.at("/maps/first?why=again");
        tasks.push(task(frame, "ask-again", overview.ask_again as u64, again, Tone::Watch));
    }
    if overview.stale > 0 {
        tasks.push(task(frame, "stale", overview.stale, frame.at("/activities?stale=yes"), Tone::Watch));
    }
    if stale > 0 {
        let list = frame.at("/organisations?stale=yes");
        tasks.push(task(frame, "stale-organisations", stale as u64, list, Tone::Watch));
    }
    tasks
}

/// Organisations that were sent a private link and have not answered.
async fn of_links(visit: &Visit) -> Result<Option<Task>, PageError> {
    let (frame, app) = (&visit.frame, &visit.app);
    let owed = links::owed(app.db(), visit.scope, app.now()).await?;
    let list = frame.at("/links?state=owed");
    Ok((owed > 0).then(|| task(frame, "links", owed as u64, list, Tone::Watch)))
}

/// A task whose texts are `home-task-WORD`, `-text` and `-state`.
fn task(frame: &Frame, word: &str, count: u64, href: String, tone: Tone) -> Task {
    Task {
        title: frame.t1(&format!("home-task-{word}"), "count", count),
        text: frame.of("home-task-", word, "-text"),
        state: frame.of("home-task-", word, "-state"),
        href,
        tone,
    }
}
