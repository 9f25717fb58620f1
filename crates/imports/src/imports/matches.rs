//! Words that are not surely known: what each means, settled by whoever knows.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::{Crumb, Field, Form, FormView, Frame, PageError, Visit, page, redirect, refused};

use super::asked::{self, AT_ONCE, name};
use super::reading::{self, Opened};
use super::{pages, store, trying};
use crate::answers::{Answer, Answers, Subject};
use crate::asking::Question;

/// Before the word for what a button settles together.
const ALL_NEW: &str = "new-";

#[derive(Template)]
#[template(path = "imports/matches.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    /// How many words are open, and how many of them are not on this page.
    count: usize,
    more: usize,
    form: FormView,
    groups: Vec<Group>,
}

/// The questions about one subject.
struct Group {
    word: &'static str,
    title: String,
    fields: Vec<Field>,
    /// That all others that are like nothing known are new, where some do not stand on this page.
    all_new: Option<String>,
}

pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let opened = Arc::new(reading::open(&visit, &id).await?);
    if let Some(going) = trying::going(&visit, &opened).await? {
        return Ok(going);
    }
    let questions = questions(&visit, &opened).await?;
    if questions.is_empty() {
        return Ok(redirect(&address(&visit.frame, &opened), None));
    }
    let form = asked::form(&visit, &opened, &questions).await?;
    page(&view(&visit.frame, &opened, &questions, form))
}

pub async fn save(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let opened = reading::open(&visit, &id).await?;
    let (answers, version) = if sent.get("then") == "anew" {
        (opened.kept.answers.anew(), sent.get("version").parse().unwrap_or_default())
    } else {
        let questions = questions(&visit, &opened).await?;
        let mut form = asked::form(&visit, &opened, &questions).await?;
        form.fill(frame, &sent);
        let takes_likely = sent.get("then") == "later";
        let lacks_country = asks_country(&questions) && asked::chosen(&form).is_empty();
        if lacks_country {
            asked::refuse_no_country(frame, &mut form);
        }
        if lacks_country || !form.is_sound() && !takes_likely {
            return refused(&view(frame, &opened, &questions, form));
        }
        let mut answers = answered(&opened, &questions, &form);
        let rest = &questions[questions.len().min(AT_ONCE)..];
        if takes_likely {
            for (question, answer) in asked::remembered((&visit, opened.kept.what), rest).await? {
                give(&mut answers, question, answer);
            }
            answers.takes_likely = true;
        }
        let subject = sent.get("then").strip_prefix(ALL_NEW);
        for question in all_new(rest, subject.and_then(Subject::from_word)) {
            give(&mut answers, question, Answer::New);
        }
        (answers, form.version)
    };
    let tx = visit.app.begin().await?;
    if !store::answer(&tx, visit.scope, (opened.kept.id, version), &answers).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&format!("{}/matches", address(frame, &opened)), None))
}

fn asks_country(questions: &[Question]) -> bool {
    questions
        .first()
        .is_some_and(|question| question.subject == Subject::Country)
}

/// What was said before, and on this page.
fn answered(opened: &Opened, questions: &[Question], form: &FormView) -> Answers {
    let mut answers = opened.kept.answers.clone();
    if asks_country(questions) {
        answers.countries = asked::chosen(form);
    }
    for question in questions.iter().take(AT_ONCE) {
        let answer = Answer::from_word(form.get(&name(question)));
        if let Some(answer) = answer.filter(|_| question.subject != Subject::Country) {
            give(&mut answers, question, answer);
        }
    }
    answers
}

fn give(answers: &mut Answers, question: &Question, answer: Answer) {
    let doubt = &question.doubt;
    answers.give(question.subject, (&doubt.key, &doubt.written), answer);
}

/// Words that are like nothing known, and can be made: nobody has to look at each of them.
fn all_new(rest: &[Question], subject: Option<Subject>) -> impl Iterator<Item = &Question> {
    rest.iter().filter(move |question| {
        let doubt = &question.doubt;
        Some(question.subject) == subject && doubt.may_make && doubt.choices.is_empty()
    })
}

fn address(frame: &Frame, opened: &Opened) -> String {
    frame.at(&format!("/imports/{}", opened.kept.id))
}

/// What is open, the country first.
async fn questions(visit: &Visit, opened: &Opened) -> Result<Vec<Question>, PageError> {
    if opened.kept.taken_at.is_some() {
        return Ok(Vec::new());
    }
    let mut questions = trying::tried(visit, opened).await?.questions().to_vec();
    questions.sort_by_key(|question| question.subject);
    Ok(questions)
}

fn groups(frame: &Frame, questions: &[Question], form: &FormView) -> Vec<Group> {
    let rest = &questions[questions.len().min(AT_ONCE)..];
    let group = |subject: Subject| {
        let all = questions.iter().filter(|question| question.subject == subject);
        let title = frame.t1(&format!("import-asked-{}", subject.word()), "count", all.count());
        let fields = form
            .fields
            .iter()
            .filter(|field| field.name.starts_with(subject.word()));
        let new = all_new(rest, Some(subject)).count();
        Group {
            word: subject.word(),
            title,
            fields: fields.cloned().collect(),
            all_new: (new > 0).then(|| frame.t1("import-matches-new", "count", new)),
        }
    };
    let subjects = [Subject::Country].into_iter().chain(Subject::ALL).map(group);
    subjects.filter(|group| !group.fields.is_empty()).collect()
}

fn view<'a>(frame: &'a Frame, opened: &Opened, questions: &[Question], form: FormView) -> Show<'a> {
    Show {
        frame,
        crumb: frame.crumb("import-title", "/imports"),
        title: pages::called(frame, &opened.kept.file_name),
        count: questions.len(),
        more: questions.len().saturating_sub(AT_ONCE),
        groups: groups(frame, questions, &form),
        form,
    }
}
