//! The questions about words as a form: what each may mean, and what was said of it before.

use std::collections::{HashMap, HashSet};

use places::{PlaceId, Tree};
use uuid::Uuid;
use web::{Field, FormView, Frame, Kind, Options, PageError, Visit};

use super::reading::Opened;
use super::word_store;
use crate::answers::{Answer, Subject};
use crate::asking::{Doubt, Question};
use crate::what::What;
use crate::{countries, world_names};

/// So many words are asked about at once.
pub const AT_ONCE: usize = 25;
/// Of things nobody thought of so many are offered beside the likely ones.
const OFFERED_MAX: usize = 200;
/// The field for a country that is not among the likely ones.
const OTHER: &str = "country-other";

/// What is there already: organisations, places, kinds of work, for whom; none where they are too many to look through.
struct Offered {
    organisations: Vec<Options>,
    places: Vec<Options>,
    kinds: Vec<Options>,
    populations: Vec<Options>,
}

impl Offered {
    async fn read(visit: &Visit) -> Result<Self, PageError> {
        let (frame, db, scope) = (&visit.frame, visit.app.db(), visit.scope);
        let names = organisations::all_names(db, scope).await?;
        let mut seen = HashSet::new();
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
        let populations = organisations::populations(db, scope).await?;
        let populations = populations.iter().filter(|one| !one.is_ended);
        let populations = populations.map(|one| Options::new(one.id.0.to_string(), one.name.clone()));
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
            populations: few(populations.collect()),
        })
    }

    fn of(&self, subject: Subject) -> &[Options] {
        match subject {
            Subject::Organisation => &self.organisations,
            Subject::Place => &self.places,
            Subject::Kind => &self.kinds,
            Subject::Population => &self.populations,
            Subject::Several | Subject::Country => &[],
        }
    }
}

/// The name of a question's field.
pub fn name(question: &Question) -> String {
    if question.subject == Subject::Country {
        return countries::KEY.to_owned();
    }
    let digest = web::digest(&question.doubt.key);
    format!("{}-{}", question.subject.word(), &digest[..16])
}

/// The first of the questions, each with what may be answered.
pub async fn form(visit: &Visit, opened: &Opened, questions: &[Question]) -> Result<FormView, PageError> {
    let (frame, offered) = (&visit.frame, Offered::read(visit).await?);
    let address = frame.at(&format!("/imports/{}", opened.kept.id));
    let mut form = FormView::new(format!("{address}/matches"), frame.t("import-matches-save"), address)
        .version(opened.kept.version);
    let asked = &questions[..questions.len().min(AT_ONCE)];
    let remembered = words(visit, asked).await?;
    for question in asked {
        if question.subject == Subject::Country {
            form.fields.extend(country_fields(frame, question));
            continue;
        }
        let said = remembered.get(&(question.subject, question.doubt.key.clone()));
        let options = options(frame, (opened.kept.what, question), &offered);
        form.fields.push(field(frame, question, (options, said.copied())));
    }
    Ok(form)
}

fn field(frame: &Frame, question: &Question, (mut options, said): (Vec<Options>, Option<Answer>)) -> Field {
    let (subject, doubt) = (question.subject, &question.doubt);
    let said = said.filter(|said| options.iter().any(|option| option.value == said.word()));
    let mut rows = rows(frame, question);
    if let Some(said) = said {
        rows = frame.t1("import-asked-remembered", "rows", rows);
        first(frame, &mut options, said);
    } else if let Some(best) = doubt.choices.first() {
        let why = organisations::why_alike(frame, &best.reasons);
        rows = frame.t3("import-asked-likely", "rows", rows, "name", &best.name, "why", why);
    }
    let mut field = Field::new(name(question), &doubt.written, Kind::Choice(options))
        .hint(rows)
        .required();
    if let Some(answer) = said.or_else(|| usual(subject, doubt)) {
        field = field.value(answer.word());
    }
    field
}

/// In how many rows it stands.
fn rows(frame: &Frame, question: &Question) -> String {
    frame.t2("import-asked-rows", "count", question.rows, "row", question.first_row)
}

/// The likely countries to tick, and all others.
fn country_fields(frame: &Frame, question: &Question) -> Vec<Field> {
    let doubt = &question.doubt;
    let likely = doubt.choices.iter().chain(&*doubt.further);
    let likely = likely.filter_map(|choice| {
        let area = world_names::offered(PlaceId(choice.id))?;
        Some(Options::new(area.code, choice.name.clone()))
    });
    let likely: Vec<Options> = likely.collect();
    let sure = doubt
        .choices
        .iter()
        .filter_map(|choice| world_names::offered(PlaceId(choice.id)));
    let sure = sure.map(|area| area.code.to_owned()).collect();
    let tongue = frame.language.tag();
    let others = world_names::countries(tongue).into_iter();
    let others = others.filter(|(area, _)| likely.iter().all(|option| option.value != area.code));
    let others = others.map(|(area, name)| Options::new(area.code, name));
    let hint = frame.t2("import-country-hint", "names", &doubt.written, "rows", rows(frame, question));
    let other = Field::new(OTHER, frame.t("import-country-other"), Kind::Choice(others.collect())).either();
    if likely.is_empty() {
        return vec![other.hint(hint)];
    }
    let ticks = Field::new(name(question), frame.t("import-country"), Kind::Ticks(likely));
    vec![ticks.hint(hint).either().values(sure), other]
}

/// The countries that were chosen, by code.
pub fn chosen(form: &FormView) -> Vec<String> {
    let chosen = form.all(countries::KEY).into_iter().chain(form.some(OTHER));
    chosen.filter(|code| !code.is_empty()).collect()
}

/// That no country was chosen.
pub fn refuse_no_country(frame: &Frame, form: &mut FormView) {
    let has_likely = form.fields.iter().any(|field| field.name == countries::KEY);
    let field = if has_likely { countries::KEY } else { OTHER };
    form.mistake(field, frame.t("import-country-missing"));
}

/// What was said of words in earlier lists.
async fn words(
    visit: &Visit,
    questions: &[Question],
) -> Result<HashMap<(Subject, String), Answer>, PageError> {
    let words = questions.iter().map(|one| (one.subject, one.doubt.key.clone()));
    let words: Vec<(Subject, String)> = words.collect();
    let mut said = word_store::remembered(visit.app.db(), visit.scope, &words).await?;
    let tree = places::kept_tree(&visit.app, visit.scope).await?;
    for answer in said.values_mut() {
        *answer = today(*answer, &tree);
    }
    Ok(said)
}

/// What was chosen from the world's list is one of the coalition's places by now.
fn today(answer: Answer, tree: &Tree) -> Answer {
    let of = |id: Uuid| tree.find_by_code(world_names::offered(PlaceId(id))?.code);
    match answer {
        Answer::This(id) => of(id).map_or(answer, |place| Answer::This(place.id.0)),
        Answer::Inside(id) => of(id).map_or(answer, |place| Answer::Inside(place.id.0)),
        _ => answer,
    }
}

/// What was said in earlier lists of words that are open here, where it can still be said.
pub async fn remembered<'q>(
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

/// What stands there before anybody chooses: the best match, else that it is new, or for everybody.
fn usual(subject: Subject, doubt: &Doubt) -> Option<Answer> {
    match (subject, doubt.choices.first()) {
        (Subject::Several, _) => Some(Answer::Several),
        (_, Some(best)) => Some(Answer::This(best.id)),
        (Subject::Population, None) => Some(Answer::Everybody),
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
    } else if subject == Subject::Population {
        say(Answer::Everybody, "import-answer-everybody");
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
    let new = frame.t("import-answer-new-inside");
    options.extend(doubt.further.iter().map(|around| {
        let label = frame.t1("import-answer-inside", "name", &around.name);
        Options::new(Answer::Inside(around.id).word(), label).in_group(new.clone())
    }));
    let is_likely = |id: &str| doubt.choices.iter().any(|choice| choice.id.to_string() == id);
    let others = offered
        .of(subject)
        .iter()
        .filter(|option| !is_likely(&option.value));
    options.extend(others.cloned());
    options
}
