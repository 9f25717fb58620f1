//! A text is taken out of the history of a thing: which, what that means, and that it cannot be undone.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::{Change, Permission};
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use web::events::{self, Event, Strike};
use web::{
    Crumb, Door, Field, Form, FormView, Frame, Kind, Options, PageError, Pages, Visit, digest, page,
    redirect, refused,
};

use super::doers::Doers;
use super::rules::{self, Kept, Refusal, Text};

pub(crate) fn pages() -> Pages {
    const SETTLE: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/history/{id}/texts", SETTLE, ask)
        .post("/c/{coalition}/history/{id}/texts", SETTLE, take_out)
}

/// Where texts are taken out of the history of a thing.
pub(super) fn address(frame: &Frame, id: Uuid) -> String {
    frame.at(&format!("/history/{id}/texts"))
}

/// The same, if there is a text in this whole history that could be taken out.
pub(super) fn offered(frame: &Frame, events: &[Event]) -> Option<String> {
    let kept = rules::kept(events)?;
    let is_there = rules::texts(kept.kind, events).iter().any(|text| !text.stands);
    let id = events.first()?.object_id;
    is_there.then(|| address(frame, id))
}

#[derive(Template)]
#[template(path = "history/texts.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    title: String,
    /// Empty of options when nothing can be taken out.
    form: FormView,
    /// The fields, and what stands there.
    standing: Vec<(String, &'a str)>,
    /// Where the record is changed.
    edit: String,
}

impl Show<'_> {
    fn has_any(&self) -> bool {
        self.form.fields.iter().all(|field| !field.options().is_empty())
    }
}

/// A thing with everything that happened to it.
struct Found {
    id: Uuid,
    kept: &'static Kept,
    events: Vec<Event>,
    doers: Doers,
}

impl Found {
    async fn read(db: &impl ConnectionTrait, visit: &Visit, id: &str) -> Result<Self, PageError> {
        let id = Uuid::parse_str(id).map_err(|_| PageError::NotFound)?;
        let events = events::whole(db, visit.scope, id).await?;
        let kept = rules::kept(&events).ok_or(PageError::NotFound)?;
        let doers = Doers::read(db, visit.scope, &events, std::iter::empty()).await?;
        Ok(Self { id, kept, events, doers })
    }

    /// What it is called, or that its name was taken out.
    fn name(&self, frame: &Frame) -> String {
        match rules::name(self.kept.kind, &self.events) {
            "" => frame.t("history-struck-name"),
            name => name.to_owned(),
        }
    }

    fn is_gone(&self) -> bool {
        rules::is_gone(self.kept.kind, &self.events)
    }

    fn texts(&self) -> Vec<Text<'_>> {
        rules::texts(self.kept.kind, &self.events)
    }

    /// The thing's page, or the room in which it is or was kept.
    fn page(&self, frame: &Frame) -> String {
        frame.at(&match self.kept.edit.filter(|_| !self.is_gone()) {
            Some(_) => format!("{}/{}", self.kept.room, self.id),
            None => self.kept.room.to_owned(),
        })
    }

    fn form(&self, frame: &Frame, texts: &[Text<'_>]) -> FormView {
        let out = texts.iter().filter(|text| !text.stands);
        let options = out.map(|text| Options {
            hint: Some(self.hint(frame, text)),
            ..Options::new(digest(text.text), text.text)
        });
        let sure = Options::new("yes", frame.t("history-sure-yes"));
        FormView::new(address(frame, self.id), frame.t("history-take-out"), self.page(frame))
            .field(Field::new("text", frame.t("history-which"), Kind::Ticks(options.collect())).required())
            .field(Field::new("sure", frame.t("history-sure"), Kind::Ticks(vec![sure])).required())
    }

    /// In which fields a text stood, and who wrote it when; or who wrote over it, when it was there from the start.
    fn hint(&self, frame: &Frame, text: &Text<'_>) -> String {
        let event = &self.events[text.first];
        let who = self.doers.who(frame, event);
        let key = if text.is_written {
            "history-written"
        } else {
            "history-written-over"
        };
        let (fields, when) = (labels(frame, &text.fields), frame.moment(&event.at));
        frame.t3(key, "field", fields, "who", who, "when", when)
    }

    fn show<'a>(&'a self, frame: &'a Frame, texts: &[Text<'a>], form: FormView) -> Show<'a> {
        let standing = texts.iter().filter(|text| text.stands);
        let page = self.page(frame);
        Show {
            frame,
            title: frame.t1("history-strike-title", "name", self.name(frame)),
            form,
            standing: standing
                .map(|text| (labels(frame, &text.fields), text.text))
                .collect(),
            edit: format!("{page}{}", self.kept.edit.unwrap_or_default()),
            crumb: Crumb { label: self.name(frame), href: page },
        }
    }
}

/// Fields in words; two may be called alike.
fn labels(frame: &Frame, fields: &[&str]) -> String {
    let mut labels: Vec<String> = fields.iter().map(|field| frame.t(field)).collect();
    labels.sort();
    labels.dedup();
    frame.list(&labels)
}

async fn ask(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let found = Found::read(visit.app.db(), &visit, &id).await?;
    let texts = found.texts();
    page(&found.show(&visit.frame, &texts, found.form(&visit.frame, &texts)))
}

async fn take_out(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, "history").await?;
    let found = Found::read(&tx, &visit, &id).await?;
    let texts = found.texts();
    let mut view = found.form(frame, &texts);
    view.fill(frame, &sent);
    if view.all("sure").is_empty() {
        view.mistake("sure", frame.t("history-refused-unread"));
    }
    let ticked = view.all("text");
    let chosen = rules::choose(&texts, |text| ticked.contains(&digest(text)));
    let chosen = match chosen {
        Ok(chosen) if view.is_sound() => chosen,
        Err(refusal @ Refusal::Out) if !ticked.is_empty() => {
            return Ok(redirect(&found.page(frame), Some(&refusal.to_string())));
        }
        outcome => {
            if outcome == Err(Refusal::Stands) {
                view.mistake("text", frame.t(&Refusal::Stands.to_string()));
            }
            return refused(&found.show(frame, &texts, view));
        }
    };
    let name = rules::name(found.kept.kind, &found.events);
    let is_left = !name.is_empty() && !chosen.contains(&name);
    let strike = Strike {
        kind: found.kept.kind,
        object_id: found.id,
        name: if is_left { name } else { Change::STRUCK },
        named: rules::NAMED,
        texts: &chosen,
        spares: rules::is_fact,
    };
    events::strike(&tx, &visit.doer(), strike).await?;
    tx.commit().await?;
    visit.app.empty_log().await;
    Ok(redirect(&found.page(frame), Some("notice-text-taken-out")))
}
