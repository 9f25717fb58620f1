//! Which kind of work a row means; and the kinds that have to be made first.

use std::collections::HashSet;

use alike::Subject;
use kernel::fold;
use organisations::{Focus, FocusId, NewKind};
use sea_orm::{DatabaseTransaction, DbErr};
use web::App;
use web::events::Doer;

use crate::finding::{Finder, Found};
use crate::line::Line;

/// What a row does.
#[derive(Clone, Debug, PartialEq)]
pub enum Worked {
    /// This kind of work; and the activity's own title, where it is another.
    Known(FocusId, Option<String>),
    Likely(FocusId, String),
    Missing {
        area: String,
        name: String,
    },
    Nothing,
}

pub struct Kinds {
    all: Vec<Focus>,
    /// Both by the position in `all`.
    kinds: Finder,
    areas: Finder,
    takes_likely: bool,
}

impl Kinds {
    pub fn new(all: Vec<Focus>, takes_likely: bool) -> Self {
        let names = |is_area: bool| {
            let fit = move |focus: &Focus| focus.parent_id.is_none() == is_area && !focus.is_ended;
            let some = all.iter().enumerate().filter(move |(_, focus)| fit(focus));
            some.flat_map(|(at, focus)| {
                let short = (focus.short != focus.name).then_some((at, focus.short.as_str(), false));
                std::iter::once((at, focus.name.as_str(), false)).chain(short)
            })
        };
        let (kinds, areas) =
            (Finder::new(Subject::Words, names(false)), Finder::new(Subject::Words, names(true)));
        Self { kinds, areas, all, takes_likely }
    }

    pub fn name(&self, id: FocusId) -> &str {
        self.all
            .iter()
            .find(|focus| focus.id == id)
            .map_or("", |focus| &focus.name)
    }

    /// The most exact word decides; a title is only taken for a kind of work when it is beyond doubt.
    pub fn kind(&mut self, line: &Line) -> Worked {
        let title = Some(line.title.clone()).filter(|title| !title.is_empty());
        for written in [&line.kind, &line.area] {
            if written.is_empty() {
                continue;
            }
            match self.kinds.find(written) {
                Found::Sure(at) => return Worked::Known(self.all[at].id, title),
                Found::Likely(at) if !line.kind.is_empty() && self.takes_likely => {
                    return Worked::Known(self.all[at].id, title);
                }
                Found::Likely(at) if !line.kind.is_empty() => {
                    return Worked::Likely(self.all[at].id, written.clone());
                }
                _ => {}
            }
            if !line.kind.is_empty() {
                break;
            }
        }
        if line.kind.is_empty()
            && let Found::Sure(at) = self.kinds.find(&line.title)
        {
            return Worked::Known(self.all[at].id, None);
        }
        let name = [&line.kind, &line.area, &line.title]
            .into_iter()
            .find(|written| !written.is_empty());
        match name {
            Some(name) => Worked::Missing { area: line.area.clone(), name: name.clone() },
            None => Worked::Nothing,
        }
    }

    /// Makes the kinds of work that the rows name and the coalition has not, in the area they name.
    pub async fn make(
        &mut self,
        (tx, app): (&DatabaseTransaction, &App),
        (doer, elsewhere): (&Doer, &str),
        lines: &[Line],
    ) -> Result<Vec<String>, DbErr> {
        let mut seen = HashSet::new();
        let (mut new, mut made): (Vec<NewKind>, Vec<String>) = (Vec::new(), Vec::new());
        for line in lines {
            let Worked::Missing { area, name } = self.kind(line) else {
                continue;
            };
            if !seen.insert(fold(&name)) {
                continue;
            }
            let area = if area.is_empty() {
                elsewhere.to_owned()
            } else {
                area
            };
            let known = match self.areas.find(&area) {
                Found::Sure(at) | Found::Likely(at) => Some(self.all[at].id),
                Found::Unknown => None,
            };
            let added = new
                .iter()
                .find(|kind| kind.area_id.is_none() && fold(&kind.name) == fold(&area));
            let area_id = known.or(added.map(|kind| kind.id)).unwrap_or_else(|| {
                let id = FocusId(app.ids().next());
                new.push(NewKind { id, area_id: None, name: area });
                id
            });
            new.push(NewKind {
                id: FocusId(app.ids().next()),
                area_id: Some(area_id),
                name: name.clone(),
            });
            made.push(name);
        }
        organisations::add_kinds(tx, doer, new).await?;
        *self = Self::new(organisations::focuses(tx, doer.scope).await?, self.takes_likely);
        Ok(made)
    }
}
