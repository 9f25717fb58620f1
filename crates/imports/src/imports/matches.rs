//! Words that are not surely known: what each means, settled by whoever knows.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::{Crumb, Field, Form, FormView, Frame, Kind, Options, PageError, Visit, page, redirect, refused};

use super::reading::{self, Opened};
use super::{pages, store, trying, word_store};
use crate::answers::{Answer, Subject};
use crate::asking::{Doubt, Question};
use crate::what::What;

/// So many words are asked about at once.
const AT_ONCE: usize = 25;
/// Of things nobody thought of so many are offered beside the likely ones.
const OFFERED_MAX: usize = 200;

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
    let form = form(&visit, &opened, &questions).await?;
    page(&view(&visit.frame, &opened, &questions, form))
}

pub async fn save(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let opened = reading::open(&visit, &id).await?;
    let is_anew = sent.get("then") == "anew";
    let takes_likely = sent.get("then") == "later";
    let mut answers = if is_anew {
        opened.kept.answers.anew()
    } else {
        opened.kept.answers.clone()
    };
    let mut version = sent.get("version").parse().unwrap_or_default();
    if !is_anew {
        let questions = questions(&visit, &opened).await?;
        let mut form = form(&visit, &opened, &questions).await?;
        form.fill(frame, &sent);
        if !form.is_sound() && !takes_likely {
            return refused(&view(frame, &opened, &questions, form));
        }
        for question in questions.iter().take(AT_ONCE) {
            if let Some(answer) = Answer::from_word(form.get(&name(question))) {
                let doubt = &question.doubt;
                answers.give(question.subject, (&doubt.key, &doubt.written), answer);
            }
        }
        if takes_likely {
            let rest = &questions[questions.len().min(AT_ONCE)..];
            for (question, answer) in remembered((&visit, opened.kept.what), rest).await? {
                let doubt = &question.doubt;
                answers.give(question.subject, (&doubt.key, &doubt.written), answer);
            }
        }
        answers.takes_likely |= takes_likely;
        version = form.version;
    }
    let tx = visit.app.begin().await?;
    if !store::answer(&tx, visit.scope, (opened.kept.id, version), &answers).await? {
        return Err(PageError::Stale);
    }
    tx.commit().await?;
    Ok(redirect(&format!("{}/matches", address(frame, &opened)), None))
}

fn address(frame: &Frame, opened: &Opened) -> String {
    frame.at(&format!("/imports/{}", opened.kept.id))
}

/// What is open, organisations first.
async fn questions(visit: &Visit, opened: &Opened) -> Result<Vec<Question>, PageError> {
    if opened.kept.taken_at.is_some() {
        return Ok(Vec::new());
    }
    let mut questions = trying::tried(visit, opened).await?.questions().to_vec();
    questions.sort_by_key(|question| question.subject);
    Ok(questions)
}

/// The name of a question's field.
fn name(question: &Question) -> String {
    let digest = web::digest(&question.doubt.key);
    format!("{}-{}", question.subject.word(), &digest[..16])
}

/// What is there already: organisations, places, kinds of work; none where they are too many to look through.
struct Offered {
    organisations: Vec<Options>,
    places: Vec<Options>,
    kinds: Vec<Options>,
}

impl Offered {
    async fn read(visit: &Visit) -> Result<Self, PageError> {
        let (frame, db, scope) = (&visit.frame, visit.app.db(), visit.scope);
        let names = organisations::all_names(db, scope).await?;
        let mut seen = std::collections::HashSet::new();
        let whole = names
            .iter()
            .filter(|(id, _, is_acronym)| !is_acronym && seen.insert(*id));
        let organisations = whole.map(|(id, name, _)| Options::new(id.0.to_string(), name.clone()));
        let tree = places::tree(db, scope).await?;
        let focuses = organisations::focuses(db, scope).await?;
        let kinds = focuses
            .iter()
            .filter(|focus| focus.parent_id.is_some() && !focus.is_ended);
        let kinds = kinds.map(|focus| Options::new(focus.id.0.to_string(), focus.name.clone()));
        let others = frame.t("import-answer-others");
        let few = |options: Vec<Options>| match options.len() {
            0..=OFFERED_MAX => options
                .into_iter()
                .map(|one| one.in_group(others.clone()))
                .collect(),
            _ => Vec::new(),
        };
        Ok(Self {
            organisations: few(organisations.collect()),
            places: few(tree.options()),
            kinds: few(kinds.collect()),
        })
    }

    fn of(&self, subject: Subject) -> &[Options] {
        match subject {
            Subject::Organisation => &self.organisations,
            Subject::Place => &self.places,
            Subject::Kind => &self.kinds,
            Subject::Several => &[],
        }
    }
}

async fn form(visit: &Visit, opened: &Opened, questions: &[Question]) -> Result<FormView, PageError> {
    let (frame, offered) = (&visit.frame, Offered::read(visit).await?);
    let address = address(frame, opened);
    let mut form = FormView::new(format!("{address}/matches"), frame.t("import-matches-save"), address)
        .version(opened.kept.version)
        .later("import-matches-rest");
    let asked = &questions[..questions.len().min(AT_ONCE)];
    let remembered = words(visit, asked).await?;
    for question in asked {
        let (subject, doubt) = (question.subject, &question.doubt);
        let said = remembered.get(&(subject, doubt.key.clone())).copied();
        let label = frame.t1(&format!("import-asked-{}", subject.word()), "written", &doubt.written);
        let rows = frame.t2("import-asked-rows", "count", question.rows, "row", question.first_row);
        let mut options = options(frame, (opened.kept.what, question), &offered);
        let said = said.filter(|said| options.iter().any(|option| option.value == said.word()));
        let rows = match said {
            Some(_) => frame.t1("import-asked-remembered", "rows", rows),
            None => rows,
        };
        if let Some(said) = said {
            first(frame, &mut options, said);
        }
        let mut field = Field::new(name(question), label, Kind::Choice(options))
            .hint(rows)
            .required();
        if let Some(answer) = said.or_else(|| usual(subject, doubt)) {
            field = field.value(answer.word());
        }
        form = form.field(field);
    }
    Ok(form)
}

/// What was said of words in earlier lists.
async fn words(
    visit: &Visit,
    questions: &[Question],
) -> Result<HashMap<(Subject, String), Answer>, PageError> {
    let words = questions.iter().map(|one| (one.subject, one.doubt.key.clone()));
    let words: Vec<(Subject, String)> = words.collect();
    Ok(word_store::remembered(visit.app.db(), visit.scope, &words).await?)
}

/// What was said in earlier lists of words that are open here, where it can still be said.
async fn remembered<'q>(
    (visit, what): (&Visit, What),
    questions: &'q [Question],
) -> Result<Vec<(&'q Question, Answer)>, PageError> {
    let (said, offered) = (words(visit, questions).await?, Offered::read(visit).await?);
    let still = |question: &'q Question| {
        let answer = *said.get(&(question.subject, question.doubt.key.clone()))?;
        let options = options(&visit.frame, (what, question), &offered);
        let is_there = options.iter().any(|option| option.value == answer.word());
        is_there.then_some((question, answer))
    };
    Ok(questions.iter().filter_map(still).collect())
}

/// What was said of the word the last time stands first, and says so.
fn first(frame: &Frame, options: &mut [Options], said: Answer) {
    if let Some(at) = options.iter().position(|option| option.value == said.word()) {
        options[..=at].rotate_right(1);
        options[0].group = Some(frame.t("import-answer-remembered"));
    }
}

/// What stands there before anybody chooses: the best match, else that it is new.
fn usual(subject: Subject, doubt: &Doubt) -> Option<Answer> {
    match (subject, doubt.choices.first()) {
        (Subject::Several, _) => Some(Answer::Several),
        (_, Some(best)) => Some(Answer::This(best.id)),
        _ => doubt.may_make.then_some(Answer::New),
    }
}

fn options(frame: &Frame, (what, question): (What, &Question), offered: &Offered) -> Vec<Options> {
    let (subject, doubt) = (question.subject, &question.doubt);
    let likely = frame.t("import-answer-likely");
    let mut options: Vec<Options> = doubt
        .choices
        .iter()
        .map(|choice| {
            let why = organisations::why_alike(frame, &choice.reasons);
            let label = frame.t2("import-answer-this", "name", &choice.name, "why", why);
            Options::new(choice.id.to_string(), label).in_group(likely.clone())
        })
        .collect();
    let or = frame.t("import-answer-or");
    let mut say = |answer: Answer, key: &str| {
        options.push(Options::new(answer.word(), frame.t(key)).in_group(or.clone()));
    };
    if subject == Subject::Several {
        say(Answer::Several, "import-answer-several");
        say(Answer::One, "import-answer-one");
    } else if doubt.may_make {
        say(Answer::New, "import-answer-new");
    }
    // An organisation does without one of its places; an activity does not.
    let is_word = what == What::Organisations && subject != Subject::Organisation;
    say(
        Answer::Out,
        if is_word {
            "import-answer-word-out"
        } else {
            "import-answer-out"
        },
    );
    let is_likely = |id: &str| doubt.choices.iter().any(|choice| choice.id.to_string() == id);
    let others = offered
        .of(subject)
        .iter()
        .filter(|option| !is_likely(&option.value));
    options.extend(others.cloned());
    options
}

fn view<'a>(frame: &'a Frame, opened: &Opened, questions: &[Question], form: FormView) -> Show<'a> {
    Show {
        frame,
        crumb: frame.crumb("import-title", "/imports"),
        title: pages::called(frame, &opened.kept.file_name),
        count: questions.len(),
        more: questions.len().saturating_sub(AT_ONCE),
        form,
    }
}
