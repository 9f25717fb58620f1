//! The first steps of a young coalition: each stays until it is really done, and when all are, they go.

use activities::{Beginnings, FEW};
use web::{Frame, Task, Tone};

/// One of the first things to do.
struct Step {
    /// The middle of its text keys.
    word: &'static str,
    href: String,
    /// How much of it is done, and how much there is.
    done: usize,
    all: usize,
    /// Left out on purpose.
    is_aside: bool,
}

/// The steps as they stand.
pub struct Steps {
    pub tasks: Vec<Task>,
    /// How many of them are done.
    pub done: usize,
    /// The first that is not: where the page leads.
    pub next: Task,
    /// Where a list is brought that says what many do, while nothing is written down.
    pub list: Option<String>,
    /// Setting needs may be left out.
    pub may_leave_needs: bool,
}

impl Step {
    fn is_done(&self) -> bool {
        self.is_aside || self.done >= self.all
    }
}

/// Nothing once all of them are done, or left out on purpose.
pub fn of(frame: &Frame, beginnings: &Beginnings, sets_no_needs: bool) -> Option<Steps> {
    let mut steps = steps(frame, beginnings);
    let may_leave_needs = !beginnings.is_needed && !sets_no_needs;
    for step in &mut steps {
        step.is_aside = step.word == "needs" && sets_no_needs && !beginnings.is_needed;
    }
    let first = steps.iter().position(|step| !step.is_done())?;
    let tasks: Vec<Task> = steps
        .iter()
        .enumerate()
        .map(|(at, step)| task(frame, beginnings, step, at == first))
        .collect();
    Some(Steps {
        done: steps.iter().filter(|step| step.is_done()).count(),
        next: tasks[first].clone(),
        tasks,
        list: (beginnings.written == 0).then(|| frame.at("/imports/new")),
        may_leave_needs,
    })
}

fn steps(frame: &Frame, beginnings: &Beginnings) -> [Step; 5] {
    let grid = match &beginnings.unwritten {
        Some((id, _)) => format!("/activities/grid?organisation={}", id.0),
        None => "/activities/grid".to_owned(),
    };
    let step = |word, path: &str, done, all| Step { word, href: frame.at(path), done, all, is_aside: false };
    [
        step("area", "/start/area", usize::from(beginnings.has_places), 1),
        step("organisations", "/organisations/new?first=1", beginnings.organisations, FEW),
        step("activities", &grid, beginnings.written, FEW),
        step("asked", "/needs/asked/new", usize::from(beginnings.is_asked), 1),
        step("needs", "/needs", usize::from(beginnings.is_needed), 1),
    ]
}

fn task(frame: &Frame, beginnings: &Beginnings, step: &Step, is_next: bool) -> Task {
    let (state, tone) = if step.is_aside {
        (frame.t("home-step-aside"), Tone::Plain)
    } else if step.is_done() {
        (frame.t("home-step-done"), Tone::Good)
    } else {
        let state = if step.done > 0 {
            frame.t2("home-step-part", "done", step.done, "all", step.all)
        } else {
            frame.t(if is_next {
                "home-step-next"
            } else {
                "home-step-then"
            })
        };
        (state, if is_next { Tone::Watch } else { Tone::Plain })
    };
    let title = match &beginnings.unwritten {
        Some((_, name)) if step.word == "activities" && beginnings.written < FEW => {
            frame.t1("home-step-activities-of", "name", name)
        }
        _ => frame.of("home-step-", step.word, ""),
    };
    let text = if step.is_done() {
        String::new()
    } else {
        frame.of("home-step-", step.word, "-text")
    };
    Task { title, text, href: step.href.clone(), state, tone }
}
