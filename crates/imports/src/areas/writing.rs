//! What a row of places makes new or changes: the place with its outline, or why not.

use places::{Draft, NewPlace, PlaceId, Refusal, Renewed, Whole};

use super::before::told;
use super::line::Said;
use super::matching::Known;
use super::taking::Taking;
use crate::effects::Effect;
use crate::making::KINDS;
use crate::report::Fate;
use crate::teller::Teller;

impl Taking<'_> {
    pub fn newcomer(&mut self, known: &Known, said: &Said, inside: PlaceId) -> Option<NewPlace> {
        if self.is_again((Some(inside), kernel::fold(&said.name)), said.row) {
            return None;
        }
        let level = known.tree.get(inside).map_or(0, |place| place.level + 1);
        let usual = usize::try_from(level).ok().and_then(|level| KINDS.get(level));
        let beside = known.tree.children(inside);
        let beside = beside.first().map(|place| place.kind.clone());
        let kind = Some(said.kind.clone()).filter(|kind| !kind.is_empty());
        let kind = kind
            .or(beside)
            .unwrap_or_else(|| usual.copied().unwrap_or("place").to_owned());
        let draft = self.draft(said, kind);
        let made = self
            .with_outline(said, &draft, |draft| NewPlace::inside(&known.tree, inside, self.level_max, draft));
        let new = self.accepted(said, made)?;
        self.report.became(said.row, Fate::New);
        Some(new)
    }

    /// The place as it becomes; nothing where the row says nothing new, and an error where it was refused.
    pub fn completed(&mut self, known: &Known, said: &Said, id: PlaceId) -> Result<Option<Renewed>, ()> {
        let place = known.tree.get(id).ok_or(())?;
        let nothing = Whole::default();
        let whole = known.wholes.get(&id).unwrap_or(&nothing);
        let draft = self.draft(said, String::new());
        let completed =
            self.with_outline(said, &draft, |draft| places::complete(&known.tree, place, whole, draft));
        let Some(to) = self.accepted(said, completed).ok_or(())? else {
            return Ok(None);
        };
        let points = |count| points(&self.teller, count);
        let changes = told(&to, (place, whole), points);
        self.report.changes(said.row, &changes);
        let renewed = Renewed { place: place.clone(), to, changes };
        let effect = Effect::of_place(&renewed, whole.outline.as_ref());
        self.changed.push(effect);
        Ok(Some(renewed))
    }

    fn draft(&self, said: &Said, kind: String) -> Draft {
        let names = said
            .names
            .iter()
            .map(|(language, name)| format!("{language}: {name}"));
        Draft {
            name: said.name.clone(),
            local_name: said.local_name.clone(),
            kind,
            code: said.code.clone(),
            names: names.collect::<Vec<_>>().join("\n"),
            outline: self.list.outline(said.row).to_owned(),
        }
    }

    /// Tries it with the outline of the row; where only that is refused, without, and says so.
    fn with_outline<T>(
        &self,
        said: &Said,
        draft: &Draft,
        check: impl Fn(&Draft) -> Result<T, Refusal>,
    ) -> (Result<T, Refusal>, Option<String>) {
        match check(draft) {
            Err(Refusal::Outline(refusal)) => {
                let refusal = Refusal::Outline(refusal);
                let reason = self.sentence(refusal);
                let without = Draft { outline: String::new(), ..draft.clone() };
                let remark = self
                    .teller
                    .say("import-without-outline", &[("written", &said.name), ("reason", &reason)]);
                (check(&without), Some(remark))
            }
            other => (other, None),
        }
    }

    fn accepted<T>(
        &mut self,
        said: &Said,
        (checked, remark): (Result<T, Refusal>, Option<String>),
    ) -> Option<T> {
        if let Some(remark) = remark {
            self.report.remark(said.row, String::new(), remark);
        }
        match checked {
            Ok(checked) => Some(checked),
            Err(refusal) => {
                let sentence = self.sentence(refusal);
                self.report.refuse(said.row, String::new(), sentence);
                None
            }
        }
    }

    fn sentence(&self, refusal: Refusal) -> String {
        let number = refusal.number().to_string();
        self.teller.say(&refusal.to_string(), &[("number", &number)])
    }
}

/// How many points an outline has, in words; nothing for none.
pub fn points(teller: &Teller<'_>, count: String) -> String {
    match count.as_str() {
        "" => count,
        count => teller.say("import-outline-points", &[("count", count)]),
    }
}
